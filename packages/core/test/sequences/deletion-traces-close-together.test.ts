import { binaryPlist, sqliteExample } from '@athar/synthetic';
import { describe, expect, test } from 'vitest';
import { locationdClients } from '../../src/artifacts/ios/locationd-clients.ts';
import { osAnalyticsAdDaily } from '../../src/artifacts/ios/os-analytics-ad-daily.ts';
import { sms } from '../../src/artifacts/ios/sms.ts';
import { tcc } from '../../src/artifacts/ios/tcc.ts';
import { SequenceMemory } from '../../src/engine/findings/sequence-memory.ts';
import { finishSequences } from '../../src/engine/findings/sequences.ts';
import {
  defaultLimits,
  type BelievedTime,
  type GapEdge,
  type SeenFinding,
  type SourceFacts,
} from '../../src/model/index.ts';
import { dataUsageProcessWithoutUsage } from '../../src/rules/ios/data-usage-process-without-usage.ts';
import { locationClientOfAbsentApp } from '../../src/rules/ios/location-client-of-absent-app.ts';
import { netusageProcessDeleted } from '../../src/rules/ios/netusage-process-deleted.ts';
import { permissionOfAbsentApp } from '../../src/rules/ios/permission-of-absent-app.ts';
import { exampleGap } from '../../src/sequences/example-gaps.ts';
import {
  deletionTracesCloseTogether,
  examples,
} from '../../src/sequences/ios/deletion-traces-close-together.ts';
import {
  locationClientNotOnDisk,
  examples as clientExamples,
} from '../../src/sequences/ios/location-client-not-on-disk.ts';
import {
  mobileDataOfUnlistedProcess,
  examples as usageExamples,
} from '../../src/sequences/ios/mobile-data-of-unlisted-process.ts';
import { backupFacts, examine } from '../builders/examine.ts';
import { judge } from '../builders/sequence.ts';

test('is dated by the two moments that lie close, not by what else the two findings tell', () => {
  const example = examples().hits[1]!;
  const [one, ...others] = example.findings!;
  const early = { at: '2016-02-01T08:00:00Z', marks: 'first usage', clock: 'utc' as const };
  const findings = [{ ...one!, times: [early, ...one!.times] }, ...others];
  const [found] = judge(deletionTracesCloseTogether, { ...example, findings }).findings;
  expect(found?.times.map(({ at }) => at)).toEqual([
    '2021-07-04T10:00:00Z',
    '2021-07-05T09:59:00Z',
  ]);
  // The messages around a gap are shown all the same.
  expect(found?.records).toHaveLength(4);
});

test('is dated by when something was used last: many things begin on the day on which a phone is set up', () => {
  const example = examples().hits[0]!;
  const [one, other] = example.findings!;
  const began: BelievedTime = { at: '2021-07-04T10:00:00Z', marks: 'first usage', clock: 'utc' };
  const later = { ...began, at: '2021-09-01T10:00:00Z', marks: 'last usage' };
  const found = (...times: BelievedTime[]) =>
    judge(deletionTracesCloseTogether, { ...example, findings: [{ ...one!, times }, other!] })
      .findings.length;
  expect(found(began, later)).toBe(0);
  expect(found(began, { ...later, at: '2021-07-04T12:00:00Z' })).toBe(1);
  // Where nothing else is known.
  expect(found(began)).toBe(1);
});

test('of many traces on one day each is named, and not every two of them are told', () => {
  const example = examples().hits[1]!;
  const [one] = example.findings!;
  const traces = ['A1', 'A3', 'A5', 'A11', 'A15'] as const;
  const findings = traces.map((trace, n) => ({
    ...one!,
    id: `${n}`,
    trace,
    artifact: `ios.example-${n}`,
    origin: { kind: 'rule' as const, id: `ios.rule-${n}`, version: 1 },
    records: [`${n}`.padEnd(32, '0')],
    times: [{ at: `2021-07-04T1${n}:00:00Z`, marks: 'file created', clock: 'utc' as const }],
  }));
  const found = judge(deletionTracesCloseTogether, { ...example, findings }).findings;
  const named = found.flatMap(({ values }) => [values['one'], values['other']]);
  expect([...new Set(named)].sort()).toEqual(traces.map((_, n) => `ios.rule-${n}`));
  expect(found.length).toBeLessThan(traces.length);
});

