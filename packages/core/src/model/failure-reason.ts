/** Why a source could not be opened; people read the text that the message catalogue has for it. */
export const failureReasons = [
  'not-found',
  'no-permission',
  'disk-error',
  'link-not-followed',
  'empty',
  'not-recognised',
  'encrypted',
  'wrong-password',
  'malformed-keybag',
  'malformed-manifest',
  'missing-manifest',
  'foreign-manifest',
  'malformed-archive',
  'locked-archive',
  'packed-archive',
  'unsupported',
  'limit-exceeded',
  'machine',
  'internal',
] as const;

/** Nothing of the source was read then, and its state is S0; what stops a reading that has begun is a problem of the parts (`ProblemCode`). */
export type FailureReason = (typeof failureReasons)[number];
