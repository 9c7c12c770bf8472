import { hexOf } from '../../bytes/hex.ts';
import { numberAt, type PlistDictionary } from '../../formats/plist/index.ts';
import { defineArtifact, type ArtifactExample } from '../../model/index.ts';
import { inSomeDumps } from '../ios-expectation.ts';
import { momentAt, readDictionaryFile, textAt, timesAt } from '../property-list-file.ts';
import { timeDocs } from '../rows/time-docs.ts';

/** The last address that a network gave to the phone. */
export type DhcpLease = {
  /** The interface, which is the name of the file; older systems add the network's address. */
  readonly interface: string;
  readonly ipAddress: string | null;
  readonly ssid: string | null;
  readonly routerIpAddress: string | null;
  readonly routerHardwareAddress: string | null;
  readonly leaseStartDate: string | null;
  /** Seconds. */
  readonly leaseLength: number | null;
};

export const dhcpLeases = defineArtifact<DhcpLease>({
  id: 'ios.dhcp-leases',
  version: 1,
  title: 'Addresses that networks gave to the phone',
  group: 'device',
  describes:
    'The last address that a network gave to each interface of the phone, when, and the router that gave it: where the phone was ' +
    'connected last.',
  cannotShow:
    'What went over the network, and earlier networks: as a rule the last lease of each interface is kept alone.',
  references: [
    'https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/dhcpl.py',
    'https://github.com/apple-oss-distributions/bootp',
  ],
  paths: ['/private/var/db/dhcpclient/leases/*'],
  expected: inSomeDumps,

  fields: {
    interface: { label: 'Interface' },
    ipAddress: { label: 'Address of the phone' },
    ssid: { label: 'Name of the network', personal: true },
    routerIpAddress: { label: 'Address of the router' },
    routerHardwareAddress: { label: 'Hardware address of the router', personal: true },
    leaseStartDate: { label: 'Given' },
    leaseLength: { label: 'For (seconds)' },
  },
  summary: ['interface', 'ipAddress'],
  times: timeDocs('cocoa-seconds', { others: ['address given'], confidence: 'medium' }),

  *parse(file, context) {
    const list = readDictionaryFile(file, context);
    const name = context.devicePath.slice(context.devicePath.lastIndexOf('/') + 1);
    const leaseStartDate = momentAt(list, 'LeaseStartDate');
    yield {
      kind: 'record',
      data: {
        interface: name.replace(/\.plist$/, ''),
        ipAddress: textAt(list, 'IPAddress'),
        ssid: textAt(list, 'SSID'),
        routerIpAddress: textAt(list, 'RouterIPAddress'),
        routerHardwareAddress: hardwareAddressAt(list, 'RouterHardwareAddress'),
        leaseStartDate,
        leaseLength: numberAt(list, 'LeaseLength') ?? null,
      },
      position: { unit: 'byte', from: 0, to: file.size },
      times: timesAt(list, ['address given', 'LeaseStartDate']),
    };
  },
});

/** Six bytes, or text as it stands. */
function hardwareAddressAt(list: PlistDictionary, key: string): string | null {
  const address = list.get(key);
  return address instanceof Uint8Array && address.length === 6
    ? hexOf(address, ':')
    : textAt(list, key);
}

export const examples = (): ArtifactExample<DhcpLease>[] => [
  {
    name: 'a lease of a Wi-Fi network',
    devicePath: '/private/var/db/dhcpclient/leases/en0.plist',
    content: {
      plist: {
        IPAddress: '192.0.2.17',
        LeaseLength: 86400,
        LeaseStartDate: new Date('2024-04-04T03:10:05Z'),
        PacketData: Uint8Array.of(2, 1, 6, 0),
        RouterHardwareAddress: Uint8Array.of(2, 0, 0, 0, 0, 0x1f),
        RouterIPAddress: '192.0.2.1',
        SSID: 'Example',
      },
    },
    records: [
      {
        interface: 'en0',
        ipAddress: '192.0.2.17',
        ssid: 'Example',
        routerIpAddress: '192.0.2.1',
        routerHardwareAddress: '02:00:00:00:00:1f',
        leaseStartDate: '2024-04-04T03:10:05Z',
        leaseLength: 86400,
      },
    ],
    times: [[{ at: '2024-04-04T03:10:05Z', marks: 'address given', clock: 'utc' }]],
  },
  {
    name: 'the name that older systems give the file',
    devicePath: '/private/var/db/dhcpclient/leases/en0-1,2:0:0:0:0:1f',
    content: { plist: { IPAddress: '192.0.2.17' } },
    records: [
      {
        interface: 'en0-1,2:0:0:0:0:1f',
        ipAddress: '192.0.2.17',
        ssid: null,
        routerIpAddress: null,
        routerHardwareAddress: null,
        leaseStartDate: null,
        leaseLength: null,
      },
    ],
    times: [[]],
  },
  {
    name: 'a file that is no property list',
    devicePath: '/private/var/db/dhcpclient/leases/en0.plist',
    content: 'lease',
    records: [],
    problems: ['malformed'],
  },
];
