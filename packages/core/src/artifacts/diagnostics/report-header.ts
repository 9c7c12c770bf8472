import { momentOfText } from '../../bytes/time-text.ts';
import type { TimeDraft } from '../../model/index.ts';

/** Times of a record from moments written as text; those that are absent or none are left out. */
export function timesOfText(
  ...moments: readonly (readonly [marks: string, text: string | null])[]
): TimeDraft[] {
  const times: TimeDraft[] = [];
  for (const [marks, text] of moments) {
    const moment = text === null ? undefined : momentOfText(text);
    if (text === null || moment === undefined) continue;
    times.push({
      at: moment.at,
      marks,
      clock: moment.zoned ? 'utc' : 'device-local',
      epoch: 'text',
      // What the zone was cannot be told from a moment in UTC.
      ...(moment.zoned && !/(?:Z|UTC|[+-]00:?00)$/.test(text) && { raw: text.trim() }),
    });
  }
  return times;
}

const formOfMoment = '0000-00-00 00:00:00';
/** In another form more characters are others. */
const mostChanged = 2;

/** What is wrong with the texts of moments that name none although they have the form of one, but for a character or two. */
export function faultOfMoments(...texts: readonly (string | null)[]): string | undefined {
  const changed = texts.find((text) => text !== null && isChangedMoment(text.trim()));
  return changed === undefined ? undefined : 'a time that cannot be';
}

function isChangedMoment(text: string): boolean {
  // A clock of twelve hours is another form.
  if (text.length < formOfMoment.length || /[ap]\.?m/i.test(text)) return false;
  const form = text.slice(0, formOfMoment.length).replaceAll(/\d/g, '0').replace('T', ' ');
  let changed = 0;
  for (let i = 0; i < form.length; i++) if (form[i] !== formOfMoment[i]) changed += 1;
  return changed <= mostChanged && momentOfText(text) === undefined;
}

/** `iPhone OS 14.6 (18F72)`, the form in which reports name the system. */
export function systemVersionIn(text: string | null): {
  readonly version: string | null;
  readonly build: string | null;
} {
  const parts = /^[A-Za-z ]{1,40} (\d{1,3}(?:\.\d{1,3}){0,3})(?: \((\w{3,12})\))?/.exec(text ?? '');
  return { version: parts?.[1] ?? null, build: parts?.[2] ?? null };
}
