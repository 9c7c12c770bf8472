import { evidence, Html, type MessageKey, type Messages } from '../locales/index.ts';
import type { Position, RowPosition } from '../model/index.ts';

/** Where a row that is no longer live was found; a live one needs no word. */
const wordsOfSpace: {
  readonly [space in NonNullable<RowPosition['space']>]: MessageKey | undefined;
} = {
  cell: undefined,
  freelist: 'position.freelist',
  freeblock: 'position.freeblock',
  gap: 'position.gap',
  wal: 'position.wal',
  journal: 'position.journal',
};

/** A place within a file, in the words of its format. Names and numbers of the evidence stand in it isolated. */
export function positionText(messages: Messages, position: Position): Html {
  switch (position.unit) {
    case 'row':
      return rowText(messages, position);
    case 'line':
    case 'byte': {
      const key = position.unit === 'line' ? 'position.lines' : 'position.bytes';
      return messages.html(key, { from: String(position.from), to: String(position.to) });
    }
    case 'key':
      // A record of the file as a whole has no key; an empty frame would look like a fault.
      return position.path === '' ? messages.html('position.whole') : evidence(position.path);
  }
}

function rowText(messages: Messages, position: RowPosition): Html {
  const { table, rowId, page, offset, space, frame, tableByForm } = position;
  const spaceKey = space && wordsOfSpace[space];
  const numbered = (key: MessageKey, n: number | string | null | undefined): Html[] =>
    n === undefined || n === null ? [] : [messages.html(key, { n: String(n) })];
  const words = [
    evidence(table ?? '?'),
    ...numbered('position.row', rowId),
    ...numbered('position.page', page),
    ...numbered('position.offset', offset),
    ...(spaceKey === undefined ? [] : [messages.html(spaceKey)]),
    ...numbered('position.frame', frame),
    ...(tableByForm === true ? [messages.html('position.table-by-form')] : []),
  ];
  return new Html(words.map(({ source }) => source).join(messages.comma));
}
