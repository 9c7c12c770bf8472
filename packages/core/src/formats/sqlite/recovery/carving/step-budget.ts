/** A row of 1,900 columns takes 800, since nearly all its bytes are numbers of a header; a page of 64 KiB that may have been of several tables 300. */
const mostPerByte = 1024;
/** What each byte of a page adds to what all may take: a large table without rowid in which a few rows of every page were freed takes 2. */
const ofEachByte = 3;
/** What they may take beyond that; the worst pages that were made for it take so many in four seconds, and a thousand of them would take an hour. */
const beyond = 2 ** 25;

/** Steps that the search of pages may take: some of each page, and more of those that need it, as long as not all do. */
export class StepBudget {
  /** For this page and those that come. */
  #left = beyond;

  /** Another page begins, of so many bytes; `spent` were taken for those before. */
  renew(pageBytes: number, spent: number): void {
    this.#left = Math.max(0, this.#left - spent) + ofEachByte * pageBytes;
  }

  /** Steps for a page of so many bytes. */
  of(pageBytes: number): number {
    return Math.min(this.#left, mostPerByte * pageBytes);
  }
}
