import { expect, test } from 'vitest';
import { sqliteFile } from '@athar/synthetic';
import { dataUsage } from '../../src/artifacts/ios/data-usage.ts';
import { memoryFile } from '../../src/bytes/memory-file.ts';
import { openDatabase } from '../../src/formats/sqlite/index.ts';
import { parseDatabase } from './parse-example.ts';

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
