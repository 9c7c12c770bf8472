import { timesOf } from '../../bytes/time.ts';
import {
  dateAt,
  dictionaryAt,
  isArray,
  isDictionary,
  isKeyedArchive,
  readPropertyList,
  stringAt,
  unarchive,
  type PlistDictionary,
  type PlistValue,
} from '../../formats/plist/index.ts';
import {
  defineArtifact,
  EvidenceError,
  type ParseContext,
  type ProblemDraft,
  type RecordDraft,
  type Row,
} from '../../model/index.ts';
import { onSomeIphones } from '../ios-expectation.ts';
import { textAt } from '../property-list-file.ts';
import { nestedLinks } from '../links/nested-links.ts';
import {
  bareChatMessage,
  chatArtifact,
  linksInTexts,
  timeMark,
  type ChatDirection,
  type ChatMessage,
} from '../messages/chat-message.ts';
import {
  openArtifactDatabase,
  optionalTable,
  remainingProblems,
  requireTable,
} from '../rows/database-rows.ts';
import { deletedMark } from '../rows/deleted-rows.ts';
import { orProblem, withoutProblems } from '../rows/row-problems.ts';
import { columnsOf, wholeTable } from '../rows/schema-names.ts';
import { rowsAndVanished } from '../rows/vanished-rows.ts';
import { instagramExamples } from '../messages/instagram-examples.ts';

