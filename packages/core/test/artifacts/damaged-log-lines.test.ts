import { describe, expect, test } from 'vitest';
import { lockdowndLog } from '../../src/artifacts/ios/lockdownd-log.ts';
import { mobileActivationLog } from '../../src/artifacts/ios/mobile-activation-log.ts';
import { mobileInstallationLog } from '../../src/artifacts/ios/mobile-installation-log.ts';
import { shutdownLog } from '../../src/artifacts/ios/shutdown-log.ts';
import type { RecordData } from '../../src/model/index.ts';
import { runArtifact } from './run-artifact.ts';

const activation =
  'Sun Nov 10 07:36:08 2019 [76] <debug> (0x16f2e7000) MA: main: hardware_model: D21AP\n' +
  'Sun Nov 10 07:36:09 2019 [76] <debug> (0x16f2e7000) MA: main: build_version: 17B84\n' +
  'Sun Nov 10 07:36:10 2019 [76] <debug> (0x16f2e7000) MA: main: an array: {(\n    "7 of 9"\n)}\n';

const installation =
  'Mon Apr  7 06:13:34 2025 [234] <notice> (0x16b48f000) -[MIClientConnection uninstall:]: Uninstall requested by one (pid 3) for identity [org.example.app/P] with options: {\n' +
  '    WaitForStorageDeletion = 0;\n}\n' +
  'Mon Apr  7 06:13:35 2025 [234] <notice> (0x16b48f000) -[MIInstaller perform]: Install Successful for (Customer:org.example.app)\n';

const lockdown =
  '10/13/21 07:57:43.1 pid=67 handle_get_value: one attempting to get [ProductType]\n' +
  '10/13/21 07:57:44.1 pid=67 spawn_xpc_service: service com.apple.afc started\n' +
  '\t"XPCErrorDescription" => <string: 0x2029c5230> { length = 22, contents = "interrupted" }\n}\n' +
  '10/13/21 07:57:45.1 pid=67 handle_set_value: unknown attempting to set [com.apple.x]:[Y]\n    to [1]\n';

const logs = {
  activation: [mobileActivationLog, activation, 1],
  installation: [mobileInstallationLog, installation, 2],
  lockdown: [lockdowndLog, lockdown, 2],
} as const;

const read = (log: keyof typeof logs, change: (text: string) => string) => {
  const [artifact, text] = logs[log];
  const changed = change(text);
  expect(changed === text).toBe(false);
  return runArtifact<RecordData>(artifact, changed);
};

test.each(Object.keys(logs) as (keyof typeof logs)[])(
  'a whole log of the %s is read without a word',
  (log) => {
    const [artifact, text, records] = logs[log];
    expect(runArtifact<RecordData>(artifact, text)).toMatchObject({
      problems: [],
      records: { length: records },
    });
  },
);

describe('a line is told that no longer reads as', () => {
  test.each<[keyof typeof logs, string, string]>([
    ['activation', '07:36:09 2019', '07:36z09 2019'],
    ['activation', '07:36:09 2019', '07:36:09 \u00012019'],
    [
      'activation',
      ' 2019 [76] <debug> (0x16f2e7000) MA: main: build',
      ' 201 <debug> (0x16f2e7000) MA: main: build',
    ],
    ['installation', 'Mon Apr  7 06:13:35', 'Mon Aps  7 06:13:35'],
    ['installation', '2025 [234] <notice> (0x16b48f000) -[MIInstaller', '2025 [23'],
    ['lockdown', '10/13/21 07:57:44', '10/1/21 07:57:44'],
    ['lockdown', '07:57:44.1 pid=67', '07:57:44.1 piD=67'],
  ])('an entry of the log of the %s: %s as %s', (log, from, to) => {
    const { records, problems } = read(log, (text) => text.replace(from, to));
    expect(records).toHaveLength(logs[log][2] - 1);
    expect(problems.map(({ code }) => code)).toContain('malformed');
  });
});

test.each(Object.keys(logs) as (keyof typeof logs)[])(
  'entries of the log of the %s between which the end of a line is lost are read, and it is told',
  (log) => {
    const { records, problems } = read(log, (text) => text.replace(/\n(?=Sun|Mon|\d)/g, '?'));
    expect(records).toHaveLength(logs[log][2]);
    const lines = problems.flatMap(({ detail, position }) =>
      detail === 'several entries in one line' ? JSON.stringify(position) : [],
    );
    expect(lines.length).toBeGreaterThan(0);
    expect(new Set(lines).size).toBe(lines.length);
  },
);

test('a log that begins within the line of its first entry is told by that line', () => {
  const { records, problems } = read('lockdown', (text) => `at [X]${text}`);
  expect(records).toHaveLength(logs.lockdown[2]);
  expect(problems).toMatchObject([
    { detail: 'several entries in one line', position: { from: 1, to: 1 } },
    { detail: 'the log begins within an entry', position: { from: 1, to: 1 } },
  ]);
});

test('a date that is another day of the week is told, and the entry kept', () => {
  const { records, problems } = read('activation', (text) =>
    text.replace('10 07:36:09', '11 07:36:09'),
  );
  expect(records).toHaveLength(1);
  expect(problems).toMatchObject([
    { code: 'malformed', detail: 'a date that is another day of the week' },
  ]);
});

test.each([
  ['control characters', Uint8Array.of(2)],
  ['bytes of no UTF-8', Uint8Array.of(0xc3)],
])('%s in a log are told once, and letters of any script are not', (_, bytes) => {
  const encoder = new TextEncoder();
  const log = encoder.encode(activation.replaceAll('D21AP', 'D é \u{FFFD} جهاز\t'));
  expect(runArtifact(mobileActivationLog, log).problems).toEqual([]);
  const at = encoder.encode(activation.slice(0, activation.indexOf('D21AP'))).length;
  const damaged = Uint8Array.of(...log.subarray(0, at), ...bytes, ...log.subarray(at + 1));
  expect(runArtifact(mobileActivationLog, damaged)).toMatchObject({
    problems: [{ code: 'malformed', detail: 'bytes that are no text', position: { from: 1 } }],
    records: { length: 1 },
  });
});

const shutdown =
  'After 1.26s, these clients are still here:\n' +
  '\t\tremaining client pid: 61 (/usr/libexec/locationd)\n' +
  'SIGTERM: [1657590000] All buffers flushed\n' +
  'SIGTERM: [1657590100]\n';

test.each([
  ['a program', 'remaining client', 'remaining clieot'],
  ['a program', 'client pid: 61 (', 'client pid: 6l ('],
  ['a program', 'remaining client pid: 61 (/usr', 'remainin(/usr'],
  [
    'a program beside a delay',
    'still here:\n\t\tremaining client pid:',
    'still here: remainin: client pid;',
  ],
  ['a delay', 'After 1', 'Aft 1'],
  ['an end', 'SIGTERM: [1657590000]', 'SIGTE: [1657590000]'],
])('of a log of shutdowns a line about %s is told that cannot be read: %s as %s', (_, from, to) => {
  expect(runArtifact(shutdownLog, shutdown)).toMatchObject({
    problems: [],
    records: { length: 3 },
  });
  const { problems } = runArtifact(shutdownLog, shutdown.replace(from, to));
  expect(problems[0]).toMatchObject({ code: 'malformed' });
});
