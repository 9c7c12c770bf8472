import {
  defaultLimits,
  isEvidenceError,
  type EvidenceSource,
  type FailureReason,
  type FileTicket,
  type Limits,
  type SourceProblem,
} from '../model/index.ts';
import { describeBug, isOwnMistake } from '../model/own-mistake.ts';
import { openArchive } from './open-archive.ts';
import { below, type Container } from './container.ts';
import { versionFiles } from './filesystem-dump/dump-facts.ts';
import { dumpSource } from './filesystem-dump/dump-source.ts';
import { backupFiles } from './itunes-backup/backup-source.ts';
import { openBackup } from './itunes-backup/open-backup.ts';
import type { KeyProvider } from './key-provider.ts';
import {
  SourceFailure,
  type FailedSource,
  type Notice,
  type OpenedEvidence,
  type OpenedSource,
} from './opened.ts';
import type { Place, Platform } from './platform.ts';
import { findCandidates, type Candidate } from './recognise.ts';

/** What bounds the search for sources and the unpacking of archives. */
export interface OpenOptions {
  /**
   * The device paths that will be asked for. Needed only for packed archives, of which just these files are unpacked;
   * without it all are.
   */
  readonly wanted?: (devicePath: string) => boolean;
  readonly limits?: Limits;
}

const searchCut = 'too many folders or archives to search them all';

/** An archive in an archive in an archive is looked into, a fourth is not. */
const maxArchiveDepth = 3;

/** Archives within what was named: each that cannot be opened is told with all that is not read of it. */
const maxArchivesOfRun = 2000;

type Unnumbered = Omit<OpenedSource, 'id'> | Omit<FailedSource, 'id'>;

/**
 * Opens all evidence at these places: recognised by content, at any folder level, in folders and archives.
 * Sources come in the order of the places, then of their paths, numbered `s1`, `s2`, …; a place that gives none, and a source that
 * cannot be opened, stand in the list with the reason. Never throws for what evidence holds.
 */
export async function openEvidence(
  platform: Platform,
  paths: readonly string[],
  keys: KeyProvider,
  options: OpenOptions = {},
): Promise<OpenedEvidence[]> {
  const run: Run = { platform, keys, options, opened: [], seen: new Set(), archives: 0 };
  for (const path of paths) {
    const place = platform.look(path);
    try {
      await openPlace(run, place);
    } catch (error) {
      failByMistake(run, place.name, error);
    }
  }
  return run.opened.map((source, index) => ({ ...source, id: `s${index + 1}` }));
}

/** One call of `openEvidence`: what it has opened so far, so that nothing is opened twice. */
interface Run {
  readonly platform: Platform;
  readonly keys: KeyProvider;
  readonly options: OpenOptions;
  readonly opened: Unnumbered[];
  readonly seen: Set<string>;
  /** Archives that were looked into, within what was named. */
  archives: number;
}

/** Where a container stands: what people call it, what makes it unique, and how many archives lie around it. */
interface Where {
  readonly label: string;
  readonly identity: string;
  readonly storedIn: readonly string[];
  readonly archiveDepth: number;
}

async function openPlace(run: Run, place: Place): Promise<void> {
  const label = place.name;
  switch (place.kind) {
    case 'folder':
    case 'file': {
      const { identity } = place;
      const found =
        place.kind === 'folder'
          ? await openAll(run, place.container, { label, identity, storedIn: [], archiveDepth: 0 })
          : await openFile(run, place.ticket, {
              label,
              identity,
              storedIn: [label],
              archiveDepth: 0,
            });
      if (found === 'nothing') {
        fail(run, label, 'not-recognised', 'no backup and no file system of a phone in it');
      } else if (found === 'empty') {
        fail(run, label, 'empty', 'there is not one file in it');
      } else if (found === 'cut') {
        fail(run, label, 'limit-exceeded', searchCut);
      }
      break;
    }
    case 'missing':
      fail(run, label, 'not-found', 'nothing stands at this path');
      break;
    case 'no-permission':
      fail(run, label, 'no-permission', 'the system does not let us read it');
      break;
    case 'disk-error':
      fail(run, label, 'disk-error', 'the system fails to look at it');
      break;
    case 'other':
      fail(run, label, 'not-recognised', 'neither a file nor a folder');
      break;
  }
}

/** `some`: sources were opened, failed or had been opened before. */
type Found = 'some' | 'nothing' | 'empty' | 'cut';

async function openAll(run: Run, container: Container, where: Where): Promise<Found> {
  const { candidates, hasFiles, wasCut } = findCandidates(container);
  let isCut = wasCut;
  let isFound = false;
  for (const candidate of candidates) {
    const inside = candidate.kind === 'archive' ? candidate.name : candidate.folder;
    const label = inside === '' ? where.label : `${where.label}/${inside}`;
    if (candidate.kind === 'archive') {
      const found = await openInner(run, container, candidate.name, { ...where, label });
      if (found === 'some') isFound = true;
      else if (found === 'cut') isCut = true;
      continue;
    }
    isFound = true;
    if (candidate.kind === 'closed') {
      if (candidate.reason === 'link-not-followed') {
        fail(run, label, candidate.reason, 'a link to what lies elsewhere');
        continue;
      }
      const detail =
        inside === '' ? 'many folders cannot be listed' : 'the folder cannot be listed';
      fail(run, label, candidate.reason, detail);
      continue;
    }
    const identity = placeIn(where.identity, inside);
    // A folder may be a backup and the beginning of a copy of a file system.
    const what = `${candidate.kind} ${identity}`;
    if (run.seen.has(what)) continue;
    run.seen.add(what);
    await openCandidate(run, container, candidate, label);
  }
  if (!isFound) return isCut ? 'cut' : !hasFiles ? 'empty' : 'nothing';
  // More evidence may lie where the search did not come.
  if (isCut) fail(run, where.label, 'limit-exceeded', searchCut);
  return 'some';
}

