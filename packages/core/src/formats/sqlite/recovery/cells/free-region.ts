/** A stretch of a page that no live cell covers. */
export interface FreeRegion {
  readonly from: number;
  readonly to: number;
  readonly space: 'freeblock' | 'gap';
  /**
   * The last of so many cells in it was not overwritten at its end, as far as the page tells. `areGiven`: SQLite gives the rowids of the table,
   * so that they grow with time.
   */
  readonly endStands: (cells: number, areGiven: boolean) => boolean;
  /** So many cells cannot all have been of rows that are gone, as far as the rowids of the page tell; arguments as of `endStands`. */
  readonly isCrowded: (cells: number, areGiven: boolean) => boolean;
  /** So many cells, older than that of a rowid which was freed behind them, can have stood before it; always where that is not known. */
  readonly hasRoom?: (rowId: number | bigint, cells: number, areGiven: boolean) => boolean;
  /** Just so many rowids are missing between that of the cell in use at its end and this one; arguments as of `hasRoom`. */
  readonly isRun?: (rowId: number | bigint, cells: number, areGiven: boolean) => boolean;
  /** What begins at its end was there before the row of a rowid, as far as rowids grow with time; `areGiven` as of `endStands`. */
  readonly isOlder?: (rowId: number | bigint, areGiven: boolean) => boolean;
  /** Bytes that the rowids of cells had at least that were freed in it, as far as the page and the tree tell; 1 where that is not known. */
  readonly leastRowId?: (areGiven: boolean) => number;
  /** Up to where it may be what is left of the list of cells. */
  readonly staleTo?: number;
  /** From where on what stands at its end may be the first bytes of something newer; `areGiven` as of `endStands`. */
  readonly tornAt?: (areGiven: boolean) => number;
  /** What began here, in an older version of the page, had taken the end of what began before it and was free already. */
  readonly takenFrom?: number;
  /** Up to where a cell in it is a copy of one in use, of which the rest is something else; its end where it is none, or whole. */
  readonly copiedTo?: (offset: number, end: number) => number;
}
