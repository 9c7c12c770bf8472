import { cocoaOffsetSeconds } from '../../bytes/time.ts';
import type { Epoch } from '../../model/index.ts';

/**
 * From what the seconds of a column of Safari count: from 2001, and in iOS 26 and later from 1970, as a peer says
 * (https://github.com/abrignoni/iLEAPP, safariHistory.py and safariTabs.py). The same number of seconds after 2001 would lie beyond 2031.
 */
export function safariEpoch(seconds: number | bigint | null): Epoch {
  return Number(seconds ?? 0) > cocoaOffsetSeconds ? 'unix-seconds' : 'cocoa-seconds';
}
