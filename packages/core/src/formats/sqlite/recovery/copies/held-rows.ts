import { BodyMemory } from './body-memory.ts';
import type { Candidate } from '../candidate.ts';
import { FurtherPlaces, placeOf, spaces } from './further-places.ts';
import { GrowingNumbers } from './growing-numbers.ts';
import type { PackedReader } from './packed-bytes.ts';
import { PackedBytes } from './packed-bytes.ts';
import type { RecordShape } from '../shapes/record-shape.ts';
import type { RecoveredRecord } from '../recovered-row.ts';
import { serialLength } from '../shapes/serial-class.ts';

/** Larger rows are not packed. */
const largestPacked = 2 ** 16;
const longestNumber = 8;
/** Numbers of a packed row besides its lists. */
const fixedNumbers = 14;
/** What a row takes where it is found by its hash, and as an object. */
const indexBytes = 32;
const objectBytes = 500;
/** What each table of a list that rows share takes. */
const listedBytes = 8;
/** What a further place takes there. */
const placeBytes = 100;

const notPacked = -1;
const dropped = -2;

const unsureKinds = ['nothing', 'first', 'all'] as const;
const confidences = ['low', 'medium', 'high'] as const;
const rowIdKind = { none: 0, number: 1, negative: 2, big: 3, workedOut: 4 } as const;

/**
 * Rows that were found, by number in the order of their finding, packed into a fraction of the memory that objects take:
 * hundreds of thousands are held until it is known which of them are copies.
 */
export class HeldRows {
  /** Memory that the rows take, about. */
  bytes = 0;
  readonly #packed: PackedBytes;
  readonly #places = new GrowingNumbers();
  /** Where else rows stand: a row of a page that a log holds in many versions does so in each. */
  readonly #further = new FurtherPlaces();
  /** Rows that are large. */
  readonly #objects = new Map<number, Candidate>();
  /** Lists of the tables that rows may be of: few, since rows that look alike share theirs. */
  readonly #fitting = new Numbered<readonly RecordShape[]>();
  readonly #shapes = new Numbered<RecordShape>();
  readonly #memory = new BodyMemory();

  /** `free` is memory of rows that are held no longer. */
  constructor(free: Uint8Array[]) {
    this.#packed = new PackedBytes(free);
  }

  get count(): number {
    return this.#places.length;
  }

  /** Returns the number of the row. */
  add(candidate: Candidate): number {
    const row = this.#places.length;
    this.bytes += indexBytes;
    this.#places.push(notPacked);
    this.#further.addRow();
    this.keep(row, candidate);
    return row;
  }

  /** The row as it is now. What is changed in it is forgotten, and its values last only until the rows are cleared, unless `keep` follows. */
  get(row: number): Candidate {
    const known = this.#objects.get(row);
    if (known !== undefined) return known;
    const candidate = this.#unpack(this.#packed.read(this.#places.at(row)));
    this.#further.addTo(row, candidate.places);
    return candidate;
  }

  /** The tables that a row may be of, without a look at the rest of it. */
  fittingOf(row: number): readonly RecordShape[] {
    const known = this.#objects.get(row);
    if (known !== undefined) return known.fitting;
    const packed = this.#packed.read(this.#places.at(row));
    // The flags stand before.
    packed.number();
    return this.#fitting.at(packed.number());
  }

  /** A row is found by its hash in so many places besides its own. */
  addIndexes(count: number): void {
    this.bytes += count * indexBytes;
  }

  /** Puts a changed row in the place of what it was. */
  keep(row: number, candidate: Candidate): void {
    const { record, places } = candidate;
    const numbers = fixedNumbers + 2 * record.serials.length;
    const room = numbers * longestNumber + record.body.length;
    if (room > largestPacked || this.#objects.has(row)) {
      this.#keepAsObject(row, candidate);
      return;
    }
    const before = this.#places.at(row);
    const place = this.#packed.begin(room);
    this.#pack(candidate);
    if (before !== notPacked && this.#packed.isSame(before, place)) this.#packed.takeBack(place);
    else {
      // Where it is told otherwise than before, it may stand first in another place.
      this.#further.clear(row);
      this.#places.set(row, place);
      this.bytes += this.#packed.end - place;
    }
    this.bytes += this.#further.keep(row, places) * FurtherPlaces.bytesEach;
  }

  #keepAsObject(row: number, candidate: Candidate): void {
    const { record } = candidate;
    const { body, serials } = record;
    // What is part of larger memory would keep all of that.
    if (body.length < body.buffer.byteLength) candidate.record = withBody(record, body.slice());
    this.bytes += this.#objects.has(row)
      ? placeBytes
      : objectBytes + body.length + 16 * serials.length;
    this.#objects.set(row, candidate);
  }

