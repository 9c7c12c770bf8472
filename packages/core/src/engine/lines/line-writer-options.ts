import type { AnyArtifact, IndicatorMatch, Met } from '../../model/index.ts';
import type { SlotOptions } from './field-slots.ts';
import type { TimeBounds } from '../times/judged-time.ts';
import type { TakeLines } from './line-buffer.ts';

/** A field of the current record whose value met indicators. */
export interface FieldHit {
  readonly field: string;
  readonly value: string;
  readonly met: Met;
  readonly matches: readonly IndicatorMatch[];
}

/** Whose records are written, and what their times are held against. */
export interface LineWriterOptions extends SlotOptions {
  readonly artifact: AnyArtifact;
  readonly source: string;
  readonly devicePath: string;
  readonly bounds: TimeBounds;
  /** IANA zone of the phone, as the examiner names it. */
  readonly timezone?: string;
  /** Rules look at every record of this artifact. */
  readonly watchAll: boolean;
  /**
   * Called at the end of a record that met an indicator, holds a watched text, or where `watchAll` is set, before
   * its lines are handed over. Returns the ids of its findings, which the timeline names.
   */
  readonly onHit: (hits: readonly FieldHit[], watched: ReadonlySet<string>) => readonly string[];
  /** Called for a link of which only the beginning is kept, and for links of which some may have been left out. */
  readonly onCut?: (what: 'link' | 'links') => void;
  readonly records: TakeLines;
  readonly timeline: TakeLines;
}
