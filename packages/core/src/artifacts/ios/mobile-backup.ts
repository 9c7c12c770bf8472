import {
  arrayAt,
  booleanAt,
  dictionaryAt,
  isDictionary,
  numberAt,
} from '../../formats/plist/index.ts';
import { defineArtifact, type ArtifactExample } from '../../model/index.ts';
import { onSomeIphones } from '../ios-expectation.ts';
import { keyPath, momentAt, readDictionaryFile, textAt, timesAt } from '../property-list-file.ts';
import { timeDocs } from '../rows/time-docs.ts';

/** Keys under which something that happened stands. */
const events = [
  'BackupStateInfo',
  'AccountEnabledDate',
  'RestoreInfo',
  'DeviceTransferInfo',
] as const;

/** What the phone noted about its own backups and about the backup it was restored from. */
export type BackupEvent = {
  /** `backup-result`, `backup-state`, `backup-enabled`, `restore` or, straight from another phone, `transfer`. */
  readonly event: string;
  readonly isodate: string | null;
  /** 0 is success; other numbers are those of `domain`. */
  readonly code: number | null;
  readonly domain: string | null;
  readonly description: string | null;
  readonly isCloud: boolean | null;
  readonly isBackground: boolean | null;
  readonly state: number | null;
  /** Build of the system that the backup or the other phone was of. */
  readonly backupBuild: string | null;
  readonly deviceBuild: string | null;
};

const nothing = {
  code: null,
  domain: null,
  description: null,
  isCloud: null,
  isBackground: null,
  state: null,
  backupBuild: null,
  deviceBuild: null,
} satisfies Partial<BackupEvent>;

export const mobileBackup = defineArtifact<BackupEvent>({
  id: 'ios.mobile-backup',
  version: 1,
  title: 'Backups that the phone made, and the one it was restored from',
  group: 'device',
  describes:
    'The results of the last backups, the state of the present one, since when the backup to iCloud is on, from which backup the ' +
    'phone was restored, and when another phone moved its data to it.',
  cannotShow:
    'To which computer a backup went, and backups before the last ten. What came from a restored backup was not necessarily on this phone.',
  references: [
    'https://github.com/log2timeline/plaso/blob/main/plaso/parsers/plist_plugins/ios_mobile_backup.py',
    'https://github.com/abrignoni/iLEAPP',
  ],
  // Older systems keep it among the settings of root; newer ones, of which iOS 27 is known, among those of the person, which backups hold.
  paths: [
    '/private/var/root/Library/Preferences/com.apple.MobileBackup.plist',
    '/private/var/mobile/Library/Preferences/com.apple.MobileBackup.plist',
  ],
  expected: onSomeIphones,

  fields: {
    event: { label: 'Event' },
    isodate: { label: 'Time' },
    code: { label: 'Result' },
    domain: { label: 'Where the result comes from' },
    description: { label: 'Result in words' },
    isCloud: { label: 'To iCloud' },
    isBackground: { label: 'In the background' },
    state: { label: 'State' },
    backupBuild: { label: 'Build of the backup' },
    deviceBuild: { label: 'Build of the phone' },
  },
  summary: ['event', 'description'],
  times: timeDocs('cocoa-seconds', {
    others: [
      'backup ended',
      'state of the backup changed',
      'backup to iCloud switched on',
      'phone restored from a backup',
      'data moved from another phone',
    ],
    confidence: 'medium',
  }),

  *parse(file, context) {
    const list = readDictionaryFile(file, context);
    if (!events.some((key) => list.has(key))) {
      // A phone that was never backed up or restored has settings alone.
      for (const key of events) context.absent(key);
      context.holdsNone();
    }
    const state = dictionaryAt(list, 'BackupStateInfo');
    const results = (state && arrayAt(state, 'errors')) ?? [];
    for (const [index, result] of results.entries()) {
      const position = { unit: 'key', path: keyPath('BackupStateInfo', 'errors', index) } as const;
      if (!isDictionary(result)) {
        yield { kind: 'problem', code: 'malformed', detail: 'result is no dictionary', position };
        continue;
      }
      const isodate = momentAt(result, 'date');
      yield {
        kind: 'record',
        data: {
          ...nothing,
          event: 'backup-result',
          isodate,
          code: numberAt(result, 'code') ?? null,
          domain: textAt(result, 'domain'),
          description: textAt(result, 'localizedDescription'),
        },
        position,
        times: timesAt(result, ['backup ended', 'date']),
      };
    }
    if (state !== undefined) {
      const isodate = momentAt(state, 'date');
      yield {
        kind: 'record',
        data: {
          ...nothing,
          event: 'backup-state',
          isodate,
          isCloud: booleanAt(state, 'isCloud') ?? null,
          isBackground: booleanAt(state, 'isBackground') ?? null,
          state: numberAt(state, 'state') ?? null,
        },
        position: { unit: 'key', path: 'BackupStateInfo' },
        times: timesAt(state, ['state of the backup changed', 'date']),
      };
    }
    const enabled = momentAt(list, 'AccountEnabledDate');
    if (enabled !== null) {
      yield {
        kind: 'record',
        data: { ...nothing, event: 'backup-enabled', isodate: enabled, isCloud: true },
        position: { unit: 'key', path: 'AccountEnabledDate' },
        times: timesAt(list, ['backup to iCloud switched on', 'AccountEnabledDate']),
      };
    }
    const restore = dictionaryAt(list, 'RestoreInfo');
    if (restore !== undefined) {
      const isodate = momentAt(restore, 'RestoreDate');
      yield {
        kind: 'record',
        data: {
          ...nothing,
          event: 'restore',
          isodate,
          isCloud: booleanAt(restore, 'WasCloudRestore') ?? null,
          backupBuild: textAt(restore, 'BackupBuildVersion'),
          deviceBuild: textAt(restore, 'DeviceBuildVersion'),
        },
        position: { unit: 'key', path: 'RestoreInfo' },
        times: timesAt(restore, ['phone restored from a backup', 'RestoreDate']),
      };
    }
    // Written by the phone that receives, once what it received is put into place.
    const transfer = dictionaryAt(list, 'DeviceTransferInfo');
    if (transfer !== undefined) {
      yield {
        kind: 'record',
        data: {
          ...nothing,
          event: 'transfer',
          isodate: momentAt(transfer, 'RestoreStartDate'),
          isCloud: false,
          backupBuild: textAt(transfer, 'SourceDeviceBuildVersion'),
          deviceBuild: textAt(transfer, 'BuildVersion'),
        },
        position: { unit: 'key', path: 'DeviceTransferInfo' },
        times: timesAt(transfer, ['data moved from another phone', 'RestoreStartDate']),
      };
    }
  },
});

