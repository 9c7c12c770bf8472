import { defaultLimits, EvidenceError } from '../../model/index.ts';
import { faultOfArchive } from './archive-faults.ts';
import { readBinaryPropertyList } from './binary.ts';
import type { PlistLimits, PlistOptions } from './limits.ts';
import type { PlistValue } from './value.ts';
import { xmlText } from './xml-encoding.ts';
import { readXmlPropertyList } from './xml.ts';

/**
 * Reads a property list, binary or XML, recognised by its content. Throws `EvidenceError`: `unsupported` for the old
 * OpenStep text form and unknown binary versions, `truncated` where it was cut off (and for an empty file).
 */
export function readPropertyList(
  bytes: Uint8Array,
  limits: PlistLimits = defaultLimits,
  options: PlistOptions = {},
): PlistValue {
  const value = readEitherForm(bytes, limits, options);
  const tell = options.tell ?? options.tellDamage;
  const fault = tell && faultOfArchive(value);
  if (fault !== undefined) tell?.(fault);
  return value;
}

function readEitherForm(bytes: Uint8Array, limits: PlistLimits, options: PlistOptions): PlistValue {
  if (startsWith(bytes, 'bplist')) return readBinaryPropertyList(bytes, limits, options);
  if (bytes.length === 0) throw new EvidenceError('truncated', 'empty file');
  const document = xmlText(bytes);
  if (document !== undefined) {
    const value = readXmlPropertyList(document.text, limits, options);
    if (!document.isWhole) (options.tell ?? options.tellDamage)?.(unknownLetters);
    return value;
  }
  if (isOpenStep(bytes)) throw new EvidenceError('unsupported', 'OpenStep property list');
  throw new EvidenceError('malformed', 'not a property list');
}

const unknownLetters = 'an XML property list with letters that are not in its encoding';

function startsWith(bytes: Uint8Array, text: string): boolean {
  if (bytes.length < text.length) return false;
  for (let i = 0; i < text.length; i++) if (bytes[i] !== text.charCodeAt(i)) return false;
  return true;
}

/**
 * OpenStep lists begin with a dictionary, an array, a string, data or a comment. JSON begins like a dictionary, but has a colon behind its first key.
 * Encrypted bytes begin with one of these signs about once in sixty files, but hold control characters, which no text does.
 */
function isOpenStep(bytes: Uint8Array): boolean {
  const beginning = bytes.subarray(0, 4096);
  if (beginning.some((byte) => byte < 0x09 || (byte > 0x0d && byte < 0x20))) return false;
  const text = new TextDecoder('latin1').decode(beginning).trimStart();
  return /^[{("/]/.test(text) && !/^\{\s*"(?:[^"\\]|\\.)*"\s*:/.test(text);
}
