import { gzipSync } from 'node:zlib';
import initSqlJs from 'sql.js';
import { describe, expect, test } from 'vitest';
import { examples, powerlog } from '../../src/artifacts/ios/powerlog.ts';
import { exampleBytes, startSqlite } from '../builders/example-file.ts';
import { examine } from '../builders/examine.ts';
import { fieldMatcher, published } from '../indicators/published.ts';

const archives = '/private/var/mobile/Library/BatteryLife/Archives';
const packedPath = `${archives}/powerlog_2021-11-02_AAAA.PLSQL.gz`;

describe('a packed archive of the power log', () => {
  test('is read like one that is not packed', async () => {
    await startSqlite();
    const [example] = examples();
    const bytes = exampleBytes(example!.content);
    const packed = examine(powerlog, gzipSync(bytes), { devicePath: packedPath });
    expect(packed.lines.map(({ data }) => data)).toEqual(example!.records);
    expect(packed.problems).toEqual([]);
  });

  test('that is cut off is said to be, and read as far as it goes', async () => {
    await startSqlite();
    const [example] = examples();
    const packed = gzipSync(exampleBytes(example!.content));
    const { fileProblems } = examine(powerlog, packed.subarray(0, packed.length - 20), {
      devicePath: packedPath,
    });
    expect(fileProblems.map(({ code }) => code)).toContain('truncated');
  });

  test('with other bytes behind it is read whole, and they are told', async () => {
    await startSqlite();
    const [example] = examples();
    const packed = Buffer.concat([gzipSync(exampleBytes(example!.content)), Buffer.from('more')]);
    const { lines, fileProblems } = examine(powerlog, packed, { devicePath: packedPath });
    expect(lines.map(({ data }) => data)).toEqual(example!.records);
    expect(fileProblems.map(({ code }) => code)).toEqual(['malformed']);
  });

  test('that holds more than may be held in memory is not unpacked further', async () => {
    await startSqlite();
    const [example] = examples();
    const bytes = exampleBytes(example!.content);
    const { defaultLimits } = await import('../../src/model/index.ts');
    const { problems, fileProblems } = examine(powerlog, gzipSync(bytes), {
      devicePath: packedPath,
      limits: { ...defaultLimits, maxDocumentBytes: bytes.length - 1 },
    });
    expect([...problems, ...fileProblems].map(({ code }) => code)).toContain('limit-exceeded');
  });
});

test('rows that were deleted from the power log are read, and marked', async () => {
  const engine = await initSqlJs();
  const database = new engine.Database();
  database.run(
    'CREATE TABLE PLProcessMonitorAgent_EventForward_ProcessID (ID INTEGER PRIMARY KEY AUTOINCREMENT, timestamp REAL, ' +
      'BundleID TEXT, ProcessName TEXT, PID INTEGER)',
  );
  for (const [name, pid] of [
    ['SpringBoard', 34],
    ['exampleagent', 1234],
    ['backboardd', 66],
  ] as const) {
    database.run(
      'INSERT INTO PLProcessMonitorAgent_EventForward_ProcessID (timestamp, ProcessName, PID) VALUES (1635848000.5, ?, ?)',
      [name, pid],
    );
  }
  database.run('DELETE FROM PLProcessMonitorAgent_EventForward_ProcessID WHERE PID = 1234');
  const { lines } = examine(powerlog, database.export());
  database.close();
  const deleted = lines.filter((line) => line.deleted === true).map(({ data }) => data);
  expect(deleted).toHaveLength(1);
  expect(deleted[0]).toMatchObject({ event: 'process', processName: 'exampleagent', pid: 1234 });
});

test.each([
  ['PLAudioAgent_EventPoint_AudioApp', 'ApplicationName'],
  ['PLLocationAgent_EventForward_ClientStatus', 'Client'],
])('%s names an app where a program may stand, and its id is compared', async (table, column) => {
  const engine = await initSqlJs();
  const database = new engine.Database();
  database.run(
    `CREATE TABLE ${table} (ID INTEGER PRIMARY KEY AUTOINCREMENT, timestamp REAL, ${column} TEXT)`,
  );
  for (const name of ['org.example.listener', 'org.example.listener.other', 'listenerd']) {
    database.run(`INSERT INTO ${table} (timestamp, ${column}) VALUES (1635848000.5, ?)`, [name]);
  }
  const bytes = database.export();
  database.close();
  const met = (...indicator: Parameters<typeof published>): unknown[] =>
    examine(powerlog, bytes, { matcher: fieldMatcher(published(...indicator)) }).findings.map(
      ({ met, provenance }) => [met, provenance.map(({ position }) => position)],
    );
  const row = (rowId: number): unknown => ['ran', [expect.objectContaining({ table, rowId })]];
  expect(met('app-id', 'org.example.Listener')).toEqual([row(1)]);
  expect(met('process', 'listenerd')).toEqual([row(3)]);
});
