import {
  defineTableArtifact,
  EvidenceError,
  type ArtifactExample,
  type Expectation,
  type Row,
  type SourceFacts,
  type TableReader,
} from '../../model/index.ts';
import { askForColumns, optionalTable, rowReference, timeAt } from '../rows/database-rows.ts';
import { inEveryDump, onSomeIphones } from '../ios-expectation.ts';
import { timeDocs } from '../rows/time-docs.ts';
import { columnsOf, wholeTable } from '../rows/schema-names.ts';

/** One picture or video of the photo library, and which app put it there. */
export type Photo = {
  /** Where the file lies: on the phone where the library says it, else within its library. */
  readonly path: string | null;
  readonly originalFileName: string | null;
  /** The app that saved or imported it; the camera is an app too. */
  readonly importedBy: string | null;
  readonly importedByName: string | null;
  /** Apple's codes: 0 picture, 1 video; how it was saved; by which part of the system it was imported; whether it came by sharing. */
  readonly kind: string | number | null;
  readonly savedAssetType: string | number | null;
  readonly importedByKind: string | number | null;
  readonly shareType: string | number | null;
  /** In a picture out of Messages: the id of its attachment. */
  readonly syndicationIdentifier: string | null;
  readonly typeIdentifier: string | null;
  readonly hidden: string | number | null;
  readonly trashed: string | number | null;
  readonly uuid: string | null;
};

/** The rows of assets; the table had another name before iOS 14. */
function assetReader(table: 'ZASSET' | 'ZGENERICASSET'): TableReader<Photo> {
  return {
    table,
    needs: ['ZDATECREATED', 'ZFILENAME'],
    optional: true,
    recover: true,
    prepare(database, found, fields, writer, context) {
      const at = askForColumns(found, [
        'ZDATECREATED',
        'ZADDEDDATE',
        'ZMODIFICATIONDATE',
        'ZLASTSHAREDDATE',
        'ZTRASHEDDATE',
        'ZADDITIONALATTRIBUTES',
        'ZDIRECTORY',
        'ZFILENAME',
        'ZKIND',
        'ZSAVEDASSETTYPE',
        'ZUNIFORMTYPEIDENTIFIER',
        'ZHIDDEN',
        'ZTRASHEDSTATE',
        'ZUUID',
      ]);
      const more = optionalTable(database, 'ZADDITIONALASSETATTRIBUTES', [
        'ZORIGINALFILENAME',
        'ZIMPORTEDBYBUNDLEIDENTIFIER',
        'ZCREATORBUNDLEID',
        'ZIMPORTEDBYDISPLAYNAME',
        'ZIMPORTEDBY',
        'ZSHARETYPE',
        'ZSYNDICATIONIDENTIFIER',
      ]);
      const root = mediaRoot(context.devicePath);

      return (row) => {
        const key = rowReference(row, at.ZADDITIONALATTRIBUTES);
        const extra = more && key !== undefined ? database.seek(more.table, key) : undefined;
        writer.begin(row);
        writer.time('created', 'cocoa-seconds', timeAt(row, at.ZDATECREATED));
        writer.time('added to the library', 'cocoa-seconds', timeAt(row, at.ZADDEDDATE));
        writer.time('changed', 'cocoa-seconds', timeAt(row, at.ZMODIFICATIONDATE));
        writer.time('last shared', 'cocoa-seconds', timeAt(row, at.ZLASTSHAREDDATE));
        writer.time('put into the bin', 'cocoa-seconds', timeAt(row, at.ZTRASHEDDATE));
        writer.text(fields.path, pathOf(root, row.text(at.ZDIRECTORY), row.text(at.ZFILENAME)));
        if (extra && more) {
          const columns = more.at;
          writer.column(fields.originalFileName, extra, columns.ZORIGINALFILENAME);
          writer.text(
            fields.importedBy,
            extra.text(columns.ZIMPORTEDBYBUNDLEIDENTIFIER) ?? extra.text(columns.ZCREATORBUNDLEID),
          );
          writer.column(fields.importedByName, extra, columns.ZIMPORTEDBYDISPLAYNAME);
        }
        writer.column(fields.kind, row, at.ZKIND);
        writer.column(fields.savedAssetType, row, at.ZSAVEDASSETTYPE);
        if (extra && more) {
          writer.column(fields.importedByKind, extra, more.at.ZIMPORTEDBY);
          writer.column(fields.shareType, extra, more.at.ZSHARETYPE);
          writer.column(fields.syndicationIdentifier, extra, more.at.ZSYNDICATIONIDENTIFIER);
        }
        writer.column(fields.typeIdentifier, row, at.ZUNIFORMTYPEIDENTIFIER);
        writer.column(fields.hidden, row, at.ZHIDDEN);
        writer.column(fields.trashed, row, at.ZTRASHEDSTATE);
        writer.column(fields.uuid, row, at.ZUUID);
        writer.end();
      };
    },
  };
}

