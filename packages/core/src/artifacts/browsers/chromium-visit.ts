import { isoTime, timesOf } from '../../bytes/time.ts';
import type { Met, RecordDraft, Row } from '../../model/index.ts';
import { numberAt, timeAt, type BoundTable } from '../rows/database-rows.ts';
import { exactNumberAt, keyOf } from '../rows/field-values.ts';

/** One visit to a page in Chrome or another browser made from Chromium, or an address of which no visit is left. */
export type ChromeVisit = {
  /** Key of the address; several visits share it. */
  readonly id: number | string | null;
  readonly url: string | null;
  readonly title: string | null;
  readonly visitId: number | string | null;
  /** As stored: microseconds since 1601. */
  readonly timestamp: number | string | null;
  readonly isodate: string | null;
  /** Key of the visit that led to this one; 0 where none did. */
  readonly redirectSource: number | string | null;
  /** The page outside the browser's own history that led here; newer versions only. */
  readonly externalReferrerUrl: string | null;
  readonly transition: string | null;
  readonly isRedirect: boolean | null;
  readonly visitDurationSeconds: number | null;
  readonly visitCount: number | null;
  readonly typedCount: number | null;
  /** False for a visit that was made on another device and synchronised to this one; null where no visit is left, or a deleted one does not tell. */
  readonly isLocal: boolean | null;
  readonly browser: string | null;
  readonly profile: string | null;
};

/** `ui::PageTransition`, by the low byte of the number. */
const transitions: readonly string[] = [
  'link',
  'typed',
  'auto-bookmark',
  'auto-subframe',
  'manual-subframe',
  'generated',
  'auto-toplevel',
  'form-submit',
  'reload',
  'keyword',
  'keyword-generated',
];

/** Bits of a transition: the page sent the browser on, or the server did. */
const redirectQualifiers = 0xc0000000;

/** What a record says of an address without a visit. */
export const noVisit = {
  visitId: null,
  timestamp: null,
  isodate: null,
  redirectSource: null,
  externalReferrerUrl: null,
  transition: null,
  isRedirect: null,
  visitDurationSeconds: null,
  isLocal: null,
} satisfies Partial<ChromeVisit>;

/** A visit of another device was only synchronised to this one. */
function metOf(isLocal: boolean, isRedirect: boolean): Met {
  if (!isLocal) return 'stored';
  return isRedirect ? 'redirected' : 'visited';
}

/** Chrome writes an empty text where there is no referrer. */
export function textOrNull(text: string | null): string | null {
  return text === '' ? null : text;
}

/** The name of a transition; a number that a newer version added as it stands. */
function transitionName(transition: number | null): string | null {
  if (transition === null) return null;
  const core = transition & 0xff;
  return transitions[core] ?? String(core);
}

/** Columns of `urls` that some versions lack. */
export const pageColumns = ['title', 'visit_count', 'typed_count', 'last_visit_time'] as const;
/** Columns of `visits` that some versions lack. */
export const visitColumns = [
  'from_visit',
  'transition',
  'visit_duration',
  'originator_cache_guid',
  'external_referrer_url',
] as const;

/** `urls`. */
export type Pages = BoundTable<'id' | 'url' | (typeof pageColumns)[number]>;
type Visits = BoundTable<'url' | 'visit_time' | (typeof visitColumns)[number]>;

/** What an address of `urls` says of itself, and whether a live visit led to it. */
export type Address = Pick<ChromeVisit, 'url' | 'title' | 'visitCount' | 'typedCount'> & {
  hasVisit: boolean;
};

/** Whose history it is; the same in every record of a file. */
type Place = Pick<ChromeVisit, 'browser' | 'profile'>;

/** Reads a row of `urls`, live or deleted. */
export function addressIn(row: Row, at: Pages['at']): Address {
  return {
    url: row.text(at.url),
    title: row.text(at.title),
    visitCount: numberAt(row, at.visit_count),
    typedCount: numberAt(row, at.typed_count),
    hasVisit: false,
  };
}

/** Whether a visit was made on this device, by the keys of those that `visit_source` calls synchronised; null where its own key is lost. */
export function isLocalVisit(
  row: Row,
  at: Visits['at'],
  fromElsewhere: ReadonlyMap<number | bigint, true>,
): boolean | null {
  // The device a visit came from is named only where that is another one.
  if ((row.text(at.originator_cache_guid) ?? '') !== '') return false;
  if (row.rowId !== undefined) return !fromElsewhere.has(row.rowId);
  // The list of visits of other devices goes by a number that a deleted visit may have lost.
  return fromElsewhere.size === 0 ? true : null;
}

/** A row of `visits`, live or deleted, with the address that it names where that one is still there. */
export function visitRecord(
  row: Row,
  at: Visits['at'],
  address: Address | undefined,
  isLocal: boolean | null,
  place: Place,
): RecordDraft<ChromeVisit> {
  const transition = row.number(at.transition);
  const isRedirect = transition === null ? null : (transition & redirectQualifiers) !== 0;
  const duration = numberAt(row, at.visit_duration);
  const visitTime = timeAt(row, at.visit_time);
  return {
    kind: 'record',
    data: {
      id: exactNumberAt(row, at.url),
      url: address?.url ?? null,
      title: address?.title ?? null,
      visitId: keyOf(row),
      timestamp: exactNumberAt(row, at.visit_time),
      isodate: isoTime('webkit-microseconds', visitTime) ?? null,
      redirectSource: exactNumberAt(row, at.from_visit),
      externalReferrerUrl: textOrNull(row.text(at.external_referrer_url)),
      transition: transitionName(transition),
      isRedirect,
      visitDurationSeconds: duration === null ? null : duration / 1_000_000,
      visitCount: address?.visitCount ?? null,
      typedCount: address?.typedCount ?? null,
      isLocal,
      ...place,
    },
    position: row.position(),
    times: timesOf(['page visited', 'webkit-microseconds', visitTime]),
    met: metOf(isLocal !== false, isRedirect === true),
  };
}

/** A row of `urls`, live or deleted, of which no visit is told. */
export function addressRecord(
  row: Row,
  at: Pages['at'],
  { url, title, visitCount, typedCount }: Address,
  place: Place,
): RecordDraft<ChromeVisit> {
  const lastVisit = timeAt(row, at.last_visit_time);
  const wasVisited = (visitCount ?? 0) > 0 || Number(lastVisit ?? 0) > 0;
  return {
    kind: 'record',
    data: {
      ...noVisit,
      id: exactNumberAt(row, at.id),
      url,
      title,
      visitCount,
      typedCount,
      ...place,
    },
    position: row.position(),
    times: timesOf(['page last visited', 'webkit-microseconds', lastVisit]),
    met: wasVisited ? 'visited' : 'stored',
  };
}
