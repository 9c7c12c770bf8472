import { timesOf } from '../../bytes/time.ts';
import type { TimeDocs, TimeDraft } from '../../model/index.ts';
import { timeDocs } from '../rows/time-docs.ts';

/** Events are planned for any time; what was done to them was done in the life of the phone. */
export const calendarTimes: TimeDocs = {
  ...timeDocs('cocoa-seconds', { anytime: ['event start', 'event end'] }),
  ...timeDocs('cocoa-seconds', {
    others: ['event created', 'event changed', 'organiser changed', 'participant changed'],
  }),
};

/** An event without a zone ("floating") is stored as if its wall clock were UTC. */
export function eventTime(
  marks: string,
  value: number | bigint | null,
  zone: string | null,
): TimeDraft[] {
  const clock = zone === '_float' ? 'device-local' : 'utc';
  return timesOf([marks, 'cocoa-seconds', value]).map((time) => ({ ...time, clock }));
}
