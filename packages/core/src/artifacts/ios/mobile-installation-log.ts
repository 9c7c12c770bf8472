import { defineArtifact, type ArtifactExample } from '../../model/index.ts';
import { ctimeLog, deviceLog, localTimes } from '../diagnostics/device-log.ts';
import { inSomeDumps } from '../ios-expectation.ts';
import { timeDocs } from '../rows/time-docs.ts';

/** A step in the life of an app, as the installer of iOS logged it. */
export type InstallationStep = {
  /** `installed`, `install-started`, `updated`, `uninstall-requested`, `uninstalled`, `container-made`, `container-removed` or `phone-started`. */
  readonly event: string;
  readonly bundleId: string | null;
  /** What kind of app it is, where the log says so (`Placeholder`, `Customer`). */
  readonly kind: string | null;
  /** The program that asked for it. */
  readonly requestedBy: string | null;
  /** The folder that was made, removed or updated from. */
  readonly path: string | null;
  readonly level: string | null;
  readonly message: string;
  /** On the clock of the device, whose zone the log does not tell. */
  readonly localDate: string | null;
};

interface Step {
  readonly event: string;
  readonly pattern: RegExp;
}

/** What is looked for in a line; the rest of the log is how the installer went about it. Bundle ids may stand in brackets, before the persona. */
const steps: readonly Step[] = [
  {
    event: 'installed',
    pattern:
      /Install [Ss]uccessful for \[?\(?\[?(?:(?<kind>\w{1,40}):)?(?<bundle>[^\s)\]/;]{1,256})/,
  },
  {
    event: 'install-requested',
    pattern:
      /Install of "(?<path>\/[^"]{1,1024})" type (?<kind>\w{1,40}) (?:\(.{0,200}\) )?requested by (?<by>[^\s(]{1,256})/,
  },
  {
    event: 'install-started',
    pattern: /Installing <MIInstallable(?:Bundle|(?<kind>\w{1,40})) ID=(?<bundle>[^\s;>]{1,256})/,
  },
  {
    event: 'updated',
    pattern:
      /Attempting \w{1,40} patch update of (?<bundle>[^\s/]{1,256})(?: from (?<path>\/.{1,1024}))?/,
  },
  {
    event: 'updated',
    pattern:
      /(?:Made staged update live|Applying Staged Update Successful) for \[?\(?\[?(?:(?<kind>\w{1,40}):)?(?<bundle>[^\s)\]/;]{1,256})/,
  },
  {
    event: 'uninstall-requested',
    pattern:
      /Uninstall requested by (?<by>[^\s(]{1,256})(?: \(.{1,100}?\))? for (?:identity |identifier )?\[?(?<bundle>[^\s\]/]{1,256})/,
  },
  {
    event: 'uninstalled',
    pattern: /Uninstalling (?:identifier |identity )\[?(?<bundle>[^\s\]/]{1,256})/,
  },
  {
    event: 'container-removed',
    pattern:
      /Destroying container (?:with identifier )?(?<bundle>[^\s/]{1,256})(?: .{0,100}?)? at (?<path>\/.{1,1024})/,
  },
  {
    event: 'container-made',
    pattern:
      /(?:Made container live for|Data container for) (?<bundle>[^\s/]{1,256}) (?:is now )?at (?<path>\/.{1,1024})/,
  },
  { event: 'phone-started', pattern: /: Reboot detected/ },
];

const marks: ReadonlyMap<string, string> = new Map([
  ['installed', 'app installed'],
  ['install-requested', 'installation of an app asked for'],
  ['install-started', 'installation of an app begun'],
  ['updated', 'app updated'],
  ['uninstall-requested', 'removal of an app asked for'],
  ['uninstalled', 'app removed'],
  ['container-removed', 'folder of an app removed'],
  ['container-made', 'folder of an app made'],
  ['phone-started', 'phone started'],
]);

export const mobileInstallationLog = defineArtifact<InstallationStep>({
  id: 'ios.mobile-installation-log',
  version: 1,
  title: 'Log of apps installed, updated and removed',
  group: 'apps',
  describes:
    'When apps were installed, updated and removed, by the log of the installer of iOS, also of apps that are gone, and which program ' +
    'asked for that.',
  cannotShow:
    'The zone of its times. What was installed without the installer of iOS does not stand here, and old logs are dropped after some weeks.',
  references: [
    'https://dfir.pubpub.org/pub/e5xlbw88',
    'https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/mobileInstall.py',
  ],
  paths: [
    '/private/var/installd/Library/Logs/MobileInstallation/mobile_installation.log.*',
    '/private/var/mobile/Library/Logs/MobileInstallation/mobile_installation.log.*',
  ],
  logLike: true,
  expected: inSomeDumps,

  fields: {
    event: { label: 'Step' },
    bundleId: { label: 'App', observable: 'program', met: 'installed' },
    kind: { label: 'Kind of app' },
    requestedBy: { label: 'Asked for by', observable: 'program', met: 'ran' },
    path: { label: 'Folder or file', observable: 'file-path', met: 'stored' },
    level: { label: 'Level of the entry' },
    message: { label: 'Entry' },
    localDate: { label: 'Time on the phone' },
  },
  summary: ['event', 'bundleId'],
  times: timeDocs('text', {
    entries: [...marks.values()],
    clock: 'device-local',
    confidence: 'medium',
  }),

  *parse(file, context) {
    for (const entry of deviceLog(file, context.limits, ctimeLog)) {
      if (entry.kind === 'problem') {
        yield entry;
        continue;
      }
      const step = stepIn(entry.message);
      if (step === undefined) continue;
      yield {
        kind: 'record',
        data: {
          ...step,
          level: entry.level,
          message: entry.message,
          localDate: entry.localDate,
        },
        position: { unit: 'line', from: entry.line, to: entry.line },
        times: localTimes(marks.get(step.event)!, entry),
      };
    }
  },
});

function stepIn(
  message: string,
): Pick<InstallationStep, 'event' | 'bundleId' | 'kind' | 'requestedBy' | 'path'> | undefined {
  for (const { event, pattern } of steps) {
    const found = pattern.exec(message);
    if (found === null) continue;
    const { bundle = null, kind = null, by = null, path = null } = found.groups ?? {};
    return { event, bundleId: bundle, kind, requestedBy: by, path };
  }
  return undefined;
}

const devicePath =
  '/private/var/installd/Library/Logs/MobileInstallation/mobile_installation.log.0';

const step = {
  kind: null,
  requestedBy: null,
  path: null,
  level: 'notice',
} satisfies Partial<InstallationStep>;

export const examples = (): ArtifactExample<InstallationStep>[] => [
  {
    name: 'an app installed, moved and removed, between other lines',
    devicePath,
    content: [
      'Thu Mar 14 20:17:55 2019 [67] <notice> (0x16f0b7000) __MobileInstallationInstallForLaunchServices_block_invoke_2: Install Successful for (Placeholder:org.example.app)',
      'Thu Mar 14 20:17:56 2019 [67] <notice> (0x16f0b7000) -[MIInstaller performInstallationWithError:]: doing something else',
      '    and its second line',
      'Thu Mar 14 20:17:57 2019 [67] <notice> (0x16f0b7000) -[MIContainer makeContainerLiveReplacingContainer:reason:waitForDeletion:withError:]: Made container live for org.example.app at /private/var/containers/Bundle/Application/0E9C/',
      'Sat Apr  6 01:02:03 2019 [67] <err> (0x16f0b7000) -[MIUninstaller _uninstallBundle]: Uninstalling identifier org.example.app',
      'Sat Apr  6 01:02:04 2019 [67] <notice> (0x16f0b7000) -[MIContainer destroy]: Destroying container with identifier org.example.app at /private/var/mobile/Containers/Data/Application/0E9D',
      '',
    ].join('\n'),
    records: [
      {
        ...step,
        event: 'installed',
        bundleId: 'org.example.app',
        kind: 'Placeholder',
        message:
          '__MobileInstallationInstallForLaunchServices_block_invoke_2: Install Successful for (Placeholder:org.example.app)',
        localDate: '2019-03-14T20:17:55',
      },
      {
        ...step,
        event: 'container-made',
        bundleId: 'org.example.app',
        path: '/private/var/containers/Bundle/Application/0E9C/',
        message:
          '-[MIContainer makeContainerLiveReplacingContainer:reason:waitForDeletion:withError:]: Made container live for org.example.app at /private/var/containers/Bundle/Application/0E9C/',
        localDate: '2019-03-14T20:17:57',
      },
      {
        ...step,
        event: 'uninstalled',
        bundleId: 'org.example.app',
        level: 'err',
        message: '-[MIUninstaller _uninstallBundle]: Uninstalling identifier org.example.app',
        localDate: '2019-04-06T01:02:03',
      },
      {
        ...step,
        event: 'container-removed',
        bundleId: 'org.example.app',
        path: '/private/var/mobile/Containers/Data/Application/0E9D',
        message:
          '-[MIContainer destroy]: Destroying container with identifier org.example.app at /private/var/mobile/Containers/Data/Application/0E9D',
        localDate: '2019-04-06T01:02:04',
      },
    ],
    times: [
      [{ at: '2019-03-14T20:17:55Z', marks: 'app installed', clock: 'device-local' }],
      [{ at: '2019-03-14T20:17:57Z', marks: 'folder of an app made', clock: 'device-local' }],
      [{ at: '2019-04-06T01:02:03Z', marks: 'app removed', clock: 'device-local' }],
      [{ at: '2019-04-06T01:02:04Z', marks: 'folder of an app removed', clock: 'device-local' }],
    ],
  },
  {
    name: 'newer forms: the identity in brackets, who asked, and times after the app',
    devicePath,
    content: [
      'Mon Jul  8 10:00:00 2024 [101] <notice> (0x16b0d3000) -[MIClientConnection _uninstall]: Uninstall requested by installcoordinationd (pid 99 (501/501)) for identity [org.example.app/UserPersona] with options: {}',
      'Mon Jul  8 10:00:01 2024 [101] <notice> (0x16b0d3000) -[MIInstaller install]: Install Successful for (Customer:org.example.other); Staging: 0.10s; Overall: 2.00s',
      'Mon Jul  8 10:00:02 2024 [101] <notice> (0x16b0d3000) main: Reboot detected. Moving system app parallel placeholders',
      '',
    ].join('\n'),
    records: [
      {
        ...step,
        event: 'uninstall-requested',
        bundleId: 'org.example.app',
        requestedBy: 'installcoordinationd',
        message:
          '-[MIClientConnection _uninstall]: Uninstall requested by installcoordinationd (pid 99 (501/501)) for identity [org.example.app/UserPersona] with options: {}',
        localDate: '2024-07-08T10:00:00',
      },
      {
        ...step,
        event: 'installed',
        bundleId: 'org.example.other',
        kind: 'Customer',
        message:
          '-[MIInstaller install]: Install Successful for (Customer:org.example.other); Staging: 0.10s; Overall: 2.00s',
        localDate: '2024-07-08T10:00:01',
      },
      {
        ...step,
        event: 'phone-started',
        bundleId: null,
        message: 'main: Reboot detected. Moving system app parallel placeholders',
        localDate: '2024-07-08T10:00:02',
      },
    ],
  },
  {
    name: 'the newest forms: other words for success, and updates that were staged before',
    devicePath,
    content: [
      'Mon Mar  2 10:00:00 2026 [101] <notice> (0x16b0d3000) -[MIInstaller performInstallationWithError:]: Install successful for (Developer:org.example.app) [Distributor: (null)]; Staging: 0.01s; Overall: 0.14s',
      'Mon Mar  2 10:00:01 2026 [101] <notice> (0x16b0d3000) -[MIInstaller apply]: Applying Staged Update Successful for (Customer:org.example.older) [Distributor: com.apple.AppStore]; Overall: 0.14s',
      'Mon Mar  2 10:00:02 2026 [101] <notice> (0x16b0d3000) -[MIInstaller apply]: Made staged update live for (Customer:org.example.newer) [Distributor: com.apple.AppStore]; Overall: 0.14s',
      '',
    ].join('\n'),
    records: [
      {
        ...step,
        event: 'installed',
        bundleId: 'org.example.app',
        kind: 'Developer',
        message:
          '-[MIInstaller performInstallationWithError:]: Install successful for (Developer:org.example.app) [Distributor: (null)]; Staging: 0.01s; Overall: 0.14s',
        localDate: '2026-03-02T10:00:00',
      },
      {
        ...step,
        event: 'updated',
        bundleId: 'org.example.older',
        kind: 'Customer',
        message:
          '-[MIInstaller apply]: Applying Staged Update Successful for (Customer:org.example.older) [Distributor: com.apple.AppStore]; Overall: 0.14s',
        localDate: '2026-03-02T10:00:01',
      },
      {
        ...step,
        event: 'updated',
        bundleId: 'org.example.newer',
        kind: 'Customer',
        message:
          '-[MIInstaller apply]: Made staged update live for (Customer:org.example.newer) [Distributor: com.apple.AppStore]; Overall: 0.14s',
        localDate: '2026-03-02T10:00:02',
      },
    ],
  },
  {
    name: 'updates by other ways than a delta, and what the installer sets up',
    devicePath,
    content: [
      'Mon Mar  2 10:00:00 2026 [101] <notice> (0x16b0d3000) -[MIParallelPatchInstaller performPreflightWithError:]: Attempting Parallel patch update of org.example.app from 12 (1.2) to 13 (1.3)',
      'Mon Mar  2 10:00:01 2026 [101] <notice> (0x16b0d3000) -[MIParallelPatchInstaller performPreflightWithError:]: Attempting ParallelWithArchives patch update of org.example.other from 12 (1.2) to 13 (1.3)',
      'Mon Mar  2 10:00:02 2026 [101] <notice> (0x16b0d3000) -[MIInstaller performInstallationWithError:]: Installing <MIInstallableBundlePatch ID=org.example.app; Version=13, ShortVersion=1.3>',
      'Mon Mar  2 10:00:03 2026 [101] <notice> (0x16b0d3000) -[MIInstaller performInstallationWithError:]: Installing <MIInstallableParallelPlaceholder ID=org.example.new; Version=1, ShortVersion=1.0>',
      'Mon Mar  2 10:00:04 2026 [101] <notice> (0x16b0d3000) -[MIInstaller performInstallationWithError:]: Installing <MIInstallableBundle ID=org.example.whole; Persona=(null), Version=1, ShortVersion=1.0>',
      '',
    ].join('\n'),
    records: [
      {
        ...step,
        event: 'updated',
        bundleId: 'org.example.app',
        message:
          '-[MIParallelPatchInstaller performPreflightWithError:]: Attempting Parallel patch update of org.example.app from 12 (1.2) to 13 (1.3)',
        localDate: '2026-03-02T10:00:00',
      },
      {
        ...step,
        event: 'updated',
        bundleId: 'org.example.other',
        message:
          '-[MIParallelPatchInstaller performPreflightWithError:]: Attempting ParallelWithArchives patch update of org.example.other from 12 (1.2) to 13 (1.3)',
        localDate: '2026-03-02T10:00:01',
      },
      {
        ...step,
        event: 'install-started',
        bundleId: 'org.example.app',
        kind: 'BundlePatch',
        message:
          '-[MIInstaller performInstallationWithError:]: Installing <MIInstallableBundlePatch ID=org.example.app; Version=13, ShortVersion=1.3>',
        localDate: '2026-03-02T10:00:02',
      },
      {
        ...step,
        event: 'install-started',
        bundleId: 'org.example.new',
        kind: 'ParallelPlaceholder',
        message:
          '-[MIInstaller performInstallationWithError:]: Installing <MIInstallableParallelPlaceholder ID=org.example.new; Version=1, ShortVersion=1.0>',
        localDate: '2026-03-02T10:00:03',
      },
      {
        ...step,
        event: 'install-started',
        bundleId: 'org.example.whole',
        message:
          '-[MIInstaller performInstallationWithError:]: Installing <MIInstallableBundle ID=org.example.whole; Persona=(null), Version=1, ShortVersion=1.0>',
        localDate: '2026-03-02T10:00:04',
      },
    ],
  },
  {
    name: 'an installation that a program asked for, and what it gave',
    devicePath,
    content: [
      'Mon Apr  7 06:13:34 2025 [234] <notice> (0x16b48f000) -[MIClientConnection _doInstallationForURL:identity:domain:options:completion:]: Install of "/private/var/tmp/An App.ipa" type Developer (LSInstallType = 1, Domain: MIInstallationDomainDefault) requested by mobile_installation_proxy (pid 960 (501/501))',
      'Mon Apr  7 06:13:35 2025 [234] <notice> (0x16b48f000) -[MIClientConnection installPath:withOptions:completion:]: Install of "/private/var/other.ipa" type Customer requested by ',
      '',
    ].join('\n'),
    records: [
      {
        ...step,
        event: 'install-requested',
        bundleId: null,
        kind: 'Developer',
        requestedBy: 'mobile_installation_proxy',
        path: '/private/var/tmp/An App.ipa',
        message:
          '-[MIClientConnection _doInstallationForURL:identity:domain:options:completion:]: Install of "/private/var/tmp/An App.ipa" type Developer (LSInstallType = 1, Domain: MIInstallationDomainDefault) requested by mobile_installation_proxy (pid 960 (501/501))',
        localDate: '2025-04-07T06:13:34',
      },
    ],
    times: [
      [
        {
          at: '2025-04-07T06:13:34Z',
          marks: 'installation of an app asked for',
          clock: 'device-local',
        },
      ],
    ],
  },
  { name: 'a log without entries', devicePath, content: '\n', records: [] },
  {
    name: 'a file of another kind',
    devicePath,
    content: 'something else\n',
    records: [],
    problems: ['unsupported'],
  },
];
