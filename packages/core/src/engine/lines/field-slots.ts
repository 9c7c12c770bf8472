import type {
  AnyArtifact,
  FieldDoc,
  FieldSlot,
  IndicatorMatch,
  ObservableType,
} from '../../model/index.ts';
import { bytesOf, keptBytesOf } from './json-bytes.ts';

/** Compares the text `[start, end)` with the indicators of one observable type; nothing met is `undefined`. */
export type Comparison = (
  source: Uint8Array,
  start: number,
  end: number,
) => readonly IndicatorMatch[] | undefined;

/** Gives the comparison for a type of observable; `undefined` where no indicator of that type is loaded. */
export type FieldMatcher = (type: ObservableType) => Comparison | undefined;

/** Whether a text holds one of the strings that rules look for. */
export type WatchedText = (source: Uint8Array, start: number, end: number) => boolean;

/** A field of the artifact as the writer needs it. */
export interface Slot extends FieldSlot {
  readonly doc: FieldDoc;
  /** `,"name":` */
  readonly key: Uint8Array;
  /** `,"name":null` */
  readonly nullText: Uint8Array;
  /** Left out of the lines: personal, and nobody asked for it. */
  readonly hidden: boolean;
  /** Written as the SHA-256 of the normalised address. */
  readonly hashed: boolean;
  /** Written without the name and the password that a URL can hold. */
  readonly dropsUserInfo: boolean;
  /** Its place in the sentence of the timeline, or -1. */
  readonly summary: number;
  readonly compare: Comparison | undefined;
  readonly watch: WatchedText | undefined;
  /** The last text that was written, and its bytes. */
  lastText: string | undefined;
  lastBytes: Uint8Array;
}

/** What is to be done with the fields of an artifact: whether the personal ones are kept, and what compares or watches their values. */
export interface SlotOptions {
  readonly full: boolean;
  readonly matcher: FieldMatcher | undefined;
  readonly watched: ReadonlyMap<string, WatchedText>;
}

const noBytes = new Uint8Array(0);

/** The fields in their declared order, which is their order in every line. */
export function fieldSlots(artifact: AnyArtifact, { full, matcher, watched }: SlotOptions): Slot[] {
  const summary: readonly string[] = artifact.summary;
  const fields = Object.entries(artifact.fields as Readonly<Record<string, FieldDoc>>);
  return fields.map(([name, doc], index) => ({
    index,
    name,
    doc,
    key: bytesOf(`,${JSON.stringify(name)}:`),
    nullText: bytesOf(`,${JSON.stringify(name)}:null`),
    hidden: doc.personal === true && doc.observable === undefined && !full,
    hashed: doc.observable === 'email' && !full,
    dropsUserInfo: doc.observable === 'url' && !full,
    summary: summary.indexOf(name),
    compare: doc.observable === undefined ? undefined : matcher?.(doc.observable),
    watch: watched.get(name),
    lastText: undefined,
    lastBytes: noBytes,
  }));
}

/** The matches that count: those with a process do not where a path is that of no program. */
export function counting(
  matches: readonly IndicatorMatch[] | undefined,
  namesNoProgram: boolean,
): readonly IndicatorMatch[] | undefined {
  return namesNoProgram
    ? matches?.filter(({ indicator }) => indicator.type !== 'process')
    : matches;
}

/** A text as bytes. A field of directions or kinds has few texts, and one often follows itself. */
export function bytesFor(slot: Slot, text: string): Uint8Array {
  if (text !== slot.lastText) {
    slot.lastText = text;
    slot.lastBytes = keptBytesOf(text);
  }
  return slot.lastBytes;
}

/** Left out of the lines, and nobody looks for anything in it. */
export function isUnseen({ hidden, compare, watch }: Slot): boolean {
  return hidden && !compare && !watch;
}