/** Servers of the app itself, from which it fetches pictures: their addresses say nothing of a message. */
const ownServer = /^https?:\/\/[\w.-]{1,200}\.(?:cdninstagram\.com|fbcdn\.net)(?:[/:?#]|$)/i;

/** People of the conversations, at most; a phone holds some hundreds. */
const mostPeople = 200_000;

export const instagram = defineArtifact<ChatMessage>({
  id: 'ios.instagram',
  version: 1,
  title: 'Instagram messages and links',
  ...chatArtifact('cocoa-seconds'),
  describes:
    'Direct messages of Instagram with the links in their text and in what is shared with them, who sent them and in which conversation, from the database that the app keeps for each account.',
  cannotShow:
    'Whether a link was opened, and messages that were not fetched to this phone: the app keeps the newest ones of each conversation. Conversations that are encrypted from end to end stand elsewhere and are not read. ' +
    'Of messages that were deleted only what free space still holds is found, marked as deleted. No phone with such a database was at hand.',
  references: [
    'https://github.com/log2timeline/plaso/blob/main/plaso/parsers/sqlite_plugins/ios_instagram.py',
    'https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/instagramThreads.py',
  ],
  paths: [
    '/private/var/mobile/Containers/Data/Application/*/Library/Application Support/DirectSQLiteDatabase/*.db',
  ],
  expected: onSomeIphones,
  decisive: [
    ...columnsOf('messages', 'message_id thread_id archive'),
    ...wholeTable('threads', 'viewer_id metadata'),
  ],

  *parse(file, context) {
    const database = openArtifactDatabase(file, context);
    const { table, at } = requireTable(
      database,
      'messages',
      ['archive'],
      ['message_id', 'thread_id'],
    );
    const people = new People(context);
    const threads = optionalTable(database, 'threads', ['viewer_id', 'metadata']);
    for (const row of threads ? database.rows(threads.table) : []) {
      people.addOwner(row.text(threads!.at.viewer_id));
      people.addOf(yield* archiveIn(row, threads!.at.metadata, context));
    }
    if (people.isFull) {
      const detail = `only ${mostPeople} people of conversations were read`;
      yield { kind: 'problem', code: 'limit-exceeded', detail };
    }

    function* messageIn(row: Row): Generator<ProblemDraft, RecordDraft<ChatMessage>> {
      const archive = yield* archiveIn(row, at.archive, context);
      const metadata =
        archive && dictionaryAt(archive, 'IGDirectPublishedMessageMetadata*metadata');
      const content = archive && dictionaryAt(archive, 'IGDirectPublishedMessageContent*content');
      const sender = metadata ? textAt(metadata, 'NSString*senderPk') : null;
      const direction = people.directionOf(sender);
      const text = (content && stringAt(content, 'NSString*string')) ?? null;
      const { urls, shortened } = nestedLinks(content ?? null, context.limits, 'strict');
      if (shortened) yield { kind: 'problem', ...shortened, position: row.position() };
      const links = new Set([
        ...linksInTexts([text]),
        ...urls.filter((url) => !ownServer.test(url)),
      ]);
      const time = metadata && dateAt(metadata, 'NSDate*serverTimestamp')?.cocoaSeconds;
      return {
        kind: 'record',
        data: {
          ...bareChatMessage,
          direction,
          links: [...links],
          sender,
          senderName: people.nameOf(sender),
          chat: row.text(at.thread_id) ?? (metadata ? textAt(metadata, 'NSString*threadId') : null),
          text,
          kind: activityIn(content),
          messageId: row.text(at.message_id),
        },
        position: row.position(),
        times: timesOf([timeMark(direction), 'cocoa-seconds', time ?? null]),
        ...(direction !== null && { met: direction }),
      };
    }

    const rows = rowsAndVanished(file, context, database, [table]);
    for (const row of rows.live(table)) yield yield* messageIn(row);
    const vanished = rows.vanished();
    for (const row of vanished.rows) {
      const message = withoutProblems(messageIn(row));
      const { sender, text, messageId } = message.data;
      if ([sender, text, messageId].some((value) => value !== null))
        yield { ...message, ...deletedMark(row) };
    }
    yield* vanished.problems();
    yield* remainingProblems(database);
  },
});

/** The fields of the object that a row keeps as an archive; `undefined` where there is none, or none that can be read, which is told. */
function* archiveIn(
  row: Row,
  column: number,
  { limits }: ParseContext,
): Generator<ProblemDraft, PlistDictionary | undefined> {
  const bytes = row.blob(column);
  if (bytes === null || bytes.length === 0) return undefined;
  return yield* orProblem(row, (options) => {
    const list = readPropertyList(bytes, limits, options);
    const value = isKeyedArchive(list) ? unarchive(list, limits) : list;
    if (!isDictionary(value)) throw new EvidenceError('unsupported', 'an archive of no fields');
    return value;
  });
}

/** Who takes part in the conversations, and whose copy of them this is. */
class People {
  readonly #names = new Map<string, string | null>();
  readonly #owners = new Set<string>();
  isFull = false;

  /** The database is called by the number of the account. */
  constructor({ devicePath }: ParseContext) {
    const account = /\/(\d{1,20})\.db$/.exec(devicePath)?.[1];
    if (account !== undefined) this.#owners.add(account);
  }

  addOwner(id: string | null): void {
    if (id === null || id === '') return;
    if (this.#owners.size < mostPeople) this.#owners.add(id);
    else this.isFull = true;
  }

  /** Those whom the description of a conversation lists. */
  addOf(conversation: PlistDictionary | undefined): void {
    if (conversation === undefined) return;
    const users = conversation.get('NSArray<IGUser *>*users');
    const inviters = ['IGUser*inviter', 'IGUser*inviter_DEPRECATED'].map((key) =>
      conversation.get(key),
    );
    for (const user of [...(isArray(users) ? users : []), ...inviters]) this.#add(user);
  }

  directionOf(id: string | null): ChatDirection {
    if (id === null || this.#owners.size === 0) return null;
    return this.#owners.has(id) ? 'sent' : 'received';
  }

  nameOf(id: string | null): string | null {
    return id === null ? null : (this.#names.get(id) ?? null);
  }

  #add(user: PlistValue | undefined): void {
    if (!isDictionary(user)) return;
    // Newer versions keep what the server said of a user in a dictionary of its own.
    const told = dictionaryAt(user, 'NSDictionary<NSString *, id>*userDict');
    const id = (told && textAt(told, 'pk')) ?? textAt(user, 'pk');
    if (id === null || this.#names.has(id)) return;
    if (this.#names.size >= mostPeople) {
      this.isFull = true;
      return;
    }
    const names = [
      told && stringAt(told, 'full_name'),
      stringAt(user, 'fullName'),
      told && stringAt(told, 'username'),
      stringAt(user, 'userName'),
    ];
    this.#names.set(id, names.find((name) => name) ?? null);
  }
}

/** What a notice within a conversation says, as of a call. */
function activityIn(content: PlistDictionary | undefined): string | null {
  const activity =
    content && dictionaryAt(content, 'IGDirectThreadActivityAnnouncement*threadActivity');
  return (activity && stringAt(activity, 'NSString*voipTitle')) ?? null;
}

export const examples = instagramExamples;
