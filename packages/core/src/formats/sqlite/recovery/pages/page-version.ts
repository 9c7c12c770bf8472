import type { FreePage } from './overflow-chain.ts';
import type { OlderBlocks } from './older-blocks.ts';
import type { PointedCells } from './pointed-cells.ts';
import type { RecordShape } from '../shapes/record-shape.ts';
import type { RecoveredSpace } from '../recovered-row.ts';

/** A version of a page, and what is known of it. `bytes` is the page alone. */
export interface PageVersion {
  readonly page: number;
  readonly bytes: Uint8Array;
  /** The table whose leaf it is; undefined where that is not known. */
  readonly shape: RecordShape | undefined;
  /** It is a page of an index now. */
  readonly isOfIndex: boolean;
  /** The table whose leaf it was by the trees of its own time, or `none`; undefined where they do not tell. */
  readonly tableThen?: (() => RecordShape | 'none' | undefined) | undefined;
  /** Where its rows are said to stand; undefined for free space of a page in use. */
  readonly space: Exclude<RecoveredSpace, 'freeblock' | 'gap'> | undefined;
  /** Bytes that rowids have at least for which the tree leads to this page; 1 where that is not known. */
  readonly leastRowId: number;
  readonly frame?: number | undefined;
  readonly commit?: number | undefined;
  /** It may never have been in the database as it is here. */
  readonly isPassing?: boolean | undefined;
  /** The page as it now is. */
  readonly current: () => Uint8Array | undefined;
  /** Its overflow pages, as they were at that time, for cells that it points at. */
  readonly overflow: FreePage;
  /** Overflow pages for cells that it had freed by then: those that are free now. */
  readonly freeOverflow: FreePage;
  /** The same where it is a trunk of the freelist now, which overwrote its beginning. */
  readonly freeTrunk: FreePage;
  /** Freeblocks of older versions; undefined where it is not known which are older. */
  readonly olderBlocks: OlderBlocks | undefined;
  /** Cells that other versions point at; undefined where there are none. */
  readonly pointed: PointedCells | undefined;
}
