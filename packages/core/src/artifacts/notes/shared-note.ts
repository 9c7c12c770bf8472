/** One note or folder that is shared through iCloud, or an invitation to one, with everyone who takes part. Lists have one element for each of them, '' where nothing is stored. */
export type SharedNote = {
  readonly noteIdentifier: string | null;
  readonly title: string | null;
  readonly shareRecord: string | null;
  readonly shareCreated: string | null;
  readonly shareModified: string | null;
  readonly modifiedByDevice: string | null;
  readonly container: string | null;
  /** CloudKit's code of what anyone with the link may do: 1 nothing, 2 read, 3 read and write. */
  readonly publicPermission: number | null;
  /** Whether the owner of the phone shared it; else someone asked the owner. Null of an invitation that does not say who takes part. */
  readonly isOwn: boolean | null;
  /** The address of an invitation, and when the phone received it. */
  readonly url: string | null;
  readonly received: string | null;
  readonly participantIds: readonly string[];
  readonly names: readonly string[];
  readonly phoneNumbers: readonly string[];
  /** Addresses of all but the owner of the phone, those that are stored. */
  readonly emails: readonly string[];
  /** CloudKit's codes: 1 is who shared it; answer 1 asked, 2 taken part, 3 removed; permission as above. */
  readonly roles: readonly string[];
  readonly acceptanceStatuses: readonly string[];
  readonly permissions: readonly string[];
};
