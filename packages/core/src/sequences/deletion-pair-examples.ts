import { dataUsage } from '../artifacts/ios/data-usage.ts';
import { sms } from '../artifacts/ios/sms.ts';
import type {
  AntiForensicTrace,
  SeenFinding,
  SequenceExampleRecord,
  SequenceExamples,
} from '../model/index.ts';
import { exampleGap } from './example-gaps.ts';

function example(
  rule: string,
  trace: AntiForensicTrace,
  artifact: string,
  at: readonly string[],
  level: SeenFinding['level'] = 'low',
): SeenFinding {
  const record = `${trace}${artifact}`.padEnd(32, '0');
  return {
    id: `${record}${at.join(' ')}`,
    level,
    confidence: 'low',
    origin: { kind: 'rule', id: `ios.${rule}`, version: 1 },
    trace,
    met: 'stored',
    artifact: `ios.${artifact}`,
    records: [record],
    provenance: [
      {
        source: 's1',
        devicePath: `/private/var/${artifact}`,
        storedAt: ['file'],
        position: { unit: 'key', path: artifact },
      },
    ],
    times: at.map((moment) => ({ at: moment, marks: 'last usage', clock: 'utc' })),
    deleted: false,
    values: {},
  };
}

const usage = example('orphan-usage', 'A1', 'data-usage', ['2021-07-04T10:00:00Z']);
const folders = example('emptied-folders', 'A10', 'folders', ['2021-07-05T09:59:00Z']);
const of = (finding: SeenFinding, ...apps: readonly string[]): SeenFinding => ({
  ...finding,
  apps,
});
const named = (finding: SeenFinding, process: string): SeenFinding => ({
  ...finding,
  values: { process },
});
/** At noon, so many days after that of the trace `usage`, or at another part of a day. */
const daily = (...days: readonly number[]): SeenFinding['times'] =>
  days.map((day) => ({
    at: new Date(Date.UTC(2021, 6, 4, 12) + day * 86_400_000).toISOString().replace('.000', ''),
    marks: 'account looked up',
    clock: 'utc',
  }));
const lookedUp = (...days: readonly number[]): SeenFinding => ({
  ...example('looked-up-account-unknown', 'A9', 'id-status-cache', []),
  times: daily(...days),
});
const permission = example('absent-permission', 'A20', 'tcc', ['2021-07-04T10:00:00Z']);
const location = example('absent-client', 'A14', 'clients', ['2021-07-04T11:00:00Z'], 'info');
const clock = (before: string, after: string): SeenFinding => ({
  ...example('clock-set-far', 'A19', 'clock-changes', ['2021-07-04T11:00:00Z']),
  values: { before, after },
});
/** What everyday life explains, each with the days on which it has traces. */
const service = (...days: readonly number[]): SeenFinding => ({
  ...named(example('data-usage-process-without-usage', 'A3', 'data-usage', []), 'exampled'),
  times: daily(...days),
});
const message = (...days: readonly number[]): SeenFinding => ({
  ...example('message-from-unknown-account', 'A11', 'interaction-c', []),
  times: daily(...days),
});
const removed = (...days: readonly number[]): SeenFinding => ({
  ...of(example('permission-of-absent-app', 'A20', 'tcc', []), 'org.example.recorder'),
  times: daily(...days),
});
const cached = (...days: readonly number[]): SeenFinding => ({
  ...example('cached-answer-without-body', 'A12', 'cache-files', [], 'info'),
  times: daily(...days),
});
const restart = (...days: readonly number[]): SeenFinding => ({
  ...example('restart-missing-from-shutdown-log', 'A18', 'shutdown-log', []),
  times: daily(...days),
});
const minutes = 1 / 1440;
/** The statistics of a phone on which the first process used the network so many days after the trace `usage`. */
const processes = (since: number, count = 30): SequenceExampleRecord[] =>
  daily(...Array.from({ length: count }, (_, n) => since + n)).map(({ at }, n) => ({
    artifact: dataUsage,
    data: { procId: n + 1, firstIsodate: at! },
  }));
