import { addressMatcher } from './address-matching.ts';
import { firstSeed, firstStep, secondSeed, secondStep } from './hash.ts';
import { keyKinds } from './keys.ts';
import type { IndicatorLookup, MatchConfidence, MatchList } from './lookup.ts';
import { normaliseHost } from './normalise.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** No host is longer; what is longer costs nothing but this look. */
const maxHostBytes = 4096;

/** Compares hosts, which are bytes of UTF-8 within a longer value. */
export interface HostMatcher {
  /** Adds what the host `bytes[start, end)` meets, and tells whether a URL indicator has this very host. */
  host(
    bytes: Uint8Array,
    start: number,
    end: number,
    confidence: MatchConfidence,
    into: MatchList,
  ): boolean;
  /** The same for a value that is compared with address indicators only. */
  address(bytes: Uint8Array, start: number, end: number, into: MatchList): void;
}

/**
 * Compares hosts with domain and address indicators. A host of plain ASCII is hashed from its end, label by label, with
 * one look into the table for each label and no allocation; only what needs IDN or percent decoding goes through strings.
 */
export function hostMatcher(lookup: IndicatorLookup): HostMatcher {
  const addresses = addressMatcher(lookup);
  const hasUrlHosts = lookup.has(keyKinds.urlHost);
  let hits: number[] = [];

  function host(
    bytes: Uint8Array,
    start: number,
    end: number,
    confidence: MatchConfidence,
    into: MatchList,
  ): boolean {
    let last = end;
    while (last > start && bytes[last - 1] === 0x2e) last--;
    if (last <= start || last - start > maxHostBytes) return false;
    if (bytes[start] === 0x5b) return addresses.ipv6(bytes, start, last, confidence, into);

    let first = firstSeed;
    let second = secondSeed;
    let labels = 0;
    for (let at = last - 1; at >= start; at--) {
      let byte = bytes[at] ?? 0;
      if (byte >= 0x80 || byte === 0x25) {
        hits = [];
        return byInternationalName(bytes, start, last, confidence, into);
      }
      if (byte === 0x3a) return addresses.ipv6(bytes, start, last, confidence, into);
      if (byte === 0x2e) {
        if (labels === 0 && isDigit(bytes[at + 1]))
          return numeric(bytes, start, last, confidence, into);
        // A feed that publishes `com` must not meet all of it: one label is only the host itself
        if (labels > 0) look(first, second, bytes, at + 1, last);
        labels++;
      } else if (byte >= 0x41 && byte <= 0x5a) {
        byte |= 0x20;
      }
      first = firstStep(first, byte);
      second = secondStep(second, byte);
    }
    if (labels === 0 && isDigit(bytes[start])) return numeric(bytes, start, last, confidence, into);
    look(first, second, bytes, start, last);
    if (hits.length > 0) {
      // The most specific first
      for (const entry of hits.reverse()) lookup.meet(entry, confidence, into);
      hits = [];
    }
    return (
      hasUrlHosts &&
      lookup.entry(keyKinds.urlHost, first, second, bytes, start, last, 'any-case') >= 0
    );
  }

  function look(
    first: number,
    second: number,
    bytes: Uint8Array,
    start: number,
    end: number,
  ): void {
    const entry = lookup.entry(keyKinds.host, first, second, bytes, start, end, 'any-case');
    if (entry >= 0) hits.push(entry);
  }

  function byInternationalName(
    bytes: Uint8Array,
    start: number,
    end: number,
    confidence: MatchConfidence,
    into: MatchList,
  ): boolean {
    const text = decoder.decode(bytes.slice(start, end));
    const name = normaliseHost(text);
    if (name === undefined) return addresses.ipv6(bytes, start, end, confidence, into);
    const ascii = encoder.encode(name);
    return host(ascii, 0, ascii.length, confidence, into);
  }

  /** A host whose last label begins with a digit: an address, but for one that is written otherwise. */
  function numeric(
    bytes: Uint8Array,
    start: number,
    end: number,
    confidence: MatchConfidence,
    into: MatchList,
  ): boolean {
    const met = addresses.ipv4(bytes, start, end, confidence, into);
    if (met !== undefined) return met;
    // Of `%3192.0.2.1` only the end was seen so far; decoded, it is an address
    if (isWrittenOtherwise(bytes, start, end))
      return byInternationalName(bytes, start, end, confidence, into);
    // `::ffff:192.0.2.1` ends like an IPv4 address
    return holdsColon(bytes, start, end) && addresses.ipv6(bytes, start, end, confidence, into);
  }

  return {
    host,
    address: (bytes, start, end, into) => {
      if (isNumeric(bytes, start, end)) numeric(bytes, start, end, 'high', into);
      else addresses.ipv6(bytes, start, end, 'high', into);
    },
  };
}

/** Whether the last label begins with a digit: then the host is an IPv4 address or nothing (no top-level domain does). */
function isNumeric(bytes: Uint8Array, start: number, end: number): boolean {
  let at = end;
  while (at > start && bytes[at - 1] !== 0x2e) {
    const byte = bytes[at - 1];
    if (byte === 0x3a || byte === 0x5d) return false;
    at--;
  }
  return isDigit(bytes[at]);
}

function isDigit(byte = 0): boolean {
  return byte >= 0x30 && byte <= 0x39;
}

/** Whether a host is decoded before it is looked up: percent signs, and what is not ASCII. */
function isWrittenOtherwise(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const byte = bytes[at] ?? 0;
    if (byte >= 0x80 || byte === 0x25) return true;
  }
  return false;
}

function holdsColon(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (bytes[at] === 0x3a) return true;
  return false;
}
