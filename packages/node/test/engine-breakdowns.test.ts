import { coverageOf, defaultLimits, sourceState } from '@athar/core';
import { sqliteFile } from '@athar/synthetic';
import { beforeAll, describe, expect, test } from 'vitest';
import { EngineRun } from '../dist/engine/run.js';
import { requireBuild } from './built.ts';
import { runEngine, type EngineResult, type TestFiles } from './engine-on-test-artifacts.ts';
import { testFolder } from './test-backups.ts';

beforeAll(requireBuild);

const lineFiles = ['records/ios.one.jsonl', 'records/ios.two.jsonl', 'timeline.jsonl'];

/** The broken file between two that are sound, one of them of the same artifact. */
async function amongOthers(broken: string, limits = {}): Promise<EngineResult> {
  const files: TestFiles = [
    ['one/a', '5'],
    ['one/b', broken],
    ['one/c', '7'],
    ['two/a', '9'],
  ];
  return runEngine(files, { limits });
}

/** What the result says must be what stands in the files. */
function expectWhole(result: EngineResult): void {
  const counts = new Map<string, number>();
  for (const { work, records } of result.files)
    counts.set(work.artifact, (counts.get(work.artifact) ?? 0) + records);
  for (const [artifact, count] of counts)
    expect(result.lines(`records/${artifact}.jsonl`)).toHaveLength(count);
  for (const file of lineFiles) expect(result.lines(file)).toBeDefined();
}

const coverage = (result: EngineResult, artifact: string) =>
  coverageOf(
    's1',
    artifact,
    'always',
    'chosen',
    result.files
      .filter(({ work }) => work.artifact === artifact)
      .map((file) => (file.notReached ? 'not-reached' : file)),
  );

describe('a file whose parser', () => {
  test.each([
    [
      'throws',
      '4 throw',
      4,
      'internal',
      /^TypeError: undefined is not a function < test-artifacts\.mjs:\d+:\d+/,
    ],
    ['loops for ever', '0 hang', 0, 'timeout', /longer than 1 s/],
    ['eats the memory', '0 memory', 0, 'limit-exceeded', /memory/i],
    ['ends its worker', '0 leave', 0, 'internal', /the worker ended/],
  ] as const)('%s costs itself and nothing else', async (_, content, records, code, detail) => {
    const result = await amongOthers(content, {
      maxSecondsPerTask: content.endsWith('hang') ? 1 : 30,
    });
    expect(result.failure).toBeUndefined();
    expect(result.files.map((file) => file.records)).toEqual([5, records, 7, 9]);
    expect(result.files.map(({ problems }) => problems.map((problem) => problem.code))).toEqual([
      [],
      [code],
      [],
      [],
    ]);
    expect(result.files[1]!.problems[0]!.detail).toMatch(detail);
    expectWhole(result);
    expect(coverage(result, 'ios.one').outcome).toBe('partly-read');
    expect(coverage(result, 'ios.two').outcome).toBe('read');
    const rows = [coverage(result, 'ios.one'), coverage(result, 'ios.two')];
    const outcome = {
      failed: false,
      coverage: rows,
      findings: [],
      listingProblems: 0,
      aborted: false,
    };
    const indicators = {
      name: '',
      sha256: '',
      loaded: 1,
      notLoaded: [],
      threats: [],
      complete: true,
    };
    expect(sourceState(outcome, [indicators])).toBe('S1');
  });

  test('never gives a record is unreadable, if it is the only one', async () => {
    const result = await runEngine([['one/a', '0 hang']], { limits: { maxSecondsPerTask: 1 } });
    expect(coverage(result, 'ios.one').outcome).toBe('unreadable');
  });

  test('hangs after many records keeps those that were written, as whole lines', async () => {
    const result = await amongOthers('40000 hang 150', { maxSecondsPerTask: 2 });
    const [before, broken, after] = result.files;
    expect([before!.records, after!.records]).toEqual([5, 7]);
    expect(broken!.records).toBeGreaterThan(1000);
    expect(broken!.records).toBeLessThan(40_000);
    expect(broken!.opened).toBe(true);
    expectWhole(result);
  });
});

