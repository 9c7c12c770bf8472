import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { sqliteFile } from '@athar/synthetic';
import { dataUsage } from '../../src/artifacts/ios/data-usage.ts';
import { memoryFile } from '../../src/bytes/memory-file.ts';
import { openDatabase } from '../../src/formats/sqlite/index.ts';
import { databaseAfter } from '../builders/database-after.ts';
import { startSqlite } from '../builders/example-file.ts';
import { examine } from '../builders/examine.ts';
import { parseContext, parseDatabase } from './parse-example.ts';

const usageTable = {
  name: 'ZLIVEUSAGE',
  columns: 'Z_PK INTEGER PRIMARY KEY, ZHASPROCESS INTEGER, ZWWANIN FLOAT',
  rows: Array.from({ length: 200 }, (_, index) => [index + 1, index + 1, 10] as const),
};
const processTable = {
  name: 'ZPROCESS',
  columns: 'Z_PK INTEGER PRIMARY KEY, ZPROCNAME VARCHAR, ZBUNDLENAME VARCHAR',
  rows: Array.from(
    { length: 199 },
    (_, index) => [index + 1, `process-${index + 1}`, 'com.example.app'] as const,
  ),
};

test('usage without a process is missing its process where all processes could be read', () => {
  const { records, problems } = parseDatabase(
    dataUsage,
    sqliteFile({ tables: [usageTable, processTable], pageSize: 512 }),
  );
  expect(problems).toEqual([]);
  expect(records.filter(({ data }) => data.processMissing === true)).toHaveLength(1);
  expect(records.at(-1)!.data).toMatchObject({ liveProcId: 200, procName: null });
});

test('a process on a damaged page is not told to be missing', () => {
  const bytes = sqliteFile({ tables: [usageTable, processTable], pageSize: 512 });
  const database = openDatabase(memoryFile(bytes));
  const leaf = database.leafPages(database.table('ZPROCESS')!)[1]!;
  bytes.fill(0xff, (leaf - 1) * 512, leaf * 512);

  const { records, problems } = parseDatabase(dataUsage, bytes);
  expect(problems.map(({ code }) => code)).toContain('malformed');
  expect(records.filter(({ data }) => data.processMissing === true)).toEqual([]);
  expect(records.filter(({ data }) => data.processMissing === null).length).toBeGreaterThan(1);
  expect(records.filter(({ data }) => data.processMissing === false).length).toBeGreaterThan(50);
});

test('a process that its table holds twice, or in a table without rowids, is told once', () => {
  const named = (columns: string, rows: (readonly (number | string)[])[]) =>
    parseDatabase(dataUsage, {
      tables: {
        ZLIVEUSAGE: { columns: usageTable.columns, rows: [[1, 7, 10]] },
        ZPROCESS: { columns, rows },
      },
    }).records.map(({ data }) => [data.procName, data.processMissing, data.usageMissing]);
  const twice = [
    [7, 'one', 'com.example.one'],
    [7, 'other', 'com.example.other'],
    [8, 'third', 'com.example.third'],
    [8, 'fourth', 'com.example.fourth'],
  ];
  expect(named('Z_PK INTEGER, ZPROCNAME VARCHAR, ZBUNDLENAME VARCHAR', twice)).toEqual([
    ['one', false, false],
    ['third', false, true],
  ]);
});

test('a process to which the tree does not lead any more is told all the same', () => {
  const bytes = sqliteFile({ tables: [usageTable, processTable], pageSize: 512 });
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const root = (openDatabase(memoryFile(bytes)).table('ZPROCESS')!.rootPage - 1) * 512;
  // The first key of the root, a varint behind the number of a page, says now that its page ends with row 1.
  const cell = root + view.getUint16(root + 12);
  expect(bytes[cell + 4]).toBeLessThan(0x80);
  bytes[cell + 4] = 1;

  const { records } = parseDatabase(dataUsage, bytes);
  // Nothing is called missing beside a tree that leads to other rows than its keys say.
  const missing = records.filter(
    ({ data }) => data.processMissing === true || data.usageMissing === true,
  );
  expect(missing).toEqual([]);
  expect(new Set(records.map(({ data }) => data.procName)).size).toBe(200);
});

