/** One message of Apple Mail, as the app lists it, or an address out of one that it keeps apart; the text lies in files that this does not open. */
export type MailMessage = {
  readonly links: readonly string[] | null;
  readonly sender: string | null;
  readonly senderName: string | null;
  readonly senderEmail: string | null;
  readonly subject: string | null;
  /** The first words of the text, as the list of messages shows them. */
  readonly summary: string | null;
  /** The folder and its account, as an address. */
  readonly mailbox: string | null;
  readonly read: string | number | null;
  readonly flagged: string | number | null;
  readonly deleted: string | number | null;
};

/** What says nothing: what the examples fill in. */
export const bareMail: MailMessage = {
  links: [],
  sender: null,
  senderName: null,
  senderEmail: null,
  subject: null,
  summary: null,
  mailbox: null,
  read: null,
  flagged: null,
  deleted: null,
};