  /** What `get` gave for the row, with values in memory of their own. */
  lasting(row: number, candidate: Candidate): Candidate {
    if (this.#objects.has(row)) return candidate;
    const { record } = candidate;
    const body = this.#memory.take(record.body.length);
    body.set(record.body);
    candidate.record = withBody(record, body);
    return candidate;
  }

  drop(row: number): void {
    this.#places.set(row, dropped);
    this.#objects.delete(row);
  }

  isDropped(row: number): boolean {
    return this.#places.at(row) === dropped;
  }

  /** Gives back the memory; the rows are gone. */
  clear(): void {
    this.#packed.clear();
    this.#objects.clear();
  }

  #pack(candidate: Candidate): void {
    const packed = this.#packed;
    const { shape, fitting, record, rowId, workedOut, places, confidence, isByForm } = candidate;
    const { serials, starts, body, unsure, ownBytes, hole } = record;
    const kind = kindOf(candidate);
    const follows = startsFollow(serials, starts);
    packed.number(
      (isByForm ? 1 : 0) |
        (follows ? 2 : 0) |
        (shape === undefined ? 0 : 4) |
        (unsureKinds.indexOf(unsure) << 3) |
        (confidences.indexOf(confidence) << 5) |
        (kind << 7),
    );
    const lists = this.#fitting.count;
    packed.number(this.#fitting.numberOf(fitting));
    if (this.#fitting.count > lists) this.bytes += listedBytes * fitting.length;
    if (shape !== undefined) packed.number(this.#shapes.numberOf(shape));
    if (kind === rowIdKind.number) packed.number(Number(rowId));
    else if (kind === rowIdKind.negative) packed.number(-Number(rowId));
    else if (kind === rowIdKind.big) {
      const bits = BigInt.asUintN(64, BigInt(rowId!));
      packed.number(Number(bits >> 32n));
      packed.number(Number(bits & 0xffffffffn));
    }
    if (kind === rowIdKind.workedOut) packed.number(workedOut! + 1);
    const { page, offset, space, frame, commit } = places[0]!;
    packed.number(page);
    packed.number(offset);
    packed.number(spaces.indexOf(space));
    packed.number(frame === undefined ? 0 : frame + 1);
    packed.number(commit === undefined ? 0 : commit + 1);
    packed.number(serials.length);
    for (let position = 0; position < serials.length; position++) {
      packed.number(serials[position]! + 1);
      if (!follows) packed.number(starts[position]! + 1);
    }
    packed.number(ownBytes);
    packed.number(hole === undefined ? 0 : hole.from + 1);
    if (hole !== undefined) packed.number(hole.to);
    packed.number(candidate.chainEnd);
    packed.number(body.length);
    packed.bytes(body);
  }

  #unpack(packed: PackedReader): Candidate {
    const flags = packed.number();
    const fitting = this.#fitting.at(packed.number());
    const shape = (flags & 4) !== 0 ? this.#shapes.at(packed.number()) : undefined;
    const kind = flags >> 7;
    const workedOut = kind === rowIdKind.workedOut ? packed.number() - 1 : undefined;
    const rowId = readRowId(packed, kind);
    const page = packed.number();
    const offset = packed.number();
    const space = spaces[packed.number()]!;
    const frame = packed.number() - 1;
    const commit = packed.number() - 1;
    const place = placeOf(page, offset, space, frame, commit);
    const length = packed.number();
    const serials: number[] = [];
    const starts: number[] = [];
    let known = 0;
    let at = 0;
    for (let position = 0; position < length; position++) {
      const serial = packed.number() - 1;
      const start = (flags & 2) !== 0 ? at : packed.number() - 1;
      serials.push(serial);
      starts.push(start);
      if (start >= 0 && serial > 0) known++;
      at += serialLength(serial);
    }
    const ownBytes = packed.number();
    const holeFrom = packed.number() - 1;
    const hole = holeFrom < 0 ? undefined : { from: holeFrom, to: packed.number() };
    const chainEnd = packed.number();
    const body = packed.view(packed.number());
    return {
      shape,
      fitting,
      record: { serials, starts, body, unsure: unsureKinds[(flags >> 3) & 3]!, ownBytes, hole },
      chainEnd,
      rowId,
      workedOut,
      places: [place],
      confidence: confidences[(flags >> 5) & 3]!,
      isByForm: (flags & 1) !== 0,
      known,
    };
  }
}

/** All records are made with the same properties in the same order, as guesses are. */
function withBody(record: RecoveredRecord, body: Uint8Array): RecoveredRecord {
  const { serials, starts, unsure, ownBytes, hole } = record;
  return { serials, starts, body, unsure, ownBytes, hole };
}

/** Things of which there are few, by number. */
class Numbered<T> {
  readonly #things: T[] = [];
  readonly #numbers = new Map<T, number>();

  get count(): number {
    return this.#things.length;
  }

  numberOf(thing: T): number {
    let number = this.#numbers.get(thing);
    if (number === undefined) {
      number = this.#things.length;
      this.#numbers.set(thing, number);
      this.#things.push(thing);
    }
    return number;
  }

  at(number: number): T {
    return this.#things[number]!;
  }
}

function kindOf({ rowId, workedOut }: Candidate): number {
  if (rowId === undefined) return workedOut === undefined ? rowIdKind.none : rowIdKind.workedOut;
  if (typeof rowId === 'bigint') return rowIdKind.big;
  return rowId < 0 ? rowIdKind.negative : rowIdKind.number;
}

function readRowId(packed: PackedReader, kind: number): number | bigint | undefined {
  if (kind === rowIdKind.none || kind === rowIdKind.workedOut) return undefined;
  const first = packed.number();
  if (kind === rowIdKind.number) return first;
  if (kind === rowIdKind.negative) return -first;
  return BigInt.asIntN(64, (BigInt(first) << 32n) | BigInt(packed.number()));
}

/** Whether the values stand side by side, so that where each begins need not be kept. */
function startsFollow(serials: readonly number[], starts: readonly number[]): boolean {
  let at = 0;
  for (let position = 0; position < serials.length; position++) {
    const serial = serials[position]!;
    if (serial < 0 || starts[position] !== at) return false;
    at += serialLength(serial);
  }
  return true;
}
