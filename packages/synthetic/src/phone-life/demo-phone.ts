import type { BackupContent, BackupFile } from '../backup.ts';
import { agenda } from './agenda.ts';
import { apps } from './apps.ts';
import { background } from './background.ts';
import { chrome, safari } from './browsing.ts';
import { indicatorFile } from './indicators.ts';
import { everything, oneOf, type Kept } from './kept.ts';
import { messages } from './messages.ts';
import { owner } from './people.ts';
import { permissions } from './permissions.ts';
import { settings } from './settings.ts';
import { backupMade, dateOf } from './times.ts';
import type { NearMiss, PlantedFinding } from './traces.ts';
import { usage } from './usage.ts';
import { whatsApp } from './whatsapp.ts';

/** A phone that nobody has, with what a check of it must find; inert, since everything on it is text. */
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
  return phone({ spiked: true, kept: everything });
}

/** The same phone as it would be without the spyware: a check with the same indicators must find nothing. */
export function ordinaryPhone(): SyntheticPhone {
  return phone({ spiked: false, kept: everything });
}

/**
 * The ordinary phone of somebody who writes and browses a tenth as much: all that is stored there is stored here, with rows in it. It
 * is made and checked in much less time, for whoever asks nothing of how much there is.
 */
export function quietPhone(): SyntheticPhone {
  return phone({ spiked: false, kept: oneOf(10) });
}

function phone({ spiked, kept }: { spiked: boolean; kept: Kept }): SyntheticPhone {
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
  ].map((store) => store(spiked, kept));
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
