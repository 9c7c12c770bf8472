import { isJsonObject, readJson, textOf } from '../../formats/json.ts';
import {
  defineArtifact,
  EvidenceError,
  isEvidenceError,
  type ArtifactExample,
  type ProblemDraft,
} from '../../model/index.ts';
import { crashFromJson, saysYes } from '../diagnostics/crash-json.ts';
import { noCrash, type Crash, type CrashReport } from '../diagnostics/crash-report.ts';
import { crashFromText } from '../diagnostics/crash-text.ts';
import { crashFromResourceReport } from '../diagnostics/resource-report.ts';
import {
  exampleApp as app,
  exampleFolder as folder,
  linesOf as lines,
  noReport as nothing,
  resourceReportExamples,
} from '../diagnostics/resource-report-examples.ts';
import { inSomeDumps } from '../ios-expectation.ts';
import { openReport, type ReportFile } from '../diagnostics/report-file.ts';
import { timesOfText } from '../diagnostics/report-header.ts';
import { reportPaths } from '../diagnostics/report-paths.ts';
import { timeDocs } from '../rows/time-docs.ts';

export type { CrashReport };

const kinds: ReadonlyMap<string, string> = new Map([
  ['109', 'crash'],
  ['309', 'crash'],
  ['210', 'panic'],
  ['288', 'stackshot'],
  ['145', 'disk-writes'],
  ['202', 'cpu-use'],
  ['142', 'wakeups'],
  ['151', 'forced-restart'],
  ['211', 'analytics'],
]);

/** Reports of programs that used too much of something, which tell of the program in a form of their own. */
const ofUse: ReadonlySet<string | undefined> = new Set(['disk-writes', 'cpu-use', 'wakeups']);

/** Lists of all processes at a shortage of memory, which `ios.jetsam-events` reads. */
const jetsamEvent = '298';

