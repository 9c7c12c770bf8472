import { md5Hex, sha1Hex } from '../../bytes/older-digests.ts';
import { sha256Hex } from '../../bytes/sha256.ts';
import {
  arrayAt,
  booleanAt,
  dictionaryAt,
  isDictionary,
  readPropertyList,
  type PlistDictionary,
} from '../../formats/plist/index.ts';
import { signedContent } from '../../formats/signed-data.ts';
import {
  defineArtifact,
  EvidenceError,
  isEvidenceError,
  type ArtifactExample,
  type ParseContext,
  type RandomAccessFile,
} from '../../model/index.ts';
import { appBundles } from '../apps/app-bundles.ts';
import { inSomeDumps } from '../ios-expectation.ts';
import { momentAt, readDictionaryFile, textAt, textsAt, timesAt } from '../property-list-file.ts';
import { timeDocs } from '../rows/time-docs.ts';

/** A provisioning profile: what lets an app run that did not come from the App Store. */
export type AppProvisioning = {
  /** `enterprise`, `ad-hoc`, `development`, `testflight`, or `store` where it names no phones that it is for. */
  readonly kind: string;
  /** Folder of the app that carries it; null for one in the list of the phone. */
  readonly appPath: string | null;
  /** Of the app that carries it. */
  readonly bundleId: string | null;
  /** What the profile says of the app that it is for: prefix and bundle id, which may end in `*`. */
  readonly applicationIdentifier: string | null;
  readonly profileName: string | null;
  readonly profileUuid: string | null;
  readonly teamName: string | null;
  readonly teamIds: readonly string[];
  readonly created: string | null;
  readonly expires: string | null;
  /** How many phones it names. */
  readonly devices: number;
  readonly mayBeDebugged: boolean | null;
  /** SHA-256 of the certificates whose holders may sign. */
  readonly certificates: readonly string[];
  /** SHA-1 and MD5 of the same: lists name a certificate by one of the three. */
  readonly olderCertificateDigests: readonly string[];
};

/** Much longer than any: a profile for a hundred phones has some tens of KiB. */
const maxProfileBytes = 2 ** 24;
const maxCertificates = 100;

export const appProvisioning = defineArtifact<AppProvisioning>({
  id: 'ios.app-provisioning',
  version: 1,
  title: 'Provisioning profiles of apps',
  group: 'apps',
  describes:
    'Profiles that let an app run without the App Store, as they stand in the folder of the app, and in the list that the phone keeps: who may sign the app, ' +
    'for how long, and whether for any phone (companies), for some (tests), or for the programs of developers.',
  cannotShow:
    'Whether the signature of a profile holds: it is not checked. Apps that run without one, as on a phone whose protections were taken off, and profiles that were removed with their app. No backup holds it.',
  references: [
    'https://developer.apple.com/documentation/technotes/tn3125-inside-code-signing-provisioning-profiles',
    'https://blog.google/threat-analysis-group/italian-spyware-vendor-targets-users-in-italy-and-kazakhstan/',
  ],
  paths: [
    `${appBundles}/*/*.app/embedded.mobileprovision`,
    '/private/var/MobileDevice/ProvisioningProfiles/*',
  ],
  alsoReads: [`${appBundles}/*/*.app/Info.plist`],
  expected: inSomeDumps,

  fields: {
    kind: { label: 'Kind of profile' },
    appPath: { label: 'Folder of the app' },
    bundleId: { label: 'App', observable: 'program', met: 'installed' },
    applicationIdentifier: { label: 'For the app' },
    profileName: { label: 'Name of the profile' },
    profileUuid: { label: 'Id of the profile' },
    teamName: { label: 'Signed by' },
    teamIds: { label: 'Ids of the signer' },
    created: { label: 'Made' },
    expires: { label: 'Valid until' },
    devices: { label: 'Phones it names' },
    mayBeDebugged: { label: 'For the programs of developers' },
    certificates: {
      label: 'Certificates of signers (SHA-256)',
      observable: 'certificate',
      met: 'installed',
    },
    olderCertificateDigests: {
      label: 'The same certificates (SHA-1 and MD5)',
      observable: 'certificate',
      met: 'installed',
    },
  },
  summary: ['bundleId', 'kind', 'teamName'],
  times: timeDocs('cocoa-seconds', { anytime: ['profile made', 'profile valid until'] }),

  *parse(file, context) {
    if (file.size > maxProfileBytes) {
      throw new EvidenceError('limit-exceeded', `a profile of ${file.size} bytes`);
    }
    const profile = profileIn(file, context);
    const rights = dictionaryAt(profile, 'Entitlements') ?? new Map<string, never>();
    const certificates = (arrayAt(profile, 'DeveloperCertificates') ?? []).filter(
      (certificate) => certificate instanceof Uint8Array,
    );
    const kept = certificates.slice(0, maxCertificates);
    const position = { unit: 'key', path: '' } as const;
    if (certificates.length > maxCertificates) {
      const detail = `more than ${maxCertificates} certificates`;
      yield { kind: 'problem', code: 'limit-exceeded', detail, position };
    }
    const appPath = appPathOf(context.devicePath);
    yield {
      kind: 'record',
      data: {
        kind: kindOf(profile, rights),
        appPath,
        bundleId: appPath === null ? null : bundleIdOf(appPath, context),
        applicationIdentifier:
          textAt(rights, 'application-identifier') ??
          textAt(rights, 'com.apple.application-identifier'),
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
      },
      position,
      times: timesAt(
        profile,
        ['profile made', 'CreationDate'],
        ['profile valid until', 'ExpirationDate'],
      ),
    };
  },
});

