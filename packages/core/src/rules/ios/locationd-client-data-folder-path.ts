import { locationdClients, type LocationClient } from '../../artifacts/ios/locationd-clients.ts';
import { defineRule, type RuleExamples } from '../../model/index.ts';
import { dataFolderText } from '../process-path-texts.ts';
import { firstWith } from '../process-paths.ts';

export const locationdClientDataFolderPath = defineRule<LocationClient>({
  ...dataFolderText,
  id: 'ios.locationd-client-data-folder-path',
  version: 1,
  artifact: locationdClients,
  message: 'The program {path} asked for the location of the phone.',
  // An entry shows that the program was there, not that it ran lately.
  level: 'medium',
  match: ({ data }) => {
    const path = firstWith('data-folder', [
      data.executable,
      data.bundlePath,
      data.registered,
      data.client,
    ]);
    return path === undefined ? undefined : { path };
  },
});

const ordinary = {
  package: 'exampled',
  client: 'exampled',
  bundleId: null,
  bundlePath: null,
  executable: '/usr/libexec/exampled',
  registered: null,
  authorization: null,
  consumptionPeriodBegin: null,
  receivingLocationInformationTimeStopped: null,
  visitTimeStopped: null,
  locationTimeStopped: null,
  backgroundLocationTimeStopped: null,
  significantTimeStopped: null,
  nonPersistentSignificantTimeStopped: null,
  fenceTimeStopped: null,
  beaconRegionTimeStopped: null,
} satisfies LocationClient;

const at = (path: string): LocationClient => ({ ...ordinary, executable: path });

export const examples = (): RuleExamples<LocationClient> => ({
  hits: [
    { name: 'a program there', data: at('/private/var/tmp/exampled') },
    { name: 'the same by the shorter path', data: at('/var/tmp/exampled') },
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
