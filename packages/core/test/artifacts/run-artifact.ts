import { memoryFile } from '../../src/bytes/memory-file.ts';
import {
  defaultLimits,
  type DocumentArtifact,
  type Limits,
  type ProblemDraft,
  type RecordData,
  type RecordDraft,
  type SourceFacts,
} from '../../src/model/index.ts';

/** What an artifact yields for one file, without an engine: records and problems apart. */
export function runArtifact<T extends RecordData>(
  artifact: DocumentArtifact<T>,
  content: Uint8Array | string,
  options: {
    readonly devicePath?: string;
    readonly related?: ReadonlyMap<string, Uint8Array>;
    readonly limits?: Partial<Limits>;
  } = {},
): { readonly records: readonly RecordDraft<T>[]; readonly problems: readonly ProblemDraft[] } {
  const devicePath = options.devicePath ?? artifact.paths[0]!.replaceAll('*', 'x');
  const records: RecordDraft<T>[] = [];
  const problems: ProblemDraft[] = [];
  const emissions = artifact.parse(memoryFile(content), {
    devicePath,
    limits: { ...defaultLimits, ...options.limits },
    device: { platform: 'ios' },
    related: (path) => {
      const bytes = options.related?.get(path);
      return bytes && memoryFile(bytes);
    },
  });
  for (const emission of emissions) {
    if (emission.kind === 'record') records.push(emission);
    else problems.push(emission);
  }
  return { records, problems };
}

/** A source with nothing special about it. */
export function sourceFacts(facts: Partial<SourceFacts> = {}): SourceFacts {
  return {
    kind: 'itunes-backup',
    encrypted: true,
    device: { platform: 'ios', osVersion: '17.4' },
    installedApps: new Set(),
    domains: new Set(['HomeDomain']),
    ...facts,
  };
}
