import {
  crashReporterSettings,
  type CrashReporterSetting,
} from '../../artifacts/ios/crash-reporter-settings.ts';
import { defineRule, type FieldValue, type RuleExamples } from '../../model/index.ts';
import { aloneRisk } from '../deletion-traces.ts';

const switchOff = /disable|suppress|opt_?out/i;
const switchOn = /enable|submi|upload|allow/i;

export const crashReportsSwitchedOff = defineRule<CrashReporterSetting>({
  id: 'ios.crash-reports-switched-off',
  version: 1,
  artifact: crashReporterSettings,
  title: 'Crash reports are switched off',
  message: 'The setting {setting} of crash reports is {value}.',
  why:
    'Pegasus was seen to write the settings of crash reports, which may have kept its failures from being reported. ' +
    'Which settings it wrote is not public: here only the name of a setting and its value tell.' +
    aloneRisk.medium,
  otherExplanations: [
    'The person who uses the phone, an employer or iOS itself can switch reports off.',
    'A setting can mean something else than its name.',
  ],
  references: [
    'https://www.amnesty.org/en/latest/research/2021/07/forensic-methodology-report-how-to-catch-nso-groups-pegasus/',
  ],
  level: 'low',
  confidence: 'low',
  leadsTo: 'S3',
  met: 'configured',
  antiForensic: 'A6',
  match: ({ data: { file, entry, value } }) => {
    if (file !== 'com.apple.CrashReporter.plist' || entry === null) return undefined;
    const isOff =
      (isYes(value) && switchOff.test(entry)) ||
      (isNo(value) && switchOn.test(entry) && !switchOff.test(entry));
    return isOff ? { setting: entry, value: String(value) } : undefined;
  },
});

// A program that sets a value from a command line writes text, which iOS takes for yes or no as well.
const isYes = (value: FieldValue): boolean =>
  value === true || value === 1 || (typeof value === 'string' && /^(?:yes|true|1)$/i.test(value));
const isNo = (value: FieldValue): boolean =>
  value === false || value === 0 || (typeof value === 'string' && /^(?:no|false|0)$/i.test(value));

const file = 'com.apple.CrashReporter.plist';

export const examples = (): RuleExamples<CrashReporterSetting> => ({
  hits: [
    { name: 'sending is off', data: { file, entry: 'SubmitDiagInfo', value: false } },
    { name: 'sending is off, as a number', data: { file, entry: 'SubmitDiagInfo', value: 0 } },
    { name: 'the whole is disabled', data: { file, entry: 'DisableReporting', value: 1 } },
    { name: 'sending is off, in text', data: { file, entry: 'AllowReporting', value: 'NO' } },
    { name: 'the whole is disabled, in text', data: { file, entry: 'DisableUpload', value: '1' } },
  ],
  misses: [
    { name: 'sending is on', data: { file, entry: 'SubmitDiagInfo', value: true } },
    { name: 'nothing is disabled', data: { file, entry: 'DisableReporting', value: false } },
    { name: 'no setting', data: { file, entry: null, value: null } },
    { name: 'what iOS keeps there', data: { file, entry: 'defTS', value: 0 } },
    { name: 'sending is on, in text', data: { file, entry: 'AllowReporting', value: 'YES' } },
    { name: 'a text that is neither', data: { file, entry: 'AllowReporting', value: 'nobody' } },
    {
      name: 'a setting of the other file',
      data: { file: 'roleaccountd.plist', entry: 'DisableReporting', value: true },
    },
  ],
});
