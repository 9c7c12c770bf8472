import { beforeAll, describe, expect, test } from 'vitest';
import { knowledgeC } from '../../src/artifacts/ios/knowledge-c.ts';
import { databaseAfter } from '../builders/database-after.ts';
import { startSqlite } from '../builders/example-file.ts';
import { examine } from '../builders/examine.ts';

beforeAll(startSqlite);

const days = Array.from({ length: 12 }, (_, n) => n + 1);
const history = [
  'PRAGMA secure_delete = OFF',
  `CREATE TABLE ZOBJECT (Z_PK INTEGER PRIMARY KEY, ZSOURCE INTEGER, ZSECONDSFROMGMT INTEGER, ZVALUEINTEGER INTEGER, ZSTRUCTUREDMETADATA INTEGER,
    ZCREATIONDATE TIMESTAMP, ZENDDATE TIMESTAMP, ZSTARTDATE TIMESTAMP, ZSTREAMNAME VARCHAR, ZVALUESTRING VARCHAR)`,
  'CREATE TABLE ZSOURCE (Z_PK INTEGER PRIMARY KEY, ZBUNDLEID VARCHAR, ZDEVICEID VARCHAR)',
  `CREATE TABLE ZSTRUCTUREDMETADATA (Z_PK INTEGER PRIMARY KEY, Z_DKDIGITALHEALTHMETADATAKEY__WEBDOMAIN VARCHAR,
    Z_DKDIGITALHEALTHMETADATAKEY__WEBPAGEURL VARCHAR, Z_DKAPPLICATIONMETADATAKEY__LAUNCHREASON VARCHAR)`,
  ...days.flatMap((n) => [
    `INSERT INTO ZOBJECT VALUES (${n}, NULL, 0, NULL, ${n + 100}, NULL, NULL, ${571_510_000.5 + n}, '/app/webUsage', 'org.example.browser')`,
    `INSERT INTO ZSTRUCTUREDMETADATA VALUES (${n + 100}, 'site${n}.example', 'https://site${n}.example/page', NULL)`,
  ]),
];

/** Stream, address and table of each record that is marked as deleted. */
function deletedAfter(...statements: readonly string[]) {
  const { lines, problems, fileProblems } = examine(
    knowledgeC,
    databaseAfter(...history, ...statements),
  );
  expect([...problems, ...fileProblems]).toEqual([]);
  return lines
    .filter(({ deleted }) => deleted === true)
    .map(({ data, position, times }) => [
      data['streamName'],
      data['url'],
      'table' in position ? position.table : undefined,
      times.length,
    ]);
}

describe('the details of an event that was deleted', () => {
  test('are told with it', () => {
    expect(deletedAfter('DELETE FROM ZOBJECT', 'DELETE FROM ZSTRUCTUREDMETADATA')).toEqual(
      days
        .toReversed()
        .map((n) => ['/app/webUsage', `https://site${n}.example/page`, 'ZOBJECT', 1]),
    );
  });

  test('are told beside it where a freeblock took the number by which it names them', () => {
    expect(
      deletedAfter(
        'DELETE FROM ZOBJECT WHERE Z_PK = 7',
        'DELETE FROM ZSTRUCTUREDMETADATA WHERE Z_PK = 107',
      ),
    ).toEqual([
      ['/app/webUsage', null, 'ZOBJECT', 1],
      [null, 'https://site7.example/page', 'ZSTRUCTUREDMETADATA', 0],
    ]);
  });

  test('are told by themselves where nothing else of it is left', () => {
    expect(
      deletedAfter(
        'PRAGMA secure_delete = ON',
        'DELETE FROM ZOBJECT WHERE Z_PK = 7',
        'PRAGMA secure_delete = OFF',
        'DELETE FROM ZSTRUCTUREDMETADATA WHERE Z_PK = 107',
      ),
    ).toEqual([[null, 'https://site7.example/page', 'ZSTRUCTUREDMETADATA', 0]]);
  });

  test('are told once where those that were there are still there', () => {
    expect(deletedAfter('DELETE FROM ZOBJECT WHERE Z_PK = 7')).toEqual([
      ['/app/webUsage', 'https://site7.example/page', 'ZOBJECT', 1],
    ]);
  });

  test('are none that an update left behind, be their number lost or not', () => {
    for (const where of ['', ' WHERE Z_PK = 107', ' WHERE Z_PK % 2 = 1'])
      expect(
        deletedAfter(
          `UPDATE ZSTRUCTUREDMETADATA SET Z_DKAPPLICATIONMETADATAKEY__LAUNCHREASON = 'com.example.reason'${where}`,
        ),
      ).toEqual([]);
  });
});
