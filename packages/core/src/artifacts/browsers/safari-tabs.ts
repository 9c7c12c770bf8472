import { isoTime, timesOf } from '../../bytes/time.ts';
import {
  booleanAt,
  dataAt,
  dateAt,
  dictionaryAt,
  stringAt,
  type PlistDate,
  type PlistDictionary,
} from '../../formats/plist/index.ts';
import {
  type Database,
  type Emission,
  type Met,
  type ParseContext,
  type ProblemDraft,
  type RandomAccessFile,
  type RecordDraft,
  type Row,
  type RowPosition,
  type Table,
  type TimeDraft,
} from '../../model/index.ts';
import {
  flagAt,
  optionalTable,
  requireTable,
  rowReference,
  timeAt,
} from '../rows/database-rows.ts';
import { problemAt, withoutProblems } from '../rows/row-problems.ts';
import { attributesOf } from './safari-attributes.ts';
import { safariEpoch } from './safari-epoch.ts';
import {
  sessionFields,
  sessionIn,
  sessionOf,
  type SafariSession,
  type SessionFields,
} from './safari-session.ts';
import { deletedMark } from '../rows/deleted-rows.ts';
import { rowsAndVanished } from '../rows/vanished-rows.ts';

/** One tab of Safari, with the pages that can be gone back to in it, or the pages alone of a tab that is gone. */
export type SafariTab = {
  readonly tabUuid: string | null;
  readonly tabTitle: string | null;
  readonly tabUrl: string | null;
  readonly tabVisibleUrl: string | null;
  readonly lastViewedTimestamp: string | null;
  readonly openedFromLink: boolean | null;
  readonly privateBrowsing: boolean | null;
  /** Of a tab that iCloud told of: the device on which it is open. */
  readonly deviceName: string | null;
} & SessionFields;

/** Sessions held for the join with their tabs; Safari keeps at most 500 tabs. */
const maxSessions = 100_000;

/** Tabs of BrowserState.db. */
export function* browserStateTabs(
  file: RandomAccessFile,
  database: Database,
  context: ParseContext,
): Generator<Emission<SafariTab>> {
  const { table, at } = requireTable(
    database,
    'tabs',
    ['url'],
    [
      'uuid',
      'title',
      'user_visible_url',
      'last_viewed_time',
      'opened_from_link',
      'private_browsing',
      'session_data',
    ],
  );
  const sessions = yield* storedSessions(file, database, context, {
    table: 'tab_sessions',
    uuid: 'tab_uuid',
    state: 'session_data',
  });

  function* tabIn(row: Row): Generator<ProblemDraft, RecordDraft<SafariTab>> {
    const uuid = row.text(at.uuid);
    // Before iOS 12 the session stood in the row of the tab itself.
    const ownSession =
      at.session_data === -1 ? undefined : yield* sessionOf(row, at.session_data, context);
    const session = ownSession ?? sessions.of(uuid);
    const viewed = lastViewed(row, at.last_viewed_time);
    return {
      kind: 'record',
      data: {
        tabUuid: uuid,
        tabTitle: row.text(at.title),
        tabUrl: row.text(at.url),
        tabVisibleUrl: row.text(at.user_visible_url),
        lastViewedTimestamp: viewed.text,
        openedFromLink: flagAt(row, at.opened_from_link),
        privateBrowsing: flagAt(row, at.private_browsing),
        deviceName: null,
        ...sessionFields(session),
      },
      position: row.position(),
      times: viewed.times,
    };
  }
  yield* liveAndDeleted(file, database, context, table, tabIn);
  yield* sessions.withoutTab();
}

/** The tabs of a table, then those that were deleted from it, of which something is left to compare. */
export function* liveAndDeleted(
  file: RandomAccessFile,
  database: Database,
  context: ParseContext,
  table: Table,
  tabIn: (row: Row) => Generator<ProblemDraft, RecordDraft<SafariTab> | undefined>,
): Generator<Emission<SafariTab>> {
  const rows = rowsAndVanished(file, context, database, [table]);
  for (const row of rows.live(table)) {
    const tab = yield* tabIn(row);
    if (tab !== undefined) yield tab;
  }
  const vanished = rows.vanished();
  for (const row of vanished.rows) {
    const tab = withoutProblems(tabIn(row));
    if (tab === undefined) continue;
    const { tabUrl, tabVisibleUrl, sessionData } = tab.data;
    if (tabUrl === null && tabVisibleUrl === null && sessionData.length === 0) continue;
    yield { ...tab, ...deletedMark(row) };
  }
  yield* vanished.problems();
}

