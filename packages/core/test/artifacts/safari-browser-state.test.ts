import { binaryPlist, sqliteExample } from '@athar/synthetic';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { safariBrowserState } from '../../src/artifacts/ios/safari-browser-state.ts';
import type { PlistExampleValue } from '../../src/model/index.ts';
import { runArtifact, sourceFacts } from './run-artifact.ts';

const corpus = process.env.ATHAR_CORPUS ?? '';
const fromMvt = join(corpus, 'ios/backup/mvt-ios14/3a/3a47b0981ed7c10f3e2800aa66bac96a3b5db28e');

function sessionState(session: PlistExampleValue): Uint8Array {
  const list = binaryPlist(session);
  const state = new Uint8Array(list.length + 4);
  state[3] = 2;
  state.set(list, 4);
  return state;
}

function tabWith(state: Uint8Array, size = state.length): Uint8Array {
  return sqliteExample({
    tables: {
      tabs: {
        columns: 'id INTEGER PRIMARY KEY, uuid TEXT, url TEXT',
        rows: [[1, 'A', 'https://example.org/']],
      },
      tab_sessions: {
        columns:
          'id INTEGER PRIMARY KEY, tab_uuid TEXT, session_data BLOB, uncompressed_session_data_size INTEGER',
        rows: [[1, 'A', state, size]],
      },
    },
  });
}

const entry = (url: string) => ({ SessionHistoryEntryURL: url });

test('the pages of a tab are read from a binary property list after four bytes', () => {
  const state = sessionState({
    IsAppInitiated: false,
    SessionHistory: {
      SessionHistoryCurrentIndex: 1,
      SessionHistoryEntries: [entry('https://example.org/1'), entry('https://example.org/2')],
    },
  });
  const { records, problems } = runArtifact(safariBrowserState, tabWith(state));
  expect(records[0]?.data.sessionData).toEqual(['https://example.org/1', 'https://example.org/2']);
  expect(problems).toEqual([]);
});

test('a tab that never loaded a page has no pages and no problem', () => {
  const { records, problems } = runArtifact(
    safariBrowserState,
    tabWith(sessionState({ IsAppInitiated: false })),
  );
  expect(records[0]?.data).toMatchObject({ sessionData: [], sessionDataLength: 0 });
  expect(problems).toEqual([]);
});

test.each<[string, PlistExampleValue]>([
  [
    'a page of a session without its address',
    {
      SessionHistoryCurrentIndex: 0,
      SessionHistoryEntries: [entry('https://example.org/1'), { SessionHistoryEntryTitle: 'x' }],
    },
  ],
  [
    'a page of a session without its address',
    { SessionHistoryCurrentIndex: 0, SessionHistoryEntries: ['x'] },
  ],
  [
    'a session with a place among its pages, and without them',
    { SessionHistoryCurrentIndex: 0, SessionHistoryEntriez: [entry('https://example.org/1')] },
  ],
])('is told: %s', (detail, SessionHistory) => {
  const { problems } = runArtifact(safariBrowserState, tabWith(sessionState({ SessionHistory })));
  expect(problems).toMatchObject([{ code: 'malformed', detail }]);
});

test('a list of pages that never held one is told nothing of', () => {
  const state = sessionState({ SessionHistory: { SessionHistoryVersion: 1 } });
  expect(runArtifact(safariBrowserState, tabWith(state)).problems).toEqual([]);
});

test('one long address that a thousand pages share is written once', () => {
  const long = `https://example.org/${'a'.repeat(100_000)}`;
  const state = sessionState({
    SessionHistory: { SessionHistoryEntries: Array.from({ length: 1000 }, () => entry(long)) },
  });
  const { records } = runArtifact(safariBrowserState, tabWith(state));
  expect(records[0]?.data.sessionData).toEqual([long]);
});

