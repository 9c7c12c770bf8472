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

type ClosedReason = 'no-permission' | 'disk-error' | 'link-not-followed';

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
  const found: { path: string; candidate: Candidate }[] = [];
  const archives: { path: string; candidate: Candidate }[] = [];
  const closed: { path: string; candidate: Extract<Candidate, { kind: 'closed' }> }[] = [];
  let hasFiles = false;
  let wasCut = false;
  let level: readonly Place[] = [{ folder: '' }];
  let visited = 0;
  for (let depth = 0; level.length > 0; depth++) {
    const next: Place[] = [];
    for (const { folder, beside } of level) {
      if (++visited > maxFolders) {
        wasCut = true;
        break;
      }
      const children = container.children(folder);
      if (children.some(({ kind }) => kind !== 'folder')) hasFiles = true;
      const here = candidatesAt(container, folder, children);
      for (const candidate of here) found.push({ path: folder, candidate });
      if (here.length > 0) beside?.all.add(beside.top);
      const isBackup = here.some(({ kind }) => kind === 'itunes-backup');
      const dump = here.find((candidate) => candidate.kind === 'filesystem-dump');
      const reason = children.length === 0 ? whyClosed(container, folder) : undefined;
      if (reason) closed.push({ path: folder, candidate: { kind: 'closed', folder, reason } });
      for (const child of children) {
        if (child.kind === 'folder') {
          if (isBackup && holdsBackupFiles(child.name)) continue;
          if (dump !== undefined && isOfDevice(dump.roots, child.name)) continue;
          const around = dump ? { all: dump.beside, top: child.name } : beside;
          if (depth < maxDepth)
            next.push({ folder: child.name, ...(around && { beside: around }) });
          else wasCut = true;
        } else if (child.kind === 'link' && depth === 0 && here.length === 0) {
          const { name } = child;
          // People keep a backup on another disk and a link where it was.
          const reason = 'link-not-followed';
          if (leadsOut(container, name))
            closed.push({ path: name, candidate: { kind: 'closed', folder: name, reason } });
        } else if (child.kind === 'file' && hasArchiveName(child.name)) {
          if (archives.length < maxArchives) {
            archives.push({ path: child.name, candidate: { kind: 'archive', name: child.name } });
          } else wasCut = true;
        }
      }
    }
    level = visited > maxFolders ? [] : next;
  }
  if (closed.length > mostClosed) {
    const reasons = new Set(closed.map(({ candidate }) => candidate.reason));
    // Of several reasons the one that says most of the others: a link alone hides nothing of this container.
    const reason = byWeight.find((one) => reasons.has(one))!;
    closed.splice(0, closed.length, {
      path: '',
      candidate: { kind: 'closed', folder: '', reason },
    });
  }
  const candidates = [...found, ...archives, ...closed]
    .sort((a, b) => compareUtf8(a.path, b.path))
    .map(({ candidate }) => candidate);
  return { candidates, hasFiles, wasCut };
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

const byWeight: readonly ClosedReason[] = ['no-permission', 'disk-error', 'link-not-followed'];

function whyClosed({ problems }: Container, folder: string): ClosedReason | undefined {
  const codes = new Set(problems.flatMap(({ hides, code }) => (hides === folder ? code : [])));
  return (['no-permission', 'disk-error'] as const).find((code) => codes.has(code));
}

function leadsOut(container: Container, name: string): boolean {
  const content = container.entry(name)?.content;
  return content?.kind === 'unreadable' && content.code === 'link-not-followed';
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
