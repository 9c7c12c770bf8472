import { isAppleLz4, readAppleLz4 } from '../../formats/apple-lz4.ts';
import {
  arrayAt,
  dataAt,
  dictionaryAt,
  isDictionary,
  readPropertyList,
  stringAt,
  type PlistOptions,
} from '../../formats/plist/index.ts';
import {
  EvidenceError,
  type Limits,
  type ParseContext,
  type ProblemDraft,
  type Row,
} from '../../model/index.ts';
import { orProblem, problemAt } from '../rows/row-problems.ts';

/** The pages that "back" and "forward" of one tab lead to, in their order, each once: a small list can repeat a long address. */
export interface SafariSession {
  readonly urls: readonly string[];
  /** Where a page was asked for under another address than it had in the end, e.g. before a redirect. */
  readonly originalUrls: readonly string[];
  readonly titles: readonly string[];
  /** Bytes of page state (scroll position, form contents) kept with the pages. */
  readonly dataLength: number;
  /** Pages beyond the bound, which were not read. */
  readonly pagesLeftOut: number;
}

/** WebKit writes the version of its session state before the property list. */
const headerBytes = 4;

/** WebKit itself keeps at most 100 pages of a tab. */
const maxPages = 1000;

/**
 * Reads WebKit's session state: a four-byte version, then a property list with `SessionHistory`.
 * Safari leaves the list out for a tab that never loaded a page: that is an empty session.
 */
function readSafariSession(
  state: Uint8Array,
  limits: Limits,
  options: PlistOptions,
): SafariSession {
  if (state.length > limits.maxValueBytes) {
    throw new EvidenceError('limit-exceeded', `session state of ${state.length} bytes`);
  }
  // Safari packs a state from 1 MiB on.
  const plain = isAppleLz4(state) ? readAppleLz4(state, limits.maxValueBytes) : state;
  const list = readPropertyList(plain.subarray(headerBytes), limits, options);
  if (!isDictionary(list)) throw new EvidenceError('malformed', 'session state is no dictionary');
  const history = dictionaryAt(list, 'SessionHistory');
  const listed = history && arrayAt(history, 'SessionHistoryEntries');
  // A list that never held a page has neither a place in it nor pages.
  if (history?.has('SessionHistoryCurrentIndex') && listed === undefined)
    options.tellDamage?.('a session with a place among its pages, and without them');
  const entries = listed ?? [];

  const urls = new Set<string>();
  const originalUrls = new Set<string>();
  const titles = new Set<string>();
  let dataLength = 0;
  for (const entry of entries.slice(0, maxPages)) {
    const url = isDictionary(entry) ? stringAt(entry, 'SessionHistoryEntryURL') : undefined;
    if (url === undefined) options.tellDamage?.('a page of a session without its address');
    if (!isDictionary(entry)) continue;
    const originalUrl = stringAt(entry, 'SessionHistoryEntryOriginalURL');
    const title = stringAt(entry, 'SessionHistoryEntryTitle');
    if (url !== undefined) urls.add(url);
    if (originalUrl !== undefined && originalUrl !== url) originalUrls.add(originalUrl);
    if (title !== undefined && title !== '') titles.add(title);
    dataLength += dataAt(entry, 'SessionHistoryEntryData')?.length ?? 0;
  }
  const pagesLeftOut = Math.max(0, entries.length - maxPages);
  return {
    urls: [...urls],
    originalUrls: [...originalUrls],
    titles: [...titles],
    dataLength,
    pagesLeftOut,
  };
}

/** The session in a column of BrowserState.db; `undefined` where there is none or it cannot be read. */
export function* sessionOf(
  row: Row,
  column: number,
  context: ParseContext,
): Generator<ProblemDraft, SafariSession | undefined> {
  const state = row.blob(column);
  if (state === null || state.length === 0) return undefined;
  return yield* sessionIn(state, row, context);
}

/** The session in a piece of WebKit's session state that belongs to this row. */
export function* sessionIn(
  state: Uint8Array,
  row: Row,
  context: ParseContext,
): Generator<ProblemDraft, SafariSession | undefined> {
  const session = yield* orProblem(row, (options) =>
    readSafariSession(state, context.limits, options),
  );
  if (session !== undefined && session.pagesLeftOut > 0) {
    yield problemAt(row, 'limit-exceeded', `${session.pagesLeftOut} pages of a tab were left out`);
  }
  return session;
}

const noSession: SafariSession = {
  urls: [],
  originalUrls: [],
  titles: [],
  dataLength: 0,
  pagesLeftOut: 0,
};

/** The fields that records of tabs have of a session. */
export type SessionFields = {
  /** Addresses of the pages of the tab. */
  readonly sessionData: readonly string[];
  /** Addresses under which these pages were asked for, where they differ. */
  readonly sessionOriginalUrls: readonly string[];
  readonly sessionTitles: readonly string[];
  readonly sessionDataLength: number | null;
};

/** The session of a tab as fields of its record; of a tab without one they are empty. */
export function sessionFields(session: SafariSession | undefined): SessionFields {
  const { urls, originalUrls, titles } = session ?? noSession;
  return {
    sessionData: urls,
    sessionOriginalUrls: originalUrls,
    sessionTitles: titles,
    sessionDataLength: session?.dataLength ?? null,
  };
}
