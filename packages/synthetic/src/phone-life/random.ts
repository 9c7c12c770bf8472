/** Numbers that look random and are the same on every run. */
export interface Random {
  /** From 0 to below 1. */
  next(): number;
  /** A whole number from `from` to `to`, both included. */
  whole(from: number, to: number): number;
  chance(probability: number): boolean;
  pick<T>(items: readonly T[]): T;
  hex(digits: number): string;
  uuid(): string;
}

/** Each subject draws from its own stream, so that adding to one does not change the others. */
export function randomOf(subject: string): Random {
  let state = 0x9e37_79b9;
  for (const character of subject) {
    state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x85eb_ca6b) >>> 0;
  }
  // mulberry32, in the public domain
  const next = (): number => {
    state = (state + 0x6d2b_79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const whole = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  const hex = (digits: number): string =>
    Array.from({ length: digits }, () => whole(0, 15).toString(16)).join('');
  return {
    next,
    whole,
    hex,
    chance: (probability) => next() < probability,
    pick: (items) => {
      const item = items[whole(0, items.length - 1)];
      if (item === undefined) throw new Error('nothing to pick from');
      return item;
    },
    uuid: () =>
      `${hex(8)}-${hex(4)}-4${hex(3)}-${'89ab'[whole(0, 3)] ?? '8'}${hex(3)}-${hex(12)}`.toUpperCase(),
  };
}
