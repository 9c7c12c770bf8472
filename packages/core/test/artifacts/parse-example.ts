import { sqliteExample } from '@athar/synthetic';
import { memoryFile } from '../../src/bytes/memory-file.ts';
import {
  defaultLimits,
  type DocumentArtifact,
  type Limits,
  type ParseContext,
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
    ...parseContext(artifact),
    ...(options.devicePath !== undefined && { devicePath: options.devicePath }),
    limits: { ...defaultLimits, ...options.limits },
    related: (path) => {
      const found = related.get(path);
      return found && memoryFile(bytesOf(found));
    },
    problem: (problem) => parsed.problems.push({ kind: 'problem', ...problem }),
  });
  for (const emission of emissions) {
    if (emission.kind === 'record') parsed.records.push(emission);
    else parsed.problems.push(emission);
  }
  return parsed;
}

/** What an artifact is given besides its file, for a file alone. */
export function parseContext({ paths }: { readonly paths: readonly string[] }): ParseContext {
  return {
    devicePath: paths[0]!.replaceAll('*', 'X'),
    limits: defaultLimits,
    device: { platform: 'ios' },
    related: () => undefined,
    absent: () => undefined,
    logged: () => undefined,
    holdsNone: () => undefined,
    problem: () => undefined,
  };
}

/** The bytes of a database given as data. */
export function bytesOf(content: SqliteExample | Uint8Array): Uint8Array {
  return content instanceof Uint8Array ? content : sqliteExample(content);
}
