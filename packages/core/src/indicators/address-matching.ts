import { ipv4InBytes, ipv6Bytes } from './addresses.ts';
import { keyKinds } from './keys.ts';
import type { IndicatorLookup, MatchConfidence, MatchList } from './lookup.ts';

const decoder = new TextDecoder();

/** Compares IP addresses as numbers, however they are written. Each adds what it meets, and tells whether a URL indicator has this very host. */
export interface AddressMatcher {
  /** `undefined` where the bytes are no IPv4 address. */
  ipv4(
    bytes: Uint8Array,
    start: number,
    end: number,
    confidence: MatchConfidence,
    into: MatchList,
  ): boolean | undefined;
  ipv6(
    bytes: Uint8Array,
    start: number,
    end: number,
    confidence: MatchConfidence,
    into: MatchList,
  ): boolean;
}

/** Opens it for one thread: the bytes of an address are kept between calls. */
export function addressMatcher(lookup: IndicatorLookup): AddressMatcher {
  const octets = new Uint8Array(4);
  const hasUrlHosts = lookup.has(keyKinds.urlHost);

  function look(address: Uint8Array, confidence: MatchConfidence, into: MatchList): boolean {
    lookup.meet(lookup.find(keyKinds.address, address), confidence, into);
    return hasUrlHosts && lookup.find(keyKinds.urlHost, address) >= 0;
  }

  return {
    ipv4: (bytes, start, end, confidence, into) => {
      const address = ipv4InBytes(bytes, start, end);
      if (address < 0) return undefined;
      octets[0] = address >>> 24;
      octets[1] = address >>> 16;
      octets[2] = address >>> 8;
      octets[3] = address;
      return look(octets, confidence, into);
    },
    ipv6: (bytes, start, end, confidence, into) => {
      const address = ipv6Bytes(decoder.decode(bytes.slice(start, end)));
      return address !== undefined && look(address, confidence, into);
    },
  };
}
