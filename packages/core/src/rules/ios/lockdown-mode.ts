import {
  globalPreferences,
  type GlobalPreference,
} from '../../artifacts/ios/global-preferences.ts';
import { defineRule, type RuleExamples } from '../../model/index.ts';

export const lockdownMode = defineRule<GlobalPreference>({
  id: 'ios.lockdown-mode',
  version: 1,
  artifact: globalPreferences,
  title: 'Lockdown Mode is on',
  message: 'Lockdown Mode was on when this data was acquired (setting {setting}).',
  why:
    'Lockdown Mode closes many of the ways by which mercenary spyware has entered phones. Good to know, for what was seen here and ' +
    'for advice: it should stay on.',
  otherExplanations: ['The owner, or somebody who helped, turned it on as a precaution.'],
  references: ['https://support.apple.com/105120'],
  level: 'info',
  confidence: 'high',
  leadsTo: 'S3',
  met: 'configured',
  match: ({ data }) => {
    const isOn = data.entry === 'LDMGlobalEnabled' && (data.flag === true || data.value === 1);
    return isOn ? { setting: data.entry } : undefined;
  },
});

export const examples = (): RuleExamples<GlobalPreference> => ({
  hits: [
    { name: 'on', data: { entry: 'LDMGlobalEnabled', value: true, flag: true } },
    { name: 'on, as a number', data: { entry: 'LDMGlobalEnabled', value: 1, flag: null } },
  ],
  misses: [
    {
      name: 'off, as on most phones',
      data: { entry: 'LDMGlobalEnabled', value: false, flag: false },
    },
    {
      name: 'another setting that is on',
      data: { entry: 'AppleICUForce24HourTime', value: true, flag: true },
    },
    { name: 'another setting', data: { entry: 'AppleLocale', value: 'ar_TN', flag: null } },
  ],
});
