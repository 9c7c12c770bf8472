import { ByteMap } from '../../bytes/byte-map.ts';
import { backupFileId, deviceRootOf } from '../../formats/backup-domains.ts';
import { readMbFile, type MbFile } from '../../formats/plist/index.ts';
import {
  defineTableArtifact,
  isEvidenceError,
  type ArtifactExample,
  type FieldSlot,
  type RecordWriter,
  type Row,
  type SourceFacts,
  type TableReader,
} from '../../model/index.ts';
import { folderOrigins } from '../links/website-folders.ts';
import { timeDocs } from '../rows/time-docs.ts';
import { manifestColumns, smsId } from '../manifest-examples.ts';
import { columnsOf } from '../rows/schema-names.ts';

/** One entry of the backup's list of files: a file, a folder or a link that the phone held. */
export type ManifestEntry = {
  readonly fileId: string | null;
  readonly domain: string | null;
  readonly relativePath: string | null;
  /** Where the phone held it; what indicators of files are compared with. */
  readonly devicePath: string | null;
  /** Address told by a folder that WebKit names after the website whose data it holds. */
  readonly originUrl: string | null;
  /** Those of folders within it: frames of other websites. */
  readonly embeddedOriginUrls: readonly string[] | null;
  readonly flags: number | string | null;
  /** Octal, with the type of file, as `0o100644`. */
  readonly mode: string | null;
  readonly owner: number | null;
  readonly group: number | null;
  readonly size: number | string | null;
  readonly inode: number | string | null;
  readonly protectionClass: number | null;
  readonly target: string | null;
  readonly created: number | null;
  readonly modified: number | null;
  readonly statusChanged: number | null;
};

const files: TableReader<ManifestEntry> = {
  table: 'Files',
  needs: ['fileID', 'domain', 'relativePath'],
  prepare(database, table, fields, writer, context) {
    const fileId = table.column('fileID');
    const domain = table.column('domain');
    const relativePath = table.column('relativePath');
    const flags = table.column('flags');
    const file = table.column('file');
    const path = new PathBytes();
    const inUtf8 = database.encoding === 'utf-8';
    const tell = (detail: string): void => context.problem({ code: 'malformed', detail });
    const isOfItsId = (row: Row): boolean =>
      backupFileId(row.text(domain) ?? '', row.text(relativePath) ?? '') ===
      row.text(fileId)?.toLowerCase();

    return (row) => {
      let info: MbFile | undefined;
      const blob = row.blob(file);
      try {
        info = blob ? readMbFile(blob) : undefined;
        // Of a recovered row the blob may hold what came later.
        if (blob && !row.isRecovered && info === undefined)
          tell('column file: not what a file has there');
      } catch (error) {
        if (!isEvidenceError(error)) throw error;
        context.problem({ code: error.code, detail: `column file: ${error.message}` });
      }
      writer.begin(row);
      if (info) writeTimes(writer, info);
      writer.column(fields.fileId, row, fileId);
      writer.column(fields.domain, row, domain);
      writer.column(fields.relativePath, row, relativePath);
      // The digest of a name costs more than all else of a row: it is taken where the path is not the one of the description. That a domain is
      // right is asked once for each where the source lists its files.
      let isUsual = false;
      if (inUtf8 && row.type(domain) > 12 && row.type(relativePath) > 12) {
        const { payload } = row;
        const from = row.start(relativePath);
        const to = row.end(relativePath);
        const length = path.join(payload, row.start(domain), row.end(domain), from, to);
        writer.bytes(fields.devicePath, path.bytes, 0, length);
        isUsual = info === undefined || isText(payload, from, to, info.relativePath);
        if (mayNameOrigin(payload, from, to)) {
          writeOrigins(writer, fields, row.text(relativePath) ?? '');
        }
      } else {
        const relative = row.text(relativePath) ?? '';
        const root = deviceRootOf(row.text(domain) ?? '');
        writer.text(fields.devicePath, relative === '' ? root : `${root}/${relative}`);
        writeOrigins(writer, fields, relative);
      }
      if (!isUsual && !row.isRecovered && !isOfItsId(row))
        tell('a name that is not the one that its file id is made of');
      writer.column(fields.flags, row, flags);
      if (info) {
        if (info.mode !== undefined) {
          const kind = kinds[info.mode >> 12];
          const told = row.number(flags);
          if (kind !== undefined && kind !== told && isKind(told) && !row.isRecovered)
            tell('the list and the description of a file name two kinds of it');
          const mode = octal(info.mode);
          writer.bytes(fields.mode, mode, 0, mode.length);
        }
        writer.number(fields.owner, info.userId ?? null);
        writer.number(fields.group, info.groupId ?? null);
        writer.number(fields.size, info.size ?? null);
        writer.number(fields.inode, info.inode ?? null);
        writer.number(fields.protectionClass, info.protectionClass ?? null);
        writer.text(fields.target, info.target ?? null);
        writer.number(fields.created, info.birth ?? null);
        writer.number(fields.modified, info.lastModified ?? null);
        writer.number(fields.statusChanged, info.lastStatusChange ?? null);
      }
      writer.end();
    };
  },
};

