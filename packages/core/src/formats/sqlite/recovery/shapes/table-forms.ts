import type { RecordShape } from './record-shape.ts';

/** Of tables whose rows a cell looks like about as much, the one that all are forms of, as it was or has become; undefined where they differ. */
export function likeliest(tied: readonly RecordShape[]): RecordShape | undefined {
  const [longest] = [...tied].sort(
    (first, second) =>
      second.length - first.length || Number(first.dropped) - Number(second.dropped),
  );
  const isForm = ({ table }: RecordShape) =>
    table.name === longest!.table.name &&
    table.columns.every((name, column) => name === longest!.table.columns[column]);
  return tied.every(isForm) ? longest : undefined;
}

/** Whether a table that is there is another one of the same declaration: one that is gone may be the same before it was given another name. */
export function isAlsoDeclared(one: RecordShape, other: RecordShape | undefined): boolean {
  return one !== other && !one.dropped && one.form === other?.form;
}
