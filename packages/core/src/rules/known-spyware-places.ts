import type { RuleText } from '../model/index.ts';
import { aloneRisk } from './deletion-traces.ts';

/** Paths at which public reports found files of spyware for iPhones; a slash at the end stands for all that lies below. */
const predator: readonly string[] = [
  '/private/var/tmp/UserEventAgent',
  '/private/var/tmp/com.apple.WebKit.Networking',
  '/private/var/tmp/hooker',
  '/private/var/tmp/takePhoto',
  '/private/var/tmp/helper.sock',
  '/private/var/logs/keybagd/',
];
const coruna: readonly string[] = [
  '/private/var/tmp/pl.core.lock',
  '/private/var/tmp/upgrade.dylib',
  '/private/var/tmp/pl.sp.exec.guard.lock',
  // Plain words, by which it is told what to do: whole, and in this folder alone, they are of no part of iOS.
  '/private/var/tmp/relaunch',
  '/private/var/tmp/stop',
  '/private/var/tmp/uninstall',
  // The photo service of iOS keeps no settings there, as that of macOS does in its own folder; iVerify found the implant's in this place.
  '/private/var/mobile/Library/Preferences/com.apple.photolibraryd.plist',
  // Reports do not say whether it is a file or a folder, and nothing of iOS has this hidden name.
  '/private/var/mobile/Library/Caches/.com.apple.mobileassetd.cache/',
  '/private/var/root/Library/Caches/.com.apple.mobileassetd.cache/',
];
const darkSword: readonly string[] = [
  ...['tmp', 'db', 'log', 'run', 'root', 'Keychains', 'keybags'].map(
    (folder) => `/private/var/${folder}/keychain_dump.txt`,
  ),
  '/private/var/tmp/keychain-2.db',
  '/private/var/tmp/wifi_passwords.txt',
  '/private/var/tmp/wifi_passwords_securityd.txt',
  '/private/var/wireless/wifi_passwords.txt',
  '/private/var/tmp/icloud_dump/',
];

/** Copies of key bags (`device.kb`, `persona.kb`, …), which DarkSword wrote there; the phone's own lie in `/private/var/keybags/`. */
const keyBagCopy = /^\/private\/var\/tmp\/[^/]{1,255}\.kb$/;

const places = new Map<string, string>(
  (
    [
      ['Predator', predator],
      ['Coruna', coruna],
      ['DarkSword', darkSword],
    ] as const
  ).flatMap(([family, paths]) => paths.map((path) => [path, family] as const)),
);

const folders = [...places.keys()].filter((path) => path.endsWith('/'));

/** For the cheap look before: the last component of each place, and the folder of the copies of key bags. */
export const spywarePlaceNames: readonly string[] = [
  '/private/var/tmp/',
  ...new Set([...places.keys()].map((path) => path.replace(/\/$/, '').replace(/^.*\//, '/'))),
];

/** The family of which public reports name this place. */
export function familyOfPlace(path: string | null): string | undefined {
  if (path === null) return undefined;
  if (keyBagCopy.test(path)) return 'DarkSword';
  const folder = folders.find((one) => path.startsWith(one) || path === one.slice(0, -1));
  return places.get(folder ?? path);
}

/** What the rules say of such a place. */
export const spywarePlaceText: Omit<RuleText, 'id' | 'version' | 'title' | 'message'> = {
  why:
    'Public reports and lists of indicators name exactly this place, or this folder and extension, for a file of spyware that ' +
    'removes itself when its work is done.' +
    aloneRisk.low,
  otherExplanations: [
    'A harmless program can have the same name by coincidence.',
    'Tools that copy or unlock a phone can put a copy of passwords or keys there.',
    'Some of these names are those of parts of iOS, or plain words: iOS or a tool could make a file of that name one day.',
  ],
  references: [
    'https://github.com/mvt-project/mvt-indicators',
    'https://iverify.io/blog/coruna-inside-the-nation-state-grade-ios-exploit-kit-we-ve-been-tracking',
    'https://citizenlab.ca/2021/12/pegasus-vs-predator-dissidents-doubly-infected-iphone-reveals-cytrox-mercenary-spyware/',
  ],
  level: 'high',
  confidence: 'medium',
  leadsTo: 'S3',
  met: 'stored',
  antiForensic: 'A22',
};
