import { cocoaOffsetSeconds } from '../../bytes/time.ts';
import {
  dataAt,
  booleanAt,
  dictionaryAt,
  arrayAt,
  isDictionary,
  PlistDate,
  readPropertyList,
  stringAt,
  wrongTypeOf,
  type PlistDictionary,
  type PlistTypeName,
} from '../../formats/plist/index.ts';
import {
  isEvidenceError,
  type DeviceInfo,
  type ProblemCode,
  type SourceProblem,
} from '../../model/index.ts';
import { below, type Container } from '../container.ts';
import type { Platform } from '../platform.ts';

/** Larger is no Info.plist: real ones hold icons and settings of every app and stay below 50 MB. */
const maxPlistBytes = 2 ** 28;

/** Most apps of one phone that are kept by name. */
const maxApps = 100_000;

/** What a backup says about itself in the property lists beside its manifest. */
export interface BackupFacts {
  readonly device: DeviceInfo;
  /** The UDID in lower case. */
  readonly deviceKey: string | undefined;
  readonly installedApps: ReadonlySet<string>;
  /** Whether a file that tells of apps could not be read, or tells of too many. */
  readonly lacksApps: boolean;
  /** The latest date that its lists give for the backup, in Unix seconds. */
  readonly madeAt: number | undefined;
  /** As Manifest.plist says; `undefined` where it is missing or does not say. */
  readonly isEncrypted: boolean | undefined;
  /** Why the system did not give us Manifest.plist, which then may hold all that is missed. */
  readonly barred: 'no-permission' | 'disk-error' | undefined;
  readonly keybag: Uint8Array | undefined;
  readonly manifestKey: Uint8Array | undefined;
  readonly problems: readonly SourceProblem[];
}

/** Reads Info.plist, Manifest.plist and Status.plist of the backup in this folder; each may be missing. */
export function readBackupFacts(
  platform: Platform,
  container: Container,
  folder: string,
): BackupFacts {
  const problems: SourceProblem[] = [];
  const info = plistAt(platform, container, below(folder, 'Info.plist'), problems);
  const before = problems.length;
  const manifest = plistAt(platform, container, below(folder, 'Manifest.plist'), problems);
  const areListsRead = problems.length === 0;
  const codes = problems.slice(before).map(({ code }) => code);
  const barred = codes.find((code) => code === 'no-permission' || code === 'disk-error');
  const status = plistAt(platform, container, below(folder, 'Status.plist'), problems);
  const snapshot = status && stringAt(status, 'SnapshotState');
  const isUnfinished = snapshot !== undefined && snapshot !== 'finished';
  if (isUnfinished) {
    const detail = `the backup was not finished: ${snapshot}`;
    problems.push({ code: 'truncated', detail, about: 'unfinished' });
  }
  const mistyped = [
    ...wrongTypesIn('Info.plist', info, typesOfInfo),
    ...wrongTypesIn('Manifest.plist', manifest, typesOfManifest),
    ...wrongTypesIn('Status.plist', status, { SnapshotState: ['string'] }),
  ];
  const lockdown = manifest && dictionaryAt(manifest, 'Lockdown');
  const told = (inInfo: string, inLockdown: string): string | undefined =>
    (info && stringAt(info, inInfo)) ?? (lockdown && stringAt(lockdown, inLockdown));
  mistyped.push(...wrongTypesIn('Manifest.plist, Lockdown', lockdown, typesOfLockdown));
  for (const { detail } of mistyped) {
    problems.push({ code: 'malformed', detail, about: 'description' });
  }
  const ownUdid = info && stringAt(info, 'Unique Identifier');
  const lockdownUdid = lockdown && stringAt(lockdown, 'UniqueDeviceID');
  if (nameTwoPhones([ownUdid, lockdownUdid])) {
    const detail = 'Info.plist and Manifest.plist name two phones';
    problems.push({ code: 'malformed', detail, about: 'two-phones' });
  }
  // Of one that broke off, either may be that of the backup before.
  for (const [inInfo, inLockdown] of isUnfinished ? [] : toldTwice) {
    const [one, other] = [
      info && stringAt(info, inInfo),
      lockdown && stringAt(lockdown, inLockdown),
    ];
    if (one === undefined || other === undefined || one === other) continue;
    const detail = `Info.plist and Manifest.plist differ: ${inInfo}`;
    problems.push({ code: 'malformed', detail, about: 'description' });
  }
  const model = told('Product Type', 'ProductType');
  const osVersion = told('Product Version', 'ProductVersion');
  const build = told('Build Version', 'BuildVersion');

  const installedApps = new Set<string>();
  const install = (id: unknown): void => {
    if (typeof id === 'string' && installedApps.size < maxApps) installedApps.add(id);
  };
  const listed = (info && arrayAt(info, 'Installed Applications')) ?? [];
  for (const id of listed) install(id);
  const lacksNames = listed.some((id) => typeof id !== 'string');
  if (lacksNames) {
    const detail = 'Info.plist: Installed Applications: an entry that is no string';
    problems.push({ code: 'malformed', detail, about: 'description' });
  }
  for (const list of [info, manifest]) {
    for (const id of (list && dictionaryAt(list, 'Applications'))?.keys() ?? []) install(id);
  }

  return {
    device: {
      platform: 'ios',
      ...(model !== undefined && { model }),
      ...(osVersion !== undefined && { osVersion }),
      ...(build !== undefined && { build }),
    },
    deviceKey: told('Unique Identifier', 'UniqueDeviceID')?.toLowerCase(),
    installedApps,
    lacksApps:
      !areListsRead ||
      lacksNames ||
      mistyped.some(({ key }) => keysOfApps.has(key)) ||
      installedApps.size >= maxApps,
    madeAt: latestOf(info?.get('Last Backup Date'), manifest?.get('Date'), status?.get('Date')),
    isEncrypted: manifest && booleanAt(manifest, 'IsEncrypted'),
    barred,
    keybag: manifest && dataAt(manifest, 'BackupKeyBag'),
    manifestKey: manifest && dataAt(manifest, 'ManifestKey'),
    problems,
  };
}

