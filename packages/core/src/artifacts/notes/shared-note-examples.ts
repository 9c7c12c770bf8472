import type { ArtifactExample } from '../../model/index.ts';
import type { SharedNote } from './shared-note.ts';

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

/** An invitation of which no more is known than that it is there. */
const invitation = {
  noteIdentifier: null,
  title: null,
  shareRecord: null,
  shareCreated: null,
  shareModified: null,
  modifiedByDevice: null,
  container: null,
  publicPermission: null,
  isOwn: null,
  url: null,
  received: null,
  participantIds: [],
  names: [],
  phoneNumbers: [],
  emails: [],
  roles: [],
  acceptanceStatuses: [],
  permissions: [],
} satisfies SharedNote;

export const sharedNoteExamples = (): ArtifactExample<SharedNote>[] => [
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
        url: null,
        received: null,
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
        url: null,
        received: null,
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
    name: 'invitations of newer systems: one that was received, and one that says who shares what',
    content: {
      sqlite: {
        tables: {
          ZICCLOUDSYNCINGOBJECT: {
            columns,
            rows: [
              [4, 'N-4', 'Plan', null],
              [
                5,
                'N-5',
                'Joined',
                archive(list(field('RecordID', '#1')), list(field('RecordName', text('Share-5')))),
              ],
            ],
          },
          ZICINVITATION: {
            columns:
              'Z_PK INTEGER PRIMARY KEY, ZROOTOBJECT INTEGER, ZRECEIVEDDATE TIMESTAMP, ZTITLE VARCHAR, ZSHAREURL VARCHAR, ZSERVERSHAREDATA BLOB',
            rows: [
              [1, 4, 700_000_000, 'Plan', 'https://www.icloud.com/notes/0ab#Plan', null],
              [
                2,
                null,
                null,
                'Ours',
                'https://www.icloud.com/notes/0cd#Ours',
                archive(
                  list(field('Participants', '<array>#1</array>')),
                  list(field('Type', whole(1)), field('IsCurrentUser', '<true/>')),
                ),
              ],
            ],
          },
        },
      },
    },
    records: [
      {
        ...invitation,
        noteIdentifier: 'N-5',
        title: 'Joined',
        shareRecord: 'Share-5',
        isOwn: false,
      },
      {
        ...invitation,
        noteIdentifier: 'N-4',
        title: 'Plan',
        url: 'https://www.icloud.com/notes/0ab#Plan',
        received: '2023-03-08T20:26:40Z',
      },
      {
        ...invitation,
        title: 'Ours',
        isOwn: true,
        url: 'https://www.icloud.com/notes/0cd#Ours',
        participantIds: [''],
        names: [''],
        phoneNumbers: [''],
        roles: ['1'],
        acceptanceStatuses: [''],
        permissions: [''],
      },
    ],
    times: [[], [{ at: '2023-03-08T20:26:40Z', marks: 'invitation received', clock: 'utc' }], []],
  },
  {
    name: 'a database of another app is of a schema that is not known',
    content: { sqlite: { tables: { ZNOTE: { columns: 'Z_PK INTEGER PRIMARY KEY', rows: [] } } } },
    records: [],
    problems: ['unsupported'],
  },
];
