import { noCrashFacts } from '../../artifacts/diagnostics/crash-report.ts';
import { crashReports, type CrashReport } from '../../artifacts/ios/crash-reports.ts';
import { defineRule, type RuleExamples } from '../../model/index.ts';
import { decoderAmong, isContentCrash } from '../content-handlers.ts';

export const crashInContentDecoder = defineRule<CrashReport>({
  id: 'ios.crash-in-content-decoder',
  version: 1,
  artifact: crashReports,
  title: 'Crash while decoding a picture, a font or a video from others',
  message: 'The program {process} crashed with {exception} while it was in {decoder}.',
  why:
    'Known attacks without a click hid in pictures, fonts and videos, and took over the program that decoded them. An attempt that ' +
    'failed can leave such a crash.',
  otherExplanations: [
    'A damaged or unusual file makes a decoder crash without any intent.',
    'Test versions of iOS and old phones with little memory crash more often.',
  ],
  references: [
    'https://googleprojectzero.blogspot.com/2021/12/a-deep-dive-into-nso-zero-click.html',
    'https://citizenlab.ca/2023/09/blastpass-nso-group-iphone-zero-click-zero-day-exploit-captured-in-the-wild/',
  ],
  level: 'low',
  confidence: 'low',
  leadsTo: 'S3',
  met: 'ran',
  match: ({ data }) => {
    const decoder = decoderAmong(data.crashedIn);
    return decoder === undefined || !isContentCrash(data)
      ? undefined
      : { process: data.process ?? '?', exception: data.exceptionType ?? '?', decoder };
  },
});

const hit = {
  ...noCrashFacts,
  bugType: '309',
  kind: 'crash',
  process: 'IMTranscoderAgent',
  exceptionType: 'EXC_BAD_ACCESS',
  crashedIn: ['libsystem_platform.dylib', 'ImageIO', 'IMTranscoding'],
  incidentId: null,
  isodate: '2022-09-18T06:28:37Z',
} satisfies CrashReport;

export const examples = (): RuleExamples<CrashReport> => ({
  hits: [{ name: 'a picture in a message', data: hit }],
  misses: [
    { name: 'a fault that was no crash', data: { ...hit, kind: 'fault' } },
    { name: 'another place', data: { ...hit, crashedIn: ['libsystem_platform.dylib'] } },
    { name: 'an app that shows pictures', data: { ...hit, process: 'Demo' } },
    { name: 'a program that gave up by itself', data: { ...hit, exceptionType: 'EXC_CRASH' } },
  ],
});