test('a file whose lines wait until one before it is given up is read to its end', async () => {
  const result = await runEngine(
    [
      ['one/a', '0 hang'],
      ['two/a', '30000 end 150'],
    ],
    { limits: { maxSecondsPerTask: 3 } },
  );
  expect(result.files.map(({ problems }) => problems.map(({ code }) => code))).toEqual([
    ['timeout'],
    [],
  ]);
  expect(result.files.map(({ records }) => records)).toEqual([0, 30_000]);
});

test('a table whose rows hang costs its piece, not the pieces before and after', async () => {
  const rows = Array.from({ length: 20_000 }, (_, i) => [
    i + 1,
    i === 9_999 ? 'hang' : `text ${i}`.padEnd(60, 'y'),
  ]);
  const bytes = sqliteFile({
    tables: [{ name: 'rows', columns: 'id INTEGER PRIMARY KEY, text TEXT', rows }],
  });
  const result = await runEngine([['rows/a', bytes]], { limits: { maxSecondsPerTask: 1 } });
  const [file] = result.files;
  expect(file!.problems.map(({ code }) => code)).toContain('timeout');
  expect(file!.records).toBeGreaterThan(12_000);
  expect(file!.records).toBeLessThan(20_000);
  const ids = result.lines('records/ios.rows.jsonl').map(({ id }) => id);
  expect(ids).toHaveLength(file!.records);
  expect(new Set(ids).size).toBe(ids.length);
});

describe('what was found before a row that', () => {
  const needleThen = (text: string) =>
    sqliteFile({
      tables: [
        {
          name: 'rows',
          columns: 'id INTEGER PRIMARY KEY, text TEXT',
          rows: [
            [1, 'nothing'],
            [2, 'needle'],
            [3, text],
          ],
        },
      ],
    });

  test.each([
    ['hangs', 'timeout'],
    ['leaves', 'internal'],
  ] as const)('%s is kept, with its record and all before it', async (text, code) => {
    const result = await runEngine([['rows/a', needleThen(text)]], {
      limits: { maxSecondsPerTask: text === 'hangs' ? 1 : 30 },
    });
    const [file] = result.files;
    expect(file!.problems.map((problem) => problem.code)).toContain(code);
    expect(file!.findings.map(({ values }) => values)).toEqual([{ text: 'needle' }]);
    const lines = result.lines('records/ios.rows.jsonl');
    expect(lines.map(({ data }) => data)).toEqual([{ text: 'nothing' }, { text: 'needle' }]);
    expect(file!.findings[0]!.records).toEqual([lines[1]!.id]);
    expect(file!.records).toBe(2);
  });

  test('ends the run is kept, and names no record that was not written', async () => {
    const result = await runEngine([['rows/a', needleThen('machine')]]);
    expect(result.failure).toContain('the disk is gone');
    const [file] = result.files;
    expect(file!.findings.map(({ values }) => values)).toEqual([{ text: 'needle' }]);
    const ids = result.lines('records/ios.rows.jsonl').map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining([...file!.findings[0]!.records]));
  });
});

test('a file that is too large to be read is not hashed either', async () => {
  const files: TestFiles = [
    ['one/a', '5'],
    ['one/b', '5 and more'],
  ];
  const result = await runEngine(files, { limits: { maxFileBytes: 4 }, withHashes: true });
  expect(result.hashes[0]).toMatchObject({ bytes: 1 });
  expect(result.hashes[1]).toEqual({ code: 'limit-exceeded', detail: '10 bytes', count: 1 });
});

test('a failure of the machine ends the run and is told', async () => {
  const result = await amongOthers('3 machine');
  expect(result.failure).toContain('the disk is gone');
});

test('workers that cannot start end the run instead of being replaced for ever', async () => {
  const result = await runEngine([['one/a', '5']], { definitions: 'data:text/javascript,throw 1' });
  expect(result.failure).toContain('no worker can be started');
  expect(result.files[0]!.notReached).toBe(true);
});

test('a run that was stopped before its files were known ends all the same', async () => {
  const run = new EngineRun({
    jobs: 1,
    folder: testFolder(),
    limits: defaultLimits,
    full: true,
    onProgress: () => undefined,
  });
  try {
    run.stop();
    const hashed = run.hash({ kind: 'memory', bytes: new Uint8Array(1) }, 1);
    run.begin();
    expect(await run.finish(undefined)).toEqual([]);
    expect(await hashed).toMatchObject({ code: 'aborted' });
  } finally {
    await run.close();
  }
});
