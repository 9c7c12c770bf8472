import { backupMade, defineArtifact, type ArtifactExample } from '../../model/index.ts';
import { stringAt, type PlistDictionary } from '../../formats/plist/index.ts';
import { momentAt, readDictionaryFile, textAt, textsAt, timesAt } from '../property-list-file.ts';
import { timeDocs } from '../rows/time-docs.ts';

/** What a backup says about its phone and about itself. */
export type BackupInfo = {
  readonly buildVersion: string | null;
  readonly deviceName: string | null;
  readonly displayName: string | null;
  readonly guid: string | null;
  readonly iccid: string | null;
  readonly imei: string | null;
  readonly imei2: string | null;
  readonly meid: string | null;
  readonly installedApplications: readonly string[];
  readonly lastBackupDate: string | null;
  readonly phoneNumber: string | null;
  readonly productName: string | null;
  readonly productType: string | null;
  readonly productVersion: string | null;
  readonly serialNumber: string | null;
  readonly targetIdentifier: string | null;
  readonly targetType: string | null;
  readonly uniqueIdentifier: string | null;
  readonly itunesVersion: string | null;
};

export const backupInfo = defineArtifact<BackupInfo>({
  id: 'ios.backup-info',
  version: 1,
  title: 'Description of the backup and the phone',
  group: 'device',
  describes:
    'What the program that made the backup (Finder, iTunes, libimobiledevice) wrote down about the phone: model, system version, ' +
    'identifiers, the apps that were installed, and when the backup was made.',
  cannotShow:
    'Anything from before the backup: it is one moment. It stands unprotected beside the backup and can be edited by anyone who holds the folder; ' +
    'apps that belong to the system are not listed.',
  references: [
    'https://docs.mvt.re/en/latest/ios/records/#backup_infojson',
    'https://www.theiphonewiki.com/wiki/ITunes_Backup',
  ],
  paths: ['/Info.plist'],
  expected: ({ kind }) => (kind === 'itunes-backup' ? 'always' : 'never'),

  fields: {
    buildVersion: { label: 'Build' },
    deviceName: { label: 'Name of the phone', personal: true },
    displayName: { label: 'Name shown', personal: true },
    guid: { label: 'Id of the backup', personal: true },
    iccid: { label: 'SIM card (ICCID)', personal: true },
    imei: { label: 'IMEI', personal: true },
    imei2: { label: 'Second IMEI', personal: true },
    meid: { label: 'MEID', personal: true },
    installedApplications: { label: 'Installed apps', observable: 'app-id', met: 'installed' },
    lastBackupDate: { label: 'Backup made' },
    phoneNumber: { label: 'Phone number', personal: true },
    productName: { label: 'Model name' },
    productType: { label: 'Model' },
    productVersion: { label: 'System version' },
    serialNumber: { label: 'Serial number', personal: true },
    targetIdentifier: { label: 'Device id', personal: true },
    targetType: { label: 'Kind of target' },
    uniqueIdentifier: { label: 'Device id (as written)', personal: true },
    itunesVersion: { label: 'Version of the backup program' },
  },
  summary: ['productType', 'productVersion', 'buildVersion'],
  times: timeDocs('cocoa-seconds', { others: [backupMade] }),

  *parse(file, context) {
    const info = readDictionaryFile(file, context);
    const lastBackupDate = momentAt(info, 'Last Backup Date');
    yield {
      kind: 'record',
      data: {
        buildVersion: writtenAt(info, 'Build Version'),
        deviceName: writtenAt(info, 'Device Name'),
        displayName: writtenAt(info, 'Display Name'),
        guid: writtenAt(info, 'GUID'),
        iccid: textAt(info, 'ICCID'),
        imei: textAt(info, 'IMEI'),
        imei2: textAt(info, 'IMEI 2'),
        meid: textAt(info, 'MEID'),
        installedApplications: textsAt(info, 'Installed Applications'),
        lastBackupDate,
        phoneNumber: textAt(info, 'Phone Number'),
        productName: writtenAt(info, 'Product Name'),
        productType: writtenAt(info, 'Product Type'),
        productVersion: writtenAt(info, 'Product Version'),
        serialNumber: writtenAt(info, 'Serial Number'),
        targetIdentifier: writtenAt(info, 'Target Identifier'),
        targetType: writtenAt(info, 'Target Type'),
        uniqueIdentifier: writtenAt(info, 'Unique Identifier'),
        itunesVersion: writtenAt(info, 'iTunes Version'),
      },
      position: { unit: 'key', path: '' },
      times: timesAt(info, [backupMade, 'Last Backup Date']),
    };
  },
});

