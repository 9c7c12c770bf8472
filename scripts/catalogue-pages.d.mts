import type { AnyArtifact, AnyRule, SequenceRule, SourceFormat } from '@athar/core';

/** Pages of docs/catalogue by their path from the root of the repository. */
export function cataloguePages(catalogue: {
  readonly artifacts: readonly AnyArtifact[];
  readonly rules: readonly AnyRule[];
  readonly sequences: readonly SequenceRule[];
  readonly sources: readonly SourceFormat[];
}): Map<string, string>;