test('a large session, which Safari packs, is unpacked', () => {
  const state = sessionState({
    SessionHistory: { SessionHistoryEntries: [entry('https://example.org/1')] },
  });
  // One block that is stored as it is: 'bv4-', its length, its bytes, and the end.
  const packed = Buffer.concat([Buffer.from('bv4-\0\0\0\0'), state, Buffer.from('bv4$')]);
  packed.writeUInt32LE(state.length, 4);
  const { records, problems } = runArtifact(safariBrowserState, tabWith(packed, state.length));
  expect(records[0]?.data.sessionData).toEqual(['https://example.org/1']);
  expect(problems).toEqual([]);

  const cut = runArtifact(safariBrowserState, tabWith(packed.subarray(0, -4), state.length));
  expect(cut.records[0]?.data.sessionData).toEqual([]);
  expect(cut.problems.map(({ code }) => code)).toEqual(['truncated']);
});

test('pages beyond the bound are said to be left out', () => {
  const pages = Array.from({ length: 1001 }, (_, i) => entry(`https://example.org/${i}`));
  const state = sessionState({ SessionHistory: { SessionHistoryEntries: pages } });
  const { records, problems } = runArtifact(safariBrowserState, tabWith(state));
  expect(records[0]?.data.sessionData).toHaveLength(1000);
  expect(problems.map(({ code }) => code)).toEqual(['limit-exceeded']);
});

test('a session larger than a value may be is not decoded', () => {
  const state = sessionState({
    SessionHistory: { SessionHistoryEntries: [entry('https://a.b/')] },
  });
  const { records, problems } = runArtifact(safariBrowserState, tabWith(state), {
    limits: { maxValueBytes: 16 },
  });
  expect(records).toHaveLength(1);
  expect(problems.map(({ code }) => code)).toEqual(['limit-exceeded']);
});

test('SafariTabs: the pages of a tab stand in its own attributes', () => {
  const state = sessionState({
    SessionHistory: { SessionHistoryEntries: [entry('https://example.org/1')] },
  });
  const database = sqliteExample({
    tables: {
      bookmarks: {
        columns:
          'id INTEGER PRIMARY KEY, parent INTEGER, type INTEGER, url TEXT, extra_attributes BLOB, local_attributes BLOB',
        rows: [
          [1, 0, 0, 'https://example.org/2', null, binaryPlist({ SessionState: state })],
          [2, 0, 0, 'https://example.org/3', binaryPlist(['no dictionary']), null],
        ],
      },
    },
  });
  const { records, problems } = runArtifact(safariBrowserState, database);
  expect(records.map(({ data }) => [data.tabUrl, data.sessionData])).toEqual([
    ['https://example.org/2', ['https://example.org/1']],
    ['https://example.org/3', []],
  ]);
  expect(records.map(({ met }) => met)).toEqual(['visited', 'stored']);
  expect(problems.map(({ code }) => code)).toEqual(['malformed']);
});

test('SafariTabs: the pages of a tab can stand in a table of their own', () => {
  const database = sqliteExample({
    tables: {
      bookmarks: {
        columns: 'id INTEGER PRIMARY KEY, type INTEGER, url TEXT, external_uuid TEXT',
        rows: [[1, 0, 'https://example.org/2', 'A']],
      },
      session_state: {
        columns: 'uuid TEXT PRIMARY KEY, data BLOB',
        rows: [
          [
            'A',
            sessionState({
              SessionHistory: { SessionHistoryEntries: [entry('https://example.org/1')] },
            }),
          ],
        ],
      },
    },
  });
  const { records } = runArtifact(safariBrowserState, database);
  expect(records.map(({ data, met }) => [data.sessionData, met])).toEqual([
    [['https://example.org/1'], 'visited'],
  ]);
});

