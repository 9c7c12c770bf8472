/** Classes of ASCII bytes around links in free text. */
const wordByte = 1;
const endsUrl = 2;
const digitByte = 3;

const classes = new Uint8Array(128);
for (const character of 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_.') {
  classes[character.charCodeAt(0)] = wordByte;
}
for (const digit of '0123456789') classes[digit.charCodeAt(0)] = digitByte;
for (let byte = 0; byte <= 0x20; byte++) classes[byte] = endsUrl;
for (const character of '"<>`{}|^\x7f') classes[character.charCodeAt(0)] = endsUrl;

/** Whether the character that begins at `at` can be part of a host: letters, digits, `-`, `_`, `.`, and letters beyond ASCII. */
export function isWord(bytes: Uint8Array, at: number): boolean {
  const byte = bytes[at] ?? 0;
  if (byte < 0x80) {
    const kind = classes[byte];
    return kind === wordByte || (kind === digitByte && !isKeycap(bytes, at));
  }
  return !isWideBorder(bytes, at) && !isPunctuation(bytes, at);
}

/** Whether the character that begins at `at` ends a URL in free text. */
export function isUrlEnd(bytes: Uint8Array, at: number): boolean {
  const byte = bytes[at] ?? 0;
  if (byte >= 0x80) return isWideBorder(bytes, at);
  const kind = classes[byte];
  return kind === endsUrl || (kind === digitByte && isKeycap(bytes, at));
}

/** Whether the digit at `at` is the emoji of a number, `1️⃣`: followed by the key around it, most often with a variation selector between. */
function isKeycap(bytes: Uint8Array, at: number): boolean {
  const isSelected = bytes[at + 1] === 0xef && bytes[at + 2] === 0xb8 && bytes[at + 3] === 0x8f;
  return isKey(bytes, isSelected ? at + 4 : at + 1);
}

/** U+20E3, which encloses the digit before it. */
function isKey(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === 0xe2 && bytes[at + 1] === 0x83 && bytes[at + 2] === 0xa3;
}

/** Bytes of the UTF-8 character that begins at `at`; 1 for what begins none. */
export function characterLength(bytes: Uint8Array, at: number): number {
  const byte = bytes[at] ?? 0;
  return byte < 0xc2 ? 1 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : byte < 0xf5 ? 4 : 1;
}

/** Arrows to pictographs, and emoji of numbers: they follow a URL in free text, and stand in hosts. */
export function isPictograph(bytes: Uint8Array, at: number): boolean {
  if (isKey(bytes, at) || (classes[bytes[at] ?? 0] === digitByte && isKeycap(bytes, at)))
    return true;
  const second = (bytes[at + 1] ?? 0) & 0x3f;
  if (bytes[at] === 0xf0) return second === 0x1f;
  return bytes[at] === 0xe2 && isSign(0x2000 + second * 64 + ((bytes[at + 2] ?? 0) & 0x3f));
}

function isSign(point: number): boolean {
  return point >= 0x2190 && point <= 0x2bff;
}

/** White space, punctuation, direction marks and pictographs beyond ASCII. Letters and their marks are none. */
function isWideBorder(bytes: Uint8Array, at: number): boolean {
  const lead = bytes[at] ?? 0;
  const second = (bytes[at + 1] ?? 0) & 0x3f;
  switch (lead) {
    case 0xc2: // U+0080 to U+00BF: signs, but for ª º and the soft hyphen
      return second !== 0x2a && second !== 0x2d && second !== 0x3a;
    case 0xd8: // Arabic comma, semicolon, question mark, letter mark
      return second === 0x0c || second === 0x1b || second === 0x1c || second === 0x1f;
    case 0xd6: // Armenian full stop
      return second === 0x09;
    case 0xd9: // Arabic signs of numbers, and the star
      return second >= 0x2a && second <= 0x2d;
    case 0xdb: // Arabic full stop
      return second === 0x14;
    case 0xe0: // full stops of the scripts of India
      return second === 0x25 && (bytes[at + 2] === 0xa4 || bytes[at + 2] === 0xa5);
    case 0xe1: {
      const point = 0x1000 + second * 64 + ((bytes[at + 2] ?? 0) & 0x3f);
      // Burmese, Ethiopic and Khmer punctuation
      if (point <= 0x104b) return point >= 0x104a;
      if (point <= 0x1368) return point >= 0x1360;
      return point >= 0x17d4 && point <= 0x17da && point !== 0x17d7;
    }
    case 0xe2: {
      const point = 0x2000 + second * 64 + ((bytes[at + 2] ?? 0) & 0x3f);
      // ZERO WIDTH (NON-)JOINER belong to words; arrows to pictographs do not
      if (point === 0x200c || point === 0x200d) return false;
      return point <= 0x206f || isSign(point);
    }
    case 0xe3: {
      const point = 0x3000 + second * 64 + ((bytes[at + 2] ?? 0) & 0x3f);
      return point <= 0x3004 || (point >= 0x3008 && point <= 0x3020) || point === 0x30fb;
    }
    case 0xef: {
      const point = 0xf000 + second * 64 + ((bytes[at + 2] ?? 0) & 0x3f);
      return (
        point === 0xfeff ||
        point >= 0xfff9 ||
        (point >= 0xff01 && point <= 0xff0f && point !== 0xff0d && point !== 0xff0e) ||
        (point >= 0xff1a && point <= 0xff20) ||
        (point >= 0xff3b && point <= 0xff40) ||
        (point >= 0xff5b && point <= 0xff65 && point !== 0xff61)
      );
    }
    case 0xf0: // pictographs
      return second === 0x1f;
    case 0xf3: // tags, of which flags of regions are made
      return second === 0x20 && (bytes[at + 2] === 0x80 || bytes[at + 2] === 0x81);
    default:
      return false;
  }
}

/** Of each character of the basic plane: 0 not asked yet, 1 neither punctuation nor a sign, 2 one of them. Asked once, as whole texts are in such scripts. */
const kindsOfCharacters = new Uint8Array(0x10000);

/**
 * Punctuation and signs of any script, as they stand beside a host in a text. A URL goes on with it, as names of pages hold some (`צה״ל`), and so does a host
 * with what is looked up as `.` or `-`.
 */
function isPunctuation(bytes: Uint8Array, at: number): boolean {
  const length = characterLength(bytes, at);
  if (length !== 2 && length !== 3) return false;
  const lead = bytes[at] ?? 0;
  const second = (bytes[at + 1] ?? 0) & 0x3f;
  const point =
    length === 2
      ? ((lead & 0x1f) << 6) | second
      : ((lead & 0x0f) << 12) | (second << 6) | ((bytes[at + 2] ?? 0) & 0x3f);
  if (kindsOfCharacters[point] === 0) {
    const character = String.fromCharCode(point);
    kindsOfCharacters[point] = isBesideHost(character) ? 2 : 1;
  }
  return kindsOfCharacters[point] === 2;
}

/** Punctuation, signs of money and pictures, and the key around a number; none that is looked up as something else, as ™ is as `tm`. */
function isBesideHost(character: string): boolean {
  const lookedUp = character.normalize('NFKC');
  if (/\p{P}/u.test(character)) return !/[-.\u3002]/.test(lookedUp);
  return /[\p{Sc}\p{So}\u20e3]/u.test(character) && lookedUp === character;
}
