import { isCutList, linksInText } from '../../formats/links.ts';
import type { Row } from '../../model/index.ts';
import { numberAt } from '../rows/database-rows.ts';

/** What is kept of the body of a cached answer. */
export type CachedBody = {
  /**
   * `database`, `file` (in `fsCachedData` beside the database), null where no body is stored, or `unknown` where a part of the database
   * could not be read, or it has no table of bodies.
   */
  readonly body: string | null;
  /** Bytes of a body in the database. */
  readonly bodyBytes: number | null;
  /** Name of the file of a body that is stored apart. */
  readonly bodyFile: string | null;
  /** Addresses with `http` or `https` in a body of text in the database. */
  readonly bodyLinks: readonly string[];
};

/** What stands where no body is kept. */
export const noBody: CachedBody = { body: null, bodyBytes: null, bodyFile: null, bodyLinks: [] };

/** How much of a body is looked at; the system puts larger ones into files. */
const mostBytes = 2 ** 22;
const mostLinks = 1000;

/** Types of content that are text, or say nothing. */
const ofText =
  /^(?:text\/|application\/(?:[\w.-]{1,60}\+)?(?:json|xml|javascript|x-javascript|x-ndjson|plain))/i;

/** The body that stands in a row of `cfurl_cache_receiver_data`. `onCut` is called where not all of it is searched for addresses. */
export function cachedBodyIn(
  row: Row | undefined,
  at: { readonly isDataOnFS: number; readonly receiver_data: number } | undefined,
  mimeType: string | null,
  onCut: () => void,
): CachedBody {
  const bytes = row && at ? row.blob(at.receiver_data) : null;
  if (!row || !at || bytes === null || bytes.length === 0) return noBody;
  // Of a body on the file system the database holds the name alone.
  if (numberAt(row, at.isDataOnFS) === 1) {
    const bodyFile = new TextDecoder().decode(bytes.subarray(0, 256));
    return { ...noBody, body: 'file', bodyFile };
  }
  return {
    ...noBody,
    body: 'database',
    bodyBytes: bytes.length,
    bodyLinks: mimeType === null || ofText.test(mimeType) ? linksIn(bytes, onCut) : [],
  };
}

/** Bare host names are left alone: in scripts and data they cannot be told from names of fields and files. */
function linksIn(bytes: Uint8Array, onCut: () => void): string[] {
  const start = bytes.subarray(0, mostBytes);
  if (start.subarray(0, 512).includes(0)) return [];
  let isCut = start.length < bytes.length;
  // JSON may write every slash behind a backslash.
  const text = new TextDecoder().decode(start).replaceAll('\\/', '/');
  const links = new Set<string>();
  const found = linksInText(text);
  if (isCutList(found.length)) isCut = true;
  for (const link of found) {
    if (!/^https?:\/\//i.test(link)) continue;
    if (links.size < mostLinks || links.has(link)) links.add(link);
    else isCut = true;
  }
  if (isCut) onCut();
  return [...links];
}
