import type {
  AnyArtifact,
  Clock,
  TimeDoc,
  TimeDraft,
  TimeEpoch,
  Timestamp,
} from '../../model/index.ts';
import { bytesOf } from './json-bytes.ts';
import type { JudgedTime, TimeJudge } from '../times/judged-time.ts';
import type { TimelineWriter } from './timeline-lines.ts';

/** What a time marks: what follows it in the record and in the timeline, and what the artifact says of such times. */
export interface Mark {
  /** To the end of its object. */
  readonly inRecord: Uint8Array;
  readonly inTimeline: Uint8Array;
  readonly doc: TimeDoc | undefined;
  readonly clock: Clock;
  /** By the zone that the examiner names. */
  readonly isTranslated: boolean;
  readonly isAnytime: boolean;
  /** The times of entries are the span of a log; of other artifacts it is all that tell of the phone. */
  readonly widens: boolean;
  readonly isEntry: boolean;
}

/** The marks of one artifact, made once for each. */
export class TimeMarks {
  readonly #artifact: AnyArtifact;
  readonly #timeline: TimelineWriter;
  readonly #judge: TimeJudge;
  readonly #hasEntries: boolean;
  readonly #marks = new Map<string, Mark>();
  readonly #others = new Map<string, Uint8Array>();

  constructor(artifact: AnyArtifact, timeline: TimelineWriter, judge: TimeJudge) {
    this.#artifact = artifact;
    this.#timeline = timeline;
    this.#judge = judge;
    this.#hasEntries = Object.values(artifact.times ?? {}).some(({ entry }) => entry);
  }

  of(marks: string): Mark {
    return this.#marks.get(marks) ?? this.#make(marks);
  }

  judged(time: TimeDraft): JudgedTime {
    return this.#judge.of(time, this.of(time.marks).doc);
  }

  /** What follows a time in the timeline, which says where it is in doubt or whose clock it is of. */
  inTimeline({ marks, clock, doubt }: Timestamp): Uint8Array {
    const mark = this.of(marks);
    if (doubt === undefined && clock === mark.clock) return mark.inTimeline;
    const key = `${doubt ?? ''} ${clock} ${marks}`;
    const known = this.#others.get(key);
    const after = known ?? this.#timeline.afterTime(marks, clock, doubt);
    if (!known) this.#others.set(key, after);
    return after;
  }

  #make(marks: string): Mark {
    const { times } = this.#artifact;
    const doc = times && Object.hasOwn(times, marks) ? times[marks] : undefined;
    const clock = doc?.clock ?? 'utc';
    const mark: Mark = {
      inRecord: bytesOf(`","marks":${JSON.stringify(marks)},"clock":"${clock}"}`),
      inTimeline: this.#timeline.afterTime(marks, clock),
      doc,
      clock,
      isTranslated: this.#judge.translates(clock),
      isAnytime: doc?.anytime === true,
      widens: this.#hasEntries ? doc?.entry === true : doc?.anytime !== true,
      isEntry: doc?.entry === true,
    };
    this.#marks.set(marks, mark);
    return mark;
  }
}

/** Whether numbers of this epoch are what the artifact says, and stay as they are; where it says nothing, they are. */
export function isDeclared({ doc, isTranslated }: Mark, epoch: TimeEpoch): boolean {
  return (doc === undefined || doc.epoch === epoch) && !isTranslated;
}
