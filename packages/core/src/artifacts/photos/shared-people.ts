import type { Database, ParseContext, ProblemDraft, Row } from '../../model/index.ts';
import {
  joinLists,
  numberAt,
  optionalTable,
  rowReference,
  type BoundTable,
} from '../rows/database-rows.ts';
import { emailIn } from '../rows/field-values.ts';
import type { SharedPhotos } from './shared-photos.ts';

type RowKey = number | bigint;

/** Someone who takes part, or was asked to. */
interface Person {
  readonly name: string;
  readonly phoneNumber: string;
  readonly email: string | null;
  readonly answer: string;
  readonly role: string;
  readonly isCurrentUser: boolean;
}

type People = ReadonlyMap<RowKey, readonly Person[]>;

/** Participants of one album, at most: iCloud allows 100. */
const mostPeople = 1000;

type PeopleFields = Pick<SharedPhotos, 'names' | 'phoneNumbers' | 'answers' | 'roles' | 'emails'>;

/** Who takes part, as the fields of a record tell it. */
export function peopleFields(people: readonly Person[], ownerEmail: string | null): PeopleFields {
  const others = people.filter(({ isCurrentUser }) => !isCurrentUser);
  const emails = [emailIn(ownerEmail), ...others.map(({ email }) => emailIn(email))];
  return {
    names: people.map(({ name }) => name),
    phoneNumbers: people.map(({ phoneNumber }) => phoneNumber),
    answers: people.map(({ answer }) => answer),
    roles: people.map(({ role }) => role),
    emails: [...new Set(emails.filter((email) => email !== null))],
  };
}

interface Joined {
  readonly rows: People;
  readonly problems: readonly ProblemDraft[];
}

/** Who was asked into which album. */
export function invitedTo(database: Database, context: ParseContext): Joined {
  const records = optionalTable(database, 'ZCLOUDSHAREDALBUMINVITATIONRECORD', [
    'ZALBUM',
    'ZISMINE',
    'ZINVITATIONSTATE',
    'ZINVITEEFULLNAME',
    'ZINVITEEEMAILKEY',
  ]);
  return peopleBy(database, context, records, (row, at) => ({
    key: rowReference(row, at.ZALBUM),
    person: {
      name: row.text(at.ZINVITEEFULLNAME) ?? '',
      phoneNumber: '',
      email: row.text(at.ZINVITEEEMAILKEY),
      answer: String(numberAt(row, at.ZINVITATIONSTATE) ?? ''),
      role: '',
      isCurrentUser: row.number(at.ZISMINE) === 1,
    },
  }));
}

/** Who takes part in which set of pictures. */
export function participantsOf(database: Database, context: ParseContext): Joined {
  const records = optionalTable(database, 'ZSHAREPARTICIPANT', [
    'ZSHARE',
    'ZISCURRENTUSER',
    'ZACCEPTANCESTATUS',
    'ZROLE',
    'ZEMAILADDRESS',
    'ZPHONENUMBER',
  ]);
  return peopleBy(database, context, records, (row, at) => ({
    key: rowReference(row, at.ZSHARE),
    person: {
      name: '',
      phoneNumber: row.text(at.ZPHONENUMBER) ?? '',
      email: row.text(at.ZEMAILADDRESS),
      answer: String(numberAt(row, at.ZACCEPTANCESTATUS) ?? ''),
      role: String(numberAt(row, at.ZROLE) ?? ''),
      isCurrentUser: row.number(at.ZISCURRENTUSER) === 1,
    },
  }));
}

function peopleBy<Column extends string>(
  database: Database,
  context: ParseContext,
  records: BoundTable<Column> | undefined,
  read: (
    row: Row,
    at: { readonly [K in Column]: number },
  ) => { readonly key: RowKey | undefined; readonly person: Person },
): Joined {
  return joinLists<RowKey, Person>(database, records?.table, context, mostPeople, (row) => {
    const { key, person } = read(row, records!.at);
    return key === undefined ? undefined : [key, [person]];
  });
}
