import { binaryPlist, xmlPlist } from '../property-list.ts';
import { nightjar } from './indicators.ts';
import { people } from './people.ts';
import { randomOf } from './random.ts';
import { backupMade, cocoaSeconds, dateOf, daySeconds, lifeBegins, moment } from './times.ts';
import { met, type StoreContent } from './traces.ts';

const profileDomain = 'SysSharedContainerDomain-systemgroup.com.apple.configurationprofiles';
const profileFolder = 'Library/ConfigurationProfiles';
const managedProfile = 'A3F0B1C2-7D64-4F19-8B55-0C9E6D21AA10';

/** Preferences, configuration profiles and what the system keeps of accounts. */
export function settings(spiked: boolean): StoreContent {
  const random = randomOf('settings');
  const preferences = binaryPlist({
    AppleLanguages: ['en-GB', 'ar-GB'],
    AppleLocale: 'en_GB',
    AppleKeyboards: ['en_GB@sw=QWERTY;hw=Automatic', 'ar@sw=Arabic', 'emoji@sw=Emoji'],
    AppleKeyboardsExpanded: 1,
    AddingEmojiKeybordHandled: true,
    AKLastLocale: 'en_GB',
    AppleLanguagesDidMigrate: '19H117',
    WebKitShowLinkPreviews: false,
  });
  const idStatus = binaryPlist({
    'com.apple.madrid': Object.fromEntries(
      people.map(({ phone, email }) => [
        email === undefined ? `tel:${phone}` : `mailto:${email}`,
        { IDStatus: 1, LookupDate: cocoaSeconds(backupMade - random.whole(1, 40) * daySeconds) },
      ]),
    ),
  });
  const events = [profileEvent(managedProfile, moment('2022-09-28T08:30:00Z'), 'mdmd', 'install')];
  const profiles = [managed()];
  if (spiked) {
    events.push(
      profileEvent(nightjar.profile.value, moment('2022-10-29T03:02:31Z'), 'profiled', 'install'),
    );
    profiles.push(planted());
  }
  return {
    files: [
      {
        domain: 'HomeDomain',
        relativePath: 'Library/Preferences/.GlobalPreferences.plist',
        content: preferences,
        modified: backupMade - 30 * daySeconds,
      },
      {
        domain: 'HomeDomain',
        relativePath: 'Library/Preferences/com.apple.identityservices.idstatuscache.plist',
        content: idStatus,
        modified: backupMade - 8000,
      },
      ...neighbours.map((relativePath) => ({
        domain: 'HomeDomain',
        relativePath: `Library/Preferences/${relativePath}`,
        content: binaryPlist({ version: 1 }),
        modified: lifeBegins,
      })),
      ...(spiked
        ? [
            {
              domain: 'HomeDomain',
              relativePath: 'Library/Preferences/com.nightjar.agent.plist',
              content: binaryPlist({ interval: 900 }),
              modified: moment('2022-10-29T03:13:09Z'),
            },
          ]
        : []),
      ...profiles.map(({ name, content }) => ({
        domain: profileDomain,
        relativePath: `${profileFolder}/${name}`,
        content,
        modified: backupMade - 20 * daySeconds,
      })),
      {
        domain: profileDomain,
        relativePath: `${profileFolder}/MCProfileEvents.plist`,
        content: binaryPlist({ ProfileEvents: events }),
        modified: backupMade - 20 * daySeconds,
      },
    ],
    planted: spiked
      ? [
          met('ios.manifest', 'stored', nightjar.preferences, 'a file at a published path'),
          met('ios.configuration-profiles', 'configured', nightjar.profile, 'a published profile'),
          met('ios.profile-events', 'configured', nightjar.profile, 'its installation'),
          {
            artifact: 'ios.configuration-profiles',
            origin: { kind: 'rule', id: 'ios.profile-installed-outside-management' },
            met: 'configured',
            level: 'low',
            note: 'a profile that no management installed',
          },
        ]
      : [],
    nearMisses: [
      ...neighbours.map((name) => ({
        artifact: 'ios.manifest',
        seen: `/private/var/mobile/Library/Preferences/${name}`,
        note: 'beside the published path',
      })),
      {
        artifact: 'ios.configuration-profiles',
        seen: managedProfile,
        note: "installed by the employer's management",
      },
    ],
  };
}

/** Names beside the published path: longer, shorter, below a file of that beginning. */
const neighbours = [
  'com.nightjar.agent.plist.lockfile',
  'com.nightjar.agent',
  'com.example.nightjar.agent.plist',
];

type EventValues = Parameters<typeof binaryPlist>[0];

function profileEvent(id: string, time: number, process: string, operation: string): EventValues {
  return { [id]: { timestamp: dateOf(time), process, operation } };
}

/** The employer's mail settings, put there by device management. */
function managed(): { name: string; content: Uint8Array } {
  return {
    name: `profile-${managedProfile.replaceAll('-', '').toLowerCase()}.stub`,
    content: binaryPlist({
      PayloadUUID: managedProfile,
      PayloadIdentifier: 'example.quayside-herald.mdm.mail',
      PayloadDisplayName: 'Quayside Herald mail',
      PayloadOrganization: 'Quayside Herald',
      PayloadType: 'Configuration',
      PayloadVersion: 1,
      PayloadRemovalDisallowed: true,
      InstallDate: dateOf(moment('2022-09-28T08:30:00Z')),
      InstallOptions: {
        isInstalledByMDM: true,
        managingProfileIdentifier: 'example.quayside-herald.mdm',
      },
      PayloadContent: [
        {
          PayloadType: 'com.apple.mail.managed',
          PayloadUUID: '0B2C3D4E-1111-4222-8333-444455556666',
          PayloadIdentifier: 'example.quayside-herald.mdm.mail.account',
          PayloadVersion: 1,
        },
      ],
    }),
  };
}

function planted(): { name: string; content: Uint8Array } {
  return {
    name: `profile-${nightjar.profile.value.replaceAll('-', '').toLowerCase()}.stub`,
    content: xmlPlist({
      PayloadUUID: nightjar.profile.value,
      PayloadIdentifier: 'com.roster.network.update',
      PayloadDisplayName: 'Network Update',
      PayloadType: 'Configuration',
      PayloadVersion: 1,
      InstallDate: dateOf(moment('2022-10-29T03:02:31Z')),
      PayloadContent: [
        {
          PayloadType: 'com.apple.security.root',
          PayloadUUID: '9A8B7C6D-1111-4222-8333-444455556666',
          PayloadIdentifier: 'com.roster.network.update.root',
          PayloadVersion: 1,
        },
      ],
    }),
  };
}
