import type { MessageKey } from '../locales/index.ts';
import type { FailureReason } from '../model/index.ts';

/** What has to be other for a second try, where a source could not be opened. */
export type FailureCause = 'folder' | 'password' | 'damaged';

/** Absent where another try of the same kind changes nothing. */
export const causeOfFailure: { readonly [failure in FailureReason]?: FailureCause } = {
  'not-found': 'folder',
  empty: 'folder',
  'not-recognised': 'folder',
  'link-not-followed': 'folder',
  encrypted: 'password',
  'wrong-password': 'password',
  'malformed-keybag': 'damaged',
  'malformed-manifest': 'damaged',
  'missing-manifest': 'damaged',
  'foreign-manifest': 'damaged',
  'malformed-archive': 'damaged',
  'disk-error': 'damaged',
};

/** What to try again, in the order in which it is told. */
export function secondTries(causes: ReadonlySet<FailureCause | undefined>): MessageKey[] {
  const all: readonly (readonly [FailureCause, MessageKey])[] = [
    ['folder', 'advice.right-folder'],
    ['password', 'advice.password-again'],
    ['damaged', 'advice.copy-again'],
  ];
  return all.filter(([cause]) => causes.has(cause)).map(([, advice]) => advice);
}
