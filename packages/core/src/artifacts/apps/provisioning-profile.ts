import { md5Hex, sha1Hex } from '../../bytes/older-digests.ts';
import { sha256Hex } from '../../bytes/sha256.ts';
import {
  arrayAt,
  booleanAt,
  dictionaryAt,
  isDictionary,
  readPropertyList,
  type PlistDictionary,
  type PlistOptions,
} from '../../formats/plist/index.ts';
import { signedContent } from '../../formats/signed-data.ts';
import { EvidenceError, type Emission, type Limits, type Position } from '../../model/index.ts';
import { momentAt, textAt, textsAt, timesAt } from '../property-list-file.ts';

/** A provisioning profile: what lets an app run that did not come from the App Store. */
export type AppProvisioning = {
  /** `enterprise`, `ad-hoc`, `development`, `testflight`, or `store` where it names no phones that it is for; null where only its short form is left, which does not say. */
  readonly kind: string | null;
  /** Folder of the app that carries it; null for one in the list of the phone. */
  readonly appPath: string | null;
  /** Of the app that carries it. */
  readonly bundleId: string | null;
  /** What the profile says of the app that it is for: prefix and bundle id, which may end in `*`. */
  readonly applicationIdentifier: string | null;
  /** The same without its prefix; null where it ends in `*`, which is no app. */
  readonly intendedBundleId: string | null;
  readonly profileName: string | null;
  readonly profileUuid: string | null;
  readonly teamName: string | null;
  readonly teamIds: readonly string[];
  readonly created: string | null;
  readonly expires: string | null;
  /** How many phones it names; null where only its short form is left. */
  readonly devices: number | null;
  readonly mayBeDebugged: boolean | null;
  /** SHA-256 of the certificates whose holders may sign. */
  readonly certificates: readonly string[];
  /** SHA-1 and MD5 of the same: lists name a certificate by one of the three. */
  readonly olderCertificateDigests: readonly string[];
};

/** Much longer than any: a profile for a hundred phones has some tens of KiB. */
export const maxProfileBytes = 2 ** 24;
/** Certificates of one profile that are read. */
export const maxCertificates = 100;

/** The profile in the signature (CMS) around it, which is not verified. Throws `EvidenceError` where it is too large or no dictionary. */
export function profileIn(
  bytes: Uint8Array,
  limits: Limits,
  options: PlistOptions,
): PlistDictionary {
  if (bytes.length > maxProfileBytes) {
    throw new EvidenceError('limit-exceeded', `a profile of more than ${maxProfileBytes} bytes`);
  }
  const profile = readPropertyList(signedContent(bytes, options.tellDamage), limits, options);
  if (!isDictionary(profile)) {
    throw new EvidenceError('unsupported', 'the profile is no dictionary');
  }
  return profile;
}

/** `other` is what the profile does not say itself, or what its place knows better. */
export function* profileRecord(
  profile: PlistDictionary,
  other: Pick<AppProvisioning, 'appPath' | 'bundleId'> & Partial<AppProvisioning>,
  position: Position,
): Generator<Emission<AppProvisioning>> {
  const rights = dictionaryAt(profile, 'Entitlements') ?? new Map<string, never>();
  const applicationIdentifier =
    textAt(rights, 'application-identifier') ?? textAt(rights, 'com.apple.application-identifier');
  const certificates = (arrayAt(profile, 'DeveloperCertificates') ?? []).filter(
    (certificate) => certificate instanceof Uint8Array,
  );
  const kept = certificates.slice(0, maxCertificates);
  if (certificates.length > maxCertificates) {
    const detail = `more than ${maxCertificates} certificates`;
    yield { kind: 'problem', code: 'limit-exceeded', detail, position };
  }
  yield {
    kind: 'record',
    data: {
      kind: kindOf(profile, rights),
      applicationIdentifier,
      intendedBundleId: bundleIdIn(applicationIdentifier),
      profileName: textAt(profile, 'Name'),
      profileUuid: textAt(profile, 'UUID'),
      teamName: textAt(profile, 'TeamName'),
      teamIds: textsAt(profile, 'TeamIdentifier').slice(0, maxCertificates),
      created: momentAt(profile, 'CreationDate'),
      expires: momentAt(profile, 'ExpirationDate'),
      devices: arrayAt(profile, 'ProvisionedDevices')?.length ?? 0,
      mayBeDebugged: booleanAt(rights, 'get-task-allow') ?? null,
      certificates: kept.map((bytes) => sha256Hex(bytes)),
      olderCertificateDigests: kept.flatMap((bytes) => [sha1Hex(bytes), md5Hex(bytes)]),
      ...other,
    },
    position,
    times: timesAt(
      profile,
      ['profile made', 'CreationDate'],
      ['profile valid until', 'ExpirationDate'],
    ),
  };
}

/** Behind the prefix, which is the id of a team and holds no dot. */
function bundleIdIn(applicationIdentifier: string | null): string | null {
  return /^[^.]{1,100}\.([^*]{1,1000})$/.exec(applicationIdentifier ?? '')?.[1] ?? null;
}

/** TestFlight's profiles name no phones either, and say that the App Store tests the app. */
function kindOf(profile: PlistDictionary, rights: PlistDictionary): string {
  if (booleanAt(profile, 'ProvisionsAllDevices') === true) return 'enterprise';
  if (booleanAt(rights, 'get-task-allow') === true) return 'development';
  if (profile.has('ProvisionedDevices')) return 'ad-hoc';
  return booleanAt(rights, 'beta-reports-active') === true ? 'testflight' : 'store';
}
