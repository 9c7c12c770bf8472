/** A note, something attached to one, or a text whose note is gone (`ICNoteData`). */
export type Note = {
  /** `ICNote`, `ICAttachment`, …; null where the store does not tell. */
  readonly kind: string | null;
  readonly id: number | string | null;
  readonly identifier: string | null;
  readonly title: string | null;
  readonly snippet: string | null;
  readonly fileName: string | null;
  readonly typeUti: string | null;
  /** How long the text is; null where there is none, or it is encrypted. */
  readonly bodyCharacters: number | null;
  /** Out of the text of the note, and of titles, previews and what was recognised in pictures. */
  readonly links: readonly string[];
  readonly passwordProtected: boolean | null;
  readonly markedForDeletion: boolean | null;
  readonly creationDate: string | null;
  readonly modificationDate: string | null;
};
