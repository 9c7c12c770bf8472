import { isoTime, timesOf } from '../../bytes/time.ts';
import { readProtobuf } from '../../formats/protobuf.ts';
import { segbEntries, type SegbEntry } from '../../formats/segb.ts';
import {
  defineArtifact,
  isEvidenceError,
  type ArtifactExample,
  type ParseContext,
  type ProblemDraft,
  type RandomAccessFile,
  type RecordDraft,
} from '../../model/index.ts';
import { summariseSegment } from '../biome-segment-summary.ts';
import { biomeSegments, biomeTimes, knownStream, streamAt } from '../biome-streams.ts';
import type { EventFields, Moment, StreamEvent } from '../biome-streams.ts';
import { exampleMessage, exampleOlderSegment, exampleSegment } from '../biome-example-files.ts';
import { inSomeDumps } from '../ios-expectation.ts';

/** An entry of a Biome stream that is known, or a whole segment of one that is not. */
export type BiomeEntry = EventFields & {
  readonly stream: string;
  /** `written`, `deleted`, or `segment` for a segment as a whole. */
  readonly state: string;
  /** Addresses with `http` or `https` that stand anywhere in the data of a segment. */
  readonly storedLinks: readonly string[];
  /** True where another device of the account recorded it. */
  readonly otherDevice: boolean;
  /** Whether the data have the checksum that stands with them; null for segments. */
  readonly checksumMatches: boolean | null;
  /** Entries of a segment, and how many of them were deleted. */
  readonly entries: number | null;
  readonly deletedEntries: number | null;
  readonly writtenAt: string | null;
  readonly startDate: string | null;
  readonly endDate: string | null;
};

export const biome = defineArtifact<BiomeEntry>({
  id: 'ios.biome',
  version: 1,
  title: 'Record of what happened on the phone (Biome)',
  group: 'system',
  describes:
    'Events that newer systems record to learn habits: which app came to the front, apps installed and removed, notifications, ' +
    'websites. Each event of these streams is a record; of each segment of another stream stands here how many entries it has, ' +
    'of which time, and which addresses.',
  cannotShow:
    'Programs without a screen. Most streams keep four weeks. The fields of other streams are not known and not interpreted; ' +
    'lists of what was deleted (tombstones) are not read. Deleted entries are mostly overwritten: their time is left.',
  references: [
    'https://cellebrite.com/en/understanding-and-decoding-the-newest-ios-segb-format/',
    'https://github.com/cclgroupltd/ccl-segb',
    'https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/biomeInfocus.py',
  ],
  paths: [...biomeSegments('*'), ...biomeSegments('*', 'remote/*')],
  logLike: true,
  expected: inSomeDumps,

  fields: {
    stream: { label: 'Stream' },
    state: { label: 'State' },
    bundleId: { label: 'App', observable: 'app-id', met: 'ran' },
    parentBundleId: { label: 'Belongs to app', observable: 'app-id', met: 'ran' },
    hostBundleId: { label: 'Ran in', observable: 'app-id', met: 'ran' },
    appVersion: { label: 'Version' },
    launchReason: { label: 'Why it was started' },
    isStarting: { label: 'Came to the front (or left it)' },
    isInstall: { label: 'Installed (or removed)' },
    usageType: { label: 'Kind of use (number)' },
    url: { label: 'Address', observable: 'url', met: 'visited' },
    domain: { label: 'Website', observable: 'domain', met: 'visited' },
    links: { label: 'Links', observable: 'url', met: 'received' },
    storedLinks: { label: 'Addresses in the data', observable: 'url', met: 'stored' },
    title: { label: 'Title', personal: true },
    body: { label: 'Text', personal: true },
    otherDevice: { label: 'On another device' },
    checksumMatches: { label: 'Checksum fits' },
    entries: { label: 'Entries' },
    deletedEntries: { label: 'Deleted entries' },
    writtenAt: { label: 'Written' },
    startDate: { label: 'Begins' },
    endDate: { label: 'Ends' },
  },
  summary: ['stream', 'bundleId', 'url', 'domain'],
  times: biomeTimes,

  *parse(file, context) {
    const { stream, otherDevice } = streamAt(context.devicePath);
    const read = knownStream(stream);
    if (read === undefined) {
      yield* wholeSegment(file, stream, otherDevice);
      return;
    }
    for (const entry of segbEntries(file)) {
      if (entry.kind === 'problem') yield entry;
      else if (entry.state !== 'other') yield eventOf(entry, read, stream, otherDevice, context);
    }
  },
});

