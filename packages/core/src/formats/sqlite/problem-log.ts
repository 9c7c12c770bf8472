import {
  mostAlike,
  type ProblemCode,
  type ProblemDraft,
  type RowPosition,
} from '../../model/index.ts';

/** Kinds are bounded by the columns that are asked for, but names of tables are the evidence's. */
const maxKinds = 100;

/**
 * What could not be read of one database. The same fault of the same place is listed once; of one kind `mostAlike` places are
 * listed, and the rest is only counted, in one entry.
 */
export class ProblemLog {
  readonly list: ProblemDraft[] = [];
  /** That a whole page of one b-tree stands where that of another should: pages were put in or cut out, and what a number of a page leads to is not known. */
  arePagesMoved = false;
  readonly #seen = new Set<string>();
  /** Places listed of each kind. */
  readonly #kinds = new Map<string, number>();
  readonly #faultyTables = new Set<string>();
  #unlisted = 0;
  #unlistedAt = 0;

  /** `detail` names the kind of fault, without numbers, so that alike ones can be counted together. */
  add(code: ProblemCode, detail: string, position?: RowPosition): void {
    const table = position?.table ?? null;
    if (table !== null && code !== 'limit-exceeded') this.#faultyTables.add(table);
    this.#list(code, detail, position);
  }

  /** A fault of a value: the row itself was read. */
  value(detail: string, position: RowPosition): void {
    this.#list('malformed', detail, position);
  }

  /** A fault of a page all cells of which were read: what it says of its free space leaves no row in doubt. */
  freeSpace(detail: string, table: string, page: number): void {
    this.#list('malformed', detail, { unit: 'row', table, rowId: null, page });
  }

  /** Whether anything was told of this table so far but that a search of it ended at a limit. */
  isFaulty(table: string): boolean {
    return this.#faultyTables.has(table);
  }

  /** Of how many tables `isFaulty` is true. */
  get faultyTables(): number {
    return this.#faultyTables.size;
  }

  /** A fault of a whole page, or of the cell at `offset` of it. */
  page(
    code: ProblemCode,
    detail: string,
    table: string | null,
    page: number,
    offset?: number,
  ): void {
    this.add(code, detail, {
      unit: 'row',
      table,
      rowId: null,
      page,
      ...(offset === undefined ? {} : { offset }),
    });
  }

  #list(code: ProblemCode, detail: string, position: RowPosition | undefined): void {
    const kind = `${code} ${detail}`;
    const key = `${kind} ${position?.table ?? ''} ${position?.page ?? ''} ${position?.offset ?? ''}`;
    if (this.#seen.has(key)) return;
    const alike = this.#kinds.get(kind) ?? 0;
    if (alike < mostAlike && (alike > 0 || this.#kinds.size < maxKinds)) {
      this.#kinds.set(kind, alike + 1);
      this.#seen.add(key);
      this.list.push({
        kind: 'problem',
        code,
        detail,
        ...(position === undefined ? {} : { position }),
      });
      return;
    }
    if (this.#unlisted++ === 0) this.#unlistedAt = this.list.length;
    this.list[this.#unlistedAt] = {
      kind: 'problem',
      code: 'limit-exceeded',
      detail: `${this.#unlisted} more faults of this database are not listed`,
    };
  }
}
