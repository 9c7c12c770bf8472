import type { IndicatorType } from '../model/index.ts';
import { firstSeed, firstStep, secondSeed, secondStep } from './hash.ts';
import { keyKinds, type KeyKind } from './keys.ts';
import type { IndicatorLookup, MatchList } from './lookup.ts';
import { normaliseEmail, normaliseHex, normaliseIdentifier } from './normalise.ts';

/** Types that are compared whole, after normalising. */
export type ExactType = Extract<
  IndicatorType,
  'email' | 'md5' | 'sha1' | 'sha256' | 'certificate' | 'app-id' | 'profile-id' | 'android-property'
>;

/** Compares `bytes[start, end)` with indicators of one type; what is met is added to `into`. */
type ExactMatcher = (
  type: ExactType,
  bytes: Uint8Array,
  start: number,
  end: number,
  into: MatchList,
) => void;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** What lower-casing ASCII normalises is hashed in place; only the rest goes through strings. */
export function exactMatcher(lookup: IndicatorLookup): ExactMatcher {
  return (type, bytes, start, end, into) => {
    const kind = exactKind(type);
    if (!lookup.has(kind)) return;
    const from = trimmedStart(bytes, start, end);
    const to = trimmedEnd(bytes, start, end);
    let first = firstSeed;
    let second = secondSeed;
    for (let at = to - 1; at >= from; at--) {
      let byte = bytes[at] ?? 0;
      if (byte >= 0x80 || byte === 0x3a || byte === 0x3e || byte === 0x2d || byte === 0x20) {
        if (needsWords(type, byte)) {
          const value = spelled(type, decoder.decode(bytes.slice(from, to)));
          if (value !== undefined)
            lookup.meet(lookup.find(kind, encoder.encode(value)), 'high', into);
          return;
        }
      }
      if (byte >= 0x41 && byte <= 0x5a) byte |= 0x20;
      first = firstStep(first, byte);
      second = secondStep(second, byte);
    }
    const entry = lookup.entry(kind, first, second, bytes, from, to, 'any-case');
    lookup.meet(entry, 'high', into);
  };
}

/** The kind of keys that indicators of this type have. */
export function exactKind(type: ExactType): KeyKind {
  switch (type) {
    case 'email':
      return keyKinds.email;
    case 'md5':
      return keyKinds.md5;
    case 'sha1':
      return keyKinds.sha1;
    case 'sha256':
      return keyKinds.sha256;
    case 'certificate':
      return keyKinds.certificate;
    case 'app-id':
      return keyKinds.appId;
    case 'profile-id':
      return keyKinds.profileId;
    case 'android-property':
      return keyKinds.androidProperty;
  }
}

/** Whether this byte means that lower-casing ASCII is not all that normalising has to do. */
function needsWords(type: ExactType, byte: number): boolean {
  if (byte >= 0x80) return true;
  if (type === 'email') return byte === 0x3a || byte === 0x3e;
  const isHash = type === 'md5' || type === 'sha1' || type === 'sha256' || type === 'certificate';
  return isHash && byte !== 0x3e;
}

function spelled(type: ExactType, value: string): string | undefined {
  switch (type) {
    case 'email':
      return normaliseEmail(value);
    case 'md5':
    case 'sha1':
    case 'sha256':
    case 'certificate':
      return normaliseHex(value);
    case 'app-id':
    case 'profile-id':
    case 'android-property':
      return normaliseIdentifier(value);
  }
}

function trimmedStart(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  while (at < end && (bytes[at] ?? 0) <= 0x20) at++;
  return at;
}

function trimmedEnd(bytes: Uint8Array, start: number, end: number): number {
  let at = end;
  while (at > start && (bytes[at - 1] ?? 0) <= 0x20) at--;
  return at;
}
