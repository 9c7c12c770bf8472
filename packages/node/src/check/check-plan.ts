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
        ...paths.map((glob) => ({ glob: `${glob}-wal`, value: neighbour })),
        ...paths.map((glob) => ({ glob: `${glob}-journal`, value: neighbour })),
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
  const stored = new Map<string, SourcePlan['stored'][number]>();
  const keep = (file: EvidenceFile): void => {
    if (!file.stored || file.content.kind === 'unreadable') return;
    const { devicePath, storedAt, stored: ticket, size, identity } = file;
    stored.set(devicePath, {
      devicePath,
      storedAt,
      ticket,
      bytes: size ?? 0,
      ...(identity && { bytesId: identity.id }),
    });
  };
  const plans = artifacts.map((artifact): ArtifactPlan => {
    const isChosen = isAsked(artifact.id, choice);
    const listedFiles = files.get(artifact) ?? [];
    const listedBeside = neighbours.get(artifact) ?? [];
    const bounded = namesWithRoom([...listedFiles, ...listedBeside]);
    const mine = listedFiles.map(bounded).sort((a, b) => (a.devicePath < b.devicePath ? -1 : 1));
    const beside = listedBeside.map(bounded);
    const planned: PlannedFile[] = [];
    const closed: { devicePath: string; problems: readonly Problem[] }[] = [];
    const listed = new Map<string, readonly Problem[]>();
    for (const file of isChosen ? mine : []) {
      const { devicePath, storedAt, content, size } = file;
      const problems = problemsOf(file);
      if (content.kind === 'unreadable') {
        closed.push({ devicePath, problems });
        continue;
      }
      keep(file);
      const related = relatedFiles(artifact, devicePath, beside);
      related.forEach(keep);
      // A write-ahead log that the source lists and that is not there may hold the newest rows.
      problems.push(...related.flatMap(problemsOf));
      if (problems.length > 0) listed.set(devicePath, problems);
      planned.push({
        work: {
          artifact: artifact.id,
          source: id,
          devicePath,
          storedAt,
          content,
          related: related.flatMap((neighbour) =>
            neighbour.content.kind === 'unreadable'
              ? []
              : [[neighbour.devicePath, neighbour.content] as const],
          ),
        },
        byTables: 'tables' in artifact,
        recovers:
          'tables' in artifact && artifact.tables.some(({ recover }) => recover !== undefined),
        bytes: size ?? 0,
      });
    }
    return {
      artifact,
      expectation: artifact.expected(source),
      isChosen,
      files: planned,
      closed,
      hidden: isChosen ? hiddenFrom(artifact, source, mine.length > 0) : [],
      listed,
    };
  });
  const inOrder = [...stored.values()].sort((a, b) => (a.devicePath < b.devicePath ? -1 : 1));
  return { artifacts: plans, stored: inOrder };
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

/** The write-ahead log of this very file, and what the artifact asks for by name. */
function relatedFiles(
  artifact: AnyArtifact,
  devicePath: string,
  beside: readonly EvidenceFile[],
): EvidenceFile[] {
  const globs = (artifact.alsoReads ?? []).map(parseGlob);
  return beside.filter(
    (file) =>
      file.devicePath === `${devicePath}-wal` ||
      file.devicePath === `${devicePath}-journal` ||
      globs.some((glob) => matchesGlob(glob, file.devicePath)),
  );
}
