import {
  parseGlob,
  matchesGlob,
  reachesInto,
  pathIndex,
  type AnyArtifact,
  type EvidenceFile,
  type EvidenceSource,
  type Expectation,
  type FileTicket,
  type PathIndex,
  type Problem,
} from '@athar/core';
import type { PlannedFile } from '../engine/examined-file.ts';

/** Files of one artifact in one source. */
export interface ArtifactPlan {
  readonly artifact: AnyArtifact;
  readonly expectation: Expectation;
  readonly isChosen: boolean;
  readonly files: readonly PlannedFile[];
  /** Files that the source lists and that cannot be opened, each with its reason. */
  readonly closed: readonly {
    readonly devicePath: string;
    readonly problems: readonly Problem[];
  }[];
  /** Why it is not known whether more of its files are there. */
  readonly hidden: readonly Problem[];
  /** Problems of files that can be opened all the same. */
  readonly listed: ReadonlyMap<string, readonly Problem[]>;
}

/** What is to be read of a source, decided before anything of it is. */
export interface SourcePlan {
  readonly artifacts: readonly ArtifactPlan[];
  /** Every stored file that an artifact reads, neighbours too, once each, by device path. */
  readonly stored: readonly {
    readonly devicePath: string;
    readonly storedAt: readonly string[];
    readonly ticket: FileTicket;
    readonly bytes: number;
    /** Equal for names of the same bytes, which are hashed once. */
    readonly bytesId?: string;
  }[];
}

/** The ids of `--artifact` and `--skip`; the latter win. */
export interface ArtifactChoice {
  /** All where none is named. */
  readonly only: readonly string[];
  readonly skip: readonly string[];
}

/** Whether an artifact of this id is to be read. */
export function isAsked(id: string, { only, skip }: ArtifactChoice): boolean {
  return (only.length === 0 || only.includes(id)) && !skip.includes(id);
}

type Role = { readonly artifact: AnyArtifact; readonly part: 'file' | 'neighbour' };

/** Ends of the names of what SQLite keeps beside a database: its logs, and the index of one of them. */
const logSuffixes = ['-wal', '-journal', '-shm'];

/** Which device paths any artifact reads, its neighbours (write-ahead logs and what `alsoReads` names) too. */
export function artifactPaths(artifacts: readonly AnyArtifact[]): PathIndex<Role> {
  return pathIndex(
    artifacts.flatMap((artifact) => {
      const file: Role = { artifact, part: 'file' };
      const neighbour: Role = { artifact, part: 'neighbour' };
      const paths: readonly string[] = artifact.paths;
      const alsoReads: readonly string[] = artifact.alsoReads ?? [];
      return [
        ...paths.map((glob) => ({ glob, value: file })),
        ...logSuffixes.flatMap((suffix) =>
          paths.map((glob) => ({ glob: glob + suffix, value: neighbour })),
        ),
        ...alsoReads.map((glob) => ({ glob, value: neighbour })),
      ];
    }),
  );
}

/** Lists the source once and says which file is for which artifact. */
export function planSource(
  id: string,
  source: EvidenceSource,
  artifacts: readonly AnyArtifact[],
  index: PathIndex<Role>,
  choice: ArtifactChoice,
): SourcePlan {
  const files = new Map<AnyArtifact, EvidenceFile[]>();
  const neighbours = new Map<AnyArtifact, EvidenceFile[]>();
  for (const file of source.files(index.filter)) {
    for (const { artifact, part } of index.find(file.devicePath)) {
      const into = part === 'file' ? files : neighbours;
      const list = into.get(artifact);
      if (list) list.push(file);
      else into.set(artifact, [file]);
    }
  }
  const stored = new Map<string, StoredFile>();
  const plans = artifacts.map((artifact): ArtifactPlan => {
    const isChosen = isAsked(artifact.id, choice);
    const listedFiles = files.get(artifact) ?? [];
    const listedBeside = neighbours.get(artifact) ?? [];
    const bounded = namesWithRoom([...listedFiles, ...listedBeside]);
    const mine = listedFiles.map(bounded).sort((a, b) => (a.devicePath < b.devicePath ? -1 : 1));
    const beside = listedBeside.map(bounded);
    return {
      artifact,
      expectation: artifact.expected(source),
      isChosen,
      ...planFiles(id, artifact, isChosen ? mine : [], beside, stored),
      hidden: isChosen ? hiddenFrom(artifact, source, mine.length > 0) : [],
    };
  });
  const inOrder = [...stored.values()].sort((a, b) => (a.devicePath < b.devicePath ? -1 : 1));
  return { artifacts: plans, stored: inOrder };
}

type StoredFile = SourcePlan['stored'][number];

