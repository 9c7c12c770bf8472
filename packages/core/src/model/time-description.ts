import type { Doubt } from './record.ts';
import type { Clock } from './time-doc.ts';

const ofClock = {
  'device-local': "by the phone's own clock, zone not known",
  unknown: 'by an unknown clock',
} as const;

/** `timestamp_desc` of the timeline: what a time marks, and why it is no moment to rely on where it is none. */
export function timeDescription(marks: string, clock: Clock, doubt?: Doubt): string {
  const remarks = [
    ...(clock === 'utc' ? [] : [ofClock[clock]]),
    ...(doubt === undefined ? [] : [`doubtful: ${doubt}`]),
  ];
  return remarks.length === 0 ? marks : `${marks} (${remarks.join('; ')})`;
}
