import { linksInText } from '../../formats/links.ts';
import type { Row } from '../../model/index.ts';

/** The links in these columns of a row, each once; columns that hold no text are passed over. */
export function linksOfColumns(row: Row, columns: readonly number[]): string[] {
  const links = new Set<string>();
  for (const column of columns) {
    const text = row.isNull(column) ? null : row.text(column);
    for (const link of text === null ? [] : linksInText(text)) {
      links.add(link);
    }
  }
  return [...links];
}

/** The first of these columns that is not NULL, for what changed its column from one version to the next; -1 where all are. */
export function firstFilled(row: Row, columns: readonly number[]): number {
  return columns.find((column) => !row.isNull(column)) ?? -1;
}
