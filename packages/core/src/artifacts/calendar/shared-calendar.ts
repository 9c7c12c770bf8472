/** A calendar that others see or write, that somebody else owns, or that the phone subscribed to; or an answer to an invitation to share. */
export type SharedCalendar = {
  readonly kind: 'calendar' | 'answer';
  readonly id: number | string | null;
  /** Of an answer: the calendar that it stands under. */
  readonly calendarId: number | null;
  readonly title: string | null;
  /** Name of the account. */
  readonly storeName: string | null;
  /** 0 not shared, 1 by the owner of the phone, 2 with them. */
  readonly sharingStatus: number | null;
  readonly invitationStatus: number | null;
  readonly sharingInvitationResponse: number | null;
  readonly sharedOwnerName: string | null;
  /** Of who owns it; null where that is the owner of the phone. */
  readonly sharedOwnerEmail: string | null;
  readonly ownerPhoneNumber: string | null;
  /** One element for each person with whom it is shared, or who answers; '' where nothing is stored. */
  readonly shareeNames: readonly string[];
  /** Those that are stored as e-mail addresses. */
  readonly shareeEmails: readonly string[];
  readonly shareeStatuses: readonly string[];
  /** 1 may read, 2 may write. */
  readonly shareeAccessLevels: readonly string[];
  readonly isPublished: boolean | null;
  readonly publishedUrl: string | null;
  readonly subscriptionUrl: string | null;
  readonly hostUrl: string | null;
  readonly notes: string | null;
  readonly links: readonly string[];
  readonly creationDate: string | null;
  readonly lastModified: string | null;
};
