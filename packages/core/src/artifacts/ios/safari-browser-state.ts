import { defineArtifact, EvidenceError, type ArtifactExample } from '../../model/index.ts';
import { openArtifactDatabase, remainingProblems } from '../rows/database-rows.ts';
import { onSomeIphones } from '../ios-expectation.ts';
import { cloudTabs } from '../browsers/safari-cloud-tabs.ts';
import { browserStateTabs, safariTabs, type SafariTab } from '../browsers/safari-tabs.ts';
import { timeDocs } from '../rows/time-docs.ts';
import { columnsOf } from '../rows/schema-names.ts';

const safariFolders = [
  '/private/var/mobile/Library/Safari',
  '/private/var/mobile/Library/Safari/Profiles/*',
  '/private/var/mobile/Containers/Data/Application/*/Library/Safari',
  '/private/var/mobile/Containers/Data/Application/*/Library/Safari/Profiles/*',
] as const;

export const safariBrowserState = defineArtifact<SafariTab>({
  id: 'ios.safari-browser-state',
  version: 1,
  title: 'Open tabs in Safari',
  group: 'browsing',
  describes:
    'Tabs that were open in Safari or were closed lately, with the pages that "back" and "forward" lead to, also where the tab itself is gone. ' +
    'Until iOS 14 they stand in BrowserState.db; since iOS 15 open tabs and tab groups stand in SafariTabs.db. ' +
    'Those of the other devices of the account stand in CloudTabs.db, with the device and those that one device asked another to close.',
  cannotShow:
    'When a page was visited: the time is when the tab was last looked at, and the address is the last one in it. ' +
    'Tabs that were closed long ago are gone, private ones are mostly not kept, and tabs of a shared or synchronised group may have been opened on another device.',
  references: [
    'https://doubleblak.com/browserstate',
    'https://rnd11.com/browserstate2',
    'https://github.com/WebKit/WebKit/blob/main/Source/WebKit/UIProcess/mac/LegacySessionStateCoding.cpp',
    'https://docs.mvt.re/en/latest/ios/records/#safari_browser_statejson',
    'https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/safariTabs.py',
  ],
  paths: [
    ...safariFolders.map((folder) => `${folder}/BrowserState.db`),
    ...safariFolders.map((folder) => `${folder}/SafariTabs.db`),
    ...safariFolders.map((folder) => `${folder}/CloudTabs.db`),
  ],
  expected: onSomeIphones,
  decisive: [
    ...columnsOf('tabs', 'url last_viewed_time'),
    ...columnsOf('tab_sessions', 'tab_uuid session_data'),
    ...columnsOf('bookmarks', 'url extra_attributes'),
    ...columnsOf('cloud_tabs', 'url'),
    ...columnsOf('cloud_tab_close_requests', 'url'),
    // Before iOS 12, and since.
    'tabs.session_data or tab_sessions',
  ],

  fields: {
    tabUuid: { label: 'Tab' },
    tabTitle: { label: 'Title', personal: true },
    tabUrl: { label: 'Address', observable: 'url', met: 'visited' },
    tabVisibleUrl: { label: 'Address as shown', observable: 'url', met: 'visited' },
    lastViewedTimestamp: { label: 'Tab last viewed' },
    openedFromLink: { label: 'Opened from a link' },
    privateBrowsing: { label: 'Private browsing' },
    deviceName: { label: 'Device of the account', personal: true },
    sessionData: { label: 'Pages of the tab', observable: 'url', met: 'visited' },
    sessionOriginalUrls: { label: 'Pages as asked for', observable: 'url', met: 'visited' },
    sessionTitles: { label: 'Titles of the pages', personal: true },
    sessionDataLength: { label: 'Page state kept (bytes)' },
  },
  summary: ['tabUrl'],
  times: timeDocs('cocoa-seconds', {
    others: ['tab last viewed', 'tab added', 'tab changed', 'tab closed'],
  }),

  *parse(file, context) {
    const database = openArtifactDatabase(file, context);
    const tabs = database.table('tabs');
    const bookmarks = database.table('bookmarks');
    if (tabs !== undefined) {
      yield* browserStateTabs(file, database, context);
    } else if (bookmarks !== undefined) {
      yield* safariTabs(file, database, context);
    } else if (database.table('cloud_tabs') !== undefined) {
      yield* cloudTabs(file, database, context);
    } else {
      throw new EvidenceError(
        'unsupported',
        'the database has neither table tabs nor bookmarks nor cloud_tabs',
      );
    }
    yield* remainingProblems(database);
  },
});

