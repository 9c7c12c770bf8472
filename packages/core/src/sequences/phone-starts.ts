import type { Note } from '../model/index.ts';

/** The service can start twice while a phone starts; further apart they are two starts. */
const leastApart = 600;

/** A start of the phone that a log tells of, on the clock of the phone. */
export interface PhoneStart {
  /** Seconds since 1970, as if the clock showed UTC: up to fourteen hours off. */
  readonly at: number;
  /** As written. */
  readonly local: string;
  readonly note: Note;
}

/** The starts among notes of kind `start`, whose value `at` is a time without a zone; in order, those close together once. */
export function startsOfPhone(notes: readonly Note[]): PhoneStart[] {
  const all = notes.flatMap((note): PhoneStart[] => {
    const { kind, at: local } = note.values;
    if (kind !== 'start' || typeof local !== 'string') return [];
    const at = Date.parse(`${local}Z`) / 1000;
    return Number.isFinite(at) ? [{ at, local, note }] : [];
  });
  all.sort((a, b) => a.at - b.at);
  return all.filter((start, index) => index === 0 || start.at - all[index - 1]!.at > leastApart);
}
