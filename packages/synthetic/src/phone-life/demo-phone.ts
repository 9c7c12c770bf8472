import type { BackupContent, BackupFile } from '../backup.ts';
import { agenda } from './agenda.ts';
import { apps } from './apps.ts';
import { background } from './background.ts';
import { chrome, safari } from './browsing.ts';
import { indicatorFile } from './indicators.ts';
import { messages } from './messages.ts';
import { owner } from './people.ts';
import { permissions } from './permissions.ts';
import { settings } from './settings.ts';
import { backupMade, dateOf } from './times.ts';
import type { NearMiss, PlantedFinding } from './traces.ts';
import { usage } from './usage.ts';
import { whatsApp } from './whatsapp.ts';

export interface SyntheticPhone {
  /** For `writeBackup`; add `encryption` for an encrypted one. */
  readonly backup: BackupContent & { readonly files: readonly BackupFile[] };
  /** Every finding of level `low` and above that a check with `indicators` must make, and no other. */
  readonly planted: readonly PlantedFinding[];
  readonly nearMisses: readonly NearMiss[];
  /** A STIX 2.1 bundle about the invented spyware. */
  readonly indicators: Uint8Array;
}

/** Eight weeks of an invented journalist's phone, with traces of an invented spyware. The same on every run. */
export function demoPhone(): SyntheticPhone {
  return phone(true);
}

/** The same phone as it would be without the spyware: a check with the same indicators must find nothing. */
export function ordinaryPhone(): SyntheticPhone {
  return phone(false);
}

function phone(spiked: boolean): SyntheticPhone {
  const installed = apps(spiked);
  const stores = [
    messages,
    safari,
    chrome,
    whatsApp,
    usage,
    permissions,
    agenda,
    background,
    settings,
  ].map((store) => store(spiked));
  return {
    backup: {
      device: {
        name: `${owner.first}'s iPhone`,
        productType: 'iPhone10,1',
        productName: 'iPhone 8',
        productVersion: '15.7.1',
        buildVersion: '19H117',
        serialNumber: 'F0ATHAR0DEMO',
        uniqueDeviceId: 'a74a2de0000000000000000000000000000a74a2',
        phoneNumber: owner.phone,
        imei: '350000000000006',
        iccid: '8944000000000000008',
      },
      date: dateOf(backupMade),
      apps: installed.apps,
      files: stores.flatMap(({ files }) => files),
      seed: 'athar demo',
    },
    planted: [...installed.planted, ...stores.flatMap(({ planted = [] }) => planted)],
    nearMisses: [...installed.nearMisses, ...stores.flatMap(({ nearMisses = [] }) => nearMisses)],
    indicators: indicatorFile(),
  };
}
