import type { ColumnRun, Row } from '../../model/index.ts';
import { bytesOf } from './json-bytes.ts';
import { isUnseen, type Slot } from './field-slots.ts';

/**
 * Most columns of a wide table hold NULL, 0 or 1, which the row's header alone tells. Rows come in few shapes (which columns
 * hold which of these, and which hold anything else), so all that lies between the other columns is made once for each shape
 * and copied whole.
 */
export interface CachedRun extends ColumnRun {
  readonly slots: readonly Slot[];
  readonly columns: readonly number[];
  /** Of the row at hand, as `Row.shape` fills it. */
  readonly shape: Uint8Array;
  readonly known: Map<number, RowShape[]>;
  knownCount: number;
}

/** Which columns of a run rows of one kind have, and the bytes that all of them share. */
export interface RowShape {
  readonly shape: Uint8Array;
  readonly parts: readonly ShapePart[];
}

/** Bytes of constant columns, then a column that must be written by itself. */
export interface ShapePart {
  /** Ends with the name of the column, where it is written at all. */
  readonly before: Uint8Array;
  /** The column within the run; -1 after the last. */
  readonly index: number;
  /** Its value alone is to be written: the name stands in `before`, and nobody looks at the value. */
  readonly isPlain: boolean;
}

/** What `Row.shape` gives for a column whose value its header does not tell. */
const anyValue = 255;
const zero = 8;
const mostShapes = 512;

/** A run of columns of which no row has been seen yet. */
export function cachedRun(slots: readonly Slot[], columns: readonly number[]): CachedRun {
  return {
    fields: slots,
    slots,
    columns,
    shape: new Uint8Array(columns.length),
    known: new Map(),
    knownCount: 0,
  };
}

/** The shape of this row; `undefined` where rows of this run have come in too many shapes to remember. */
export function shapeOf(run: CachedRun, row: Row): RowShape | undefined {
  const hash = row.shape(run.columns, run.shape);
  const alike = run.known.get(hash);
  if (alike) for (const known of alike) if (sameBytes(known.shape, run.shape)) return known;
  if (run.knownCount === mostShapes) return undefined;
  run.knownCount++;
  const made = makeShape(run);
  if (alike) alike.push(made);
  else run.known.set(hash, [made]);
  return made;
}

function makeShape({ slots, shape }: CachedRun): RowShape {
  const parts: ShapePart[] = [];
  let before: number[] = [];
  slots.forEach((slot, index) => {
    if (isUnseen(slot)) return;
    const type = shape[index]!;
    // The writer must know where a field of the timeline's sentence stands.
    if (type === anyValue || slot.summary >= 0) {
      const isPlain =
        !slot.compare && !slot.watch && slot.summary < 0 && !slot.hashed && !slot.dropsUserInfo;
      if (isPlain) before.push(...slot.key);
      parts.push({ before: Uint8Array.from(before), index, isPlain });
      before = [];
    } else if (type === 0) before.push(...slot.nullText);
    else before.push(...slot.key, ...bytesOf(type === zero ? '0' : '1'));
  });
  parts.push({ before: Uint8Array.from(before), index: -1, isPlain: false });
  return { shape: shape.slice(), parts };
}

function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  for (let i = 0; i < one.length; i++) if (one[i] !== other[i]) return false;
  return true;
}
