/** Far longer than any way of writing a time. */
const maxDateLength = 64;

/** A zone behind a time of day. */
const namesZone = /:\d\d.*(?:z|utc?|gmt|[ecmp][ds]t|[+-]\d\d:?\d\d)(?: ?\([^)]*\))?$/i;
/** The forms that stand for a day of UTC by themselves. */
const isDay = /^\d{4}(?:-\d\d){0,2}$/;

/**
 * A time of STIX in seconds since 1970; 0 where it is none. One that names no zone is of UTC, as all of STIX are, in whatever form it is written:
 * read in the zone of the examiner, one file would give each of them another result.
 */
export function secondsOf(date: unknown): number {
  if (typeof date !== 'string' || date.length > maxDateLength) return 0;
  const text = date.trim();
  const isWhole = namesZone.test(text) || isDay.test(text);
  const forms = isWhole ? [text] : [`${text}Z`, `${text} Z`];
  const milliseconds = forms.map((form) => Date.parse(form)).find((moment) => moment > 0) ?? 0;
  return Math.min(Math.floor(milliseconds / 1000), 0xffffffff);
}
