import { hexOf } from '../../bytes/hex.ts';
import { devicePathOf, domainsOf } from '../../formats/backup-domains.ts';
import { readMbFile } from '../../formats/plist/index.ts';
import { PayloadSet, readPayloadName } from '../../formats/stored-payloads.ts';
import { isEvidenceError, type Row, type Table } from '../../model/index.ts';
import {
  fileIdOf,
  folderFlag,
  isFile,
  isNamed,
  knownRows,
  linkFlag,
  type LostManifest,
  type Manifest,
} from './manifest-rows.ts';
import { payloadListing, payloadOf, type PayloadStore } from './payloads.ts';

/** An entry whose row cannot be read and whose file id is that of its domain and path, so that no guess is in it. */
export interface FoundEntry {
  readonly fileId: string;
  readonly domain: string;
  readonly relativePath: string;
  readonly isFile: boolean;
}

/** What is known of the entries of a damaged or lost manifest that could not be read. */
export interface LostEntries {
  readonly found: readonly FoundEntry[];
  /** Which paths the others may name: none, where there are no others; none that is asked for by its whole name; or any. */
  readonly doubt: 'none' | 'patterns' | 'all';
}

/** More than any phone has: beyond it, nothing is worked out and every path is in doubt. */
const maxEntries = 2_000_000;

/**
 * Looks for the lost entries of a manifest by what tells of them besides their rows: the indexes, in which the database keeps ids, domains
 * and paths once more; and the file id, which is the SHA-1 of domain and path and names the stored payload.
 */
export function lostEntries(
  manifest: Manifest | LostManifest,
  store: PayloadStore,
  exact: ReadonlySet<string> | undefined,
): LostEntries {
  try {
    return lostIn(manifest, store, exact);
  } catch (error) {
    if (!isEvidenceError(error)) throw error;
    // Its disk fails to give what would tell of them.
    return { found: [], doubt: 'all' };
  }
}

function lostIn(
  manifest: Manifest | LostManifest,
  store: PayloadStore,
  exact: ReadonlySet<string> | undefined,
): LostEntries {
  // That a payload is not stored says nothing where no list tells whether the others are.
  if ('lost' in manifest) return { found: storedUnder(store, exact ?? []), doubt: 'all' };
  const known = knownEntries(manifest, store);
  if (known === undefined) return { found: [], doubt: 'all' };
  const index = lostByIndex(manifest, known);
  const found = new Map<string, FoundEntry>();
  for (const { flags, ...entry } of namesByIndex(manifest, index.lost)) {
    const { fileId } = entry;
    if (idOf(store, entry) !== fileId) continue;
    // Where it is not known what it is, what is stored is a file; what is not may as well be a folder.
    if (flags === undefined && payloadOf(store, fileId) === undefined) continue;
    found.set(fileId, { ...entry, isFile: flags !== folderFlag && flags !== linkFlag });
  }
  const isLost = (id: string): boolean =>
    !known.ids.has(id) && (index.lost.has(id) || payloadOf(store, id) !== undefined);
  for (const path of exact ?? []) {
    for (const entry of entriesOf(store, path)) {
      const { fileId } = entry;
      if (!found.has(fileId) && isLost(fileId)) found.set(fileId, entry);
    }
  }
  // Without one of the two lists, what the lost rows named is not known to be among these.
  const others = index.isWhole ? [...index.lost.keys()] : known.unlisted;
  return { found: [...found.values()], doubt: doubtOf(others, found, exact !== undefined) };
}

function doubtOf(
  others: readonly string[] | undefined,
  found: ReadonlyMap<string, FoundEntry>,
  isEachExactKnown: boolean,
): LostEntries['doubt'] {
  if (others === undefined) return 'all';
  if (others.every((id) => found.has(id))) return 'none';
  return isEachExactKnown ? 'patterns' : 'all';
}

/** The device paths by the ids that they must have, in whichever domain they lie. */
export function idsOf(store: PayloadStore, paths: Iterable<string>): ReadonlyMap<string, string> {
  const ids = new Map<string, string>();
  for (const path of paths) for (const entry of entriesOf(store, path)) ids.set(entry.fileId, path);
  return ids;
}

/** The files with these device paths whose payloads are stored. */
function storedUnder(store: PayloadStore, paths: Iterable<string>): FoundEntry[] {
  const found: FoundEntry[] = [];
  for (const path of paths) {
    const entries = entriesOf(store, path);
    found.push(...entries.filter(({ fileId }) => payloadOf(store, fileId) !== undefined));
  }
  return found;
}

/** What a manifest can call the file with a device path. */
function entriesOf(store: PayloadStore, path: string): FoundEntry[] {
  return domainsOf(path).map((domain) => {
    const relativePath = path.slice(devicePathOf(domain, '').length + 1);
    return { fileId: idOf(store, { domain, relativePath }), domain, relativePath, isFile: true };
  });
}

/** The id that an entry must have. */
export function idOf(
  { platform }: PayloadStore,
  { domain, relativePath }: { readonly domain: string; readonly relativePath: string },
): string {
  const digest = platform.crypto.sha1(new TextEncoder().encode(`${domain}-${relativePath}`));
  return hexOf(digest);
}