/** A text, where nothing but digits could be a number as well: one is shown and told, since a version that is a number may have lost its last digit. */
function writtenAt(info: PlistDictionary, key: string): string | null {
  return stringAt(info, key) ?? textAt(info, key);
}

const nothing = {
  buildVersion: null,
  deviceName: null,
  displayName: null,
  guid: null,
  iccid: null,
  imei: null,
  imei2: null,
  meid: null,
  installedApplications: [],
  lastBackupDate: null,
  phoneNumber: null,
  productName: null,
  productType: null,
  productVersion: null,
  serialNumber: null,
  targetIdentifier: null,
  targetType: null,
  uniqueIdentifier: null,
  itunesVersion: null,
} satisfies BackupInfo;

export const examples = (): ArtifactExample<BackupInfo>[] => [
  {
    name: 'a phone and its apps',
    content: {
      plist: {
        'Build Version': '20G75',
        'Device Name': 'Phone of nobody',
        'Display Name': 'Phone of nobody',
        GUID: '0123456789ABCDEF0123456789ABCDEF',
        ICCID: '8900000000000000000',
        IMEI: '350000000000006',
        'Installed Applications': ['org.example.notes', 'net.whatsapp.WhatsApp'],
        'Last Backup Date': new Date('2023-08-02T09:10:11Z'),
        'Phone Number': '+99 0 000 000',
        'Product Name': 'iPhone 12 mini',
        'Product Type': 'iPhone13,1',
        'Product Version': '16.6',
        'Serial Number': 'F00000000000',
        'Target Identifier': '00008101-0000000000000000',
        'Target Type': 'Device',
        'Unique Identifier': '00008101-0000000000000000',
        'iTunes Version': '12.12.9.4',
      },
    },
    records: [
      {
        ...nothing,
        buildVersion: '20G75',
        deviceName: 'Phone of nobody',
        displayName: 'Phone of nobody',
        guid: '0123456789ABCDEF0123456789ABCDEF',
        iccid: '8900000000000000000',
        imei: '350000000000006',
        installedApplications: ['org.example.notes', 'net.whatsapp.WhatsApp'],
        lastBackupDate: '2023-08-02T09:10:11Z',
        phoneNumber: '+99 0 000 000',
        productName: 'iPhone 12 mini',
        productType: 'iPhone13,1',
        productVersion: '16.6',
        serialNumber: 'F00000000000',
        targetIdentifier: '00008101-0000000000000000',
        targetType: 'Device',
        uniqueIdentifier: '00008101-0000000000000000',
        itunesVersion: '12.12.9.4',
      },
    ],
    times: [[{ at: '2023-08-02T09:10:11Z', marks: backupMade, clock: 'utc' }]],
  },
  {
    name: 'a list that says nothing is a record of nothing',
    content: { plist: {} },
    records: [nothing],
    times: [[]],
  },
  {
    name: 'values of other types are told; numbers of digits alone may be stored as such',
    content: {
      plist: {
        'Device Name': { name: 'Phone of nobody' },
        IMEI: 350_000_000_000_006,
        'Installed Applications': ['org.example.notes', 7],
        'Last Backup Date': 'yesterday',
        'Product Type': 13,
        'Serial Number': true,
      },
    },
    records: [
      {
        ...nothing,
        imei: '350000000000006',
        installedApplications: ['org.example.notes'],
        productType: '13',
      },
    ],
    times: [[]],
    problems: ['malformed', 'malformed', 'malformed', 'malformed', 'malformed'],
  },
  {
    name: 'a list that is no dictionary is of an unknown form',
    content: { plist: ['Info'] },
    records: [],
    problems: ['unsupported'],
  },
  {
    name: 'a file cut off in the middle',
    content: '<?xml version="1.0"?><plist version="1.0"><dict><key>Build Version</key><str',
    records: [],
    problems: ['truncated'],
  },
];
