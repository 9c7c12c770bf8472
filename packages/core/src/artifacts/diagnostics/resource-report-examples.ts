import type { ArtifactExample } from '../../model/index.ts';
import { noCrashFacts, type CrashReport } from './crash-report.ts';

/** Where reports lie, and an app that crashes. */
export const exampleFolder = '/private/var/mobile/Library/Logs/CrashReporter';
export const exampleApp =
  '/private/var/containers/Bundle/Application/13D085B2-78D0-431E-9019-0F30BEF08EED/Demo.app';

/** A report of which nothing is known. */
export const noReport = {
  ...noCrashFacts,
  bugType: null,
  kind: null,
  incidentId: null,
  isodate: null,
} satisfies CrashReport;

/** The lines of a report; objects are lines of JSON. */
export const linesOf = (...parts: readonly unknown[]): string =>
  parts.map((part) => (typeof part === 'string' ? part : JSON.stringify(part))).join('\n');

/** The examples of `ios.crash-reports` that are about programs which used too much. */
export const resourceReportExamples = (): ArtifactExample<CrashReport>[] => [
  {
    name: 'a program that wrote too much, and another that was sampled beside it',
    devicePath: `${exampleFolder}/exampled.diskwrites_resource-2024-09-05-191315.ips`,
    content: linesOf(
      {
        bug_type: '145',
        os_version: 'iPhone OS 18.0 (22A5350a)',
        timestamp: '2024-09-05 19:13:15.00 -0500',
        app_name: 'exampled',
      },
      'Date/Time:        2024-09-05 19:06:42.727 -0500',
      'OS Version:       iPhone OS 18.0 (Build 22A5350a)',
      '',
      'Data Source:      Microstackshots',
      'Command:          exampled',
      'Path:             /private/var/db/x/exampled',
      'Resource Coalition: "org.example.exampled"(263)',
      'Parent:           UNKNOWN [1]',
      'PID:              165',
      '',
      'Event:            disk writes',
      '',
      'Powerstats for:   exampled [165]',
      'Path:             /private/var/db/x/exampled',
      '  19  ??? (libdispatch.dylib + 92836) [0x1a155baa4]',
      '',
      '  Binary Images:',
      '           0x104980000 -                ???  exampled  <AA8EBB25-5216-3976-A7D4-B5652D7CE930>  /private/var/db/x/exampled',
      '           0x104990000 -        0x1a158afff  a.dylib   <Unknown>  /private/var/db/x/a.dylib',
      '           0x1a1545000 -        0x1a158afff  libdispatch.dylib <B8C15E69-D076-317D-9296-1279500738FC>  /usr/lib/system/libdispatch.dylib',
      '',
      'Powerstats for:   Demo',
      `Path:             ${exampleApp}/Demo`,
      '  Binary Images:',
      `           0x102090000 -                ???  Demo  <9547A4E0-C8EA-3CC9-A53F-C6E8C9446B56>  ${exampleApp}/Demo`,
      '',
    ),
    records: [
      {
        ...noReport,
        bugType: '145',
        kind: 'disk-writes',
        process: 'exampled',
        path: '/private/var/db/x/exampled',
        pid: 165,
        coalition: 'org.example.exampled',
        parentPid: 1,
        reason: 'disk writes',
        foreignImages: ['/private/var/db/x/a.dylib'],
        otherPrograms: [`${exampleApp}/Demo`],
        osVersion: 'iPhone OS 18.0 (22A5350a)',
        isodate: '2024-09-06T00:13:15Z',
      },
    ],
    times: [
      [
        {
          at: '2024-09-06T00:13:15Z',
          marks: 'report written',
          clock: 'utc',
          raw: '2024-09-05 19:13:15.00 -0500',
        },
      ],
    ],
  },
  {
    name: 'a fault that a program noted itself and went on, since iOS 15',
    devicePath: `${exampleFolder}/ExcUserFault_exampled-2024-09-05-191315.ips`,
    content: linesOf(
      {
        bug_type: '309',
        is_simulated: 1,
        name: 'exampled',
        timestamp: '2024-09-05 19:13:15.00 +0000',
      },
      {
        procName: 'exampled',
        procPath: '/usr/libexec/exampled',
        isSimulated: 1,
        exception: { type: 'EXC_GUARD' },
      },
    ),
    records: [
      {
        ...noReport,
        bugType: '309',
        kind: 'fault',
        process: 'exampled',
        path: '/usr/libexec/exampled',
        exceptionType: 'EXC_GUARD',
        isodate: '2024-09-05T19:13:15Z',
      },
    ],
    times: [[{ at: '2024-09-05T19:13:15Z', marks: 'report written', clock: 'utc' }]],
  },
  {
    name: 'the same until iOS 14',
    devicePath: `${exampleFolder}/ExcUserFault_exampled-2020-01-02-030405.ips`,
    content: linesOf(
      { bug_type: '109', name: 'exampled', timestamp: '2020-01-02 03:04:05.06 +0000' },
      'Process:             exampled [321]',
      'Exception Type:  EXC_GUARD',
      'Exception Note:  SIMULATED (this is NOT a crash)',
      '',
    ),
    records: [
      {
        ...noReport,
        bugType: '109',
        kind: 'fault',
        process: 'exampled',
        pid: 321,
        exceptionType: 'EXC_GUARD',
        isodate: '2020-01-02T03:04:05.060Z',
      },
    ],
  },
];
