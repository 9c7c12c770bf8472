import {
  configurationProfiles,
  type ConfigurationProfile,
} from '../../artifacts/ios/configuration-profiles.ts';
import { defineRule, type RuleExamples } from '../../model/index.ts';

/** What lets the maker of a profile read or redirect traffic, or keep notices from the screen. */
const strongPayloads = new Set([
  'com.apple.security.root',
  'com.apple.security.pem',
  'com.apple.security.pkcs1',
  'com.apple.proxy.http.global',
  'com.apple.vpn.managed',
  'com.apple.vpn.managed.applayer',
  'com.apple.dnsSettings.managed',
  'com.apple.webcontent-filter',
  'com.apple.relay.managed',
  'com.apple.notificationsettings',
]);

export const profileInstalledOutsideManagement = defineRule<ConfigurationProfile>({
  id: 'ios.profile-installed-outside-management',
  version: 1,
  artifact: configurationProfiles,
  title: 'Profile that can read traffic or hide notices, installed by hand',
  message: 'The profile {name} sets {sets}, and no remote management put it there.',
  why:
    'Such a profile lets its maker see or change what the phone sends and receives, or keep notices from the screen. ' +
    'Attackers with a moment at the phone, or with a convincing page, have had people install one.',
  otherExplanations: [
    'VPN services, blockers of advertisements, name servers of choice, schools and employers work through profiles like this one.',
    'Developers and testers install certificates of their own.',
    'The profile may belong to a remote management that writes it down in a way not known here.',
  ],
  references: [
    'https://support.apple.com/guide/iphone/install-or-remove-configuration-profiles-iph6c493b19/ios',
    'https://developer.apple.com/documentation/devicemanagement/profile-specific-payload-keys',
    'https://docs.mvt.re/en/latest/ios/records/#configuration_profilesjson',
  ],
  level: 'low',
  confidence: 'medium',
  leadsTo: 'S3',
  met: 'configured',
  match: ({ data }) => {
    if (data.isManaged) return undefined;
    const sets = new Set(data.payloadTypes.filter((type) => strongPayloads.has(type)));
    if (sets.size === 0) return undefined;
    return {
      name: data.payloadDisplayName ?? data.payloadIdentifier ?? data.payloadUuid ?? '?',
      sets: [...sets].join(', '),
    };
  },
});

const vpn = {
  payloadUuid: '00000000-0000-4000-8000-000000000001',
  payloadIdentifier: 'org.example.vpn',
  payloadDisplayName: 'Example VPN',
  payloadOrganization: null,
  payloadDescription: null,
  payloadTypes: ['com.apple.vpn.managed', 'com.apple.security.root'],
  payloadUuids: [],
  urls: [],
  hosts: [],
  installDate: '2022-03-04T05:06:07Z',
  isRemovalDisallowed: false,
  isManaged: false,
  signerCount: 0,
  profile: '{}',
} satisfies ConfigurationProfile;

export const examples = (): RuleExamples<ConfigurationProfile> => ({
  hits: [
    { name: 'a VPN with its own root certificate', data: vpn },
    ...[
      'com.apple.security.pem',
      'com.apple.security.pkcs1',
      'com.apple.proxy.http.global',
      'com.apple.vpn.managed.applayer',
      'com.apple.dnsSettings.managed',
      'com.apple.webcontent-filter',
      'com.apple.relay.managed',
    ].map((sets) => ({
      name: `${sets} among what does no harm`,
      data: { ...vpn, payloadTypes: ['com.apple.wifi.managed', sets] },
      values: { name: 'Example VPN', sets },
    })),
    {
      name: 'notices turned off, in a profile without a name',
      data: {
        ...vpn,
        payloadDisplayName: null,
        payloadIdentifier: null,
        payloadTypes: ['com.apple.notificationsettings'],
      },
    },
  ],
  misses: [
    { name: 'the same by remote management', data: { ...vpn, isManaged: true } },
    { name: 'a wireless network', data: { ...vpn, payloadTypes: ['com.apple.wifi.managed'] } },
    { name: 'a profile that sets nothing', data: { ...vpn, payloadTypes: [] } },
  ],
});
