import { noCrashFacts } from '../../artifacts/diagnostics/crash-report.ts';
import { crashReports, type CrashReport } from '../../artifacts/ios/crash-reports.ts';
import { defineRule, type RuleExamples } from '../../model/index.ts';
import { takesInContent } from '../content-handlers.ts';

export const crashWithForgedPointer = defineRule<CrashReport>({
  id: 'ios.crash-with-forged-pointer',
  version: 1,
  artifact: crashReports,
  title: 'Crash over a pointer that was not signed',
  message:
    'The program {process} crashed, and iOS noted that a pointer may not have been signed as it must be: {detail}',
  why:
    'iOS signs pointers so that an attacker cannot put others in their place. An attack on a program that takes in content from others ' +
    'can fail in just this way.',
  otherExplanations: [
    'An ordinary error in a program overwrites a pointer too, and iOS notes the same.',
    'Test versions of iOS and old phones with little memory crash more often.',
  ],
  references: [
    'https://developer.apple.com/documentation/security/preparing-your-app-to-work-with-pointer-authentication',
  ],
  level: 'low',
  confidence: 'low',
  leadsTo: 'S3',
  met: 'ran',
  match: ({ data }) => {
    const detail = data.exceptionSubtype;
    if (data.kind === 'fault' || !takesInContent(data.process) || detail === null) return undefined;
    return /\bpointer authentication (?:trap|failure)/.test(detail)
      ? { process: data.process ?? '?', detail }
      : undefined;
  },
});

const hit = {
  ...noCrashFacts,
  bugType: '309',
  kind: 'crash',
  process: 'imagent',
  exceptionType: 'EXC_BAD_ACCESS',
  exceptionSubtype:
    'KERN_INVALID_ADDRESS at 0x0080000000000001 (possible pointer authentication failure)',
  incidentId: null,
  isodate: '2022-09-18T06:28:37Z',
} satisfies CrashReport;

export const examples = (): RuleExamples<CrashReport> => ({
  hits: [{ name: 'a note of iOS', data: hit }],
  misses: [
    { name: 'another program', data: { ...hit, process: 'Demo' } },
    { name: 'a fault that was no crash', data: { ...hit, kind: 'fault' } },
    {
      name: 'a fault without it',
      data: { ...hit, exceptionSubtype: 'KERN_INVALID_ADDRESS at 0x0' },
    },
    { name: 'no detail', data: { ...hit, exceptionSubtype: null } },
  ],
});