interface KnownEntries {
  /** Of all entries that say which file they name. */
  readonly ids: ReadonlySet<string>;
  /** Of those among them to which the tree leads. */
  readonly inTree: ReadonlySet<string>;
  /**
   * Ids of stored payloads that no known entry names; `undefined` where that says nothing of what the lost ones name, because payloads are
   * missing or could not all be listed.
   */
  readonly unlisted: readonly string[] | undefined;
}

function knownEntries(manifest: Manifest, store: PayloadStore): KnownEntries | undefined {
  const { table } = manifest;
  const listing = payloadListing(store).content;
  const stored = listing.kind === 'memory' ? new PayloadSet(listing.bytes) : undefined;
  const [idColumn, blobColumn] = [table.column('fileID'), table.column('file')];
  const bytes = new Uint8Array(20);
  const ids = new Set<string>();
  const inTree = new Set<string>();
  let isEachStored = true;
  for (const { row, isStray } of knownRows(manifest)) {
    const id = fileIdOf(row.text(idColumn));
    // A name that no phone can have is that of the row all the same where the id is made of it.
    if (!isNamed(manifest, row) && (id === undefined || idOf(store, nameOf(table, row)) !== id))
      continue;
    if (id === undefined) {
      ids.add(idOf(store, nameOf(table, row)));
      continue;
    }
    ids.add(id);
    if (!isStray) inTree.add(id);
    if (ids.size > maxEntries) return undefined;
    if (!readPayloadName(id, bytes) || stored?.tick(bytes) !== false) continue;
    // Whole backups do not store what is empty.
    if (!isStray && isFile(table, row) && !isEmpty(row.blob(blobColumn))) isEachStored = false;
  }
  return { ids, inTree, unlisted: stored && isEachStored ? [...stored.rest()] : undefined };
}

function nameOf(table: Table, row: Row) {
  const [domain, relativePath] = ['domain', 'relativePath'].map((name) =>
    row.text(table.column(name)),
  );
  return { domain: domain ?? '', relativePath: relativePath ?? '' };
}

function isEmpty(blob: Uint8Array | null): boolean {
  try {
    return blob !== null && Number(readMbFile(blob)?.size) === 0;
  } catch (error) {
    if (!isEvidenceError(error)) throw error;
    return false;
  }
}

/** Ids that the index of ids has beyond the known ones, with their rowids; whole where it was read to its end and has all known ones. */
function lostByIndex(
  manifest: Manifest,
  { ids, inTree }: KnownEntries,
): { readonly lost: ReadonlyMap<string, number>; readonly isWhole: boolean } {
  const lost = new Map<string, number>();
  const index = indexOf(manifest, 'sqlite_autoindex_Files_1');
  if (index === undefined) return { lost, isWhole: false };
  let seen = 0;
  let isWhole = true;
  for (const row of manifest.database.rows(index)) {
    const id = fileIdOf(row.text(0));
    const rowId = row.number(1);
    if (id === undefined || rowId === null || lost.size > maxEntries) isWhole = false;
    else if (inTree.has(id)) seen += 1;
    else if (!ids.has(id)) lost.set(id, rowId);
  }
  return { lost, isWhole: isWhole && seen === inTree.size && !isFaulty(manifest, index) };
}

/** Domains, paths and kinds of rows by the other indexes; damaged or missing ones give fewer. */
function* namesByIndex(
  manifest: Manifest,
  lost: ReadonlyMap<string, number>,
): Iterable<Omit<FoundEntry, 'isFile'> & { readonly flags: number | undefined }> {
  if (lost.size === 0) return;
  const rowIds = new Set(lost.values());
  const valuesOf = <T>(name: string, value: (row: Row) => T | null) => {
    const values = new Map<number, T>();
    const index = indexOf(manifest, name);
    if (index === undefined) return values;
    for (const row of manifest.database.rows(index)) {
      const rowId = row.number(1);
      const told = rowId !== null && rowIds.has(rowId) ? value(row) : null;
      if (told !== null) values.set(rowId!, told);
    }
    return values;
  };
  const domains = valuesOf('FilesDomainIdx', (row) => row.text(0));
  const paths = valuesOf('FilesRelativePathIdx', (row) => row.text(0));
  const kinds = valuesOf('FilesFlagsIdx', (row) => row.number(0));
  for (const [fileId, rowId] of lost) {
    const [domain, relativePath] = [domains.get(rowId), paths.get(rowId)];
    if (domain === undefined || relativePath === undefined) continue;
    yield { fileId, domain, relativePath, flags: kinds.get(rowId) };
  }
}

function indexOf({ database }: Manifest, name: string): Table | undefined {
  return database.index(name, ['value', 'rowid']);
}

/** Where there are too many faults to list, any may be of the index. */
function isFaulty({ database }: Manifest, { name }: Table): boolean {
  return database.problems.some(({ code, position }) =>
    position?.unit === 'row' ? position.table === name : code === 'limit-exceeded',
  );
}
