import type { FindingDraft } from './findings.ts';

/**
 * Which findings of a file are kept where there are very many. Each kind, level and state has room of its own: whoever writes a file could
 * otherwise fill all room with what counts for little, and what counts most would be found, and lost.
 */
export class FindingQuota {
  readonly #most: number;
  readonly #kept = new Map<string, number>();

  constructor(most: number) {
    this.#most = most;
  }

  /** Whether there is room for it; what has room takes it. */
  takes({ origin, level, leadsTo }: FindingDraft): boolean {
    const room = `${origin.kind} ${level} ${leadsTo}`;
    const kept = this.#kept.get(room) ?? 0;
    if (kept >= this.#most) return false;
    this.#kept.set(room, kept + 1);
    return true;
  }

  /** All room is free again. */
  clear(): void {
    this.#kept.clear();
  }
}

/** What a quota left out. */
export const tooManyFindings = 'more findings of one level than are kept for one file';
