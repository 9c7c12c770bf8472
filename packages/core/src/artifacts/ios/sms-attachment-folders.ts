import { timesOf } from '../../bytes/time.ts';
import { readMbFile, type MbFile } from '../../formats/plist/index.ts';
import {
  defineArtifact,
  type ArtifactExample,
  type Position,
  type RecordDraft,
  type Row,
  type SourceFacts,
} from '../../model/index.ts';
import { openArtifactDatabase, remainingProblems, requireTable } from '../rows/database-rows.ts';
import { orProblem, unjudged } from '../rows/row-problems.ts';
import { timeDocs } from '../rows/time-docs.ts';
import { manifestColumns } from '../manifest-examples.ts';
import { columnsOf } from '../rows/schema-names.ts';

/** A folder in which Messages keeps attachments, two letters or numbers deep, as a backup lists it. */
export type AttachmentFolder = {
  readonly devicePath: string;
  /** Files that the backup lists anywhere below it; null where none was seen and a part of the list could not be read. */
  readonly files: number | null;
  /** Folders directly below it. */
  readonly folders: number;
  /** When the newest of these was made (Unix): a folder that changed later lost something. */
  readonly newestInside: number | null;
  readonly created: number | null;
  readonly modified: number | null;
  readonly statusChanged: number | null;
};

interface Folder {
  files: number;
  newest: number | null;
  readonly below: Set<string>;
  row: { readonly info: MbFile | undefined; readonly position: Position } | undefined;
}

/** A phone has at most 4,096 of them. */
const maxFolders = 65_536;
const maxBelow = 10_000;

/** `Library/SMS/Attachments/ab/11`, and what lies below. */
const attachmentPath = /^(Library\/SMS\/Attachments\/[^/]{1,8}\/[^/]{1,8})(?:\/([^/]{1,255}))?/;
const prefix = new TextEncoder().encode('Library/SMS/Attachments/');

export const smsAttachmentFolders = defineArtifact<AttachmentFolder>({
  id: 'ios.sms-attachment-folders',
  version: 1,
  title: 'Folders of attachments in Messages',
  group: 'messages',
  describes:
    'The folders in which Messages keeps what came with messages, by the list of files of the backup, with their times and how many files lie below each.',
  cannotShow:
    'What lay in a folder before, and why it is empty: deleting a message or a conversation leaves empty folders too. Backups without attachments list none.',
  references: [
    'https://github.com/KasperskyLab/triangle_check',
    'https://securelist.com/operation-triangulation/109842/',
  ],
  paths: ['/Manifest.db'],
  expected: (source: SourceFacts) => (source.kind === 'itunes-backup' ? 'optional' : 'never'),
  decisive: columnsOf('Files', 'domain relativePath flags file'),

  fields: {
    devicePath: { label: 'Folder' },
    files: { label: 'Files below' },
    folders: { label: 'Folders in it' },
    newestInside: { label: 'Newest of them (Unix)' },
    created: { label: 'Created (Unix)' },
    modified: { label: 'Modified (Unix)' },
    statusChanged: { label: 'Status changed (Unix)' },
  },
  summary: ['devicePath', 'files'],
  times: timeDocs('unix-seconds', {
    others: ['folder created', 'folder modified', 'folder status changed'],
  }),

  *parse(file, context) {
    const database = openArtifactDatabase(file, context);
    const { table, at } = requireTable(
      database,
      'Files',
      ['domain', 'relativePath'],
      ['flags', 'file'],
    );
    const found = new Map<string, Folder>();
    for (const row of database.rows(table)) {
      if (!mayBeAttachment(row, at.relativePath)) continue;
      const relativePath = row.text(at.relativePath) ?? '';
      const parts = attachmentPath.exec(relativePath);
      if (parts === null || row.text(at.domain) !== 'MediaDomain') continue;
      const [, path, child] = parts as unknown as [string, string, string | undefined];
      const folder = folderAt(found, path);
      if (folder === undefined) continue;
      const flags = row.number(at.flags);
      if (flags === null && at.flags >= 0) yield unjudged(row, table, at.flags);
      const isFolder = flags === 2;
      const isItself = child === undefined;
      const isInside = !isItself && relativePath.length === path.length + 1 + child.length;
      if (!isFolder) folder.files += 1;
      // What lies deeper tells of a folder as well, though its own entry may be missing.
      if (!isItself && (isFolder || !isInside) && folder.below.size < maxBelow)
        folder.below.add(child);
      if (!isFolder || !(isItself || isInside)) continue;
      const blob = row.blob(at.file);
      const info = blob === null ? undefined : yield* orProblem(row, () => readMbFile(blob));
      if (isItself) folder.row = { info, position: row.position() };
      else if (info?.birth !== undefined && info.birth > (folder.newest ?? 0))
        folder.newest = info.birth;
    }
    const isWhole = database.problems.length === 0;
    for (const [path, folder] of found) {
      const record = recordOf(path, folder, isWhole);
      if (record !== undefined) yield record;
    }
    yield* remainingProblems(database);
  },
});

