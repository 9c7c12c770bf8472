/** Fewer rows one after the other tell little of how a column grows. */
const enoughSteps = 20;
/** Of so many steps one may go the other way: a message that came late. */
const stepsAFault = 500;
/** Of so many, one may go nowhere: two messages came at one time. */
const stepsATie = 8;

interface Steps {
  last: number;
  rows: number;
  faults: number;
  ties: number;
}

/**
 * Which numbers grow from row to row in the order of the rowids, as dates do, and the numbers of other rows that came one after the other: where two live rows
 * stand next to each other, what came between them has a number between theirs.
 */
export class GrowingColumns {
  readonly #steps: Steps[] = [];
  /** Those that grow, of so many rows. */
  #positions: readonly number[] = [];
  #rows = 0;

  /** To be asked in the order of the rowids, for each position of each row. */
  learn(position: number, value: number | null): void {
    const steps = (this.#steps[position] ??= { last: -Infinity, rows: 0, faults: 0, ties: 0 });
    steps.rows++;
    if (value === null || value < steps.last) steps.faults++;
    else if (value === steps.last) steps.ties++;
    if (value !== null) steps.last = value;
  }

  /** Positions of numbers that grow, of so many rows that were learnt from. */
  positions(rows: number): readonly number[] {
    if (rows !== this.#rows) {
      this.#rows = rows;
      this.#positions = this.#growing(rows);
    }
    return this.#positions;
  }

  #growing(rows: number): number[] {
    return [...this.#steps.keys()].filter((position) => {
      const steps = this.#steps[position];
      return (
        steps !== undefined &&
        steps.rows === rows &&
        rows > enoughSteps &&
        steps.faults * stepsAFault <= rows &&
        steps.ties * stepsATie <= rows
      );
    });
  }
}
