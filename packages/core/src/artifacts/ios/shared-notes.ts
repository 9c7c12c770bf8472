import { isoTime, timesOf } from '../../bytes/time.ts';
import {
  arrayAt,
  booleanAt,
  dateAt,
  dictionaryAt,
  isDictionary,
  numberAt,
  readPropertyList,
  stringAt,
  unarchive,
  type PlistDictionary,
} from '../../formats/plist/index.ts';
import {
  defineArtifact,
  EvidenceError,
  type ParseContext,
  type ProblemDraft,
  type RecordDraft,
  type Row,
} from '../../model/index.ts';
import {
  openArtifactDatabase,
  optionalTable,
  remainingProblems,
  requireTable,
  rowReference,
  timeAt,
} from '../rows/database-rows.ts';
import { sharedNoteExamples } from '../notes/shared-note-examples.ts';
import type { SharedNote } from '../notes/shared-note.ts';
import { deletedMark } from '../rows/deleted-rows.ts';
import { emailIn } from '../rows/field-values.ts';
import { onSomeIphones } from '../ios-expectation.ts';
import { orProblem, problemAt, withoutProblems } from '../rows/row-problems.ts';
import { timeDocs } from '../rows/time-docs.ts';
import { ToldOnce } from '../rows/told-once.ts';
import { rowsAndVanished } from '../rows/vanished-rows.ts';

export type { SharedNote };

/** Who shared an item takes part in it with this role. */
const sharer = 1;

/** Participants of one item, at most: CloudKit itself allows 100. */
const mostParticipants = 1000;

