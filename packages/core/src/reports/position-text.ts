import type { Position } from '../model/index.ts';

/** Where a row that is no longer live was found; a live one needs no word. */
const wordsOfSpace = {
  cell: undefined,
  freelist: 'free page',
  freeblock: 'free block',
  gap: 'unused space of the page',
  wal: 'write-ahead log',
  journal: 'rollback journal',
} as const;

/** In the words of the file's format, for an analyst: the same in every language. */
export function positionText(position: Position): string {
  switch (position.unit) {
    case 'row': {
      const { table, rowId, page, offset, space, frame } = position;
      const words = [
        table ?? '?',
        rowId === null ? undefined : `row ${String(rowId)}`,
        page === undefined ? undefined : `page ${String(page)}`,
        offset === undefined ? undefined : `byte ${String(offset)} of the page`,
        space === undefined ? undefined : wordsOfSpace[space],
        frame === undefined ? undefined : `frame ${String(frame)}`,
      ];
      return words.filter((word) => word !== undefined).join(', ');
    }
    case 'line':
      return `lines ${String(position.from)} to ${String(position.to)}`;
    case 'byte':
      return `bytes ${String(position.from)} to ${String(position.to)}`;
    case 'key':
      // A record of the file as a whole has no key; an empty frame would look like a fault.
      return position.path === '' ? 'whole file' : position.path;
  }
}
