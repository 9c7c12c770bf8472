import { foldCase } from '../../table.ts';
import type { RecordShape } from './record-shape.ts';

/** Of tables whose rows a cell looks like about as much, the one that all are forms of, as it was or has become; undefined where they differ. */
export function likeliest(tied: readonly RecordShape[]): RecordShape | undefined {
  let longest = tied[0];
  for (const one of tied) {
    const isSooner = one.length === longest!.length && longest!.dropped && !one.dropped;
    if (one.length > longest!.length || isSooner) longest = one;
  }
  const isForm = ({ table }: RecordShape) =>
    table.name === longest!.table.name &&
    table.columns.every((name, column) => name === longest!.table.columns[column]);
  return tied.every(isForm) ? longest : undefined;
}

/** Whether a table that is there is another one of the same declaration: one that is gone may be the same before it was given another name. */
export function isAlsoDeclared(one: RecordShape, other: RecordShape | undefined): boolean {
  return one !== other && !one.dropped && one.form === other?.form;
}

/** Two tables have the same columns, as far as both have any: some may have been added to one. */
export function haveSameColumns(
  { table: one }: RecordShape,
  { table: other }: RecordShape,
): boolean {
  const common = Math.min(one.columns.length, other.columns.length);
  return one.columns
    .slice(0, common)
    .every((name, at) => foldCase(name) === foldCase(other.columns[at]!));
}

/**
 * The declaration by which rows of a page were written that was of a table beyond doubt: the one that stood in the schema `then`, where a column was taken away since, and
 * another stands in its place. What it was is proven only where that is known.
 */
export function declarationThen(
  table: RecordShape,
  then: RecordShape | 'none' | undefined,
): { readonly shape: RecordShape; readonly isProven: boolean } {
  if (then === 'none' || then === undefined) return { shape: table, isProven: false };
  if (then.now === table && !haveSameColumns(then, table)) return { shape: then, isProven: true };
  return { shape: table, isProven: then === table || then.now === table };
}