/** The work on the files of an artifact, and those that cannot be opened. Into `stored` goes what is read for it. */
function planFiles(
  source: string,
  artifact: AnyArtifact,
  files: readonly EvidenceFile[],
  beside: readonly EvidenceFile[],
  stored: Map<string, StoredFile>,
): Pick<ArtifactPlan, 'files' | 'closed' | 'listed'> {
  const byTables = 'tables' in artifact;
  const recovers = byTables && artifact.tables.some(({ recover }) => recover !== undefined);
  const planned: PlannedFile[] = [];
  const closed: { devicePath: string; problems: readonly Problem[] }[] = [];
  const listed = new Map<string, readonly Problem[]>();
  for (const file of files) {
    const { devicePath, storedAt, content, size } = file;
    const problems = problemsOf(file);
    if (content.kind === 'unreadable') {
      closed.push({ devicePath, problems });
      continue;
    }
    const neighbours = relatedFiles(artifact, devicePath, beside);
    for (const one of [file, ...neighbours]) {
      const kept = storedFileOf(one);
      if (kept !== undefined) stored.set(kept.devicePath, kept);
    }
    // A write-ahead log that the source lists and that is not there may hold the newest rows; its index holds none.
    for (const one of neighbours)
      if (one.devicePath !== `${devicePath}-shm`) problems.push(...problemsOf(one));
    if (problems.length > 0) listed.set(devicePath, problems);
    const related = neighbours.flatMap((one) =>
      one.content.kind === 'unreadable' ? [] : [[one.devicePath, one.content] as const],
    );
    planned.push({
      work: { artifact: artifact.id, source, devicePath, storedAt, content, related },
      byTables,
      recovers,
      bytes: size ?? 0,
    });
  }
  return { files: planned, closed, listed };
}

/** What is hashed of a file; nothing of one that cannot be opened, or whose bytes are stored nowhere. */
function storedFileOf(file: EvidenceFile): StoredFile | undefined {
  const { devicePath, storedAt, stored: ticket, size, identity } = file;
  if (ticket === undefined || file.content.kind === 'unreadable') return undefined;
  const bytesId = identity && { bytesId: identity.id };
  return { devicePath, storedAt, ticket, bytes: size ?? 0, ...bytesId };
}

/** Names under which an artifact reads the same bytes, at most. */
const mostNames = 8;

const tooManyNames: EvidenceFile['content'] = {
  kind: 'unreadable',
  code: 'limit-exceeded',
  detail: `a further name of a file that is read under ${mostNames} names`,
};

/**
 * Links cost nothing to make, and each costs as much to read as its file: beyond some names of the same bytes the others are told as not
 * read. A file's own name comes before links to it, as that is where the device keeps it.
 */
function namesWithRoom(listed: readonly EvidenceFile[]): (file: EvidenceFile) => EvidenceFile {
  const names = new Map<string, Set<string>>();
  const left = new Set<EvidenceFile>();
  for (const isOwnName of [true, false]) {
    for (const file of listed) {
      if (file.identity?.isOwnName !== isOwnName) continue;
      const known = names.get(file.identity.id) ?? new Set();
      names.set(file.identity.id, known);
      if (known.size < mostNames) known.add(file.devicePath);
      else if (!known.has(file.devicePath)) left.add(file);
    }
  }
  return (file) => (left.has(file) ? { ...file, content: tooManyNames } : file);
}

/** What could not be listed and may hold files of the artifact: more of them, where some are there, only if their number is open. */
function hiddenFrom(
  artifact: AnyArtifact,
  { hidden }: EvidenceSource,
  hasFiles: boolean,
): Problem[] {
  if (hidden.length === 0) return [];
  const paths: readonly string[] = artifact.paths;
  const patterns = paths.filter((path) => path.includes('*')).map(parseGlob);
  const all = hasFiles ? patterns : paths.map(parseGlob);
  return hidden
    .filter(({ devicePath, sparesExact }) =>
      (sparesExact ? patterns : all).some((glob) => reachesInto(glob, devicePath)),
    )
    .map(({ code, detail }) => ({ code, detail, count: 1 }));
}

/** Why a file cannot be opened, where it cannot, and what else the source says of it. */
function problemsOf({ content, problems = [] }: EvidenceFile): Problem[] {
  const closed =
    content.kind === 'unreadable' ? [{ code: content.code, detail: content.detail }] : [];
  return [...closed, ...problems].map((problem) => ({ ...problem, count: 1 }));
}

/** The logs of this very file, and what the artifact asks for by name. */
function relatedFiles(
  artifact: AnyArtifact,
  devicePath: string,
  beside: readonly EvidenceFile[],
): EvidenceFile[] {
  const globs = (artifact.alsoReads ?? []).map(parseGlob);
  return beside.filter(
    (file) =>
      logSuffixes.some((suffix) => file.devicePath === devicePath + suffix) ||
      globs.some((glob) => matchesGlob(glob, file.devicePath)),
  );
}
