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
import { summariseSegment } from '../biome/biome-segment-summary.ts';
import {
  biomeSegments,
  biomeTimes,
  duetSegments,
  knownStream,
  streamAt,
} from '../biome/biome-streams.ts';
import type { BiomeEntry, Moment, StreamEvent } from '../biome/biome-entry.ts';
import { biomeExamples, emptyBiomeEntry } from '../biome/biome-examples.ts';
import { harvestExamples } from '../biome/biome-harvest-examples.ts';
import { inSomeDumps } from '../ios-expectation.ts';

export const biome = defineArtifact<BiomeEntry>({
  id: 'ios.biome',
  version: 1,
  title: 'Record of what happened on the phone (Biome)',
  group: 'system',
  describes:
    'Events that newer systems record to learn habits: which app came to the front, apps installed and removed, notifications, ' +
    'websites, what apps told the system that they did, messages and mails that it read for its suggestions; networks joined, locking, power, flight mode, accessories and starts of the phone. Each event of these streams is a record; of each segment of another stream stands here how many entries it has, ' +
    'of which time, and which addresses.',
  cannotShow:
    'Programs without a screen. Most streams keep four weeks. The fields of other streams are not known and not interpreted; ' +
    'lists of what was deleted (tombstones) are not read. Deleted entries are mostly overwritten: their time is left.',
  references: [
    'https://cellebrite.com/en/understanding-and-decoding-the-newest-ios-segb-format/',
    'https://github.com/cclgroupltd/ccl-segb',
    'https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/biomeInfocus.py',
    'https://gforce4n6.blogspot.com/2022/05/peeking-at-user-notification-events-in.html',
  ],
  paths: [...biomeSegments('*'), ...biomeSegments('*', 'remote/*'), ...duetSegments],
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
    isStarting: { label: 'Begins (or ends)' },
    isInstall: { label: 'Installed (or removed)' },
    usageType: { label: 'Kind of use or change (number)' },
    url: { label: 'Address', observable: 'url', met: 'visited' },
    domain: { label: 'Website', observable: 'domain', met: 'visited' },
    links: { label: 'Links', observable: 'url', met: 'received' },
    direction: { label: 'Direction' },
    sender: { label: 'Sender', personal: true },
    email: { label: 'E-mail of the sender', observable: 'email', met: 'received', personal: true },
    action: { label: 'What the app did' },
    storedLinks: { label: 'Addresses in the data', observable: 'url', met: 'stored' },
    title: { label: 'Title', personal: true },
    body: { label: 'Text', personal: true },
    name: { label: 'Network or device', personal: true },
    identifier: { label: 'Id of the device, the start or the message' },
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
      yield* wholeSegment(file, context, stream, otherDevice);
      return;
    }
    for (const entry of segbEntries(file)) {
      if (entry.kind === 'problem') yield entry;
      else yield eventOf(entry, read, stream, otherDevice, context);
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
  const told = event?.told;
  const met = otherDevice ? 'stored' : event?.met;
  return {
    kind: 'record',
    data: {
      ...emptyBiomeEntry,
      ...event?.fields,
      stream,
      state: entry.state,
      otherDevice,
      checksumMatches: entry.isIntact,
      writtenAt: iso(written),
      startDate: iso(event?.start ?? told?.at),
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
      ...(told === undefined ? [] : [[told.marks, told.at.epoch, told.at.value] as const]),
    ),
    ...(met !== undefined && { met }),
    // What could still be read of an entry that the system took out.
    ...(event !== undefined && entry.state === 'deleted' && { deleted: true as const }),
  };
}

const partNotSearched = 'a part of an entry was not searched for addresses';

/** What the entry says; of a deleted one only where its data are whole. */
function readable(entry: SegbEntry, read: Reader, context: ParseContext): StreamEvent | undefined {
  if (entry.data.length === 0 || (entry.state === 'deleted' && !entry.isIntact)) return undefined;
  try {
    const event = read(readProtobuf(entry.data), context.limits);
    if (event.isCut === true) context.problem({ code: 'limit-exceeded', detail: partNotSearched });
    return event;
  } catch (error) {
    if (!isEvidenceError(error)) throw error;
    context.problem({ code: error.code, detail: `an entry of a stream: ${error.message}` });
    return undefined;
  }
}

/** One record for a segment of a stream whose fields are not known. */
function* wholeSegment(
  file: RandomAccessFile,
  context: ParseContext,
  stream: string,
  otherDevice: boolean,
): Generator<RecordDraft<BiomeEntry> | ProblemDraft> {
  const { first, last, links, entries, deletedEntries } = yield* summariseSegment(file, context);
  yield {
    kind: 'record',
    data: {
      ...emptyBiomeEntry,
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

export const examples = (): ArtifactExample<BiomeEntry>[] => [
  ...biomeExamples(),
  ...harvestExamples(),
];
