import { isoTime, timesOf } from '../../bytes/time.ts';
import { dateAt, dictionaryAt, stringAt } from '../../formats/plist/index.ts';
import {
  defineArtifact,
  type ArtifactExample,
  type Database,
  type ParseContext,
  type ProblemDraft,
  type RecordDraft,
  type Row,
  type Table,
} from '../../model/index.ts';
import { attributesOf } from '../browsers/safari-attributes.ts';
import { onSomeIphones } from '../ios-expectation.ts';
import { ToldAddresses } from '../links/told-addresses.ts';
import {
  flagAt,
  joinSide,
  openArtifactDatabase,
  remainingProblems,
  requireTable,
  rowReference,
} from '../rows/database-rows.ts';
import { deletedMark } from '../rows/deleted-rows.ts';
import { withoutProblems } from '../rows/row-problems.ts';
import { columnsOf } from '../rows/schema-names.ts';
import { timeDocs } from '../rows/time-docs.ts';
import { rowsAndVanished } from '../rows/vanished-rows.ts';

/** A page that was put among the bookmarks, the favourites or the reading list of Safari; kinds and attributes as the system writes them (WebBookmarks). */
export type SafariBookmark = {
  readonly url: string | null;
  readonly title: string | null;
  /** The folder it lies in, as stored: those of Safari itself have English names (`BookmarksBar`, `com.apple.ReadingList`). */
  readonly folder: string | null;
  readonly isInReadingList: boolean | null;
  readonly dateAdded: string | null;
  /** When a page of the reading list was opened from there last, on any device of the account. */
  readonly dateLastViewed: string | null;
  /** The beginning of a page of the reading list. */
  readonly previewText: string | null;
  /** Deleted by its owner; the row waits until iCloud knows. */
  readonly isMarkedDeleted: boolean | null;
};

export const safariBookmarks = defineArtifact<SafariBookmark>({
  id: 'ios.safari-bookmarks',
  version: 1,
  title: 'Bookmarks and reading list of Safari',
  group: 'browsing',
  describes:
    'Pages that were put among the bookmarks, the favourites or the reading list of Safari, with when, where that is kept. Plain backups hold them too, which hold no browsing history.',
  cannotShow:
    'Whether a bookmark was ever opened, and on which device it was made: bookmarks come from every device of the account. ' +
    'Of bookmarks that were deleted only what free space still holds is found, marked as deleted, and those that are marked so in the list itself.',
  references: [
    'https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/safariBookmarks.py',
    'https://blog.digital-forensics.it/2023/10/ios-15-image-forensics-analysis-and.html',
  ],
  paths: ['/private/var/mobile/Library/Safari/Bookmarks.db'],
  expected: onSomeIphones,
  decisive: columnsOf('bookmarks', 'parent type title url extra_attributes'),

  fields: {
    url: { label: 'Address', observable: 'url', met: 'stored' },
    title: { label: 'Title', personal: true },
    folder: { label: 'Folder', personal: true },
    isInReadingList: { label: 'In the reading list' },
    dateAdded: { label: 'Added' },
    dateLastViewed: { label: 'Last viewed' },
    previewText: { label: 'Beginning of the page', personal: true },
    isMarkedDeleted: { label: 'Marked as deleted' },
  },
  summary: ['url', 'isInReadingList'],
  times: timeDocs('cocoa-seconds', {
    others: ['bookmark added', 'page of the reading list viewed'],
  }),

  *parse(file, context) {
    const database = openArtifactDatabase(file, context);
    const { table, at } = requireTable(
      database,
      'bookmarks',
      ['url', 'extra_attributes'],
      ['id', 'parent', 'type', 'title', 'deleted'],
    );
    const folders = folderTitles(database, table, context);
    yield* folders.problems;

    function* bookmarkIn(
      row: Row,
    ): Generator<ProblemDraft, RecordDraft<SafariBookmark> | undefined> {
      const url = row.text(at.url);
      if (row.number(at.type) === folderType || url === null || url === '') return undefined;
      const attributes = yield* attributesOf(row, at.extra_attributes, context);
      const read = attributes && dictionaryAt(attributes, 'com.apple.ReadingList');
      const about = read ?? (attributes && dictionaryAt(attributes, 'com.apple.Bookmark'));
      const added = (about && dateAt(about, 'DateAdded')?.cocoaSeconds) ?? null;
      const viewed = (read && dateAt(read, 'DateLastViewed')?.cocoaSeconds) ?? null;
      return {
        kind: 'record',
        data: {
          url,
          title: row.text(at.title),
          folder: folders.rows.get(rowReference(row, at.parent) ?? -1) ?? null,
          isInReadingList: attributes === undefined ? null : read !== undefined,
          dateAdded: isoTime('cocoa-seconds', added) ?? null,
          dateLastViewed: isoTime('cocoa-seconds', viewed) ?? null,
          previewText: (read && stringAt(read, 'PreviewText')) ?? null,
          isMarkedDeleted: flagAt(row, at.deleted),
        },
        position: row.position(),
        times: timesOf(
          ['bookmark added', 'cocoa-seconds', added],
          ['page of the reading list viewed', 'cocoa-seconds', viewed],
        ),
      };
    }

    const told = new ToldAddresses();
    const rows = rowsAndVanished(file, context, database, [table]);
    for (const row of rows.live(table)) {
      const bookmark = yield* bookmarkIn(row);
      if (bookmark === undefined) continue;
      told.areNew([bookmark.data.url]);
      yield bookmark;
    }
    const vanished = rows.vanished();
    for (const row of vanished.rows) {
      const bookmark = withoutProblems(bookmarkIn(row));
      if (bookmark !== undefined && told.areNew([bookmark.data.url])) {
        yield { ...bookmark, ...deletedMark(row) };
      }
    }
    yield* vanished.problems();
    yield* remainingProblems(database);
  },
});