function profileIn(file: RandomAccessFile, { limits }: ParseContext): PlistDictionary {
  const profile = readPropertyList(signedContent(file.read(0, file.size)), limits);
  if (!isDictionary(profile)) {
    throw new EvidenceError('unsupported', 'the profile is no dictionary');
  }
  return profile;
}

/** TestFlight's profiles name no phones either, and say that the App Store tests the app. */
function kindOf(profile: PlistDictionary, rights: PlistDictionary): string {
  if (booleanAt(profile, 'ProvisionsAllDevices') === true) return 'enterprise';
  if (booleanAt(rights, 'get-task-allow') === true) return 'development';
  if (profile.has('ProvisionedDevices')) return 'ad-hoc';
  return booleanAt(rights, 'beta-reports-active') === true ? 'testflight' : 'store';
}

function appPathOf(devicePath: string): string | null {
  return devicePath.startsWith(`${appBundles}/`)
    ? devicePath.slice(0, devicePath.lastIndexOf('/'))
    : null;
}

/** An Info.plist that cannot be read is told where the list of apps is read. */
function bundleIdOf(appPath: string, context: ParseContext): string | null {
  const file = context.related(`${appPath}/Info.plist`);
  if (file === undefined) return null;
  try {
    return textAt(readDictionaryFile(file, context), 'CFBundleIdentifier');
  } catch (error) {
    if (!isEvidenceError(error)) throw error;
    return null;
  }
}

/** The smallest CMS around a text: lengths in two bytes, no signer. */
function signed(text: string): Uint8Array {
  const element = (tag: number, content: Uint8Array): Uint8Array =>
    Uint8Array.of(tag, 0x82, content.length >> 8, content.length & 0xff, ...content);
  const join = (...parts: readonly Uint8Array[]): Uint8Array =>
    Uint8Array.from(parts.flatMap((part) => [...part]));
  const id = (last: number): Uint8Array =>
    Uint8Array.of(0x06, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, last);
  const content = element(0xa0, element(0x04, new TextEncoder().encode(text)));
  const data = join(
    Uint8Array.of(0x02, 1, 1, 0x31, 0),
    element(0x30, join(id(1), content)),
    Uint8Array.of(0x31, 0),
  );
  return element(0x30, join(id(2), element(0xa0, element(0x30, data))));
}

