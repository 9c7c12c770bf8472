/** A time of STIX in seconds since 1970; 0 where it is none. One that names no zone is of UTC, as all of STIX are: read in the zone of the examiner, one file would give each of them another result. */
export function secondsOf(date: unknown): number {
  if (typeof date !== 'string') return 0;
  const isWithoutZone = /[t ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?$/i.test(date);
  const milliseconds = Date.parse(isWithoutZone ? `${date}Z` : date);
  return milliseconds > 0 ? Math.min(Math.floor(milliseconds / 1000), 0xffffffff) : 0;
}