/** The same for a place found from above and for itself, so that one named twice is opened once. */
function placeIn(identity: string, inside: string): string {
  return inside === '' ? identity : below(identity === '/' ? '' : identity, inside);
}

/** Looks into a file of a searched container that may be an archive. One that holds no evidence is left alone, one that cannot be read may hold some. */
async function openInner(
  run: Run,
  container: Container,
  name: string,
  where: Where,
): Promise<Found> {
  if (where.archiveDepth >= maxArchiveDepth) {
    fail(run, where.label, 'limit-exceeded', 'an archive within too many archives');
    return 'some';
  }
  if (run.archives >= maxArchivesOfRun) return 'cut';
  run.archives += 1;
  await container.stage?.([name]);
  const entry = container.entry(name);
  if (entry === undefined) return 'nothing';
  const { content, size, problems } = entry;
  if (size === 0) {
    // What is left where a copy broke off before its first byte.
    fail(run, where.label, 'malformed-archive', 'the file is empty');
    return 'some';
  }
  if (content.kind === 'unreadable') {
    fail(run, where.label, reasonOf(content.code), content.detail);
    return 'some';
  }
  const inner: Where = {
    label: where.label,
    identity: placeIn(where.identity, name),
    storedIn: [...container.storedIn, name],
    archiveDepth: where.archiveDepth + 1,
  };
  return openFile(run, content, inner, problems);
}

/** `faults` is what is wrong with the bytes of the file as the archive around it stores them. */
async function openFile(
  run: Run,
  ticket: FileTicket,
  where: Where,
  faults: readonly SourceProblem[] = [],
): Promise<Found> {
  try {
    const limits = run.options.limits ?? defaultLimits;
    const container = await openArchive(run.platform, ticket, where.storedIn, limits, faults);
    if (container === undefined) return 'nothing';
    const found = await openAll(run, container, where);
    if (found === 'some') return found;
    container.close();
    // What nothing was recognised in may have lost the names by which it would have been.
    const lost = container.problems.find(({ hides }) => hides === '');
    if (lost === undefined) return found;
    fail(run, where.label, reasonOf(lost.code), lost.detail);
    return 'some';
  } catch (error) {
    if (isEvidenceError(error)) fail(run, where.label, reasonOf(error.code), error.message);
    else failByMistake(run, where.label, error);
    return 'some';
  }
}

const archiveReasons: ReadonlyMap<string, FailureReason> = new Map([
  ['limit-exceeded', 'limit-exceeded'],
  ['no-permission', 'no-permission'],
  ['disk-error', 'disk-error'],
  // Its own password, which is not that of a backup.
  ['archive-locked', 'locked-archive'],
  ['archive-method', 'packed-archive'],
  ['unsupported', 'unsupported'],
  ['not-a-file', 'not-recognised'],
]);

const reasonOf = (code: string): FailureReason => archiveReasons.get(code) ?? 'malformed-archive';

type SourceCandidate = Exclude<Candidate, { kind: 'archive' | 'closed' }>;

async function openCandidate(
  run: Run,
  container: Container,
  candidate: SourceCandidate,
  label: string,
): Promise<void> {
  try {
    await container.stage?.(neededToOpen(candidate));
    const { source, notices } = await openSource(run, container, candidate, label);
    await stageWanted(container, source, run.options.wanted);
    run.opened.push({ label, outcome: 'opened', source, notices });
  } catch (error) {
    if (error instanceof SourceFailure) fail(run, label, error.reason, error.message, error.known);
    else if (isEvidenceError(error)) fail(run, label, reasonOf(error.code), error.message);
    else failByMistake(run, label, error);
  }
}

async function openSource(
  { platform, keys }: Run,
  container: Container,
  candidate: SourceCandidate,
  label: string,
): Promise<{ source: EvidenceSource; notices: readonly Notice[] }> {
  if (candidate.kind === 'itunes-backup') {
    return openBackup(platform, container, candidate.folder, label, keys);
  }
  return {
    source: dumpSource(platform, container, candidate),
    notices: [],
  };
}

/** Files that are read before the listing. */
function neededToOpen(candidate: SourceCandidate): readonly string[] {
  return candidate.kind === 'itunes-backup'
    ? backupFiles.map((name) => below(candidate.folder, name))
    : candidate.roots.flatMap(({ folder }) => versionFiles.map((name) => below(folder, name)));
}

/** Unpacks what will be read. The last component of `storedAt` is the name within the innermost archive. */
async function stageWanted(
  container: Container,
  source: EvidenceSource,
  wanted: OpenOptions['wanted'],
): Promise<void> {
  if (container.stage === undefined) return;
  const names: string[] = [];
  for (const file of source.files(wanted)) {
    const name = file.storedAt.at(-1);
    if (name !== undefined) names.push(name);
  }
  await container.stage(names);
}

/** A mistake of ours costs the source that hit upon it, and nothing else. Other errors are of the caller, or of the machine. */
function failByMistake(run: Run, label: string, error: unknown): void {
  if (!isOwnMistake(error)) throw error;
  fail(run, label, 'internal', describeBug(error));
}

function fail(
  run: Run,
  label: string,
  reason: FailureReason,
  detail: string,
  known: Pick<FailedSource, 'kind' | 'encrypted' | 'device'> = {},
): void {
  run.opened.push({ label, outcome: 'failed', reason, detail, ...known });
}
