import {
  locationdClients,
  examples as clientExamples,
  type LocationClient,
} from '../../artifacts/ios/locationd-clients.ts';
import { defineRule, type RuleExamples } from '../../model/index.ts';
import { isAbsentApp } from '../absent-apps.ts';
import { aloneRisk } from '../deletion-traces.ts';

export const locationClientOfAbsentApp = defineRule<LocationClient>({
  id: 'ios.location-client-of-absent-app',
  version: 1,
  artifact: locationdClients,
  title: 'App that used location and is not installed',
  message: 'The app {app} asked for the location of the phone and is not among the installed apps.',
  why:
    'Programs that were removed, by a person or by themselves, can leave their entry in this list.' +
    aloneRisk.high,
  otherExplanations: [
    'The app was removed by the person who uses the phone.',
    'Parts of apps, such as extensions and widgets, are not listed as apps.',
    'The trace may come from an earlier phone, through a restored backup.',
    'An app that was offloaded to make room may not be listed as installed.',
  ],
  references: ['https://docs.mvt.re/en/latest/ios/records/#locationd_clientsjson'],
  level: 'info',
  confidence: 'low',
  leadsTo: 'S3',
  met: 'ran',
  antiForensic: 'A14',
  appOf: clientApp,
  match: ({ data }, source) => {
    const app = clientApp(data);
    return isAbsentApp(app, source) ? { app } : undefined;
  },
});

function clientApp({ bundleId, client }: LocationClient): string {
  return bundleId ?? client;
}

const installedApps = ['org.example.notes'];

export const examples = (): RuleExamples<LocationClient> => {
  const [app] = clientExamples().flatMap(({ records }) => records);
  return {
    hits: [{ name: 'an app that is gone', data: app!, installedApps }],
    misses: [
      { name: 'an installed app', data: app!, installedApps: ['org.example.maps'] },
      { name: 'a source that tells no apps', data: app! },
      {
        name: 'a part of the system',
        data: { ...app!, bundleId: null, client: '/usr/libexec/exampled' },
        installedApps,
      },
    ],
  };
};
