import type { SqliteValue } from '../../model/index.ts';
import type { SqlToken, SqlTokens } from './sql-tokens.ts';
import { affinity } from './table.ts';
import { exactInteger } from './varint.ts';

/**
 * Reads what follows `DEFAULT` and gives the value that SQLite reads in rows without the column.
 * Constants only, with signs and parentheses; anything else (`CURRENT_TIMESTAMP`, expressions) gives NULL,
 * which is right because no column with such a default can be added to a table that has rows.
 */
export function readDefault(tokens: SqlTokens, declaredType: string): SqliteValue {
  let negative = false;
  let signed = false;
  let depth = 0;
  let token = tokens.next();
  while (
    token.kind === 'symbol' &&
    (token.text === '(' || token.text === '+' || token.text === '-')
  ) {
    if (token.text === '(') depth++;
    else {
      signed = true;
      if (token.text === '-') negative = !negative;
    }
    token = tokens.next();
  }
  let value = constant(token, depth > 0);
  if (signed && typeof value !== 'number' && typeof value !== 'bigint') value = signedText(value);
  if (negative && typeof value === 'number') value = -value;
  if (negative && typeof value === 'bigint') value = exactInteger(-value);
  if (typeof value === 'bigint' && (value > maxInteger || value < -maxInteger - 1n))
    value = Number(value);
  if (value === 0) value = 0;
  if (depth > 0 && !closes(tokens, depth)) return null;
  return withAffinity(value, declaredType);
}

const maxInteger = 2n ** 63n - 1n;

function constant(token: SqlToken, inParentheses: boolean): SqliteValue {
  switch (token.kind) {
    case 'number':
      return numberOf(token.text);
    case 'string':
      return token.text;
    case 'blob':
      return blobOf(token.text);
    case 'name':
      return inParentheses ? null : token.text;
    case 'word': {
      const word = token.text.toUpperCase();
      if (word === 'TRUE') return 1;
      if (word === 'FALSE') return 0;
      if (word === 'NULL' || word.startsWith('CURRENT_')) return null;
      return inParentheses ? null : token.text;
    }
    default:
      return null;
  }
}

/** A sign before text makes it the number that it begins with. */
function signedText(value: SqliteValue): SqliteValue {
  if (typeof value !== 'string') return value === null ? null : 0;
  const begin = /^\s{0,100}([+-]?\d{1,400}(?:\.\d{0,400})?(?:[eE][+-]?\d{1,5})?)/.exec(value)?.[1];
  return begin === undefined ? 0 : numberOf(begin);
}

function numberOf(text: string): number | bigint {
  const digits = text.replaceAll('_', '');
  if (/^0[xX]/.test(digits))
    return digits.length > 18 ? 0 : exactInteger(BigInt.asIntN(64, BigInt(digits)));
  // 2^63 is kept exact here: with a minus before it, it is an integer.
  if (/^\d{1,19}$/.test(digits) && BigInt(digits) <= maxInteger + 1n)
    return exactInteger(BigInt(digits));
  return Number(digits);
}

/** `undefined` never: digits that are no pairs end the blob. */
function blobOf(text: string): Uint8Array {
  const digits = text.slice(2, -1);
  if (!/^(?:[0-9a-fA-F]{2})*$/.test(digits)) return new Uint8Array(0);
  const bytes = new Uint8Array(digits.length / 2);
  for (let i = 0; i < bytes.length; i++)
    bytes[i] = Number.parseInt(digits.slice(2 * i, 2 * i + 2), 16);
  return bytes;
}

/** Passes over the closing parentheses; false where something else stands before them: then it was an expression. */
function closes(tokens: SqlTokens, depth: number): boolean {
  let plain = true;
  while (depth > 0) {
    const token = tokens.next();
    if (token.kind === 'end') return false;
    if (token.text === '(' && token.kind === 'symbol') depth++;
    else if (token.text === ')' && token.kind === 'symbol') depth--;
    else plain = false;
  }
  return plain;
}

function withAffinity(value: SqliteValue, type: string): SqliteValue {
  const kind = affinity(type);
  if (kind === 'blob' || value === null || value instanceof Uint8Array) return value;
  if (kind === 'text') return typeof value === 'string' ? value : String(value);
  if (kind === 'real' && typeof value === 'bigint') return Number(value);
  if (typeof value !== 'string') return value;
  const text = value.trim();
  if (!/^[+-]?(?:\d{1,400}(?:\.\d{0,400})?|\.\d{1,400})(?:[eE][+-]?\d{1,5})?$/.test(text))
    return value;
  const sign = text.startsWith('-') ? -1 : 1;
  const size = numberOf(text.replace(/^[+-]/, ''));
  if (typeof size === 'bigint') {
    const exact = sign < 0 ? -size : size;
    return kind === 'real' || exact > maxInteger ? Number(exact) : exactInteger(exact);
  }
  return size === 0 ? 0 : sign * size;
}
