import { sha256 } from '../bytes/sha256.ts';
import { normaliseEmail } from '../indicators/normalise.ts';
import { bytesOf } from './json-bytes.ts';

/** SHA-256 of an e-mail address, normalised as indicators are, in hexadecimal. */
export function addressHash(address: Uint8Array): string {
  const text = new TextDecoder().decode(address);
  const normal = normaliseEmail(text);
  return Array.from(sha256(bytesOf(normal)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
