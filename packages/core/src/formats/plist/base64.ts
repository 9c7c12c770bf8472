const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const skipped = 64;
const padding = 65;
const wrong = 66;

const classes = new Uint8Array(128).fill(wrong);
for (let i = 0; i < alphabet.length; i++) classes[alphabet.charCodeAt(i)] = i;
for (const space of ' \t\r\n\f\v') classes[space.charCodeAt(0)] = skipped;
classes['='.charCodeAt(0)] = padding;

/** Base64 with white space anywhere; `undefined` where anything else stands in it. Missing padding is forgiven. */
export function decodeBase64(text: string): Uint8Array | undefined {
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let length = 0;
  let pending = 0;
  let bits = 0;
  let isPadded = false;
  for (let i = 0; i < text.length; i++) {
    const kind = classes[text.charCodeAt(i)] ?? wrong;
    if (kind === skipped) continue;
    if (kind === wrong || (isPadded && kind !== padding)) return undefined;
    if (kind === padding) {
      isPadded = true;
      continue;
    }
    pending = ((pending << 6) | kind) & 0xfff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[length++] = (pending >> bits) & 0xff;
    }
  }
  return bytes.subarray(0, length);
}

/** Whether the letters and signs of padding are as many as the bytes need: without padding, all but one too many; with it, groups of four. */
export function isWholeBase64(text: string): boolean {
  let letters = 0;
  let signs = 0;
  for (let i = 0; i < text.length; i++) {
    const kind = classes[text.charCodeAt(i)] ?? wrong;
    if (kind < skipped) letters += 1;
    else if (kind === padding) signs += 1;
  }
  return signs === 0 ? letters % 4 !== 1 : signs <= 2 && (letters + signs) % 4 === 0;
}
