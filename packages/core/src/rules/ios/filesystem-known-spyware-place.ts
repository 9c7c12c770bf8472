import { filesystem, type ListedEntry } from '../../artifacts/ios/filesystem.ts';
import { defineRule, type RuleExamples } from '../../model/index.ts';
import { familyOfPlace, spywarePlaceNames, spywarePlaceText } from '../known-spyware-places.ts';
import { listedFile, listedFolder } from '../listed-file.ts';

export const filesystemKnownSpywarePlace = defineRule<ListedEntry>({
  ...spywarePlaceText,
  id: 'ios.filesystem-known-spyware-place',
  version: 1,
  artifact: filesystem,
  title: 'File in a place that a spyware is known for',
  message: '{path} is on the phone, a place that is known from {family}.',
  onlyIf: { field: 'path', holdsAny: spywarePlaceNames },
  match: ({ data: { path, kind } }) => {
    // Reports name files, and the folders in which they lay.
    const family = familyOfPlace(kind === 'folder' ? `${path}/` : path);
    return family === undefined ? undefined : { path, family };
  },
});

export const examples = (): RuleExamples<ListedEntry> => ({
  hits: [
    { name: 'a program', data: listedFile('/private/var/tmp/hooker') },
    { name: 'a file in a folder', data: listedFile('/private/var/logs/keybagd/a/b') },
    { name: 'a folder that was left empty', data: listedFolder('/private/var/logs/keybagd') },
    { name: 'a copy of keys', data: listedFile('/private/var/root/keychain_dump.txt') },
    { name: 'a copy of a key bag', data: listedFile('/private/var/tmp/persona.kb') },
    ...['relaunch', 'stop', 'uninstall'].map((name) => ({
      name: `a word by which it is told what to do: ${name}`,
      data: listedFile(`/private/var/tmp/${name}`),
    })),
    {
      name: 'settings under the name of a part of iOS',
      data: listedFile('/private/var/mobile/Library/Preferences/com.apple.photolibraryd.plist'),
    },
    { name: 'the same by another name', data: listedFile('/private/var/tmp/a.kb') },
    ...['', '/store.db'].map((below) => ({
      name: `a hidden cache, be it a file or a folder: ${below}`,
      data: listedFile(`/private/var/mobile/Library/Caches/.com.apple.mobileassetd.cache${below}`),
    })),
  ],
  misses: [
    {
      name: 'a log of the system with a similar name',
      data: listedFile('/private/var/logs/keybagd.log.0'),
    },
    { name: 'the program of the system', data: listedFile('/usr/libexec/UserEventAgent') },
    { name: 'a folder of that name', data: listedFolder('/private/var/tmp/hooker') },
    { name: 'a longer name', data: listedFile('/private/var/tmp/hooker2') },
    {
      name: 'the keychain in its own place',
      data: listedFile('/private/var/Keychains/keychain-2.db'),
    },
    {
      name: 'a key bag in its own place',
      data: listedFile('/private/var/keybags/systembag.kb'),
    },
    ...['relaunch', 'stop', 'uninstall'].flatMap((name) => [
      {
        name: `a plain word in another folder: ${name}`,
        data: listedFile(`/private/var/mobile/Documents/${name}`),
      },
      {
        name: `a plain word further down: ${name}`,
        data: listedFile(`/private/var/tmp/com.example/${name}`),
      },
      {
        name: `a file that begins so: ${name}`,
        data: listedFile(`/private/var/tmp/${name}.log`),
      },
      { name: `a folder of that name: ${name}`, data: listedFolder(`/private/var/tmp/${name}`) },
    ]),
    {
      name: 'the same settings in another place',
      data: listedFile(
        '/private/var/mobile/Containers/Data/System/X/Library/Preferences/com.apple.photolibraryd.plist',
      ),
    },
    {
      name: 'settings of the apps of photos',
      data: listedFile('/private/var/mobile/Library/Preferences/com.apple.mobileslideshow.plist'),
    },
    { name: 'a longer ending', data: listedFile('/private/var/tmp/a.kbd') },
    { name: 'an ending without a name', data: listedFile('/private/var/tmp/.kb') },
    { name: 'a folder with that ending', data: listedFolder('/private/var/tmp/a.kb') },
    { name: 'a file deeper down', data: listedFile('/private/var/tmp/game.app/level.kb') },
    {
      name: 'the same name in the folder of an app',
      data: listedFile('/private/var/mobile/Documents/private/var/tmp/hooker'),
    },
  ],
});
