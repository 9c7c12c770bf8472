import type { AnyArtifact, Clock, TimeDoc, TimeEpoch, Timestamp } from '../model/index.ts';
import { bytesOf } from './json-bytes.ts';
import type { TimelineWriter } from './timeline-lines.ts';

/** What a time marks: what follows it in the record and in the timeline, and what the artifact says of such times. */
export interface Mark {
  /** To the end of its object. */
  readonly inRecord: Uint8Array;
  readonly inTimeline: Uint8Array;
  readonly doc: TimeDoc | undefined;
  readonly clock: Clock;
  readonly isAnytime: boolean;
  /** The times of entries are the span of a log; of other artifacts it is all that tell of the phone. */
  readonly widens: boolean;
  readonly isEntry: boolean;
}

/** The marks of one artifact, made once for each. */
export class TimeMarks {
  readonly #artifact: AnyArtifact;
  readonly #timeline: TimelineWriter;
  readonly #hasEntries: boolean;
  readonly #marks = new Map<string, Mark>();
  readonly #doubtful = new Map<string, Uint8Array>();

  constructor(artifact: AnyArtifact, timeline: TimelineWriter) {
    this.#artifact = artifact;
    this.#timeline = timeline;
    this.#hasEntries = Object.values(artifact.times ?? {}).some(({ entry }) => entry);
  }

  of(marks: string): Mark {
    return this.#marks.get(marks) ?? this.#make(marks);
  }

  /** What follows a time in the timeline, which says where it is in doubt. */
  inTimeline({ marks, doubt }: Timestamp): Uint8Array {
    if (doubt === undefined) return this.of(marks).inTimeline;
    const key = `${doubt} ${marks}`;
    const known = this.#doubtful.get(key);
    const after = known ?? this.#timeline.afterTime(marks, doubt);
    if (!known) this.#doubtful.set(key, after);
    return after;
  }

  #make(marks: string): Mark {
    const { times } = this.#artifact;
    const doc = times && Object.hasOwn(times, marks) ? times[marks] : undefined;
    const clock = doc?.clock ?? 'utc';
    const mark: Mark = {
      inRecord: bytesOf(`","marks":${JSON.stringify(marks)},"clock":"${clock}"}`),
      inTimeline: this.#timeline.afterTime(marks),
      doc,
      clock,
      isAnytime: doc?.anytime === true,
      widens: this.#hasEntries ? doc?.entry === true : doc?.anytime !== true,
      isEntry: doc?.entry === true,
    };
    this.#marks.set(marks, mark);
    return mark;
  }
}

/** Whether numbers of this epoch are what the artifact says; where it says nothing, they are. */
export function isDeclared({ doc }: Mark, epoch: TimeEpoch): boolean {
  return doc === undefined || doc.epoch === epoch;
}