type Reader = NonNullable<ReturnType<typeof knownStream>>;

function eventOf(
  entry: SegbEntry,
  read: Reader,
  stream: string,
  otherDevice: boolean,
  context: ParseContext,
): RecordDraft<BiomeEntry> {
  const event = readable(entry, read, context);
  const written: Moment = { epoch: 'cocoa-seconds', value: entry.time };
  const start = event?.start ?? written;
  const met = otherDevice ? 'stored' : event?.met;
  return {
    kind: 'record',
    data: {
      ...nothing,
      ...event?.fields,
      stream,
      state: entry.state,
      otherDevice,
      checksumMatches: entry.isIntact,
      writtenAt: iso(written),
      startDate: iso(event?.start),
      endDate: iso(event?.end),
    },
    position: { unit: 'byte', from: entry.from, to: entry.to },
    times: timesOf(
      [
        event?.marks ?? (entry.state === 'deleted' ? 'event that was deleted' : 'event'),
        start.epoch,
        start.value,
      ],
      ...(event?.end !== undefined && event.end.value !== start.value
        ? [[`${event.marks}, ends`, event.end.epoch, event.end.value] as const]
        : []),
    ),
    ...(met !== undefined && { met }),
    // What could still be read of an entry that the system took out.
    ...(event !== undefined && entry.state === 'deleted' && { deleted: true as const }),
  };
}

/** What the entry says; of a deleted one only where its data are whole. */
function readable(entry: SegbEntry, read: Reader, context: ParseContext): StreamEvent | undefined {
  if (entry.data.length === 0 || (entry.state === 'deleted' && !entry.isIntact)) return undefined;
  try {
    return read(readProtobuf(entry.data));
  } catch (error) {
    if (!isEvidenceError(error)) throw error;
    context.problem({ code: error.code, detail: `an entry of a stream: ${error.message}` });
    return undefined;
  }
}

/** One record for a segment of a stream whose fields are not known. */
function* wholeSegment(
  file: RandomAccessFile,
  stream: string,
  otherDevice: boolean,
): Generator<RecordDraft<BiomeEntry> | ProblemDraft> {
  const { first, last, links, entries, deletedEntries } = yield* summariseSegment(file);
  yield {
    kind: 'record',
    data: {
      ...nothing,
      stream,
      state: 'segment',
      storedLinks: links,
      otherDevice,
      entries,
      deletedEntries,
      startDate: isoTime('cocoa-seconds', first) ?? null,
      endDate: isoTime('cocoa-seconds', last) ?? null,
    },
    position: { unit: 'byte', from: 0, to: file.size },
    times: timesOf(
      ['first entry of the segment', 'cocoa-seconds', first],
      ['last entry of the segment', 'cocoa-seconds', last],
    ),
  };
}

function iso(moment: Moment | undefined): string | null {
  return moment === undefined ? null : (isoTime(moment.epoch, moment.value) ?? null);
}

const nothing: BiomeEntry = {
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
  title: null,
  body: null,
  otherDevice: false,
  checksumMatches: null,
  entries: null,
  deletedEntries: null,
  writtenAt: null,
  startDate: null,
  endDate: null,
};

const inStream = (stream: string, where = 'local'): string =>
  `/private/var/mobile/Library/Biome/streams/restricted/${stream}/${where}/714604787285453`;

export const examples = (): ArtifactExample<BiomeEntry>[] => [
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
        ...nothing,
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
        ...nothing,
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
        ...nothing,
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
        ...nothing,
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
        ...nothing,
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
        ...nothing,
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
        ...nothing,
        stream: 'Notification.Usage',
        checksumMatches: true,
        writtenAt: '2024-04-04T05:06:41Z',
      },
    ],
    problems: ['malformed'],
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
        ...nothing,
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
        ...nothing,
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
