import { timesOf } from '../../bytes/time.ts';
import {
  defineArtifact,
  type Database,
  type Emission,
  type ParseContext,
} from '../../model/index.ts';
import { commentRecords } from '../photos/shared-comments.ts';
import { invitedTo, participantsOf, peopleFields } from '../photos/shared-people.ts';
import { sharedPhotosExamples } from '../photos/shared-photos-examples.ts';
import { noComment, type SharedPhotos } from '../photos/shared-photos.ts';
import {
  flagAt,
  numberAt,
  openArtifactDatabase,
  optionalTable,
  remainingProblems,
  requireTable,
  rowReference,
  timeAt,
  type BoundTable,
} from '../rows/database-rows.ts';
import { isoAt } from '../rows/field-values.ts';
import { onSomeIphones } from '../ios-expectation.ts';
import { unjudged } from '../rows/row-problems.ts';
import { timeDocs } from '../rows/time-docs.ts';

export type { SharedPhotos };

const sharedAlbumKind = 1505;
const sharerRole = 1;
const shareKinds: ReadonlyMap<number, string> = new Map([
  [2, 'link'],
  [4, 'library'],
  [5, 'library'],
]);

const albumParts = [
  'Z_PK',
  'ZTITLE',
  'ZUUID',
  'ZISOWNED',
  'ZPUBLICURL',
  'ZCLOUDCREATIONDATE',
  'ZCREATIONDATE',
  'ZCLOUDSUBSCRIPTIONDATE',
  'ZTRASHEDDATE',
  'ZCLOUDOWNEREMAILKEY',
  'ZCLOUDOWNERFULLNAME',
] as const;

export const sharedPhotos = defineArtifact<SharedPhotos>({
  id: 'ios.shared-photos',
  version: 1,
  title: 'Photo albums and links shared through iCloud',
  group: 'people',
  describes:
    'Shared albums, iCloud links and the shared library of Photos: who shares them, who takes part or was asked to, since when, and under which address; also what was written to pictures in shared albums.',
  cannotShow:
    'The pictures, whether anyone looked at them, and what is no longer shared. An invitation to an album stands here before it is answered: that it was made says nothing about an answer.',
  references: [
    'https://theforensicscooter.com/2024/05/18/ileapp-parsers-photos-sqlite-queries/',
    'https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/Ph023AlbumsSharedNAD.py',
    'https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/Ph034iCloudSharedLinksNAD.py',
  ],
  paths: ['/private/var/mobile/Media/PhotoData/Photos.sqlite'],
  expected: onSomeIphones,

  fields: {
    kind: { label: 'Album, link or library' },
    title: { label: 'Title', personal: true },
    url: { label: 'Address', observable: 'url', met: 'received' },
    isOwn: { label: 'Shared by the owner of the phone' },
    created: { label: 'Made' },
    subscribed: { label: 'Joined' },
    expires: { label: 'Ends' },
    trashed: { label: 'Put into the bin' },
    ownerName: { label: 'Shared by', personal: true },
    names: { label: 'Names', personal: true },
    phoneNumbers: { label: 'Phone numbers', personal: true },
    answers: { label: 'Answers' },
    roles: { label: 'Roles' },
    emails: { label: 'E-mail of the others', observable: 'email', met: 'received', personal: true },
    uuid: { label: 'Id' },
    text: { label: 'Comment', personal: true },
    links: { label: 'Links in the comment', observable: 'url', met: 'received' },
  },
  summary: ['kind', 'isOwn', 'url'],
  times: timeDocs('cocoa-seconds', {
    others: ['album made', 'album joined', 'pictures shared', 'comment written'],
  }),

  *parse(file, context) {
    const database = openArtifactDatabase(file, context);
    const albums = requireTable(database, 'ZGENERICALBUM', ['ZKIND'], albumParts);
    yield* albumRecords(database, context, albums);
    yield* shareRecords(database, context);
    yield* commentRecords(database, context);
    yield* remainingProblems(database);
  },
});

