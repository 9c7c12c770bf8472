import type { Database } from '../../../model/index.ts';
import type { DecodeText } from '../text.ts';
import type { Candidate } from './candidate.ts';
import { CandidateSet } from './candidate-set.ts';
import { dropLiveRows } from './live-rows.ts';
import type { RecordShape } from './record-shape.ts';
import type { RowLayout } from './recovered-row.ts';
import { RecoveredRow } from './recovered-row.ts';
import { RowHasher } from './row-hash.ts';

/** Beyond either, the rows found so far are compared with the live ones and given out. */
const maxRows = 250_000;
const maxBytes = 2 ** 26;
const bytesARow = 400;

/** Candidates that are held until it is known which of them are copies. */
export class Batch {
  readonly #database: Database;
  readonly #usableSize: number;
  readonly #decode: DecodeText;
  #sets = new Map<RecordShape, CandidateSet>();
  #unknown = new Map<string, Candidate>();
  #order: Candidate[] = [];
  #bytes = 0;

  constructor(database: Database, usableSize: number, decode: DecodeText) {
    this.#database = database;
    this.#usableSize = usableSize;
    this.#decode = decode;
  }

  get isFull(): boolean {
    return this.#order.length >= maxRows || this.#bytes >= maxBytes;
  }

  add(candidate: Candidate): void {
    const { shape } = candidate;
    if (shape === undefined) {
      if (!this.#addUnknown(candidate)) return;
    } else {
      if (!this.#set(shape).add(candidate)) return;
    }
    for (const other of candidate.fitting) {
      if (other !== shape && !other.dropped) this.#set(other).compareOnly(candidate);
    }
    this.#order.push(candidate);
    this.#bytes += candidate.record.body.length + bytesARow;
  }

  /** Candidates of a table so far, for those who look for tables among them. */
  of(shape: RecordShape): readonly Candidate[] {
    return this.#sets.get(shape)?.candidates ?? [];
  }

  /** The rows that are no copies of live ones, in the order in which they were found; the batch is empty then. */
  *take(): Generator<RecoveredRow> {
    for (const set of this.#sets.values()) set.mergeParts();
    for (const set of this.#sets.values()) dropLiveRows(this.#database, set);
    const order = this.#order;
    this.#sets = new Map();
    this.#unknown = new Map();
    this.#order = [];
    this.#bytes = 0;
    const layouts = new Map<RecordShape, RowLayout>();
    for (const candidate of order) {
      if (candidate.dropped) continue;
      const { shape, record, rowId, places, confidence } = candidate;
      let layout = shape === undefined ? undefined : layouts.get(shape);
      if (layout === undefined) {
        layout = shape === undefined ? this.#unnamed(record.serials.length) : this.#layoutOf(shape);
        if (shape !== undefined) layouts.set(shape, layout);
      }
      yield new RecoveredRow(layout, record, rowId, places, confidence);
    }
  }

  #set(shape: RecordShape): CandidateSet {
    let set = this.#sets.get(shape);
    if (set === undefined) {
      set = new CandidateSet(new RowHasher(shape, this.#usableSize, this.#database.encoding));
      this.#sets.set(shape, set);
    }
    return set;
  }

  #addUnknown(candidate: Candidate): boolean {
    const { serials, body } = candidate.record;
    const key = `${String(candidate.rowId)} ${serials.join(' ')} ${String.fromCharCode(...body.subarray(0, 256))}`;
    const known = this.#unknown.get(key);
    if (known !== undefined) {
      if (known.places.length < 17) known.places.push(...candidate.places);
      return false;
    }
    this.#unknown.set(key, candidate);
    return true;
  }

  #layoutOf({ table }: RecordShape): RowLayout {
    const { name, columns, positions, rowIdColumn, reals, fallbacks } = table;
    return { name, columns, positions, rowIdColumn, reals, fallbacks, decode: this.#decode };
  }

  #unnamed(count: number): RowLayout {
    const positions = Array.from({ length: count }, (_, index) => index);
    return {
      name: null,
      columns: positions.map((position) => `c${position + 1}`),
      positions,
      rowIdColumn: -1,
      reals: [],
      fallbacks: [],
      decode: this.#decode,
    };
  }
}
