import { noProcess, noUsage } from '../artifacts/usage/network-usage.ts';
import { dataUsage, type DataUsage } from '../artifacts/ios/data-usage.ts';
import { locationdClients } from '../artifacts/ios/locationd-clients.ts';
import { manifest } from '../artifacts/ios/manifest.ts';
import { osAnalyticsAdDaily } from '../artifacts/ios/os-analytics-ad-daily.ts';
import {
  smsAttachmentFolders,
  type AttachmentFolder,
} from '../artifacts/ios/sms-attachment-folders.ts';
import type { SequenceExampleRecord, SequenceExamples, Timestamp } from '../model/index.ts';

/** 2022-06-01T10:00:00Z */
const noon = 1_654_077_600;
const iso = (seconds: number): string => new Date(seconds * 1000).toISOString();
const utc = (seconds: number, marks: string): Timestamp => ({
  at: iso(seconds),
  marks,
  clock: 'utc',
});

function folder(after: number, more: Partial<AttachmentFolder> = {}): SequenceExampleRecord {
  const at = noon + after;
  return {
    artifact: smsAttachmentFolders,
    data: {
      devicePath: '/private/var/mobile/Library/SMS/Attachments/65/05',
      files: 0,
      folders: 0,
      newestInside: null,
      created: at - 1000,
      modified: at,
      statusChanged: at,
      ...more,
    },
    times: [utc(at, 'folder modified')],
  };
}

function settings(after: number, name = 'com.apple.ImageIO.plist'): SequenceExampleRecord {
  const devicePath = `/private/var/root/Library/Preferences/${name}`;
  return {
    artifact: manifest,
    data: { devicePath },
    times: [utc(noon + after, 'file modified')],
  };
}

function process(after: number, procName = 'nehelper'): SequenceExampleRecord {
  const data: DataUsage = {
    ...noProcess,
    ...noUsage,
    procName,
    executable: procName,
    procId: 7,
    firstIsodate: iso(noon + after),
    isodate: iso(noon + after + 9000),
  };
  return {
    artifact: dataUsage,
    data,
    times: [utc(noon + after, 'first usage'), utc(noon + after + 9000, 'last usage')],
  };
}

const baseline = (after: number): SequenceExampleRecord => ({
  artifact: osAnalyticsAdDaily,
  data: { package: 'lockdownd/com.apple.datausage.security', ts: iso(noon + after) },
  times: [utc(noon + after, 'usage counted since')],
});

const location = (after: number): SequenceExampleRecord => ({
  artifact: locationdClients,
  data: {
    package: 'com.apple.locationd.bundle-/System/Library/LocationBundles/IonosphereHarvest.bundle',
    bundlePath: null,
  },
  times: [utc(noon + after, 'stopped using location')],
});

export const triangulationExamples = (): SequenceExamples => ({
  hits: [
    { name: 'an emptied folder and a process', records: [folder(0), process(120)] },
    {
      name: 'four kinds, each some minutes after the other',
      records: [folder(0), settings(250), baseline(500), location(790)],
    },
    {
      name: 'a folder that lost something after the last attachment came',
      records: [folder(0, { files: 1, folders: 1, newestInside: noon - 86_400 }), location(60)],
    },
    { name: 'a folder and a settings file alone', records: [folder(0), settings(10)] },
    {
      name: 'many events in one second',
      records: [...Array.from({ length: 30 }, () => folder(0)), process(200)],
    },
  ],
  misses: [
    { name: 'folders alone', records: [folder(0), folder(1)] },
    { name: 'six minutes between', records: [folder(0), process(360)] },
    {
      name: 'a folder into which an attachment came',
      records: [folder(0, { files: 1, folders: 1, newestInside: noon - 2 }), process(10)],
    },
    {
      name: 'a folder whose two times lie far apart',
      records: [folder(0, { statusChanged: noon + 4000 }), process(10)],
    },
    { name: 'another process', records: [folder(0), process(10, 'mediaserverd')] },
    { name: 'another settings file', records: [folder(0), settings(10, 'com.apple.other.plist')] },
    { name: 'processes alone', records: [process(0), baseline(30)] },
    {
      name: 'a list of files that could not be read whole',
      records: [folder(0), process(120)],
      outcomes: new Map([[smsAttachmentFolders, 'partly-read' as const]]),
    },
  ],
});
