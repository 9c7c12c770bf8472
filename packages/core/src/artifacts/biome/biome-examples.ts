import type { ArtifactExample } from '../../model/index.ts';
import { exampleMessage, exampleOlderSegment, exampleSegment } from './biome-example-files.ts';
import type { BiomeEntry } from './biome-entry.ts';

/** An entry of which nothing is known. */
export const emptyBiomeEntry: BiomeEntry = {
  stream: '',
  state: 'written',
  bundleId: null,
  parentBundleId: null,
  hostBundleId: null,
  appVersion: null,
  launchReason: null,
  isStarting: null,
  isInstall: null,
  usageType: null,
  url: null,
  domain: null,
  links: [],
  storedLinks: [],
  direction: null,
  sender: null,
  email: null,
  action: null,
  title: null,
  body: null,
  name: null,
  identifier: null,
  otherDevice: false,
  checksumMatches: null,
  entries: null,
  deletedEntries: null,
  writtenAt: null,
  startDate: null,
  endDate: null,
};

/** Where a segment of a stream lies. */
export const inStream = (stream: string, where = 'local'): string =>
  `/private/var/mobile/Library/Biome/streams/restricted/${stream}/${where}/714604787285453`;

/** The examples of `ios.biome`. */
export const biomeExamples = (): ArtifactExample<BiomeEntry>[] => [
  {
    name: 'an app that came to the front, one that left it, and an entry that was deleted',
    devicePath: inStream('App.InFocus'),
    content: exampleSegment(
      {
        state: 1,
        time: 733_900_001,
        data: exampleMessage(
          [1, 'com.apple.SpringBoard.transitionReason.homescreen'],
          [3, true],
          [4, { double: 733_900_000.5 }],
          [6, 'org.example.app'],
          [9, '7.11'],
        ),
      },
      {
        state: 1,
        time: 733_900_060,
        data: exampleMessage(
          [3, false],
          [4, { double: 733_900_060 }],
          [6, 'org.example.app.extension'],
          [7, 'org.example.app'],
          [8, 'com.apple.mobilesafari'],
        ),
      },
      { state: 3, time: 733_900_061, data: new Uint8Array(12), isDamaged: true },
      { state: 4, time: 0, data: new Uint8Array(0) },
    ),
    records: [
      {
        ...emptyBiomeEntry,
        stream: 'App.InFocus',
        bundleId: 'org.example.app',
        appVersion: '7.11',
        launchReason: 'com.apple.SpringBoard.transitionReason.homescreen',
        isStarting: true,
        checksumMatches: true,
        writtenAt: '2024-04-04T05:06:41Z',
        startDate: '2024-04-04T05:06:40.500Z',
      },
      {
        ...emptyBiomeEntry,
        stream: 'App.InFocus',
        bundleId: 'org.example.app.extension',
        parentBundleId: 'org.example.app',
        hostBundleId: 'com.apple.mobilesafari',
        isStarting: false,
        checksumMatches: true,
        writtenAt: '2024-04-04T05:07:40Z',
        startDate: '2024-04-04T05:07:40Z',
      },
      {
        ...emptyBiomeEntry,
        stream: 'App.InFocus',
        state: 'deleted',
        checksumMatches: false,
        writtenAt: '2024-04-04T05:07:41Z',
      },
    ],
    times: [
      [{ at: '2024-04-04T05:06:40.500Z', marks: 'app in front', clock: 'utc' }],
      [{ at: '2024-04-04T05:07:40Z', marks: 'app left the front', clock: 'utc' }],
      [{ at: '2024-04-04T05:07:41Z', marks: 'event that was deleted', clock: 'utc' }],
    ],
  },
  {
    name: 'a segment of the older form, copied from knowledgeC',
    devicePath: inStream('_DKEvent.App.Install'),
    content: exampleOlderSegment({
      state: 1,
      time: 714_604_790,
      data: exampleMessage(
        [1, exampleMessage([1, '/app/install'])],
        [2, { double: 714_604_787 }],
        [3, { double: 714_604_787 }],
        [4, exampleMessage([3, 'org.example.new'])],
      ),
    }),
    records: [
      {
        ...emptyBiomeEntry,
        stream: '_DKEvent.App.Install',
        bundleId: 'org.example.new',
        checksumMatches: true,
        writtenAt: '2023-08-24T21:19:50Z',
        startDate: '2023-08-24T21:19:47Z',
        endDate: '2023-08-24T21:19:47Z',
      },
    ],
    times: [[{ at: '2023-08-24T21:19:47Z', marks: 'app installed or removed', clock: 'utc' }]],
  },
  {
    name: 'a removal, as newer systems write it',
    devicePath: inStream('App.Install'),
    content: exampleSegment({
      state: 1,
      time: 733_900_000,
      data: exampleMessage([1, 'org.example.gone'], [5, false]),
    }),
    records: [
      {
        ...emptyBiomeEntry,
        stream: 'App.Install',
        bundleId: 'org.example.gone',
        isInstall: false,
        checksumMatches: true,
        writtenAt: '2024-04-04T05:06:40Z',
      },
    ],
    times: [[{ at: '2024-04-04T05:06:40Z', marks: 'app removed', clock: 'utc' }]],
  },
  {
    name: 'an app installed, updated or removed, as iOS 26 writes it',
    devicePath: inStream('App.Installation'),
    content: exampleSegment({
      state: 1,
      time: 801_692_802,
      data: exampleMessage(
        [1, exampleMessage([1, 'org.example.new'], [2, '7F1C'])],
        [2, 3],
        [3, exampleMessage([1, { double: 1_780_000_000 }], [2, '1204'], [3, '7.11'])],
        [4, { double: 1_780_000_001.5 }],
      ),
    }),
    records: [
      {
        ...emptyBiomeEntry,
        stream: 'App.Installation',
        bundleId: 'org.example.new',
        appVersion: '7.11',
        usageType: 3,
        checksumMatches: true,
        writtenAt: '2026-05-28T20:26:42Z',
        startDate: '2026-05-28T20:26:41.500Z',
      },
    ],
    times: [
      [
        {
          at: '2026-05-28T20:26:41.500Z',
          marks: 'app installed or removed',
          clock: 'utc',
          epoch: 'unix-seconds',
        },
      ],
    ],
  },
  {
    name: 'the use of an app by Screen Time, which ends',
    devicePath: inStream('ScreenTime.AppUsage'),
    content: exampleSegment(
      {
        state: 1,
        time: 733_900_000,
        data: exampleMessage(
          [1, true],
          [2, { double: 12 }],
          [3, 'org.example.app.extension'],
          [4, 'org.example.app'],
          [5, true],
        ),
      },
      {
        state: 1,
        time: 733_900_060,
        data: exampleMessage([1, false], [3, 'org.example.app.extension']),
      },
    ),
    records: [
      {
        ...emptyBiomeEntry,
        stream: 'ScreenTime.AppUsage',
        bundleId: 'org.example.app.extension',
        parentBundleId: 'org.example.app',
        isStarting: true,
        checksumMatches: true,
        writtenAt: '2024-04-04T05:06:40Z',
      },
      {
        ...emptyBiomeEntry,
        stream: 'ScreenTime.AppUsage',
        bundleId: 'org.example.app.extension',
        isStarting: false,
        checksumMatches: true,
        writtenAt: '2024-04-04T05:07:40Z',
      },
    ],
    times: [
      [{ at: '2024-04-04T05:06:40Z', marks: 'app in front', clock: 'utc' }],
      [{ at: '2024-04-04T05:07:40Z', marks: 'app left the front', clock: 'utc' }],
    ],
  },
  {
    name: 'a notification with a link, and one that is no message',
    devicePath: inStream('Notification.Usage'),
    content: exampleSegment(
      {
        state: 1,
        time: 733_900_000,
        data: exampleMessage(
          [2, { double: 733_900_000 }],
          [3, 1],
          [4, 'com.apple.MobileSMS'],
          [8, 'Parcel'],
          [10, 'Pay at https://parcel.example/x'],
        ),
      },
      { state: 1, time: 733_900_001, data: Uint8Array.of(255) },
    ),
    records: [
      {
        ...emptyBiomeEntry,
        stream: 'Notification.Usage',
        bundleId: 'com.apple.MobileSMS',
        usageType: 1,
        links: ['https://parcel.example/x'],
        title: 'Parcel',
        body: 'Pay at https://parcel.example/x',
        checksumMatches: true,
        writtenAt: '2024-04-04T05:06:40Z',
        startDate: '2024-04-04T05:06:40Z',
      },
      {
        ...emptyBiomeEntry,
        stream: 'Notification.Usage',
        checksumMatches: true,
        writtenAt: '2024-04-04T05:06:41Z',
      },
    ],
    problems: ['malformed'],
  },
  {
    name: 'a notification that came, in the folder of duetexpertd',
    devicePath:
      '/private/var/mobile/Library/DuetExpertCenter/streams/userNotificationEvents/local/714604787285453',
    content: exampleOlderSegment({
      state: 1,
      time: 733_900_002,
      data: exampleMessage(
        [
          1,
          exampleMessage(
            [1, { double: 733_900_000 }],
            [2, 'A1'],
            [3, 'Parcel'],
            [5, 'See https://parcel.example/y'],
            [8, 'net.whatsapp.WhatsApp'],
            [12, 'net.whatsapp.WhatsApp'],
          ),
        ],
        [2, 0],
        [3, { double: 733_900_001 }],
      ),
    }),
    records: [
      {
        ...emptyBiomeEntry,
        stream: 'userNotificationEvents',
        bundleId: 'net.whatsapp.WhatsApp',
        parentBundleId: 'net.whatsapp.WhatsApp',
        usageType: 0,
        links: ['https://parcel.example/y'],
        title: 'Parcel',
        body: 'See https://parcel.example/y',
        checksumMatches: true,
        writtenAt: '2024-04-04T05:06:42Z',
        startDate: '2024-04-04T05:06:41Z',
      },
    ],
    times: [[{ at: '2024-04-04T05:06:41Z', marks: 'notification', clock: 'utc' }]],
  },
  {
    name: 'websites of another device, and of Safari on this one',
    devicePath: inStream('App.WebUsage', 'remote/0A1B'),
    content: exampleSegment({
      state: 1,
      time: 733_900_000,
      data: exampleMessage(
        [2, { double: 733_900_000 }],
        [4, 'https://example.org/a'],
        [5, 'example.org'],
        [6, 'com.apple.Safari'],
      ),
    }),
    records: [
      {
        ...emptyBiomeEntry,
        stream: 'App.WebUsage',
        bundleId: 'com.apple.Safari',
        url: 'https://example.org/a',
        domain: 'example.org',
        otherDevice: true,
        checksumMatches: true,
        writtenAt: '2024-04-04T05:06:40Z',
        startDate: '2024-04-04T05:06:40Z',
      },
    ],
  },
  {
    name: 'a network that was joined and left',
    devicePath: inStream('Device.Wireless.WiFi'),
    content: exampleSegment(
      { state: 1, time: 733_900_000, data: exampleMessage([1, 'Cafe'], [2, true]) },
      { state: 1, time: 733_900_060, data: exampleMessage([1, 'Cafe'], [2, false]) },
    ),
    records: [
      {
        ...emptyBiomeEntry,
        stream: 'Device.Wireless.WiFi',
        name: 'Cafe',
        isStarting: true,
        checksumMatches: true,
        writtenAt: '2024-04-04T05:06:40Z',
      },
      {
        ...emptyBiomeEntry,
        stream: 'Device.Wireless.WiFi',
        name: 'Cafe',
        isStarting: false,
        checksumMatches: true,
        writtenAt: '2024-04-04T05:07:40Z',
      },
    ],
    times: [
      [{ at: '2024-04-04T05:06:40Z', marks: 'network joined', clock: 'utc' }],
      [{ at: '2024-04-04T05:07:40Z', marks: 'network left', clock: 'utc' }],
    ],
  },
  {
    name: 'a start of the phone',
    devicePath: inStream('Device.BootSession'),
    content: exampleSegment({
      state: 1,
      time: 733_900_000,
      data: exampleMessage([1, Uint8Array.from({ length: 16 }, (_, at) => at)], [2, true]),
    }),
    records: [
      {
        ...emptyBiomeEntry,
        stream: 'Device.BootSession',
        identifier: '00010203-0405-0607-0809-0A0B0C0D0E0F',
        isStarting: true,
        checksumMatches: true,
        writtenAt: '2024-04-04T05:06:40Z',
      },
    ],
    times: [[{ at: '2024-04-04T05:06:40Z', marks: 'phone started', clock: 'utc' }]],
  },
  {
    name: 'a stream whose fields are not known is one record with its addresses',
    devicePath: inStream('SafariPageView'),
    content: exampleSegment(
      {
        state: 1,
        time: 733_900_000,
        data: exampleMessage([7, 'https://example.org/b'], [8, 'com.apple.news']),
      },
      { state: 3, time: 733_900_600, data: new Uint8Array(4) },
    ),
    records: [
      {
        ...emptyBiomeEntry,
        stream: 'SafariPageView',
        state: 'segment',
        storedLinks: ['https://example.org/b'],
        entries: 2,
        deletedEntries: 1,
        startDate: '2024-04-04T05:06:40Z',
        endDate: '2024-04-04T05:16:40Z',
      },
    ],
    times: [
      [
        { at: '2024-04-04T05:06:40Z', marks: 'first entry of the segment', clock: 'utc' },
        { at: '2024-04-04T05:16:40Z', marks: 'last entry of the segment', clock: 'utc' },
      ],
    ],
  },
  {
    name: 'a segment without entries',
    devicePath: inStream('App.InFocus'),
    content: exampleSegment(),
    records: [],
  },
  {
    name: 'a file of another kind',
    devicePath: inStream('App.InFocus'),
    content: 'x'.repeat(60),
    records: [],
    problems: ['malformed'],
  },
];