describe('what removed apps left in several places is one trace', () => {
  const facts: SourceFacts = { ...backupFacts, installedApps: new Set(['org.example.notes']) };
  const at = 1_620_284_889;

  /** The findings on a phone from which one app with a permission and one that used location are gone. */
  function found(permitted: string, located: string) {
    const permission = sqliteExample({
      tables: {
        access: {
          columns:
            'service TEXT, client TEXT, client_type INTEGER, auth_value INTEGER, auth_reason INTEGER, last_modified INTEGER',
          rows: [['kTCCServiceMicrophone', permitted, 0, 2, 2, at]],
        },
      },
    });
    const clients = binaryPlist({
      [`i${located}:`]: { LocationTimeStopped: at - 978_307_200 + 3600 },
    });
    const findings = [
      ...examine(tcc, permission, { rules: [permissionOfAbsentApp], facts }).findings,
      ...examine(locationdClients, clients, { rules: [locationClientOfAbsentApp], facts }).findings,
    ];
    expect(findings).toHaveLength(2);
    return finishSequences({
      facts,
      sequences: [deletionTracesCloseTogether],
      rules: [permissionOfAbsentApp, locationClientOfAbsentApp],
      memory: new SequenceMemory(defaultLimits),
      findings,
      rowGaps: [],
      coverage: [],
    }).findings.map(({ level }) => level);
  }

  test('a permission and a location client of the same app that was removed', () => {
    expect(found('org.example.recorder', 'org.example.recorder')).toEqual([]);
    expect(found('org.example.recorder', 'org.example.Recorder.widget')).toEqual([]);
  });

  test('and so is what two apps left that were removed', () => {
    expect(found('org.example.recorder', 'org.example.maps')).toEqual([]);
    expect(found('org.example.recorder', 'org.example.recorder2')).toEqual([]);
  });

  test('a list of apps tells all of them, or nothing where one of them is not known', () => {
    const [example] = clientExamples().hits;
    const [known, unknown] = ['org.example.maps', null].map((bundleId) =>
      judge(locationClientNotOnDisk, {
        ...example!,
        records: example!.records.map(({ data, ...record }) => ({
          ...record,
          data: { ...data, ...('bundlePath' in data && { bundleId, client: '/x' }) },
        })),
      }).findings.map(({ apps }) => apps),
    );
    expect(known).toEqual([['org.example.maps']]);
    expect(unknown).toEqual([undefined]);
  });

  test('a process that works for an app is of that app', () => {
    const { records, ...example } = usageExamples().hits[0]!;
    const appsOf = (...names: readonly string[]) =>
      judge(mobileDataOfUnlistedProcess, {
        ...example,
        records: [
          ...records.filter(({ artifact }) => artifact !== osAnalyticsAdDaily),
          ...names.map((name) => ({
            artifact: osAnalyticsAdDaily,
            data: { package: name, wwanIn: 100, wwanOut: 0 },
          })),
        ],
      }).findings.map(({ apps }) => apps);
    expect(appsOf('mDNSResponder/org.example.maps')).toEqual([['org.example.maps']]);
    expect(appsOf('org.example.maps')).toEqual([['org.example.maps']]);
    expect(appsOf('mDNSResponder/org.example.maps', 'bh')).toEqual([undefined]);
  });
});