export const sharedNotes = defineArtifact<SharedNote>({
  id: 'ios.shared-notes',
  version: 1,
  title: 'People with whom notes are shared through iCloud',
  group: 'people',
  describes:
    'Notes and folders of Apple Notes that are shared through iCloud, by the owner or by others, and invitations to such: who takes part, who asked whom, since when, and under which address.',
  cannotShow:
    'What stands in a note, and items of other apps that are shared through iCloud. Of invitations that were declined, and of what is no longer shared, only what free space still holds is found, marked as deleted.',
  references: [
    'https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/cloudkitSharing.py',
    'https://developer.apple.com/documentation/cloudkit/ckshare',
  ],
  paths: ['/private/var/mobile/Containers/Shared/AppGroup/*/NoteStore.sqlite'],
  expected: onSomeIphones,

  fields: {
    noteIdentifier: { label: 'Id of the note' },
    title: { label: 'Title', personal: true },
    shareRecord: { label: 'Id of the share' },
    shareCreated: { label: 'Shared' },
    shareModified: { label: 'Last changed' },
    modifiedByDevice: { label: 'Changed by the device', personal: true },
    container: { label: 'App' },
    publicPermission: { label: 'Permission of anyone' },
    isOwn: { label: 'Shared by the owner of the phone' },
    url: { label: 'Address of the invitation', observable: 'url', met: 'received' },
    received: { label: 'Invitation received' },
    participantIds: { label: 'Ids of the participants' },
    names: { label: 'Names', personal: true },
    phoneNumbers: { label: 'Phone numbers', personal: true },
    emails: { label: 'E-mail of the others', observable: 'email', met: 'received', personal: true },
    roles: { label: 'Roles' },
    acceptanceStatuses: { label: 'Answers' },
    permissions: { label: 'Permissions' },
  },
  summary: ['container', 'isOwn'],
  times: timeDocs('cocoa-seconds', {
    others: ['note shared', 'share changed', 'invitation received'],
    confidence: 'medium',
  }),

  *parse(file, context) {
    const database = openArtifactDatabase(file, context);
    const { table, at } = requireTable(
      database,
      'ZICCLOUDSYNCINGOBJECT',
      // Before iOS 11, and since.
      ['ZSERVERSHARE', 'ZSERVERSHAREDATA'],
      ['ZIDENTIFIER', 'ZTITLE', 'ZTITLE1', 'ZTITLE2'],
    );

    const invitations = optionalTable(database, 'ZICINVITATION', [
      'ZTITLE',
      'ZSHAREURL',
      'ZRECEIVEDDATE',
      'ZROOTOBJECT',
      'ZSERVERSHAREDATA',
    ]);
    const tables = [table, ...(invitations ? [invitations.table] : [])];
    const rows = rowsAndVanished(file, context, database, tables);

    function* sharedIn(row: Row): Generator<ProblemDraft, RecordDraft<SharedNote> | undefined> {
      const blob = row.blob(at.ZSERVERSHAREDATA) ?? row.blob(at.ZSERVERSHARE);
      const share = yield* shareIn(blob, row, context);
      if (share === undefined) return undefined;
      return yield* recordOf(row, share, {
        noteIdentifier: row.text(at.ZIDENTIFIER),
        title: row.text(at.ZTITLE1) ?? row.text(at.ZTITLE2) ?? row.text(at.ZTITLE),
      });
    }
    function* invitationIn(row: Row): Generator<ProblemDraft, RecordDraft<SharedNote>> {
      const { at: columns } = invitations!;
      const share = yield* shareIn(row.blob(columns.ZSERVERSHAREDATA), row, context);
      const root = rowReference(row, columns.ZROOTOBJECT);
      const note = root === undefined ? undefined : database.seek(table, root);
      return yield* recordOf(row, share, {
        noteIdentifier: note?.text(at.ZIDENTIFIER) ?? null,
        title: row.text(columns.ZTITLE),
        url: row.text(columns.ZSHAREURL),
        receivedAt: timeAt(row, columns.ZRECEIVEDDATE),
      });
    }

    const told = new ToldOnce();
    for (const row of rows.live(table)) {
      const shared = yield* sharedIn(row);
      if (shared === undefined) continue;
      told.isNew(whatIn(shared));
      yield shared;
    }
    for (const row of invitations ? rows.live(invitations.table) : []) {
      const invitation = yield* invitationIn(row);
      told.isNew(whatIn(invitation));
      yield invitation;
    }
    const vanished = rows.vanished();
    for (const row of vanished.rows) {
      const isInvitation = row.table === invitations?.table.name;
      const shared = withoutProblems(isInvitation ? invitationIn(row) : sharedIn(row));
      if (shared === undefined) continue;
      // A title and times say nothing of who shared what.
      if (shared.data.url === null && shared.data.participantIds.length === 0) continue;
      // An older state of what is there has its number lost at times.
      if (!told.isNew(whatIn(shared))) continue;
      yield { ...shared, ...deletedMark(row) };
    }
    yield* vanished.problems();
    yield* remainingProblems(database);
  },
});

/** What an older state of an item has alike, unless others took part in it then. */
function whatIn({ data }: RecordDraft<SharedNote>): string {
  return JSON.stringify([
    data.noteIdentifier,
    data.shareRecord,
    data.url,
    data.participantIds,
    data.emails,
  ]);
}

/** What iCloud keeps of a share; `undefined` where there is none, or where it cannot be read, which is told. */
function* shareIn(
  blob: Uint8Array | null,
  row: Row,
  context: ParseContext,
): Generator<ProblemDraft, PlistDictionary | undefined> {
  if (blob === null || blob.length === 0) return undefined;
  return yield* orProblem(row, (options) => {
    const { limits } = context;
    const value = unarchive(readPropertyList(blob.slice(), limits, options), limits);
    if (!isDictionary(value)) throw new EvidenceError('unsupported', 'a share that is no list');
    return value;
  });
}

interface SharedItem extends Pick<SharedNote, 'noteIdentifier' | 'title'> {
  readonly url?: string | null;
  readonly receivedAt?: number | bigint | null;
}

