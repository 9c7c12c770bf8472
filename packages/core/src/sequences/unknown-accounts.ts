import type { Note, Remembered } from '../model/index.ts';

/** Records that a finding shows. */
const mostShown = 20;

/** Accounts of notes (`values.key`) that no tally knows. */
export interface UnknownAccounts {
  readonly count: number;
  /** Of all notes, whether known or not. */
  readonly all: number;
  /** When the newest of them was recorded; `?` where none has a time. */
  readonly last: string;
  /** The newest records, the newest first. */
  readonly shows: readonly Note[];
}

/** `undefined` where every account is known, or none at all: a phone on which nobody is known was emptied or set up anew. */
export function unknownAccounts({
  notes,
  tallies,
}: Pick<Remembered, 'notes' | 'tallies'>): UnknownAccounts | undefined {
  if (tallies.size === 0) return undefined;
  const unknown = notes.filter(({ values }) => !tallies.has(String(values.key)));
  if (unknown.length === 0) return undefined;
  const newest = [...unknown].reverse();
  return {
    count: accountsOf(unknown),
    all: accountsOf(notes),
    last: newest.map(({ times }) => times[0]?.at).find((at) => at !== undefined) ?? '?',
    shows: newest.slice(0, mostShown),
  };
}

function accountsOf(notes: readonly Note[]): number {
  return new Set(notes.map(({ values }) => values.key)).size;
}
