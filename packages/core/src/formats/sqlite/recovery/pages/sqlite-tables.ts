import type { DecodeText } from '../../text.ts';
import type { Candidate } from '../candidate.ts';
import { isKnown } from '../candidate.ts';
import { recordValue } from '../recovered-row.ts';
import type { RecordShape } from '../shapes/record-shape.ts';
import { sequence } from '../shapes/record-shape.ts';

/** Tells the rows of tables that SQLite keeps for itself, which are nobody's. */
export class SqliteTables {
  readonly #shapes: readonly RecordShape[];
  readonly #decode: DecodeText;
  readonly #names = new Set<string>();
  #named = 0;

  /** `shapes` may grow. */
  constructor(shapes: readonly RecordShape[], decode: DecodeText) {
    this.#shapes = shapes;
    this.#decode = decode;
  }

  /** Whether a row is of such a table. Where its page changed hands no table is known of it, but that it names one tells it. */
  have({ shape, fitting, record }: Candidate): boolean {
    if (shape !== undefined) return /^sqlite_/i.test(shape.table.name);
    const { serials, starts, body } = record;
    if (serials.length !== 2 || !isKnown(record, 0)) return false;
    if (!fitting.some(({ table }) => table.name === sequence)) return false;
    const name = recordValue(serials[0]!, body, starts[0]!, this.#decode);
    return typeof name === 'string' && this.#isTable(name);
  }

  #isTable(name: string): boolean {
    for (; this.#named < this.#shapes.length; this.#named++)
      this.#names.add(this.#shapes[this.#named]!.table.name);
    return this.#names.has(name);
  }
}