/** What was known of a picture that is gone: which app saved it. Rows whose picture is there are told with it. */
const attributesWithoutPicture: TableReader<Photo> = {
  table: 'ZADDITIONALASSETATTRIBUTES',
  needs: [],
  optional: true,
  recover: true,
  prepare(database, found, fields, writer) {
    const at = (name: string): number => found.column(name);
    const picture = at('ZASSET');
    const pictures = ['ZASSET', 'ZGENERICASSET'].flatMap((name) => database.table(name) ?? []);
    // Of a library without its main table nobody knows what it is.
    if (pictures.length === 0) throw new EvidenceError('unsupported', 'no table of pictures');
    /** Whoever removes the row of a picture by hand leaves this one behind; Core Data removes both. */
    const isAlone = (row: Row): boolean => {
      const key = rowReference(row, picture);
      return key !== undefined && pictures.every((table) => !database.seek(table, key));
    };
    const [originalFileName, importedBy, creator] = [
      at('ZORIGINALFILENAME'),
      at('ZIMPORTEDBYBUNDLEIDENTIFIER'),
      at('ZCREATORBUNDLEID'),
    ];
    const others = [
      [fields.importedByName, at('ZIMPORTEDBYDISPLAYNAME')],
      [fields.importedByKind, at('ZIMPORTEDBY')],
      [fields.shareType, at('ZSHARETYPE')],
      [fields.syndicationIdentifier, at('ZSYNDICATIONIDENTIFIER')],
    ] as const;
    return (row) => {
      const app = row.text(importedBy) ?? row.text(creator);
      if (app === null && row.text(originalFileName) === null) return;
      if (row.isRecovered !== true && !isAlone(row)) return;
      writer.begin(row);
      writer.column(fields.originalFileName, row, originalFileName);
      writer.text(fields.importedBy, app);
      for (const [field, column] of others) writer.column(field, row, column);
      writer.end();
    };
  },
};

/** The folder that the directories of the main library count from; other libraries keep their files in a way of their own. */
function mediaRoot(devicePath: string): string {
  const end = devicePath.lastIndexOf('/PhotoData/');
  return end < 0 ? '' : `${devicePath.slice(0, end)}/`;
}

function pathOf(root: string, directory: string | null, fileName: string | null): string | null {
  if (fileName === null) return null;
  return directory === null ? fileName : `${root}${directory}/${fileName}`;
}

function expected(source: SourceFacts): Expectation {
  return inEveryDump(source) === 'always' ? 'always' : onSomeIphones(source);
}

