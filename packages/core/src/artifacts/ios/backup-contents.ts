import { deviceRootOf } from '../../formats/backup-domains.ts';
import { readMbFile } from '../../formats/plist/index.ts';
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
  type RecordDraft,
  type Row,
  type SourceFacts,
} from '../../model/index.ts';
import { openArtifactDatabase, remainingProblems, requireTable } from '../database-rows.ts';
import { manifestColumns, smsId } from '../manifest-examples.ts';

/** How the list of files of a backup and what is stored in it differ. */
export type BackupContents = {
  /** `missing`: listed and not stored; `unlisted`: stored and not listed; `total`: the counts of both. */
  readonly part: string;
  readonly fileId: string | null;
  readonly devicePath: string | null;
  readonly size: number | null;
  readonly listed: number | null;
  readonly stored: number | null;
  readonly missing: number | null;
  readonly unlisted: number | null;
};

const noFile = { fileId: null, devicePath: null, size: null } as const;
const noTotal = { listed: null, stored: null, missing: null, unlisted: null } as const;

/** Records of either kind; the counts go on. */
const maxTold = 200;

export const backupContents = defineArtifact<BackupContents>({
  id: 'ios.backup-contents',
  version: 1,
  title: 'Differences between the list of files and what is stored',
  group: 'device',
  describes:
    'Files that the list of the backup names and that are not stored in it, files that are stored and that no list names, and how many of each there are.',
  cannotShow:
    'Why a file is missing: a backup that was interrupted, or copied in part, lacks files as well. Whether a stored file is the one that the phone had. ' +
    'Of either kind the first 200 are named.',
  references: ['https://theapplewiki.com/wiki/ITunes_Backup'],
  paths: ['/Manifest.db'],
  alsoReads: [storedPayloadsPath],
  expected: (source: SourceFacts) => (source.kind === 'itunes-backup' ? 'optional' : 'never'),

  fields: {
    part: { label: 'Kind' },
    fileId: { label: 'File id' },
    devicePath: { label: 'Path on the phone' },
    size: { label: 'Size by the list (bytes)' },
    listed: { label: 'Files in the list' },
    stored: { label: 'Stored files' },
    missing: { label: 'Listed and not stored' },
    unlisted: { label: 'Stored and not listed' },
  },
  summary: ['part', 'devicePath'],

  *parse(file, context) {
    const database = openArtifactDatabase(file, context);
    const { table, at } = requireTable(
      database,
      'Files',
      ['fileID', 'domain', 'relativePath'],
      ['flags', 'file'],
    );
    const names = context.related(storedPayloadsPath);
    // The source lists them only where it could look into every folder of the backup.
    if (names === undefined) {
      const detail = 'not everything that is stored in the backup could be listed';
      yield { kind: 'problem', code: 'missing', detail };
      return;
    }
    if (names.size > context.limits.maxDocumentBytes) {
      const detail = `the names of stored files have ${String(names.size)} bytes`;
      yield { kind: 'problem', code: 'limit-exceeded', detail };
      return;
    }
    const payloads = new PayloadSet(names.read(0, names.size));
    const id = new Uint8Array(20);
    const isUtf8 = database.encoding === 'utf-8';
    let listed = 0;
    let missing = 0;
    for (const row of database.rows(table)) {
      // Folders and links have nothing stored.
      const flags = row.number(at.flags);
      if (flags === 2 || flags === 4) continue;
      if (!isPayload(row, at.fileID, isUtf8, id)) continue;
      listed += 1;
      if (payloads.tick(id)) continue;
      missing += 1;
      if (missing > maxTold) continue;
      const fileId = row.text(at.fileID);
      const domain = row.text(at.domain) ?? '';
      yield {
        kind: 'record',
        data: {
          part: 'missing',
          fileId,
          devicePath: `${deviceRootOf(domain)}/${row.text(at.relativePath) ?? ''}`,
          size: sizeOf(row, at.file),
          ...noTotal,
        },
        position: row.position(),
      };
    }
    // Rows that cannot be read leave their files without a name in the list.
    let unlisted = database.problems.length === 0 ? 0 : null;
    for (const fileId of unlisted === null ? [] : payloads.rest()) {
      unlisted = (unlisted ?? 0) + 1;
      if (unlisted > maxTold) continue;
      yield ofBackup({ part: 'unlisted', ...noFile, fileId, ...noTotal });
    }
    if (doNotFit(missing, listed) && unlisted !== null && doNotFit(unlisted, payloads.size)) {
      const detail = `of ${listed} listed files ${missing} are not stored, and of ${payloads.size} stored files ${unlisted} are not listed`;
      yield { kind: 'problem', code: 'other-backup', detail };
    }
    yield ofBackup({ part: 'total', ...noFile, listed, stored: payloads.size, missing, unlisted });
    yield* remainingProblems(database);
  },
});

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
  return text !== null && readPayloadName(text, id, 0);
}

function ofBackup(data: BackupContents): RecordDraft<BackupContents> {
  const path = data.fileId === null ? 'Files' : `Files/${data.fileId}`;
  return { kind: 'record', data, position: { unit: 'key', path } };
}

/** The description of a file is not needed to say that it is missing: one that cannot be read has no size. */
function sizeOf(row: Row, column: number): number | null {
  const blob = row.blob(column);
  if (blob === null) return null;
  try {
    return readMbFile(blob)?.size ?? null;
  } catch (error) {
    if (!isEvidenceError(error)) throw error;
    return null;
  }
}

const plistId = '0dc926a1810f7aee4e8f38793ed788701f93bf9d';
const strayId = '00112233445566778899aabbccddeeff00112233';
const bytesOf = (...ids: readonly string[]): Uint8Array =>
  Uint8Array.from(ids.join('').match(/../g) ?? [], (pair) => parseInt(pair, 16));

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
        fileId: smsId,
        devicePath: '/private/var/mobile/Library/SMS/sms.db',
        size: null,
        ...noTotal,
      },
      { part: 'unlisted', ...noFile, fileId: strayId, ...noTotal },
      { part: 'total', ...noFile, listed: 2, stored: 2, missing: 1, unlisted: 1 },
    ],
  },
  {
    name: 'a source that could not list what is stored',
    content: {
      sqlite: {
        tables: {
          Files: {
            columns: manifestColumns,
            rows: [[smsId, 'HomeDomain', 'Library/SMS/sms.db', 1, null]],
          },
        },
      },
    },
    records: [],
    problems: ['missing'],
  },
];
