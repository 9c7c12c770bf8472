import { nothingLinked, type InteractionLinked } from './interaction-links.ts';

/**
 * One contact with other people that an app told the system of: a message, a call, a mail, something shared.
 * All its recipients and attachments are in the one record.
 */
export type Interaction = {
  readonly tableId: number | string | null;
  readonly startDate: string | null;
  readonly endDate: string | null;
  readonly bundleId: string | null;
  readonly account: string | null;
  readonly targetBundleId: string | null;
  /** `INCOMING` or `OUTGOING`; another number as it stands. */
  readonly direction: string | null;
  readonly mechanism: number | null;
  readonly isResponse: number | null;
  readonly recipientCount: number | null;
  readonly domainIdentifier: string | null;
  readonly domainResolvedPhoneNumber: string | null;
  readonly domainResolvedName: string | null;
  readonly interactionContentUrl: string | null;
  readonly locationUuid: string | null;
  readonly groupName: string | null;
  readonly derivedIntentId: string | null;
  readonly interactionsCreationDate: string | null;
} & InteractionLinked;

/** An interaction of which nothing is known. */
export const noInteraction: Interaction = {
  tableId: null,
  startDate: null,
  endDate: null,
  bundleId: null,
  account: null,
  targetBundleId: null,
  direction: null,
  mechanism: null,
  isResponse: null,
  recipientCount: null,
  domainIdentifier: null,
  domainResolvedPhoneNumber: null,
  domainResolvedName: null,
  interactionContentUrl: null,
  locationUuid: null,
  groupName: null,
  derivedIntentId: null,
  interactionsCreationDate: null,
  ...nothingLinked,
};
