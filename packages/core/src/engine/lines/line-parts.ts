import type { Row, RowIdBounds } from '../../model/index.ts';
import { bytesOf } from './json-bytes.ts';
import type { LineBuffer } from './line-buffer.ts';
import type { RecordIds } from './record-id.ts';

/** What the rows of one table share. */
export interface TableLines {
  readonly ids: RecordIds;
  /** A line up to the rowid, with a place for the record's id. */
  readonly head: Uint8Array;
  /** Fields whose columns this schema lacks: they are left out, not null. */
  readonly lacking: Set<number>;
}

/** Where the id stands in a line, behind `{"id":"`, and its length. */
export const idStart = 7;
export const idLength = 32;

/** Where the moment stands in a time that is told whole, behind `{"at":"`. */
export const atStart = 7;

/** The parts that all lines share. */
export const parts = {
  page: bytesOf(',"page":'),
  offset: bytesOf(',"offset":'),
  cell: bytesOf(',"space":"cell"}'),
  frame: bytesOf(',"space":"wal","frame":'),
  times: bytesOf(',"times":['),
  firstTime: bytesOf('{"at":"'),
  nextTime: bytesOf(',{"at":"'),
  comma: bytesOf(','),
  data: bytesOf('],"data":'),
  end: bytesOf('}}\n'),
  endDeleted: bytesOf('},"deleted":true}\n'),
};

/** The rest of a row's position, behind its rowid. */
export function writePlace(line: LineBuffer, row: Row): void {
  line.copy(parts.page);
  line.integer(row.page);
  line.copy(parts.offset);
  line.integer(row.offset);
  if (row.frame === 0) {
    line.copy(parts.cell);
  } else {
    line.copy(parts.frame);
    line.integer(row.frame);
    line.ascii('}');
  }
}

/** Bounds of the rowids of a table that is read whole. */
export const unbounded: RowIdBounds = {
  after: Number.NEGATIVE_INFINITY,
  upTo: Number.POSITIVE_INFINITY,
};
