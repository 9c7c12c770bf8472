import { rightToLeftLetters, visibleControls } from './visible.ts';

/** Text that is already HTML. Only the functions of this file and of `messages.ts` make it, so that evidence never becomes markup. */
export class Html {
  readonly source: string;

  constructor(source: string) {
    this.source = source;
  }

  toString(): string {
    return this.source;
  }
}

/** Fit for the text of an element and for an attribute in quotes of either kind; not for a script, a style or an address. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

const signs = new Map([
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&quot;', '"'],
  ['&#39;', "'"],
  ['&amp;', '&'],
]);

/**
 * The text of markup for a terminal. Where the language is written from right to left, values stay isolated
 * (U+2068 … U+2069), as in `Messages.text`.
 */
export function plainText({ source }: Html, direction: 'ltr' | 'rtl'): string {
  return source
    .replace(/<(\/?)(\w+)[^>]*>/g, (_, end: string, name: string) => {
      if (name === 'q') return '"';
      if (name !== 'bdi' || direction === 'ltr') return '';
      return end === '' ? '\u2068' : '\u2069';
    })
    .replace(/&(?:lt|gt|quot|amp|#39);/g, (sign) => signs.get(sign) ?? sign);
}

export type HtmlPiece = string | number | Html | undefined | readonly HtmlPiece[];

/** Template for markup of our own: a string is escaped, `Html` stands as it is, a list is joined, `undefined` is nothing. */
export function html(markup: TemplateStringsArray, ...pieces: readonly HtmlPiece[]): Html {
  let source = markup[0] ?? '';
  pieces.forEach((piece, n) => {
    source += render(piece) + (markup[n + 1] ?? '');
  });
  return new Html(source);
}

function render(piece: HtmlPiece): string {
  if (piece === undefined) return '';
  if (piece instanceof Html) return piece.source;
  if (typeof piece === 'object') return piece.map(render).join('');
  return escapeHtml(String(piece));
}

/** Longest value shown; what is longer is cut, with `…`. The whole value stands in the files beside the report. */
const maxShown = 400;

/** Values of at most this many signs stay on one line where there is room. */
const maxShort = 24;

/** The first letter of a text that is no path, which runs left to right whatever the names in it. */
const beginsRightToLeft = new RegExp(`^[^\\p{L}/\\\\]*[${rightToLeftLetters}]`, 'u');

/** `''`: nobody knows, which a screen reader has to be told, or it reads the value as the language of the page. */
type LanguageOfValue = '' | 'en';

/**
 * A value of evidence: isolated, never translated, never obeyed. It runs from left to right, but for a text that
 * begins in the other direction, as a message in Arabic does. `en` where it is what this program notes in English only.
 */
export function evidence(value: string | number, language: LanguageOfValue = ''): Html {
  return isolated(String(value), 'ltr', 'evidence', language);
}

/** A name or text of unknown direction from evidence or from an indicator file; `en` as above. */
export function evidenceName(value: string, language: LanguageOfValue = ''): Html {
  return isolated(value, 'auto', 'evidence name', language);
}

function isolated(
  value: string,
  direction: 'ltr' | 'auto',
  classes: string,
  language: LanguageOfValue,
): Html {
  const shown = visibleControls(cut(value));
  const runs = beginsRightToLeft.test(shown) ? 'auto' : direction;
  const all = classes === 'evidence' && shown.length <= maxShort ? 'evidence short' : classes;
  return new Html(
    `<bdi class="${all}" dir="${runs}" lang="${language}" translate="no">${escapeHtml(shown)}</bdi>`,
  );
}

function cut(value: string): string {
  if (value.length <= maxShown) return value;
  // Never through the middle of a surrogate pair.
  const end = /[\ud800-\udbff]/.test(value.charAt(maxShown - 1)) ? maxShown - 1 : maxShown;
  return `${value.slice(0, end)}…`;
}
