import { beforeAll, expect, test } from 'vitest';
import { chromeFavicon } from '../../src/artifacts/ios/chrome-favicon.ts';
import { firefoxFavicon } from '../../src/artifacts/ios/firefox-favicon.ts';
import type { AnyArtifact } from '../../src/model/index.ts';
import { databaseAfter } from '../builders/database-after.ts';
import { startSqlite } from '../builders/example-file.ts';
import { examine } from '../builders/examine.ts';

beforeAll(startSqlite);

/** Addresses of pages and icons, each with where it stands. Removed rows are overwritten: what is told is what is still there. */
const told = (artifact: AnyArtifact, icon: string, ...statements: readonly string[]) => {
  const bytes = databaseAfter('PRAGMA secure_delete = ON', ...statements);
  const { lines, problems, fileProblems } = examine(artifact, bytes);
  expect([...problems, ...fileProblems]).toEqual([]);
  return lines.map(({ data, position, times }) => [
    data[icon === 'url' ? 'historyUrl' : 'url'],
    data[icon],
    'table' in position ? `${position.table} ${position.rowId}` : undefined,
    times[0]?.at,
  ]);
};

const chrome = [
  'CREATE TABLE favicons (id INTEGER PRIMARY KEY, url LONGVARCHAR NOT NULL, icon_type INTEGER DEFAULT 1)',
  'CREATE TABLE icon_mapping (id INTEGER PRIMARY KEY, page_url LONGVARCHAR NOT NULL, icon_id INTEGER)',
  'CREATE TABLE favicon_bitmaps (id INTEGER PRIMARY KEY, icon_id INTEGER NOT NULL, last_updated INTEGER DEFAULT 0, last_requested INTEGER DEFAULT 0)',
  ...[1, 2].flatMap((n) => [
    `INSERT INTO favicons VALUES (${n}, 'https://site${n}.example/icon.png', 1)`,
    `INSERT INTO icon_mapping VALUES (${n + 10}, 'https://site${n}.example/', ${n})`,
    `INSERT INTO favicon_bitmaps VALUES (${n + 20}, ${n}, 13255337775902490, 0)`,
  ]),
];

test('an icon of Chrome whose page is gone stands by itself, with its time', () => {
  expect(
    told(chromeFavicon, 'iconUrl', ...chrome, 'DELETE FROM icon_mapping WHERE icon_id = 2'),
  ).toEqual([
    [
      'https://site1.example/',
      'https://site1.example/icon.png',
      'icon_mapping 11',
      '2021-01-17T06:16:15.902490Z',
    ],
    [null, 'https://site2.example/icon.png', 'favicons 2', '2021-01-17T06:16:15.902490Z'],
  ]);
});

test('an icon of an old Firefox whose page is gone does, too', () => {
  const statements = [
    'CREATE TABLE history (id INTEGER PRIMARY KEY, url TEXT, title TEXT)',
    'CREATE TABLE favicons (id INTEGER PRIMARY KEY AUTOINCREMENT, url TEXT, width INTEGER, height INTEGER, type INTEGER, date REAL)',
    'CREATE TABLE favicon_sites (id INTEGER PRIMARY KEY, siteID INTEGER, faviconID INTEGER)',
    ...[1, 2].flatMap((n) => [
      `INSERT INTO history VALUES (${n}, 'https://site${n}.example/', '')`,
      `INSERT INTO favicons VALUES (${n + 10}, 'https://site${n}.example/icon.png', 32, 32, 1, 1644656134.5)`,
      `INSERT INTO favicon_sites VALUES (${n + 20}, ${n}, ${n + 10})`,
    ]),
    'DELETE FROM history WHERE id = 2',
    'DELETE FROM favicon_sites WHERE siteID = 2',
  ];
  expect(told(firefoxFavicon, 'url', ...statements)).toEqual([
    [
      'https://site1.example/',
      'https://site1.example/icon.png',
      'favicon_sites 21',
      '2022-02-12T08:55:34.500Z',
    ],
    [null, 'https://site2.example/icon.png', 'favicons 12', '2022-02-12T08:55:34.500Z'],
  ]);
});
