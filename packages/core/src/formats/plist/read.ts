import { defaultLimits, EvidenceError } from '../../model/index.ts';
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
  if (startsWith(bytes, 'bplist')) return readBinaryPropertyList(bytes, limits, options);
  if (bytes.length === 0) throw new EvidenceError('truncated', 'empty file');
  const text = xmlText(bytes);
  if (text !== undefined) return readXmlPropertyList(text, limits, options);
  if (isOpenStep(bytes)) throw new EvidenceError('unsupported', 'OpenStep property list');
  throw new EvidenceError('malformed', 'not a property list');
}

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