/** `flags` by the bits of `mode` that tell what an entry is, as stat(2) gives them: a folder, a file, a link. */
const kinds: readonly (number | undefined)[] = Array.from({ length: 16 }, (_, type) =>
  type === 0o04 ? 2 : type === 0o10 ? 1 : type === 0o12 ? 4 : undefined,
);

const isKind = (flags: number | null): boolean => flags === 1 || flags === 2 || flags === 4;

function isText(bytes: Uint8Array, from: number, to: number, text: Uint8Array | undefined) {
  if (text?.length !== to - from) return false;
  for (let at = 0; at < text.length; at++) if (text[at] !== bytes[from + at]) return false;
  return true;
}

function writeOrigins(
  writer: RecordWriter,
  fields: { readonly originUrl: FieldSlot; readonly embeddedOriginUrls: FieldSlot },
  path: string,
): void {
  const { originUrl, embeddedOriginUrls } = folderOrigins(path);
  writer.text(fields.originUrl, originUrl);
  if (embeddedOriginUrls) writer.list(fields.embeddedOriginUrls, embeddedOriginUrls);
}

const octals = new Map<number, Uint8Array>();

/** A phone's files have some dozen modes. */
function octal(mode: number): Uint8Array {
  let text = octals.get(mode);
  if (text === undefined) {
    text = encoder.encode(`0o${mode.toString(8)}`);
    if (octals.size < mostRoots) octals.set(mode, text);
  }
  return text;
}

/** Times that are the same are one time with a longer name: most files were made, changed and moved in one moment. */
function writeTimes(writer: RecordWriter, { birth, lastModified, lastStatusChange }: MbFile): void {
  const b = birth ?? null;
  const m = lastModified ?? null;
  const c = lastStatusChange ?? null;
  if (b === m && m === c) {
    writer.time('file created, modified, status changed', 'unix-seconds', b);
  } else if (b === m) {
    writer.time('file created, modified', 'unix-seconds', b);
    writer.time('file status changed', 'unix-seconds', c);
  } else if (m === c) {
    writer.time('file created', 'unix-seconds', b);
    writer.time('file modified, status changed', 'unix-seconds', m);
  } else {
    writer.time('file created', 'unix-seconds', b);
    writer.time('file modified', 'unix-seconds', m);
    writer.time('file status changed', 'unix-seconds', c);
  }
}

/** A cheap look for `http` before a path is made text. */
function mayNameOrigin(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at + 7 < to; at++) {
    if (
      bytes[at] === 0x68 &&
      bytes[at + 1] === 0x74 &&
      bytes[at + 2] === 0x74 &&
      bytes[at + 3] === 0x70
    ) {
      return true;
    }
  }
  return false;
}

/** A phone has some hundred domains; a manifest with more is made to fill memory. */
const mostRoots = 4096;

/** Puts device paths together from bytes; what a domain stands for is looked up once. */
class PathBytes {
  bytes = new Uint8Array(4096);
  readonly #roots = new ByteMap<Uint8Array>();
  #count = 0;

  /** Returns the length of the path in `bytes`. */
  join(
    source: Uint8Array,
    domainStart: number,
    domainEnd: number,
    start: number,
    end: number,
  ): number {
    const path = this.#root(source, domainStart, domainEnd);
    const { length } = path;
    if (length + 1 + end - start > this.bytes.length) {
      this.bytes = new Uint8Array(2 * (length + 1 + end - start));
    }
    this.bytes.set(path);
    if (end === start) return length;
    let at = length;
    this.bytes[at++] = 0x2f;
    for (let from = start; from < end; from++) this.bytes[at++] = source[from]!;
    return at;
  }

