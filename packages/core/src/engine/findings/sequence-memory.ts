import type { Limits, Note, Problem } from '../../model/index.ts';
import type { MemoryEntry } from './note-taker.ts';

interface Drawer {
  readonly artifact: string;
  notes: Note[];
  tallies: Map<string, number>;
  isOver: boolean;
}

/** The artifacts that gave a rule more than it may remember. */
export interface Forgotten {
  readonly rule: string;
  readonly artifacts: readonly string[];
  readonly problem: Problem;
}

/**
 * What the sequence rules remember of one source. Entries come in any order and the outcome does not depend on it: of an artifact
 * that gives a rule more than the limit, that rule keeps nothing, which is told of the source: the artifact
 * was read all the same.
 */
export class SequenceMemory {
  readonly #most: number;
  readonly #drawers = new Map<string, Map<string, Drawer>>();

  constructor({ maxNotesPerRule }: Pick<Limits, 'maxNotesPerRule'>) {
    this.#most = maxNotesPerRule;
  }

  add(entries: readonly MemoryEntry[]): void {
    for (const entry of entries) {
      const artifact = entry.kind === 'note' ? entry.note.artifact : entry.artifact;
      const drawer = this.#drawer(entry.rule, artifact);
      if (drawer.isOver) continue;
      if (entry.kind === 'note') drawer.notes.push(entry.note);
      else {
        const known = drawer.tallies.get(entry.key);
        if (known === undefined || entry.number > known)
          drawer.tallies.set(entry.key, entry.number);
      }
      if (drawer.notes.length > this.#most || drawer.tallies.size > this.#most) {
        drawer.isOver = true;
        drawer.notes = [];
        drawer.tallies = new Map();
      }
    }
  }

  notesOf(rule: string): Note[] {
    const drawers = [...(this.#drawers.get(rule)?.values() ?? [])];
    return drawers.flatMap(({ notes }) => notes).sort(inOrderOfTime);
  }

  talliesOf(rule: string): Map<string, number> {
    const all = new Map<string, number>();
    for (const { tallies } of this.#drawers.get(rule)?.values() ?? []) {
      for (const [key, number] of tallies)
        all.set(key, Math.max(number, all.get(key) ?? Number.NEGATIVE_INFINITY));
    }
    return all;
  }

  /** What was too much to remember, rule by rule. */
  forgotten(): readonly Forgotten[] {
    return [...this.#drawers]
      .flatMap(([rule, drawers]): Forgotten[] => {
        const artifacts = [...drawers.values()]
          .flatMap(({ artifact, isOver }) => (isOver ? [artifact] : []))
          .sort();
        if (artifacts.length === 0) return [];
        const detail = `rule ${rule}: more than ${String(this.#most)} records of ${artifacts.join(', ')} to remember`;
        return [{ rule, artifacts, problem: { code: 'limit-exceeded', detail, count: 1 } }];
      })
      .sort(({ rule: a }, { rule: b }) => (a < b ? -1 : 1));
  }

  #drawer(rule: string, artifact: string): Drawer {
    const drawers = this.#drawers.get(rule) ?? new Map<string, Drawer>();
    this.#drawers.set(rule, drawers);
    let drawer = drawers.get(artifact);
    if (!drawer) {
      drawer = { artifact, notes: [], tallies: new Map(), isOver: false };
      drawers.set(artifact, drawer);
    }
    return drawer;
  }
}

function inOrderOfTime(one: Note, other: Note): number {
  const a = earliest(one);
  const b = earliest(other);
  if (a !== b) return a < b ? -1 : 1;
  return one.record < other.record ? -1 : one.record > other.record ? 1 : 0;
}

function earliest({ times }: Note): string {
  return times.reduce((first, { at }) => (first === '' || at < first ? at : first), '');
}
