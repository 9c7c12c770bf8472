import { beforeAll, expect, test } from 'vitest';
import { accounts } from '../../src/artifacts/ios/accounts.ts';
import { databaseAfter } from '../builders/database-after.ts';
import { startSqlite } from '../builders/example-file.ts';
import { examine } from '../builders/examine.ts';

beforeAll(startSqlite);

const hexOf = (text: string): string => Buffer.from(text).toString('hex');
const property = (key: number, owner: number, host: string): string =>
  `INSERT INTO ZACCOUNTPROPERTY VALUES (${key}, ${owner}, 'Hostname', x'${hexOf(`<plist version="1.0"><string>${host}</string></plist>`)}')`;

const three = [
  'CREATE TABLE ZACCOUNT (Z_PK INTEGER PRIMARY KEY, ZACTIVE INTEGER, ZAUTHENTICATED INTEGER, ZVISIBLE INTEGER, ZACCOUNTTYPE INTEGER, ZPARENTACCOUNT INTEGER, ZDATE TIMESTAMP, ZACCOUNTDESCRIPTION VARCHAR, ZIDENTIFIER VARCHAR, ZUSERNAME VARCHAR)',
  'CREATE TABLE ZACCOUNTTYPE (Z_PK INTEGER PRIMARY KEY, ZACCOUNTTYPEDESCRIPTION VARCHAR, ZIDENTIFIER VARCHAR)',
  'CREATE TABLE ZACCOUNTPROPERTY (Z_PK INTEGER PRIMARY KEY, ZOWNER INTEGER, ZKEY VARCHAR, ZVALUE BLOB)',
  ...[1, 2, 3].flatMap((n) => [
    `INSERT INTO ZACCOUNT VALUES (${n}, 1, 1, 1, 52, NULL, 704051992.5, 'Mail', 'ACCOUNT-${n}', 'user${n}')`,
    property(n + 10, n, `mail${n}.example`),
  ]),
];

const told = (...statements: readonly string[]) => {
  const { lines, problems, fileProblems } = examine(
    accounts,
    databaseAfter(...three, ...statements),
    { full: true },
  );
  expect([...problems, ...fileProblems]).toEqual([]);
  return lines.map(({ data, position, deleted }) => ({
    id: data['id'],
    username: data['username'],
    hosts: data['hosts'],
    table: 'table' in position ? position.table : undefined,
    deleted: deleted === true,
  }));
};

test('a server whose account was taken out of the list stands by itself, where it lies', () => {
  // Overwritten, as iOS does in some databases: nothing is left of the row itself.
  const records = told('PRAGMA secure_delete = ON', 'DELETE FROM ZACCOUNT WHERE Z_PK = 2');
  expect(records.map(({ hosts }) => hosts)).toEqual([
    ['mail1.example'],
    ['mail3.example'],
    ['mail2.example'],
  ]);
  expect(records[2]).toEqual({
    id: 2,
    username: null,
    hosts: ['mail2.example'],
    table: 'ZACCOUNTPROPERTY',
    deleted: false,
  });
});

test('a server that was deleted with its account is found in free space', () => {
  const records = told(
    'DELETE FROM ZACCOUNT WHERE Z_PK = 3',
    'DELETE FROM ZACCOUNTPROPERTY WHERE Z_PK = 13',
  );
  expect(records.filter(({ deleted }) => deleted)).toEqual(
    expect.arrayContaining([
      { id: 3, username: 'user3', hosts: [], table: 'ZACCOUNT', deleted: true },
      { id: 3, username: null, hosts: ['mail3.example'], table: 'ZACCOUNTPROPERTY', deleted: true },
    ]),
  );
  expect(records).toHaveLength(4);
});

test('a server that was written anew is told once, with its account', () => {
  const records = told(
    'DELETE FROM ZACCOUNTPROPERTY WHERE Z_PK = 12',
    property(20, 2, 'mail2.example'),
  );
  expect(records.map(({ username, hosts }) => [username, hosts])).toEqual([
    ['user1', ['mail1.example']],
    ['user2', ['mail2.example']],
    ['user3', ['mail3.example']],
  ]);
});
