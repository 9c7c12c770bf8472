import {
  manifest,
  examples as manifestExamples,
  type ManifestEntry,
} from '../../artifacts/ios/manifest.ts';
import { defineRule, type RuleExamples } from '../../model/index.ts';
import { familyOfPlace, spywarePlaceNames, spywarePlaceText } from '../known-spyware-places.ts';

export const manifestKnownSpywarePlace = defineRule<ManifestEntry>({
  ...spywarePlaceText,
  id: 'ios.manifest-known-spyware-place',
  version: 1,
  artifact: manifest,
  title: 'File in a place that a spyware is known for',
  message: 'The backup lists the file {path}, a place that is known from {family}.',
  onlyIf: { field: 'devicePath', holdsAny: spywarePlaceNames },
  match: ({ data: { devicePath } }) => {
    const family = familyOfPlace(devicePath);
    return family === undefined ? undefined : { path: devicePath ?? '', family };
  },
});

export const examples = (): RuleExamples<ManifestEntry> => {
  const [entry] = manifestExamples().flatMap(({ records }) => records);
  const at = (devicePath: string, domain = 'RootDomain'): ManifestEntry => ({
    ...entry!,
    domain,
    devicePath,
  });
  return {
    hits: [
      { name: 'a copy of keys', data: at('/private/var/root/keychain_dump.txt') },
      {
        name: 'a hidden file',
        data: at('/private/var/root/Library/Caches/.com.apple.mobileassetd.cache'),
      },
      {
        name: 'settings under the name of a part of iOS',
        data: at(
          '/private/var/mobile/Library/Preferences/com.apple.photolibraryd.plist',
          'HomeDomain',
        ),
      },
    ],
    misses: [
      {
        name: 'a database of the phone',
        data: at('/private/var/mobile/Library/SMS/sms.db', 'HomeDomain'),
      },
      {
        name: 'the same settings, of an app',
        data: at(
          '/private/var/mobile/Containers/Data/Application/org.example.app/Library/Preferences/com.apple.photolibraryd.plist',
          'AppDomain-org.example.app',
        ),
      },
      {
        name: 'the keychain in its own place',
        data: at('/private/var/Keychains/keychain-2.db', 'KeychainDomain'),
      },
    ],
  };
};
