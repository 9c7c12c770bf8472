import { appStoreSystem } from '../artifacts/ios/app-store-system.ts';
import { applications } from '../artifacts/ios/applications.ts';
import { configurationProfiles } from '../artifacts/ios/configuration-profiles.ts';
import { mobileInstallationLog } from '../artifacts/ios/mobile-installation-log.ts';
import { profileEvents } from '../artifacts/ios/profile-events.ts';
import { sms } from '../artifacts/ios/sms.ts';
import { whatsapp } from '../artifacts/ios/whatsapp.ts';
import type {
  AnyArtifact,
  RecordData,
  SequenceExampleRecord,
  SequenceExamples,
  Timestamp,
} from '../model/index.ts';

/** 2022-05-01 at the hour. */
const at = (hours: number): string =>
  new Date(Date.UTC(2022, 4, 1, 0, Math.round(hours * 60))).toISOString();

function record(
  artifact: AnyArtifact,
  data: RecordData,
  hours: number,
  marks: string,
  clock: Timestamp['clock'] = 'utc',
): SequenceExampleRecord {
  return { artifact, data, times: [{ at: at(hours), marks, clock }] };
}

const message = (link: string, hours: number, more: RecordData = {}): SequenceExampleRecord =>
  record(sms, { direction: 'received', links: [link], ...more }, hours, 'message received');
const profile = (hours: number): SequenceExampleRecord =>
  record(
    configurationProfiles,
    {
      payloadDisplayName: 'Operator settings',
      payloadIdentifier: 'net.example.settings',
      installDate: at(hours),
    },
    hours,
    'profile installed',
  );
const app = (sourceApp: string | null, hours: number): SequenceExampleRecord =>
  record(
    applications,
    { bundleId: 'net.example.carrier', itemName: null, sourceApp },
    hours,
    'app first got by the account',
  );
const step = (event: string, hours: number): SequenceExampleRecord =>
  record(
    mobileInstallationLog,
    { event, bundleId: 'net.example.carrier' },
    hours,
    'app installed',
    'device-local',
  );

const profileLink = 'https://carrier.example/setup.mobileconfig?id=1';
const appLink =
  'itms-services://?action=download-manifest&url=https://carrier.example/manifest.plist';

export const installExamples = (): SequenceExamples => ({
  hits: [
    { name: 'a profile', records: [message(profileLink, 8), profile(8.5)] },
    {
      name: 'a profile that was removed the same day',
      records: [
        message(profileLink, 8),
        record(
          profileEvents,
          { profileId: 'net.example.settings', operation: 'remove' },
          20,
          'profile removed',
        ),
      ],
    },
    {
      name: 'an app that another program installed',
      records: [message(appLink, 8), app('com.example.installer', 9)],
    },
    {
      name: 'a link to a package in WhatsApp, and an entry of the store for another client',
      records: [
        record(
          whatsapp,
          {
            direction: 'received',
            links: ['https://files.example/a.IPA', 'https://b.example/a.ipa'],
          },
          8,
          'message',
        ),
        record(
          appStoreSystem,
          { table: 'app_install', bundleId: 'net.example.carrier', clientId: 'com.apple.dmd' },
          10,
          'store entry made',
        ),
      ],
    },
    {
      name: 'an app that is being tested',
      records: [
        message('https://testflight.apple.com/join/Ab12', 8),
        app('com.apple.TestFlight', 9),
      ],
    },
    {
      name: 'the log of the installer, on a clock east of UTC',
      records: [message(appLink, 8), step('installed', 13)],
    },
  ],
  misses: [
    { name: 'two days later', records: [message(profileLink, 8), profile(40)] },
    { name: 'before the message', records: [message(profileLink, 8), profile(7)] },
    { name: 'another link', records: [message('https://news.example/', 8), profile(9)] },
    {
      name: 'a message that was sent',
      records: [message(profileLink, 8, { direction: 'sent' }), profile(9)],
    },
    { name: 'an app of the store', records: [message(appLink, 8), app('com.apple.AppStore', 9)] },
    { name: 'an app of an older system', records: [message(appLink, 8), app(null, 9)] },
    { name: 'a profile after a link to an app', records: [message(appLink, 8), profile(9)] },
    { name: 'the log two days later', records: [message(appLink, 8), step('installed', 56)] },
    { name: 'another step of the log', records: [message(appLink, 8), step('updated', 8.2)] },
    { name: 'a link alone', records: [message(profileLink, 8)] },
  ],
});
