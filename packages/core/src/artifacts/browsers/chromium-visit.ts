import type { Met } from '../../model/index.ts';

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
export const redirectQualifiers = 0xc0000000;

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
export function metOf(isLocal: boolean, isRedirect: boolean): Met {
  if (!isLocal) return 'stored';
  return isRedirect ? 'redirected' : 'visited';
}

/** Chrome writes an empty text where there is no referrer. */
export function textOrNull(text: string | null): string | null {
  return text === '' ? null : text;
}

/** The name of a transition; a number that a newer version added as it stands. */
export function transitionName(transition: number | null): string | null {
  if (transition === null) return null;
  const core = transition & 0xff;
  return transitions[core] ?? String(core);
}
