import type { IndicatorType } from '../model/index.ts';

/** Longest pattern that is read, in characters. */
const maxPatternLength = 32_768;

/** A pattern that asks for one value of one type, which is the only kind that can be compared here. */
export interface PlainComparison {
  readonly type: IndicatorType;
  /** Unescaped, otherwise as published. */
  readonly value: string;
}

/**
 * `[type:path = '`; a path is made of plain characters and quoted steps. White space may stand between any two tokens of the grammar;
 * that around a dot can be read in one way only, or a hostile pattern would be tried in very many.
 */
const opening =
  /^\s{0,64}\[\s{0,64}([a-z0-9-]{1,64})\s{0,64}:\s{0,64}((?:[^\s='"[\].]|'[^']{0,64}'|"[^"]{0,64}"|\s{0,64}\.\s{0,64}(?![\s.])){1,128})\s{0,64}==?\s{0,64}'/;
const aroundDot = /\s{0,64}\.\s{0,64}/g;
const closing = /^\s{0,64}\]\s{0,64}$/;

/**
 * Reads a STIX pattern of one plain comparison, `[domain-name:value = 'example.org']`, with `\'` and `\\` in the value.
 * `undefined` for every other: AND, OR, other operators and qualifiers, objects and properties that no record holds.
 */
export function parseStixPattern(pattern: string): PlainComparison | undefined {
  if (pattern.length > maxPatternLength) return undefined;
  const start = opening.exec(pattern);
  if (start === null) return undefined;
  const literal = literalFrom(pattern, start[0].length);
  if (literal === undefined || !closing.test(pattern.slice(literal.end))) return undefined;
  const path = (start[2] ?? '').replace(aroundDot, '.');
  const type = typeOf(start[1] ?? '', path, literal.value);
  return type && { type, value: literal.value };
}

/** The text up to the closing quote. A backslash before anything but `'` and `\` stands for itself, as some feeds write it. */
function literalFrom(pattern: string, from: number): { value: string; end: number } | undefined {
  const plainEnd = pattern.indexOf("'", from);
  if (plainEnd < 0) return undefined;
  const plain = pattern.slice(from, plainEnd);
  if (!plain.includes('\\')) return { value: plain, end: plainEnd + 1 };

  let value = '';
  for (let at = from; at < pattern.length; at++) {
    const character = pattern.charAt(at);
    if (character === "'") return { value, end: at + 1 };
    const next = pattern.charAt(at + 1);
    if (character === '\\' && (next === "'" || next === '\\')) {
      value += next;
      at++;
    } else {
      value += character;
    }
  }
  return undefined;
}

function typeOf(object: string, path: string, value: string): IndicatorType | undefined {
  switch (`${object}:${path}`) {
    case 'domain-name:value':
      return 'domain';
    case 'url:value':
      return 'url';
    case 'ipv4-addr:value':
      return 'ipv4';
    case 'ipv6-addr:value':
      return 'ipv6';
    case 'email-addr:value':
      return 'email';
    case 'process:name':
    // The file that the process was started from, as STIX 2.0 and 2.1 call it.
    case 'process:binary_ref.name':
    case 'process:image_ref.name':
      return 'process';
    case 'file:name':
      return 'file-name';
    case 'file:path':
      // One without a folder says no more than a name does, and every file so called would be it.
      return /[/\\]/.test(value) ? 'file-path' : 'file-name';
    case 'app:id':
      return 'app-id';
    case 'configuration-profile:id':
      return 'profile-id';
    case 'android-property:name':
      return 'android-property';
  }
  if (object === 'file' && path.startsWith('hashes.')) return hashType(path.slice(7), value);
  if (object === 'app' && path.startsWith('cert.')) {
    return hashType(path.slice(5), value) && 'certificate';
  }
  return undefined;
}

const hashTypes: readonly IndicatorType[] = ['md5', 'sha1', 'sha256'];

/** The algorithm in any spelling (`'SHA-256'`, `sha256`); where a value has another's length, its length decides. */
function hashType(algorithm: string, value: string): IndicatorType | undefined {
  const name = algorithm.replace(/['"_-]/g, '').toLowerCase();
  const named = hashTypes.find((type) => type === name);
  if (named === undefined) return undefined;
  const digits = value.replace(/[\s:-]/g, '').length;
  return digits === 32 ? 'md5' : digits === 40 ? 'sha1' : digits === 64 ? 'sha256' : named;
}
