import { sha256Hex } from '../../bytes/sha256.ts';
import { certificateValidity, derOf } from '../../formats/certificate-validity.ts';
import { dataAt, type PlistDictionary } from '../../formats/plist/index.ts';
import { defineArtifact, type ArtifactExample } from '../../model/index.ts';
import { inSomeDumps } from '../ios-expectation.ts';
import { readDictionaryFile, textAt, utcTimes } from '../property-list-file.ts';
import { timeDocs } from '../rows/time-docs.ts';

/** A computer, or another device, that the phone was paired with. */
export type PairingRecord = {
  /** Name of the file, which names the other device. */
  readonly record: string;
  readonly hostId: string | null;
  readonly systemBuid: string | null;
  readonly hostName: string | null;
  readonly wifiMacAddress: string | null;
  /** Whether the other device may unlock the phone's data after a restart. */
  readonly hasEscrowBag: boolean;
  readonly hostCertificateSha256: string | null;
  /** From when the certificates are valid: of the computer, of its root, and of the phone for this pairing. */
  readonly hostCertificateFrom: string | null;
  readonly rootCertificateFrom: string | null;
  readonly deviceCertificateFrom: string | null;
};

export const pairingRecords = defineArtifact<PairingRecord>({
  id: 'ios.pairing-records',
  version: 1,
  title: 'Computers that the phone trusts',
  group: 'device',
  describes:
    'Computers and other devices that were paired with the phone ("Trust This Computer"), with the certificates made for it. ' +
    'A paired computer can make backups and, while the phone is unlocked, install programs.',
  cannotShow:
    'What a computer did with the phone, and pairings that were removed. The dates are those of certificates, as the clock of the computer ' +
    'stood; some programs write a fixed date. No backup holds it.',
  references: [
    'https://support.apple.com/guide/security/pairing-model-security-secadb5b6434/web',
    'https://theapplewiki.com/wiki/Usbmux',
  ],
  paths: ['/private/var/root/Library/Lockdown/pair_records/*.plist'],
  expected: inSomeDumps,

  fields: {
    record: { label: 'Record' },
    hostId: { label: 'Number of the computer', personal: true },
    systemBuid: { label: 'Number of its system', personal: true },
    hostName: { label: 'Name of the computer', personal: true },
    wifiMacAddress: { label: 'Wi-Fi address', personal: true },
    hasEscrowBag: { label: 'May unlock data' },
    hostCertificateSha256: { label: 'SHA-256 of its certificate' },
    hostCertificateFrom: { label: 'Its certificate is valid from' },
    rootCertificateFrom: { label: 'Its root certificate is valid from' },
    deviceCertificateFrom: { label: 'Certificate of the phone is valid from' },
  },
  summary: ['record'],
  times: timeDocs('text', {
    anytime: ['certificate for this pairing valid from', 'certificate of the computer valid from'],
  }),

  *parse(file, context) {
    const list = readDictionaryFile(file, context);
    const name = context.devicePath.slice(context.devicePath.lastIndexOf('/') + 1);
    const certificate = dataAt(list, 'HostCertificate');
    const der = certificate && derOf(certificate);
    const deviceCertificateFrom = validFrom(list, 'DeviceCertificate');
    const hostCertificateFrom = validFrom(list, 'HostCertificate');
    yield {
      kind: 'record',
      data: {
        record: name.replace(/\.plist$/, ''),
        hostId: textAt(list, 'HostID'),
        systemBuid: textAt(list, 'SystemBUID'),
        hostName: textAt(list, 'HostName') ?? textAt(list, 'ComputerName'),
        wifiMacAddress: textAt(list, 'WiFiMACAddress'),
        hasEscrowBag: list.has('EscrowBag'),
        hostCertificateSha256: der === undefined ? null : sha256Hex(der),
        hostCertificateFrom,
        rootCertificateFrom: validFrom(list, 'RootCertificate'),
        deviceCertificateFrom,
      },
      position: { unit: 'byte', from: 0, to: file.size },
      times: utcTimes(
        'text',
        ['certificate for this pairing valid from', deviceCertificateFrom],
        ['certificate of the computer valid from', hostCertificateFrom],
      ),
    };
  },
});

function validFrom(list: PlistDictionary, key: string): string | null {
  const bytes = dataAt(list, key);
  return bytes === undefined ? null : (certificateValidity(bytes)?.from ?? null);
}

const devicePath =
  '/private/var/root/Library/Lockdown/pair_records/A699B869-B20F-E8A3-CF01-4B7D22125DE5.plist';

/** No certificate, but the one part of it that is read. */
const validity = Uint8Array.of(
  ...[0x30, 0x1e, 0x17, 0x0d],
  ...new TextEncoder().encode('230405060708Z'),
  ...[0x17, 0x0d],
  ...new TextEncoder().encode('330402060708Z'),
);

export const examples = (): ArtifactExample<PairingRecord>[] => [
  {
    name: 'a computer that may also unlock data',
    devicePath,
    content: {
      plist: {
        HostID: '0123ABCD-0123-4567-89AB-0123456789AB',
        SystemBUID: '0123ABCD-0123-4567-89AB-0123456789AC',
        WiFiMACAddress: '02:00:00:00:00:01',
        EscrowBag: Uint8Array.of(1, 2, 3),
        HostCertificate: validity,
        DeviceCertificate: validity,
        RootCertificate: Uint8Array.of(1),
      },
    },
    records: [
      {
        record: 'A699B869-B20F-E8A3-CF01-4B7D22125DE5',
        hostId: '0123ABCD-0123-4567-89AB-0123456789AB',
        systemBuid: '0123ABCD-0123-4567-89AB-0123456789AC',
        hostName: null,
        wifiMacAddress: '02:00:00:00:00:01',
        hasEscrowBag: true,
        hostCertificateSha256: sha256Hex(validity),
        hostCertificateFrom: '2023-04-05T06:07:08Z',
        rootCertificateFrom: null,
        deviceCertificateFrom: '2023-04-05T06:07:08Z',
      },
    ],
    times: [
      [
        {
          at: '2023-04-05T06:07:08Z',
          marks: 'certificate for this pairing valid from',
          clock: 'utc',
        },
        {
          at: '2023-04-05T06:07:08Z',
          marks: 'certificate of the computer valid from',
          clock: 'utc',
        },
      ],
    ],
  },
  {
    name: 'an older record with little in it',
    devicePath: '/private/var/root/Library/Lockdown/pair_records/31095141180308473814097980.plist',
    content: { plist: { HostID: '31095141180308473814097980' } },
    records: [
      {
        record: '31095141180308473814097980',
        hostId: '31095141180308473814097980',
        systemBuid: null,
        hostName: null,
        wifiMacAddress: null,
        hasEscrowBag: false,
        hostCertificateSha256: null,
        hostCertificateFrom: null,
        rootCertificateFrom: null,
        deviceCertificateFrom: null,
      },
    ],
    times: [[]],
  },
  {
    name: 'a record that is no dictionary',
    devicePath,
    content: { plist: ['odd'] },
    records: [],
    problems: ['unsupported'],
  },
];