/** The folder of attachments with this path; `undefined` beyond `maxFolders`. */
function folderAt(found: Map<string, Folder>, path: string): Folder | undefined {
  let folder = found.get(path);
  if (folder === undefined && found.size < maxFolders) {
    folder = { files: 0, newest: null, below: new Set(), row: undefined };
    found.set(path, folder);
  }
  return folder;
}

/** One that the backup does not list itself has neither times nor a place to point at, and no record. */
function recordOf(
  path: string,
  { files, newest, below, row }: Folder,
  isWhole: boolean,
): RecordDraft<AttachmentFolder> | undefined {
  if (row === undefined) return undefined;
  const { birth = null, lastModified = null, lastStatusChange = null } = row.info ?? {};
  return {
    kind: 'record',
    data: {
      devicePath: `/private/var/mobile/${path}`,
      files: files === 0 && !isWhole ? null : files,
      folders: below.size,
      newestInside: newest,
      created: birth,
      modified: lastModified,
      statusChanged: lastStatusChange,
    },
    position: row.position,
    times: timesOf(
      ['folder created', 'unix-seconds', birth],
      ['folder modified', 'unix-seconds', lastModified],
      ['folder status changed', 'unix-seconds', lastStatusChange],
    ),
  };
}

/** A look at the bytes, so that the hundreds of thousands of other rows cost next to nothing. */
function mayBeAttachment(row: Row, column: number): boolean {
  const type = row.type(column);
  // Text that is stored as a blob is rare, and the row makes text of it.
  if (type < 13 || type % 2 === 0) return type >= 12;
  const start = row.start(column);
  const { payload } = row;
  if (payload[start + 8] !== prefix[8] || payload[start + 12] !== prefix[12]) {
    // The list of another encoding, whose bytes stand elsewhere, is decoded row by row.
    return payload[start] === 0 || payload[start + 1] === 0;
  }
  return true;
}

const noTimes = { newestInside: null, created: null, modified: null, statusChanged: null };
const attachments = 'Library/SMS/Attachments';

export const examples = (): ArtifactExample<AttachmentFolder>[] => [
  {
    name: 'a folder with a file, an emptied one, and one whose folder below is empty',
    content: {
      sqlite: {
        tables: {
          Files: {
            columns: manifestColumns,
            rows: [
              ['01', 'MediaDomain', attachments, 2, null],
              ['02', 'MediaDomain', `${attachments}/6d`, 2, null],
              ['03', 'MediaDomain', `${attachments}/6d/13`, 2, null],
              ['04', 'MediaDomain', `${attachments}/6d/13/0B7A2C1E`, 2, null],
              ['05', 'MediaDomain', `${attachments}/6d/13/0B7A2C1E/photo.heic`, 1, null],
              ['06', 'MediaDomain', `${attachments}/70/00`, 2, null],
              ['07', 'MediaDomain', `${attachments}/a0/04`, 2, null],
              ['08', 'MediaDomain', `${attachments}/a0/04/9D7C4A53`, 2, null],
              ['09', 'HomeDomain', `${attachments}/70/01`, 2, null],
              ['10', 'HomeDomain', 'Library/SMS/sms.db', 1, null],
            ],
          },
        },
      },
    },
    records: [
      { devicePath: `/private/var/mobile/${attachments}/6d/13`, files: 1, folders: 1, ...noTimes },
      { devicePath: `/private/var/mobile/${attachments}/70/00`, files: 0, folders: 0, ...noTimes },
      { devicePath: `/private/var/mobile/${attachments}/a0/04`, files: 0, folders: 1, ...noTimes },
    ],
  },
  {
    name: 'a backup without attachments',
    content: { sqlite: { tables: { Files: { columns: manifestColumns, rows: [] } } } },
    records: [],
  },
];
