import {
  dictionaryAt,
  isDictionary,
  numberAt,
  stringAt,
  type PlistDictionary,
} from '../../formats/plist/index.ts';
import { defineArtifact, EvidenceError, type ArtifactExample } from '../../model/index.ts';
import { onSomeIphones } from '../ios-expectation.ts';
import { exactAt, keyPath, readDictionaryFile, textAt } from '../property-list-file.ts';

/** How often the system counted one program as crashed under the build before. */
export type CrashCounter = {
  readonly program: string;
  readonly crashes: number | string | null;
  /** How long it ran in that time, in seconds. */
  readonly uptime: number | null;
  readonly version: string | null;
  /** The build under which the phone last counted. */
  readonly lastBuild: string | null;
  /** As stored: the system writes a number whose beginning is not known for sure. */
  readonly lastSuccess: number | null;
};

/** Programs of one list; a phone has some hundreds. */
const maxPrograms = 20_000;

const counts = 'stability-monitor.baselineCrashCount';
const uptimes = 'stability-monitor.baselineUptime';
const versions = 'stability-monitor.baselineVersions';

export const crashCounters = defineArtifact<CrashCounter>({
  id: 'ios.crash-counters',
  version: 1,
  title: 'How often programs crashed, as the system counts',
  group: 'system',
  describes:
    'How many crashes of each program the system counted and how long the program ran, which it keeps to compare one version of iOS with the next. ' +
    'The counts stay where the reports themselves are gone.',
  cannotShow:
    'When a program crashed and why, and crashes outside of the time that is counted; the file does not say which time that is. What the keys mean is taken from the code of the system (OSAStabilityMonitor); no phone with such a file was at hand.',
  references: [
    'https://securelist.com/operation-triangulation/109842/',
    'https://developer.apple.com/documentation/xcode/diagnosing-issues-using-crash-reports-and-device-logs',
  ],
  paths: ['/private/var/root/Library/Preferences/com.apple.osanalyticshelper.plist'],
  expected: onSomeIphones,

  fields: {
    program: { label: 'Program', observable: 'program', met: 'ran' },
    crashes: { label: 'Crashes' },
    uptime: { label: 'Ran for (seconds)' },
    version: { label: 'Version' },
    lastBuild: { label: 'Build of the system' },
    lastSuccess: { label: 'Last sent (as stored)' },
  },
  summary: ['program', 'crashes'],

  *parse(file, context) {
    const list = readDictionaryFile(file, context);
    const counted = list.get(counts);
    if (counted === undefined) {
      context.absent(counts);
      return;
    }
    if (!isDictionary(counted)) {
      throw new EvidenceError('unsupported', `${counts} is no dictionary`);
    }
    const lastSuccess = numberAt(list, 'lastSuccess') ?? null;
    const ran = dictionaryAt(list, uptimes) ?? nothing;
    const of = dictionaryAt(list, versions) ?? nothing;
    let count = 0;
    for (const program of counted.keys()) {
      if (++count > maxPrograms) {
        yield {
          kind: 'problem',
          code: 'limit-exceeded',
          detail: `more than ${maxPrograms} programs`,
        };
        return;
      }
      yield {
        kind: 'record',
        data: {
          program,
          crashes: exactAt(counted, program),
          uptime: numberAt(ran, program) ?? null,
          version: textAt(of, program),
          lastBuild: stringAt(list, 'stability-monitor.lastBuild') ?? null,
          lastSuccess,
        },
        position: { unit: 'key', path: keyPath(counts, program) },
      };
    }
  },
});

const nothing: PlistDictionary = new Map();

export const examples = (): ArtifactExample<CrashCounter>[] => [
  {
    name: 'two programs, one of which never crashed',
    content: {
      plist: {
        'stability-monitor.lastBuild': '20G75',
        lastSuccess: 712_345_678.5,
        [counts]: { IMTransferAgent: 4, 'org.example.app': 0 },
        [uptimes]: { IMTransferAgent: 3600.5 },
        [versions]: { 'org.example.app': '3.1' },
      },
    },
    records: [
      {
        program: 'IMTransferAgent',
        crashes: 4,
        uptime: 3600.5,
        version: null,
        lastBuild: '20G75',
        lastSuccess: 712_345_678.5,
      },
      {
        program: 'org.example.app',
        crashes: 0,
        uptime: null,
        version: '3.1',
        lastBuild: '20G75',
        lastSuccess: 712_345_678.5,
      },
    ],
  },
  {
    name: 'a phone that has not counted yet',
    content: { plist: { retryCount: 0 } },
    records: [],
  },
  {
    name: 'counts of another form',
    content: { plist: { [counts]: [1, 2] } },
    records: [],
    problems: ['unsupported'],
  },
];
