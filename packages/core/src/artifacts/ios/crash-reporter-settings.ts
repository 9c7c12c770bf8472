import { defineArtifact, type ArtifactExample, type FieldValue } from '../../model/index.ts';
import { onSomeIphones } from '../ios-expectation.ts';
import { fieldValue, keyPath, readDictionaryFile } from '../property-list-file.ts';

/** One setting of the program that gathers crash reports, or of the one that starts programs under accounts of their own. */
export type CrashReporterSetting = {
  /** Name of the file that holds it. */
  readonly file: string;
  /** Null of a file that was found with Pegasus and holds no setting: that it is there is what it tells. */
  readonly entry: string | null;
  readonly value: FieldValue;
};

/** A file of settings that was found on phones with Pegasus. */
export const foundWithPegasus = 'roleaccountd.plist';

export const crashReporterSettings = defineArtifact<CrashReporterSetting>({
  id: 'ios.crash-reporter-settings',
  version: 1,
  title: 'Settings of crash reports',
  group: 'system',
  describes:
    'What is set for the gathering of crash reports (com.apple.CrashReporter.plist), and a file of settings that was found on phones ' +
    'with Pegasus (roleaccountd.plist).',
  cannotShow:
    'Who set it and when, and reports that were removed. Newer versions of iOS keep values of their own in the first file, so that it is there says nothing.',
  references: [
    'https://www.amnesty.org/en/latest/research/2021/07/forensic-methodology-report-how-to-catch-nso-groups-pegasus/',
    'https://github.com/AmnestyTech/investigations/tree/master/2021-07-18_nso',
  ],
  paths: [
    '/private/var/root/Library/Preferences/com.apple.CrashReporter.plist',
    '/private/var/mobile/Library/Preferences/com.apple.CrashReporter.plist',
    '/private/var/root/Library/Preferences/roleaccountd.plist',
  ],
  expected: onSomeIphones,

  fields: {
    file: { label: 'File' },
    entry: { label: 'Setting' },
    value: { label: 'Value' },
  },
  summary: ['file', 'entry'],

  *parse(file, context) {
    const name = context.devicePath.slice(context.devicePath.lastIndexOf('/') + 1);
    let isEmpty = true;
    for (const [entry, value] of readDictionaryFile(file, context)) {
      isEmpty = false;
      yield {
        kind: 'record',
        data: { file: name, entry, value: fieldValue(value) },
        position: { unit: 'key', path: keyPath(entry) },
      };
    }
    if (isEmpty && name === foundWithPegasus) {
      yield {
        kind: 'record',
        data: { file: name, entry: null, value: null },
        position: { unit: 'byte', from: 0, to: file.size },
      };
    }
  },
});

export const examples = (): ArtifactExample<CrashReporterSetting>[] => [
  {
    name: 'values that the system keeps there',
    content: { plist: { defTS: 12, NANDTaskScheduler_Priority: 3, SubmitDiagInfo: true } },
    records: [
      { file: 'com.apple.CrashReporter.plist', entry: 'defTS', value: 12 },
      { file: 'com.apple.CrashReporter.plist', entry: 'NANDTaskScheduler_Priority', value: 3 },
      { file: 'com.apple.CrashReporter.plist', entry: 'SubmitDiagInfo', value: true },
    ],
  },
  {
    name: 'the other file',
    devicePath: '/private/var/root/Library/Preferences/roleaccountd.plist',
    content: { plist: { example: ['a', 'b'] } },
    records: [{ file: 'roleaccountd.plist', entry: 'example', value: ['a', 'b'] }],
  },
  {
    name: 'the other file without settings',
    devicePath: '/private/var/root/Library/Preferences/roleaccountd.plist',
    content: { plist: {} },
    records: [{ file: 'roleaccountd.plist', entry: null, value: null }],
  },
  { name: 'no settings', content: { plist: {} }, records: [] },
];
