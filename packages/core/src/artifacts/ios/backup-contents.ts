import { ByteMap } from '../../bytes/byte-map.ts';
import { backupFileId, deviceRootOf } from '../../formats/backup-domains.ts';
import { readMbFileSize } from '../../formats/plist/index.ts';
import {
  PayloadSet,
  readPayloadBytes,
  readPayloadName,
  storedPayloadsPath,
} from '../../formats/stored-payloads.ts';
import {
  defineArtifact,
  isEvidenceError,
  type ArtifactExample,
  type Met,
  type ProblemDraft,
  type RecordDraft,
  type Row,
  type SourceFacts,
} from '../../model/index.ts';
import { openArtifactDatabase, remainingProblems, requireTable } from '../rows/database-rows.ts';
import { manifestColumns, smsId } from '../manifest-examples.ts';
import { keyPath } from '../property-list-file.ts';
import { columnsOf } from '../rows/schema-names.ts';

/** How the list of files of a backup and what is stored in it differ, and whose folders it lists. */
export type BackupContents = {
  /** `missing`: listed and not stored; `unlisted`: stored and not listed; `total`: the counts of both; `app`: a folder of an app. */
  readonly part: string;
  /** By the folder's name; of a folder that apps share, the name without `group.`. */
  readonly bundleId: string | null;
  /** The folder of an app, as the list names it. */
  readonly domain: string | null;
  readonly fileId: string | null;
  readonly devicePath: string | null;
  readonly size: number | string | null;
  readonly listed: number | null;
  readonly stored: number | null;
  readonly missing: number | null;
  readonly unlisted: number | null;
};

const noApp = { bundleId: null, domain: null } as const;
const noFile = { fileId: null, devicePath: null, size: null } as const;
const noTotal = { listed: null, stored: null, missing: null, unlisted: null } as const;

/** Records of either kind; the counts go on. */
const maxTold = 200;

/** A phone has some hundred domains; a list with more is made to fill memory. */
const maxDomains = 4096;

/** No id of an app is nearly as long. */
const maxDomainBytes = 512;

