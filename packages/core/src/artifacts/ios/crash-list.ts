import { isoTime, timesOf } from '../../bytes/time.ts';
import {
  protobufMessage,
  protobufNumber,
  protobufText,
  readProtobuf,
  type ProtobufMessage,
} from '../../formats/protobuf.ts';
import { segbEntries, type SegbEntry } from '../../formats/segb.ts';
import {
  defineArtifact,
  isEvidenceError,
  type ArtifactExample,
  type ParseContext,
} from '../../model/index.ts';
import { exampleMessage, exampleSegment } from '../biome/biome-example-files.ts';
import { biomeSegments } from '../biome/biome-streams.ts';
import { inSomeDumps } from '../ios-expectation.ts';
import { timeDocs } from '../rows/time-docs.ts';

/** A crash that the system put on its list when it wrote the report. */
export type ListedCrash = {
  /** `written`, `deleted`, or `other` where it was set aside and data stand there all the same. */
  readonly state: string;
  /** The number of the report, the same as in the report itself. */
  readonly incidentId: string | null;
  readonly process: string | null;
  readonly bundleId: string | null;
  readonly appVersion: string | null;
  readonly bundleVersion: string | null;
  readonly exceptionType: string | null;
  readonly exceptionSubtype: string | null;
  readonly exceptionCodes: string | null;
  readonly signal: string | null;
  readonly termination: string | null;
  readonly responsible: string | null;
  readonly coalition: string | null;
  readonly isFirstParty: boolean | null;
  readonly checksumMatches: boolean;
  readonly writtenAt: string | null;
};

/** Field numbers of `BMProcessCrash`, its exception and its reason, as the system's own BiomeLibrary declares them (iOS 16 to 18). */
const crash = {
  incidentId: 1,
  process: 2,
  bundleId: 3,
  appVersion: 4,
  bundleVersion: 5,
  exception: 6,
  reason: 7,
  responsible: 8,
  coalition: 9,
  isFirstParty: 10,
} as const;
const exception = { codes: 1, type: 2, signal: 3, subtype: 4 } as const;
const reason = { code: 1, namespace: 2 } as const;

/** The stream in which `ReportCrash` enters each crash; the system declares it with a maximum age of 28 days. */
const stream = 'OSAnalytics.Stability.Crash';

export const crashList = defineArtifact<ListedCrash>({
  id: 'ios.crash-list',
  version: 1,
  title: 'List of crashes (Biome)',
  group: 'system',
  describes:
    'Crashes as iOS 16 and later lists them apart from the reports, of the system and of apps: the program, when it crashed, how, and ' +
    'the number of the report. The list stays where the reports themselves are gone.',
  cannotShow:
    'In which code a program crashed. Crashes of more than four weeks ago: the system drops them from the list. Shortage of memory and ' +
    'crashes of the kernel do not stand in it. The fields are those that the system declares; no phone with such a list was at hand.',
  references: [
    'https://github.com/cclgroupltd/ccl-segb',
    'https://developer.apple.com/documentation/xcode/interpreting-the-json-format-of-a-crash-report',
    'https://securelist.com/operation-triangulation/109842/',
  ],
  paths: biomeSegments(stream),
  logLike: true,
  expected: inSomeDumps,

  fields: {
    state: { label: 'State' },
    incidentId: { label: 'Number of the report' },
    process: { label: 'Process', observable: 'process', met: 'ran' },
    bundleId: { label: 'App', observable: 'app-id', met: 'ran' },
    appVersion: { label: 'Version' },
    bundleVersion: { label: 'Build' },
    exceptionType: { label: 'Exception' },
    exceptionSubtype: { label: 'Exception in detail' },
    exceptionCodes: { label: 'Codes of the exception' },
    signal: { label: 'Signal' },
    termination: { label: 'Ended by' },
    responsible: { label: 'On behalf of', observable: 'process', met: 'ran' },
    coalition: { label: 'Group of processes', observable: 'program', met: 'ran' },
    isFirstParty: { label: "Apple's own" },
    checksumMatches: { label: 'Checksum fits' },
    writtenAt: { label: 'Entered' },
  },
  summary: ['process', 'exceptionType'],
  times: timeDocs('cocoa-seconds', {
    entries: ['crash entered'],
    others: ['entry that was deleted'],
    confidence: 'medium',
  }),

  *parse(file, context) {
    for (const entry of segbEntries(file)) {
      if (entry.kind === 'problem') {
        yield entry;
        continue;
      }
      const message = messageIn(entry, context);
      yield {
        kind: 'record',
        data: {
          ...(message === undefined ? nothing : crashIn(message)),
          state: entry.state,
          checksumMatches: entry.isIntact,
          writtenAt: isoTime('cocoa-seconds', entry.time) ?? null,
        },
        position: { unit: 'byte', from: entry.from, to: entry.to },
        times: timesOf([
          entry.state === 'deleted' ? 'entry that was deleted' : 'crash entered',
          'cocoa-seconds',
          entry.time,
        ]),
        // What could still be read of an entry that the system took out.
        ...(message !== undefined && entry.state === 'deleted' && { deleted: true as const }),
      };
    }
  },
});

/** What the entry says; of a deleted one only where its data are whole. */
function messageIn(entry: SegbEntry, context: ParseContext): ProtobufMessage | undefined {
  if (entry.data.length === 0 || (entry.state === 'deleted' && !entry.isIntact)) return undefined;
  try {
    return readProtobuf(entry.data);
  } catch (error) {
    if (!isEvidenceError(error)) throw error;
    context.problem({ code: error.code, detail: `an entry of the list: ${error.message}` });
    return undefined;
  }
}