describe('what several statistics hold of one process is one trace', () => {
  const [usage] = examples().hits[0]!.findings!;
  const at = (minute: number) => [
    { at: `2021-07-04T12:${String(minute)}:00Z`, marks: 'last usage', clock: 'utc' as const },
  ];
  const finding = (
    rule: { readonly id: string },
    trace: 'A3' | 'A4' | 'A5',
    values: { readonly process: string; readonly count?: number },
    minute = 12,
  ) => ({
    ...usage!,
    level: trace === 'A4' ? ('info' as const) : ('low' as const),
    id: `${rule.id} ${values.process}`,
    trace,
    artifact: `ios.${rule.id.split('-')[0]!}`,
    records: [`${rule.id} ${values.process}`],
    origin: { kind: 'rule' as const, id: rule.id, version: 1 },
    times: at(minute),
    values,
  });
  const deleted = (process: string, minute?: number) =>
    finding(netusageProcessDeleted, 'A4', { process }, minute);
  const unlisted = (process: string, count = 1) =>
    finding(mobileDataOfUnlistedProcess, 'A5', { process, count });
  const found = (...findings: readonly SeenFinding[]) =>
    judge(deletionTracesCloseTogether, { name: 'example', records: [], findings }).findings;

  test('also where one names the program alone, or the app alone', () => {
    expect(found(deleted('Bank/org.example.bank'), unlisted('Bank'))).toEqual([]);
    expect(found(deleted('Bank/org.example.bank'), unlisted('org.example.bank'))).toEqual([]);
    expect(
      found(deleted('mDNSResponder/org.exam'), unlisted('mDNSResponder/org.example.bank')),
    ).toEqual([]);
    expect(found(deleted('com.example.daemond'), unlisted('com.example.daem'))).toEqual([]);
  });

  test('also where one tells a single name of several', () => {
    expect(found(deleted('exampled'), unlisted('otherd', 2))).toEqual([]);
  });

  test('and not where they name two, or what one program did for two apps', () => {
    expect(found(deleted('exampled'), unlisted('otherd'))).toHaveLength(1);
    expect(
      found(deleted('mDNSResponder/org.example.bank'), unlisted('mDNSResponder/com.example.maps')),
    ).toHaveLength(1);
  });

  test('nor are two that an update can have left on one day, unless they lie minutes apart', () => {
    const unused = (minute: number) =>
      finding(dataUsageProcessWithoutUsage, 'A3', { process: 'otherd' }, minute);
    expect(found(unused(22), deleted('exampled', 12))).toHaveLength(1);
    expect(found(unused(23), deleted('exampled', 12))).toEqual([]);
  });

  test('another process is not hidden by the one that both name', () => {
    const unused = (process: string, minute: number) =>
      finding(dataUsageProcessWithoutUsage, 'A3', { process }, minute);
    const [one] = found(unused('otherd', 10), unused('exampled', 11), deleted('exampled', 12));
    expect(one?.values).toMatchObject({
      first: '2021-07-04T12:10:00Z',
      second: '2021-07-04T12:12:00Z',
    });
  });
});

test('counts gaps between messages that came within a day, not those that were read then', () => {
  const example = examples().hits[1]!;
  const [table] = example.rowGaps!;
  const gapsFound = (...dates: readonly [string, string]) => {
    const gap = exampleGap(sms, [10, dates[0]], [14, dates[1]]);
    const read = { at: '2021-07-04T12:00:00Z', marks: 'message read', clock: 'utc' as const };
    const readThen = (edge: GapEdge): GapEdge => ({ ...edge, times: [...edge.times, read] });
    const gaps = [{ ...gap, before: readThen(gap.before), after: readThen(gap.after) }];
    return judge(deletionTracesCloseTogether, { ...example, rowGaps: [{ ...table!, gaps }] })
      .findings[0]?.values['gaps'];
  };
  expect(gapsFound('2021-07-03T11:00:00Z', '2021-07-04T11:00:00Z')).toBe(1);
  expect(gapsFound('2021-03-01T10:00:00Z', '2021-03-01T11:00:00Z')).toBe(0);
});
