import {
  cacheFiles,
  examples as cacheExamples,
  type CachedResponse,
} from '../../artifacts/ios/cache-files.ts';
import { defineRule, type RuleExamples } from '../../model/index.ts';
import { aloneRisk } from '../deletion-traces.ts';

/** Caches in which addresses of Pegasus were found, and that of the service for Bluetooth, which has as little need of the web. */
const cachePath =
  /^\/private\/var\/(?:mobile|root|wireless)\/Library\/Caches\/com\.apple\.(coretelephony|mediastreamd|bluetoothd|Music)\/Cache\.db$/;

const host = /^https?:\/\/(?:[^/?#@]{0,200}@)?([^/?#@:]{1,253})/i;

const ofApple =
  /(?:^|\.)(?:apple|icloud|itunes|mzstatic|cdn-apple|apple-dns|aaplimg|apple-cloudkit)\.(?:com|net)$/i;

export const cacheOfRadioService = defineRule<CachedResponse>({
  id: 'ios.cache-of-radio-service',
  version: 1,
  artifact: cacheFiles,
  title: 'Web server asked by a service that asks few',
  message: 'The service {service} of iOS asked the server {host}.',
  why:
    'Amnesty International found addresses of Pegasus in the caches of services that have no need of web pages of others than Apple.' +
    aloneRisk.medium,
  otherExplanations: [
    'Carriers, radio stations and makers of accessories run servers that such services ask.',
    'A newer iOS may let the service do more.',
  ],
  references: [
    'https://www.amnesty.org/en/latest/research/2021/07/forensic-methodology-report-how-to-catch-nso-groups-pegasus/',
    'https://docs.mvt.re/en/latest/ios/records/#cache_filesjson',
  ],
  level: 'low',
  confidence: 'low',
  leadsTo: 'S3',
  met: 'resolved',
  antiForensic: 'A12',
  match: ({ data: { url }, devicePath }) => {
    const service = cachePath.exec(devicePath)?.[1];
    const asked = host.exec(url ?? '')?.[1];
    if (service === undefined || asked === undefined || ofApple.test(asked)) return undefined;
    return { service: `com.apple.${service}`, host: asked.toLowerCase() };
  },
});

export const examples = (): RuleExamples<CachedResponse> => {
  const [response] = cacheExamples().flatMap(({ records }) => records);
  const fetched = { ...response!, url: 'https://x1.example.net:30495/a' };
  const devicePath = '/private/var/wireless/Library/Caches/com.apple.coretelephony/Cache.db';
  return {
    hits: [
      {
        name: 'a server of somebody else',
        data: fetched,
        devicePath,
        values: { service: 'com.apple.coretelephony', host: 'x1.example.net' },
      },
    ],
    misses: [
      {
        name: 'a server of Apple',
        data: { ...fetched, url: 'https://gspe1-ssl.ls.apple.com/pep/gcc' },
        devicePath,
      },
      { name: 'an answer without an address', data: { ...fetched, url: null }, devicePath },
      {
        name: 'the same by an app',
        data: fetched,
        devicePath: '/private/var/mobile/Containers/Data/Application/X/Library/Caches/x/Cache.db',
      },
    ],
  };
};
