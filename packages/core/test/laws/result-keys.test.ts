import { describe, expect, test } from 'vitest';
import { recoveredLine } from '../../../../apps/cli/src/commands/inspect-lines.ts';
import type { ExtractedFile } from '../../../node/src/index.ts';
import { caseDocument, type CaseSource } from '../../src/cases/case-document.ts';
import { findingOnTimeline } from '../../src/cases/finding-on-timeline.ts';
import { wordFinding } from '../../src/cases/word-finding.ts';
import { coverageOf, isGap } from '../../src/engine/coverage.ts';
import type { RecoveredRow } from '../../src/formats/index.ts';
import type { Coverage, EvidenceRecord, Finding, IndicatorFile } from '../../src/model/index.ts';
import { defaultLimits } from '../../src/model/limits.ts';
import { indicatorExample } from '../reports/sample-report.ts';
import { textOf } from './repository.ts';

const page = textOf('docs/methodology/read-a-result.md');

/** The keys that a table of the page tells, in its order; `table` is the heading of its first column. */
function keysTold(file: string, table = 'key'): string[] {
  const section = page.split(/^### /m).find((text) => text.startsWith(`${file}\n`)) ?? '';
  const [, rows = ''] = section.split(`| ${table} | holds |\n|---|---|\n`);
  return [...rows.split('\n\n')[0]!.matchAll(/^\| (.*?) \|/gm)].flatMap(([, cell]) =>
    [...cell!.matchAll(/`(\w+)`/g)].map(([, key]) => key!),
  );
}

describe('case.json', () => {
  const source: Required<CaseSource> = {
    id: 's1',
    state: 'S1',
    label: 'a',
    kind: 'itunes-backup',
    encrypted: true,
    files: 2,
    bytes: 1,
    device: { platform: 'ios' },
    covers: { from: '2021-01-01T00:00:00Z', to: '2021-01-02T00:00:00Z' },
    read: [],
    failure: { reason: 'internal', detail: 'd' },
    problems: [{ code: 'missing', detail: 'd', count: 1 }],
    notJudged: ['ios.a'],
  };
  const file: Required<IndicatorFile> = {
    name: 'a.stix2',
    sha256: '00',
    loaded: 2,
    notLoaded: [],
    threats: ['T'],
    stalkerware: ['T'],
    complete: false,
    fault: 'cut',
    newest: '2022-11-02',
    bundleId: 'bundle--1',
    notCompared: { kinds: [{ type: 'md5', count: 1 }], threats: [], isAll: false },
  };
  const written = caseDocument({
    tool: { name: 'athar', version: '1.0.0' },
    state: 'S1',
    sources: [source],
    artifacts: [],
    indicators: [file],
    ignoredIndicatorFiles: ['readme.txt'],
    records: 7,
    findings: [],
    metAfterEnd: 1,
    limits: defaultLimits,
    options: { full: false, artifact: [], skip: [], timezone: 'Asia/Tokyo', lang: 'en' },
    run: {
      startedAt: '2026-01-01T00:00:00Z',
      endedAt: '2026-01-01T00:00:01Z',
      host: 'not recorded',
      jobs: 2,
      force: false,
      quiet: false,
      aborted: true,
    },
  }) as {
    readonly sources: readonly object[];
    readonly indicators: readonly object[];
    readonly limits: object;
  };

  test('has the keys that the page on results tells, in their order', () => {
    expect(keysTold('case.json')).toEqual(Object.keys(written));
    expect(keysTold('case.json', 'key of a source')).toEqual(Object.keys(written.sources[0]!));
    expect(keysTold('case.json', 'key of a file of indicators')).toEqual(
      Object.keys(written.indicators[0]!),
    );
    expect(keysTold('case.json', 'key of `limits`')).toEqual(Object.keys(written.limits));
  });
});

test('findings.jsonl has the keys that the page on results tells, in their order', () => {
  const finding: Required<Finding> = {
    id: '00',
    level: 'high',
    confidence: 'high',
    origin: { kind: 'rule', id: 'ios.a', version: 1 },
    alsoIn: [],
    met: 'ran',
    message: 'm',
    why: 'w',
    otherExplanations: ['o'],
    references: [],
    artifact: 'ios.sms',
    records: ['01'],
    provenance: [],
    times: [],
    deleted: false,
    values: {},
  };
  const rule = { id: 'ios.a', title: 't', message: 'm', why: 'w', otherExplanations: ['o'] };
  const line = wordFinding(finding, [{ ...rule, references: [] }]);
  expect(keysTold('findings.jsonl')).toEqual(Object.keys(line));
});

test('records have the keys that the page on results tells', () => {
  const keys: { readonly [key in keyof EvidenceRecord]-?: true } = {
    id: true,
    source: true,
    devicePath: true,
    position: true,
    times: true,
    data: true,
    deleted: true,
  };
  expect(keysTold('records')).toEqual(Object.keys(keys));
});

describe('coverage.json', () => {
  // The compiler asks for every key that a row can have.
  const keys: { readonly [key in keyof Coverage]-?: true } = {
    source: true,
    artifact: true,
    expected: true,
    outcome: true,
    files: true,
    records: true,
    problems: true,
    absent: true,
    unsearchedPages: true,
    metAfterEnd: true,
    span: true,
    clock: true,
    daysWithEntries: true,
    gaps: true,
    moreGaps: true,
  };
  const told = keysTold('coverage.json');

  test('has no key that the page on results does not tell, nor the page another one', () => {
    expect(told).toEqual(Object.keys(keys));
  });

  test('has the keys that scripts rely on first, in their order, and the others only where they tell something', () => {
    const row = coverageOf('s1', 'ios.sms', 'always', 'chosen', [
      { records: 1, opened: true, problems: [] },
    ]);
    expect(Object.keys(row)).toEqual(told.slice(0, 7));
    const more = coverageOf('s1', 'ios.sms', 'always', 'chosen', [
      {
        records: 1,
        opened: true,
        problems: [],
        absent: ['message.x'],
        unsearchedPages: 1,
        metAfterEnd: { count: 1, records: ['0'] },
      },
    ]);
    expect(Object.keys(more)).toEqual(told.slice(0, 10));
    expect(isGap(more)).toBe(false);
  });
});

test('timeline.jsonl has the keys that the page on results tells, in their order', () => {
  const finding = indicatorExample({ met: 'stored', level: 'low', value: 'a.example' });
  const [line = ''] = findingOnTimeline(finding).split('\n');
  expect(keysTold('timeline.jsonl')).toEqual(Object.keys(JSON.parse(line) as object));
});

test('extracted.jsonl has the keys that the page on results tells', () => {
  const keys: { readonly [key in keyof ExtractedFile]-?: true } = {
    source: true,
    devicePath: true,
    storedAt: true,
    name: true,
    sharesFile: true,
    bytes: true,
    sha256: true,
    problems: true,
  };
  expect(keysTold('extracted.jsonl')).toEqual(Object.keys(keys));
});

test('rows that athar inspect prints as JSON have the keys that the page on results tells, in their order', () => {
  const place = { page: 2, offset: 100, space: 'wal', frame: 3 } as const;
  const row = {
    table: 'message',
    columns: ['text'],
    rowId: 1,
    isRowIdWorkedOut: true,
    isTableByForm: true,
    at: place,
    also: [place],
    confidence: 'high',
    isDeleted: true,
    knows: () => true,
    certain: () => true,
    replaced: () => false,
    value: () => 'Hello',
  } as unknown as RecoveredRow;
  const line = JSON.parse(recoveredLine(row, () => undefined)) as object;
  expect(keysTold('athar inspect --json')).toEqual(Object.keys(line));
});
