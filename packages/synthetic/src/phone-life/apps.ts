import type { BackupApp } from '../backup/lists.ts';
import { nightjar } from './indicators.ts';
import { dateOf, moment } from './times.ts';
import { met, type NearMiss, type PlantedFinding } from './traces.ts';

const fromStore = (
  bundleId: string,
  name: string,
  artist: string,
  version: string,
  bought: string,
): BackupApp => ({
  bundleId,
  version,
  storeMetadata: {
    softwareVersionBundleId: bundleId,
    bundleShortVersionString: version,
    itemName: name,
    artistName: artist,
    genre: 'Utilities',
    itemId: 1_400_000_000 + bundleId.length * 7919,
    sourceApp: 'com.apple.AppStore',
    'com.apple.iTunesStore.downloadInfo': {
      purchaseDate: bought,
      accountInfo: { AppleID: 'salma@quayside-herald.example' },
    },
    releaseDate: dateOf(moment('2019-03-02T08:00:00Z')),
  },
});

const ordinaryApps: readonly BackupApp[] = [
  fromStore(
    'net.whatsapp.WhatsApp',
    'WhatsApp Messenger',
    'WhatsApp Inc.',
    '22.22.80',
    '2020-05-01T09:10:11Z',
  ),
  fromStore(
    'com.google.chrome.ios',
    'Google Chrome',
    'Google LLC',
    '107.0.5304.66',
    '2021-01-14T18:00:40Z',
  ),
  fromStore('example.tidebank.mobile', 'Tidebank', 'Tidebank Ltd', '8.4.1', '2021-02-20T07:31:02Z'),
  fromStore('example.wayfarer.maps', 'Wayfarer Maps', 'Wayfarer', '5.0', '2021-06-11T12:00:00Z'),
  fromStore(
    'example.kitchen-notes.app',
    'Kitchen Notes',
    'Two Spoons',
    '2.3.1',
    '2022-01-30T20:15:27Z',
  ),
  fromStore('example.metroline.tickets', 'Metroline', 'Metroline', '11.2', '2022-03-08T06:50:00Z'),
  // Begins as the published bundle id does, and is a guide to birds.
  fromStore(
    'com.nightjar.keyboards',
    'Nightjar: British Birds',
    'Feather and Reed',
    '1.9',
    '2022-04-17T10:20:30Z',
  ),
];

const keyboard: BackupApp = {
  bundleId: 'com.nightjar.keyboard',
  version: '1.0',
  storeMetadata: {
    softwareVersionBundleId: 'com.nightjar.keyboard',
    bundleShortVersionString: '1.0',
    itemName: 'Keyboard Update',
    artistName: '',
    sourceApp: 'com.roster.installer',
  },
};

/** What Info.plist says about installed apps. */
export function apps(spiked: boolean): {
  readonly apps: readonly BackupApp[];
  readonly planted: readonly PlantedFinding[];
  readonly nearMisses: readonly NearMiss[];
} {
  return {
    apps: spiked ? [...ordinaryApps, keyboard] : ordinaryApps,
    planted: spiked
      ? [
          met('ios.applications', 'installed', nightjar.keyboard, 'a published app'),
          met(
            'ios.backup-info',
            'installed',
            nightjar.keyboard,
            'the same app in the list of the phone',
          ),
          {
            artifact: 'ios.applications',
            origin: { kind: 'rule', id: 'ios.app-not-from-store' },
            met: 'installed',
            level: 'low',
            note: 'installed by a program that is no store',
          },
        ]
      : [],
    nearMisses: [
      {
        artifact: 'ios.applications',
        seen: 'com.nightjar.keyboards',
        note: 'one letter more than the published app',
      },
    ],
  };
}
