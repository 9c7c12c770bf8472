/** Whether two names are of one length and differ in exactly one character, as where a byte of one was changed. */
export function differInOneLetter(one: string, other: string): boolean {
  if (one.length !== other.length) return false;
  let differences = 0;
  for (let i = 0; i < one.length; i++) if (one[i] !== other[i]) differences += 1;
  return differences === 1;
}
