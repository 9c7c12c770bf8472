import { ByteMap } from '../../bytes/byte-map.ts';
import { deviceRootOf } from '../../formats/backup-domains.ts';
import type {
  Database,
  PathFilter,
  RandomAccessFile,
  Row,
  SourceProblem,
  Table,
} from '../../model/index.ts';
import { strayLeafPages } from './stray-pages.ts';

/** An entry of the manifest that is wanted. Its `file` blob is valid only until the next is read. */
export interface ManifestEntry {
  readonly devicePath: string;
  /** Its row is lost, and with it what the manifest knows of the file besides its name. */
  readonly isLost?: true;
  /** An earlier entry has its path, with another payload. */
  readonly isSecond?: true;
  /** 40 hexadecimal digits, lower case; `undefined` where the entry has none. */
  readonly fileId: string | undefined;
  /** Of an entry whose file id is none: what the id is made of. */
  readonly name?: { readonly domain: string; readonly relativePath: string };
  readonly blob: Uint8Array | null;
}

/** `flags` of a folder in `Files`; 1 is a file. */
export const folderFlag = 2;
/** `flags` of a symbolic link in `Files`. */
export const linkFlag = 4;

/** A phone has some hundred domains; a manifest with more is made to fill memory. */
const maxDomains = 200_000;

/** A phone has some hundred; the rest is looked up by its text. */
const maxQuickDomains = 4096;

/** What a walk through the manifest gathers besides the wanted entries. */
export interface ManifestTally {
  entries: number;
  /** Those of them that are neither folders nor links. */
  files: number;
  readonly domains: Set<string>;
  readonly problems: SourceProblem[];
  /** Entries of which it cannot be said which file they name. */
  readonly nameless: SourceProblem[];
}

/** An open manifest. */
export interface Manifest {
  readonly file: RandomAccessFile;
  readonly database: Database;
  readonly table: Table;
}

/** Instead of a manifest, where nothing of it can be read: why not. */
export interface LostManifest {
  readonly lost: SourceProblem;
}

/** The table of the manifest, or what is wrong with it. */
export function filesTable(database: Database): Table | string {
  const table = database.table('Files');
  if (table === undefined) return 'Manifest.db has no table Files';
  const lacking = ['fileID', 'domain', 'relativePath'].filter((name) => table.column(name) < 0);
  return lacking.length > 0 ? `table Files lacks ${lacking.join(', ')}` : table;
}

/** What is known of file ids, for entries in which something else is damaged. */
export interface EntryIds {
  /** Device paths by the file ids that they must have: an entry with such an id and another name has a damaged name. */
  readonly targets: ReadonlyMap<string, string>;
  /** Of what is listed as a folder or a link nothing is stored: where this says otherwise, it is a file. */
  isStored(fileId: string): boolean;
  /** The id that is made of a name. It is asked for one entry of each domain: a changed one is mostly one that no other entry has. */
  idOf(name: { readonly domain: string; readonly relativePath: string }): string;
}

/**
 * Walks through all entries of the manifest and yields the wanted files. Of the others only domain and path are read,
 * so that hundreds of thousands cost a fraction of a second and no memory.
 */
export function* wantedEntries(
  manifest: Manifest,
  tally: ManifestTally,
  wanted: PathFilter,
  ids?: EntryIds,
): Iterable<ManifestEntry> {
  const walk = new ManifestWalk(manifest, tally, wanted, ids);
  for (const { row, isStray } of rowsOf(manifest)) {
    const entry = walk.entryOf(row, isStray);
    if (entry !== undefined) yield entry;
  }
  walk.tellFaults();
}

/** What a walk through the manifest has seen so far, and what it makes of the next row. */
class ManifestWalk {
  readonly #table: Table;
  readonly #inUtf8: boolean;
  readonly #at: Readonly<Record<'fileId' | 'domain' | 'path' | 'blob', number>>;
  readonly #tally: ManifestTally;
  readonly #wanted: PathFilter;
  readonly #folders: DomainFolders;
  readonly #targetOf: (row: Row) => string | undefined;
  /** The ids of the files that were yielded, by their paths. */
  readonly #yielded = new Map<string, string | undefined>();
  readonly #bad = { ids: 0, names: 0, repeated: 0, seconds: 0, misnamed: 0, kinds: 0 };
  readonly #ids: EntryIds | undefined;