/** Whether all of these are identifiers of phones, and not the same; one that was made anonymous by a row of one digit says nothing. */
function nameTwoPhones(udids: readonly (string | undefined)[]): boolean {
  const plain = udids.map((udid) => udid?.toLowerCase().replaceAll('-', '') ?? '');
  const areWhole = plain.every((udid) => /^(?:[0-9a-f]{40}|[0-9a-f]{24})$/.test(udid));
  return areWhole && plain.every((udid) => !/^(.)\1*$/.test(udid)) && new Set(plain).size > 1;
}

function latestOf(...dates: readonly unknown[]): number | undefined {
  const seconds = dates.flatMap((date) =>
    date instanceof PlistDate && Number.isFinite(date.cocoaSeconds)
      ? [date.cocoaSeconds + cocoaOffsetSeconds]
      : [],
  );
  return seconds.length === 0 ? undefined : Math.max(...seconds);
}

type Types = { readonly [key: string]: readonly [PlistTypeName, ...PlistTypeName[]] };

/** What is read of the property lists here. Some writers store a boolean as 0 or 1. */
const typesOfInfo: Types = {
  'Product Type': ['string'],
  'Product Version': ['string'],
  'Build Version': ['string'],
  'Installed Applications': ['array'],
  Applications: ['dictionary'],
};
const typesOfManifest: Types = {
  IsEncrypted: ['boolean', 'number'],
  BackupKeyBag: ['data'],
  ManifestKey: ['data'],
  Lockdown: ['dictionary'],
  Applications: ['dictionary'],
  Date: ['date'],
};
const typesOfLockdown: Types = {
  ProductType: ['string'],
  ProductVersion: ['string'],
  BuildVersion: ['string'],
};
/** What Info.plist and the dictionary `Lockdown` of Manifest.plist both took from the phone. */
const toldTwice = [
  ['Product Type', 'ProductType'],
  ['Product Version', 'ProductVersion'],
  ['Build Version', 'BuildVersion'],
] as const;

const keysOfApps: ReadonlySet<string> = new Set(['Installed Applications', 'Applications']);

/** Values of another type than the one that is read: they would pass for absent. */
function wrongTypesIn(
  file: string,
  list: PlistDictionary | undefined,
  types: Types,
): { readonly key: string; readonly detail: string }[] {
  if (list === undefined) return [];
  return Object.entries(types).flatMap(([key, expected]) => {
    const wrong =
      key === 'IsEncrypted' && list.has(key) && booleanAt(list, key) === undefined
        ? `${key}: neither true nor false`
        : wrongTypeOf(list, key, ...expected);
    return wrong === undefined ? [] : [{ key, detail: `${file}: ${wrong}` }];
  });
}

function plistAt(
  platform: Platform,
  container: Container,
  name: string,
  problems: SourceProblem[],
): PlistDictionary | undefined {
  const entry = container.entry(name);
  if (entry === undefined) return undefined;
  const shortName = name.slice(name.lastIndexOf('/') + 1);
  const tell = (code: ProblemCode, detail: string): void => {
    problems.push({ code, detail, about: 'description' });
  };
  if (entry.content.kind === 'unreadable') {
    tell(entry.content.code, `${shortName}: ${entry.content.detail}`);
    return undefined;
  }
  try {
    const file = platform.open(entry.content);
    try {
      if (file.size > maxPlistBytes) {
        tell('limit-exceeded', `${shortName} has ${file.size} bytes`);
        return undefined;
      }
      const value = readPropertyList(file.read(0, file.size));
      if (isDictionary(value)) return value;
      tell('malformed', `${shortName} holds no dictionary`);
      return undefined;
    } finally {
      file.close();
    }
  } catch (error) {
    if (!isEvidenceError(error)) throw error;
    tell(error.code, `${shortName}: ${error.message}`);
    return undefined;
  }
}
