import { compareUtf8 } from '../bytes/utf8-order.ts';
import type { Container, EntryName } from './container.ts';
import type { Grade } from './grade.ts';
import { isOfDevice } from './filesystem-dump/device-folders.ts';
import { dumpRootsIn, type DumpRoot } from './filesystem-dump/dump-roots.ts';
import { looksLikeBackup } from './itunes-backup/looks-like-backup.ts';

/** Something that can be opened as a source, found by what a folder holds. */
export type Candidate =
  | { readonly kind: 'itunes-backup'; readonly folder: string; readonly grade: Grade }
  | {
      readonly kind: 'filesystem-dump';
      readonly folder: string;
      readonly grade: Grade;
      readonly roots: readonly DumpRoot[];
      /** Folders in it that no phone has there and in which other evidence lies. */
      readonly beside: ReadonlySet<string>;
    }
  /** A file that may be an archive with evidence in it. */
  | { readonly kind: 'archive'; readonly name: string }
  /** A folder that the system does not let us look into or fails to list, or a link out of the container; `''` stands for many of them. */
  | { readonly kind: 'closed'; readonly folder: string; readonly reason: ClosedReason };

type ClosedReason = 'no-permission' | 'disk-error' | 'limit-exceeded' | 'link-not-followed';

/** What a search for evidence in a container found. */
export interface Search {
  /** In the byte order of their paths. */
  readonly candidates: readonly Candidate[];
  /** False where nothing at all lies in the container. */
  readonly hasFiles: boolean;
  readonly wasCut: boolean;
}

/** Folders above a backup. People file evidence by case, place and day; deeper lies nothing that a person put there. */
const maxDepth = 64;
/** A home folder has tens of thousands; the search goes level by level, so what lies near the top is found first. */
const maxFolders = 50_000;
const maxArchives = 1000;
/** Closed folders up to this number are told one by one. */
const mostClosed = 8;

/**
 * Searches a container, level by level, for what can be opened as a source. The folders of a copy of a file system are not searched further, nor are
 * those of a backup that hold its files; what else lies in the folder of either may be another one, made into it or filed there.
 */
export function findCandidates(container: Container): Search {
  const search = new FolderSearch(container);
  let level: readonly Place[] = [{ folder: '' }];
  for (let depth = 0; level.length > 0 && !search.isOver; depth++) {
    level = level.flatMap((place) => search.look(place, depth));
  }
  return search.result();
}

/** A search under way: what was found, and how much was looked at. */
class FolderSearch {
  readonly #container: Container;
  readonly #sources: Found[] = [];
  readonly #archives: Found[] = [];
  readonly #closed: ClosedFolder[] = [];
  #hasFiles = false;
  #wasCut = false;
  #visited = 0;

  constructor(container: Container) {
    this.#container = container;
  }

  /** No more folders are looked into. */
  get isOver(): boolean {
    return this.#visited > maxFolders;
  }

  /** Looks into a folder, and gives those in it that are to be searched in turn. */
  look({ folder, beside }: Place, depth: number): Place[] {
    if (this.isOver || ++this.#visited > maxFolders) {
      this.#wasCut = true;
      return [];
    }
    const container = this.#container;
    const children = container.children(folder);
    if (children.some(({ kind }) => kind !== 'folder')) this.#hasFiles = true;
    const here = candidatesAt(container, folder, children);
    for (const candidate of here) this.#sources.push({ path: folder, candidate });
    if (here.length > 0) beside?.all.add(beside.top);
    const reason = children.length === 0 ? whyClosed(container, folder) : undefined;
    if (reason) this.#closed.push({ kind: 'closed', folder, reason });
    for (const { kind, name } of children) {
      if (kind === 'file') this.#noteArchive(name);
      // People keep a backup on another disk and a link where it was.
      else if (kind === 'link' && depth === 0 && here.length === 0) this.#noteLinkOut(name);
    }
    const below = foldersBelow(here, children, beside);
    if (depth < maxDepth) return below;
    if (below.length > 0) this.#wasCut = true;
    return [];
  }

  #noteArchive(name: string): void {
    if (!hasArchiveName(name)) return;
    if (this.#archives.length < maxArchives)
      this.#archives.push({ path: name, candidate: { kind: 'archive', name } });
    else this.#wasCut = true;
  }