export const examples = (): ArtifactExample<BackupEvent>[] => [
  {
    name: 'a result, the state, and when the backup to iCloud was switched on',
    content: {
      plist: {
        AccountEnabledDate: new Date('2023-04-15T13:58:42.500Z'),
        BackupStateInfo: {
          date: new Date('2023-04-15T14:08:21Z'),
          isCloud: true,
          isBackground: false,
          state: 4,
          errors: [
            {
              code: 0,
              domain: 'MBErrorDomain',
              date: new Date('2023-05-03T01:11:53Z'),
              localizedDescription: 'Backup succeeded',
            },
            'odd',
          ],
        },
      },
    },
    records: [
      {
        ...nothing,
        event: 'backup-result',
        isodate: '2023-05-03T01:11:53Z',
        code: 0,
        domain: 'MBErrorDomain',
        description: 'Backup succeeded',
      },
      {
        ...nothing,
        event: 'backup-state',
        isodate: '2023-04-15T14:08:21Z',
        isCloud: true,
        isBackground: false,
        state: 4,
      },
      {
        ...nothing,
        event: 'backup-enabled',
        isodate: '2023-04-15T13:58:42.500Z',
        isCloud: true,
      },
    ],
    times: [
      [{ at: '2023-05-03T01:11:53Z', marks: 'backup ended', clock: 'utc' }],
      [{ at: '2023-04-15T14:08:21Z', marks: 'state of the backup changed', clock: 'utc' }],
      [{ at: '2023-04-15T13:58:42.500Z', marks: 'backup to iCloud switched on', clock: 'utc' }],
    ],
    problems: ['malformed'],
  },
  {
    name: 'a phone that was restored from a backup and made none since',
    content: {
      plist: {
        RestoreInfo: {
          RestoreDate: new Date('2022-01-02T03:04:05Z'),
          WasCloudRestore: false,
          BackupBuildVersion: '18F72',
          DeviceBuildVersion: '19C57',
        },
      },
    },
    records: [
      {
        ...nothing,
        event: 'restore',
        isodate: '2022-01-02T03:04:05Z',
        isCloud: false,
        backupBuild: '18F72',
        deviceBuild: '19C57',
      },
    ],
  },
  {
    name: 'where newer systems keep it',
    devicePath: '/private/var/mobile/Library/Preferences/com.apple.MobileBackup.plist',
    content: {
      plist: {
        RestoreInfo: { RestoreDate: new Date('2025-10-02T03:04:05Z'), WasCloudRestore: true },
      },
    },
    records: [{ ...nothing, event: 'restore', isodate: '2025-10-02T03:04:05Z', isCloud: true }],
  },
  {
    name: 'a phone to which another one moved its data',
    content: {
      plist: {
        DeviceTransferInfo: {
          BuildVersion: '22D72',
          ConnectionType: 1,
          RestoreStartDate: new Date('2025-03-02T03:04:05Z'),
          SourceDeviceBuildVersion: '21H16',
        },
      },
    },
    records: [
      {
        ...nothing,
        event: 'transfer',
        isodate: '2025-03-02T03:04:05Z',
        isCloud: false,
        backupBuild: '21H16',
        deviceBuild: '22D72',
      },
    ],
    times: [[{ at: '2025-03-02T03:04:05Z', marks: 'data moved from another phone', clock: 'utc' }]],
  },
  { name: 'a phone that made no backup', content: { plist: {} }, records: [] },
];
