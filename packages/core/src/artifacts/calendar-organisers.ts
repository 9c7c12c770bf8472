import type { Database } from '../model/index.ts';
import { flagAt, numberAt, optionalTable, rowReference } from './database-rows.ts';
import { emailIn, isoAt } from './field-values.ts';

/** Who organised an event; every field null where nobody did. */
export type Organiser = {
  readonly participantUuid: string | null;
  readonly participantEmail: string | null;
  readonly participantPhone: string | null;
  readonly participantComment: string | null;
  readonly participantLastModified: string | null;
  /** Whether the organiser is the owner of the phone. */
  readonly participantIsSelf: boolean | null;
};

export const noOrganiser: Organiser = {
  participantUuid: null,
  participantEmail: null,
  participantPhone: null,
  participantComment: null,
  participantLastModified: null,
  participantIsSelf: null,
};

export interface FoundOrganiser {
  readonly fields: Organiser;
  /** As stored, in seconds since 2001. */
  readonly lastModified: number | null;
}

/**
 * Finds organisers by `CalendarItem.organizer_id` in the table of participants. Where a participant has
 * no e-mail address of its own, the one of its identity counts.
 */
export function organisers(
  database: Database,
): (id: number | bigint | undefined) => FoundOrganiser {
  const participants = optionalTable(database, 'Participant', [
    'UUID',
    'email',
    'phone_number',
    'comment',
    'last_modified',
    'is_self',
    'identity_id',
  ]);
  const identities = optionalTable(database, 'Identity', ['address']);
  const none = { fields: noOrganiser, lastModified: null };

  const addressOf = (identity: number | bigint | undefined): string | null => {
    if (identities === undefined || identity === undefined) return null;
    return database.seek(identities.table, identity)?.text(identities.at.address) ?? null;
  };

  return (id) => {
    if (participants === undefined || id === undefined) return none;
    const { table, at } = participants;
    const row = database.seek(table, id);
    if (row === undefined) return none;
    return {
      fields: {
        participantUuid: row.text(at.UUID),
        participantEmail:
          row.text(at.email) ?? emailIn(addressOf(rowReference(row, at.identity_id))),
        participantPhone: row.text(at.phone_number),
        participantComment: row.text(at.comment),
        participantLastModified: isoAt(row, at.last_modified, 'cocoa-seconds'),
        participantIsSelf: flagAt(row, at.is_self) ?? false,
      },
      lastModified: numberAt(row, at.last_modified),
    };
  };
}
