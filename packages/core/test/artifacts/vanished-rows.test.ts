import initSqlJs from 'sql.js';
import { expect, test } from 'vitest';
import { accounts } from '../../src/artifacts/ios/accounts.ts';
import { examine } from '../builders/examine.ts';

test('an account that was removed is found in free space, marked, and once', async () => {
  const { Database } = await initSqlJs();
  const database = new Database();
  database.run('PRAGMA secure_delete = OFF');
  database.run(
    'CREATE TABLE ZACCOUNT (Z_PK INTEGER PRIMARY KEY, ZUSERNAME VARCHAR, ZIDENTIFIER VARCHAR, ZOWNINGBUNDLEID VARCHAR)',
  );
  for (let row = 1; row <= 8; row++) {
    database.run('INSERT INTO ZACCOUNT VALUES (?, ?, ?, ?)', [
      row,
      `someone${row}@example.org`,
      `A-${row}`,
      'com.apple.Preferences',
    ]);
  }
  // Freed cells at the front of the content area become unallocated space, which keeps the whole row.
  database.run('DELETE FROM ZACCOUNT WHERE Z_PK = 8');
  const { lines, problems } = examine(accounts, database.export());
  expect(problems).toEqual([]);
  const removed = lines.filter(({ deleted }) => deleted === true);
  expect(lines.length - removed.length).toBe(7);
  expect(removed.map(({ data }) => data['username'])).toEqual(['someone8@example.org']);
});