const app = 'org.example.recorder';
const noon = ['2021-07-04T12:00:00Z'];

export const deletionPairExamples = (): SequenceExamples => ({
  hits: [
    { name: 'two traces in two artifacts, a day apart', records: [], findings: [usage, folders] },
    {
      name: 'a gap between messages in the same day',
      records: [],
      findings: [usage, folders],
      rowGaps: [
        {
          artifact: sms.id,
          devicePath: '/private/var/mobile/Library/SMS/sms.db',
          table: 'message',
          gaps: [exampleGap(sms, [10, '2021-07-04T10:00:00Z'], [14, '2021-07-04T11:00:00Z'])],
          gapCount: 1,
          missing: 3,
        },
      ],
    },
    {
      name: 'one that is a remark',
      records: [],
      findings: [usage, { ...folders, level: 'info' }],
    },
    {
      name: 'a process that left its usage, and something that is no statistic',
      records: [],
      findings: [
        example('orphan-data-usage-row', 'A1', 'data-usage', noon, 'high'),
        example('netusage-process-without-usage', 'A3', 'netusage', noon),
        example('permission-of-absent-app', 'A20', 'tcc', noon),
      ],
    },
    {
      name: 'two processes, each in a statistic of its own',
      records: [],
      findings: [
        named(example('data-usage-process-without-usage', 'A3', 'data-usage', noon), 'exampled'),
        named(example('netusage-process-deleted', 'A4', 'netusage', noon, 'info'), 'otherd'),
      ],
    },
    {
      name: 'very many emptied folders',
      records: [],
      findings: [
        usage,
        ...[0, 1, 2, 3, 4, 5].map((n) => ({ ...folders, id: `${n}`, records: [`${n}0`] })),
      ],
    },
    {
      name: 'two apps',
      records: [],
      findings: [of(permission, app), of(location, 'org.example.maps')],
    },
    {
      name: 'one of an app, and one that names none',
      records: [],
      findings: [of(permission, app), location],
    },
    {
      name: 'another app behind one that left both',
      records: [],
      findings: [
        of(permission, app),
        of({ ...location, id: 'b', records: ['b'] }, app),
        of(
          example('absent-client', 'A14', 'clients', ['2021-07-04T08:00:00Z'], 'info'),
          'org.example.maps',
        ),
      ],
    },
    {
      name: 'a sender that Messages does not know, and another trace beside it',
      records: [],
      findings: [
        usage,
        example('message-from-unknown-account', 'A11', 'interaction-c', ['2021-07-04T10:00:05Z']),
      ],
    },
    {
      name: 'many permissions of one app',
      records: [],
      findings: [
        usage,
        ...[0, 1, 2, 3, 4, 5].map((n) =>
          of({ ...permission, id: `${n}`, records: [`${n}0`] }, app),
        ),
      ],
    },
    {
      name: 'accounts that were looked up on two days, and another trace on one of them',
      records: [],
      findings: [usage, lookedUp(0, 3)],
    },
    {
      name: 'accounts that were looked up on three days, and a trace on one of them that everyday life does not explain',
      records: [],
      findings: [usage, lookedUp(0, 3, 6)],
    },
    {
      name: 'what an update explains, minutes apart',
      records: [],
      findings: [service(0), cached(9 * minutes)],
    },
    {
      name: 'two rules that both have traces on many days, mostly on the same',
      records: [],
      findings: [
        { ...usage, level: 'low', times: daily(0, 3, 6, 9) },
        { ...folders, times: daily(0, 3, 12) },
      ],
    },
    {
      name: 'a clock that was set by days, and another trace beside it',
      records: [],
      findings: [usage, clock('2021-07-01T11:00:00Z', '2021-07-04T11:00:00Z')],
    },
    {
      name: 'two that everyday life explains, each on one day of the phone',
      records: processes(-300),
      findings: [service(0), message(0.3)],
    },
    {
      name: 'two that everyday life explains, minutes apart, and one of them on other days too',
      records: [],
      findings: [service(0), message(9 * minutes, -5, -9)],
    },
    {
      name: 'accounts that were looked up on many days, and another trace minutes from one',
      records: [],
      findings: [{ ...usage, times: daily(0.001) }, lookedUp(0, 3, 6, 9)],
    },
    {
      name: 'two that everyday life explains, on two days of the phone both',
      records: [],
      findings: [service(0, 5), message(0.3, 5.1)],
    },
    {
      name: 'one that everyday life does not explain, in the first days of a phone',
      records: processes(-1),
      findings: [{ ...usage, times: daily(0) }, message(0.3)],
    },
    {
      name: 'two that everyday life explains, and so few processes that they tell no beginning',
      records: processes(-1, 9),
      findings: [service(0), message(0.3)],
    },
    {
      name: 'a restart that is missing between two shutdowns of one day',
      records: [],
      findings: [usage, restart(-0.2, 0.4)],
    },
    {
      name: 'two lists that share an app',
      records: [],
      findings: [of(permission, app, 'org.example.maps'), of(location, app, 'org.example.notes')],
    },
  ],
  misses: [
    { name: 'one trace', records: [], findings: [usage] },
    {
      name: 'two that everyday life explains, hours apart, and one of them on another day too',
      records: [],
      findings: [service(0), message(0.3, -5)],
    },
    {
      name: 'an app that was tried and removed, and the messages that came with it, on a phone that has more of both',
      records: [],
      findings: [removed(0), message(9 * minutes, -5)],
    },
    {
      name: 'two that everyday life explains, in the first days of a phone',
      records: processes(-1),
      findings: [service(0), message(0.3)],
    },
    {
      name: 'an answer without content and a process without usage, as an update leaves both on its day',
      records: [],
      findings: [service(0), cached(0.2)],
    },
    {
      name: 'a clock that was wrong and a restart without a shutdown, as an empty battery leaves both',
      records: [],
      findings: [clock('2021-07-01T11:00:00Z', '2021-07-04T11:00:00Z'), restart(-0.2, 0.4)],
    },
    {
      name: 'a process whose data were counted from the day of another trace on, and that was used last before',
      records: [],
      findings: [
        usage,
        {
          ...example('mobile-data-of-unlisted-process', 'A5', 'os-analytics-ad-daily', []),
          times: [
            { at: '2021-06-20T10:00:00Z', marks: 'last usage', clock: 'utc' },
            { at: '2021-07-04T10:00:00Z', marks: 'usage counted since', clock: 'utc' },
          ],
        },
      ],
    },
    {
      name: 'an invitation for the day of another trace, that was made on another day',
      records: [],
      findings: [
        usage,
        {
          ...example('deleted-backdated-invitation', 'A13', 'calendar', []),
          times: [
            { at: '2021-07-04T10:00:00Z', marks: 'event start', clock: 'utc' },
            { at: '2021-07-20T10:00:00Z', marks: 'event created', clock: 'utc' },
          ],
        },
      ],
    },
    {
      name: 'a restart that is missing somewhere between two shutdowns, one of which is of that day',
      records: [],
      findings: [usage, restart(0, 6)],
    },
    {
      name: 'a clock that began at its zero, as after an empty battery, and was set right',
      records: [],
      findings: [usage, clock('2001-01-01T00:09:00Z', '2021-07-04T11:00:00Z')],
    },
    {
      name: 'two remarks',
      records: [],
      findings: [
        { ...usage, level: 'info' },
        { ...folders, level: 'info' },
      ],
    },
    {
      name: 'a remark that is made all over the phone',
      records: [],
      findings: [
        usage,
        ...[0, 1, 2, 3, 4, 5].map((n) => ({
          ...folders,
          level: 'info' as const,
          id: `${n}`,
          records: [`${n}0`],
        })),
      ],
    },
    {
      name: 'what one app left in two places',
      records: [],
      findings: [of(permission, app), of(location, app.toUpperCase())],
    },
    {
      name: 'what an app and a part of it left',
      records: [],
      findings: [of(permission, app), of(location, `${app}.widget`)],
    },
    {
      name: 'one app, and a list in which it stands',
      records: [],
      findings: [of(permission, app), of(location, 'org.example.maps', app)],
    },
    {
      name: 'the look-up, the message and the picture of a conversation that was deleted',
      records: [],
      findings: [
        example('looked-up-account-unknown', 'A9', 'id-status-cache', ['2021-07-04T10:00:00Z']),
        example('message-from-unknown-account', 'A11', 'interaction-c', ['2021-07-04T10:00:05Z']),
        { ...example('empty-attachment-folder', 'A10', 'folders', noon), level: 'info' },
        { ...example('attachment-without-message', 'A10', 'attachments', noon), level: 'info' },
      ],
    },
    {
      name: 'one process whose usage stayed in one statistic and whose name in the other',
      records: [],
      findings: [
        example('orphan-data-usage-row', 'A1', 'data-usage', noon, 'high'),
        example('netusage-process-without-usage', 'A3', 'netusage', noon),
        example('orphan-netusage-row', 'A1', 'netusage', noon, 'high'),
        example('data-usage-process-without-usage', 'A3', 'data-usage', noon),
        example('netusage-process-deleted', 'A4', 'netusage', noon, 'info'),
        example('mobile-data-of-unlisted-process', 'A5', 'os-analytics-ad-daily', noon),
      ],
    },
    {
      name: 'two apps that were removed',
      records: [],
      findings: [
        of(example('permission-of-absent-app', 'A20', 'tcc', noon), app),
        of(example('location-client-of-absent-app', 'A14', 'clients', noon, 'info'), 'org.maps'),
      ],
    },
    {
      name: 'very many processes without usage, as where the statistics were reset',
      records: [],
      findings: [
        folders,
        ...[0, 1, 2, 3, 4, 5].map((n) => ({
          ...example('data-usage-process-without-usage', 'A3', 'data-usage', noon),
          id: `${n}`,
          records: [`${n}0`],
        })),
      ],
    },
    {
      name: 'more than a day apart',
      records: [],
      findings: [usage, example('emptied-folders', 'A10', 'folders', ['2021-07-05T10:01:00Z'])],
    },
    {
      name: 'the same trace in two databases',
      records: [],
      findings: [usage, example('orphan-netusage', 'A1', 'netusage', ['2021-07-04T10:00:00Z'])],
    },
    {
      name: 'two rules about one artifact',
      records: [],
      findings: [usage, example('nameless', 'A3', 'data-usage', ['2021-07-04T10:00:00Z'])],
    },
    {
      name: 'accounts that were looked up on many days, one of them that of another trace',
      records: [],
      findings: [usage, lookedUp(0, 3, 6, 9)],
    },
    {
      name: 'two rules that both have traces on many days, once on the same',
      records: [],
      findings: [
        { ...usage, level: 'low', times: daily(0, 3, 6, 9) },
        { ...folders, times: daily(0.25, 13, 16) },
      ],
    },
    {
      name: 'a trace without a date',
      records: [],
      findings: [usage, { ...folders, times: [] }],
    },
    {
      name: 'a trace with so many dates that it has none',
      records: [],
      findings: [
        usage,
        example(
          'emptied-folders',
          'A10',
          'folders',
          Array.from(
            { length: 20 },
            (_, hour) => `2021-07-04T${String(hour).padStart(2, '0')}:00:00Z`,
          ),
        ),
      ],
    },
  ],
});