export const backupContents = defineArtifact<BackupContents>({
  id: 'ios.backup-contents',
  version: 1,
  title: 'Differences between the list of files and what is stored',
  group: 'device',
  describes:
    'Files that the list of the backup names and that are not stored in it (but for empty ones), files that are stored and that no list names, and how many of each there are. ' +
    'The apps and extensions whose folders the list holds, whether or not the apps are in the list of installed apps.',
  cannotShow:
    'Why a file is missing: a backup that was interrupted, or copied in part, lacks files as well. Whether a stored file is the one that the phone had. ' +
    'Of either kind the first 200 are named.',
  references: ['https://theapplewiki.com/wiki/ITunes_Backup'],
  paths: ['/Manifest.db'],
  alsoReads: [storedPayloadsPath],
  expected: (source: SourceFacts) => (source.kind === 'itunes-backup' ? 'optional' : 'never'),
  decisive: columnsOf('Files', 'fileID domain relativePath flags file'),

  fields: {
    part: { label: 'Kind' },
    bundleId: { label: 'App', observable: 'app-id', met: 'installed' },
    domain: { label: 'Folder of the app' },
    fileId: { label: 'File id' },
    devicePath: { label: 'Path on the phone' },
    size: { label: 'Size by the list (bytes)' },
    listed: { label: 'Files in the list' },
    stored: { label: 'Stored files' },
    missing: { label: 'Listed and not stored' },
    unlisted: { label: 'Stored and not listed' },
  },
  summary: ['part', 'bundleId', 'devicePath'],

  *parse(file, context) {
    const database = openArtifactDatabase(file, context);
    const { table, at } = requireTable(
      database,
      'Files',
      ['fileID', 'domain', 'relativePath'],
      ['flags', 'file'],
    );
    const names = context.related(storedPayloadsPath);
    // Absent where the source could not look into every folder of the backup, which it tells with its own reason.
    if (names !== undefined && names.size > context.limits.maxDocumentBytes) {
      const detail = `the names of stored files have ${String(names.size)} bytes`;
      yield { kind: 'problem', code: 'limit-exceeded', detail };
    }
    const payloads =
      names !== undefined && names.size <= context.limits.maxDocumentBytes
        ? new PayloadSet(names.read(0, names.size))
        : undefined;
    const id = new Uint8Array(20);
    const isUtf8 = database.encoding === 'utf-8';
    const domains = new DomainSet();
    let listed = 0;
    let missing = 0;
    /** What is wrong with rows, and with how many. */
    const faults = { kind: 0, name: 0 };
    for (const row of database.rows(table)) {
      domains.add(row, at.domain, isUtf8);
      // Folders and links have nothing stored.
      const flags = row.number(at.flags);
      if (payloads === undefined || !isPayload(row, at.fileID, isUtf8, id)) continue;
      const isStored = payloads.tick(id);
      const isFile = flags !== 2 && flags !== 4;
      if (isStored && !isFile) faults.kind += 1;
      if (isStored || isFile) listed += 1;
      if (isStored || !isFile) continue;
      const size = sizeOf(row, at.file);
      // An empty file has nothing that could be stored, and nothing that could be lost.
      if (size === 0) continue;
      missing += 1;
      if (missing > maxTold) continue;
      const fileId = row.text(at.fileID);
      const domain = row.text(at.domain) ?? '';
      const relativePath = row.text(at.relativePath) ?? '';
      // Then it may be stored under the id that its name makes.
      if (fileId?.toLowerCase() !== backupFileId(domain, relativePath)) faults.name += 1;
      yield {
        kind: 'record',
        data: {
          part: 'missing',
          ...noApp,
          fileId,
          devicePath: `${deviceRootOf(domain)}/${relativePath}`,
          size,
          ...noTotal,
        },
        position: row.position(),
      };
    }
    yield* faultsOfRows(faults);
    if (payloads !== undefined) {
      // Rows that cannot be read leave their files without a name in the list.
      let unlisted = database.problems.length === 0 ? 0 : null;
      for (const fileId of unlisted === null ? [] : payloads.rest()) {
        unlisted = (unlisted ?? 0) + 1;
        if (unlisted > maxTold) continue;
        yield ofBackup({ part: 'unlisted', ...noApp, ...noFile, fileId, ...noTotal });
      }
      if (doNotFit(missing, listed) && unlisted !== null && doNotFit(unlisted, payloads.size)) {
        const detail = `of ${listed} listed files ${missing} are not stored, and of ${payloads.size} stored files ${unlisted} are not listed`;
        yield { kind: 'problem', code: 'other-backup', detail };
      }
      const total = { listed, stored: payloads.size, missing, unlisted };
      yield ofBackup({ part: 'total', ...noApp, ...noFile, ...total });
    }
    for (const domain of domains.names) yield* appOf(domain);
    if (domains.isCutOff) {
      const detail = `more than ${maxDomains} domains`;
      yield { kind: 'problem', code: 'limit-exceeded', detail };
    }
    yield* remainingProblems(database);
  },
});

function* faultsOfRows({ kind, name }: Readonly<Record<'kind' | 'name', number>>) {
  const told = (count: number, what: string): ProblemDraft[] =>
    count === 0 ? [] : [{ kind: 'problem', code: 'malformed', detail: `${count} ${what}` }];
  yield* told(kind, 'entries listed as a folder or link, whose content is stored');
  yield* told(name, 'entries whose name is not the one that their file id is made of');
}

/** Whose folder a domain is. A shared folder can be named after one app and belong to others, also when that app is gone. */
const appDomain = /^AppDomain(?:Plugin)?-(.+)$/s;
const sharedDomain = /^AppDomainGroup-group\.(.+)$/s;

function* appOf(domain: string): Iterable<RecordDraft<BackupContents>> {
  const own = appDomain.exec(domain)?.[1];
  const bundleId = own ?? sharedDomain.exec(domain)?.[1];
  if (bundleId === undefined) return;
  const met: Met = own === undefined ? 'stored' : 'installed';
  const position = { unit: 'key', path: keyPath('Domains', domain) } as const;
  const data = { part: 'app', bundleId, domain, ...noFile, ...noTotal };
  yield { kind: 'record', data, position, met };
}

/** The domains of a list of files. Rows of one domain mostly follow each other, and names are made text once. */
class DomainSet {
  readonly names = new Set<string>();
  isCutOff = false;
  readonly #seen = new ByteMap<true>();

