import { isMessageKey, type ListingReason, type Messages } from '@athar/core';

/** A problem of evidence on one line: its code, what that means (for a source as a whole, as it is `told`), and the technical detail. */
export function problemText(
  words: Messages,
  code: string,
  detail: string,
  told?: ListingReason,
): string {
  const key = `reason.${code}`;
  const meaning = isMessageKey(key) ? words.text(key) : '';
  const reason = told === undefined ? meaning : words.text(told.sentence, told.values);
  return words.text('cli.problem', { code, detail, reason });
}
