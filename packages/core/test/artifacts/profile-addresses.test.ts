import { expect, test } from 'vitest';
import { binaryPlist } from '@athar/synthetic';
import { configurationProfiles } from '../../src/artifacts/ios/configuration-profiles.ts';
import type { PlistExampleValue } from '../../src/model/index.ts';
import { runArtifact } from './run-artifact.ts';

test.each<[string, PlistExampleValue, readonly string[], readonly string[]]>([
  [
    'remote management',
    { ServerURL: 'https://mdm.example.org/s', CheckInURL: 'https://mdm.example.org/c' },
    ['https://mdm.example.org/s', 'https://mdm.example.org/c'],
    [],
  ],
  [
    'a VPN (IKEv2)',
    { VPNType: 'IKEv2', IKEv2: { RemoteAddress: 'vpn.example.org', LocalIdentifier: 'phone' } },
    [],
    ['vpn.example.org'],
  ],
  ['a VPN (L2TP)', { PPP: { CommRemoteAddress: '192.0.2.9' } }, [], ['192.0.2.9']],
  [
    'a VPN of an app, with a path and proxies',
    {
      VPN: { RemoteAddress: 'vpn.example.org:443/staff' },
      Proxies: {
        HTTPProxy: 'one.example.net',
        HTTPSProxy: 'two.example.net',
        HTTPSPort: 8443,
        ProxyAutoConfigURLString: 'http://pac.example.net/p.js',
      },
    },
    ['http://pac.example.net/p.js'],
    ['vpn.example.org:443/staff', 'one.example.net', 'two.example.net'],
  ],
  [
    'a proxy for everything',
    { ProxyServer: 'proxy.example.net', ProxyPACURL: 'HTTP://pac.example.net/p.js' },
    ['HTTP://pac.example.net/p.js'],
    ['proxy.example.net'],
  ],
  [
    'a web clip',
    { URL: 'https://clip.example.org/?a=1', Label: 'Bank' },
    ['https://clip.example.org/?a=1'],
    [],
  ],
  [
    'a service that gives out certificates',
    { PayloadContent: { URL: 'https://scep.example.org/', Challenge: 'secret' } },
    ['https://scep.example.org/'],
    [],
  ],
  [
    'name servers',
    {
      DNSSettings: {
        ServerURL: 'https://dns.example.org/q',
        ServerName: 'dns.example.org',
        ServerAddresses: ['192.0.2.53', '2001:db8::53'],
      },
    },
    ['https://dns.example.org/q'],
    ['dns.example.org', '192.0.2.53', '2001:db8::53'],
  ],
  [
    'accounts for mail, calendars and Exchange',
    {
      EmailAddress: 'someone@mail.example.org',
      IncomingMailServerHostName: 'imap.example.org',
      CalDAVHostName: 'calendar.example.org',
      Host: 'exchange.example.org',
    },
    [],
    ['imap.example.org', 'calendar.example.org', 'exchange.example.org'],
  ],
  [
    'relays',
    { Relays: [{ HTTP3RelayURL: 'https://relay.example.org/' }] },
    ['https://relay.example.org/'],
    [],
  ],
])('the addresses of %s are read', (_, payload, urls, hosts) => {
  expect(addressesOf({ PayloadContent: [{ PayloadType: 'x' }, payload] })).toEqual({ urls, hosts });
});

test('what a web filter blocks, names of other things and free text are no addresses', () => {
  const payload = {
    PayloadIdentifier: 'org.example.app',
    PayloadDescription: 'See https://example.org/ for help.',
    DenyListURLs: ['https://blocked.example.com/'],
    BlacklistedURLs: ['https://blocked.example.com/'],
    HostName: 'phone',
    ProxyServer: 'a sentence. And more',
    ProxyType: 'Manual',
    SSID_STR: 'cafe.example',
  };
  expect(addressesOf({ PayloadContent: [payload] })).toEqual({ urls: [], hosts: [] });
});

test('more addresses than are taken out are told, and the first are kept', () => {
  const many = Array.from({ length: 1001 }, (_, n) => `https://${String(n)}.example.org/`);
  const { records, problems } = runArtifact(
    configurationProfiles,
    binaryPlist({ PayloadContent: [{ PermittedURLs: many }] }),
  );
  expect(records[0]!.data.urls).toEqual(many.slice(0, 1000));
  expect(problems.map(({ code, detail }) => [code, detail])).toEqual([
    ['limit-exceeded', 'addresses beyond the first 1000, or longer than a MiB'],
  ]);
});

test('a profile that is too long as a text keeps all else', () => {
  const { records, problems } = runArtifact(
    configurationProfiles,
    binaryPlist({
      PayloadUUID: 'A',
      PayloadContent: [
        { Icon: new Uint8Array(3 * 2 ** 20), URL: `https://example.org/${'a'.repeat(5000)}` },
      ],
    }),
  );
  expect(records[0]!.data).toMatchObject({ payloadUuid: 'A', profile: null });
  expect(records[0]!.data.urls).toEqual([`https://example.org/${'a'.repeat(5000)}`]);
  expect(problems.map(({ code }) => code)).toEqual(['limit-exceeded']);
});

function addressesOf(profile: PlistExampleValue): unknown {
  const { records, problems } = runArtifact(configurationProfiles, binaryPlist(profile));
  expect(problems).toEqual([]);
  const { urls, hosts } = records[0]!.data;
  return { urls, hosts };
}

test('a long address is kept whole, and one that is longer than a MiB is told', () => {
  const long = `https://mdm.example.org/${'a'.repeat(100_000)}`;
  const read = (url: string) => runArtifact(configurationProfiles, binaryPlist({ ServerURL: url }));
  expect(read(long).records[0]?.data.urls).toEqual([long]);
  expect(read(long).problems.filter(({ detail }) => detail.startsWith('addresses'))).toEqual([]);
  const cut = read(`https://mdm.example.org/${'a'.repeat(2 ** 20)}`);
  expect(cut.records[0]?.data.urls[0]).toHaveLength(2 ** 20);
  expect(cut.problems[0]).toMatchObject({ code: 'limit-exceeded' });
});