test('pages that no tab names stand at their own place, those of two sessions of one tab as well', () => {
  const pageOf = (url: string) =>
    sessionState({ SessionHistory: { SessionHistoryEntries: [entry(url)] } });
  const database = sqliteExample({
    tables: {
      tabs: {
        columns: 'id INTEGER PRIMARY KEY, uuid TEXT, url TEXT',
        rows: [[1, 'A', 'https://example.org/']],
      },
      tab_sessions: {
        columns: 'id INTEGER PRIMARY KEY, tab_uuid TEXT, session_data BLOB',
        rows: [
          [1, 'A', pageOf('https://example.org/1')],
          [2, 'A', pageOf('https://example.org/2')],
          [3, 'gone', pageOf('https://example.org/3')],
          [4, null, pageOf('https://example.org/4')],
        ],
      },
    },
  });
  const { records } = runArtifact(safariBrowserState, database);
  expect(
    records.map(({ data, position }) => [data.tabUuid, data.sessionData[0], position]),
  ).toMatchObject([
    ['A', 'https://example.org/2', { table: 'tabs', rowId: 1 }],
    ['A', 'https://example.org/1', { table: 'tab_sessions', rowId: 1 }],
    ['gone', 'https://example.org/3', { table: 'tab_sessions', rowId: 3 }],
    [null, 'https://example.org/4', { table: 'tab_sessions', rowId: 4 }],
  ]);
});

test('a database without tabs is not taken for an empty one', () => {
  const database = sqliteExample({ tables: { other: { columns: 'x', rows: [] } } });
  expect(() => runArtifact(safariBrowserState, database)).toThrow(/neither table tabs/);
});

test('tabs are never demanded: a phone need not have any', () => {
  expect(safariBrowserState.expected(sourceFacts())).toBe('optional');
});

test.skipIf(!existsSync(fromMvt))(
  'what MVT prints of its iOS 14 backup is there (skipped without the corpus)',
  () => {
    const { records, problems } = runArtifact(safariBrowserState, readFileSync(fromMvt));
    expect(problems).toEqual([]);
    expect(records.map(({ data }) => data)).toEqual([
      {
        tabUuid: '50EA13F9-44D1-4B88-A418-070808FF48E1',
        tabTitle: 'NSO is bad',
        tabUrl: 'https://en.wikipedia.org/wiki/NSO_Group',
        tabVisibleUrl: 'https://en.wikipedia.org/wiki/NSO_Group',
        lastViewedTimestamp: '2021-09-29T08:56:46.156382Z',
        openedFromLink: false,
        privateBrowsing: false,
        deviceName: null,
        sessionData: [],
        sessionOriginalUrls: [],
        sessionTitles: [],
        sessionDataLength: null,
      },
    ]);
  },
);

test('the last view of a tab, and the moment it was closed, count from 1970 where they would lie beyond 2031', () => {
  const rows = [
    [1, 'A', 'https://example.org/', 800_000_000.5],
    [2, 'B', 'https://example.org/', 1_778_307_200.5],
  ] as const;
  const at = '2026-05-09T06:13:20.500Z';
  const open = runArtifact(
    safariBrowserState,
    sqliteExample({
      tables: {
        tabs: {
          columns: 'id INTEGER PRIMARY KEY, uuid TEXT, url TEXT, last_viewed_time REAL',
          rows,
        },
      },
    }),
  );
  expect(open.records).toMatchObject(
    rows.map(() => ({
      data: { lastViewedTimestamp: at },
      times: [{ at, marks: 'tab last viewed' }],
    })),
  );
  const closed = runArtifact(
    safariBrowserState,
    sqliteExample({
      tables: {
        bookmarks: {
          columns: 'id INTEGER PRIMARY KEY, external_uuid TEXT, url TEXT, date_closed REAL',
          rows,
        },
      },
    }),
  );
  expect(closed.records).toMatchObject(rows.map(() => ({ times: [{ at, marks: 'tab closed' }] })));
});

test('a tab of another device is only stored here', () => {
  const cloud = sqliteExample({
    tables: {
      cloud_tabs: {
        columns: 'tab_uuid TEXT PRIMARY KEY NOT NULL, url TEXT NOT NULL',
        rows: [['A', 'https://example.org/']],
      },
    },
  });
  const { records, problems } = runArtifact(safariBrowserState, cloud);
  expect(records.map(({ met, data }) => [met, data.tabUrl])).toEqual([
    ['stored', 'https://example.org/'],
  ]);
  expect(problems).toEqual([]);
});