  constructor(
    { table, database }: Manifest,
    tally: ManifestTally,
    wanted: PathFilter,
    ids: EntryIds | undefined,
  ) {
    this.#ids = ids;
    this.#table = table;
    this.#inUtf8 = database.encoding === 'utf-8';
    this.#at = {
      fileId: table.column('fileID'),
      domain: table.column('domain'),
      path: table.column('relativePath'),
      blob: table.column('file'),
    };
    this.#tally = tally;
    this.#wanted = wanted;
    this.#folders = new DomainFolders(this.#at.domain, wanted, tally.domains);
    this.#targetOf = targetFinder(ids?.targets ?? new Map<string, string>(), this.#at.fileId);
  }

  /** The entry that a row is; `undefined` where it is none, or none that is wanted. */
  entryOf(row: Row, isStray: boolean): ManifestEntry | undefined {
    const at = this.#at;
    if (isStray && !looksLikeEntry(row, at.fileId, at.domain)) return undefined;
    this.#tally.entries += 1;
    if (isFile(this.#table, row)) this.#tally.files += 1;
    let folder: Folder | undefined;
    let isNamed = true;
    const known = this.#folders.count;
    if (this.#inUtf8 && isTextType(row.type(at.domain)) && isTextType(row.type(at.path))) {
      const { payload } = row;
      const start = row.start(at.path);
      const end = row.end(at.path);
      folder = this.#folders.ofBytes(row);
      isNamed = folder.isDamaged !== true && canBeName(payload, start, end);
      // Of which file it tells is not known: it may be one that is wanted.
      if (!isNamed && !isStray) this.#bad.names += 1;
      if (isNamed && !isStray && this.#folders.count > known) this.#holdName(row);
      if (folder.mayBeWanted?.(payload, start, end) === false)
        return this.#unwanted(row, isNamed && !isStray);
    }
    const relativePath = row.text(at.path);
    const domain = row.text(at.domain);
    if (domain === null || relativePath === null) {
      this.#bad.names += 1;
      return undefined;
    }
    folder ??= this.#folders.ofText(domain);
    if (relativePath === '') return undefined;
    const devicePath = `${folder.path}/${relativePath}`;
    if (!this.#wanted(devicePath)) return this.#unwanted(row, isNamed && !isStray);
    if (!this.#isFile(row)) return undefined;
    return this.#taken(row, isStray, devicePath, { domain, relativePath });
  }

  /** Tells what was wrong with entries, each kind once. */
  tellFaults(): void {
    const { problems, nameless } = this.#tally;
    const tell = (count: number, what: string, into = problems): void => {
      if (count > 0) into.push({ code: 'malformed', detail: `${count} ${what}` });
    };
    const bad = this.#bad;
    tell(bad.names, 'manifest entries without a domain or path that can be one', nameless);
    tell(bad.ids, 'wanted manifest entries whose file id is not 40 hexadecimal digits');
    tell(bad.misnamed, 'manifest entries whose name is not the one that their file id is made of');
    tell(bad.kinds, 'manifest entries listed as a folder or link, whose content is stored');
    tell(bad.repeated, 'manifest entries that repeat an earlier one');
    if (bad.seconds > 0) {
      const detail = `${bad.seconds} manifest entries for a path that an earlier entry has`;
      problems.push({ code: 'malformed', detail, about: 'same-place' });
    }
  }

  /** Asks whether the id of a row is made of its name. Of one that has none, or is taken by its id, something else is told. */
  #holdName(row: Row): void {
    const [domain, relativePath] = [row.text(this.#at.domain), row.text(this.#at.path)];
    const fileId = fileIdOf(row.text(this.#at.fileId));
    if (domain === null || relativePath === null || fileId === undefined) return;
    if (this.#ids === undefined || this.#ids.targets.has(fileId)) return;
    if (this.#ids.idOf({ domain, relativePath }) !== fileId) this.#bad.misnamed += 1;
  }

  /** By the list; or by what is stored, where the list says otherwise. */
  #isFile(row: Row): boolean {
    if (isFile(this.#table, row)) return true;
    const fileId = fileIdOf(row.text(this.#at.fileId));
    if (fileId === undefined || this.#ids?.isStored(fileId) !== true) return false;
    this.#bad.kinds += 1;
    this.#tally.files += 1;
    return true;
  }

  /**
   * A file that nobody would want by its name, and whose id is that of a wanted one. Only one that `hasName` is looked at: what has no
   * name that can be one is looked for among the lost entries.
   */
  #unwanted(row: Row, hasName: boolean): ManifestEntry | undefined {
    const devicePath = hasName ? this.#targetOf(row) : undefined;
    if (devicePath === undefined || this.#yielded.has(devicePath) || !this.#isFile(row))
      return undefined;
    this.#bad.misnamed += 1;
    const fileId = fileIdOf(row.text(this.#at.fileId));
    this.#yielded.set(devicePath, fileId);
    return { devicePath, fileId, blob: row.blob(this.#at.blob) };
  }

  /** A wanted file, or another of the same path; `undefined` where the entry repeats an earlier one. */
  #taken(
    row: Row,
    isStray: boolean,
    devicePath: string,
    name: NonNullable<ManifestEntry['name']>,
  ): ManifestEntry | undefined {
    const fileId = fileIdOf(row.text(this.#at.fileId));
    if (fileId === undefined) this.#bad.ids += 1;
    if (!this.#yielded.has(devicePath)) {
      this.#yielded.set(devicePath, fileId);
      const named = fileId === undefined ? { name } : {};
      return { devicePath, fileId, ...named, blob: row.blob(this.#at.blob) };
    }
    // A stray page may be an older copy of one that was read.
    if (isStray) return undefined;
    if (fileId === undefined || fileId === this.#yielded.get(devicePath)) {
      this.#bad.repeated += 1;
      return undefined;
    }
    this.#bad.seconds += 1;
    return { devicePath, fileId, blob: row.blob(this.#at.blob), isSecond: true };
  }
}

/** The folders of the device that domains stand for, found by text or, for rows of which no text is made, by the bytes of the domain. */
class DomainFolders {
  readonly #column: number;
  readonly #wanted: PathFilter;
  readonly #domains: Set<string>;
  readonly #byText = new Map<string, Folder>();
  readonly #byBytes = new ByteMap<Folder>();
  #quickCount = 0;
  /** How many were met so far. */
  count = 0;

  /** `domains` takes in those that are met. */
  constructor(column: number, wanted: PathFilter, domains: Set<string>) {
    this.#column = column;
    this.#wanted = wanted;
    this.#domains = domains;
  }

  ofText(domain: string): Folder {
    let folder = this.#byText.get(domain);
    if (folder === undefined) {
      const path = deviceRootOf(domain);
      folder = { path, mayBeWanted: this.#wanted.below?.(path) };
      this.count += 1;
      if (this.#byText.size < maxDomains) {
        this.#byText.set(domain, folder);
        this.#domains.add(domain);
      }
    }
    return folder;
  }

  ofBytes(row: Row): Folder {
    const { payload } = row;
    const start = row.start(this.#column);
    const end = row.end(this.#column);
    let folder = this.#byBytes.get(payload, start, end);
    if (folder === undefined) {
      folder = this.ofText(row.text(this.#column) ?? '');
      if (!canBeName(payload, start, end)) folder = { ...folder, isDamaged: true };
      if (this.#quickCount++ < maxQuickDomains) this.#byBytes.add(payload, start, end, folder);
    }
    return folder;
  }
}

/** Digits of an id that are compared before all of them are: text is made of hardly any. */
const firstDigits = 8;

/** The path whose id a row has, by a look at the bytes: nearly every row has another. */
function targetFinder(targets: ReadonlyMap<string, string>, column: number) {
  const beginnings = new ByteMap<true>();
  for (const id of targets.keys()) {
    const bytes = new TextEncoder().encode(id);
    beginnings.add(bytes, 0, firstDigits, true);
  }
  return (row: Row): string | undefined => {
    if (targets.size === 0 || !isTextType(row.type(column))) return undefined;
    const start = row.start(column);
    if (row.end(column) - start < firstDigits) return undefined;
    if (beginnings.get(row.payload, start, start + firstDigits) === undefined) return undefined;
    return targets.get(row.text(column) ?? '');
  };
}

/** What the paths of a domain lie below. */
interface Folder {
  readonly path: string;
  readonly mayBeWanted: ReturnType<NonNullable<PathFilter['below']>> | undefined;
  /** The domain is none that a phone can have. */
  readonly isDamaged?: true;
}

const strictUtf8 = new TextDecoder('utf-8', { fatal: true });

/** Names on a phone are UTF-8 and hold no zero byte; what is damaged, or was decrypted from damaged bytes, hardly ever is. */
function canBeName(bytes: Uint8Array, start: number, end: number): boolean {
  let isAscii = true;
  for (let at = start; at < end; at++) {
    const byte = bytes[at]!;
    if (byte === 0) return false;
    if (byte >= 0x80) isAscii = false;
  }
  return isAscii || isUtf8(bytes.subarray(start, end));
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    strictUtf8.decode(bytes);
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

/** Serial types of text. */
function isTextType(type: number): boolean {
  return type >= 13 && (type & 1) === 1;
}

/** The rows of the table; where the database is damaged, then those of pages that its tree no longer leads to. */
function* rowsOf({ file, database, table }: Manifest): Iterable<{ row: Row; isStray: boolean }> {
  for (const row of database.rows(table)) yield { row, isStray: false };
  if (!database.problems.some(({ position }) => position !== undefined)) return;
  const stray = strayLeafPages(file, database.pageSize, database.leafPages(table));
  if (stray.length === 0) return;
  for (const row of database.rows(table, stray)) yield { row, isStray: true };
}

/** The rows that are entries beyond doubt, as a walk takes them. */
export function* knownRows(manifest: Manifest): Iterable<{ row: Row; isStray: boolean }> {
  const { table } = manifest;
  const [fileIdColumn, domainColumn] = [table.column('fileID'), table.column('domain')];
  for (const one of rowsOf(manifest)) {
    if (!one.isStray || looksLikeEntry(one.row, fileIdColumn, domainColumn)) yield one;
  }
}

/** Whether a row says which file it names, as a walk sees it. */
export function isNamed({ table, database }: Manifest, row: Row): boolean {
  const columns = [table.column('domain'), table.column('relativePath')];
  return columns.every((column) => {
    if (row.text(column) === null) return false;
    if (database.encoding !== 'utf-8' || !isTextType(row.type(column))) return true;
    return canBeName(row.payload, row.start(column), row.end(column));
  });
}

/** False where the manifest is so damaged that not one of its entries is left; an empty one that is whole is no damage. */
export function keepsAnyEntry(manifest: Manifest): boolean {
  for (const _ of knownRows(manifest)) return true;
  return manifest.database.problems.length === 0;
}

/** Stray pages can be of any table: only what is an entry beyond doubt is taken for one. */
function looksLikeEntry(row: Row, fileIdColumn: number, domainColumn: number): boolean {
  const domain = row.text(domainColumn);
  return (
    fileIdOf(row.text(fileIdColumn)) !== undefined &&
    domain !== null &&
    /^[A-Za-z]{1,64}Domain(?:-|Group-|Plugin-|$)/.test(domain)
  );
}

/** A column that is absent or holds nothing of use makes a file of the entry: better one look too many than a file unseen. */
export function isFile(table: Table, row: Row): boolean {
  const flagsColumn = table.column('flags');
  const flags = flagsColumn < 0 ? 1 : row.number(flagsColumn);
  return flags !== folderFlag && flags !== linkFlag;
}

/** The name of the payload, if it is one: the id comes from the evidence and must never be able to name another file. */
export function fileIdOf(text: string | null): string | undefined {
  return text !== null && /^[0-9a-fA-F]{40}$/.test(text) ? text.toLowerCase() : undefined;
}
