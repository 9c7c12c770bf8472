import { isJsonObject, readJson, textOf } from '../../formats/json.ts';
import { textLines } from '../../formats/text-lines.ts';
import { defineArtifact, EvidenceError, type ArtifactExample } from '../../model/index.ts';
import { inSomeDumps } from '../ios-expectation.ts';
import { faultsOfReport } from '../diagnostics/report-file.ts';
import { systemVersionIn, timesOfText } from '../diagnostics/report-header.ts';
import { timeDocs } from '../rows/time-docs.ts';

/** The version of iOS that ran when a journal of the analytics was written. */
export type IosVersion = {
  readonly isodate: string | null;
  /** As written: `iPhone OS 14.6 (18F72)`. */
  readonly osVersion: string | null;
  readonly version: string | null;
  readonly build: string | null;
};

export const iosVersionHistory = defineArtifact<IosVersion>({
  id: 'ios.ios-version-history',
  version: 1,
  title: 'Versions of iOS in the journals of the analytics',
  group: 'device',
  describes:
    'The version of iOS that ran when each journal of the analytics was written: it shows when the system was updated.',
  cannotShow:
    'Versions from before the oldest journal that is left, and journals that were sent and removed. A phone that does not share ' +
    'analytics may have none.',
  references: ['https://docs.mvt.re/en/latest/ios/records/#version_historyjson'],
  paths: ['/private/var/db/analyticsd/Analytics-Journal-*.ips'],
  logLike: true,
  expected: inSomeDumps,

  fields: {
    isodate: { label: 'Journal written' },
    osVersion: { label: 'System' },
    version: { label: 'Version' },
    build: { label: 'Build' },
  },
  summary: ['osVersion'],
  times: timeDocs('text', { entries: ['journal written'], confidence: 'medium' }),

  *parse(file, context) {
    for (const { number, text } of textLines(file, context.limits)) {
      if (text.trim() === '') continue;
      const header = readJson(text);
      if (!isJsonObject(header))
        throw new EvidenceError('malformed', 'the first line is no object');
      yield* faultsOfReport(header, text, { os_version: 'text', timestamp: 'text' });
      const osVersion = textOf(header, 'os_version');
      const times = timesOfText(['journal written', textOf(header, 'timestamp')]);
      yield {
        kind: 'record',
        data: { isodate: times[0]?.at ?? null, osVersion, ...systemVersionIn(osVersion) },
        position: { unit: 'line', from: number, to: number },
        times,
      };
      // The lines below are events in a form of their own.
      return;
    }
  },
});

const devicePath = '/private/var/db/analyticsd/Analytics-Journal-2021-07-01-080910.ips';

export const examples = (): ArtifactExample<IosVersion>[] => [
  {
    name: 'the first line of a journal, in a zone of its own',
    devicePath,
    content:
      '{"bug_type":"211","timestamp":"2021-07-01 10:09:10.00 +0200","os_version":"iPhone OS 14.6 (18F72)"}\n' +
      '{"message":{"count":1},"name":"example"}\n',
    records: [
      {
        isodate: '2021-07-01T08:09:10Z',
        osVersion: 'iPhone OS 14.6 (18F72)',
        version: '14.6',
        build: '18F72',
      },
    ],
    times: [
      [
        {
          at: '2021-07-01T08:09:10Z',
          marks: 'journal written',
          clock: 'utc',
          raw: '2021-07-01 10:09:10.00 +0200',
        },
      ],
    ],
  },
  {
    name: 'a line without a time, as a beta of the system wrote it',
    devicePath,
    content: '{"os_version":"iPhone OS 27.0 (24A5355q)"}',
    records: [
      {
        isodate: null,
        osVersion: 'iPhone OS 27.0 (24A5355q)',
        version: '27.0',
        build: '24A5355q',
      },
    ],
    times: [[]],
  },
  { name: 'a journal of empty lines', devicePath, content: '\n\n', records: [] },
  {
    name: 'a journal cut off in its first line',
    devicePath,
    content: '{"os_version":"iPhone',
    records: [],
    problems: ['malformed'],
  },
];
