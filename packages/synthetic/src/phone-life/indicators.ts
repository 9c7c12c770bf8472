import { createHash } from 'node:crypto';
import { domainToASCII } from 'node:url';
import type { PublishedValue } from './traces.ts';

/** The invented spyware of the demo: nothing of this name exists, and its hosts are of domains that never resolve. */
const threat = 'Nightjar';

/** As people write the host; published is its ASCII form. */
export const internationalHost = 'نشرة-عاجلة.example';

const domain = (value: string): { readonly type: 'domain'; readonly value: string } => ({
  type: 'domain',
  value,
});

/** What is published about it. Each value is met by a trace of the demo, but for the last. */
export const nightjar = {
  lure: domain('weather-pulse.example'),
  parcels: domain('courier-track.test'),
  behindUserInfo: domain('signal-gate.test'),
  behindPort: domain('login-verify.example'),
  international: domain(domainToASCII(internationalHost)),
  newsPage: domain('press-room.invalid'),
  relay: domain('relay-nest.test'),
  stageOne: { type: 'url', value: 'https://share.openfiles.example/nj/stage-one' },
  address: { type: 'ipv4', value: '198.51.100.77' },
  daemon: { type: 'process', value: 'nightjard' },
  /** Longer than the 16 characters that usage records keep. */
  roamingAgent: { type: 'process', value: 'roamingsyncagentd2' },
  preferences: {
    type: 'file-path',
    value: '/private/var/mobile/Library/Preferences/com.nightjar.agent.plist',
  },
  loader: { type: 'file-name', value: 'nj-loader.dylib' },
  keyboard: { type: 'app-id', value: 'com.nightjar.keyboard' },
  organizer: { type: 'email', value: 'events.desk@rosterline.example' },
  profile: { type: 'profile-id', value: '7C0A4B7E-5D1F-4C58-9A65-2E9B1F0D33AA' },
  /** Published, and nowhere on the phone. */
  implant: { type: 'sha256', value: createHash('sha256').update('nightjar').digest('hex') },
} as const satisfies Record<string, PublishedValue>;

/** Withdrawn or past its time: published with that mark, so that it must not be matched. */
export const withdrawnDomain = 'old-campaign.example';
/** Its `valid_until` lies before the visits to it. */
export const expiredDomain = 'expired-lure.example';

const published = '2022-11-02T09:00:00.000Z';

const patternPaths = {
  domain: 'domain-name:value',
  url: 'url:value',
  ipv4: 'ipv4-addr:value',
  process: 'process:name',
  'file-path': 'file:path',
  'file-name': 'file:name',
  'app-id': 'app:id',
  email: 'email-addr:value',
  'profile-id': 'configuration-profile:id',
  sha256: "file:hashes.'SHA-256'",
} as const;

/** The indicator file of the demo, as publishers write such files: a STIX 2.1 bundle. */
export function indicatorFile(): Uint8Array {
  const malware = {
    ...common('malware', threat),
    name: threat,
    is_family: true,
    description: 'Invented for the demonstration of this software. It does not exist.',
  };
  const indicator = (label: string, pattern: string, more: object = {}) => ({
    ...common('indicator', label),
    indicator_types: ['malicious-activity'],
    pattern,
    pattern_type: 'stix',
    valid_from: published,
    ...more,
  });
  const indicators = [
    ...Object.entries(nightjar).map(([label, { type, value }]) =>
      indicator(label, `[${patternPaths[type]}='${value}']`),
    ),
    indicator('withdrawn', `[domain-name:value='${withdrawnDomain}']`, { revoked: true }),
    indicator('expired', `[domain-name:value='${expiredDomain}']`, {
      valid_until: '2022-11-03T00:00:00.000Z',
    }),
    indicator('combined', "[domain-name:value='one.example' AND process:name='other']"),
  ];
  const relationships = indicators.map((object) => ({
    ...common('relationship', `of ${object.id}`),
    relationship_type: 'indicates',
    source_ref: object.id,
    target_ref: malware.id,
  }));
  const bundle = {
    type: 'bundle',
    id: stixId('bundle', threat),
    objects: [malware, ...indicators, ...relationships],
  };
  return new TextEncoder().encode(`${JSON.stringify(bundle, null, 2)}\n`);
}

interface StixObject {
  readonly type: string;
  readonly spec_version: '2.1';
  readonly id: string;
  readonly created: string;
  readonly modified: string;
}

function common(type: string, label: string): StixObject {
  const id = stixId(type, label);
  return { type, spec_version: '2.1', id, created: published, modified: published };
}

function stixId(type: string, label: string): string {
  const hex = createHash('sha256').update(`${type} ${label}`).digest('hex');
  const groups = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
  ];
  return `${type}--${[...groups, hex.slice(20, 32)].join('-')}`;
}
