import { shutdownLog, type ShutdownEntry } from '../../artifacts/ios/shutdown-log.ts';
import { defineRule, type RuleExamples } from '../../model/index.ts';
import { systemNameText } from '../process-path-texts.ts';
import { firstWith } from '../process-paths.ts';

export const shutdownLogSystemNameElsewhere = defineRule<ShutdownEntry>({
  ...systemNameText,
  id: 'ios.shutdown-log-system-name-elsewhere',
  version: 1,
  artifact: shutdownLog,
  message: 'The program {path} was still running when the phone shut down.',
  match: ({ data }) => {
    const path = firstWith('system-name', [data.client]);
    return path === undefined ? undefined : { path };
  },
});

const ordinary = {
  entry: 'client',
  pid: 61,
  client: '/usr/libexec/locationd',
  imageUuid: 'EBFB3E7F-4CA4-3656-8E9C-8CCF5995C34A',
  timesDelayed: 1,
  delay: 1.26,
  clients: null,
  isodate: '2022-06-30T11:53:20Z',
  earlierThanPrevious: null,
} satisfies ShutdownEntry;

const at = (path: string): ShutdownEntry => ({ ...ordinary, client: path });

export const examples = (): RuleExamples<ShutdownEntry> => ({
  hits: [
    { name: 'a program there', data: at('/private/var/tmp/UserEventAgent') },
    { name: 'the same by the shorter path', data: at('/var/tmp/UserEventAgent') },
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
    { name: 'what another rule tells', data: at('/private/var/tmp/exampled') },
    { name: 'what another rule tells', data: at('/private/var/jb/usr/bin/exampled') },
    { name: 'a name without a path', data: at('exampled') },
  ],
});
