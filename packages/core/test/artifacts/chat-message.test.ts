import initSqlJs from 'sql.js';
import { describe, expect, test } from 'vitest';
import { line } from '../../src/artifacts/ios/line.ts';
import { mastodon } from '../../src/artifacts/ios/mastodon.ts';
import { telegram } from '../../src/artifacts/ios/telegram.ts';
import { viber } from '../../src/artifacts/ios/viber.ts';
import type { FieldMatcher } from '../../src/engine/lines/field-slots.ts';
import { defaultLimits, type AnyArtifact } from '../../src/model/index.ts';
import { examine, type Examined } from '../builders/examine.ts';

const sqlite = await initSqlJs();

/** Bytes of a database that real SQLite made by these statements. */
function made(...statements: readonly string[]): Uint8Array {
  const database = new sqlite.Database();
  try {
    for (const statement of statements) database.run(statement);
    return database.export();
  } finally {
    database.close();
  }
}

const viberTable =
  'CREATE TABLE ZVIBERMESSAGE (Z_PK INTEGER PRIMARY KEY, ZDATE TIMESTAMP, ZSTATE VARCHAR, ZTEXT VARCHAR)';
const viberRows = `INSERT INTO ZVIBERMESSAGE VALUES
  (1, 700000000, 'received', 'Grüße von https://login.example/ä?x=1, und news.com'),
  (2, 700000001, 'delivered', 'https://login.example/'),
  (3, 700000002, 'pending', 'https://login.example/'),
  (4, 700000003, 'received', NULL),
  (5, 700000004, 'received', 17)`;

/** An indicator that every link meets. */
const anyUrl: FieldMatcher = (type) => (source, start, end) =>
  type === 'url' && end > start
    ? [
        {
          indicator: {
            type: 'url',
            value: new TextDecoder().decode(source.slice(start, end)),
            pattern: '',
            threat: 'T',
            file: 'f',
            platform: 'any',
          },
          alsoIn: [],
          confidence: 'high',
        },
      ]
    : undefined;

const linksOf = ({ lines }: Examined): unknown[] => lines.map(({ data }) => data['links']);

function metOf(artifact: AnyArtifact, bytes: Uint8Array): string[] {
  const { findings } = examine(artifact, bytes, { matcher: anyUrl });
  return findings.map(({ met }) => met).sort();
}

describe('messages of chat apps', () => {
  test('hold the same links however the database stores its texts', () => {
    const narrow = examine(viber, made(viberTable, viberRows));
    const wide = examine(viber, made('PRAGMA encoding = "UTF-16le"', viberTable, viberRows));
    expect(linksOf(narrow)).toEqual([
      ['https://login.example/ä?x=1', 'news.com'],
      ['https://login.example/'],
      ['https://login.example/'],
      [],
      [],
    ]);
    expect(wide.lines.map(({ data }) => data)).toEqual(narrow.lines.map(({ data }) => data));
  });

  test('say by their direction how the phone met a link; one without direction counts as received', () => {
    const one = (state: string): Uint8Array =>
      made(
        viberTable,
        `INSERT INTO ZVIBERMESSAGE VALUES (1, 700000000, '${state}', 'https://login.example/')`,
      );
    expect(metOf(viber, one('received'))).toEqual(['received']);
    expect(metOf(viber, one('delivered'))).toEqual(['sent']);
    expect(metOf(viber, one('pending'))).toEqual(['received']);
  });

  test('a public post was not sent to the owner: its link is only stored', () => {
    const bytes = made(
      'CREATE TABLE ZSTATUS (Z_PK INTEGER PRIMARY KEY, ZAUTHOR INTEGER, ZCREATEDAT TIMESTAMP, ZCONTENT VARCHAR, ZVISIBILITYRAW VARCHAR)',
      "INSERT INTO ZSTATUS VALUES (1, NULL, 700000000, '<p>https://login.example/</p>', 'public')",
    );
    expect(metOf(mastodon, bytes)).toEqual(['stored']);
  });

  test('a store whose lists of people are too long is read all the same, and that is said', () => {
    const bytes = made(
      viberTable,
      viberRows,
      'CREATE TABLE ZCONVERSATION (Z_PK INTEGER PRIMARY KEY, ZNAME VARCHAR)',
      "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20) INSERT INTO ZCONVERSATION SELECT i, 'c' || i FROM n",
    );
    const limits = { ...defaultLimits, maxRecordsPerFile: 10 };
    const { lines, fileProblems } = examine(viber, bytes, { limits });
    expect(lines).toHaveLength(5);
    expect(fileProblems.map(({ code }) => code)).toEqual(['limit-exceeded']);
  });

  test('that were deleted are found with their links, and marked', () => {
    const bytes = made(viberTable, viberRows, 'DELETE FROM ZVIBERMESSAGE WHERE Z_PK = 2');
    const { findings, lines, problems } = examine(viber, bytes, { matcher: anyUrl });
    expect(problems).toEqual([]);
    const gone = { direction: 'sent', links: ['https://login.example/'] };
    expect(lines.filter(({ deleted }) => deleted)).toMatchObject([
      { data: gone, times: [{ marks: 'message sent' }] },
    ]);
    expect(findings.filter(({ deleted }) => deleted).map(({ met }) => met)).toEqual(['sent']);
    expect(lines).toHaveLength(5);
  });

  test('whose sender is lost with what overwrote them are not taken for sent by the owner', () => {
    const table = `CREATE TABLE ZMESSAGE (ZSENDER INTEGER, ZTIMESTAMP INTEGER, ZTEXT VARCHAR)`;
    const message = (n: number, sender: string): string =>
      `INSERT INTO ZMESSAGE VALUES (${sender}, 167830000${n}000, 'https://login.example/${n}/${'x'.repeat(40)}')`;
    const rows = [1, 2, 3, 4, 5].map((n) => message(n, n === 5 ? 'NULL' : '1'));
    const bytes = made(table, ...rows, 'DELETE FROM ZMESSAGE WHERE rowid = 2');
    const gone = examine(line, bytes).lines.filter(({ deleted }) => deleted);
    expect(gone.map(({ data }) => data['direction'])).toEqual([null]);
  });

  test('an empty store is read, and holds nothing', () => {
    const bytes = made(
      'CREATE TABLE t7 (key BLOB PRIMARY KEY, value BLOB)',
      'CREATE TABLE t2 (key INTEGER PRIMARY KEY, value BLOB)',
    );
    const { lines, problems } = examine(telegram, bytes);
    expect([lines, problems]).toEqual([[], []]);
  });
});
