import type { AnyArtifact, ProblemDraft } from '../../model/index.ts';

const or = ' or ';

/** What the artifact declares, and what its readers need of their tables: where one of several names will do, none of them alone. */
export class DecisiveNames {
  /** By each name of a line that names several, the names of it that were not missed yet. */
  readonly #alternatives = new Map<string, { readonly line: string; readonly left: Set<string> }>();
  readonly #names = new Set<string>();

  constructor(artifact: AnyArtifact) {
    const readers = 'tables' in artifact ? artifact.tables : [];
    for (const line of artifact.decisive ?? []) this.#add(line);
    for (const { table, needs } of readers)
      for (const need of needs) if (typeof need === 'string') this.#add(`${table}.${need}`);
  }

  /** What is lacking once this name is: itself, or all of those of which one would do; `undefined` where another may be there still. */
  lacking(name: string): string | undefined {
    const folded = name.toLowerCase();
    if (this.#names.has(folded)) return name;
    const alternative = this.#alternatives.get(folded);
    alternative?.left.delete(folded);
    return alternative?.left.size === 0 ? alternative.line : undefined;
  }

  #add(line: string): void {
    const names = line.toLowerCase().split(or);
    if (names.length === 1) this.#names.add(line.toLowerCase());
    const left = new Set(names);
    if (names.length > 1) for (const name of names) this.#alternatives.set(name, { line, left });
  }
}

/** What is told where a schema lacks one of them. */
export function lackOf(name: string): ProblemDraft {
  return { kind: 'problem', code: 'unsupported', detail: `not in this schema: ${name}` };
}
