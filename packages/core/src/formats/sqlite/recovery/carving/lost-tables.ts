import type { DatabaseParts } from '../../database.ts';
import { OverflowReader } from '../../overflow.ts';
import { pageKind, unsigned16, shortestCell } from '../../page.ts';
import { ProblemLog } from '../../problem-log.ts';
import { TableDefinition } from '../../table.ts';
import { TableRow } from '../../table-row.ts';
import { textDecoder } from '../../text.ts';
import type { CellGuess } from '../cells/cell-guess.ts';
import type { CellReader } from '../readings/cell-reader.ts';
import type { FreeRegion } from '../regions/free-region.ts';
import type { PageVersion } from '../pages/page-version.ts';
import { RecordShape } from '../shapes/record-shape.ts';
import {
  blobBit,
  classBit,
  integerBits,
  nullBit,
  realBit,
  textBit,
} from '../shapes/serial-class.ts';
import type { SortedTables } from '../shapes/sorted-tables.ts';
import { CellSample } from './cell-sample.ts';

/** Of fewer rows, all may be alike by chance. */
const enoughRows = 10;
/** So many cells to which what is left of a list leads, each up to where the one before it begins, are no chance: rows that were written one after the other stand so. */
const enoughInRun = 3;
/** Steps that what looks like a list of cells may take, for each byte of a page. */
const stepsAByte = 16;

/**
 * What is known of a table of which the declaration is lost: what rows look like that stand whole in one page of it. By it freed cells of that page are read, as those of a
 * table that is known are read by its live rows.
 */
export class LostTables {
  readonly #parts: DatabaseParts;
  readonly #reader: CellReader;
  readonly #tables: SortedTables;

  constructor(parts: DatabaseParts, reader: CellReader, tables: SortedTables) {
    this.#parts = parts;
    this.#reader = reader;
    this.#tables = tables;
  }

  /**
   * Cells to which what is left of a list of cells leads, between two places of a page: one that is emptied at once, or holds the list of free pages, keeps it. They stand whole,
   * and are in the order of their rowids, as SQLite keeps every list, and as hardly any other bytes lead to them; none where they are too few. `fewest`: so many are enough
   * where they also lie side by side.
   */
  listedFrom(
    bytes: Uint8Array,
    from: number,
    to = bytes.length,
    fewest = enoughRows,
  ): readonly CellGuess[] {
    const { usableSize } = this.#parts.pager;
    const areEnough = (): boolean =>
      cells.length >= enoughRows || (cells.length >= fewest && areSideBySide(cells));
    let cells: CellGuess[] = [];
    let room = usableSize;
    for (let at = from; at + 2 <= to && this.#reader.steps < stepsAByte * usableSize; at += 2) {
      const offset = unsigned16(bytes, at);
      const isPlace = offset > at && offset + shortestCell <= usableSize;
      const cell = isPlace
        ? this.#reader.intact(bytes, offset, usableSize, undefined, false, true)
        : undefined;
      const isNext =
        cell?.rowId !== undefined && !(cell.rowId <= (cells.at(-1)?.rowId ?? -Infinity));
      room -= isNext ? cell.end - cell.offset : 0;
      if (isNext && room >= 0) cells.push(cell);
      else if (areEnough()) break;
      else {
        cells = [];
        room = usableSize;
      }
    }
    return areEnough() ? cells : [];
  }

  /** The table of rows that had a page before what has it now, where a gap begins with what is left of their list; undefined where they are like those of any that is known. */
  before(version: PageVersion, { space, from, to, staleTo }: FreeRegion): RecordShape | undefined {
    const listEnd = staleTo < 0 ? to : staleTo;
    if (space !== 'gap' || listEnd - from < 2 * enoughInRun) return undefined;
    const cells = this.listedFrom(version.bytes, from, listEnd, enoughInRun);
    if (cells.length === 0) return undefined;
    const sample = new CellSample(cells);
    const fewest = Math.min(...cells.map(({ serials }) => serials.length));
    // To the schema no columns are added.
    const isKnown = this.#tables
      .ofKind(false)
      .some((shape) => !(shape.isSchema && fewest < shape.length) && sample.likenessOf(shape) > 0);
    return isKnown ? undefined : this.of(version, cells, enoughInRun);
  }

  /**
   * The table of rows that a leaf points at, of no known one; undefined where they are too few to tell what others look like. `fewest`: so many tell at least which of the
   * bytes beside them are heads of others.
   */
  of(
    { page, bytes }: PageVersion,
    cells: readonly CellGuess[],
    fewest = enoughRows,
  ): RecordShape | undefined {
    if (cells.length < fewest) return undefined;
    const length = Math.max(...cells.map(({ serials }) => serials.length));
    const kinds = Array.from({ length }, () => 0);
    for (const { serials } of cells)
      for (const [position, serial] of serials.entries()) kinds[position]! |= classBit(serial);
    const order = kinds.map((_, position) => position);
    const columns = kinds.map((seen, position) => {
      const type = typeOf(seen & ~nullBit);
      return { name: `c${position + 1}`, type, fallback: null, virtual: false };
    });
    // Of many rows that all begin with NULL it is another name of the rowid.
    const rowIdColumn = kinds[0] === nullBit ? 0 : -1;
    const layout = { withoutRowId: false, rowIdColumn, order };
    const table = new TableDefinition('', 0, columns, layout);
    const shape = new RecordShape(table, true, undefined, true);
    const { header, pager } = this.#parts;
    const { encoding } = header;
    const decode = textDecoder(encoding);
    const rows = function* (): Generator<TableRow> {
      const overflow = new OverflowReader(pager);
      const row = new TableRow(
        table,
        decode,
        encoding,
        pager.usableSize,
        overflow,
        new ProblemLog(),
      );
      for (const { offset } of cells)
        if (row.stepOnto(bytes, 0, pageKind.leafTable, page, offset, 0)) yield row;
    };
    shape.learnsHabitsFrom(rows);
    for (const row of rows()) shape.learn(row);
    return shape;
  }
}

/** Each ends where the one before it begins. */
function areSideBySide(cells: readonly CellGuess[]): boolean {
  return cells.every((cell, index) => index === 0 || cell.end === cells[index - 1]!.offset);
}

/** A type that a column may be declared with which holds values of these kinds, and no others. */
function typeOf(kinds: number): string {
  const hasOnly = (bits: number): boolean => kinds !== 0 && (kinds & ~bits) === 0;
  if (hasOnly(textBit)) return 'TEXT';
  if (hasOnly(integerBits)) return 'INTEGER';
  if (hasOnly(integerBits | realBit)) return 'REAL';
  if (hasOnly(blobBit)) return 'BLOB';
  return '';
}
