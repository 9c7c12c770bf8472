import { beforeAll, expect, test } from 'vitest';
import { shortcuts } from '../../src/artifacts/ios/shortcuts.ts';
import { databaseAfter } from '../builders/database-after.ts';
import { startSqlite } from '../builders/example-file.ts';
import { examine } from '../builders/examine.ts';

beforeAll(startSqlite);

const actions = (url: string) =>
  `'<plist version="1.0"><array><dict><key>WFInput</key><string>${url}</string></dict></array></plist>'`;

test('actions whose shortcut is gone, or that another row of the same shortcut hides, stand by themselves', () => {
  const bytes = databaseAfter(
    'PRAGMA secure_delete = ON',
    'CREATE TABLE ZSHORTCUT (Z_PK INTEGER PRIMARY KEY, ZCREATIONDATE TIMESTAMP, ZMODIFICATIONDATE TIMESTAMP, ZNAME VARCHAR, ZWORKFLOWID VARCHAR)',
    'CREATE TABLE ZSHORTCUTACTIONS (Z_PK INTEGER PRIMARY KEY, ZSHORTCUT INTEGER, ZDATA BLOB)',
    `INSERT INTO ZSHORTCUT VALUES (1, 656252830.5, 656253050, 'Bus times', 'W1'), (2, 656252830.5, 656253050, 'Gone', 'W2')`,
    `INSERT INTO ZSHORTCUTACTIONS VALUES (4, 1, CAST(${actions('https://earlier.example/')} AS BLOB))`,
    `INSERT INTO ZSHORTCUTACTIONS VALUES (5, 1, CAST(${actions('https://latest.example/')} AS BLOB))`,
    `INSERT INTO ZSHORTCUTACTIONS VALUES (6, 2, CAST(${actions('https://gone.example/')} AS BLOB))`,
    `INSERT INTO ZSHORTCUTACTIONS VALUES (7, NULL, CAST(${actions('https://nobody.example/')} AS BLOB))`,
    'DELETE FROM ZSHORTCUT WHERE Z_PK = 2',
  );
  const { lines, problems, fileProblems } = examine(shortcuts, bytes);
  expect([...problems, ...fileProblems]).toEqual([]);
  expect(
    lines.map(({ data, position, deleted }) => [
      'table' in position ? `${position.table} ${position.rowId}` : undefined,
      data.shortcutId,
      data.shortcutName,
      data.actionUrls,
      deleted ?? false,
    ]),
  ).toEqual([
    ['ZSHORTCUT 1', 1, 'Bus times', ['https://latest.example/'], false],
    ['ZSHORTCUTACTIONS 4', 1, null, ['https://earlier.example/'], false],
    ['ZSHORTCUTACTIONS 6', 2, null, ['https://gone.example/'], false],
    ['ZSHORTCUTACTIONS 7', null, null, ['https://nobody.example/'], false],
  ]);
});
