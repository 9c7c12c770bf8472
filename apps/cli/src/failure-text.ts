import {
  messages,
  sentenceOfFailure,
  type FailureReason,
  type Language,
  type MessageKey,
} from '@athar/core';
import { toldTogether, type Said } from './told-together.ts';

/** As the report says it, but in the terminal another password can be given at once. */
const failureKeys: { readonly [reason in FailureReason]: MessageKey } = {
  ...sentenceOfFailure,
  'wrong-password': 'cli.password.wrong',
};

/** Where nothing is to be checked, none says that nothing was. */
const extractKeys: { readonly [reason in FailureReason]: MessageKey } = {
  ...failureKeys,
  empty: 'cli.extract.empty',
  'not-found': 'cli.extract.not-found',
  'not-recognised': 'cli.extract.not-recognised',
  encrypted: 'cli.extract.password-needed',
};

/** Their sentences name the folder or file by themselves. */
const sayWhat: ReadonlySet<FailureReason> = new Set([
  'not-found',
  'no-permission',
  'empty',
  'not-recognised',
]);

/** What the log says of these tells nothing that their sentences do not. */
export const saidWhole: ReadonlySet<FailureReason> = new Set([
  'not-found',
  'empty',
  'not-recognised',
  'encrypted',
]);

/** Why nothing of a source could be read, for a check or for `extract`. */
export function failureText(
  reason: FailureReason,
  label: string,
  language: Language,
  wanted: 'check' | 'extract' = 'check',
): string {
  const words = messages(language);
  const [line = ''] = toldTogether(words, [failureOf(reason, label, language, wanted)]);
  return line;
}

/** The same apart from the name, so that it can be said once of several. */
export function failureOf(
  reason: FailureReason,
  label: string,
  language: Language,
  wanted: 'check' | 'extract' = 'check',
): Said {
  const keys = wanted === 'check' ? failureKeys : extractKeys;
  const text = messages(language).text(keys[reason], { path: label });
  return sayWhat.has(reason) ? { text } : { label, text };
}