test('very many processes are not held in memory', () => {
  const rows = Array.from(
    { length: 50_000 },
    (_, index) => [index + 1, `process-${index + 1}`, 'com.example.app', 700_000_000.5] as const,
  );
  const columns = `${processTable.columns}, ZTIMESTAMP TIMESTAMP`;
  const file = memoryFile(
    sqliteFile({ tables: [usageTable, { name: processTable.name, columns, rows }] }),
  );
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const held = (): number => {
    collect();
    return process.memoryUsage().heapUsed;
  };
  const before = held();
  const emissions = dataUsage.parse(file, parseContext(dataUsage));
  const first = emissions[Symbol.iterator]().next();
  expect(held() - before).toBeLessThan(200 * rows.length);
  expect(first.value).toMatchObject({ kind: 'record', data: { procName: 'process-1' } });
});

test.each([
  ['mDNSResponder/com.apple.AppStore', 'mDNSResponder'],
  ['IMRemoteURLConne/com.apple.datausage.messages', 'IMRemoteURLConne'],
  ['1FB47783-A2FE-47D9-B256-DF50EF44BBA4/com.apple.iBooks', null],
  ['/usr/libexec/example', null],
  ['example', null],
  ['', null],
])('the program in the name %j is %j', (name, executable) => {
  const { records } = parseDatabase(dataUsage, {
    tables: {
      ZLIVEUSAGE: { columns: usageTable.columns, rows: [] },
      ZPROCESS: { columns: processTable.columns, rows: [[1, name, null]] },
    },
  });
  expect(records[0]!.data).toMatchObject({ procName: name, executable });
});

test('numbers that JSON cannot hold are left out, and keys beyond 2^53 are not rounded', () => {
  const { records } = parseDatabase(dataUsage, {
    tables: {
      ZLIVEUSAGE: {
        columns: usageTable.columns,
        rows: [[2n ** 60n + 1n, 2n ** 61n + 1n, Infinity]],
      },
      ZPROCESS: {
        columns: processTable.columns,
        rows: [[2n ** 61n + 1n, 'example', null]],
      },
    },
  });
  expect(records).toHaveLength(1);
  expect(records[0]!.data).toMatchObject({
    procName: 'example',
    liveId: '1152921504606846977',
    liveProcId: '2305843009213693953',
    procId: '2305843009213693953',
    wwanIn: null,
    processMissing: false,
  });
});

test('processes beyond what is held for the join are told, and no usage is called orphaned for it', () => {
  const { records, problems } = parseDatabase(
    dataUsage,
    sqliteFile({ tables: [usageTable, processTable] }),
    { limits: { maxRecordsPerFile: 100 } },
  );
  expect(problems.map(({ code }) => code)).toEqual(['limit-exceeded']);
  expect(records.filter(({ data }) => data.processMissing === true)).toEqual([]);
});

test('a deleted row of usage that names its process is told where no process row has the name any more', async () => {
  await startSqlite();
  const names = ['exampled', 'kept', 'other', 'last'];
  const bytes = databaseAfter(
    'CREATE TABLE ZLIVEUSAGE (Z_PK INTEGER PRIMARY KEY, ZHASPROCESS INTEGER, ZTIMESTAMP TIMESTAMP, ZWWANIN FLOAT, ZWWANOUT FLOAT, ZBUNDLENAME VARCHAR, ZPROCNAME VARCHAR)',
    'CREATE TABLE ZPROCESS (Z_PK INTEGER PRIMARY KEY, ZFIRSTTIMESTAMP TIMESTAMP, ZTIMESTAMP TIMESTAMP, ZBUNDLENAME VARCHAR, ZPROCNAME VARCHAR)',
    ...names.flatMap((name, n) => [
      `INSERT INTO ZLIVEUSAGE VALUES (${n + 1}, ${n + 1}, 800000000.5, 100, 200, 'org.example.${name}', '${name}')`,
      name === 'exampled'
        ? 'SELECT 1'
        : `INSERT INTO ZPROCESS VALUES (${n + 1}, 700000000.5, 800000000.5, 'org.example.${name}', '${name}')`,
    ]),
    'DELETE FROM ZLIVEUSAGE WHERE Z_PK IN (1, 2)',
  );
  const { lines } = examine(dataUsage, bytes);
  expect(
    lines
      .filter(({ deleted }) => deleted === true)
      .map(({ data }) => [data['procName'], data['bundleId'], data['processMissing']]),
  ).toEqual([['exampled', 'org.example.exampled', true]]);
});