function profile(body: string): Uint8Array {
  return signed(
    '<?xml version="1.0"?><plist version="1.0"><dict><key>Name</key><string>Example</string><key>UUID</key><string>P-1</string>' +
      '<key>TeamName</key><string>Example Works</string><key>TeamIdentifier</key><array><string>TEAM123456</string></array>' +
      '<key>CreationDate</key><date>2023-01-02T03:04:05Z</date><key>ExpirationDate</key><date>2024-01-02T03:04:05Z</date>' +
      `<key>DeveloperCertificates</key><array><data>AQID</data></array>${body}</dict></plist>`,
  );
}

const app = `${appBundles}/00000000-0000-4000-8000-000000000000/Example.app`;
const entitlements = (more: string): string =>
  `<key>Entitlements</key><dict><key>application-identifier</key><string>TEAM123456.org.example.tool</string>${more}</dict>`;

const enterprise = {
  kind: 'enterprise',
  appPath: app,
  bundleId: 'org.example.tool',
  applicationIdentifier: 'TEAM123456.org.example.tool',
  profileName: 'Example',
  profileUuid: 'P-1',
  teamName: 'Example Works',
  teamIds: ['TEAM123456'],
  created: '2023-01-02T03:04:05Z',
  expires: '2024-01-02T03:04:05Z',
  devices: 0,
  mayBeDebugged: false,
  certificates: ['039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81'],
  olderCertificateDigests: [
    '7037807198c22a7d2b0807371d763779a84fdfcf',
    '5289df737df57326fcdd22597afb1fac',
  ],
} satisfies AppProvisioning;

const info = { plist: { CFBundleIdentifier: 'org.example.tool' } } as const;

export const examples = (): ArtifactExample<AppProvisioning>[] => [
  {
    name: 'an app of a company, for any phone',
    devicePath: `${app}/embedded.mobileprovision`,
    content: profile(
      `<key>ProvisionsAllDevices</key><true/>${entitlements('<key>get-task-allow</key><false/>')}`,
    ),
    related: { [`${app}/Info.plist`]: info },
    records: [enterprise],
    times: [
      [
        { at: '2023-01-02T03:04:05Z', marks: 'profile made', clock: 'utc' },
        { at: '2024-01-02T03:04:05Z', marks: 'profile valid until', clock: 'utc' },
      ],
    ],
  },
  {
    name: 'an app for some phones, whose description cannot be read',
    devicePath: `${app}/embedded.mobileprovision`,
    content: profile(
      `<key>ProvisionedDevices</key><array><string>a</string><string>b</string></array>${entitlements('')}`,
    ),
    related: { [`${app}/Info.plist`]: 'no list' },
    records: [{ ...enterprise, kind: 'ad-hoc', bundleId: null, devices: 2, mayBeDebugged: null }],
  },
  {
    name: 'a program that is being made, in the list of the phone',
    devicePath: '/private/var/MobileDevice/ProvisioningProfiles/P-1',
    content: profile(
      `<key>ProvisionedDevices</key><array><string>a</string></array>${entitlements('<key>get-task-allow</key><true/>')}`,
    ),
    records: [
      {
        ...enterprise,
        kind: 'development',
        appPath: null,
        bundleId: null,
        devices: 1,
        mayBeDebugged: true,
      },
    ],
  },
  {
    name: 'a test through TestFlight',
    devicePath: `${app}/embedded.mobileprovision`,
    content: profile(entitlements('<key>beta-reports-active</key><true/>')),
    related: { [`${app}/Info.plist`]: info },
    records: [{ ...enterprise, kind: 'testflight', mayBeDebugged: null }],
  },
  {
    name: 'a profile that is no signed data',
    devicePath: `${app}/embedded.mobileprovision`,
    content: '<plist version="1.0"><dict/></plist>',
    records: [],
    problems: ['unsupported'],
  },
];
