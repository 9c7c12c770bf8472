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
    expect(read(file)).toMatchObject([
      { kind: 'problem', code: 'malformed' },
      { kind: 'entry', isIntact: false },
    ]);
  });

  test('tell a deleted entry without its checksum as nothing out of the way', () => {
    const file = segment({ state: 3, time: 5, data: Uint8Array.of(0, 0, 0), isDamaged: true });
    expect(read(file)).toMatchObject([{ kind: 'entry', state: 'deleted', isIntact: false }]);
  });

  test('give what stands in an entry that was set aside, where it has its checksum', () => {
    const data = Uint8Array.of(1, 2, 3);
    expect(read(segment({ state: 4, time: 5, data }))).toMatchObject([
      { kind: 'entry', state: 'other', data },
    ]);
    expect(read(segment({ state: 4, time: 5, data, isDamaged: true }))).toEqual([]);
    expect(read(segment({ state: 4, time: 0, data: new Uint8Array(0) }))).toEqual([]);
  });

  test('tell a written entry at a time that cannot be, and give it', () => {
    const data = Uint8Array.of(1, 2, 3);
    for (const time of [0, 0.25, 1e-300, -9e8, 1e300, NaN, Infinity]) {
      const isPossible = time === -9e8;
      const kinds = read(segment({ state: 1, time, data })).map(({ kind }) => kind);
      expect({ time, kinds }).toEqual({
        time,
        kinds: isPossible ? ['entry'] : ['problem', 'entry'],
      });
    }
    expect(read(segment({ state: 3, time: 0, data })).map(({ kind }) => kind)).toEqual(['entry']);
  });

  test('tell a state that no entry has', () => {
    const file = segment({ state: 2, time: 5, data: Uint8Array.of(1, 2, 3) });
    expect(read(file)).toMatchObject([
      { kind: 'problem', detail: 'an entry of state 2' },
      { kind: 'entry', state: 'other' },
    ]);
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

const three = [1, 2, 3].map((time) => ({ state: 1, time, data: new Uint8Array(21).fill(time) }));

/** The times of the entries that are found, and how much is told. */
const found = (file: Uint8Array) => {
  const all = read(file);
  const times = all.flatMap((one) => (one.kind === 'entry' ? [one.time] : []));
  return { times, told: all.length - times.length };
};

/** As a phone makes them: as long as a segment may become, with zeros where nothing was written yet. */
const roomBytes = 100_000;

describe('a segment of version 1', () => {
  const older = (): Uint8Array => {
    const entries = exampleOlderSegment(...three);
    const file = new Uint8Array(entries.length + roomBytes);
    file.set(entries);
    return file;
  };
  const entryBytes = 56;
  const edited = (at: number, value: number): Uint8Array => {
    const file = older();
    new DataView(file.buffer).setInt32(at, value, true);
    return file;
  };

  test('may have room behind its end', () => {
    expect(found(older())).toEqual({ times: [1, 2, 3], told: 0 });
  });

  test('that ends before its last entries tells and gives them', () => {
    for (let left = 0; left < 3; left++) {
      expect(found(edited(0, 56 + left * entryBytes))).toEqual({ times: [1, 2, 3], told: 1 });
    }
  });

  test.each([-1, 0, 5, 40, 77, 99_000, 0x7fff_ffff])(
    'gives the entries behind one of which the length is wrong (%d)',
    (length) => {
      const { times, told } = found(edited(56 + entryBytes, length));
      expect({ first: times[0], last: times.at(-1), told }).toEqual({ first: 1, last: 3, told: 1 });
    },
  );

  test('made of headers that claim much is looked through in bounded work', () => {
    const file = new Uint8Array(2 ** 20);
    const view = new DataView(file.buffer);
    view.setUint32(0, file.length, true);
    file.set(new TextEncoder().encode('SEGB'), 52);
    view.setInt32(56, -1, true);
    for (let at = 56 + 32; at + 32 < file.length; at += 32) {
      view.setInt32(at, file.length - at - 32, true);
      view.setInt32(at + 4, 1, true);
      view.setFloat64(at + 8, 1, true);
    }
    let readBytes = 0;
    const whole = memoryFile(file);
    const counted = {
      ...whole,
      size: whole.size,
      read: (offset: number, length: number) => {
        const part = whole.read(offset, length);
        readBytes += part.length;
        return part;
      },
    };
    expect([...segbEntries(counted)]).toMatchObject([{ kind: 'problem' }]);
    expect(readBytes).toBeLessThan(8 * file.length);
  });
});

describe('a segment of version 2', () => {
  const newer = (): Uint8Array => {
    const packed = exampleSegment(...three);
    const listAt = packed.length - 3 * 16;
    const file = new Uint8Array(packed.length + roomBytes);
    file.set(packed.subarray(0, listAt));
    // The newest stands first in the list, which grows from the end.
    for (let entry = 0; entry < 3; entry++) {
      const at = listAt + entry * 16;
      file.set(packed.subarray(at, at + 16), file.length - (entry + 1) * 16);
    }
    return file;
  };

  test('may have room between its entries and their list', () => {
    expect(found(newer())).toEqual({ times: [1, 2, 3], told: 0 });
  });

  test('that lists fewer entries than it holds is told', () => {
    for (let count = 0; count < 3; count++) {
      const file = newer();
      new DataView(file.buffer).setInt32(4, count, true);
      expect(found(file)).toEqual({ times: [1, 2, 3].slice(0, count), told: 1 });
    }
  });

  test('that lacks one in the middle of its list is told', () => {
    const packed = exampleSegment(...three);
    const file = new Uint8Array([...packed.subarray(0, -32), ...packed.subarray(-16)]);
    new DataView(file.buffer).setInt32(4, 2, true);
    expect(found(file)).toEqual({ times: [1, 3], told: 1 });
  });
});

test('a written entry that ends where it begins is told', () => {
  const file = exampleSegment(
    { state: 1, time: 5, data: new Uint8Array(4) },
    { state: 4, time: 0, data: new Uint8Array(0) },
  );
  const listAt = file.length - 32;
  const view = new DataView(file.buffer);
  view.setInt32(listAt + 16, view.getInt32(listAt, true), true);
  const told = (): number => read(file).filter(({ kind }) => kind === 'problem').length;
  const [before, asWritten] = [told(), (view.setInt32(listAt + 20, 1, true), told())];
  expect([before, asWritten]).toEqual([before, before + 1]);
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