  add(row: Row, column: number, isUtf8: boolean): void {
    const start = row.start(column);
    const end = row.end(column);
    if (end - start > maxDomainBytes) return;
    const isBytes = isUtf8 && row.type(column) >= 13;
    if (isBytes && this.#seen.get(row.payload, start, end) === true) return;
    const name = row.text(column);
    if (name === null || this.names.has(name)) return;
    if (this.names.size >= maxDomains) {
      this.isCutOff = true;
      return;
    }
    this.names.add(name);
    if (isBytes) this.#seen.add(row.payload, start, end, true);
  }
}

/** An interrupted backup lacks files, or holds some that its list does not name yet; both in number is neither. */
function doNotFit(without: number, all: number): boolean {
  return without >= 10 && without > all / 4;
}

/** Reads the name of the payload into `id`, without making text of it where it stands in the row as ASCII. */
function isPayload(row: Row, column: number, isUtf8: boolean, id: Uint8Array): boolean {
  const type = row.type(column);
  if (isUtf8 && type >= 13 && type % 2 === 1) {
    return readPayloadBytes(row.payload, row.start(column), row.end(column), id);
  }
  const text = row.text(column);
  return text !== null && readPayloadName(text, id);
}

function ofBackup(data: BackupContents): RecordDraft<BackupContents> {
  const path = data.fileId === null ? 'Files' : `Files/${data.fileId}`;
  return { kind: 'record', data, position: { unit: 'key', path } };
}

/** The description of a file is not needed to say that it is missing: one that cannot be read has no size. */
function sizeOf(row: Row, column: number): number | string | null {
  const blob = row.blob(column);
  if (blob === null) return null;
  try {
    const size = readMbFileSize(blob) ?? null;
    return typeof size === 'bigint' ? String(size) : size;
  } catch (error) {
    if (!isEvidenceError(error)) throw error;
    return null;
  }
}

const plistId = '0dc926a1810f7aee4e8f38793ed788701f93bf9d';
const strayId = '00112233445566778899aabbccddeeff00112233';
const bytesOf = (...ids: readonly string[]): Uint8Array =>
  Uint8Array.from(ids.join('').match(/../g) ?? [], (pair) => parseInt(pair, 16));

const app = (bundleId: string, domain: string): BackupContents => ({
  part: 'app',
  bundleId,
  domain,
  ...noFile,
  ...noTotal,
});

export const examples = (): ArtifactExample<BackupContents>[] => [
  {
    name: 'a listed file that is not stored, and a stored one that is not listed',
    content: {
      sqlite: {
        tables: {
          Files: {
            columns: manifestColumns,
            rows: [
              [smsId, 'HomeDomain', 'Library/SMS/sms.db', 1, null],
              [plistId, 'HomeDomain', 'Library/Preferences/.GlobalPreferences.plist', 1, null],
              ['aa'.repeat(20), 'HomeDomain', 'Library/SMS', 2, null],
            ],
          },
        },
      },
    },
    related: { [storedPayloadsPath]: bytesOf(plistId, strayId) },
    records: [
      {
        part: 'missing',
        ...noApp,
        fileId: smsId,
        devicePath: '/private/var/mobile/Library/SMS/sms.db',
        size: null,
        ...noTotal,
      },
      { part: 'unlisted', ...noApp, ...noFile, fileId: strayId, ...noTotal },
      { part: 'total', ...noApp, ...noFile, listed: 2, stored: 2, missing: 1, unlisted: 1 },
    ],
  },
  {
    name: 'folders of apps, in a source that could not list what is stored',
    content: {
      sqlite: {
        tables: {
          Files: {
            columns: manifestColumns,
            rows: [
              [smsId, 'HomeDomain', 'Library/SMS/sms.db', 1, null],
              ['a1'.repeat(20), 'AppDomain-org.example.reader', '', 2, null],
              ['a2'.repeat(20), 'AppDomain-org.example.reader', 'Documents', 2, null],
              ['a3'.repeat(20), 'AppDomainPlugin-org.example.reader.share', '', 2, null],
              ['a4'.repeat(20), 'AppDomainGroup-group.org.example.reader', '', 2, null],
            ],
          },
        },
      },
    },
    records: [
      app('org.example.reader', 'AppDomain-org.example.reader'),
      app('org.example.reader.share', 'AppDomainPlugin-org.example.reader.share'),
      app('org.example.reader', 'AppDomainGroup-group.org.example.reader'),
    ],
  },
];
