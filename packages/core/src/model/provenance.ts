/** Which definition read a record, so that a result can be repeated with the same one. */
export interface ArtifactRef {
  readonly id: string;
  readonly version: number;
}

/** How to find a file again: inside which source, and under which path there. */
export interface FileLocator {
  readonly source: string;
  /** The path as the device knew it, e.g. `/private/var/mobile/Library/SMS/sms.db`. */
  readonly devicePath: string;
  /** Where the bytes really lie, relative to the source, outermost first, e.g. `['backup.zip', '3d/3d0d7e…']`. */
  readonly storedAt: readonly string[];
}

/** A row of a database; `space` is where in the file it stands, `frame` counts write-ahead log frames from 1. */
export interface RowPosition {
  readonly unit: 'row';
  readonly table: string | null;
  /** A string where it exceeds 2^53; null where it is unknown. */
  readonly rowId: number | string | null;
  readonly page?: number;
  /** Offset of the cell within the page, in bytes. */
  readonly offset?: number;
  readonly space?: 'cell' | 'freelist' | 'freeblock' | 'gap' | 'wal' | 'journal';
  readonly frame?: number;
  /** Of a deleted row: nothing but the form of its values tells the table. */
  readonly tableByForm?: true;
}

/** The place inside a file that a record was read from. Lines count from 1, bytes from 0, `to` is excluded for bytes. */
export type Position =
  | { readonly unit: 'line'; readonly from: number; readonly to: number }
  | { readonly unit: 'byte'; readonly from: number; readonly to: number }
  | RowPosition
  | { readonly unit: 'key'; readonly path: string };

/** Where something was read, so that another can look there. */
export interface Provenance extends FileLocator {
  readonly position: Position;
}