  #root(source: Uint8Array, start: number, end: number): Uint8Array {
    const known = this.#roots.get(source, start, end);
    if (known) return known;
    const path = encoder.encode(deviceRootOf(decoder.decode(source.slice(start, end))));
    if (this.#count++ < mostRoots) this.#roots.add(source, start, end, path);
    return path;
  }
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

export const manifest = defineTableArtifact<ManifestEntry>({
  id: 'ios.manifest',
  version: 1,
  title: 'List of files in the backup',
  group: 'device',
  describes:
    'Every file, folder and link that the backup lists, with the path it had on the phone, its owner, size and times, and the ' +
    'websites whose data a WebKit folder holds. Paths are kept whole, as indicators of files are compared with them: the names of some folders are ' +
    'those of people, such as the address of a mail account or the phone number of a chat.',
  cannotShow:
    'Files that backups leave out (programs, caches, most system data), and files that were gone when the backup was made.',
  references: [
    'https://docs.mvt.re/en/latest/ios/records/#manifestjson',
    'https://theapplewiki.com/wiki/ITunes_Backup',
  ],
  paths: ['/Manifest.db'],
  expected: (source: SourceFacts) => (source.kind === 'itunes-backup' ? 'always' : 'never'),
  decisive: columnsOf('Files', 'fileID domain relativePath flags file'),

  fields: {
    fileId: { label: 'File id' },
    domain: { label: 'Domain' },
    relativePath: { label: 'Path in the domain' },
    devicePath: { label: 'Path on the phone', observable: 'file-path', met: 'stored' },
    originUrl: { label: 'Website of a data folder', observable: 'url', met: 'resolved' },
    embeddedOriginUrls: {
      label: 'Websites of data folders within it',
      observable: 'url',
      met: 'resolved',
    },
    flags: { label: 'Kind (1 file, 2 folder, 4 link)' },
    mode: { label: 'Mode' },
    owner: { label: 'Owner' },
    group: { label: 'Group' },
    size: { label: 'Size (bytes)' },
    inode: { label: 'Inode' },
    protectionClass: { label: 'Protection class' },
    target: { label: 'Target of a link' },
    created: { label: 'Created (Unix)' },
    modified: { label: 'Modified (Unix)' },
    statusChanged: { label: 'Status changed (Unix)' },
  },
  summary: ['devicePath'],
  times: timeDocs('unix-seconds', {
    others: [
      'file created, modified, status changed',
      'file created, modified',
      'file modified, status changed',
      'file created',
      'file modified',
      'file status changed',
    ],
  }),
  tables: [files],
});

const bare: ManifestEntry = {
  fileId: null,
  domain: null,
  relativePath: null,
  devicePath: null,
  originUrl: null,
  embeddedOriginUrls: null,
  flags: null,
  mode: null,
  owner: null,
  group: null,
  size: null,
  inode: null,
  protectionClass: null,
  target: null,
  created: null,
  modified: null,
  statusChanged: null,
};

const dataId = 'c0aa28a431d90f443232646747e734ba2f9099ae';
const frameId = 'd5cb2d5ea44c944ece823d9b420cd3011c4fc5d9';

export const examples = (): ArtifactExample<ManifestEntry>[] => [
  {
    name: 'a file, a folder that WebKit named after a website, and that of a frame within another website',
    content: {
      sqlite: {
        tables: {
          Files: {
            columns: manifestColumns,
            rows: [
              [smsId, 'HomeDomain', 'Library/SMS/sms.db', 1, null],
              [
                dataId,
                'AppDomain-org.example.reader',
                'Library/WebKit/WebsiteData/LocalStorage/https_news.example_8443.localstorage',
                2,
                null,
              ],
              [
                frameId,
                'AppDomain-org.example.reader',
                'Library/WebKit/WebsiteData/IndexedDB/v1/https_news.example_0/https_frame.example_0',
                2,
                null,
              ],
            ],
          },
        },
      },
    },
    records: [
      {
        ...bare,
        fileId: smsId,
        domain: 'HomeDomain',
        relativePath: 'Library/SMS/sms.db',
        devicePath: '/private/var/mobile/Library/SMS/sms.db',
        flags: 1,
      },
      {
        ...bare,
        fileId: dataId,
        domain: 'AppDomain-org.example.reader',
        relativePath:
          'Library/WebKit/WebsiteData/LocalStorage/https_news.example_8443.localstorage',
        devicePath:
          '/private/var/mobile/Containers/Data/Application/org.example.reader/Library/WebKit/WebsiteData/LocalStorage/https_news.example_8443.localstorage',
        originUrl: 'https://news.example:8443/',
        flags: 2,
      },
      {
        ...bare,
        fileId: frameId,
        domain: 'AppDomain-org.example.reader',
        relativePath:
          'Library/WebKit/WebsiteData/IndexedDB/v1/https_news.example_0/https_frame.example_0',
        devicePath:
          '/private/var/mobile/Containers/Data/Application/org.example.reader/Library/WebKit/WebsiteData/IndexedDB/v1/https_news.example_0/https_frame.example_0',
        originUrl: 'https://news.example/',
        embeddedOriginUrls: ['https://frame.example/'],
        flags: 2,
      },
    ],
  },
  {
    name: 'a description that is no property list costs itself only',
    content: {
      sqlite: {
        tables: {
          Files: {
            columns: manifestColumns,
            rows: [[smsId, 'HomeDomain', 'Library/SMS/sms.db', 1, Uint8Array.of(1, 2, 3)]],
          },
        },
      },
    },
    records: [
      {
        ...bare,
        fileId: smsId,
        domain: 'HomeDomain',
        relativePath: 'Library/SMS/sms.db',
        devicePath: '/private/var/mobile/Library/SMS/sms.db',
        flags: 1,
      },
    ],
    problems: ['malformed'],
  },
];
