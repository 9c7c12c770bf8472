import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { crashReports } from '../../src/artifacts/ios/crash-reports.ts';
import { runArtifact } from './run-artifact.ts';

const corpus = join(process.env.ATHAR_CORPUS ?? '', 'ios/crash');

/** In the folder of a phone, under its own name. */
const read = (path: string) =>
  runArtifact(crashReports, readFileSync(join(corpus, path)), {
    devicePath: `/private/var/mobile/Library/Logs/CrashReporter/${basename(path)}`,
  });

describe.skipIf(!existsSync(corpus))('reports of the corpus (skipped where it is absent)', () => {
  test('a crash of an app on iOS 16', () => {
    const { records, problems } = read('macsymbolicator-ips-ios16/ios-crash-in-ips-format.ips');
    expect(problems).toEqual([]);
    expect(records).toHaveLength(1);
    expect(records[0]).toMatchObject({
      data: {
        kind: 'crash',
        process: 'iOSCrashingTest',
        bundleId: 'jp.mahdi.iOSCrashingTest',
        pid: 455,
        parent: 'launchd',
        exceptionType: 'EXC_BREAKPOINT',
        signal: 'SIGTRAP',
        foreignImages: [],
        unnamedImages: 0,
        osVersion: 'iPhone OS 16.0 (20A362)',
      },
      times: [
        { at: '2022-09-18T06:28:37.345100Z', marks: 'program crashed', clock: 'utc' },
        { at: '2022-09-18T06:28:25.516200Z', marks: 'program started', clock: 'utc' },
      ],
    });
    expect(records[0]!.data.crashedIn).toContain('libswiftCore.dylib');
  });

  test.each([
    ['idb-sim/agent_custom_set.crash', 'WebDriverAgent', 39655, 'EXC_CRASH', 'SIGABRT'],
    ['idb-sim/app_custom_set.crash', 'TableSearch', 40119, 'EXC_CRASH', 'SIGABRT'],
    ['sentry-a/XCDYouTubeKit-54.txt', 'iTubeDownloader', 590, 'SIGSEGV', null],
  ])('the text %s', (path, process, pid, exceptionType, signal) => {
    const { records, problems } = read(path);
    expect(problems).toEqual([]);
    expect(records).toHaveLength(1);
    expect(records[0]!.data).toMatchObject({ process, pid, exceptionType, signal });
    expect(records[0]!.data.crashedIn.length).toBeGreaterThan(0);
  });

  test('a piece of a report without its head is not taken for one', () => {
    expect(() => read('sentry-a/spaces.txt')).toThrow(
      expect.objectContaining({ code: 'unsupported' }),
    );
  });
});

test('a report in text of a hundred thousand lines costs linear time', () => {
  const line = '0   x' + ' '.repeat(240) + '\n';
  const text =
    'Process: exampled [1]\nException Type: EXC_BAD_ACCESS (SIGSEGV)\n\nThread 0 Crashed:\n' +
    line.repeat(100_000) +
    '\nBinary Images:\n' +
    '0x1 - 0x2 a  <'.repeat(100_000);
  const { records } = runArtifact(crashReports, text);
  expect(records[0]!.data).toMatchObject({ process: 'exampled', crashedIn: [] });
});

test.each([
  ['watcherd', ['watcherd']],
  ['exc handler', []],
  ['Demo', []],
])('who ended a program is another program of the report: %s', (byProc, otherPrograms) => {
  const json = {
    procName: 'Demo',
    captureTime: '2022-09-18 15:28:37.3451 +0900',
    exception: { type: 'EXC_CRASH' },
    termination: { namespace: 'SIGNAL', code: 9, byProc, byPid: 7 },
  };
  const head = '{"bug_type":"309","timestamp":"2022-09-18 15:28:37.00 +0900"}';
  const text = `Process: Demo [1]\nException Type: EXC_CRASH (SIGKILL)\nTermination Reason: SIGNAL, Code 9\nTerminating Process: ${byProc} [7]\n\nThread 0:\n`;
  for (const report of [`${head}\n${JSON.stringify(json)}`, text])
    expect(runArtifact(crashReports, report).records[0]!.data).toMatchObject({ otherPrograms });
});

