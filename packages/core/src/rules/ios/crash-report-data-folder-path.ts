import { noCrashFacts } from '../../artifacts/crash-report.ts';
import { crashReports, type CrashReport } from '../../artifacts/ios/crash-reports.ts';
import { defineRule, type RuleExamples } from '../../model/index.ts';
import { dataFolderText } from '../process-path-texts.ts';
import { firstWith } from '../process-paths.ts';

export const crashReportDataFolderPath = defineRule<CrashReport>({
  ...dataFolderText,
  id: 'ios.crash-report-data-folder-path',
  version: 1,
  artifact: crashReports,
  message:
    'The program {path} ran and crashed, or its code was loaded into {process} when that crashed.',
  match: ({ data }) => {
    const path = firstWith('data-folder', [data.path, ...data.foreignImages]);
    return path === undefined ? undefined : { path, process: data.process ?? '?' };
  },
});

const ordinary = {
  ...noCrashFacts,
  bugType: '309',
  kind: 'crash',
  process: 'exampled',
  path: '/usr/libexec/exampled',
  incidentId: null,
  isodate: '2022-09-18T06:28:37Z',
} satisfies CrashReport;

const at = (path: string): CrashReport => ({ ...ordinary, path: path });

export const examples = (): RuleExamples<CrashReport> => ({
  hits: [
    { name: 'a program there', data: at('/private/var/tmp/exampled') },
    { name: 'the same by the shorter path', data: at('/var/tmp/exampled') },
    {
      name: 'code from there in another program',
      data: { ...ordinary, foreignImages: ['/private/var/tmp/exampled'] },
    },
  ],
  misses: [
    { name: 'a part of the system', data: ordinary },
    {
      name: 'an installed app',
      data: at(
        '/private/var/containers/Bundle/Application/13D085B2-78D0-431E-9019-0F30BEF08EED/Demo.app/Demo',
      ),
    },
    {
      name: 'what another rule tells',
      data: at('/private/var/db/com.apple.xpc.roleaccountd.staging/exampled'),
    },
    { name: 'what another rule tells', data: at('/private/var/tmp/UserEventAgent') },
    { name: 'what another rule tells', data: at('/private/var/jb/usr/bin/exampled') },
    { name: 'a name without a path', data: at('exampled') },
  ],
});
