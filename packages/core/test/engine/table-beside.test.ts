import { sqliteFile } from '@athar/synthetic';
import { expect, test } from 'vitest';
import { interactionContacts } from '../../src/artifacts/ios/interaction-contacts.ts';
import { coverageOf } from '../../src/engine/coverage.ts';
import { examine } from '../builders/examine.ts';

const coverageOfTable = (name: string) => {
  const table = { name, columns: 'Z_PK INTEGER PRIMARY KEY', rows: [] };
  const file = examine(interactionContacts, sqliteFile({ tables: [table] }));
  return coverageOf('s1', interactionContacts.id, 'optional', 'chosen', [file]);
};

test('a database that is known by another of its tables holds none of what is read from the one it lacks', () => {
  expect(coverageOfTable('ZINTERACTIONS')).toMatchObject({ outcome: 'not-present', problems: [] });
});

test('a database that is known by no table is of an unknown schema', () => {
  const { outcome, problems } = coverageOfTable('ZOTHER');
  expect(outcome).toBe('not-supported');
  expect(problems.map(({ code }) => code)).toEqual(['unsupported']);
});
