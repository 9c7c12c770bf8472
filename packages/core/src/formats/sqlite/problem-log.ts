import type { ProblemCode, ProblemDraft, RowPosition } from '../../model/index.ts';

const maxListed = 500;

/**
 * What could not be read of one database. The same fault of the same place is listed once;
 * beyond 500 places the rest is only counted, in one last entry.
 */
export class ProblemLog {
  readonly list: ProblemDraft[] = [];
  readonly #seen = new Set<string>();
  readonly #faultyTables = new Set<string>();
  #unlisted = 0;

  /** `detail` names the kind of fault, without numbers, so that alike ones can be counted together. */
  add(code: ProblemCode, detail: string, position?: RowPosition): void {
    const table = position?.table ?? null;
    if (table !== null && code !== 'limit-exceeded') this.#faultyTables.add(table);
    const key = `${code} ${detail} ${position?.table ?? ''} ${position?.page ?? ''} ${position?.offset ?? ''}`;
    if (this.#seen.has(key)) return;
    if (this.#seen.size < maxListed) {
      this.#seen.add(key);
      this.list.push({
        kind: 'problem',
        code,
        detail,
        ...(position === undefined ? {} : { position }),
      });
      return;
    }
    this.#unlisted++;
    this.list[maxListed] = {
      kind: 'problem',
      code: 'limit-exceeded',
      detail: `${this.#unlisted} more faults of this database are not listed`,
    };
  }

  /** Whether anything was told of this table so far but that a search of it ended at a limit. */
  isFaulty(table: string): boolean {
    return this.#faultyTables.has(table);
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
}