export const crashReports = defineArtifact<CrashReport>({
  id: 'ios.crash-reports',
  version: 1,
  title: 'Reports of programs that crashed',
  group: 'system',
  describes:
    'Reports that iOS wrote when a program or the kernel crashed: which program, who started it, why it ended, in which code, and ' +
    'what code was loaded that belongs neither to the system nor to the app. Also reports about programs that used the processor or the disk too much: which program, ' +
    'where it lies, and which others were seen beside it; and about faults that a program noted itself without ending (`fault`). Of other reports, the name and the time.',
  cannotShow:
    'Why code was at fault. Crashes are ordinary. Reports are dropped after some weeks, and some spyware removes them.',
  references: [
    'https://developer.apple.com/documentation/xcode/interpreting-the-json-format-of-a-crash-report',
    'https://developer.apple.com/documentation/xcode/examining-the-fields-in-a-crash-report',
    'https://securelist.com/operation-triangulation/109842/',
  ],
  paths: reportPaths('*.ips', '*.ips.*', '*.crash'),
  logLike: true,
  expected: inSomeDumps,

  fields: {
    bugType: { label: 'Number of the kind of report' },
    kind: { label: 'Kind of report' },
    process: { label: 'Process', observable: 'process', met: 'ran' },
    path: { label: 'Program', observable: 'process', met: 'ran' },
    bundleId: { label: 'App', observable: 'app-id', met: 'ran' },
    pid: { label: 'Number of the process' },
    coalition: { label: 'Group of processes', observable: 'program', met: 'ran' },
    parent: { label: 'Started by', observable: 'process', met: 'ran' },
    parentPid: { label: 'Number of the process that started it' },
    responsible: { label: 'On behalf of', observable: 'process', met: 'ran' },
    userId: { label: 'User number' },
    exceptionType: { label: 'Exception' },
    exceptionSubtype: { label: 'Exception in detail' },
    exceptionCodes: { label: 'Codes of the exception' },
    signal: { label: 'Signal' },
    termination: { label: 'Ended by' },
    reason: { label: 'Reason given' },
    crashedIn: { label: 'Code at fault' },
    foreignImages: { label: 'Loaded code from elsewhere', observable: 'file-path', met: 'ran' },
    unnamedImages: { label: 'Loaded code without a name' },
    otherPrograms: { label: 'Other programs in the report', observable: 'process', met: 'ran' },
    osVersion: { label: 'System' },
    incidentId: { label: 'Number of the report' },
    isodate: { label: 'Time' },
  },
  summary: ['kind', 'process', 'exceptionType'],
  times: timeDocs('text', {
    entries: ['program crashed', 'report written'],
    others: ['program started'],
  }),

  *parse(file, context) {
    const report = openReport(file, context);
    const { header, bugType } = report;
    if (bugType === jetsamEvent) return;
    const kind = bugType === null ? undefined : kinds.get(bugType);
    const position = { unit: 'byte', from: 0, to: file.size } as const;
    yield* report.lacksKind;
    yield* report.faults;

    let crash = noCrash;
    if (header === undefined || kind === 'crash' || kind === 'panic' || ofUse.has(kind)) {
      try {
        const body = report.body();
        crash = crashIn(body, header, kind);
        if (body.includes('\0')) {
          const detail = 'zeros in the place of text';
          yield { kind: 'problem', code: 'malformed', detail, position };
        }
        if (isCutText(body, header))
          yield {
            kind: 'problem',
            code: 'truncated',
            detail: 'the last line has no end',
            position,
          };
      } catch (error) {
        // The header tells that there was a crash, even where its body is lost.
        if (header === undefined || !isEvidenceError(error)) throw error;
        const problem: ProblemDraft = { kind: 'problem', code: error.code, detail: error.message };
        yield { ...problem, position };
      }
    }
    const ofHeader = (key: string): string | null =>
      header === undefined ? null : textOf(header, key);
    const { crashedAt, startedAt, isFault, faults, ...rest } = crash;
    for (const fault of faults) yield { ...fault, position };
    const isOnlyFault = isFault || (header !== undefined && saysYes(header, 'is_simulated'));
    const isCrash = !isOnlyFault && (kind === 'crash' || header === undefined);
    const times = timesOfText(
      [isCrash ? 'program crashed' : 'report written', crashedAt ?? ofHeader('timestamp')],
      ['program started', startedAt],
    );
    yield {
      kind: 'record',
      data: {
        bugType,
        kind: isCrash
          ? 'crash'
          : kind === 'crash' || header === undefined
            ? 'fault'
            : (kind ?? null),
        ...rest,
        process: rest.process ?? ofHeader('app_name') ?? ofHeader('name'),
        bundleId: rest.bundleId ?? ofHeader('bundleID'),
        osVersion: ofHeader('os_version') ?? rest.osVersion,
        incidentId: ofHeader('incident_id'),
        isodate: times.find(({ marks }) => marks !== 'program started')?.at ?? null,
      },
      position,
      times,
    };
  },
});

/** The last part of a report in text, which lists what was loaded. */
const lastPart = /^Binary Images/m;

/**
 * Whether a report in text ends within a line. One as the phone wrote it, with a header, ends each; of one that people copied along, often no more than
 * the end of its last line is lost. One in JSON that was cut is no JSON.
 */
function isCutText(body: string, header: ReportFile['header']): boolean {
  if (body.trimStart().startsWith('{') || body.endsWith('\n')) return false;
  return header !== undefined || !lastPart.test(body);
}

/** What the body tells; throws where it is neither JSON nor a report in text. */
function crashIn(body: string, header: ReportFile['header'], kind: string | undefined): Crash {
  const text = body.trimStart();
  if (text.startsWith('{')) {
    const value = readJson(text);
    if (isJsonObject(value)) return crashFromJson(value, text);
  }
  const crash = ofUse.has(kind) ? crashFromResourceReport(body) : crashFromText(body);
  if (crash !== undefined) return crash;
  if (header === undefined)
    throw new EvidenceError('unsupported', 'neither a header nor a report in text');
  throw text === ''
    ? new EvidenceError('truncated', 'the report ends after its header')
    : new EvidenceError('unsupported', 'what follows the header is no report of a known form');
}

