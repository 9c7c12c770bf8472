import { sqliteExample } from '@athar/synthetic';
import { memoryFile } from '../../src/bytes/memory-file.ts';
import {
  defaultLimits,
  type DocumentArtifact,
  type Limits,
  type ProblemDraft,
  type RecordData,
  type RecordDraft,
  type SqliteExample,
} from '../../src/model/index.ts';

export interface Parsed<T extends RecordData> {
  readonly records: RecordDraft<T>[];
  readonly problems: ProblemDraft[];
}

/** Runs one artifact over one database, given as data or as bytes, with neighbours by device path. */
export function parseDatabase<T extends RecordData>(
  artifact: DocumentArtifact<T>,
  content: SqliteExample | Uint8Array,
  options: {
    readonly devicePath?: string;
    readonly related?: { readonly [devicePath: string]: SqliteExample | Uint8Array };
    readonly limits?: Partial<Limits>;
  } = {},
): Parsed<T> {
  const related = new Map(Object.entries(options.related ?? {}));
  const parsed: Parsed<T> = { records: [], problems: [] };
  const emissions = artifact.parse(memoryFile(bytesOf(content)), {
    devicePath: options.devicePath ?? artifact.paths[0]!.replaceAll('*', 'X'),
    limits: { ...defaultLimits, ...options.limits },
    device: { platform: 'ios' },
    related: (path) => {
      const found = related.get(path);
      return found && memoryFile(bytesOf(found));
    },
    absent: () => undefined,
    holdsNone: () => undefined,
    problem: (problem) => parsed.problems.push({ kind: 'problem', ...problem }),
  });
  for (const emission of emissions) {
    if (emission.kind === 'record') parsed.records.push(emission);
    else parsed.problems.push(emission);
  }
  return parsed;
}

/** The bytes of a database given as data. */
export function bytesOf(content: SqliteExample | Uint8Array): Uint8Array {
  return content instanceof Uint8Array ? content : sqliteExample(content);
}