export const photos = defineTableArtifact<Photo>({
  id: 'ios.photos',
  version: 1,
  title: 'Pictures and videos, and which app saved them',
  group: 'apps',
  describes:
    'The list of the photo library: where each picture or video lies, when it was taken, added, shared and deleted, and which app saved it. ' +
    'Pictures that Photos shows out of Messages are in a library of their own, and so are those of an app that keeps a library, as Image Playground does since iOS 18.',
  cannotShow:
    'What a picture shows (none is opened), who sent it, and pictures that were deleted for good, but for entries that free space still holds, marked as deleted, and for what else the list keeps of them. ' +
    'An app that saved a picture did so because someone asked it to, or by itself: the list does not tell which.',
  references: [
    'https://theforensicscooter.com/2024/05/18/ileapp-parsers-photos-sqlite-queries/',
    'https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/Ph001BasicAssetData.py',
  ],
  paths: [
    '/private/var/mobile/Media/PhotoData/Photos.sqlite',
    '/private/var/mobile/Library/Photos/Libraries/Syndication.photoslibrary/database/Photos.sqlite',
    '/private/var/mobile/Library/Photos/Libraries/Application/*/*.photoslibrary/database/Photos.sqlite',
  ],
  expected,
  decisive: [
    ...columnsOf(
      'ZASSET',
      'ZDATECREATED ZFILENAME ZDIRECTORY ZKIND ZSAVEDASSETTYPE ZHIDDEN ZTRASHEDSTATE ZADDEDDATE ZTRASHEDDATE ZUNIFORMTYPEIDENTIFIER ZUUID ZADDITIONALATTRIBUTES',
    ),
    ...columnsOf(
      'ZGENERICASSET',
      'ZDATECREATED ZFILENAME ZDIRECTORY ZKIND ZSAVEDASSETTYPE ZHIDDEN ZTRASHEDSTATE ZADDEDDATE ZTRASHEDDATE ZUNIFORMTYPEIDENTIFIER ZUUID ZADDITIONALATTRIBUTES',
    ),
    ...wholeTable('ZADDITIONALASSETATTRIBUTES', 'ZORIGINALFILENAME'),
  ],

  fields: {
    path: { label: 'File', observable: 'file-path', met: 'stored' },
    originalFileName: { label: 'Name it came with', personal: true },
    importedBy: { label: 'Saved by', observable: 'app-id', met: 'ran' },
    importedByName: { label: 'Name of the app' },
    kind: { label: 'Picture (0) or video (1)' },
    savedAssetType: { label: 'How it was saved' },
    importedByKind: { label: 'How it was imported' },
    shareType: { label: 'Kind of sharing' },
    syndicationIdentifier: { label: 'Attachment in Messages' },
    typeIdentifier: { label: 'Type of file' },
    hidden: { label: 'Hidden' },
    trashed: { label: 'In the bin' },
    uuid: { label: 'Id' },
  },
  summary: ['path', 'importedBy'],
  times: {
    ...timeDocs('cocoa-seconds', { anytime: ['created', 'changed'], confidence: 'medium' }),
    ...timeDocs('cocoa-seconds', {
      others: ['added to the library', 'last shared', 'put into the bin'],
    }),
  },
  tables: [assetReader('ZASSET'), assetReader('ZGENERICASSET'), attributesWithoutPicture],
});

const bare: Photo = {
  path: null,
  originalFileName: null,
  importedBy: null,
  importedByName: null,
  kind: null,
  savedAssetType: null,
  importedByKind: null,
  shareType: null,
  syndicationIdentifier: null,
  typeIdentifier: null,
  hidden: null,
  trashed: null,
  uuid: null,
};

const syndication =
  '/private/var/mobile/Library/Photos/Libraries/Syndication.photoslibrary/database/Photos.sqlite';

