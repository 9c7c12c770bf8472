import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  exampleOlderSegment,
  exampleSegment,
} from '../../src/artifacts/biome/biome-example-files.ts';
import { crc32 } from '../../src/bytes/crc32.ts';
import { memoryFile } from '../../src/bytes/memory-file.ts';
import { segbEntries } from '../../src/formats/segb.ts';

const entryArbitrary = fc.record({
  state: fc.constantFrom(1, 3),
  time: fc.integer({ min: 1, max: 900_000_000 }),
  data: fc.uint8Array({ maxLength: 40 }),
});

const read = (file: Uint8Array) => [...segbEntries(memoryFile(file))];

describe.each([
  ['2', exampleSegment],
  ['1', exampleOlderSegment],
])('segments of version %s', (_version, segment) => {
  test('give back every entry, whatever its length', () => {
    fc.assert(
      fc.property(fc.array(entryArbitrary, { maxLength: 8 }), (entries) => {
        const found = read(segment(...entries));
        expect(
          found.map((entry) =>
            entry.kind === 'entry'
              ? { state: entry.state, time: entry.time, data: [...entry.data] }
              : entry,
          ),
        ).toEqual(
          entries.map(({ state, time, data }) => ({
            state: state === 1 ? 'written' : 'deleted',
            time,
            data: [...data],
          })),
        );
        expect(found.every((entry) => entry.kind === 'entry' && entry.isIntact)).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  test('tell an entry whose data do not have their checksum', () => {
    const file = segment({ state: 1, time: 5, data: Uint8Array.of(1, 2, 3), isDamaged: true });
    expect(read(file)).toMatchObject([{ kind: 'entry', isIntact: false }]);
  });

  test('keep what stands before a cut, or say that nothing can be found', () => {
    const whole = segment(
      { state: 1, time: 5, data: new Uint8Array(20) },
      { state: 1, time: 6, data: new Uint8Array(20) },
    );
    for (let length = 0; length < whole.length; length++) {
      let problems = 0;
      try {
        problems = read(whole.subarray(0, length)).filter(({ kind }) => kind === 'problem').length;
      } catch (error) {
        expect((error as Error).name).toBe('EvidenceError');
        problems = 1;
      }
      expect([length, problems > 0]).toEqual([length, true]);
    }
  });
});

test('an entry that says it ends behind the list of entries ends the reading', () => {
  const file = exampleSegment({ state: 1, time: 5, data: new Uint8Array(4) });
  new DataView(file.buffer).setInt32(file.length - 16, 0x7fff_fff0, true);
  expect(read(file)).toMatchObject([{ kind: 'problem', code: 'malformed' }]);
});

test('a list longer than the file is told, not allocated', () => {
  const file = exampleSegment();
  new DataView(file.buffer).setInt32(4, 0x7fff_ffff, true);
  expect(() => read(file)).toThrow('no room');
});

test('the checksum is the one that others compute', () => {
  expect(crc32(new TextEncoder().encode('123456789')).toString(16)).toBe('cbf43926');
  expect(crc32(new Uint8Array(0))).toBe(0);
});
