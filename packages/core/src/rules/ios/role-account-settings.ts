import {
  crashReporterSettings,
  foundWithPegasus,
  type CrashReporterSetting,
} from '../../artifacts/ios/crash-reporter-settings.ts';
import { defineRule, type RuleExamples } from '../../model/index.ts';
import { aloneRisk } from '../deletion-traces.ts';

export const roleAccountSettings = defineRule<CrashReporterSetting>({
  id: 'ios.role-account-settings',
  version: 1,
  artifact: crashReporterSettings,
  title: 'File of settings that was found with Pegasus',
  message:
    'The file {file} is there {held, select, none {and holds no setting} other {and holds the setting {setting}}}.',
  why:
    'Amnesty International found a file of this name on phones with Pegasus and publishes the name among its indicators.' +
    aloneRisk.medium,
  otherExplanations: [
    'A tool that unlocks phones, or a version of iOS that is not known here, may write a file of this name.',
    'The trace may come from an earlier phone, through a restored backup.',
  ],
  references: [
    'https://github.com/AmnestyTech/investigations/tree/master/2021-07-18_nso',
    'https://www.amnesty.org/en/latest/research/2021/07/forensic-methodology-report-how-to-catch-nso-groups-pegasus/',
  ],
  level: 'low',
  confidence: 'low',
  leadsTo: 'S3',
  met: 'stored',
  antiForensic: 'A6',
  match: ({ data: { file, entry } }) =>
    file === foundWithPegasus
      ? { file, held: entry === null ? 'none' : 'some', setting: entry ?? '' }
      : undefined,
});

export const examples = (): RuleExamples<CrashReporterSetting> => ({
  hits: [
    {
      name: 'any setting of it',
      data: { file: 'roleaccountd.plist', entry: 'example', value: 1 },
      values: { file: 'roleaccountd.plist', held: 'some', setting: 'example' },
    },
    {
      name: 'no setting in it',
      data: { file: 'roleaccountd.plist', entry: null, value: null },
      values: { file: 'roleaccountd.plist', held: 'none', setting: '' },
    },
  ],
  misses: [
    {
      name: 'the other file',
      data: { file: 'com.apple.CrashReporter.plist', entry: 'example', value: 1 },
    },
  ],
});