/** What `type` says of a folder; a bookmark has 0. */
const folderType = 1;

function folderTitles(database: Database, table: Table, context: ParseContext) {
  const [id, type, title] = [table.column('id'), table.column('type'), table.column('title')];
  return joinSide(database, table, context, (row) => {
    const folder = row.number(type) === folderType ? rowReference(row, id) : undefined;
    const name = row.text(title);
    return folder === undefined || name === null ? undefined : [folder, name];
  });
}

const bookmarkColumns =
  'id INTEGER PRIMARY KEY AUTOINCREMENT, special_id INTEGER DEFAULT 0, parent INTEGER, type INTEGER, title TEXT, url TEXT COLLATE NOCASE, ' +
  'order_index INTEGER NOT NULL, external_uuid TEXT UNIQUE, deleted INTEGER DEFAULT 0, extra_attributes BLOB DEFAULT NULL';

const plistOf = (entries: string): Uint8Array =>
  new TextEncoder().encode(`<plist version="1.0"><dict>${entries}</dict></plist>`);
const inReadingList = plistOf(
  '<key>com.apple.ReadingList</key><dict><key>DateAdded</key><date>2023-03-08T20:26:40Z</date>' +
    '<key>DateLastViewed</key><date>2023-03-09T07:00:00Z</date><key>PreviewText</key><string>Once upon a time</string></dict>',
);
const added = plistOf(
  '<key>com.apple.Bookmark</key><dict><key>DateAdded</key><date>2023-03-08T20:26:40Z</date></dict>',
);

const bookmark = {
  url: 'https://example.org/page',
  title: 'A page',
  folder: 'BookmarksBar',
  isInReadingList: null,
  dateAdded: null,
  dateLastViewed: null,
  previewText: null,
  isMarkedDeleted: false,
} satisfies SafariBookmark;

export const examples = (): ArtifactExample<SafariBookmark>[] => [
  {
    name: 'a favourite, one with its date, one that was deleted, and a page of the reading list',
    content: {
      sqlite: {
        tables: {
          bookmarks: {
            columns: bookmarkColumns,
            rows: [
              [0, 0, null, 1, 'Root', null, 0, 'Root', 0, null],
              [1, 1, 0, 1, 'BookmarksBar', null, 0, 'U-1', 0, null],
              [2, 3, 0, 1, 'com.apple.ReadingList', null, 1, 'U-2', 0, null],
              [3, 0, 1, 0, 'A page', 'https://example.org/page', 0, 'U-3', 0, null],
              [4, 0, 1, 0, 'Another', 'https://example.org/other', 1, 'U-4', 0, added],
              [5, 0, 1, 0, 'Gone', 'https://track.example/p?id=1', 2, 'U-5', 1, null],
              [6, 0, 2, 0, 'To read', 'https://example.com/tale', 0, 'U-6', 0, inReadingList],
            ],
          },
        },
      },
    },
    records: [
      bookmark,
      {
        ...bookmark,
        url: 'https://example.org/other',
        title: 'Another',
        isInReadingList: false,
        dateAdded: '2023-03-08T20:26:40Z',
      },
      {
        ...bookmark,
        url: 'https://track.example/p?id=1',
        title: 'Gone',
        isMarkedDeleted: true,
      },
      {
        ...bookmark,
        url: 'https://example.com/tale',
        title: 'To read',
        folder: 'com.apple.ReadingList',
        isInReadingList: true,
        dateAdded: '2023-03-08T20:26:40Z',
        dateLastViewed: '2023-03-09T07:00:00Z',
        previewText: 'Once upon a time',
      },
    ],
    times: [
      [],
      [{ at: '2023-03-08T20:26:40Z', marks: 'bookmark added', clock: 'utc' }],
      [],
      [
        { at: '2023-03-08T20:26:40Z', marks: 'bookmark added', clock: 'utc' },
        { at: '2023-03-09T07:00:00Z', marks: 'page of the reading list viewed', clock: 'utc' },
      ],
    ],
  },
  {
    name: 'an older schema without marks of deletion, and attributes that cannot be read',
    content: {
      sqlite: {
        tables: {
          bookmarks: {
            columns:
              'id INTEGER PRIMARY KEY, parent INTEGER, type INTEGER, title TEXT, url TEXT, extra_attributes BLOB',
            rows: [
              [1, 0, 0, 'A page', 'https://example.org/page', null],
              [2, 0, 0, null, 'https://example.org/odd', plistOf('<key>a')],
            ],
          },
        },
      },
    },
    records: [
      { ...bookmark, folder: null, isMarkedDeleted: null },
      {
        ...bookmark,
        url: 'https://example.org/odd',
        title: null,
        folder: null,
        isMarkedDeleted: null,
      },
    ],
    problems: ['malformed'],
  },
  {
    name: 'folders, and nothing in them',
    content: {
      sqlite: {
        tables: {
          bookmarks: {
            columns: bookmarkColumns,
            rows: [[1, 1, 0, 1, 'BookmarksBar', null, 0, 'U-1', 0, null]],
          },
        },
      },
    },
    records: [],
  },
  {
    name: 'a database of another program',
    content: { sqlite: { tables: { other: { columns: 'id INTEGER PRIMARY KEY', rows: [] } } } },
    records: [],
    problems: ['unsupported'],
  },
];
