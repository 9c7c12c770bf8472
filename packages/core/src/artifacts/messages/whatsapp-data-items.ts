import type { Database, ParseContext, Row } from '../../model/index.ts';
import { joinSide, optionalTable, rowReference } from '../rows/database-rows.ts';

/** Columns of `ZWAMESSAGEDATAITEM` with texts, by the name of the field. */
export const dataItemColumns = {
  content1: 'ZCONTENT1',
  content2: 'ZCONTENT2',
  matchedText: 'ZMATCHEDTEXT',
  summary: 'ZSUMMARY',
  title: 'ZTITLE',
} as const;

export type DataItemField = keyof typeof dataItemColumns;

/** What the phone worked out of the text of a message, the preview of a link mostly: the texts of all its items, each once. */
export type DataItemTexts = { readonly [K in DataItemField]: ReadonlySet<string> };

const fieldNames = Object.keys(dataItemColumns) as DataItemField[];

/**
 * Gives the texts of the items of a message; `undefined` where it has none. Whoever writes a message decides how many items it gets and how long
 * they are: of texts longer than one value may be, together, the rest is told, but for those of a deleted message. Only the places of items are held in memory.
 */
export function dataItemsOf(
  database: Database,
  context: ParseContext,
): (message: Row) => DataItemTexts | undefined {
  const items = optionalTable(database, 'ZWAMESSAGEDATAITEM', [
    'ZMESSAGE',
    ...Object.values(dataItemColumns),
  ]);
  if (items === undefined) return () => undefined;
  const { at, table } = items;
  type Id = number | bigint;
  const side = joinSide<Id, Id[]>(
    database,
    table,
    context,
    (row) => {
      const message = rowReference(row, at.ZMESSAGE);
      return message === undefined || row.rowId === undefined ? undefined : [message, [row.rowId]];
    },
    (earlier, later) => {
      earlier.push(...later);
      return earlier;
    },
  );
  for (const problem of side.problems) context.problem(problem);

  return (message) => {
    const ids = side.rows.get(message.rowId ?? -1);
    if (ids === undefined) return undefined;
    const tell = (code: 'limit-exceeded' | 'malformed', detail: string): void => {
      if (!message.isRecovered) context.problem({ code, detail, position: message.position() });
    };
    const texts = {
      content1: new Set<string>(),
      content2: new Set<string>(),
      matchedText: new Set<string>(),
      summary: new Set<string>(),
      title: new Set<string>(),
    };
    let left = context.limits.maxValueBytes;
    for (const id of ids) {
      if (left <= 0) {
        tell('limit-exceeded', 'a message whose previews hold more text than is read');
        break;
      }
      const row = database.seek(table, id);
      if (row === undefined) tell('malformed', 'a preview of a message was not found again');
      for (const field of row ? fieldNames : []) {
        const text = row!.text(at[dataItemColumns[field]]);
        if (text === null) continue;
        left -= text.length;
        texts[field].add(text);
      }
    }
    return texts;
  };
}
