import { binaryPlist } from '../property-list.ts';
import { sqliteFile } from '../sqlite-file.ts';
import { tablesOf } from '../named-rows.ts';
import { tccSchema } from '../schemas.ts';
import { nightjar } from './indicators.ts';
import { randomOf } from './random.ts';
import { backupMade, cocoaSeconds, daySeconds, lifeBegins, moment } from './times.ts';
import { met, type StoreContent } from './traces.ts';

const grants: readonly (readonly [service: string, client: string, allowed: boolean])[] = [
  ['kTCCServiceCamera', 'net.whatsapp.WhatsApp', true],
  ['kTCCServiceMicrophone', 'net.whatsapp.WhatsApp', true],
  ['kTCCServiceAddressBook', 'net.whatsapp.WhatsApp', true],
  ['kTCCServicePhotos', 'net.whatsapp.WhatsApp', true],
  ['kTCCServiceCamera', 'example.tidebank.mobile', true],
  ['kTCCServiceMicrophone', 'com.google.chrome.ios', false],
  ['kTCCServicePhotosAdd', 'example.kitchen-notes.app', true],
  ['kTCCServiceMicrophone', 'com.nightjar.keyboards', false],
];

/** Permissions of apps, and which of them ask for the place of the phone. */
export function permissions(spiked: boolean): StoreContent {
  const random = randomOf('permissions');
  const rows = grants.map(([service, client, allowed]) => ({
    service,
    client,
    allowed,
    time: lifeBegins - random.whole(1, 300) * daySeconds,
  }));
  if (spiked) {
    rows.push({
      service: 'kTCCServiceMicrophone',
      client: nightjar.keyboard.value,
      allowed: true,
      time: moment('2022-10-29T03:20:00Z'),
    });
  }
  const tcc = sqliteFile({
    tables: tablesOf(tccSchema, {
      access: rows.map(({ service, client, allowed, time }) => ({
        service,
        client,
        client_type: 0,
        auth_value: allowed ? 2 : 0,
        auth_reason: 2,
        auth_version: 1,
        indirect_object_identifier: 'UNUSED',
        flags: 0,
        last_modified: time,
      })),
      admin: [{ key: 'version', value: 15 }],
    }),
  });
  const clients = ['example.wayfarer.maps', 'com.apple.weather', 'net.whatsapp.WhatsApp'];
  const places = Object.fromEntries(
    clients.map((bundle) => {
      const stopped = cocoaSeconds(backupMade - random.whole(600, 5 * daySeconds));
      return [
        `i${bundle}:`,
        {
          BundleId: bundle,
          BundlePath: `/private/var/containers/Bundle/Application/${random.uuid()}/${bundle.split('.').at(-1) ?? ''}.app`,
          Authorization: 4,
          LocationTimeStopped: stopped,
          ReceivingLocationInformationTimeStopped: stopped,
          ConsumptionPeriodBegin: stopped - 900,
        },
      ];
    }),
  );
  return {
    files: [
      {
        domain: 'HomeDomain',
        relativePath: 'Library/TCC/TCC.db',
        content: tcc,
        modified: backupMade - daySeconds,
      },
      {
        domain: 'RootDomain',
        relativePath: 'Library/Caches/locationd/clients.plist',
        content: binaryPlist(places),
        modified: backupMade - 3600,
      },
    ],
    planted: spiked
      ? [met('ios.tcc', 'ran', nightjar.keyboard, 'the published app was allowed the microphone')]
      : [],
    nearMisses: [
      {
        artifact: 'ios.tcc',
        seen: 'com.nightjar.keyboards',
        note: 'one letter more than the published app',
      },
    ],
  };
}
