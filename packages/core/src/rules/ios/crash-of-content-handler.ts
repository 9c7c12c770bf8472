import { noCrashFacts } from '../../artifacts/diagnostics/crash-report.ts';
import { crashReports, type CrashReport } from '../../artifacts/ios/crash-reports.ts';
import { defineRule, type RuleExamples } from '../../model/index.ts';
import { isContentCrash } from '../content-handlers.ts';

export const crashOfContentHandler = defineRule<CrashReport>({
  id: 'ios.crash-of-content-handler',
  version: 1,
  artifact: crashReports,
  title: 'Crash of a program that takes in content from others',
  message: 'The program {process} crashed with {exception}.',
  why:
    'Attacks without a click went through programs that take in messages, calls and pictures, and failed attempts made them crash. ' +
    'A single crash says little; several within minutes, or one just before another trace, say more.',
  otherExplanations: [
    'Such programs crash on ordinary phones as well, over a damaged picture or an error of their own.',
    'Test versions of iOS and old phones with little memory crash more often.',
  ],
  references: [
    'https://googleprojectzero.blogspot.com/2021/12/a-deep-dive-into-nso-zero-click.html',
    'https://securelist.com/operation-triangulation/109842/',
  ],
  level: 'info',
  confidence: 'low',
  leadsTo: 'S3',
  met: 'ran',
  match: ({ data }) =>
    isContentCrash(data)
      ? { process: data.process ?? '?', exception: data.exceptionType ?? '?' }
      : undefined,
});

const ordinary = {
  ...noCrashFacts,
  bugType: '309',
  kind: 'crash',
  process: 'IMTransferAgent',
  exceptionType: 'EXC_BAD_ACCESS',
  incidentId: null,
  isodate: '2022-09-18T06:28:37Z',
} satisfies CrashReport;

export const examples = (): RuleExamples<CrashReport> => ({
  hits: [
    { name: 'a fault of memory', data: ordinary },
    { name: 'a guarded resource', data: { ...ordinary, exceptionType: 'EXC_GUARD' } },
  ],
  misses: [
    { name: 'another program', data: { ...ordinary, process: 'exampled' } },
    { name: 'a fault that was no crash', data: { ...ordinary, kind: 'fault' } },
    { name: 'a program that gave up by itself', data: { ...ordinary, exceptionType: 'EXC_CRASH' } },
    { name: 'a report without an exception', data: { ...ordinary, exceptionType: null } },
  ],
});
