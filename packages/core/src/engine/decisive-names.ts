import type { AnyArtifact, ProblemDraft } from '../model/index.ts';

/** What the artifact declares, and what its readers need of their tables: where one of several names will do, none of them alone. */
export function decisiveNames(artifact: AnyArtifact): ReadonlySet<string> {
  const readers = 'tables' in artifact ? artifact.tables : [];
  const needed = readers.flatMap(({ table, needs }) =>
    needs.filter((need) => typeof need === 'string').map((column) => `${table}.${column}`),
  );
  return new Set([...(artifact.decisive ?? []), ...needed].map((name) => name.toLowerCase()));
}

/** What is told where a schema lacks one of them. */
export function lackOf(name: string): ProblemDraft {
  return { kind: 'problem', code: 'unsupported', detail: `not in this schema: ${name}` };
}
