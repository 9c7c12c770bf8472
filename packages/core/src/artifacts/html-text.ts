/** The character references that apps write into their messages. */
const characters: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['#38', '&'],
  ['#x26', '&'],
  ['quot', '"'],
  ['#34', '"'],
  ['apos', "'"],
  ['#39', "'"],
  ['#x27', "'"],
  ['lt', '<'],
  ['gt', '>'],
  ['nbsp', ' '],
  ['#160', ' '],
]);

/**
 * HTML with its usual character references resolved and its tags left in, so that links in attributes and in the text
 * are found as the browser would take them.
 */
export function withoutCharacterReferences(html: string): string {
  return html.includes('&')
    ? html.replace(/&(#?\w{2,4});/g, (whole, name: string) => characters.get(name) ?? whole)
    : html;
}
