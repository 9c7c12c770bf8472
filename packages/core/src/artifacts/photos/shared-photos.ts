/** One album or set of pictures that is shared through iCloud, by the owner of the phone or by others, or what someone wrote to a picture of it. */
export type SharedPhotos = {
  /** `album` (a shared album, by invitation), `link` (an iCloud link), `library` (the library shared by several people), `comment` or `caption`. */
  readonly kind: string;
  readonly title: string | null;
  /** The address at which anyone can see the pictures, where there is one. */
  readonly url: string | null;
  /** Whether the owner of the phone shares it; `null` where that is not stored. */
  readonly isOwn: boolean | null;
  readonly created: string | null;
  /** When the phone joined it. */
  readonly subscribed: string | null;
  readonly expires: string | null;
  readonly trashed: string | null;
  readonly ownerName: string | null;
  /** Everyone who takes part or was asked to; '' where nothing is stored. */
  readonly names: readonly string[];
  readonly phoneNumbers: readonly string[];
  /** Photos' codes: 1 not answered, 2 accepted, 3 declined; role 1 is who shares, 2 was asked. */
  readonly answers: readonly string[];
  readonly roles: readonly string[];
  /** Addresses of who shares it and of the others, but for the owner of the phone, those that are stored. */
  readonly emails: readonly string[];
  readonly uuid: string | null;
  /** What was written, and the links in it; `null` where it is no comment. */
  readonly text: string | null;
  readonly links: readonly string[] | null;
};

/** What only a comment has. */
export const noComment = { text: null, links: null } as const;
