import { isMessageKey, type Messages } from '@athar/core';

/** A problem of evidence on one line: its code, what that means, and the technical detail. */
export function problemText(words: Messages, code: string, detail: string): string {
  const key = `reason.${code}`;
  const reason = isMessageKey(key) ? words.text(key) : '';
  return words.text('cli.problem', { code, detail, reason });
}
