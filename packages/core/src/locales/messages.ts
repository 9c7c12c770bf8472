import { IntlMessageFormat } from 'intl-messageformat';
import { ar } from './ar.ts';
import type { Catalogue, MessageKey } from './catalogue.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { type Language, languageFacts } from './language.ts';
import { escapeHtml, evidence, Html } from './markup.ts';
import { rightToLeftLetters, visibleControls } from './visible.ts';

/** Numbers are printed by the locale and choose plural forms; strings are values, isolated where that is needed. */
export type TextValues = { readonly [placeholder: string]: string | number };
/** As `TextValues`; `Html` stands as it is, and a string as evidence. */
export type HtmlValues = { readonly [placeholder: string]: string | number | Html };

/** The message catalogue in one language. */
export interface Messages {
  readonly language: Language;
  readonly direction: 'ltr' | 'rtl';
  /** For `Intl`. */
  readonly locale: string;
  /** Between a label and its value. */
  readonly colon: string;
  /** Between the entries of a list on one line. */
  readonly comma: string;
  /**
   * Plain text for a terminal. A string value is isolated (U+2068 … U+2069) in Arabic, and elsewhere
   * where it holds right-to-left letters; its controls are made visible.
   */
  text(key: MessageKey, values?: TextValues): string;
  /** One value by itself, as `text` shows it in a sentence: what a line that begins with a name begins with. */
  value(value: string): string;
  /** Plain text without isolates, for JSON and other machine fields. */
  unisolated(key: MessageKey, values?: TextValues): string;
  /** HTML; a string value stands as evidence in `<bdi>`, an `Html` value as it is. */
  html(key: MessageKey, values?: HtmlValues): Html;
  /** As `html` and `unisolated`, for a template that is not in the catalogue: the sentence of a rule. Never a text from evidence. */
  templateHtml(template: string, values: HtmlValues): Html;
  templateUnisolated(template: string, values: TextValues): string;
}

const catalogues: { readonly [L in Language]: Catalogue } = { en, ar, fr, es };

/** The bare messages of a language, for tests and tools that look at all of them. */
export function catalogueOf(language: Language): Catalogue {
  return catalogues[language];
}

const made = new Map<Language, Messages>();

/** The catalogue in this language. Made once; a message is parsed when it is first used. */
export function messages(language: Language): Messages {
  const known = made.get(language);
  if (known) return known;
  const fresh = makeMessages(language);
  made.set(language, fresh);
  return fresh;
}

/** Keeps a value apart from the catalogue's own words until the message is put together. */
class Slot {
  readonly value: string | Html;

  constructor(value: string | Html) {
    this.value = value;
  }

  /** A value that chooses a form (`select`) is compared by its text. */
  toString(): string {
    return String(this.value);
  }
}

function makeMessages(language: Language): Messages {
  const { locale, direction, colon, comma } = languageFacts[language];
  const catalogue = catalogues[language];
  const formats = new Map<string, IntlMessageFormat>();

  function assemble(
    template: string,
    values: HtmlValues | undefined,
    words: (text: string) => string,
    value: (value: string | Html) => string,
  ): string {
    // Most messages are plain sentences: they need no parser.
    if (!template.includes('{') && !template.includes("'")) return words(template);
    let format = formats.get(template);
    if (!format) {
      format = new IntlMessageFormat(template, locale, undefined, { ignoreTag: true });
      formats.set(template, format);
    }
    const slots: Record<string, number | Slot> = {};
    for (const [name, given] of Object.entries(values ?? {}))
      slots[name] = typeof given === 'number' ? given : new Slot(given);
    let result = '';
    for (const part of format.formatToParts<Slot>(slots)) {
      const { value: piece } = part as { readonly value: string | Slot };
      result += piece instanceof Slot ? value(piece.value) : words(piece);
    }
    return result;
  }

  const same = (text: string): string => text;
  const isolate = (value: string | Html): string => {
    const shown = visibleControls(String(value));
    return direction === 'rtl' || rightToLeft.test(shown) ? `\u2068${shown}\u2069` : shown;
  };
  const show = (value: string | Html): string => visibleControls(String(value));
  const mark = (value: string | Html): string =>
    value instanceof Html ? value.source : evidence(value).source;

  return {
    language,
    direction,
    locale,
    colon,
    comma,
    text: (key, values) => assemble(catalogue[key], values, same, isolate),
    value: isolate,
    unisolated: (key, values) => assemble(catalogue[key], values, same, show),
    html: (key, values) => new Html(assemble(catalogue[key], values, ownWords, mark)),
    templateHtml: (template, values) => new Html(assemble(template, values, escapeHtml, mark)),
    templateUnisolated: (template, values) => assemble(template, values, same, show),
  };
}

/** Words of the catalogue as HTML. An option stays on one line: `--` at the end of one and its name on the next is two things to a reader. */
function ownWords(text: string): string {
  return escapeHtml(text).replace(/--[a-z][a-z-]*/g, '<span class="option">$&</span>');
}

const rightToLeft = new RegExp(`[${rightToLeftLetters}]`, 'u');