const oneTab = {
  tabUuid: '50EA13F9-44D1-4B88-A418-070808FF48E1',
  tabTitle: 'Example Domain',
  tabUrl: 'https://example.org/',
  tabVisibleUrl: 'https://example.org/',
  lastViewedTimestamp: '2021-09-29T08:56:46.156250Z',
  openedFromLink: false,
  privateBrowsing: false,
  deviceName: null,
  sessionData: [],
  sessionOriginalUrls: [],
  sessionTitles: [],
  sessionDataLength: null,
} satisfies SafariTab;

const sessionColumns = 'id INTEGER PRIMARY KEY, tab_uuid TEXT, session_data BLOB';
const tabColumns =
  'id INTEGER PRIMARY KEY, uuid TEXT, title TEXT, url TEXT, user_visible_url TEXT, last_viewed_time REAL, ' +
  'opened_from_link BOOL, private_browsing BOOL';
const oneTabRow = [
  1,
  oneTab.tabUuid,
  oneTab.tabTitle,
  oneTab.tabUrl,
  oneTab.tabVisibleUrl,
  654598606.15625,
  0,
  0,
] as const;

/** The four bytes before the property list are the version of WebKit's session state. */
const sessionState = new TextEncoder().encode(
  '\0\0\0\u0002<plist version="1.0"><dict><key>SessionHistory</key><dict><key>SessionHistoryEntries</key><array>' +
    '<dict><key>SessionHistoryEntryURL</key><string>https://example.org/a</string>' +
    '<key>SessionHistoryEntryOriginalURL</key><string>http://t.example.net/x</string>' +
    '<key>SessionHistoryEntryTitle</key><string>A</string>' +
    '<key>SessionHistoryEntryData</key><data>AAEC</data></dict>' +
    '<dict><key>SessionHistoryEntryURL</key><string>https://example.org/</string>' +
    '<key>SessionHistoryEntryOriginalURL</key><string>https://example.org/</string></dict>' +
    '</array></dict></dict></plist>',
);
const readSession = {
  sessionData: ['https://example.org/a', 'https://example.org/'],
  sessionOriginalUrls: ['http://t.example.net/x'],
  sessionTitles: ['A'],
  sessionDataLength: 3,
};

const plistOf = (entries: string): Uint8Array =>
  new TextEncoder().encode(`<plist version="1.0"><dict>${entries}</dict></plist>`);

/** The fields that CloudKit keeps of a record: an archive whose top holds them one by one. */
const cloudRecord = new TextEncoder().encode(
  '<plist version="1.0"><dict><key>$archiver</key><string>NSKeyedArchiver</string><key>$version</key><integer>100000</integer>' +
    '<key>$top</key><dict><key>RecordCtime</key><dict><key>CF$UID</key><integer>1</integer></dict>' +
    '<key>RecordMtime</key><dict><key>CF$UID</key><integer>2</integer></dict></dict>' +
    '<key>$objects</key><array><string>$null</string>' +
    '<dict><key>$class</key><dict><key>CF$UID</key><integer>3</integer></dict><key>NS.time</key><real>600000000</real></dict>' +
    '<dict><key>$class</key><dict><key>CF$UID</key><integer>3</integer></dict><key>NS.time</key><real>600000100</real></dict>' +
    '<dict><key>$classname</key><string>NSDate</string></dict></array></dict></plist>',
);

