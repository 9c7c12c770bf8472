import { noCrashFacts } from '../../artifacts/diagnostics/crash-report.ts';
import { crashReports, type CrashReport } from '../../artifacts/ios/crash-reports.ts';
import { defineRule, type RuleExamples } from '../../model/index.ts';
import { mediaDriverIn } from '../content-handlers.ts';

export const panicOfMediaHardware = defineRule<CrashReport>({
  id: 'ios.panic-of-media-hardware',
  version: 1,
  artifact: crashReports,
  title: 'The kernel stopped in a driver for pictures, video or graphics',
  message: 'The kernel stopped, and the report names the driver {driver}.',
  why:
    'Attacks went on from a program to the kernel through such drivers, and failed attempts stopped the phone. It says more where a ' +
    'program that takes in content from others crashed minutes before.',
  otherExplanations: [
    'Drivers stop the kernel over faults of the hardware, heat and errors of their own.',
  ],
  references: ['https://securelist.com/operation-triangulation-the-last-hardware-mystery/111669/'],
  level: 'info',
  confidence: 'low',
  leadsTo: 'S3',
  met: 'ran',
  match: ({ data }) => {
    if (data.kind !== 'panic' || data.reason === null) return undefined;
    const name = mediaDriverIn(data.reason);
    return name === undefined ? undefined : { driver: name };
  },
});

const hit = {
  ...noCrashFacts,
  bugType: '210',
  kind: 'panic',
  reason: 'panic(cpu 3 caller 0xfffffff0): AppleAVE2Driver: unexpected state',
  incidentId: null,
  isodate: '2022-09-18T06:28:37Z',
} satisfies CrashReport;

export const examples = (): RuleExamples<CrashReport> => ({
  hits: [{ name: 'a driver for video', data: hit }],
  misses: [
    { name: 'another panic', data: { ...hit, reason: 'panic: userspace watchdog timeout' } },
    { name: 'a crash that speaks of a driver', data: { ...hit, kind: 'crash' } },
    { name: 'a panic without a reason', data: { ...hit, reason: null } },
  ],
});
