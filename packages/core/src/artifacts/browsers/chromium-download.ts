import { isoTime, timesOf, webkitOffsetSeconds } from '../../bytes/time.ts';
import type { RecordDraft, Row } from '../../model/index.ts';
import {
  numberAt,
  rowReference,
  secondsAt,
  timeAt,
  type BoundTable,
} from '../rows/database-rows.ts';
import { exactNumberAt } from '../rows/field-values.ts';
import { textOrNull } from './chromium-visit.ts';

/** One download of Chrome, or an address of one that is itself gone. */
export type ChromeDownload = {
  readonly id: number | string | null;
  readonly guid: string | null;
  /** The addresses that led to the file, redirects included, in order. */
  readonly urls: readonly string[];
  readonly tabUrl: string | null;
  readonly tabReferrerUrl: string | null;
  readonly referrer: string | null;
  readonly siteUrl: string | null;
  readonly targetPath: string | null;
  readonly currentPath: string | null;
  readonly mimeType: string | null;
  readonly originalMimeType: string | null;
  readonly receivedBytes: number | string | null;
  readonly totalBytes: number | string | null;
  /** As stored: 1 whole, 2 cancelled, 4 interrupted. */
  readonly state: number | null;
  readonly dangerType: number | null;
  readonly opened: number | null;
  readonly startTime: string | null;
  readonly endTime: string | null;
  readonly browser: string | null;
  readonly profile: string | null;
};

/** Columns of `downloads` in all versions: none has them all. */
export const downloadColumns = [
  'id',
  'guid',
  'url',
  'full_path',
  'target_path',
  'current_path',
  'tab_url',
  'tab_referrer_url',
  'referrer',
  'site_url',
  'mime_type',
  'original_mime_type',
  'received_bytes',
  'total_bytes',
  'state',
  'danger_type',
  'opened',
  'start_time',
  'end_time',
] as const;

type Downloads = BoundTable<(typeof downloadColumns)[number]>;
/** `downloads_url_chains`. */
export type Chains = BoundTable<'id' | 'url' | 'chain_index'>;

/** An address on the way to a file; `index` says which it is. */
export type Step = { readonly index: number; readonly url: string };
type Steps = ReadonlyMap<number | bigint, readonly Step[]>;

/** Whose downloads they are; the same in every record of a file. */
type Place = Pick<ChromeDownload, 'browser' | 'profile'>;

/** A row of `downloads`, live or deleted, with the live addresses that led to the file. */
export function downloadRecord(
  row: Row,
  at: Downloads['at'],
  steps: Steps,
  place: Place,
): RecordDraft<ChromeDownload> {
  // Chrome before 2013 kept one address here, and the time in seconds since 1970.
  const old = at.full_path !== -1;
  const begun = old ? sinceEpochOfWebkit(row, at.start_time) : timeAt(row, at.start_time);
  const finished = timeAt(row, at.end_time);
  return {
    kind: 'record',
    data: {
      id: exactNumberAt(row, at.id),
      guid: row.text(at.guid),
      urls: urlsOf(row, at, steps),
      tabUrl: textOrNull(row.text(at.tab_url)),
      tabReferrerUrl: textOrNull(row.text(at.tab_referrer_url)),
      referrer: textOrNull(row.text(at.referrer)),
      siteUrl: textOrNull(row.text(at.site_url)),
      targetPath: textOrNull(row.text(old ? at.full_path : at.target_path)),
      currentPath: textOrNull(row.text(at.current_path)),
      mimeType: textOrNull(row.text(at.mime_type)),
      originalMimeType: textOrNull(row.text(at.original_mime_type)),
      receivedBytes: exactNumberAt(row, at.received_bytes),
      totalBytes: exactNumberAt(row, at.total_bytes),
      state: numberAt(row, at.state),
      dangerType: numberAt(row, at.danger_type),
      opened: numberAt(row, at.opened),
      startTime: isoTime('webkit-microseconds', begun) ?? null,
      endTime: isoTime('webkit-microseconds', finished) ?? null,
      ...place,
    },
    position: row.position(),
    times: timesOf(
      ['download begun', 'webkit-microseconds', begun],
      ['download finished', 'webkit-microseconds', finished],
    ),
  };
}

/** The addresses of a download, each once: those of its chain in their order, then the one that older versions keep in the row itself. */
function urlsOf(row: Row, at: Downloads['at'], steps: Steps): string[] {
  const id = rowReference(row, at.id);
  const chain = (id === undefined ? undefined : steps.get(id)) ?? [];
  const ordered = [...chain].sort((one, other) => one.index - other.index);
  const own = textOrNull(row.text(at.url));
  return [...new Set([...ordered.map(({ url }) => url), ...(own === null ? [] : [own])])];
}

/** A row of `downloads_url_chains` without its download; `undefined` where it holds no address. */
export function addressRecord(
  row: Row,
  at: Chains['at'],
  place: Place,
): RecordDraft<ChromeDownload> | undefined {
  const url = textOrNull(row.text(at.url));
  if (url === null) return undefined;
  return {
    kind: 'record',
    data: { ...noDownload, id: exactNumberAt(row, at.id), urls: [url], ...place },
    position: row.position(),
    times: [],
  };
}

/** Whether enough of a deleted download is left to tell of it: an address, a place or a time. */
export function tellsSomething(download: ChromeDownload): boolean {
  const { urls, tabUrl, referrer, siteUrl, targetPath, currentPath, startTime } = download;
  const known = [tabUrl, referrer, siteUrl, targetPath, currentPath, startTime];
  return urls.length > 0 || known.some((value) => value !== null);
}

/** Seconds since 1970 as microseconds since 1601. */
function sinceEpochOfWebkit(row: Row, column: number): number | null {
  const seconds = secondsAt(row, column);
  return seconds === null || seconds <= 0 ? null : (seconds + webkitOffsetSeconds) * 1_000_000;
}

/** A download of which nothing is known. */
export const noDownload: ChromeDownload = {
  id: null,
  guid: null,
  urls: [],
  tabUrl: null,
  tabReferrerUrl: null,
  referrer: null,
  siteUrl: null,
  targetPath: null,
  currentPath: null,
  mimeType: null,
  originalMimeType: null,
  receivedBytes: null,
  totalBytes: null,
  state: null,
  dangerType: null,
  opened: null,
  startTime: null,
  endTime: null,
  browser: null,
  profile: null,
};
