import { mostMetAfterEnd, type MetAfterEnd } from '../../model/index.ts';

/** Counts the records of a piece of work that met an indicator after its end (see `inForce`). */
export class AfterEnd {
  #count = 0;
  #records: string[] = [];

  note(recordId: string): void {
    this.#count++;
    if (this.#records.length < mostMetAfterEnd) this.#records.push(recordId);
  }

  /** What was counted since the last time, as it stands in a result; nothing where there is none. */
  take(): { readonly metAfterEnd?: MetAfterEnd } {
    if (this.#count === 0) return {};
    const metAfterEnd = { count: this.#count, records: this.#records };
    this.#count = 0;
    this.#records = [];
    return { metAfterEnd };
  }
}
