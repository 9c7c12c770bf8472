import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareUtf8 } from '../../src/bytes/utf8-order.ts';
import { archiveName, sortNames, type ArchiveIndex } from '../../src/formats/archive.ts';

const names = fc.string({ unit: 'binary', maxLength: 8 });
const byBytes = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b));

test('names are compared as their UTF-8 bytes', () => {
  fc.assert(
    fc.property(names, names, (a, b) => {
      expect(Math.sign(compareUtf8(a, b))).toBe(byBytes(a, b));
    }),
    { numRuns: 2000 },
  );
  expect(compareUtf8('\u{1f600}', '\uff5e')).toBeGreaterThan(0);
});

function indexOf(list: readonly string[]): ArchiveIndex {
  return {
    count: list.length,
    name: (member) => list[member]!,
    kind: () => 'file',
    size: () => 0,
    modified: () => undefined,
    content: () => ({
      content: { kind: 'memory', bytes: new Uint8Array(0) },
      problems: [],
    }),
    problems: [],
  };
}

test.each(['ascii', 'any'])(
  'members are listed once each in that order, and found by name (%s)',
  (kind) => {
    const name = kind === 'ascii' ? fc.string({ unit: 'grapheme-ascii', maxLength: 6 }) : names;
    fc.assert(
      fc.property(fc.array(name, { maxLength: 40 }), (list) => {
        const sorted = sortNames(indexOf(list));
        const expected = [...new Set(list.filter((text) => text !== ''))].sort(byBytes);
        expect([...sorted.order].map((member) => list[member])).toEqual(expected);
        for (const text of expected) expect(sorted.find(text)).toBe(list.lastIndexOf(text));
        expect(sorted.find('not there')).toBe(-1);
      }),
    );
  },
);

test('a name of an archive loses what makes it absolute, and keeps what climbs', () => {
  const cases = {
    '/a': 'a',
    './a/./b//': 'a/b',
    'c:\\d': 'd',
    '..': '..',
    '': '',
    '.': '',
    'a.': 'a.',
  };
  for (const [raw, name] of Object.entries(cases)) expect(archiveName(raw)).toBe(name);
});