/** A session that stands in a table of its own. */
interface StoredSession {
  readonly uuid: string | null;
  readonly session: SafariSession;
  readonly position: RowPosition;
  /** From space that the database no longer counts among its own: no tab that is there has these pages. */
  readonly isRecovered: boolean;
  readonly mark: { readonly deleted?: true };
}

function storedSession(row: Row, uuid: string | null, session: SafariSession): StoredSession {
  const isRecovered = row.isRecovered === true;
  return { uuid, session, position: row.position(), isRecovered, mark: deletedMark(row) };
}

/** The sessions of such a table. */
interface StoredSessions {
  of(tab: string | null): SafariSession | undefined;
  /** Those that nobody asked for: the tab was deleted, or its row cannot be read. */
  withoutTab(): Generator<RecordDraft<SafariTab>>;
}

function* storedSessions(
  file: RandomAccessFile,
  database: Database,
  context: ParseContext,
  names: { readonly table: string; readonly uuid: string; readonly state: string },
): Generator<ProblemDraft, StoredSessions> {
  const sessions: StoredSession[] = [];
  const table = database.table(names.table);
  if (table !== undefined) {
    const uuidColumn = table.column(names.uuid);
    const stateColumn = table.column(names.state);
    const rows = rowsAndVanished(file, context, database, [table]);
    for (const row of rows.live(table)) {
      if (sessions.length >= maxSessions) {
        yield problemAt(row, 'limit-exceeded', `more than ${maxSessions} sessions`);
        break;
      }
      const uuid = row.text(uuidColumn);
      const session = yield* sessionOf(row, stateColumn, context);
      if (session === undefined) continue;
      sessions.push(storedSession(row, uuid, session));
    }
    const vanished = rows.vanished();
    for (const row of vanished.rows) {
      if (sessions.length >= maxSessions) break;
      const uuid = row.text(uuidColumn);
      const session = withoutProblems(sessionOf(row, stateColumn, context));
      if (session === undefined) continue;
      sessions.push(storedSession(row, uuid, session));
    }
    yield* vanished.problems();
  }
  // A tab has the pages that are there; those that were deleted are told by themselves.
  const ofTabs = new Map(
    sessions.filter(({ isRecovered }) => !isRecovered).map((stored) => [stored.uuid, stored]),
  );
  const shown = new Set<StoredSession>();
  return {
    of(tab) {
      const stored = tab === null ? undefined : ofTabs.get(tab);
      if (stored !== undefined) shown.add(stored);
      return stored?.session;
    },
    *withoutTab() {
      for (const stored of sessions) {
        const { uuid, session, position, mark } = stored;
        if (shown.has(stored) || session.urls.length + session.originalUrls.length === 0) continue;
        const data = { ...noTab, tabUuid: uuid, ...sessionFields(session) };
        yield { kind: 'record', data, position, times: [], ...mark };
      }
    },
  };
}

/** A tab of which nothing is known but its pages. */
export const noTab = {
  tabTitle: null,
  tabUrl: null,
  tabVisibleUrl: null,
  lastViewedTimestamp: null,
  openedFromLink: null,
  privateBrowsing: null,
  deviceName: null,
} satisfies Partial<SafariTab>;