  #noteLinkOut(name: string): void {
    const reason = whyNotFollowed(this.#container, name);
    if (reason) this.#closed.push({ kind: 'closed', folder: name, reason });
  }

  result(): Search {
    const closed = summed(this.#closed).map((candidate) => ({ path: candidate.folder, candidate }));
    const candidates = [...this.#sources, ...this.#archives, ...closed]
      .sort((a, b) => compareUtf8(a.path, b.path))
      .map(({ candidate }) => candidate);
    return { candidates, hasFiles: this.#hasFiles, wasCut: this.#wasCut };
  }
}

/** What was found, and by which path it is put in order. */
interface Found {
  readonly path: string;
  readonly candidate: Candidate;
}

type ClosedFolder = Extract<Candidate, { kind: 'closed' }>;

/** The folders in one that are to be searched: not those that hold the files of a backup, nor those of the phone in a copy of its file system. */
function foldersBelow(
  here: readonly Recognised[],
  children: readonly EntryName[],
  beside: Place['beside'],
): Place[] {
  const isBackup = here.some(({ kind }) => kind === 'itunes-backup');
  const dump = here.find((candidate) => candidate.kind === 'filesystem-dump');
  return children.flatMap(({ kind, name }) => {
    if (kind !== 'folder') return [];
    if (isBackup && holdsBackupFiles(name)) return [];
    if (dump !== undefined && isOfDevice(dump.roots, name)) return [];
    const around = dump ? { all: dump.beside, top: name } : beside;
    return [{ folder: name, ...(around && { beside: around }) }];
  });
}

/** Very many closed folders are told as one, with the reason that says most of the others: a link alone hides nothing of this container. */
function summed(closed: readonly ClosedFolder[]): readonly ClosedFolder[] {
  if (closed.length <= mostClosed) return closed;
  const reasons = new Set(closed.map(({ reason }) => reason));
  return [{ kind: 'closed', folder: '', reason: byWeight.find((one) => reasons.has(one))! }];
}

/** A folder to be searched. */
interface Place {
  readonly folder: string;
  /** Where it lies in the folder of a copy of a file system: which of those beside the copy it is in, and those in which evidence was found. */
  readonly beside?: { readonly top: string; readonly all: Set<string> };
}

/** What a folder is recognised as. */
type Recognised =
  | Extract<Candidate, { kind: 'itunes-backup' }>
  | (Extract<Candidate, { kind: 'filesystem-dump' }> & { readonly beside: Set<string> });

const byWeight: readonly ClosedReason[] = [
  'no-permission',
  'disk-error',
  'limit-exceeded',
  'link-not-followed',
];

function whyClosed({ problems }: Container, folder: string): ClosedReason | undefined {
  const codes = new Set(problems.flatMap(({ hides, code }) => (hides === folder ? code : [])));
  return (['no-permission', 'disk-error', 'limit-exceeded'] as const).find((code) =>
    codes.has(code),
  );
}

/** For a link that leads out, or where it leads the disk fails to give. */
function whyNotFollowed(container: Container, name: string): ClosedReason | undefined {
  const content = container.entry(name)?.content;
  if (content?.kind !== 'unreadable') return undefined;
  return (['link-not-followed', 'disk-error'] as const).find((code) => code === content.code);
}

function candidatesAt(
  container: Container,
  folder: string,
  children: readonly EntryName[],
): Recognised[] {
  const candidates: Recognised[] = [];
  const backup = looksLikeBackup(container, folder, children);
  if (backup !== undefined) candidates.push({ kind: 'itunes-backup', folder, grade: backup });
  const roots = dumpRootsIn(container, folder, children);
  if (roots !== undefined)
    candidates.push({ kind: 'filesystem-dump', folder, grade: 'yes', roots, beside: new Set() });
  return candidates;
}

/** Whether a folder of a backup is one of the 256 that its files are in. */
function holdsBackupFiles(name: string): boolean {
  return /(?:^|\/)[0-9a-f]{2}$/i.test(name);
}

/**
 * Only names decide which files of a searched folder are looked into: a folder of photos would else be read whole. Archives that are not
 * read are among them, as they may hold evidence; a single file that is only packed (`log.xz`) holds none.
 */
function hasArchiveName(name: string): boolean {
  return /\.(?:zip|tar|tgz|gz|7z|rar|tar\.(?:xz|bz2|zst)|txz|tbz2?|tzst)$/i.test(name.slice(-16));
}