function* recordOf(
  row: Row,
  share: PlistDictionary | undefined,
  { url = null, receivedAt = null, ...item }: SharedItem,
): Generator<ProblemDraft, RecordDraft<SharedNote>> {
  const people = ((share && arrayAt(share, 'Participants')) ?? []).filter(isDictionary);
  if (people.length > mostParticipants) {
    yield problemAt(row, 'limit-exceeded', `only ${mostParticipants} participants were read`);
  }
  const isOwn =
    share === undefined
      ? null
      : people.some(
          (person) =>
            numberAt(person, 'Type') === sharer && booleanAt(person, 'IsCurrentUser') === true,
        );
  const facts: PlistDictionary = share ?? new Map<string, never>();
  return {
    kind: 'record',
    data: {
      ...item,
      ...shareFields(facts),
      isOwn,
      url,
      received: isoTime('cocoa-seconds', receivedAt) ?? null,
      ...peopleFields(people.slice(0, mostParticipants)),
    },
    position: row.position(),
    times: timesOf(
      ['note shared', 'cocoa-seconds', dateAt(facts, 'RecordCtime')?.cocoaSeconds ?? null],
      ['share changed', 'cocoa-seconds', dateAt(facts, 'RecordMtime')?.cocoaSeconds ?? null],
      ['invitation received', 'cocoa-seconds', receivedAt],
    ),
    // Where the owner shared it, the others were asked by the phone; else the phone was asked by them.
    met: isOwn === true ? 'sent' : 'received',
  };
}

type ShareFields = Pick<
  SharedNote,
  | 'shareRecord'
  | 'shareCreated'
  | 'shareModified'
  | 'modifiedByDevice'
  | 'container'
  | 'publicPermission'
>;

function shareFields(share: PlistDictionary): ShareFields {
  return {
    shareRecord: recordName(share, 'RecordID'),
    shareCreated: isoDate(share, 'RecordCtime'),
    shareModified: isoDate(share, 'RecordMtime'),
    modifiedByDevice: stringAt(share, 'ModifiedByDevice') ?? null,
    container: textWithin(share, 'ContainerID', 'ContainerIdentifier'),
    publicPermission: numberAt(share, 'PublicPermission') ?? null,
  };
}

type PeopleFields = Pick<
  SharedNote,
  | 'participantIds'
  | 'names'
  | 'phoneNumbers'
  | 'emails'
  | 'roles'
  | 'acceptanceStatuses'
  | 'permissions'
>;

function peopleFields(people: readonly PlistDictionary[]): PeopleFields {
  const identities = people.map(
    (person) => dictionaryAt(person, 'UserIdentity') ?? new Map<string, never>(),
  );
  const lookups = identities.map(
    (identity) => dictionaryAt(identity, 'LookupInfo') ?? new Map<string, never>(),
  );
  const codes = (key: string): string[] =>
    people.map((person) => String(numberAt(person, key) ?? ''));
  return {
    participantIds: people.map((person) => stringAt(person, 'ParticipantID') ?? ''),
    names: identities.map(nameIn),
    phoneNumbers: lookups.map((lookup) => stringAt(lookup, 'PhoneNumber') ?? ''),
    emails: lookups.flatMap((lookup, index) => {
      const isOwner = booleanAt(people[index]!, 'IsCurrentUser') === true;
      return isOwner ? [] : (emailIn(stringAt(lookup, 'EmailAddress') ?? null) ?? []);
    }),
    roles: codes('Type'),
    acceptanceStatuses: codes('AcceptanceStatus'),
    permissions: codes('Permission'),
  };
}

function nameIn(identity: PlistDictionary): string {
  const components = dictionaryAt(identity, 'NameComponents') ?? new Map<string, never>();
  const parts = dictionaryAt(components, 'NS.nameComponentsPrivate') ?? new Map<string, never>();
  const names = ['NS.givenName', 'NS.middleName', 'NS.familyName'].flatMap(
    (key) => stringAt(parts, key) ?? [],
  );
  return names.join(' ');
}

function recordName(dictionary: PlistDictionary, key: string): string | null {
  return textWithin(dictionary, key, 'RecordName');
}

function textWithin(dictionary: PlistDictionary, key: string, inner: string): string | null {
  const found = dictionaryAt(dictionary, key);
  return (found && stringAt(found, inner)) ?? null;
}

function isoDate(dictionary: PlistDictionary, key: string): string | null {
  return isoTime('cocoa-seconds', dateAt(dictionary, key)?.cocoaSeconds ?? null) ?? null;
}

export const examples = sharedNoteExamples;
