import {
  messages,
  sentenceOfFailure,
  type FailureReason,
  type Language,
  type MessageKey,
} from '@athar/core';

/** As the report says it, but in the terminal another password can be given at once. */
const failureKeys: { readonly [reason in FailureReason]: MessageKey } = {
  ...sentenceOfFailure,
  'wrong-password': 'cli.password.wrong',
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
