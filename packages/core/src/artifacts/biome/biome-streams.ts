import { linksInText } from '../../formats/links.ts';
import {
  protobufDouble,
  protobufMessage,
  protobufNumber,
  protobufText,
  type ProtobufMessage,
} from '../../formats/protobuf.ts';
import { deviceMarks, deviceStreams } from './biome-device-streams.ts';
import { harvestMarks, harvestStreams } from './biome-harvest-streams.ts';
import type { Limits, TimeDocs } from '../../model/index.ts';
import { timeDocs } from '../rows/time-docs.ts';
import type { EventFields, Moment, StreamEvent } from './biome-entry.ts';

/**
 * The streams whose fields are known: numbers as the system's own BiomeLibrary declares them (App.InFocus, App.Install,
 * App.Installation, App.WebUsage, ScreenTime.AppUsage, Safari.Navigations, Notification.Usage, those of the device), and as public readers describe the older copies of knowledgeC's
 * streams (`_DKEvent.…`). Others are kept as streams only.
 */
export function knownStream(name: string): StreamReader | undefined {
  return readers.get(name);
}

type StreamReader = (message: ProtobufMessage, limits: Limits) => StreamEvent;

const readers: ReadonlyMap<string, StreamReader> = new Map<string, StreamReader>([
  ['App.InFocus', appInFocus],
  ['App.Install', appInstall],
  ['App.Installation', appInstallation],
  ['App.WebUsage', appWebUsage],
  ['ScreenTime.AppUsage', screenTimeUsage],
  ['Safari.Navigations', safariNavigation],
  ['Notification.Usage', notification],
  ['Notification', notification],
  ['userNotificationEvents', notificationEvent],
  ['_DKEvent.App.InFocus', (message) => fromKnowledge(message, 'app', 'app in front')],
  [
    '_DKEvent.App.Install',
    (message) => ({
      ...fromKnowledge(message, 'app', 'app installed or removed'),
      met: 'installed',
    }),
  ],
  ['_DKEvent.Safari.History', (message) => fromKnowledge(message, 'url', 'page visited')],
  ...deviceStreams,
  ...harvestStreams,
]);

function appInFocus(message: ProtobufMessage): StreamEvent {
  const isStarting = flag(message, 3);
  return {
    marks: isStarting === false ? 'app left the front' : 'app in front',
    fields: {
      bundleId: text(message, 6),
      parentBundleId: text(message, 7),
      hostBundleId: text(message, 8),
      appVersion: text(message, 9),
      launchReason: text(message, 1),
      isStarting,
    },
    start: cocoa(message, 4),
  };
}

function appInstall(message: ProtobufMessage): StreamEvent {
  // Until iOS 16 the stream has knowledgeC's form, whose second field is a time.
  if (protobufDouble(message, 2) !== undefined) {
    return { ...fromKnowledge(message, 'app', 'app installed or removed'), met: 'installed' };
  }
  const isInstall = flag(message, 5);
  return {
    marks: isInstall === false ? 'app removed' : 'app installed',
    met: 'installed',
    fields: { bundleId: text(message, 1), title: text(message, 2), isInstall },
  };
}

/** iOS 26 has it beside the older one. What the numbers of the change stand for is not published. */
function appInstallation(message: ProtobufMessage): StreamEvent {
  const app = protobufMessage(message, 1);
  const version = protobufMessage(message, 3);
  const changed = protobufDouble(message, 4);
  return {
    marks: 'app installed or removed',
    met: 'installed',
    fields: {
      bundleId: app === undefined ? null : text(app, 1),
      appVersion: version === undefined ? null : text(version, 3),
      usageType: protobufNumber(message, 2) ?? null,
    },
    start: changed === undefined ? undefined : { epoch: 'unix-seconds', value: changed },
  };
}

/** Its own time is not to be relied on, as a peer found (https://github.com/abrignoni/iLEAPP, biomeStreams.py): that of the entry stands. */
function screenTimeUsage(message: ProtobufMessage): StreamEvent {
  const isStarting = flag(message, 1);
  return {
    marks: isStarting === false ? 'app left the front' : 'app in front',
    fields: { bundleId: text(message, 3), parentBundleId: text(message, 4), isStarting },
  };
}

function appWebUsage(message: ProtobufMessage): StreamEvent {
  return {
    marks: 'website used in app',
    fields: {
      usageType: protobufNumber(message, 3) ?? null,
      url: text(message, 4),
      domain: text(message, 5),
      bundleId: text(message, 6),
    },
    start: cocoa(message, 2),
  };
}

