import { cocoaOffsetSeconds } from '../../bytes/time.ts';
import type { Epoch } from '../../model/index.ts';

/**
 * From what the seconds of a column of Safari count: from 2001, and from 1970 in the tabs of a backup of iOS 26.5.2
 * (https://github.com/abrignoni/iLEAPP/issues/1699); a peer expects it of the history and of icons too (pull request 1702 there).
 * The same number of seconds after 2001 would lie beyond 2031.
 */
export function safariEpoch(seconds: number | bigint | null): Epoch {
  return Number(seconds ?? 0) > cocoaOffsetSeconds ? 'unix-seconds' : 'cocoa-seconds';
}
