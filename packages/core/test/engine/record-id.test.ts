import { describe, expect, test } from 'vitest';
import { hashedId, positionId, recordIds } from '../../src/engine/lines/record-id.ts';
import type { Position } from '../../src/model/index.ts';

const path = '/private/var/mobile/Library/SMS/sms.db';

function idOf(rowId: number | bigint, recovered = 0, table = 'message'): string {
  const ids = recordIds('ios.sms', path, table);
  ids.ofRow(rowId, recovered);
  return [...ids.words].map((word) => word.toString(16).padStart(8, '0')).join('');
}

test('ids are public: these never change', () => {
  expect([
    idOf(1),
    idOf(2),
    idOf(-1),
    idOf(2n ** 63n - 1n),
    idOf(1, 7),
    idOf(1, 0, 'chat'),
  ]).toEqual([
    '86d24bd6cba382537c762bb74f767f92',
    '74ec4c0a2edb4e0776d5560f0db64dba',
    'fc615dfda79466bec4c2e5fd9df5ba4f',
    '7eea94a32b09ca84b09187cb508c5d48',
    '3bfa8c5dbb6041a826c23c9c57c2e1b8',
    '77b832fff23c774982780c661696c997',
  ]);
  const positions: readonly Position[] = [
    { unit: 'line', from: 1, to: 2 },
    { unit: 'byte', from: 1, to: 2 },
    { unit: 'key', path: 'a/0/b' },
    { unit: 'row', table: 'message', rowId: null, page: 2, offset: 100, space: 'cell' },
  ];
  expect(positions.map((position) => positionId('ios.sms', path, position))).toEqual([
    '63369f974134fce8c0cca4f342496f37',
    '75a3671b7c594d47157ef8f93fcf4dd6',
    'a74de4715aa7e73cbccea5093f298b7a',
    '54bdce5f67b893c7ee9d23c1aae8bba2',
  ]);
});

test('200,000 positions have 200,000 ids', () => {
  const ids = recordIds('ios.sms', path, 'message');
  const seen = new Set<string>();
  const add = (rowId: number | bigint, recovered: number): void => {
    ids.ofRow(rowId, recovered);
    seen.add(ids.words.join(' '));
  };
  for (let row = -50_000; row < 50_000; row++) add(row, 0);
  for (let row = 1; row <= 50_000; row++) add(1, row * 4096);
  for (let row = 0; row < 50_000; row++) add(2n ** 63n - 1n - BigInt(row), 0);
  expect(seen.size).toBe(200_000);
});

describe('what an id depends on', () => {
  test('a rowid says the same as a number and as a bigint', () => {
    for (const value of [0, 1, -1, 2 ** 31, -(2 ** 31), 2 ** 32, 2 ** 53 - 1, -(2 ** 53) + 1]) {
      expect(idOf(value)).toBe(idOf(BigInt(value)));
    }
  });

  test('artifact, path, table and place each make another id', () => {
    const ids = [
      positionId('a', '/p', { unit: 'line', from: 1, to: 2 }),
      positionId('b', '/p', { unit: 'line', from: 1, to: 2 }),
      positionId('a', '/q', { unit: 'line', from: 1, to: 2 }),
      positionId('a', '/p', { unit: 'byte', from: 1, to: 2 }),
      positionId('a', '/p', { unit: 'line', from: 1, to: 3 }),
      positionId('a', '/p', { unit: 'key', path: '1' }),
      hashedId(['a', '/p', 'line', 1]),
    ];
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{32}$/);
  });

  test('parts do not run into each other', () => {
    expect(hashedId(['ab', 'c'])).not.toBe(hashedId(['a', 'bc']));
    expect(hashedId(['1'])).not.toBe(hashedId([1]));
  });
});
