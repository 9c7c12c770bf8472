import { tcc, type Permission } from '../../artifacts/ios/tcc.ts';
import { defineRule, type RuleExamples } from '../../model/index.ts';
import { systemNameText } from '../process-path-texts.ts';
import { firstWith } from '../process-paths.ts';

export const tccSystemNameElsewhere = defineRule<Permission>({
  ...systemNameText,
  id: 'ios.tcc-system-name-elsewhere',
  version: 1,
  artifact: tcc,
  message: 'The permission {service} is stored for the program {path}.',
  // An entry shows that the program was there, not that it ran lately.
  level: 'medium',
  match: ({ data }) => {
    const path = firstWith('system-name', [data.client]);
    return path === undefined ? undefined : { path, service: data.service ?? '?' };
  },
});

const ordinary = {
  service: 'kTCCServiceMicrophone',
  client: '/usr/libexec/exampled',
  clientType: 'absolute_path',
  authValue: 'allowed',
  authReasonDesc: 'system_set',
  promptCount: null,
  lastModified: '2021-01-14T20:44:11Z',
  expiredAt: null,
} satisfies Permission;

const at = (path: string): Permission => ({ ...ordinary, client: path });

export const examples = (): RuleExamples<Permission> => ({
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
