import { tcc, type Permission } from '../../artifacts/ios/tcc.ts';
import { defineRule, type RuleExamples } from '../../model/index.ts';
import { isAbsentApp } from '../absent-apps.ts';
import { aloneRisk } from '../deletion-traces.ts';

/** Permissions that let a program listen, look or read what people keep; of the others (tracking, the local network) nothing follows. */
const watching: ReadonlySet<string> = new Set([
  'kTCCServiceMicrophone',
  'kTCCServiceCamera',
  'kTCCServicePhotos',
  'kTCCServiceAddressBook',
  'kTCCServiceCalendar',
  'kTCCServiceReminders',
  'kTCCServiceSpeechRecognition',
  'kTCCServiceScreenCapture',
  'kTCCServiceMotion',
]);

export const permissionOfAbsentApp = defineRule<Permission>({
  id: 'ios.permission-of-absent-app',
  version: 1,
  artifact: tcc,
  title: 'Permission of an app that is not installed',
  message: 'The app {app} has the permission {service} and is not among the installed apps.',
  why:
    'Permissions are given to programs that run. A program that was removed, by a person or by itself, can leave its permission behind.' +
    aloneRisk.medium,
  otherExplanations: [
    'The app was removed by the person who uses the phone.',
    'Parts of apps, such as extensions and widgets, are not listed as apps.',
    'The trace may come from an earlier phone, through a restored backup.',
    'An app that was offloaded to make room may not be listed as installed.',
  ],
  references: ['https://docs.mvt.re/en/latest/ios/records/#tccjson'],
  level: 'low',
  confidence: 'low',
  leadsTo: 'S3',
  met: 'configured',
  antiForensic: 'A20',
  appOf: ({ client }) => client ?? undefined,
  match: ({ data: { client, clientType, authValue, service }, deleted }, source) => {
    // The system removes the permissions of an app together with the app: such a row is what every removal leaves.
    if (deleted === true) return undefined;
    if (clientType !== 'bundle_id' || (authValue !== 'allowed' && authValue !== 'limited'))
      return undefined;
    if (service === null || !watching.has(service)) return undefined;
    return isAbsentApp(client, source) ? { app: client, service } : undefined;
  },
});

const given: Permission = {
  service: 'kTCCServiceMicrophone',
  client: 'org.example.recorder',
  clientType: 'bundle_id',
  authValue: 'allowed',
  authReasonDesc: 'user_consent',
  promptCount: null,
  lastModified: '2021-05-06T07:08:09Z',
  expiredAt: null,
  lastUsed: null,
};
const installedApps = ['org.example.maps'];

export const examples = (): RuleExamples<Permission> => ({
  hits: [{ name: 'an app that is gone', data: given, installedApps }],
  misses: [
    { name: 'an installed app', data: given, installedApps: ['org.example.recorder'] },
    { name: 'a part of one', data: { ...given, client: 'org.example.maps.widget' }, installedApps },
    { name: 'a source that tells no apps', data: given },
    { name: 'a part of the system', data: { ...given, client: 'com.apple.camera' }, installedApps },
    {
      name: 'a permission that shows nobody anything',
      data: { ...given, service: 'kTCCServiceWebKitIntelligentTrackingPrevention' },
      installedApps,
    },
    {
      name: 'a permission that was removed with its app',
      data: given,
      deleted: true,
      installedApps,
    },
    { name: 'a refusal', data: { ...given, authValue: 'denied' }, installedApps },
    {
      name: 'a path',
      data: { ...given, client: '/usr/bin/x', clientType: 'absolute_path' },
      installedApps,
    },
  ],
});
