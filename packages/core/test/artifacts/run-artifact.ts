import type { DocumentArtifact, Limits, RecordData, SourceFacts } from '../../src/model/index.ts';
import { parseDatabase, type Parsed } from './parse-example.ts';

/** What an artifact yields for the bytes of one file, whatever they are. */
export function runArtifact<T extends RecordData>(
  artifact: DocumentArtifact<T>,
  content: Uint8Array | string,
  options: { readonly devicePath?: string; readonly limits?: Partial<Limits> } = {},
): Parsed<T> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return parseDatabase(artifact, bytes, options);
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
