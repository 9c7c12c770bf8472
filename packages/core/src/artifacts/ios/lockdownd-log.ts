import { defineArtifact, type ArtifactExample } from '../../model/index.ts';
import {
  deviceLog,
  formOf,
  localTimes,
  lockdownLog,
  type EntryForm,
} from '../diagnostics/device-log.ts';
import { inSomeDumps } from '../ios-expectation.ts';
import { timeDocs } from '../rows/time-docs.ts';

/** What a computer, or a program on its behalf, asked of the phone. */
export type LockdownEvent = {
  /** `service-requested`, `service-started`, `value-set`, `pairing` or `unknown-computer`. */
  readonly event: string;
  /** The program that asked, as it named itself. */
  readonly client: string | null;
  readonly service: string | null;
  /** The setting that was to be changed, with its area before a colon. */
  readonly setting: string | null;
  /** How an attempt at pairing ended, as written. */
  readonly result: string | null;
  readonly message: string;
  /** On the clock of the device, whose zone the log does not tell. */
  readonly localDate: string;
};

/** Each begins with the part of the service that wrote the line. */
const forms: readonly EntryForm[] = [
  {
    event: 'service-requested',
    marks: 'service of the phone asked for',
    // Since iOS 16 in `handle_start_service_with_socket`.
    pattern:
      /^handle_start_service\w{0,40}: (?<client>.{1,200}?) attempting to spawn (?<service>\S{1,200}) service/,
  },
  {
    event: 'service-started',
    marks: 'service of the phone started',
    pattern: /^spawn_xpc_service: service (?<service>\S{1,200}) started/,
  },
  {
    event: 'value-set',
    marks: 'setting of the phone changed from outside',
    pattern:
      /^handle_set_value: (?<client>.{1,200}?) attempting to set (?<setting>\[[^\]]{0,200}\](?::\[[^\]]{0,200}\])?)/,
  },
  {
    event: 'pairing',
    marks: 'pairing tried',
    pattern:
      /^handle_pair: Pair for (?<client>.{1,200}?) (?<result>(?:succeeded|failed)(?: ?: ?\w{1,80})?)/,
  },
  {
    event: 'unknown-computer',
    marks: 'computer without a pairing',
    pattern: /^\w{1,80}: No pairing record for /,
  },
];

export const lockdowndLog = defineArtifact<LockdownEvent>({
  id: 'ios.lockdownd-log',
  version: 1,
  title: 'Log of computers that talked to the phone',
  group: 'device',
  describes:
    'Which services of the phone were started for a computer (backup, installation of apps, files), which settings it changed, and ' +
    'attempts at pairing, by the log of the service that answers computers.',
  cannotShow:
    'The zone of its times, what a computer read or wrote, and which computer it was. Programs on the phone itself ask this service too. ' +
    'The log is short: it reaches back days.',
  references: [
    'https://github.com/log2timeline/plaso/blob/main/plaso/parsers/text_plugins/ios_lockdownd.py',
    'https://support.apple.com/guide/security/pairing-model-security-secadb5b6434/web',
  ],
  paths: ['/private/var/logs/lockdownd.log', '/private/var/logs/lockdownd.log.*'],
  logLike: true,
  expected: inSomeDumps,

  fields: {
    event: { label: 'Event' },
    client: { label: 'Asked by' },
    service: { label: 'Service' },
    setting: { label: 'Setting' },
    result: { label: 'Result' },
    message: { label: 'As written', personal: true },
    localDate: { label: 'Time on the phone' },
  },
  summary: ['event', 'client', 'service'],
  times: timeDocs('text', {
    entries: forms.map(({ marks }) => marks),
    clock: 'device-local',
    confidence: 'medium',
  }),

  *parse(file, context) {
    for (const entry of deviceLog(file, context.limits, lockdownLog)) {
      if (entry.kind === 'problem') {
        yield entry;
        continue;
      }
      const form = formOf(forms, entry.message);
      if (form === undefined) continue;
      const { client = null, service = null, setting = null, result = null } = form.groups;
      yield {
        kind: 'record',
        data: {
          event: form.event,
          client,
          service,
          setting: setting?.replace(/^\[|\]$/g, '').replace(']:[', ':') ?? null,
          result,
          message: entry.message,
          localDate: entry.localDate,
        },
        position: { unit: 'line', from: entry.line, to: entry.line },
        times: localTimes(form.marks, entry),
      };
    }
  },
});

const nothing = { client: null, service: null, setting: null, result: null };

