import { artifacts as catalogue, artifactGroups, type AnyArtifact } from '@athar/core';

/** The artifacts of this version in the order of people's interest: by group, then as the catalogue has them. */
export const artifacts: readonly AnyArtifact[] = artifactGroups.flatMap((group) =>
  catalogue.filter((artifact) => artifact.group === group),
);