function* albumRecords(
  database: Database,
  context: ParseContext,
  {
    table,
    at,
  }: BoundTable<
    | 'ZKIND'
    | 'Z_PK'
    | 'ZTITLE'
    | 'ZUUID'
    | 'ZISOWNED'
    | 'ZPUBLICURL'
    | 'ZCLOUDCREATIONDATE'
    | 'ZCREATIONDATE'
    | 'ZCLOUDSUBSCRIPTIONDATE'
    | 'ZTRASHEDDATE'
    | 'ZCLOUDOWNEREMAILKEY'
    | 'ZCLOUDOWNERFULLNAME'
  >,
): Generator<Emission<SharedPhotos>> {
  const { rows: people, problems } = invitedTo(database, context);
  yield* problems;
  for (const row of database.rows(table)) {
    const kind = row.number(at.ZKIND);
    if (kind === null && at.ZKIND >= 0) yield unjudged(row, table, at.ZKIND);
    if (kind !== sharedAlbumKind) continue;
    const isOwn = flagAt(row, at.ZISOWNED);
    const created = row.isNull(at.ZCLOUDCREATIONDATE) ? at.ZCREATIONDATE : at.ZCLOUDCREATIONDATE;
    const others = people.get(rowReference(row, at.Z_PK) ?? -1) ?? [];
    yield {
      kind: 'record',
      data: {
        kind: 'album',
        title: row.text(at.ZTITLE),
        url: row.text(at.ZPUBLICURL),
        isOwn,
        created: isoAt(row, created, 'cocoa-seconds'),
        subscribed: isoAt(row, at.ZCLOUDSUBSCRIPTIONDATE, 'cocoa-seconds'),
        expires: null,
        trashed: isoAt(row, at.ZTRASHEDDATE, 'cocoa-seconds'),
        ownerName: row.text(at.ZCLOUDOWNERFULLNAME),
        ...peopleFields(others, isOwn === true ? null : row.text(at.ZCLOUDOWNEREMAILKEY)),
        uuid: row.text(at.ZUUID),
        ...noComment,
      },
      position: row.position(),
      times: timesOf(
        ['album made', 'cocoa-seconds', timeAt(row, created)],
        ['album joined', 'cocoa-seconds', timeAt(row, at.ZCLOUDSUBSCRIPTIONDATE)],
      ),
      met: isOwn === true ? 'sent' : 'received',
    };
  }
}

function* shareRecords(
  database: Database,
  context: ParseContext,
): Generator<Emission<SharedPhotos>> {
  const shares = optionalTable(database, 'ZSHARE', [
    'Z_PK',
    'ZSCOPETYPE',
    'ZTITLE',
    'ZUUID',
    'ZSHAREURL',
    'ZCREATIONDATE',
    'ZEXPIRYDATE',
    'ZTRASHEDDATE',
  ]);
  if (shares === undefined) return;
  const { table, at } = shares;
  const { rows: people, problems } = participantsOf(database, context);
  yield* problems;
  for (const row of database.rows(table)) {
    const all = people.get(rowReference(row, at.Z_PK) ?? -1) ?? [];
    const sharer = all.find(({ role }) => role === String(sharerRole));
    const isOwn = sharer === undefined ? null : sharer.isCurrentUser;
    yield {
      kind: 'record',
      data: {
        kind: shareKinds.get(numberAt(row, at.ZSCOPETYPE) ?? -1) ?? 'other',
        title: row.text(at.ZTITLE),
        url: row.text(at.ZSHAREURL),
        isOwn,
        created: isoAt(row, at.ZCREATIONDATE, 'cocoa-seconds'),
        subscribed: null,
        expires: isoAt(row, at.ZEXPIRYDATE, 'cocoa-seconds'),
        trashed: isoAt(row, at.ZTRASHEDDATE, 'cocoa-seconds'),
        ownerName: sharer === undefined || sharer.name === '' ? null : sharer.name,
        ...peopleFields(all, null),
        uuid: row.text(at.ZUUID),
        ...noComment,
      },
      position: row.position(),
      times: timesOf(['pictures shared', 'cocoa-seconds', timeAt(row, at.ZCREATIONDATE)]),
      met: isOwn === true ? 'sent' : 'received',
    };
  }
}

export const examples = sharedPhotosExamples;
