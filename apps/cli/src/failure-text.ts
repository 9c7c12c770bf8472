import { messages, type FailureReason, type Language, type MessageKey } from '@athar/core';

const failureKeys: { readonly [reason in FailureReason]: MessageKey } = {
  'not-found': 'cli.source.not-found',
  'no-permission': 'cli.source.no-permission',
  empty: 'cli.source.empty',
  'not-recognised': 'cli.source.not-recognised',
  encrypted: 'cli.password.needed',
  'wrong-password': 'cli.password.wrong',
  'malformed-keybag': 'cli.source.keybag-damaged',
  'malformed-manifest': 'cli.source.manifest-damaged',
  'missing-manifest': 'cli.source.manifest-missing',
  'foreign-manifest': 'reason.other-backup',
  'malformed-archive': 'reason.malformed',
  'locked-archive': 'cli.source.archive-locked',
  'packed-archive': 'reason.archive-method',
  unsupported: 'reason.unsupported',
  'limit-exceeded': 'reason.limit-exceeded',
};

/** Their sentences name the folder or file by themselves. */
const sayWhat: ReadonlySet<FailureReason> = new Set([
  'not-found',
  'no-permission',
  'empty',
  'not-recognised',
]);

/** Why nothing of a source could be read. */
export function failureText(reason: FailureReason, label: string, language: Language): string {
  const words = messages(language);
  const text = words.text(failureKeys[reason], { path: label });
  return sayWhat.has(reason) ? text : `${words.value(label)}${words.colon}${text}`;
}
