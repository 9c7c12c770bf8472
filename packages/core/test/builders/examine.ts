import { memoryFile } from '../../src/bytes/memory-file.ts';
import { examineFile } from '../../src/engine/reading/examine-file.ts';
import {
  defaultLimits,
  type AnyArtifact,
  type AnyRule,
  type EvidenceRecord,
  type Limits,
  type RandomAccessFile,
  type SequenceRule,
  type SourceFacts,
} from '../../src/model/index.ts';
import type { FieldMatcher } from '../../src/engine/lines/field-slots.ts';
import type { FindingDraft } from '../../src/engine/findings/findings.ts';
import type { MemoryEntry } from '../../src/engine/findings/note-taker.ts';
import type { FileResult } from '../../src/engine/reading/file-result.ts';

export const backupFacts: SourceFacts = {
  kind: 'itunes-backup',
  encrypted: true,
  device: { platform: 'ios', model: 'iPhone10,1', osVersion: '15.1', build: '19B74' },
  installedApps: new Set(),
  domains: new Set(),
};

export interface Examined extends FileResult {
  readonly findings: readonly FindingDraft[];
  readonly lines: readonly EvidenceRecord[];
  /** What sequence rules remember. */
  readonly memory: readonly MemoryEntry[];
  readonly timeline: readonly Record<string, unknown>[];
}

export interface ExamineSetup {
  readonly devicePath?: string;
  readonly related?: ReadonlyMap<string, Uint8Array>;
  readonly rules?: readonly AnyRule[];
  readonly sequences?: readonly SequenceRule[];
  readonly matcher?: FieldMatcher;
  readonly full?: boolean;
  readonly limits?: Limits;
  readonly timezone?: string;
  /** Serves the file otherwise than from memory. */
  readonly serve?: (file: RandomAccessFile) => RandomAccessFile;
  readonly facts?: SourceFacts;
}

/** Reads a file as the engine does, down to the lines that are written; every line is parsed again. */
export function examine(
  artifact: AnyArtifact,
  bytes: Uint8Array,
  setup: ExamineSetup = {},
): Examined {
  const parts: Record<'records' | 'timeline', Uint8Array[]> = { records: [], timeline: [] };
  const findings: FindingDraft[] = [];
  const memory: MemoryEntry[] = [];
  const serve = setup.serve ?? ((file: RandomAccessFile) => file);
  const result = examineFile({
    artifact,
    rules: setup.rules ?? [],
    sequences: setup.sequences ?? [],
    remember: (entries) => memory.push(...entries),
    matcher: setup.matcher,
    source: { id: 's1', facts: setup.facts ?? backupFacts },
    devicePath: setup.devicePath ?? firstPath(artifact),
    storedAt: ['file'],
    limits: setup.limits ?? defaultLimits,
    full: setup.full ?? true,
    ...(setup.timezone !== undefined && { timezone: setup.timezone }),
    open: () => serve(memoryFile(bytes)),
    related: (path) => {
      const found = setup.related?.get(path);
      return found && serve(memoryFile(found));
    },
    records: (lines) => parts.records.push(lines.slice()),
    timeline: (lines) => parts.timeline.push(lines.slice()),
    findings: (found) => findings.push(...found),
  });
  const linesOf = <T>(pieces: readonly Uint8Array[]): T[] =>
    pieces.flatMap((piece) =>
      new TextDecoder('utf-8', { fatal: true })
        .decode(piece)
        .split('\n')
        .slice(0, -1)
        .map((line) => JSON.parse(line) as T),
    );
  return {
    ...result,
    findings,
    memory,
    lines: linesOf(parts.records),
    timeline: linesOf(parts.timeline),
  };
}

/** A path the artifact claims, with its `*` filled in. */
export function firstPath(artifact: AnyArtifact): string {
  return (artifact.paths[0] as string).replaceAll('**', 'a/b').replaceAll('*', 'X');
}

/** Tables and columns that every schema has and that of this file lacks, as the coverage tells them. */
export function lackedIn({
  problems,
  fileProblems,
}: Pick<FileResult, 'problems' | 'fileProblems'>): string[] {
  return [...problems, ...fileProblems].flatMap(({ code, detail }) => {
    const lacked = /^not in this schema: (\S+)$/.exec(detail)?.[1];
    return code === 'unsupported' && lacked !== undefined ? [lacked] : [];
  });
}

/** Fields that hold something, and times. */
export function valuesIn({ lines }: Examined): number {
  const isFilled = (value: unknown): boolean =>
    Array.isArray(value) ? value.length > 0 : value !== null;
  const ofLine = ({ data, times }: EvidenceRecord): number =>
    Object.values(data).filter(isFilled).length + times.length;
  return lines.reduce((sum, line) => sum + ofLine(line), 0);
}
