import { expect, test } from 'vitest';
import type { Candidate } from '../../../../../src/formats/sqlite/recovery/candidate.ts';
import { HashIndex } from '../../../../../src/formats/sqlite/recovery/copies/hash-index.ts';
import { HeldRows } from '../../../../../src/formats/sqlite/recovery/copies/held-rows.ts';
import { RecordShape } from '../../../../../src/formats/sqlite/recovery/shapes/record-shape.ts';
import { schemaTable } from '../../../../../src/formats/sqlite/schema.ts';
import { randomness } from '../../randomness.ts';

const random = randomness(7);
const shapes = Array.from({ length: 3 }, () => new RecordShape(schemaTable(), false));
const rowIds = [
  undefined,
  0,
  5,
  2 ** 31,
  Number.MAX_SAFE_INTEGER,
  -1,
  -(2 ** 40),
  2n ** 63n - 1n,
  -(2n ** 63n),
  -(2n ** 53n) - 1n,
];

function bytes(length: number): Uint8Array {
  return Uint8Array.from({ length }, () => random.between(0, 255));
}

function candidate(): Candidate {
  const fitting = shapes.filter(() => random.chance(0.5));
  const serials = Array.from({ length: random.between(1, 12) }, () =>
    random.pick([-1, 0, 1, 6, 7, 8, 9, 12, 13, 40, 131, 20_001, 2 ** 30 + 1]),
  );
  const starts = serials.map((serial) => (serial < 0 ? -1 : random.between(-1, 2 ** 30)));
  const body = bytes(random.pick([0, 1, 40, 200, 5000, 70_000]));
  const rowId = random.pick(rowIds);
  const space = random.pick(['cell', 'freelist', 'freeblock', 'gap', 'wal', 'journal'] as const);
  const place = { page: random.between(1, 2 ** 31), offset: random.between(8, 65_536), space };
  return {
    shape: random.chance(0.5) ? fitting[0] : undefined,
    fitting,
    record: {
      serials,
      starts,
      body,
      unsure: random.pick(['nothing', 'first', 'all'] as const),
      ownBytes: random.between(0, body.length),
    },
    chainEnd: random.pick([0, 7, 70_000]),
    rowId,
    // Only of a rowid that is not known.
    workedOut:
      rowId === undefined ? random.pick([undefined, -1, 0, 20_050, 2 ** 49 - 1]) : undefined,
    places: [
      random.pick([
        place,
        { ...place, frame: 1 },
        { ...place, frame: 2 ** 31, commit: 2 ** 32 - 2 },
      ]),
    ],
    confidence: random.pick(['low', 'medium', 'high'] as const),
    isByForm: random.chance(0.5),
    known: serials.filter((serial, position) => serial > 0 && starts[position]! >= 0).length,
  };
}

function textOf({ shape, fitting, rowId, record, ...rest }: Candidate): string {
  const numbers = [shape, ...fitting].map((one) => (one === undefined ? -1 : shapes.indexOf(one)));
  const body = Buffer.from(record.body).toString('latin1');
  return JSON.stringify([numbers, typeof rowId, String(rowId), { ...record, body }, rest]);
}

test('rows that are held come back as they were', () => {
  const free: Uint8Array[] = [];
  for (let round = 0; round < 3; round++) {
    const rows = new HeldRows(free);
    const added = Array.from({ length: 400 }, candidate);
    // Packing may give a row memory of its own, so what is compared is taken before.
    const expected = added.map(textOf);
    for (const one of added) rows.add(one);
    expect(rows.count).toBe(400);
    for (let row = 0; row < 400; row++) {
      for (const one of [rows.get(row), rows.lasting(row, rows.get(row))])
        expect(textOf(one)).toBe(expected[row]);
    }
    rows.clear();
  }
  // Memory of rounds before serves those after.
  expect(free.length).toBeLessThan(5);
});

test('what is changed in a row that is held counts once it is kept, and a dropped row is none', () => {
  const rows = new HeldRows([]);
  const row = rows.add({ ...candidate(), rowId: undefined });
  rows.get(row).rowId = 7;
  expect(rows.get(row).rowId).toBeUndefined();
  const changed = rows.get(row);
  changed.rowId = 7;
  rows.keep(row, changed);
  expect(rows.get(row).rowId).toBe(7);
  expect(rows.isDropped(row)).toBe(false);
  rows.drop(row);
  expect(rows.isDropped(row)).toBe(true);
});

test('rows that stand in ever more places come back with all of them, also where another place becomes the first', () => {
  const rows = new HeldRows([]);
  const expected = Array.from({ length: 40 }, () => {
    const one = candidate();
    if (random.chance(0.5)) one.places.push(...candidate().places, ...candidate().places);
    return { row: rows.add(one), text: textOf(one) };
  });
  for (let change = 0; change < 400; change++) {
    const one = random.pick(expected);
    const changed = rows.get(one.row);
    const { places } = candidate();
    if (random.chance(0.8)) changed.places.push(...places);
    else {
      const { record, known } = candidate();
      changed.places.unshift(...places);
      Object.assign(changed, { record, known });
    }
    changed.places.length = Math.min(changed.places.length, 17);
    one.text = textOf(changed);
    rows.keep(one.row, changed);
  }
  for (const { row, text } of expected) expect(textOf(rows.get(row))).toBe(text);
});

test('further places of a row take a fraction of the memory that objects take', () => {
  const rows = new HeldRows([]);
  const one = candidate();
  const row = rows.add({ ...one, record: { ...one.record, body: bytes(100) } });
  const before = rows.bytes;
  for (let place = 0; place < 16; place++) {
    const held = rows.get(row);
    held.places.push({ page: 7, offset: 90, space: 'wal', frame: place, commit: 16 });
    rows.keep(row, held);
  }
  expect(rows.get(row).places).toHaveLength(17);
  expect(rows.bytes - before).toBeLessThan(16 * 32);
});

test('an index gives the rows of a hash in the order of their adding, without those that were taken out', () => {
  const index = new HashIndex();
  const expected = new Map<number, number[]>();
  for (let row = 0; row < 20_000; row++) {
    const hash = random.chance(0.1) ? -5 : random.between(-(2 ** 31), 2 ** 31 - 1) & ~0xff;
    index.add(hash, row);
    const rows = expected.get(hash) ?? [];
    expected.set(hash, rows);
    rows.push(row);
  }
  index.prepare();
  const isOdd = (row: number) => row % 2 === 1;
  for (const [hash, rows] of expected) {
    index.prune(hash, isOdd);
    expected.set(
      hash,
      rows.filter((row) => !isOdd(row)),
    );
  }
  index.add(-5, 20_000);
  expected.get(-5)!.push(20_000);
  for (const [hash, rows] of expected) {
    for (const first of [index.first(hash), index.firstRare(hash)]) {
      const found: number[] = [];
      for (let entry = first; entry >= 0; entry = index.next(entry)) found.push(index.row(entry));
      expect(found).toEqual(rows);
    }
  }
  expect(index.first(1)).toBe(-1);
  expect(index.firstRare(1)).toBe(-1);
});