test('code without a UUID is told by its path', () => {
  const { records } = runArtifact(
    crashReports,
    [
      'Process: exampled [1]',
      'Path: /usr/libexec/exampled',
      'Exception Type: EXC_CRASH (SIGABRT)',
      '',
      'Binary Images:',
      '   0x5e000 -   0x2c9fff +exampled armv7  <0123abcd0123abcd0123abcd0123abcd> /usr/libexec/exampled',
      ' 0x1709000 -  0x170bfff +a lib.dylib arm  /private/var/x/a lib.dylib',
      ' 0x1809000 -  0x180bfff ??? arm',
      '',
    ].join('\n'),
  );
  expect(records[0]!.data).toMatchObject({
    foreignImages: ['/private/var/x/a lib.dylib'],
    unnamedImages: 1,
  });
});

test('the program itself is no code from elsewhere, though its image is named without /private', () => {
  const { records } = runArtifact(
    crashReports,
    [
      'Process: tool [1]',
      'Path: /private/var/run/mount/usr/bin/tool',
      'Exception Type: EXC_BAD_INSTRUCTION (SIGILL)',
      '',
      'Binary Images:',
      '0x100000000 - 0x100007fff tool arm64e  <0123abcd0123abcd0123abcd0123abcd> /var/run/mount/usr/bin/tool',
      '0x100010000 - 0x100017fff other arm64e  <0123abcd0123abcd0123abcd0123abce> /var/run/mount/usr/lib/other',
      '',
    ].join('\n'),
  );
  expect(records[0]!.data.foreignImages).toEqual(['/var/run/mount/usr/lib/other']);
});

test.each(['[[[[', '[]', 'gone'])(
  'a header before a body that is no report, %j, is told, and that nothing more could be read',
  (body) => {
    const header = '{"app_name":"exampled","bug_type":"309"}';
    const { records, problems } = runArtifact(crashReports, Buffer.from(`${header}\n${body}`));
    expect(records).toMatchObject([{ data: { kind: 'crash', process: 'exampled', pid: null } }]);
    expect(problems).toMatchObject([{ code: 'unsupported' }]);
  },
);

describe('a report of a phone', () => {
  const path = '/private/var/mobile/Library/Logs/CrashReporter/Demo-2022-09-18-152837.ips';
  const header = '{"bug_type":"309","app_name":"Demo"}';
  const body = '{"procName":"Demo","pid":455}';
  const text = 'Process:             Demo [455]\nException Type:      EXC_CRASH (SIGABRT)\n';
  const told = (content: string, devicePath = path) => {
    const { records, problems } = runArtifact(crashReports, content, { devicePath });
    expect(records).toMatchObject([{ data: { kind: 'crash', process: 'Demo' } }]);
    return problems.map(({ detail }) => detail);
  };
  const lacksKind = ['the line is missing that tells its kind'];

  test('that lost its first line is read, and told', () => {
    expect(told(`${header}\n${body}`)).toEqual([]);
    expect(told(body)).toEqual(lacksKind);
    expect(told(`${body}\n`)).toEqual(lacksKind);
    expect(told(body.replace('{', '{\n'))).toEqual(lacksKind);
    expect(told(text)).toEqual(lacksKind);
    expect(told(`:"309"}\n${text}`)).toEqual(lacksKind);
  });

  test('in text alone, as people copied it, is whole', () => {
    expect(told(text, path.replace('.ips', '.crash'))).toEqual([]);
  });

  test('with zeros in the place of its text is told', () => {
    expect(told(`${header}\n${text}\0\0\0\n`)).toEqual(['zeros in the place of text']);
  });
});
