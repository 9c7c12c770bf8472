import {
  mobileActivationLog,
  type ActivationEntry,
} from '../artifacts/ios/mobile-activation-log.ts';
import { noteOf, type Note, type SequenceExampleRecord } from '../model/index.ts';

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

/** Remembers the starts of the phone that the log of the activation tells of; for `startsOfPhone`. */
export const startsInActivationLog = noteOf<ActivationEntry>({
  artifact: mobileActivationLog,
  note: ({ data }) =>
    data.event === 'service-started' ? { kind: 'start', at: data.localDate } : undefined,
});

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

/** Such a start, for examples. */
export function startExample(localDate: string): SequenceExampleRecord {
  return {
    artifact: mobileActivationLog,
    data: { event: 'service-started', localDate },
    times: [{ at: localDate, marks: 'activation service started', clock: 'device-local' }],
  };
}
