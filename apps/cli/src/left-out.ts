import type { Messages } from '@athar/core';

/** Files that the line names; `case.json` names them all. */
const mostNames = 4;

/** That files in a folder of indicators hold none: whoever keeps lists of another form there takes them for loaded. */
export function leftOut(words: Messages, names: readonly string[]): string {
  const shown = names.slice(0, mostNames).map((name) => words.value(name));
  const more = names.length > mostNames ? '…' : '';
  const text = words.text('cli.indicators.left-out', { n: names.length });
  return `${shown.join(words.comma)}${more}${words.colon}${text}`;
}