type CrashFields = Omit<ListedCrash, 'state' | 'checksumMatches' | 'writtenAt'>;

function crashIn(message: ProtobufMessage): CrashFields {
  const how = protobufMessage(message, crash.exception);
  const why = protobufMessage(message, crash.reason);
  const own = protobufNumber(message, crash.isFirstParty);
  const ended = [reason.namespace, reason.code].flatMap((field) => textAt(why, field) ?? []);
  return {
    incidentId: textAt(message, crash.incidentId),
    process: textAt(message, crash.process),
    bundleId: textAt(message, crash.bundleId),
    appVersion: textAt(message, crash.appVersion),
    bundleVersion: textAt(message, crash.bundleVersion),
    exceptionType: textAt(how, exception.type),
    exceptionSubtype: textAt(how, exception.subtype),
    exceptionCodes: textAt(how, exception.codes),
    signal: textAt(how, exception.signal),
    termination: ended.length === 0 ? null : ended.join(', '),
    responsible: textAt(message, crash.responsible),
    coalition: textAt(message, crash.coalition),
    isFirstParty: own === undefined ? null : own !== 0,
  };
}

function textAt(message: ProtobufMessage | undefined, field: number): string | null {
  return (message && protobufText(message, field)) ?? null;
}

const nothing: CrashFields = {
  incidentId: null,
  process: null,
  bundleId: null,
  appVersion: null,
  bundleVersion: null,
  exceptionType: null,
  exceptionSubtype: null,
  exceptionCodes: null,
  signal: null,
  termination: null,
  responsible: null,
  coalition: null,
  isFirstParty: null,
};

const segment =
  '/private/var/db/biome/streams/restricted/OSAnalytics.Stability.Crash/local/734044667131346';

export const examples = (): ArtifactExample<ListedCrash>[] => [
  {
    name: 'a crash of a part of the system, one of an app, and an entry that was dropped',
    devicePath: segment,
    content: exampleSegment(
      {
        state: 1,
        time: 733_900_000,
        data: exampleMessage(
          [crash.incidentId, '356753AC-2172-45DC-977A-11F2328980D0'],
          [crash.process, 'IMTransferAgent'],
          [crash.bundleId, 'com.apple.imtransferagent'],
          [crash.bundleVersion, '1'],
          [
            crash.exception,
            exampleMessage(
              [exception.codes, '0x1, 0x8'],
              [exception.type, 'EXC_BAD_ACCESS'],
              [exception.signal, 'SIGSEGV'],
              [exception.subtype, 'KERN_INVALID_ADDRESS at 0x8'],
            ),
          ],
          [crash.reason, exampleMessage([reason.code, '0xb'], [reason.namespace, 'SIGNAL'])],
          [crash.coalition, 'com.apple.imtransferagent'],
          [crash.isFirstParty, true],
        ),
      },
      {
        state: 1,
        time: 733_900_060,
        data: exampleMessage(
          [crash.incidentId, '00000000-2172-45DC-977A-11F2328980D0'],
          [crash.process, 'Demo'],
          [crash.bundleId, 'org.example.demo'],
          [crash.appVersion, '7.11'],
          [crash.responsible, 'Demo'],
          [crash.isFirstParty, false],
        ),
      },
      { state: 3, time: 731_000_000, data: new Uint8Array(12), isDamaged: true },
      { state: 4, time: 0, data: new Uint8Array(0) },
    ),
    records: [
      {
        ...nothing,
        state: 'written',
        incidentId: '356753AC-2172-45DC-977A-11F2328980D0',
        process: 'IMTransferAgent',
        bundleId: 'com.apple.imtransferagent',
        bundleVersion: '1',
        exceptionType: 'EXC_BAD_ACCESS',
        exceptionSubtype: 'KERN_INVALID_ADDRESS at 0x8',
        exceptionCodes: '0x1, 0x8',
        signal: 'SIGSEGV',
        termination: 'SIGNAL, 0xb',
        coalition: 'com.apple.imtransferagent',
        isFirstParty: true,
        checksumMatches: true,
        writtenAt: '2024-04-04T05:06:40Z',
      },
      {
        ...nothing,
        state: 'written',
        incidentId: '00000000-2172-45DC-977A-11F2328980D0',
        process: 'Demo',
        bundleId: 'org.example.demo',
        appVersion: '7.11',
        responsible: 'Demo',
        isFirstParty: false,
        checksumMatches: true,
        writtenAt: '2024-04-04T05:07:40Z',
      },
      {
        ...nothing,
        state: 'deleted',
        checksumMatches: false,
        writtenAt: '2024-03-01T15:33:20Z',
      },
    ],
    times: [
      [{ at: '2024-04-04T05:06:40Z', marks: 'crash entered', clock: 'utc' }],
      [{ at: '2024-04-04T05:07:40Z', marks: 'crash entered', clock: 'utc' }],
      [{ at: '2024-03-01T15:33:20Z', marks: 'entry that was deleted', clock: 'utc' }],
    ],
  },
  {
    name: 'an entry that is no message',
    devicePath: segment,
    content: exampleSegment({ state: 1, time: 733_900_000, data: Uint8Array.of(255) }),
    records: [
      { ...nothing, state: 'written', checksumMatches: true, writtenAt: '2024-04-04T05:06:40Z' },
    ],
    problems: ['malformed'],
  },
  { name: 'an empty list', devicePath: segment, content: exampleSegment(), records: [] },
  {
    name: 'a file of another kind',
    devicePath: segment,
    content: 'x'.repeat(60),
    records: [],
    problems: ['malformed'],
  },
];
