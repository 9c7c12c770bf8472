import type { Met } from '../../model/index.ts';

/** What the value of a kind of event is. */
export interface Stream {
  /** What the value is. */
  readonly value?: 'app' | 'url';
  readonly met?: Met;
  readonly marks: string;
}

/** Streams whose value is known; of others it is kept as it is. */
export const streams: ReadonlyMap<string, Stream> = new Map<string, Stream>([
  ['/app/inFocus', { value: 'app', marks: 'app in front' }],
  ['/app/usage', { value: 'app', marks: 'app used' }],
  ['/app/activity', { value: 'app', marks: 'activity in app' }],
  ['/app/mediaUsage', { value: 'app', marks: 'media played in app' }],
  ['/app/webUsage', { value: 'app', marks: 'website used in app' }],
  ['/app/intents', { value: 'app', marks: 'app acted' }],
  ['/media/nowPlaying', { value: 'app', marks: 'media playing' }],
  ['/app/install', { value: 'app', met: 'installed', marks: 'app installed or removed' }],
  ['/notification/usage', { met: 'installed', marks: 'notification' }],
  ['/safari/history', { value: 'url', marks: 'page visited' }],
]);

/** Any other. */
export const anyStream: Stream = { marks: 'event' };
/** What times of events mark. */
export const allMarks = [anyStream, ...streams.values()].map(({ marks }) => marks);

/** Details of events that are read; which of them there are differs from version to version. */
export const metadataColumns = [
  'Z_DKAPPINSTALLMETADATAKEY__ISINSTALL',
  'Z_DKAPPINSTALLMETADATAKEY__TITLE',
  'Z_DKAPPLICATIONMETADATAKEY__LAUNCHREASON',
  'Z_DKAPPLICATIONMETADATAKEY__EXTENSIONCONTAININGBUNDLEIDENTIFIER',
  'Z_DKAPPLICATIONMETADATAKEY__EXTENSIONHOSTIDENTIFIER',
  'Z_DKAPPLICATIONACTIVITYMETADATAKEY__TITLE',
  'Z_DKAPPLICATIONACTIVITYMETADATAKEY__ITEMRELATEDCONTENTURL',
  'Z_DKINTENTMETADATAKEY__INTENTCLASS',
  'Z_DKINTENTMETADATAKEY__INTENTVERB',
  'Z_DKINTENTMETADATAKEY__SERIALIZEDINTERACTION',
  'Z_DKDIGITALHEALTHMETADATAKEY__WEBDOMAIN',
  'Z_DKDIGITALHEALTHMETADATAKEY__WEBPAGEURL',
  'Z_DKNOTIFICATIONUSAGEMETADATAKEY__BUNDLEID',
  'Z_DKSAFARIHISTORYMETADATAKEY__TITLE',
] as const;
