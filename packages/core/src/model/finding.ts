import type { Confidence, Level } from './level.ts';
import type { IndicatorType, Met } from './observable.ts';
import type { Provenance } from './provenance.ts';
import type { Timestamp } from './record.ts';

/**
 * What raised a finding. `value` and `pattern` are as published, not normalised; `file` is one that names the indicator, and
 * `alsoIn` of the finding has the others.
 */
export type FindingOrigin =
  | {
      readonly kind: 'indicator';
      readonly type: IndicatorType;
      readonly value: string;
      readonly pattern: string;
      readonly threat: string;
      readonly file: string;
    }
  | { readonly kind: 'rule'; readonly id: string; readonly version: number };

/** Something an examiner should look at; a line of `findings.jsonl`. Reports render it per language from `origin`, `met` and `values`. */
export interface Finding {
  readonly id: string;
  readonly level: Level;
  readonly confidence: Confidence;
  readonly origin: FindingOrigin;
  readonly alsoIn?: readonly { readonly file: string; readonly threat: string }[];
  readonly met: Met;
  readonly message: string;
  readonly why: string;
  readonly otherExplanations: readonly string[];
  readonly references: readonly string[];
  readonly artifact: string;
  readonly records: readonly string[];
  readonly provenance: readonly Provenance[];
  readonly times: readonly Timestamp[];
  readonly deleted: boolean;
  /** For rules the placeholders of the message; for indicators `{ value, field }`: what was seen, the shortest excerpt. */
  readonly values: { readonly [placeholder: string]: string | number };
}

/** What a finding says in words: English here, other languages in the reports. */
export type FindingWords = Pick<Finding, 'message' | 'why' | 'otherExplanations' | 'references'>;

/** A finding as the engine makes it, before it is put into words. */
export type UnwordedFinding = Omit<Finding, keyof FindingWords>;
