import { devicePathOf } from '../../formats/backup-domains.ts';
import { payloadCount, storedPayloadsPath } from '../../formats/stored-payloads.ts';
import {
  isEvidenceError,
  type EvidenceFile,
  type EvidenceSource,
  type HiddenFolder,
  type PathFilter,
  type SourceProblem,
} from '../../model/index.ts';
import { containerProblems, distinctProblems } from '../container.ts';
import type { BackupFacts } from './backup-facts.ts';
import { idOf, idsOf, lostEntries, type FoundEntry } from './lost-entries.ts';
import {
  wantedEntries,
  type EntryIds,
  type LostManifest,
  type ManifestEntry,
  type Manifest,
  type ManifestTally,
} from './manifest-rows.ts';
import {
  backupFileOf,
  evidenceFileOf,
  payloadListing,
  payloadOf,
  type PayloadStore,
} from './payloads.ts';

/** Tools that looked into a plain backup, or broke off while they wrote to it, leave a log beside its list of files. */
export const manifestLogs = { wal: 'Manifest.db-wal', journal: 'Manifest.db-journal' } as const;

/** Files of the backup itself, in the byte order of their names; they are read as `/Info.plist` and so on. */
export const backupFiles: readonly string[] = [
  'Info.plist',
  'Manifest.db',
  manifestLogs.journal,
  manifestLogs.wal,
  'Manifest.plist',
  'Status.plist',
];

function isManifestLog(name: string): boolean {
  return Object.values<string>(manifestLogs).includes(name);
}

/** An opened backup: where it is encrypted its manifest can be read and the keys are there. */
export interface OpenBackup {
  readonly facts: BackupFacts;
  /** Whether it was made with encryption; a copy that a tool decrypted holds as much and has no key classes. */
  readonly encrypted: boolean;
  readonly store: PayloadStore;
  readonly manifest: Manifest | LostManifest;
  /** Of Manifest.db; `undefined` where it is stored in the clear. */
  readonly manifestKey: Uint8Array | undefined;
  readonly close: () => void;
}

/** Lists a backup: first the files of the backup itself, then the manifest's in its own order. */
export function backupSource(backup: OpenBackup): EvidenceSource {
  const { facts, store, manifest } = backup;
  const domains = new Set<string>();
  let problems: SourceProblem[] = [];
  let hidden: HiddenFolder[] = [];
  let totals = { files: 0, bytes: 0 };
  let lacksMany = false;

  function* files(
    // All that is stored; the list of payloads is made for whoever asks for it by name.
    wanted: PathFilter = (path) => path !== storedPayloadsPath,
  ): Iterable<EvidenceFile> {
    const tally: ManifestTally = { entries: 0, files: 0, domains, problems: [], nameless: [] };
    let bytes = 0;
    const withoutKey = new Map<string, number>();
    /** Counts a file that is listed. */
    const counted = (file: EvidenceFile): EvidenceFile => {
      bytes += file.size ?? 0;
      const { content } = file;
      if (content.kind === 'unreadable' && content.code === 'missing-key')
        withoutKey.set(content.detail, (withoutKey.get(content.detail) ?? 0) + 1);
      return file;
    };
    for (const file of filesOfBackupItself(backup, wanted)) yield counted(file);
    let stored: number | undefined;
    if (wanted(storedPayloadsPath)) {
      const listing = payloadListing(store);
      if (listing.content.kind === 'memory') stored = payloadCount(listing.content.bytes);
      // That it could not be made is of no use to who asks for all that has some name.
      if (stored !== undefined || wanted.exact?.has(storedPayloadsPath) === true) yield listing;
    }
    for (const file of filesOfManifest(backup, tally, wanted)) yield counted(file);
    const ofDatabase = problemsOfManifest(manifest);
    const hiding = [...ofDatabase, ...tally.nameless];
    hidden = [];
    if (hiding.length > 0) {
      const { found, doubt } = lostEntries(manifest, store, wanted.exact);
      for (const file of filesOfLostEntries(found, backup, tally, wanted)) yield counted(file);
      if (doubt !== 'none') {
        const spares = doubt === 'patterns' ? { sparesExact: true as const } : {};
        hidden = hiding.map((problem) => ({ ...problem, ...spares, devicePath: '/' }));
      }
    }
    problems = [
      ...facts.problems,
      ...containerProblems(store.container, store.folder),
      ...ofDatabase,
      ...tally.nameless,
      ...tally.problems,
      ...[...withoutKey].map(([detail, count]) => ({
        code: 'missing-key' as const,
        detail,
        count,
      })),
    ];
    totals = { files: tally.entries, bytes };
    lacksMany = stored !== undefined && isFarFewer(stored, tally.files);
  }

  return {
    kind: 'itunes-backup',
    encrypted: backup.encrypted,
    mayBeDecrypted: !backup.encrypted && facts.isEncrypted === undefined,
    device: facts.device,
    ...(facts.deviceKey !== undefined && { deviceKey: facts.deviceKey }),
    installedApps: facts.installedApps,
    lacksApps: facts.lacksApps,
    ...(facts.madeAt !== undefined && { madeAt: facts.madeAt }),
    domains,
    files,
    get problems() {
      return problems;
    },
    get hidden() {
      return hidden;
    },
    get totals() {
      return totals;
    },
    get lacksMany() {
      return lacksMany;
    },
    close: () => {
      backup.close();
      store.container.close();
    },
  };
}

