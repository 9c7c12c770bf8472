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
  takes({ origin: { kind }, level, leadsTo }: FindingDraft): boolean {
    if (!this.hasRoom(kind, { level, leadsTo })) return false;
    const room = roomOf(kind, level, leadsTo);
    this.#kept.set(room, (this.#kept.get(room) ?? 0) + 1);
    return true;
  }

  /** Whether there would be room for one; so one that is left out need not be made. */
  hasRoom(
    kind: FindingDraft['origin']['kind'],
    { level, leadsTo }: Pick<FindingDraft, 'level' | 'leadsTo'>,
  ): boolean {
    return (this.#kept.get(roomOf(kind, level, leadsTo)) ?? 0) < this.#most;
  }

  /** All room is free again. */
  clear(): void {
    this.#kept.clear();
  }
}

function roomOf(
  kind: FindingDraft['origin']['kind'],
  level: FindingDraft['level'],
  leadsTo: FindingDraft['leadsTo'],
): string {
  return `${kind} ${level} ${leadsTo}`;
}

/** What a quota left out. */
export const tooManyFindings = 'more findings of one level than are kept for one file';

/** The same as the problem of a file. */
export const leftOut = {
  kind: 'problem',
  code: 'limit-exceeded',
  detail: tooManyFindings,
} as const;
