import { defineArtifact, type ArtifactExample, type FieldValue } from '../../model/index.ts';
import { onSomeIphones } from '../ios-expectation.ts';
import { fieldValue, keyPath, readDictionaryFile } from '../property-list-file.ts';

/** One setting that concerns the whole phone. */
export type GlobalPreference = {
  readonly entry: string;
  /** Dates in ISO 8601, lists of texts as lists, other containers as JSON text. */
  readonly value: FieldValue;
  /** The value where it is yes or no; such say nothing about a person. */
  readonly flag: boolean | null;
};

export const globalPreferences = defineArtifact<GlobalPreference>({
  id: 'ios.global-preferences',
  version: 1,
  title: 'System settings, including Lockdown Mode',
  group: 'device',
  describes:
    'Settings that apply to all apps: languages, keyboards, region, and whether Lockdown Mode is on.',
  cannotShow:
    'When a setting was changed. Where Lockdown Mode is not named, it was never used, or the system is too old to have it.',
  references: [
    'https://support.apple.com/105120',
    'https://docs.mvt.re/en/latest/ios/records/#global_preferencesjson',
  ],
  paths: ['/private/var/mobile/Library/Preferences/.GlobalPreferences.plist'],
  expected: onSomeIphones,

  fields: {
    entry: { label: 'Setting' },
    value: { label: 'Value', personal: true },
    flag: { label: 'Yes or no' },
  },
  summary: ['entry', 'flag'],

  *parse(file, context) {
    for (const [entry, value] of readDictionaryFile(file, context)) {
      yield {
        kind: 'record',
        data: {
          entry,
          value: fieldValue(value),
          flag: typeof value === 'boolean' ? value : null,
        },
        position: { unit: 'key', path: keyPath(entry) },
      };
    }
  },
});

export const examples = (): ArtifactExample<GlobalPreference>[] => [
  {
    name: 'languages, a date and Lockdown Mode',
    content: {
      plist: {
        AppleLanguages: ['ar-TN', 'fr-TN'],
        AppleLocale: 'ar_TN',
        LDMGlobalEnabled: true,
        AKLastEmailListRequestDateKey: new Date('2023-08-01T21:21:46.150Z'),
        PKKeychainVersionKey: 8,
        NSPreferredWebServices: { NSWebServicesProviderWebSearch: { NSDefaultDisplayName: 'x' } },
      },
    },
    records: [
      { entry: 'AppleLanguages', value: ['ar-TN', 'fr-TN'], flag: null },
      { entry: 'AppleLocale', value: 'ar_TN', flag: null },
      { entry: 'LDMGlobalEnabled', value: true, flag: true },
      { entry: 'AKLastEmailListRequestDateKey', value: '2023-08-01T21:21:46.150Z', flag: null },
      { entry: 'PKKeychainVersionKey', value: 8, flag: null },
      {
        entry: 'NSPreferredWebServices',
        value: '{"NSWebServicesProviderWebSearch":{"NSDefaultDisplayName":"x"}}',
        flag: null,
      },
    ],
  },
  { name: 'no settings', content: { plist: {} }, records: [] },
];