/** Tabs of SafariTabs.db, where they stand among profiles and tab groups in the table of bookmarks. */
export function* safariTabs(
  file: RandomAccessFile,
  database: Database,
  context: ParseContext,
): Generator<Emission<SafariTab>> {
  const { table, at } = requireTable(
    database,
    'bookmarks',
    ['url'],
    [
      'id',
      'parent',
      'type',
      'title',
      'external_uuid',
      'date_closed',
      'extra_attributes',
      'local_attributes',
    ],
  );
  const privateGroups = privateTabGroups(database, table);
  const sessions = yield* storedSessions(file, database, context, {
    table: 'session_state',
    uuid: 'uuid',
    state: 'data',
  });

  function* tabIn(row: Row): Generator<ProblemDraft, RecordDraft<SafariTab> | undefined> {
    // Profiles and tab groups are folders; what is in them are tabs.
    if (row.number(at.type) === 1) return undefined;
    const extra = yield* attributesOf(row, at.extra_attributes, context);
    const local = yield* attributesOf(row, at.local_attributes, context);
    const uuid = row.text(at.external_uuid);
    const state = local && dataAt(local, 'SessionState');
    const ownSession =
      state === undefined || state.length === 0 ? undefined : yield* sessionIn(state, row, context);
    const session = ownSession ?? sessions.of(uuid);

    const url = row.text(at.url);
    const localUrl = (extra && stringAt(extra, 'LocalURL')) ?? null;
    if (url === null && localUrl === null && session === undefined) return undefined;

    const times = tabTimes(row, at.date_closed, extra, local);
    const parent = rowReference(row, at.parent);
    // Only a tab that was shown on this phone has attributes and pages that are local to it.
    const met: Met = local === undefined && session === undefined ? 'stored' : 'visited';
    return {
      kind: 'record',
      data: {
        tabUuid: uuid,
        tabTitle: row.text(at.title) ?? (extra && stringAt(extra, 'LocalTitle')) ?? null,
        tabUrl: url,
        tabVisibleUrl: localUrl,
        lastViewedTimestamp: times.find(({ marks }) => marks === 'tab last viewed')?.at ?? null,
        openedFromLink: (local && booleanAt(local, 'OpenedFromLink')) ?? null,
        privateBrowsing: parent === undefined ? null : privateGroups.has(parent),
        deviceName: null,
        ...sessionFields(session),
      },
      position: row.position(),
      times,
      met,
    };
  }
  yield* liveAndDeleted(file, database, context, table, tabIn);
  yield* sessions.withoutTab();
}

/** When a tab was last looked at, from a column. */
export function lastViewed(
  row: Row,
  column: number,
): { readonly text: string | null; readonly times: TimeDraft[] } {
  const seconds = timeAt(row, column);
  const epoch = safariEpoch(seconds);
  return {
    text: isoTime(epoch, seconds) ?? null,
    times: timesOf(['tab last viewed', epoch, seconds]),
  };
}

/** Windows name their private tab group; the folder of pinned private tabs has a name of its own. */
function privateTabGroups(database: Database, bookmarks: Table): ReadonlySet<number | bigint> {
  const groups = new Set<number | bigint>();
  const windows = optionalTable(database, 'windows', ['private_tab_group_id']);
  if (windows !== undefined) {
    for (const row of database.rows(windows.table)) {
      const group = rowReference(row, windows.at.private_tab_group_id);
      if (group !== undefined && groups.size < maxSessions) groups.add(group);
    }
  }
  const idColumn = bookmarks.column('id');
  const uuidColumn = bookmarks.column('external_uuid');
  for (const row of database.rows(bookmarks)) {
    if (row.text(uuidColumn) !== 'privatePinned') continue;
    const group = rowReference(row, idColumn);
    if (group !== undefined && groups.size < maxSessions) groups.add(group);
  }
  return groups;
}

function tabTimes(
  row: Row,
  closedColumn: number,
  extra: PlistDictionary | undefined,
  local: PlistDictionary | undefined,
): TimeDraft[] {
  const bookmark = extra && dictionaryAt(extra, 'com.apple.Bookmark');
  const closed = timeAt(row, closedColumn);
  const times = timesOf(
    ['tab added', 'cocoa-seconds', secondsOf(bookmark && dateAt(bookmark, 'DateAdded'))],
    ['tab last viewed', 'cocoa-seconds', secondsOf(local && dateAt(local, 'LastVisitTime'))],
    ['tab last viewed', 'cocoa-seconds', secondsOf(extra && dateAt(extra, 'DateLastViewed'))],
    ['tab closed', 'cocoa-seconds', secondsOf(local && dateAt(local, 'DateClosed'))],
    ['tab closed', safariEpoch(closed), closed],
  );
  return times.filter(
    ({ at, marks }, index) =>
      times.findIndex((other) => other.at === at && other.marks === marks) === index,
  );
}

function secondsOf(date: PlistDate | undefined): number | null {
  return date?.cocoaSeconds ?? null;
}
