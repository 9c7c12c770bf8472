import { localPayload, pageKind, unsigned32 } from '../page.ts';
import { maxPayload } from '../record.ts';
import { varintInteger, varintLength, varintSize } from '../varint.ts';
import type { CellGuess } from './cell-guess.ts';
import { plausibleText, plausibleText16 } from './plausible-text.ts';
import type { RecordShape } from './record-shape.ts';
import { classBit, nullBit, serialLength, serialsOfLength } from './serial-class.ts';

const maxColumnsUnknown = 500;
/** Below this, bytes of free space are not taken for a cell. */
const lowestScore = 6;
const noMatch = -100;

/**
 * Tells whether a cell can stand at a place of a page. It spends steps of a budget, which the user renews for each page,
 * so that no content makes it work longer than in proportion to the page.
 */
export class CellReader {
  steps = 0;
  readonly #usableSize: number;
  readonly #encoding: 'utf-8' | 'utf-16le' | 'utf-16be';
  /** Serial types of the header read last. */
  #serials: number[] = [];
  #headerEnd = 0;
  #bodySize = 0;

  constructor(usableSize: number, encoding: 'utf-8' | 'utf-16le' | 'utf-16be') {
    this.#usableSize = usableSize;
    this.#encoding = encoding;
  }

  /**
   * A cell whose header still stands. `limit` is where its space ends: a cell that goes on beyond was overwritten from there.
   * Without a shape the form alone tells, and `lenient` takes what the page itself points at.
   */
  intact(
    bytes: Uint8Array,
    at: number,
    limit: number,
    shape: RecordShape | undefined,
    withoutRowId: boolean,
    lenient = false,
  ): CellGuess | undefined {
    let from = at;
    let size = bytes[from]!;
    if (size < 2) return undefined;
    if (size < 0x80) from++;
    else {
      if (size === 0x80) return undefined;
      size = varintSize(bytes, from);
      from += varintLength(bytes, from);
      if (size > maxPayload) return undefined;
    }
    const rowIdAt = from;
    if (!withoutRowId) from += varintLength(bytes, from);
    if (from + 2 > limit) return undefined;
    let headerSize = bytes[from]!;
    let serialsAt = from + 1;
    if (headerSize >= 0x80) {
      headerSize = varintSize(bytes, from);
      serialsAt = from + varintLength(bytes, from);
    }
    const headerEnd = from + headerSize;
    if (headerSize < 2 || headerSize > size || headerEnd > limit || serialsAt >= headerEnd)
      return undefined;
    const most = shape === undefined ? maxColumnsUnknown : shape.length;
    if (headerEnd - serialsAt > most * 4) return undefined;
    if (!this.#readSerials(bytes, serialsAt, headerEnd, size - headerSize)) return undefined;
    if (this.#bodySize !== size - headerSize || this.#serials.length > most) return undefined;

    const kind = withoutRowId ? pageKind.leafIndex : pageKind.leafTable;
    const local = localPayload(size, this.#usableSize, kind);
    const spills = local < size;
    // SQLite gives a cell at least four bytes.
    const end = Math.max(from + local + (spills ? 4 : 0), at + 4);
    const known = Math.min(limit, from + local);
    const likeness = this.#likeness(bytes, shape, headerEnd, known, -1);
    const score = 8 + likeness;
    if (!lenient && (likeness <= noMatch / 2 || score < lowestScore)) return undefined;
    if (lenient && shape !== undefined && likeness <= noMatch / 2) return undefined;
    const cut = end > limit;
    if (cut && (lenient || known - headerEnd < 4)) return undefined;
    return {
      offset: at,
      end: Math.min(end, limit),
      rowId: withoutRowId ? undefined : varintInteger(bytes, rowIdAt),
      serials: this.#serials.slice(),
      starts: startsOf(this.#serials, 0, 0),
      bodyAt: headerEnd,
      bodySize: this.#bodySize,
      localSize: known - headerEnd,
      overflow: spills && !cut ? unsigned32(bytes, from + local) : 0,
      shape,
      rebuilt: false,
      inferred: -1,
      byEnd: false,
      cut,
      score: cut ? score - 6 : score + 0.02 * (end - at),
    };
  }

  /**
   * Cells that may stand at `at`, where the first four bytes were overwritten by the header of a freeblock that ends at `blockEnd`.
   * What the four bytes held (size, rowid, often the header's length and the first serial type) is found by
   * what the rest allows.
   */
  rebuilt(bytes: Uint8Array, at: number, blockEnd: number, shape: RecordShape): CellGuess[] {
    const found: CellGuess[] = [];
    const withoutRowId = shape.table.withoutRowId;
    const most = withoutRowId ? 0 : shape.longestRowId;
    for (let rowId = withoutRowId ? 0 : 1; rowId <= most; rowId++) {
      for (let size = 1; size <= 3; size++) {
        for (const count of shape.counts) {
          this.#rebuild(bytes, at, blockEnd, shape, count, size, rowId, found);
        }
      }
    }
    return found;
  }

  #rebuild(
    bytes: Uint8Array,
    at: number,
    blockEnd: number,
    shape: RecordShape,
    count: number,
    sizeLength: number,
    rowIdLength: number,
    found: CellGuess[],
  ): void {
    const header = at + sizeLength + rowIdLength;
    const survives = at + 4;
    if (header > survives && !endsVarint(bytes, survives, header)) return;
    const headerLength = header >= survives && bytes[header]! >= 0x80 ? 2 : 1;
    const lost = Math.max(0, survives - header - headerLength);
    if (lost > 1 && shape.allowed[0] !== nullBit) {
      this.#rebuildTwo(bytes, at, blockEnd, shape, count, sizeLength, found);
      return;
    }
    const serialsAt = header + headerLength + lost;
    if (lost === 0) {
      if (!this.#readCount(bytes, serialsAt, blockEnd, count)) return;
      const surviving = header >= survives ? varintSize(bytes, header) : -1;
      this.#take(
        bytes,
        at,
        blockEnd,
        shape,
        header,
        surviving,
        sizeLength,
        rowIdLength,
        [],
        0,
        found,
      );
      return;
    }
    // The first serial type is lost whole …
    if (this.#readCount(bytes, serialsAt, blockEnd, count - 1)) {
      const rest = this.#serials.slice();
      const bodyAt = this.#headerEnd;
      for (const first of this.#firstChoices(shape, blockEnd - bodyAt - this.#bodySize)) {
        this.#serials = rest.slice();
        this.#headerEnd = bodyAt;
        this.#bodySize = sumOf(rest);
        this.#take(
          bytes,
          at,
          blockEnd,
          shape,
          header,
          -1,
          sizeLength,
          rowIdLength,
          [first.serial],
          first.length,
          found,
        );
      }
    }
    // … or but the first of its two bytes.
    const second = bytes[serialsAt]!;
    if (second < 0x80 && this.#readCount(bytes, serialsAt + 1, blockEnd, count - 1)) {
      const rest = this.#serials.slice();
      const bodyAt = this.#headerEnd;
      for (const serial of [128 + second, 256 + second]) {
        if (shape.likeness(0, serial) < 0) continue;
        this.#serials = rest.slice();
        this.#headerEnd = bodyAt;
        this.#bodySize = sumOf(rest);
        this.#take(
          bytes,
          at,
          blockEnd,
          shape,
          header,
          -1,
          sizeLength,
          rowIdLength,
          [serial],
          serialLength(serial),
          found,
        );
      }
    }
  }

  /** Tables without rowid lose two serial types: only what live rows show can stand for them. */
  #rebuildTwo(
    bytes: Uint8Array,
    at: number,
    blockEnd: number,
    shape: RecordShape,
    count: number,
    sizeLength: number,
    found: CellGuess[],
  ): void {
    if (sizeLength !== 1 || count < 2 || !this.#readCount(bytes, at + 4, blockEnd, count - 2))
      return;
    const rest = this.#serials.slice();
    const bodyAt = this.#headerEnd;
    const size = sumOf(rest);
    for (const first of shape.firstSerials[0]!) {
      for (const second of shape.firstSerials[1]!) {
        if (first >= 128 || second >= 128) continue;
        const length = serialLength(first) + serialLength(second);
        if (bodyAt + length + size !== blockEnd) continue;
        this.#serials = rest.slice();
        this.#headerEnd = bodyAt;
        this.#bodySize = size;
        this.#take(bytes, at, blockEnd, shape, at + 1, -1, 1, 0, [first, second], length, found);
      }
    }
  }

  /** What the lost first serial type may have been; -1 with a length where several of that length are possible. */
  #firstChoices(shape: RecordShape, fromEnd: number): { serial: number; length: number }[] {
    const allowed = shape.allowed[0]!;
    if (allowed === nullBit) return [{ serial: 0, length: 0 }];
    const lengths = new Set<number>();
    if (fromEnd >= 0 && fromEnd < 128) lengths.add(fromEnd);
    for (const serial of shape.firstSerials[0]!) {
      if (serial < 128) lengths.add(serialLength(serial));
    }
    const holdsText = (shape.sampled === 0 ? allowed : shape.seen[0]!) & 0b1100_0000_0000;
    if (holdsText !== 0 && shape.likeness(0, 13) > 0) {
      for (let length = 0; length <= 57 && length <= fromEnd; length++) lengths.add(length);
    } else if (shape.sampled === 0) {
      for (const length of [0, 1, 2, 3, 4, 6, 8]) lengths.add(length);
    }
    const choices: { serial: number; length: number }[] = [];
    for (const length of lengths) {
      if (length < 0) continue;
      const likely = serialsOfLength(length, allowed).filter(
        (serial) => serial < 128 && shape.likeness(0, serial) > (shape.sampled === 0 ? 0 : 0.4),
      );
      if (likely.length === 0) continue;
      const seen = likely.filter((serial) => (classBit(serial) & shape.seen[0]!) !== 0);
      const best = seen.length > 0 ? seen : likely;
      choices.push({ serial: best.length === 1 ? best[0]! : -1, length });
    }
    return choices;
  }

