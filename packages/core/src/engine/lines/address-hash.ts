import { sha256Hex } from '../../bytes/sha256.ts';
import { normaliseEmail } from '../../indicators/normalise.ts';
import { bytesOf } from './json-bytes.ts';

/** Most messages are of a few people: the hashes of so many addresses are kept. */
const mostKept = 1024;
/** An address is no longer (RFC 5321); what evidence says is one may be. */
const longestKept = 320;

/** SHA-256 of an e-mail address, normalised as indicators are, in hexadecimal. */
export function addressHash(address: Uint8Array): string {
  return hashOf(new TextDecoder().decode(address));
}

/** The same for address after address, of which most have been asked for before. */
export class AddressHashes {
  readonly #known = new Map<string, string>();

  of(address: Uint8Array): string {
    if (address.length > longestKept) return addressHash(address);
    const text = new TextDecoder().decode(address);
    const known = this.#known.get(text);
    if (known !== undefined) return known;
    if (this.#known.size === mostKept) this.#known.clear();
    const hash = hashOf(text);
    this.#known.set(text, hash);
    return hash;
  }
}

function hashOf(text: string): string {
  return sha256Hex(bytesOf(normaliseEmail(text)));
}
