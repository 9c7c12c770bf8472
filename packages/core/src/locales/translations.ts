/** A sentence of a definition in another language, and the mark of the English one that it translates. */
export interface TranslatedSentence {
  /** First eight hex digits of the SHA-256 of the English text; a test fails where they no longer fit. */
  readonly of: string;
  readonly text: string;
}

/** Keys: `rule.<rule id>.title`, `.message`, `.why`, `.other.0`, `.other.1`, …; `artifact.<artifact id>.describes`, `.cannotShow`. */
export type Translations = { readonly [key: string]: TranslatedSentence };

/** Texts by what the times of records mark (`message received`): the key is the English one, so that none can be stale unseen. */
export type TimeMarkTexts = { readonly [marks: string]: string };
