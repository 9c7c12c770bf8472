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
import { defineArtifact, EvidenceError, type ArtifactExample } from '../../model/index.ts';
import { openArtifactDatabase, remainingProblems, requireTable } from '../rows/database-rows.ts';
import { emailIn } from '../rows/field-values.ts';
import { onSomeIphones } from '../ios-expectation.ts';
import { orProblem, problemAt } from '../rows/row-problems.ts';
import { timeDocs } from '../rows/time-docs.ts';

/** One note or folder that is shared through iCloud, with everyone who takes part. Lists have one element for each of them, '' where nothing is stored. */
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
  /** Whether the owner of the phone shared it; else someone asked the owner. */
  readonly isOwn: boolean;
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
    'Notes and folders of Apple Notes that are shared through iCloud, by the owner or by others: who takes part, who asked whom, and since when.',
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
    others: ['note shared', 'share changed'],
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
      if (blob === null || blob.length === 0) continue;
      const share = yield* orProblem(row, () => {
        const value = unarchive(readPropertyList(blob.slice(), context.limits), context.limits);
        if (!isDictionary(value)) throw new EvidenceError('unsupported', 'a share that is no list');
        return value;
      });
      if (share === undefined) continue;
      const people = (arrayAt(share, 'Participants') ?? []).filter(isDictionary);
      if (people.length > mostParticipants) {
        yield problemAt(row, 'limit-exceeded', `only ${mostParticipants} participants were read`);
      }
      const isOwn = people.some(
        (person) =>
          numberAt(person, 'Type') === sharer && booleanAt(person, 'IsCurrentUser') === true,
      );
      const item = {
        noteIdentifier: row.text(at.ZIDENTIFIER),
        title: row.text(at.ZTITLE1) ?? row.text(at.ZTITLE2) ?? row.text(at.ZTITLE),
      };
      yield {
        kind: 'record',
        data: {
          ...item,
          ...shareFields(share),
          isOwn,
          ...peopleFields(people.slice(0, mostParticipants)),
        },
        position: row.position(),
        times: timesOf(
          ['note shared', 'cocoa-seconds', dateAt(share, 'RecordCtime')?.cocoaSeconds ?? null],
          ['share changed', 'cocoa-seconds', dateAt(share, 'RecordMtime')?.cocoaSeconds ?? null],
        ),
        // Where the owner shared it, the others were asked by the phone; else the phone was asked by them.
        met: isOwn ? 'sent' : 'received',
      };
    }
    yield* remainingProblems(database);
  },
});

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