export const examples = (): ArtifactExample<LockdownEvent>[] => [
  {
    name: 'a service started for a computer, a setting, and a pairing that was refused',
    content: [
      '10/13/21 07:57:42.865446 pid=69 mglog: libMobileGestalt MGBasebandSupport.c:183: No IMEI',
      '10/13/21 07:57:43.100000 pid=69 handle_start_service: AMPDevicesAgent attempting to spawn com.apple.mobilebackup2 service.',
      '10/13/21 07:57:43.200000 pid=69 spawn_xpc_service: service com.apple.mobilebackup2 started',
      '10/13/21 07:57:44.000000 pid=69 handle_set_value: unknown attempting to set [com.apple.mobile.wireless_lockdown]:[EnableWifiConnections]',
      '    to [1]',
      '10/13/21 07:57:45.000000 pid=69 handle_pair: Pair for unknown failed: UserDeniedPairing',
      '',
    ].join('\n'),
    records: [
      {
        ...nothing,
        event: 'service-requested',
        client: 'AMPDevicesAgent',
        service: 'com.apple.mobilebackup2',
        message:
          'handle_start_service: AMPDevicesAgent attempting to spawn com.apple.mobilebackup2 service.',
        localDate: '2021-10-13T07:57:43.100',
      },
      {
        ...nothing,
        event: 'service-started',
        service: 'com.apple.mobilebackup2',
        message: 'spawn_xpc_service: service com.apple.mobilebackup2 started',
        localDate: '2021-10-13T07:57:43.200',
      },
      {
        ...nothing,
        event: 'value-set',
        client: 'unknown',
        setting: 'com.apple.mobile.wireless_lockdown:EnableWifiConnections',
        message:
          'handle_set_value: unknown attempting to set [com.apple.mobile.wireless_lockdown]:[EnableWifiConnections]',
        localDate: '2021-10-13T07:57:44',
      },
      {
        ...nothing,
        event: 'pairing',
        client: 'unknown',
        result: 'failed: UserDeniedPairing',
        message: 'handle_pair: Pair for unknown failed: UserDeniedPairing',
        localDate: '2021-10-13T07:57:45',
      },
    ],
    times: [
      [
        {
          at: '2021-10-13T07:57:43.100Z',
          marks: 'service of the phone asked for',
          clock: 'device-local',
        },
      ],
      [
        {
          at: '2021-10-13T07:57:43.200Z',
          marks: 'service of the phone started',
          clock: 'device-local',
        },
      ],
      [
        {
          at: '2021-10-13T07:57:44Z',
          marks: 'setting of the phone changed from outside',
          clock: 'device-local',
        },
      ],
      [{ at: '2021-10-13T07:57:45Z', marks: 'pairing tried', clock: 'device-local' }],
    ],
  },
  {
    name: 'as iOS 16 writes it: a pairing that waits for the person, one that succeeded, and a backup asked for',
    devicePath: '/private/var/logs/lockdownd.log',
    content: [
      '04/07/25 06:35:07.131495 pid=79 handle_pair: Pair for usbmuxd failed : PairingDialogResponsePending',
      '04/07/25 06:35:10.563345 pid=79 handle_pair: Pair for some tool succeeded .',
      '04/07/25 06:39:20.151825 pid=79 handle_start_service_with_socket: exampletool attempting to spawn com.apple.mobilebackup2 service.',
      '',
    ].join('\n'),
    records: [
      {
        ...nothing,
        event: 'pairing',
        client: 'usbmuxd',
        result: 'failed : PairingDialogResponsePending',
        message: 'handle_pair: Pair for usbmuxd failed : PairingDialogResponsePending',
        localDate: '2025-04-07T06:35:07.131495',
      },
      {
        ...nothing,
        event: 'pairing',
        client: 'some tool',
        result: 'succeeded',
        message: 'handle_pair: Pair for some tool succeeded .',
        localDate: '2025-04-07T06:35:10.563345',
      },
      {
        ...nothing,
        event: 'service-requested',
        client: 'exampletool',
        service: 'com.apple.mobilebackup2',
        message:
          'handle_start_service_with_socket: exampletool attempting to spawn com.apple.mobilebackup2 service.',
        localDate: '2025-04-07T06:39:20.151825',
      },
    ],
  },
  {
    name: 'a computer that is not known, in an older log',
    devicePath: '/private/var/logs/lockdownd.log.1',
    content: '03/08/26 18:29:45 pid=70 lookup: No pairing record for 0123.\n',
    records: [
      {
        ...nothing,
        event: 'unknown-computer',
        message: 'lookup: No pairing record for 0123.',
        localDate: '2026-03-08T18:29:45',
      },
    ],
  },
  {
    name: 'a file of another kind',
    content: 'something else\n',
    records: [],
    problems: ['unsupported'],
  },
];
