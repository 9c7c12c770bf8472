import { timesOf } from '../../bytes/time.ts';
import { linksInText } from '../../formats/links.ts';
import type { Database, Emission, ParseContext } from '../../model/index.ts';
import { flagAt, joinSide, optionalTable, timeAt, type JoinSide } from '../rows/database-rows.ts';
import { emailIn, filled, isoAt } from '../rows/field-values.ts';
import type { SharedPhotos } from './shared-photos.ts';

/** Who wrote it, by the hash that iCloud knows the person by. */
interface Writer {
  readonly name: string | null;
  readonly email: string | null;
}

/** What was written to pictures in shared albums. Likes hold no text and are passed over. */
export function* commentRecords(
  database: Database,
  context: ParseContext,
): Generator<Emission<SharedPhotos>> {
  const comments = optionalTable(database, 'ZCLOUDSHAREDCOMMENT', [
    'ZISCAPTION',
    'ZISMYCOMMENT',
    'ZCOMMENTDATE',
    'ZCOMMENTERHASHEDPERSONID',
    'ZCOMMENTTEXT',
    'ZCLOUDGUID',
  ]);
  if (comments === undefined) return;
  const invited = writersIn(database, context, 'ZCLOUDSHAREDALBUMINVITATIONRECORD', 'ZINVITEE');
  const owners = writersIn(database, context, 'ZGENERICALBUM', 'ZCLOUDOWNER');
  yield* invited.problems;
  yield* owners.problems;
  const { table, at } = comments;
  for (const row of database.rows(table)) {
    const text = filled(row.text(at.ZCOMMENTTEXT));
    if (text === null) continue;
    const isOwn = flagAt(row, at.ZISMYCOMMENT);
    const hash = row.text(at.ZCOMMENTERHASHEDPERSONID) ?? '';
    const writer = invited.rows.get(hash) ?? owners.rows.get(hash);
    const email = isOwn === true ? null : emailIn(writer?.email ?? null);
    yield {
      kind: 'record',
      data: {
        kind: flagAt(row, at.ZISCAPTION) === true ? 'caption' : 'comment',
        title: null,
        url: null,
        isOwn,
        created: isoAt(row, at.ZCOMMENTDATE, 'cocoa-seconds'),
        subscribed: null,
        expires: null,
        trashed: null,
        ownerName: writer?.name ?? null,
        names: [],
        phoneNumbers: [],
        answers: [],
        roles: [],
        emails: email === null ? [] : [email],
        uuid: row.text(at.ZCLOUDGUID),
        text,
        links: linksInText(text),
      },
      position: row.position(),
      times: timesOf(['comment written', 'cocoa-seconds', timeAt(row, at.ZCOMMENTDATE)]),
      met: isOwn === true ? 'sent' : 'received',
    };
  }
}

/** The people whom a table names in columns that begin so, by their hash. */
function writersIn(
  database: Database,
  context: ParseContext,
  name: string,
  prefix: string,
): JoinSide<string, Writer> {
  const table = database.table(name);
  const at = (column: string): number => table?.column(prefix + column) ?? -1;
  const [hash, fullName, email] = [at('HASHEDPERSONID'), at('FULLNAME'), at('EMAILKEY')];
  return joinSide(database, table, context, (row) => {
    const key = filled(row.text(hash));
    return key === null ? undefined : [key, { name: row.text(fullName), email: row.text(email) }];
  });
}
