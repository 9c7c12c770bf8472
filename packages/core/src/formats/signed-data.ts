import { hexOf } from '../bytes/hex.ts';
import { sha1Hex } from '../bytes/older-digests.ts';
import { sha256Hex } from '../bytes/sha256.ts';
import { EvidenceError, isEvidenceError } from '../model/index.ts';

/** Nesting of elements that is followed, and pieces of one text of bytes. */
const maxDepth = 16;
const maxPieces = 10_000;

const sequence = 0x30;
const objectId = 0x06;
const octets = 0x04;
const octetsInPieces = 0x24;
const explicit = 0xa0;

/** 1.2.840.113549.1.7.2 and 1.2.840.113549.1.7.1. */
const signedDataId = Uint8Array.of(0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x02);
const plainDataId = Uint8Array.of(0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x01);

/** 1.2.840.113549.1.9.4, the digest of the content among what was signed. */
const messageDigestId = Uint8Array.of(0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x09, 0x04);
const set = 0x31;

/** By the length of what they give, in bytes. */
const digests: ReadonlyMap<number, (content: Uint8Array) => string> = new Map([
  [20, sha1Hex],
  [32, sha256Hex],
]);

/** One element of ASN.1: content `[start, end)`, and where the next one begins. */
interface Element {
  readonly tag: number;
  readonly start: number;
  readonly end: number;
  readonly next: number;
}

/**
 * The content that a CMS (PKCS#7) signature was made of (RFC 5652), where it stands in the same file, in DER or BER. No signature is checked:
 * whoever changes the content on purpose changes what is given here. `tellDamage` is told where it is not what the signature has the digest of.
 * Throws `unsupported` where the bytes are none of these, `truncated` and `malformed`.
 */
export function signedContent(
  bytes: Uint8Array,
  tellDamage?: (detail: string) => void,
): Uint8Array {
  if (bytes.length > 0 && bytes[0] !== sequence) {
    throw new EvidenceError('unsupported', 'no signed data');
  }
  const outer = elementAt(bytes, 0, bytes.length);
  const type = elementAt(bytes, outer.start, outer.end);
  if (!isId(bytes, type, signedDataId)) throw new EvidenceError('unsupported', 'no signed data');
  const wrapped = expect(bytes, type.next, outer.end, explicit);
  const signed = expect(bytes, wrapped.start, wrapped.end, sequence);
  const version = elementAt(bytes, signed.start, signed.end);
  const algorithms = elementAt(bytes, version.next, signed.end);
  const content = expect(bytes, algorithms.next, signed.end, sequence);
  const contentType = elementAt(bytes, content.start, content.end);
  if (!isId(bytes, contentType, plainDataId)) {
    throw new EvidenceError('unsupported', 'what was signed is no plain data');
  }
  if (contentType.next >= content.end) {
    throw new EvidenceError('unsupported', 'what was signed stands elsewhere');
  }
  const holder = expect(bytes, contentType.next, content.end, explicit);
  const given = bytesOf(bytes, elementAt(bytes, holder.start, holder.end));
  if (tellDamage !== undefined) {
    const fault = faultOfSignature(bytes, content.next, signed.end, given);
    if (fault !== undefined) tellDamage(fault);
  }
  return given;
}

/** What is wrong with content by the signatures that stand in `[from, end)`; those of a kind that is not known, or none, say nothing. */
function faultOfSignature(
  bytes: Uint8Array,
  from: number,
  end: number,
  content: Uint8Array,
): string | undefined {
  try {
    // Each kind is made once, however many signers there are.
    const made = new Map<number, string | undefined>();
    for (const digest of digestsIn(bytes, from, end)) {
      const { length } = digest;
      if (!made.has(length)) made.set(length, digests.get(length)?.(content));
      if (made.get(length) !== hexOf(digest)) return 'the content is not what was signed';
    }
    return undefined;
  } catch (error) {
    if (!isEvidenceError(error)) throw error;
    return `the signature of the content is damaged: ${error.message}`;
  }
}

