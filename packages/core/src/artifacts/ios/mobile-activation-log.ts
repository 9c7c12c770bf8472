import { defineArtifact, type ArtifactExample } from '../../model/index.ts';
import {
  ctimeLog,
  deviceLog,
  formOf,
  localTimes,
  type EntryForm,
} from '../diagnostics/device-log.ts';
import { inSomeDumps } from '../ios-expectation.ts';
import { timeDocs } from '../rows/time-docs.ts';

/** A start of the activation service, an update of the system, or a state of the activation. */
export type ActivationEntry = {
  /** `service-started`, `build`, `upgraded` or `activation-state`. */
  readonly event: string;
  readonly fromBuild: string | null;
  /** The build that runs. */
  readonly build: string | null;
  readonly state: string | null;
  readonly message: string;
  /** On the clock of the device, whose zone the log does not tell. */
  readonly localDate: string;
};

const forms: readonly EntryForm[] = [
  {
    event: 'service-started',
    marks: 'activation service started',
    pattern: /__ Mobile Activation Startup __/,
  },
  {
    event: 'build',
    marks: 'system was running',
    pattern: /\bbuild_version: (?<build>\w{3,12})\b/,
  },
  {
    event: 'upgraded',
    marks: 'system was updated',
    pattern:
      /\bUpgrade from \(?(?<from>\w{0,12})\)? to (?<build>\w{3,12})(?: \([\d.]{1,20}\))? detected/,
  },
  {
    event: 'activation-state',
    marks: 'state of the activation',
    pattern: /\bActivation State: (?<state>\w{1,40})/i,
  },
];

export const mobileActivationLog = defineArtifact<ActivationEntry>({
  id: 'ios.mobile-activation-log',
  version: 1,
  title: 'Starts of the phone and updates of the system, in the log of the activation',
  group: 'device',
  describes:
    'When the activation service started, as a rule at each start of the phone, when it noticed an update of the system and from ' +
    'which build, and the state of the activation.',
  cannotShow:
    'The zone of its times, and starts before the oldest log that is left. The service can also start again while the phone runs.',
  references: [
    'https://github.com/cheeky4n6monkey/iOS_sysdiagnose_forensic_scripts',
    'https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/mobileActivationLogs.py',
  ],
  paths: ['/private/var/mobile/Library/Logs/mobileactivationd/mobileactivationd.log.*'],
  logLike: true,
  expected: inSomeDumps,

  fields: {
    event: { label: 'Entry' },
    fromBuild: { label: 'Updated from build' },
    build: { label: 'Build' },
    state: { label: 'Activation' },
    message: { label: 'As written' },
    localDate: { label: 'Time on the phone' },
  },
  summary: ['event', 'build'],
  times: timeDocs('text', {
    entries: forms.map(({ marks }) => marks),
    clock: 'device-local',
    confidence: 'medium',
  }),

  *parse(file, context) {
    for (const entry of deviceLog(file, context.limits, ctimeLog)) {
      if (entry.kind === 'problem') {
        yield entry;
        continue;
      }
      const form = formOf(forms, entry.message);
      if (form === undefined) continue;
      const { from = '', build = null, state = null } = form.groups;
      yield {
        kind: 'record',
        data: {
          event: form.event,
          fromBuild: from === '' ? null : from,
          build,
          state,
          message: entry.message,
          localDate: entry.localDate,
        },
        position: { unit: 'line', from: entry.line, to: entry.line },
        times: localTimes(form.marks, entry),
      };
    }
  },
});

const devicePath = '/private/var/mobile/Library/Logs/mobileactivationd/mobileactivationd.log.0';

const nothing = { fromBuild: null, build: null, state: null };

export const examples = (): ArtifactExample<ActivationEntry>[] => [
  {
    name: 'a start of the phone after an update',
    devicePath,
    content: [
      'Sun Nov 10 07:36:08 2019 [76] <debug> (0x16f2e7000) MA: main: ____________________ Mobile Activation Startup _____________________',
      'Sun Nov 10 07:36:08 2019 [76] <debug> (0x16f2e7000) MA: main: build_version: 17B84',
      'Sun Nov 10 07:36:08 2019 [76] <debug> (0x16f2e7000) MA: main: hardware_model: D21AP',
      'Sun Nov 10 07:36:08 2019 [76] <debug> (0x16f2e7000) MA: main: ____________________________________________________________________',
      'Sun Nov 10 07:36:09 2019 [76] <debug> (0x16f2e7000) MA: perform_data_migration: Upgrade from 17A878 to 17B84 detected.',
      '',
    ].join('\n'),
    records: [
      {
        ...nothing,
        event: 'service-started',
        message: 'MA: main: ____________________ Mobile Activation Startup _____________________',
        localDate: '2019-11-10T07:36:08',
      },
      {
        ...nothing,
        event: 'build',
        build: '17B84',
        message: 'MA: main: build_version: 17B84',
        localDate: '2019-11-10T07:36:08',
      },
      {
        ...nothing,
        event: 'upgraded',
        fromBuild: '17A878',
        build: '17B84',
        message: 'MA: perform_data_migration: Upgrade from 17A878 to 17B84 detected.',
        localDate: '2019-11-10T07:36:09',
      },
    ],
    times: [
      [{ at: '2019-11-10T07:36:08Z', marks: 'activation service started', clock: 'device-local' }],
      [{ at: '2019-11-10T07:36:08Z', marks: 'system was running', clock: 'device-local' }],
      [{ at: '2019-11-10T07:36:09Z', marks: 'system was updated', clock: 'device-local' }],
    ],
  },
  {
    name: 'a phone that was set up anew, as newer systems write it',
    devicePath,
    content: [
      'Sun Mar  8 06:24:16 2026 [198] <notice> (0x16f2e7000) MA: main: Upgrade from () to 23D8133 (26.3.1) detected.',
      'Sun Mar  8 06:24:17 2026 [198] <notice> (0x16f2e7000) Activation State: Unactivated',
      '',
    ].join('\n'),
    records: [
      {
        ...nothing,
        event: 'upgraded',
        build: '23D8133',
        message: 'MA: main: Upgrade from () to 23D8133 (26.3.1) detected.',
        localDate: '2026-03-08T06:24:16',
      },
      {
        ...nothing,
        event: 'activation-state',
        state: 'Unactivated',
        message: 'Activation State: Unactivated',
        localDate: '2026-03-08T06:24:17',
      },
    ],
  },
  {
    name: 'a file of another kind',
    devicePath,
    content: 'something else\n',
    records: [],
    problems: ['unsupported'],
  },
];