/** A keyed archive as XML, whose objects the arguments give from index 1 on; `#n` refers to one. */
function archive(top: string, ...objects: readonly string[]): Uint8Array {
  const references = (text: string): string =>
    text.replace(/#(\d+)/g, '<dict><key>CF$UID</key><integer>$1</integer></dict>');
  return new TextEncoder().encode(
    '<?xml version="1.0" encoding="UTF-8"?><plist version="1.0"><dict>' +
      '<key>$archiver</key><string>NSKeyedArchiver</string><key>$version</key><integer>100000</integer>' +
      `<key>$top</key>${references(top)}` +
      `<key>$objects</key><array><string>$null</string>${objects.map(references).join('')}</array></dict></plist>`,
  );
}

const field = (key: string, value: string): string => `<key>${key}</key>${value}`;
const text = (value: string): string => `<string>${value}</string>`;
const whole = (value: number): string => `<integer>${value}</integer>`;
const list = (...fields: readonly string[]): string => `<dict>${fields.join('')}</dict>`;

const columns =
  'Z_PK INTEGER PRIMARY KEY, ZIDENTIFIER VARCHAR, ZTITLE1 VARCHAR, ZSERVERSHAREDATA BLOB';

export const examples = (): ArtifactExample<SharedNote>[] => [
  {
    name: 'a note that someone else shared with the owner of the phone; a share that cannot be read',
    content: {
      sqlite: {
        tables: {
          ZICCLOUDSYNCINGOBJECT: {
            columns,
            rows: [
              [
                1,
                'N-1',
                'Plan',
                archive(
                  list(
                    field('RecordID', '#1'),
                    field('RecordCtime', '<date>2023-03-08T20:26:40Z</date>'),
                    field('RecordMtime', '<date>2023-03-09T07:05:00Z</date>'),
                    field('ContainerID', '#2'),
                    field('PublicPermission', whole(1)),
                    field('Participants', '<array>#3#6</array>'),
                  ),
                  list(field('RecordName', text('Share-1'))),
                  list(field('ContainerIdentifier', text('com.apple.notes'))),
                  list(
                    field('ParticipantID', text('P-1')),
                    field('Type', whole(1)),
                    field('AcceptanceStatus', whole(2)),
                    field('Permission', whole(3)),
                    field('IsCurrentUser', '<false/>'),
                    field('UserIdentity', '#4'),
                  ),
                  list(field('LookupInfo', '#5'), field('NameComponents', '#7')),
                  list(field('EmailAddress', text('person@example.org'))),
                  list(
                    field('ParticipantID', text('P-2')),
                    field('Type', whole(2)),
                    field('IsCurrentUser', '<true/>'),
                  ),
                  list(field('NS.nameComponentsPrivate', '#8')),
                  list(field('NS.givenName', text('A.')), field('NS.familyName', text('Person'))),
                ),
              ],
              [2, 'N-2', 'Own', null],
              [3, 'N-3', 'Broken', new TextEncoder().encode('no list')],
            ],
          },
        },
      },
    },
    records: [
      {
        noteIdentifier: 'N-1',
        title: 'Plan',
        shareRecord: 'Share-1',
        shareCreated: '2023-03-08T20:26:40Z',
        shareModified: '2023-03-09T07:05:00Z',
        modifiedByDevice: null,
        container: 'com.apple.notes',
        publicPermission: 1,
        isOwn: false,
        participantIds: ['P-1', 'P-2'],
        names: ['A. Person', ''],
        phoneNumbers: ['', ''],
        emails: ['person@example.org'],
        roles: ['1', '2'],
        acceptanceStatuses: ['2', ''],
        permissions: ['3', ''],
      },
    ],
    times: [
      [
        { at: '2023-03-08T20:26:40Z', marks: 'note shared', clock: 'utc' },
        { at: '2023-03-09T07:05:00Z', marks: 'share changed', clock: 'utc' },
      ],
    ],
    problems: ['malformed'],
  },
  {
    name: 'before iOS 11 the share is archived as one object, in a column of another name',
    content: {
      sqlite: {
        tables: {
          ZICCLOUDSYNCINGOBJECT: {
            columns: columns.replace('ZSERVERSHAREDATA', 'ZSERVERSHARE'),
            rows: [
              [
                1,
                'N-1',
                'Plan',
                archive(
                  list(field('root', '#1')),
                  list(
                    field('RecordCtime', '<date>2017-03-08T20:26:40Z</date>'),
                    field('Participants', '<array>#2</array>'),
                  ),
                  list(field('Type', whole(1)), field('UserIdentity', '#3')),
                  list(field('LookupInfo', '#4')),
                  list(field('EmailAddress', text('person@example.org'))),
                ),
              ],
            ],
          },
        },
      },
    },
    records: [
      {
        noteIdentifier: 'N-1',
        title: 'Plan',
        shareRecord: null,
        shareCreated: '2017-03-08T20:26:40Z',
        shareModified: null,
        modifiedByDevice: null,
        container: null,
        publicPermission: null,
        isOwn: false,
        participantIds: [''],
        names: [''],
        phoneNumbers: [''],
        emails: ['person@example.org'],
        roles: ['1'],
        acceptanceStatuses: [''],
        permissions: [''],
      },
    ],
  },
  {
    name: 'a database of another app is of a schema that is not known',
    content: { sqlite: { tables: { ZNOTE: { columns: 'Z_PK INTEGER PRIMARY KEY', rows: [] } } } },
    records: [],
    problems: ['unsupported'],
  },
];
