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
  type Emission,
  type ParseContext,
  type ProblemDraft,
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
import { emailIn } from '../rows/field-values.ts';
import { onSomeIphones } from '../ios-expectation.ts';
import { orProblem, problemAt } from '../rows/row-problems.ts';
import { timeDocs } from '../rows/time-docs.ts';

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
    'What stands in a note, invitations that were declined, items of other apps that are shared through iCloud, and what is no longer shared.',
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

    for (const row of database.rows(table)) {
      const blob = row.blob(at.ZSERVERSHAREDATA) ?? row.blob(at.ZSERVERSHARE);
      const share = yield* shareIn(blob, row, context);
      if (share === undefined) continue;
      yield* recordOf(row, share, {
        noteIdentifier: row.text(at.ZIDENTIFIER),
        title: row.text(at.ZTITLE1) ?? row.text(at.ZTITLE2) ?? row.text(at.ZTITLE),
      });
    }
    const invitations = optionalTable(database, 'ZICINVITATION', [
      'ZTITLE',
      'ZSHAREURL',
      'ZRECEIVEDDATE',
      'ZROOTOBJECT',
      'ZSERVERSHAREDATA',
    ]);
    for (const row of invitations === undefined ? [] : database.rows(invitations.table)) {
      const { at: columns } = invitations!;
      const share = yield* shareIn(row.blob(columns.ZSERVERSHAREDATA), row, context);
      const root = rowReference(row, columns.ZROOTOBJECT);
      const note = root === undefined ? undefined : database.seek(table, root);
      const receivedAt = timeAt(row, columns.ZRECEIVEDDATE);
      yield* recordOf(row, share, {
        noteIdentifier: note?.text(at.ZIDENTIFIER) ?? null,
        title: row.text(columns.ZTITLE),
        url: row.text(columns.ZSHAREURL),
        receivedAt,
      });
    }
    yield* remainingProblems(database);
  },
});

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
): Generator<Emission<SharedNote>> {
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
  yield {
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
