import { booleanAt } from '../../formats/plist/index.ts';
import { defineArtifact, type ArtifactExample } from '../../model/index.ts';
import { onSomeIphones } from '../ios-expectation.ts';
import { momentAt, readDictionaryFile, textAt, timesAt } from '../property-list-file.ts';
import { timeDocs } from '../rows/time-docs.ts';

/** What the pairing service of iOS keeps about the phone: activation, time zone, and the last backup to a computer. */
export type DataArk = {
  readonly activationState: string | null;
  readonly activationStateAcknowledged: boolean | null;
  readonly deviceName: string | null;
  readonly timeZone: string | null;
  readonly locale: string | null;
  readonly lastBackupComputerName: string | null;
  readonly lastBackupComputerType: string | null;
  readonly lastBackupDate: string | null;
  readonly lastBackupTimeZone: string | null;
  /** Whether backups to a computer are encrypted. */
  readonly willEncrypt: boolean | null;
};

export const dataArk = defineArtifact<DataArk>({
  id: 'ios.data-ark',
  version: 1,
  title: 'Activation, and the last backup to a computer',
  group: 'device',
  describes:
    'Whether the phone is activated, its time zone, and to which computer it made its last backup and when: all as the service keeps it ' +
    'that talks to computers.',
  cannotShow:
    'Earlier backups and earlier activations, and computers that only looked at the phone. Newer systems keep fewer of these values.',
  references: [
    'https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/dataArk.py',
    'https://support.apple.com/guide/security/pairing-model-security-secadb5b6434/web',
  ],
  paths: [
    '/private/var/root/Library/Lockdown/data_ark.plist',
    '/private/var/containers/Data/System/*/Library/internal/data_ark.plist',
  ],
  expected: onSomeIphones,

  fields: {
    activationState: { label: 'Activation' },
    activationStateAcknowledged: { label: 'Activation confirmed' },
    deviceName: { label: 'Name of the phone', personal: true },
    timeZone: { label: 'Time zone' },
    locale: { label: 'Region', personal: true },
    lastBackupComputerName: { label: 'Computer of the last backup', personal: true },
    lastBackupComputerType: { label: 'Kind of computer' },
    lastBackupDate: { label: 'Last backup' },
    lastBackupTimeZone: { label: 'Time zone of the last backup' },
    willEncrypt: { label: 'Backups are encrypted' },
  },
  summary: ['activationState', 'lastBackupComputerType'],
  times: timeDocs('cocoa-seconds', { others: ['backup made by a computer'], confidence: 'medium' }),

  *parse(file, context) {
    const list = readDictionaryFile(file, context);
    const lastBackupDate = momentAt(list, 'com.apple.mobile.backup-LastiTunesBackupDate');
    yield {
      kind: 'record',
      data: {
        activationState:
          textAt(list, '-ActivationState') ??
          textAt(list, 'com.apple.mobile.lockdown_cache-ActivationState'),
        activationStateAcknowledged: booleanAt(list, '-ActivationStateAcknowledged') ?? null,
        deviceName: textAt(list, '-DeviceName'),
        timeZone: textAt(list, '-TimeZone'),
        locale: textAt(list, 'com.apple.international-Locale'),
        lastBackupComputerName: textAt(list, 'com.apple.iTunes.backup-LastBackupComputerName'),
        lastBackupComputerType: textAt(list, 'com.apple.iTunes.backup-LastBackupComputerType'),
        lastBackupDate,
        lastBackupTimeZone: textAt(list, 'com.apple.mobile.backup-LastiTunesBackupTZ'),
        willEncrypt: booleanAt(list, 'com.apple.mobile.backup-WillEncrypt') ?? null,
      },
      position: { unit: 'byte', from: 0, to: file.size },
      times: timesAt(list, [
        'backup made by a computer',
        'com.apple.mobile.backup-LastiTunesBackupDate',
      ]),
    };
  },
});

const nothing = {
  activationState: null,
  activationStateAcknowledged: null,
  deviceName: null,
  timeZone: null,
  locale: null,
  lastBackupComputerName: null,
  lastBackupComputerType: null,
  lastBackupDate: null,
  lastBackupTimeZone: null,
  willEncrypt: null,
} satisfies DataArk;

export const examples = (): ArtifactExample<DataArk>[] => [
  {
    name: 'an activated phone with a backup on a computer',
    content: {
      plist: {
        '-ActivationStateAcknowledged': true,
        '-DeviceName': 'Example phone',
        '-TimeZone': 'America/New_York',
        'com.apple.mobile.lockdown_cache-ActivationState': 'Activated',
        'com.apple.iTunes.backup-LastBackupComputerName': 'Example computer',
        'com.apple.iTunes.backup-LastBackupComputerType': 'Mac',
        'com.apple.mobile.backup-LastiTunesBackupDate': 642_000_000,
        'com.apple.mobile.backup-LastiTunesBackupTZ': 'America/New_York',
        'com.apple.mobile.backup-WillEncrypt': true,
        'com.apple.international-Locale': 'en_US',
        'com.apple.example': 1,
      },
    },
    records: [
      {
        activationState: 'Activated',
        activationStateAcknowledged: true,
        deviceName: 'Example phone',
        timeZone: 'America/New_York',
        locale: 'en_US',
        lastBackupComputerName: 'Example computer',
        lastBackupComputerType: 'Mac',
        lastBackupDate: '2021-05-06T13:20:00Z',
        lastBackupTimeZone: 'America/New_York',
        willEncrypt: true,
      },
    ],
    times: [[{ at: '2021-05-06T13:20:00Z', marks: 'backup made by a computer', clock: 'utc' }]],
  },
  {
    name: 'the place of newer systems, with less in it',
    devicePath:
      '/private/var/containers/Data/System/00000000-0000-4000-8000-000000000000/Library/internal/data_ark.plist',
    content: { plist: { '-ActivationState': 'Activated' } },
    records: [{ ...nothing, activationState: 'Activated' }],
    times: [[]],
  },
  {
    name: 'a file that is no dictionary',
    content: { plist: ['odd'] },
    records: [],
    problems: ['unsupported'],
  },
];