export const examples = (): ArtifactExample<Photo>[] => [
  {
    name: 'a picture of the camera, and one that an app saved and that lies in the bin',
    content: {
      sqlite: {
        tables: {
          ZASSET: {
            columns:
              'Z_PK INTEGER PRIMARY KEY, ZHIDDEN INTEGER, ZKIND INTEGER, ZSAVEDASSETTYPE INTEGER, ZTRASHEDSTATE INTEGER, ZADDITIONALATTRIBUTES INTEGER, ' +
              'ZADDEDDATE TIMESTAMP, ZDATECREATED TIMESTAMP, ZMODIFICATIONDATE TIMESTAMP, ZLASTSHAREDDATE TIMESTAMP, ZTRASHEDDATE TIMESTAMP, ' +
              'ZDIRECTORY VARCHAR, ZFILENAME VARCHAR, ZUNIFORMTYPEIDENTIFIER VARCHAR, ZUUID VARCHAR',
            rows: [
              [
                ...[1, 0, 0, 3, 0, 11, 700_000_001, 700_000_000, null, null, null],
                ...['DCIM/100APPLE', 'IMG_0001.HEIC', 'public.heic', 'U-1'],
              ],
              [
                ...[2, 0, 1, 3, 1, 12, 700_000_060.25, 690_000_000, null, null, 700_000_120],
                ...['DCIM/100APPLE', 'IMG_0002.MP4', 'public.mpeg-4', 'U-2'],
              ],
              [
                ...[3, 0, 0, 3, 0, null, null, null, null, null, null],
                ...[null, 'lost.jpg', null, null],
              ],
            ],
          },
          ZADDITIONALASSETATTRIBUTES: {
            columns:
              'Z_PK INTEGER PRIMARY KEY, ZIMPORTEDBY INTEGER, ZSHARETYPE INTEGER, ZIMPORTEDBYBUNDLEIDENTIFIER VARCHAR, ZIMPORTEDBYDISPLAYNAME VARCHAR, ' +
              'ZORIGINALFILENAME VARCHAR, ZSYNDICATIONIDENTIFIER VARCHAR',
            rows: [
              [11, 1, 0, 'com.apple.camera', 'Camera', 'IMG_0001.HEIC', null],
              [12, 6, 0, 'net.whatsapp.WhatsApp', 'WhatsApp', 'video.mp4', null],
            ],
          },
        },
      },
    },
    records: [
      {
        ...bare,
        path: '/private/var/mobile/Media/DCIM/100APPLE/IMG_0001.HEIC',
        originalFileName: 'IMG_0001.HEIC',
        importedBy: 'com.apple.camera',
        importedByName: 'Camera',
        kind: 0,
        savedAssetType: 3,
        importedByKind: 1,
        shareType: 0,
        typeIdentifier: 'public.heic',
        hidden: 0,
        trashed: 0,
        uuid: 'U-1',
      },
      {
        ...bare,
        path: '/private/var/mobile/Media/DCIM/100APPLE/IMG_0002.MP4',
        originalFileName: 'video.mp4',
        importedBy: 'net.whatsapp.WhatsApp',
        importedByName: 'WhatsApp',
        kind: 1,
        savedAssetType: 3,
        importedByKind: 6,
        shareType: 0,
        typeIdentifier: 'public.mpeg-4',
        hidden: 0,
        trashed: 1,
        uuid: 'U-2',
      },
      { ...bare, path: 'lost.jpg', kind: 0, savedAssetType: 3, hidden: 0, trashed: 0 },
    ],
    times: [
      [
        { at: '2023-03-08T20:26:40Z', marks: 'created', clock: 'utc' },
        { at: '2023-03-08T20:26:41Z', marks: 'added to the library', clock: 'utc' },
      ],
      [
        { at: '2022-11-13T02:40:00Z', marks: 'created', clock: 'utc' },
        { at: '2023-03-08T20:27:40.250Z', marks: 'added to the library', clock: 'utc' },
        { at: '2023-03-08T20:28:40Z', marks: 'put into the bin', clock: 'utc' },
      ],
      [],
    ],
  },
  {
    name: 'the table of iOS 13 and before, with the app that made the picture',
    lacks: ['ZADDITIONALASSETATTRIBUTES.ZORIGINALFILENAME'],
    content: {
      sqlite: {
        tables: {
          ZGENERICASSET: {
            columns:
              'Z_PK INTEGER PRIMARY KEY, ZADDITIONALATTRIBUTES INTEGER, ZHIDDEN INTEGER, ZKIND INTEGER, ZSAVEDASSETTYPE INTEGER, ' +
              'ZTRASHEDSTATE INTEGER, ZADDEDDATE TIMESTAMP, ZDATECREATED TIMESTAMP, ZTRASHEDDATE TIMESTAMP, ZDIRECTORY VARCHAR, ' +
              'ZFILENAME VARCHAR, ZUNIFORMTYPEIDENTIFIER VARCHAR, ZUUID VARCHAR',
            rows: [
              [
                1,
                2,
                0,
                0,
                3,
                0,
                null,
                600_000_000,
                null,
                'DCIM/100APPLE',
                'IMG_1.JPG',
                'public.jpeg',
                'A-1',
              ],
            ],
          },
          ZADDITIONALASSETATTRIBUTES: {
            columns: 'Z_PK INTEGER PRIMARY KEY, ZCREATORBUNDLEID VARCHAR',
            rows: [[2, 'com.example.app']],
          },
        },
      },
    },
    records: [
      {
        ...bare,
        path: '/private/var/mobile/Media/DCIM/100APPLE/IMG_1.JPG',
        importedBy: 'com.example.app',
        kind: 0,
        savedAssetType: 3,
        typeIdentifier: 'public.jpeg',
        hidden: 0,
        trashed: 0,
        uuid: 'A-1',
      },
    ],
  },
  {
    name: 'a picture out of Messages, in the library that Photos keeps of them',
    lacks: ['ZASSET.*', 'ZADDITIONALASSETATTRIBUTES.ZORIGINALFILENAME'],
    devicePath: syndication,
    content: {
      sqlite: {
        tables: {
          ZASSET: {
            columns:
              'Z_PK INTEGER PRIMARY KEY, ZADDITIONALATTRIBUTES INTEGER, ZDATECREATED TIMESTAMP, ZDIRECTORY VARCHAR, ZFILENAME VARCHAR',
            rows: [[1, 2, 700_000_000, '0', 'A1.heic']],
          },
          ZADDITIONALASSETATTRIBUTES: {
            columns:
              'Z_PK INTEGER PRIMARY KEY, ZIMPORTEDBYBUNDLEIDENTIFIER VARCHAR, ZSYNDICATIONIDENTIFIER VARCHAR',
            rows: [[2, 'com.apple.MobileSMS', 'at_0_0F0F0F0F-0000-4000-8000-000000000001']],
          },
        },
      },
    },
    records: [
      {
        ...bare,
        path: '0/A1.heic',
        importedBy: 'com.apple.MobileSMS',
        syndicationIdentifier: 'at_0_0F0F0F0F-0000-4000-8000-000000000001',
      },
    ],
  },
  {
    name: 'a picture in the library of an app, since iOS 18',
    lacks: ['ZASSET.*', 'ZADDITIONALASSETATTRIBUTES.ZORIGINALFILENAME'],
    devicePath:
      '/private/var/mobile/Library/Photos/Libraries/Application/com.apple.GenerativePlayground/00000000-0000-0000-0000-000000000001.photoslibrary/database/Photos.sqlite',
    content: {
      sqlite: {
        tables: {
          ZASSET: {
            columns:
              'Z_PK INTEGER PRIMARY KEY, ZADDITIONALATTRIBUTES INTEGER, ZDATECREATED TIMESTAMP, ZDIRECTORY VARCHAR, ZFILENAME VARCHAR',
            rows: [[1, 2, 760_000_000, '0', 'B1.heic']],
          },
          ZADDITIONALASSETATTRIBUTES: {
            columns: 'Z_PK INTEGER PRIMARY KEY, ZIMPORTEDBYBUNDLEIDENTIFIER VARCHAR',
            rows: [[2, 'com.apple.GenerativePlaygroundApp']],
          },
        },
      },
    },
    records: [{ ...bare, path: '0/B1.heic', importedBy: 'com.apple.GenerativePlaygroundApp' }],
  },
  {
    name: 'a database without assets is of a schema that is not known',
    content: {
      sqlite: {
        tables: { ZADDITIONALASSETATTRIBUTES: { columns: 'Z_PK INTEGER PRIMARY KEY', rows: [] } },
      },
    },
    records: [],
    problems: ['unsupported'],
  },
];