export const examples = (): ArtifactExample<CrashReport>[] => [
  {
    name: 'a crash since iOS 15, with a library that belongs neither to the system nor to the app',
    devicePath: `${folder}/Demo-2022-09-18-152837.ips`,
    content: lines(
      {
        app_name: 'Demo',
        timestamp: '2022-09-18 15:28:37.00 +0900',
        bug_type: '309',
        os_version: 'iPhone OS 16.0 (20A362)',
        incident_id: '356753AC-2172-45DC-977A-11F2328980D0',
      },
      {
        pid: 455,
        procName: 'Demo',
        procPath: `${app}/Demo`,
        parentProc: 'launchd',
        parentPid: 1,
        coalitionName: 'org.example.demo',
        userID: 501,
        captureTime: '2022-09-18 15:28:37.3451 +0900',
        procLaunch: '2022-09-18 15:28:25.5162 +0900',
        bundleInfo: { CFBundleIdentifier: 'org.example.demo' },
        exception: {
          type: 'EXC_BAD_ACCESS',
          signal: 'SIGSEGV',
          codes: '0x1, 0x2',
          subtype: 'KERN_INVALID_ADDRESS at 0x2 (possible pointer authentication failure)',
        },
        termination: {
          namespace: 'SIGNAL',
          code: 11,
          indicator: 'Segmentation fault: 11',
          byProc: 'exc handler',
        },
        asi: { 'libsystem_c.dylib': ['abort() called'] },
        faultingThread: 0,
        threads: [{ frames: [{ imageIndex: 0 }, { imageIndex: 1 }, { imageIndex: 0 }] }],
        usedImages: [
          { path: '/System/Library/Frameworks/ImageIO.framework/ImageIO', name: 'ImageIO' },
          { path: `${app}/Demo`, name: 'Demo' },
          { path: `${app}/Frameworks/Own.framework/Own`, name: 'Own' },
          { path: '/private/var/tmp/other.dylib', name: 'other.dylib' },
          { base: 4096, size: 16384, source: 'P' },
          { base: 0, size: 0, source: 'A', uuid: '00000000-0000-0000-0000-000000000000' },
        ],
      },
    ),
    records: [
      {
        bugType: '309',
        kind: 'crash',
        process: 'Demo',
        path: `${app}/Demo`,
        bundleId: 'org.example.demo',
        pid: 455,
        coalition: 'org.example.demo',
        parent: 'launchd',
        parentPid: 1,
        responsible: null,
        userId: 501,
        exceptionType: 'EXC_BAD_ACCESS',
        exceptionSubtype: 'KERN_INVALID_ADDRESS at 0x2 (possible pointer authentication failure)',
        exceptionCodes: '0x1, 0x2',
        signal: 'SIGSEGV',
        termination: 'SIGNAL, 11, Segmentation fault: 11, exc handler',
        reason: 'abort() called',
        crashedIn: ['ImageIO', 'Demo'],
        foreignImages: ['/private/var/tmp/other.dylib'],
        unnamedImages: 1,
        otherPrograms: [],
        osVersion: 'iPhone OS 16.0 (20A362)',
        incidentId: '356753AC-2172-45DC-977A-11F2328980D0',
        isodate: '2022-09-18T06:28:37.345100Z',
      },
    ],
    times: [
      [
        {
          at: '2022-09-18T06:28:37.345100Z',
          marks: 'program crashed',
          clock: 'utc',
          raw: '2022-09-18 15:28:37.3451 +0900',
        },
        {
          at: '2022-09-18T06:28:25.516200Z',
          marks: 'program started',
          clock: 'utc',
          raw: '2022-09-18 15:28:25.5162 +0900',
        },
      ],
    ],
  },
  {
    name: 'a crash until iOS 14: a line of JSON, then text',
    devicePath: `${folder}/Retired/exampled-2020-01-02-030405.ips.synced`,
    content: lines(
      { bug_type: '109', name: 'exampled', timestamp: '2020-01-02 03:04:05.06 +0100' },
      'Incident Identifier: 0123ABCD-0123-4567-89AB-0123456789AB',
      'Process:             exampled [321]',
      'Path:                /usr/libexec/exampled',
      'Identifier:          exampled',
      'Parent Process:      launchd [1]',
      'Coalition:           com.example.exampled [99]',
      '',
      'Date/Time:           2020-01-02 03:04:05.0678 +0100',
      'OS Version:          iPhone OS 13.3 (17C54)',
      '',
      'Exception Type:  EXC_BAD_ACCESS (SIGSEGV)',
      'Exception Subtype: KERN_INVALID_ADDRESS at 0x0000000000000008',
      'Termination Reason: Namespace SIGNAL, Code 0xb',
      '',
      'Thread 0 name:  Dispatch queue: com.apple.main-thread',
      'Thread 0 Crashed:',
      '0   libobjc.A.dylib               \t0x00000001a1b2c3d4 0x1a1a00000 + 123',
      '1   exampled                      \t0x0000000100a0b0c0 0x100a00000 + 456',
      '',
      'Binary Images:',
      '0x100a00000 - 0x100a0ffff exampled arm64  <0123abcd0123abcd0123abcd0123abcd> /usr/libexec/exampled',
      '0x100b00000 - 0x100b0ffff a lib.dylib arm64  <0123abcd0123abcd0123abcd0123abcd> /private/var/db/x/a lib.dylib',
      '0x100c00000 - 0x100c0ffff ??? arm64  <0123abcd0123abcd0123abcd0123abcd>',
      '',
      'EOF',
      '',
    ),
    records: [
      {
        ...nothing,
        bugType: '109',
        kind: 'crash',
        process: 'exampled',
        path: '/usr/libexec/exampled',
        bundleId: 'exampled',
        pid: 321,
        coalition: 'com.example.exampled',
        parent: 'launchd',
        parentPid: 1,
        exceptionType: 'EXC_BAD_ACCESS',
        exceptionSubtype: 'KERN_INVALID_ADDRESS at 0x0000000000000008',
        signal: 'SIGSEGV',
        termination: 'Namespace SIGNAL, Code 0xb',
        crashedIn: ['libobjc.A.dylib', 'exampled'],
        foreignImages: ['/private/var/db/x/a lib.dylib'],
        unnamedImages: 1,
        osVersion: 'iPhone OS 13.3 (17C54)',
        isodate: '2020-01-02T02:04:05.067800Z',
      },
    ],
  },
  {
    name: 'a panic of the kernel',
    devicePath: `${folder}/Panics/panic-full-2024-01-02-030405.000.ips`,
    content: lines(
      {
        bug_type: '210',
        timestamp: '2024-01-02 03:04:05.00 +0000',
        os_version: 'iPhone OS 17.2 (21C62)',
      },
      { build: 'iPhone OS 17.2 (21C62)', panicString: 'panic(cpu 0 caller 0x1): AppleAVE\n' },
    ),
    records: [
      {
        ...nothing,
        bugType: '210',
        kind: 'panic',
        reason: 'panic(cpu 0 caller 0x1): AppleAVE',
        osVersion: 'iPhone OS 17.2 (21C62)',
        isodate: '2024-01-02T03:04:05Z',
      },
    ],
    times: [[{ at: '2024-01-02T03:04:05Z', marks: 'report written', clock: 'utc' }]],
  },
  {
    name: 'a report of another kind is told by its header',
    devicePath: `${folder}/SiriSearchFeedback-2024-03-18-143756.ips`,
    content: lines(
      { bug_type: '313', name: 'SiriSearchFeedback', timestamp: '2024-03-18 14:37:56.00 -0700' },
      'events in a form of their own',
    ),
    records: [
      {
        ...nothing,
        bugType: '313',
        process: 'SiriSearchFeedback',
        isodate: '2024-03-18T21:37:56Z',
      },
    ],
  },
  {
    name: 'a crash whose body is cut off keeps what its header tells',
    devicePath: `${folder}/Demo-2022-09-18-152837.ips`,
    content: lines(
      { bug_type: '309', app_name: 'Demo', bundleID: 'org.example.demo' },
      '{"pid" : 4',
    ),
    records: [
      { ...nothing, bugType: '309', kind: 'crash', process: 'Demo', bundleId: 'org.example.demo' },
    ],
    problems: ['malformed'],
  },
  {
    name: 'a list of processes at a shortage of memory is another artifact',
    devicePath: `${folder}/JetsamEvent-2024-03-22-220309.ips`,
    content: lines(
      { bug_type: '298', timestamp: '2024-03-22 22:03:09.00 -0700' },
      { processes: [] },
    ),
    records: [],
  },
  {
    name: 'a file that is no report',
    devicePath: `${folder}/notes.crash`,
    content: 'nothing of this kind',
    records: [],
    problems: ['unsupported'],
  },
  ...resourceReportExamples(),
];