function safariNavigation(message: ProtobufMessage): StreamEvent {
  const visited = protobufDouble(message, 2);
  return {
    marks: 'page visited',
    fields: { domain: text(message, 1), url: text(message, 8) },
    start: visited === undefined ? undefined : { epoch: 'unix-seconds', value: visited },
  };
}

function notification(message: ProtobufMessage): StreamEvent {
  return {
    marks: 'notification',
    fields: {
      usageType: protobufNumber(message, 3) ?? null,
      bundleId: text(message, 4) ?? text(message, 14),
      parentBundleId: text(message, 17),
      ...textsAt(message, 8, 9, 10),
    },
    start: cocoa(message, 2),
  };
}

/**
 * What happened to a notification (came, was opened, was cleared, …), with all of its text: `ATXPBUserNotificationLoggingEvent` of the
 * system around an `ATXPBUserNotification`, as duetexpertd keeps them (seen since iOS 15). The numbers of kinds begin with 0, that it came.
 */
function notificationEvent(message: ProtobufMessage): StreamEvent {
  const shown = protobufMessage(message, 1) ?? new Map<number, never>();
  return {
    marks: 'notification',
    fields: {
      usageType: protobufNumber(message, 2) ?? null,
      bundleId: text(shown, 8),
      parentBundleId: text(shown, 12),
      ...textsAt(shown, 3, 4, 5),
    },
    start: cocoa(message, 3) ?? cocoa(shown, 1),
  };
}

/** The texts of a notification, by their field numbers, and the links in them. */
function textsAt(
  message: ProtobufMessage,
  title: number,
  subtitle: number,
  body: number,
): Pick<EventFields, 'title' | 'body' | 'links'> {
  const texts = [title, subtitle, body].map((field) => text(message, field) ?? '');
  return {
    title: text(message, title),
    body: text(message, body),
    links: [...new Set(texts.flatMap((part) => linksInText(part)))],
  };
}

/** A copy of an event of knowledgeC: begin, end, and the value in a message of its own. */
function fromKnowledge(message: ProtobufMessage, value: 'app' | 'url', marks: string): StreamEvent {
  const found = protobufMessage(message, 4);
  const words = found === undefined ? null : text(found, 3);
  return {
    marks,
    fields: value === 'app' ? { bundleId: words } : { url: words },
    start: cocoa(message, 2),
    end: cocoa(message, 3),
  };
}

function text(message: ProtobufMessage, field: number): string | null {
  return protobufText(message, field) ?? null;
}

function cocoa(message: ProtobufMessage, field: number): Moment | undefined {
  const value = protobufDouble(message, field);
  return value === undefined ? undefined : { epoch: 'cocoa-seconds', value };
}

function flag(message: ProtobufMessage, field: number): boolean | null {
  const value = protobufNumber(message, field);
  return value === undefined ? null : value !== 0;
}

const marksOfEntries = [
  'event',
  'app in front',
  'app left the front',
  'app installed or removed',
  'app installed',
  'app removed',
  'website used in app',
  'page visited',
  'notification',
  ...deviceMarks,
  ...harvestMarks.entries,
];

/** The times of what the streams hold; where a stream itself tells one in another form, the record says so. */
export const biomeTimes: TimeDocs = timeDocs('cocoa-seconds', {
  entries: marksOfEntries,
  others: [
    'event that was deleted',
    'first entry of the segment',
    'last entry of the segment',
    ...harvestMarks.others,
    ...marksOfEntries.map((marks) => `${marks}, ends`),
  ],
  confidence: 'medium',
});

/** Segments are named by the microseconds since 2001 when they were begun: these first digits reach from 2016 to 2032. */
const segmentNames = ['5*', '6*', '7*', '8*', '9*'];

const roots = ['/private/var/mobile/Library/Biome/streams', '/private/var/db/biome/streams'];

/** Device paths of the segments of a stream, of the user and of the system. */
export function biomeSegments(stream: string, where = 'local'): string[] {
  return roots.flatMap((root) =>
    segmentNames.map((name) => `${root}/*/${stream}/${where}/${name}`),
  );
}

/** Device paths of the segments of all streams of duetexpertd, which lie in a folder of their own and are not parted by who may read them. */
export const duetSegments: readonly string[] = segmentNames.map(
  (name) => `/private/var/mobile/Library/DuetExpertCenter/streams/*/local/${name}`,
);

/** The stream that a file belongs to, by its path. */
export function streamAt(devicePath: string): {
  readonly stream: string;
  readonly otherDevice: boolean;
} {
  const found = /\/streams\/(?:[^/]+\/)?([^/]+)\/(local|remote)\//.exec(devicePath);
  return { stream: found?.[1] ?? '', otherDevice: found?.[2] === 'remote' };
}
