import { momentOfIso, storedNumber } from '../../bytes/time.ts';
import type { Clock, Doubt, TimeDoc, TimeDraft, TimeEpoch, Timestamp } from '../../model/index.ts';
import { LocalTimes } from './local-time.ts';

/** Unix seconds between which a time of this source can be true. */
export interface TimeBounds {
  readonly from: number;
  readonly to: number;
}

/** 2007-01-09, when the first iPhone was shown. */
const firstPhones = 1_168_300_800;

/** 2038-01-01. A time since 2007 to which the 31 years between the epochs of 1970 and 2001 were added by mistake lies behind it. */
const farBound = 2_145_916_800;

/**
 * The bounds are fixed: neither the examiner's clock nor what a backup says of itself moves them, so that the same file gives the
 * same records in whatever copy of a phone it lies.
 */
export const timeBounds: TimeBounds = { from: firstPhones, to: farBound };

function doubtOf(
  seconds: number,
  doc: TimeDoc | undefined,
  { from, to }: TimeBounds,
): Doubt | undefined {
  if (doc?.anytime === true || (seconds >= from && seconds <= to)) return undefined;
  return seconds < from ? 'before-phones' : 'after-2037';
}

/** A time as it stands on a record, and its second where it is believed. */
export interface JudgedTime {
  readonly time: Timestamp;
  readonly seconds?: number;
}

/** Judges the times that parsers yield; those of the phone's own clock by the zone, where the examiner named it. */
export class TimeJudge {
  readonly #bounds: TimeBounds;
  readonly #local: LocalTimes | undefined;

  constructor(bounds: TimeBounds, zone: string | undefined) {
    this.#bounds = bounds;
    this.#local = zone === undefined ? undefined : new LocalTimes(zone);
  }

  /** Times of this clock are told by another one. */
  translates(clock: Clock): boolean {
    return this.#local !== undefined && clock === 'device-local';
  }

  of(draft: TimeDraft, doc: TimeDoc | undefined): JudgedTime {
    return judgedTime(this.#local?.moment(draft) ?? draft, doc, this.#bounds);
  }
}

/** Judges a time, and keeps the stored value where the rest does not tell it. */
export function judgedTime(
  draft: TimeDraft,
  doc: TimeDoc | undefined,
  bounds: TimeBounds,
): JudgedTime {
  const { at, marks, clock, epoch } = draft;
  const otherEpoch = doc !== undefined && epoch !== doc.epoch ? epoch : undefined;
  const moment = at === undefined ? undefined : momentOfIso(at);
  const doubt = at === undefined ? 'no-date' : moment && doubtOf(moment.seconds, doc, bounds);
  const raw = draft.raw ?? (doubt === undefined ? undefined : rawOf(epoch, moment));
  const kept =
    raw !== undefined && (doubt !== undefined || !moment || !givesBack(epoch, moment, raw))
      ? raw
      : undefined;
  const time: Timestamp = {
    ...(at !== undefined && { at }),
    marks,
    clock,
    ...(otherEpoch !== undefined && { epoch: otherEpoch }),
    ...(kept !== undefined && { raw: inJson(kept) }),
    ...(doubt !== undefined && { doubt }),
  };
  return { time, ...(moment && doubt === undefined && { seconds: moment.seconds }) };
}

function rawOf(
  epoch: TimeEpoch,
  moment: { readonly seconds: number; readonly nanoseconds: number } | undefined,
): number | bigint | undefined {
  return moment && epoch !== 'text' ? storedNumber(epoch, moment) : undefined;
}

/** A number that JSON can hold exactly, else its digits. */
function inJson(raw: number | bigint | string): number | string {
  if (typeof raw === 'string') return raw;
  if (typeof raw === 'bigint') {
    const number = Number(raw);
    return Number.isSafeInteger(number) ? number : String(raw);
  }
  return Number.isFinite(raw) && (!Number.isInteger(raw) || Number.isSafeInteger(raw))
    ? raw
    : String(Number.isFinite(raw) ? BigInt(raw) : raw);
}

/** Whether the moment tells the stored value. Text says more than its moment where it names a zone; who yields it leaves out what does not. */
function givesBack(
  epoch: TimeEpoch,
  moment: { readonly seconds: number; readonly nanoseconds: number },
  raw: number | bigint | string,
): boolean {
  if (epoch === 'text' || typeof raw === 'string') return false;
  const stored = storedNumber(epoch, moment);
  if (typeof stored === typeof raw) return stored === raw;
  // A number and a bigint of the same value are the same stored number.
  const areWhole = Number.isInteger(Number(stored)) && Number.isInteger(Number(raw));
  return areWhole && BigInt(stored) === BigInt(raw);
}