/** Manifest.db and what else describes the backup, beside the files of the phone. */
function* filesOfBackupItself(backup: OpenBackup, wanted: PathFilter): Iterable<EvidenceFile> {
  for (const name of backupFiles) {
    if (!wanted(`/${name}`)) continue;
    // As where the list was opened: one that is encrypted has no log.
    if (backup.manifestKey !== undefined && isManifestLog(name)) continue;
    const key = name === 'Manifest.db' ? backup.manifestKey : undefined;
    const file = backupFileOf(backup.store, name, key);
    if (file !== undefined) yield file;
  }
}

/** The wanted files that the manifest lists, in its order. */
function* filesOfManifest(
  { store, manifest }: OpenBackup,
  tally: ManifestTally,
  wanted: PathFilter,
): Iterable<EvidenceFile> {
  if ('lost' in manifest) return;
  const ids: EntryIds = {
    targets: idsOf(store, wanted.exact ?? []),
    isStored: (fileId) => payloadOf(store, fileId) !== undefined,
    idOf: (name) => idOf(store, name),
  };
  /** Paths of which no file is there yet. */
  const lacking = new Set<string>();
  try {
    for (const entry of wantedEntries(manifest, tally, wanted, ids)) {
      const { devicePath } = entry;
      const isTaken = entry.isSecond === true && !lacking.has(devicePath);
      const file = evidenceFileOf(store, withFileId(store, entry), isTaken);
      if (file.content.kind === 'unreadable' && file.content.code === 'missing')
        lacking.add(devicePath);
      else lacking.delete(devicePath);
      yield file;
    }
  } catch (error) {
    if (!isEvidenceError(error)) throw error;
    // Its disk failed on the way to further entries, and every file may be among these.
    tally.nameless.push({ code: error.code, detail: `Manifest.db: ${error.message}` });
  }
}

/** The wanted files of entries that are known although their rows are lost. */
function* filesOfLostEntries(
  found: readonly FoundEntry[],
  { store, manifest }: OpenBackup,
  tally: ManifestTally,
  wanted: PathFilter,
): Iterable<EvidenceFile> {
  for (const { fileId, domain, relativePath, isFile } of found) {
    tally.entries += 1;
    tally.domains.add(domain);
    if (!isFile || relativePath === '') continue;
    tally.files += 1;
    const devicePath = devicePathOf(domain, relativePath);
    if (!wanted(devicePath)) continue;
    yield evidenceFileOf(store, { devicePath, fileId, blob: null, isLost: true });
  }
  if (found.length > 0 && !('lost' in manifest)) {
    const detail =
      'manifest entries whose rows are lost are known by the indexes or by their file ids';
    tally.problems.push({ code: 'malformed', detail: `${found.length} ${detail}` });
  }
}

/** What was wrong with the manifest as a whole until now; of its database, the indexes are read for what is lost alone. */
function problemsOfManifest(manifest: Manifest | LostManifest): SourceProblem[] {
  if ('lost' in manifest) return [manifest.lost];
  const { database, table } = manifest;
  return distinctProblems(
    database.problems
      .filter(
        ({ position }) =>
          position?.unit !== 'row' || position.table === table.name || position.table === null,
      )
      .map(({ code, detail }) => ({ code, detail: `Manifest.db: ${detail}` })),
  );
}

/** An id that is damaged is known by the name all the same, where a payload is stored under it. */
function withFileId(store: PayloadStore, entry: ManifestEntry): ManifestEntry {
  if (entry.fileId !== undefined || entry.name === undefined) return entry;
  const fileId = idOf(store, entry.name);
  return payloadOf(store, fileId) === undefined ? entry : { ...entry, fileId };
}

/** As of a copy that broke off. Some files, above all empty ones, whole backups list and do not store. */
function isFarFewer(stored: number, listed: number): boolean {
  return listed - stored >= 10 && stored < 0.75 * listed;
}
