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

/** A tag. A `<` within ends it, so that no text is looked at twice; `<https://…>` is none. */
const tag = /<\/?([a-z][a-z0-9]{0,20})(?=[\s/>])[^<>]*>/gi;

/** An address in a tag; a value that a `>` cut off is taken as far as it goes. */
const address = /\s(?:href|src)\s{0,8}=\s{0,8}(?:"([^"]*)(?:"|$)|'([^']*)(?:'|$))/gi;

/** Tags within a word: what they part is one text, as the reader sees it. */
const inlineTags: ReadonlySet<string> = new Set(['span', 'b', 'i', 'em', 'strong', 'u', 'font']);

/**
 * The texts of HTML that may hold links, as the browser would take them: the text that is shown, and the addresses of its
 * links and pictures. Other attributes hold names of the markup, which look like addresses and are none. Plain text stays one text.
 */
export function textsInHtml(html: string | null): string[] {
  if (html === null) return [];
  if (!html.includes('<') && !html.includes('&')) return [html];
  const addresses: string[] = [];
  const text = html.replace(tag, (whole, name: string) => {
    for (const [, inDouble, inSingle] of whole.matchAll(address)) {
      addresses.push(withoutReferences(inDouble ?? inSingle ?? ''));
    }
    return inlineTags.has(name.toLowerCase()) ? '' : ' ';
  });
  return [withoutReferences(text), ...addresses];
}

function withoutReferences(html: string): string {
  return html.replace(/&(#?\w{2,4});/g, (whole, name: string) => characters.get(name) ?? whole);
}