  /** Judges the serial types read, with `first` before them, and adds the cell where it can be one. */
  #take(
    bytes: Uint8Array,
    at: number,
    blockEnd: number,
    shape: RecordShape,
    header: number,
    survivingSize: number,
    sizeLength: number,
    rowIdLength: number,
    first: readonly number[],
    firstLength: number,
    found: CellGuess[],
  ): void {
    const serials = first.length === 0 ? this.#serials : [...first, ...this.#serials];
    const bodyAt = this.#headerEnd;
    const headerSize = bodyAt - header;
    if (survivingSize >= 0 ? survivingSize !== headerSize : headerSize >= 128) return;
    const bodySize = this.#bodySize + firstLength;
    const size = headerSize + bodySize;
    if (size > maxPayload || varintSizeOf(size) !== sizeLength) return;
    const kind = rowIdLength === 0 ? pageKind.leafIndex : pageKind.leafTable;
    const local = localPayload(size, this.#usableSize, kind);
    const spills = local < size;
    const end = header + local + (spills ? 4 : 0);
    const cut = end > blockEnd;
    // Where the end is lost too, nothing but the live rows tells how long the first value was.
    if (cut && first.length > 0 && !onlySerial(shape, first)) return;
    const known = Math.min(blockEnd, header + local);
    if (cut && known - bodyAt < 4) return;
    this.#serials = serials;
    let score = this.#likeness(bytes, shape, bodyAt, known, first.length > 0 ? firstLength : -1);
    if (score <= noMatch / 2) return;
    if (survivingSize >= 0) score += 5;
    if (sizeLength > 1) score += 2;
    if (end === blockEnd) score += 4;
    if (cut) score -= 6;
    if (score < lowestScore) return;
    const byEnd = first.length > 0 && !onlySerial(shape, first);
    found.push({
      offset: at,
      end: Math.min(end, blockEnd),
      rowId: undefined,
      serials: serials.slice(),
      starts: startsOf(serials, first.length, firstLength),
      bodyAt,
      bodySize,
      localSize: known - bodyAt,
      overflow: spills && !cut ? unsigned32(bytes, header + local) : 0,
      shape,
      rebuilt: true,
      inferred: first.length > 0 && !byEnd && shape.allowed[0] !== nullBit ? 0 : -1,
      byEnd,
      cut,
      score: score + 0.02 * (end - at),
    });
  }

  /** How much the serial types read and their values look like a row. `firstLength` where the first is lost. */
  #likeness(
    bytes: Uint8Array,
    shape: RecordShape | undefined,
    bodyAt: number,
    known: number,
    firstLength: number,
  ): number {
    const serials = this.#serials;
    let sum = shape === undefined ? Math.min(4, serials.length - 2) : shape.likenessOf(serials);
    if (sum <= noMatch) return noMatch;
    let at = bodyAt;
    for (let position = 0; position < serials.length; position++) {
      const serial = serials[position]!;
      const length =
        position === 0 && firstLength >= 0 && serial < 0 ? firstLength : serialLength(serial);
      if (serial >= 13 && (serial & 1) === 1 && at < known)
        sum += this.#textScore(bytes, at, at + length, known);
      at += length;
      this.steps++;
    }
    return sum;
  }

  #textScore(bytes: Uint8Array, from: number, to: number, known: number): number {
    if (to === from) return 0;
    this.steps += (Math.min(to, known) - from) >> 3;
    const plausible =
      this.#encoding === 'utf-8'
        ? plausibleText(bytes, from, to, known)
        : plausibleText16(bytes, from, to, known, this.#encoding === 'utf-16le' ? 1 : 0);
    if (plausible < 0) return -8;
    return plausible === 0 ? -4 : Math.min(2, (to - from) / 4);
  }

  /** Reads serial types up to `end`; false where their values would take more than `most` bytes. */
  #readSerials(bytes: Uint8Array, from: number, end: number, most: number): boolean {
    const serials: number[] = [];
    let sum = 0;
    let at = from;
    while (at < end) {
      this.steps++;
      let serial = bytes[at]!;
      if (serial < 0x80) at++;
      else {
        if (serial === 0x80) return false;
        serial = varintSize(bytes, at);
        at += varintLength(bytes, at);
      }
      const length = serialLength(serial);
      sum += length;
      if (length < 0 || sum > most || at > end) return false;
      serials.push(serial);
    }
    this.#serials = serials;
    this.#headerEnd = end;
    this.#bodySize = sum;
    return true;
  }

  /** Reads `count` serial types. */
  #readCount(bytes: Uint8Array, from: number, limit: number, count: number): boolean {
    const serials: number[] = [];
    let sum = 0;
    let at = from;
    while (serials.length < count) {
      this.steps++;
      let serial = bytes[at] ?? 0x80;
      if (serial < 0x80) at++;
      else {
        if (serial === 0x80) return false;
        serial = varintSize(bytes, at);
        at += varintLength(bytes, at);
      }
      const length = serialLength(serial);
      sum += length;
      if (length < 0 || sum > maxPayload || at > limit) return false;
      serials.push(serial);
    }
    this.#serials = serials;
    this.#headerEnd = at;
    this.#bodySize = sum;
    return true;
  }
}