/** Digests of the content of the kinds that are known, as each signer has one. */
function* digestsIn(bytes: Uint8Array, from: number, end: number): Generator<Uint8Array> {
  // Before the signers stand certificates and lists of those that were taken back.
  for (const signers of elementsIn(bytes, from, end)) {
    if (signers.tag !== set) continue;
    for (const signer of elementsIn(bytes, signers.start, signers.end)) {
      for (const part of elementsIn(bytes, signer.start, signer.end)) {
        if (part.tag !== explicit) continue;
        for (const attribute of elementsIn(bytes, part.start, part.end)) {
          const id = elementAt(bytes, attribute.start, attribute.end);
          if (!isId(bytes, id, messageDigestId)) continue;
          const values = expect(bytes, id.next, attribute.end, set);
          const digest = expect(bytes, values.start, values.end, octets);
          const told = bytes.subarray(digest.start, digest.end);
          if (digests.has(told.length)) yield told;
        }
      }
    }
  }
}

function* elementsIn(bytes: Uint8Array, from: number, end: number): Generator<Element> {
  for (let at = from, count = 0; at < end; count++) {
    if (count >= maxPieces) throw new EvidenceError('limit-exceeded', 'elements of a signature');
    const element = elementAt(bytes, at, end);
    yield element;
    at = element.next;
  }
}

function bytesOf(bytes: Uint8Array, element: Element): Uint8Array {
  if (element.tag === octets) return bytes.subarray(element.start, element.end);
  if (element.tag !== octetsInPieces) throw new EvidenceError('malformed', 'content of no bytes');
  const pieces: Uint8Array[] = [];
  for (let at = element.start; at < element.end;) {
    const piece = elementAt(bytes, at, element.end);
    if (piece.tag !== octets) throw new EvidenceError('malformed', `a piece at ${at} of no bytes`);
    if (pieces.length >= maxPieces) throw new EvidenceError('limit-exceeded', 'pieces of content');
    pieces.push(bytes.subarray(piece.start, piece.end));
    at = piece.next;
  }
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

function expect(bytes: Uint8Array, at: number, limit: number, tag: number): Element {
  const element = elementAt(bytes, at, limit);
  if (element.tag !== tag) {
    throw new EvidenceError('malformed', `tag ${element.tag} at ${at} instead of ${tag}`);
  }
  return element;
}

function isId(bytes: Uint8Array, { tag, start, end }: Element, id: Uint8Array): boolean {
  if (tag !== objectId || end - start !== id.length) return false;
  return id.every((byte, index) => bytes[start + index] === byte);
}

/** The element at `at`, which ends at `limit` at the latest. */
function elementAt(bytes: Uint8Array, at: number, limit: number, depth = 0): Element {
  if (depth > maxDepth) throw new EvidenceError('limit-exceeded', 'elements within elements');
  const tag = byteAt(bytes, at, limit);
  if ((tag & 0x1f) === 0x1f) throw new EvidenceError('unsupported', `a long tag at ${at}`);
  const first = byteAt(bytes, at + 1, limit);
  if (first === 0x80) return withoutLength(bytes, at, limit, tag, depth);
  let start = at + 2;
  let length = first;
  if (first > 0x80) {
    const count = first & 0x7f;
    if (count > 4) throw new EvidenceError('malformed', `a length of ${count} bytes at ${at}`);
    length = 0;
    for (; start < at + 2 + count; start++) length = length * 256 + byteAt(bytes, start, limit);
  }
  const end = start + length;
  if (end > limit) throw new EvidenceError('truncated', `an element at ${at} ends behind the rest`);
  return { tag, start, end, next: end };
}

/** An element that says no length ends at two zeros behind the last of its own. */
function withoutLength(
  bytes: Uint8Array,
  at: number,
  limit: number,
  tag: number,
  depth: number,
): Element {
  if ((tag & 0x20) === 0) throw new EvidenceError('malformed', `bytes without a length at ${at}`);
  let end = at + 2;
  while (byteAt(bytes, end, limit) !== 0 || byteAt(bytes, end + 1, limit) !== 0) {
    end = elementAt(bytes, end, limit, depth + 1).next;
  }
  return { tag, start: at + 2, end, next: end + 2 };
}

function byteAt(bytes: Uint8Array, at: number, limit: number): number {
  const byte = at < limit ? bytes[at] : undefined;
  if (byte === undefined) throw new EvidenceError('truncated', `ends at ${limit}`);
  return byte;
}