export const examples = (): ArtifactExample<SafariTab>[] => [
  {
    name: 'a tab and the pages that were gone through in it',
    content: {
      sqlite: {
        tables: {
          tabs: { columns: tabColumns, rows: [oneTabRow] },
          tab_sessions: {
            columns:
              'id INTEGER PRIMARY KEY, tab_uuid TEXT, session_data BLOB, uncompressed_session_data_size INTEGER',
            rows: [[1, oneTab.tabUuid, sessionState, sessionState.length]],
          },
        },
      },
    },
    records: [{ ...oneTab, ...readSession }],
    times: [[{ at: '2021-09-29T08:56:46.156250Z', marks: 'tab last viewed', clock: 'utc' }]],
  },
  {
    name: 'before iOS 12 the pages stand in the row of the tab',
    lacks: ['tabs.*'],
    content: {
      sqlite: {
        tables: {
          tabs: {
            columns: 'id INTEGER PRIMARY KEY, uuid TEXT, title TEXT, url TEXT, session_data BLOB',
            rows: [[1, oneTab.tabUuid, oneTab.tabTitle, oneTab.tabUrl, sessionState]],
          },
        },
      },
    },
    records: [
      {
        ...oneTab,
        tabVisibleUrl: null,
        lastViewedTimestamp: null,
        openedFromLink: null,
        privateBrowsing: null,
        ...readSession,
      },
    ],
    times: [[]],
  },
  {
    name: 'a tab whose pages cannot be read is still a tab',
    content: {
      sqlite: {
        tables: {
          tabs: { columns: tabColumns, rows: [oneTabRow] },
          tab_sessions: {
            columns: sessionColumns,
            rows: [[1, oneTab.tabUuid, new Uint8Array([0, 0, 0, 2, 98, 112, 108, 105, 115, 116])]],
          },
        },
      },
    },
    records: [oneTab],
    problems: ['truncated'],
  },
  {
    name: 'the pages of a tab that is gone, and of one that never loaded a page',
    content: {
      sqlite: {
        tables: {
          tabs: { columns: tabColumns, rows: [] },
          tab_sessions: {
            columns: sessionColumns,
            rows: [
              [1, oneTab.tabUuid, sessionState],
              [2, 'B7', new TextEncoder().encode('\0\0\0\u0002<plist><dict/></plist>')],
            ],
          },
        },
      },
    },
    records: [
      {
        ...oneTab,
        tabTitle: null,
        tabUrl: null,
        tabVisibleUrl: null,
        lastViewedTimestamp: null,
        openedFromLink: null,
        privateBrowsing: null,
        ...readSession,
      },
    ],
    times: [[]],
  },
  {
    name: 'tabs of other devices of the account, the older one without a time of its own, and one that was to be closed there',
    devicePath: '/private/var/mobile/Library/Safari/CloudTabs.db',
    content: {
      sqlite: {
        tables: {
          cloud_tabs: {
            columns:
              'tab_uuid TEXT PRIMARY KEY NOT NULL, system_fields BLOB NOT NULL, device_uuid TEXT NOT NULL, title TEXT, url TEXT NOT NULL, last_viewed_time REAL DEFAULT 0',
            rows: [
              [
                'E1',
                new Uint8Array(0),
                'D-1',
                'Example Domain',
                'https://example.org/',
                654598606.15625,
              ],
              ['E2', cloudRecord, 'D-2', null, 'https://example.net/', 0],
            ],
          },
          cloud_tab_devices: {
            columns:
              'device_uuid TEXT PRIMARY KEY NOT NULL, system_fields BLOB NOT NULL, device_name TEXT, last_modified REAL NOT NULL',
            rows: [['D-1', new Uint8Array(0), 'A tablet', 654598606]],
          },
          cloud_tab_close_requests: {
            columns:
              'close_request_uuid TEXT PRIMARY KEY NOT NULL, system_fields BLOB NOT NULL, destination_device_uuid TEXT NOT NULL, url TEXT NOT NULL, tab_uuid TEXT NOT NULL',
            rows: [['F1', cloudRecord, 'D-1', 'https://example.com/', 'E3']],
          },
        },
      },
    },
    records: [
      {
        ...oneTab,
        tabUuid: 'E1',
        tabVisibleUrl: null,
        openedFromLink: null,
        privateBrowsing: null,
        deviceName: 'A tablet',
      },
      {
        ...oneTab,
        tabUuid: 'E2',
        tabTitle: null,
        tabUrl: 'https://example.net/',
        tabVisibleUrl: null,
        lastViewedTimestamp: null,
        openedFromLink: null,
        privateBrowsing: null,
      },
      {
        ...oneTab,
        tabUuid: 'E3',
        tabTitle: null,
        tabUrl: 'https://example.com/',
        tabVisibleUrl: null,
        lastViewedTimestamp: null,
        openedFromLink: null,
        privateBrowsing: null,
        deviceName: 'A tablet',
      },
    ],
    times: [
      [{ at: '2021-09-29T08:56:46.156250Z', marks: 'tab last viewed', clock: 'utc' }],
      [
        { at: '2020-01-06T10:40:00Z', marks: 'tab added', clock: 'utc' },
        { at: '2020-01-06T10:41:40Z', marks: 'tab changed', clock: 'utc' },
      ],
      [{ at: '2020-01-06T10:40:00Z', marks: 'tab closed', clock: 'utc' }],
    ],
  },
  {
    name: 'no tabs',
    content: {
      sqlite: {
        tables: {
          tabs: { columns: tabColumns, rows: [] },
          tab_sessions: {
            columns: sessionColumns,
            rows: [],
          },
        },
      },
    },
    records: [],
  },
  {
    name: 'iOS 15 and later: a tab in a private window, and a tab of a group that came from another device',
    devicePath: '/private/var/mobile/Library/Safari/SafariTabs.db',
    content: {
      sqlite: {
        tables: {
          bookmarks: {
            columns:
              'id INTEGER PRIMARY KEY, parent INTEGER, type INTEGER, title TEXT, url TEXT, external_uuid TEXT, ' +
              'date_closed REAL, extra_attributes BLOB, local_attributes BLOB',
            rows: [
              [1, 0, 1, 'Private', null, 'B7', null, null, null],
              [
                2,
                1,
                0,
                'Example Domain',
                'https://example.org/',
                'C8',
                null,
                plistOf(
                  '<key>LocalURL</key><string>https://example.org/#top</string>' +
                    '<key>com.apple.Bookmark</key><dict><key>DateAdded</key><date>2024-01-02T03:00:00Z</date></dict>',
                ),
                plistOf(
                  '<key>LastVisitTime</key><date>2024-01-02T03:04:05Z</date><key>OpenedFromLink</key><true/>',
                ),
              ],
              [3, 9, 0, 'Shared', 'https://example.com/', 'D9', 725846400, null, null],
            ],
          },
          windows: {
            columns: 'id INTEGER PRIMARY KEY, private_tab_group_id INTEGER',
            rows: [[1, 1]],
          },
        },
      },
    },
    records: [
      {
        ...oneTab,
        tabUuid: 'C8',
        tabVisibleUrl: 'https://example.org/#top',
        lastViewedTimestamp: '2024-01-02T03:04:05Z',
        openedFromLink: true,
        privateBrowsing: true,
      },
      {
        ...oneTab,
        tabUuid: 'D9',
        tabTitle: 'Shared',
        tabUrl: 'https://example.com/',
        tabVisibleUrl: null,
        lastViewedTimestamp: null,
        openedFromLink: null,
      },
    ],
    times: [
      [
        { at: '2024-01-02T03:00:00Z', marks: 'tab added', clock: 'utc' },
        { at: '2024-01-02T03:04:05Z', marks: 'tab last viewed', clock: 'utc' },
      ],
      [{ at: '2024-01-02T00:00:00Z', marks: 'tab closed', clock: 'utc' }],
    ],
  },
];