/** Whether the first value can only be, or in all live rows is, of this serial type. */
function onlySerial(shape: RecordShape, first: readonly number[]): boolean {
  if (first.length !== 1) return false;
  if (shape.allowed[0] === nullBit) return true;
  const seen = shape.firstSerials[0]!;
  return shape.sampled >= 3 && seen.size === 1 && seen.has(first[0]!);
}

/** Where each value begins; `lostCount` first ones take `lostLength` bytes together and may be unknown. */
function startsOf(serials: readonly number[], lostCount: number, lostLength: number): number[] {
  const starts: number[] = [];
  let at = 0;
  for (let position = 0; position < serials.length; position++) {
    const serial = serials[position]!;
    starts.push(serial < 0 ? -1 : at);
    at += serial >= 0 ? serialLength(serial) : lostCount === 1 ? lostLength : 0;
  }
  return starts;
}

function sumOf(serials: readonly number[]): number {
  let sum = 0;
  for (const serial of serials) sum += serialLength(serial);
  return sum;
}

/** Whether bytes `[from, to)` can be the last ones of a varint. */
function endsVarint(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to - 1; at++) {
    if (bytes[at]! < 0x80) return false;
  }
  return bytes[to - 1]! < 0x80;
}

function varintSizeOf(size: number): number {
  return size < 128 ? 1 : size < 16_384 ? 2 : size < 2_097_152 ? 3 : 4;
}
