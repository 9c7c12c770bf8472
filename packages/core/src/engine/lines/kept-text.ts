import { addressAlone } from '../../indicators/normalise.ts';
import { AddressHashes } from './address-hash.ts';
import type { Slot } from './field-slots.ts';
import type { LineBuffer } from './line-buffer.ts';
import { keptOfUrl } from './kept-url.ts';

/** Writes the texts of fields, each as much of it as is kept. */
export class KeptTexts {
  readonly #addresses = new AddressHashes();

  write(line: LineBuffer, slot: Slot, source: Uint8Array, start: number, end: number): void {
    if (slot.hashed) {
      line.ascii(`"${this.#addresses.of(source.slice(start, end))}"`);
      return;
    }
    const kept = slot.dropsUserInfo ? keptOfUrl(source, start, end) : undefined;
    if (kept) line.text(kept, 0, kept.length);
    else line.text(source, start, end);
  }
}

/**
 * The text as a finding tells it, the same whether everything is kept or not. The e-mail address that an indicator names is told in clear:
 * it is the indicator's own. The name of a person beside it is not.
 */
export function toldText(slot: Slot, source: Uint8Array, start: number, end: number): string {
  const kept = slot.doc.observable === 'url' ? keptOfUrl(source, start, end) : undefined;
  const text = new TextDecoder().decode(kept ?? source.slice(start, end));
  return slot.doc.observable === 'email' ? addressAlone(text) : text;
}
