import type { SqliteValue } from '../../model/index.ts';
import type { SqlToken, SqlTokens } from './sql-tokens.ts';
import { affinity } from './table.ts';
import { exactInteger } from './varint.ts';

/** Within this file every integer is a bigint and every real a number, since SQLite tells `5` from `5.0`. */
type Constant = null | string | Uint8Array | bigint | number;

const maxInteger = 2n ** 63n - 1n;

/**
 * Reads what follows `DEFAULT` and gives the value that SQLite reads in rows without the column.
 * Constants only, with signs and parentheses; anything else (`CURRENT_TIMESTAMP`, expressions) gives NULL,
 * which is right because no column with such a default can be added to a table that has rows.
 */
export function readDefault(tokens: SqlTokens, declaredType: string): SqliteValue {
  let minuses = 0;
  let depth = 0;
  let token = tokens.next();
  while (isSymbol(token, '(') || isSymbol(token, '+') || isSymbol(token, '-')) {
    if (token.text === '(') depth++;
    if (token.text === '-') minuses++;
    token = tokens.next();
  }
  let value = constant(token, depth > 0);
  if (minuses > 0) value = negated(value, minuses % 2 === 1);
  if (depth > 0 && !closes(tokens, depth)) return null;
  if (affinity(declaredType) === 'text' && token.kind === 'number' && minuses < 2) {
    return textOfNumber(value, `${minuses === 1 ? '-' : ''}${token.text.replaceAll('_', '')}`);
  }
  return plain(withAffinity(value, declaredType));
}

function constant(token: SqlToken, inParentheses: boolean): Constant {
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
      if (word === 'TRUE') return 1n;
      if (word === 'FALSE') return 0n;
      if (word === 'NULL' || word.startsWith('CURRENT_')) return null;
      return inParentheses ? null : token.text;
    }
    default:
      return null;
  }
}

/** A minus makes text (or bytes) the number that it begins with, as anywhere in SQL. */
function negated(value: Constant, negative: boolean): Constant {
  if (value === null) return null;
  let number: bigint | number = 0n;
  if (typeof value === 'string' || value instanceof Uint8Array) {
    const text =
      typeof value === 'string' ? value : String.fromCharCode(...value.subarray(0, 1000));
    const begin = /^\s{0,100}([+-]?)(\d{1,400}(?:\.\d{0,400})?(?:[eE][+-]?\d{1,5})?)/.exec(text);
    if (begin !== null) number = numberOf(begin[2]!);
    if (begin?.[1] === '-') number = -number;
  } else number = value;
  return negative ? -number : number;
}

/** Without its sign. Integers stay exact up to 2^64, so that a minus can still make them 64-bit integers. */
function numberOf(text: string): bigint | number {
  const digits = text.replaceAll('_', '');
  if (/^0[xX]/.test(digits)) {
    return digits.length > 18 ? 0n : BigInt.asIntN(64, BigInt(digits));
  }
  return /^\d{1,20}$/.test(digits) ? BigInt(digits) : Number(digits);
}

/** Empty where the digits are no pairs, which SQLite does not accept anyway. */
function blobOf(text: string): Uint8Array {
  const digits = text.slice(2, -1);
  if (!/^(?:[0-9a-fA-F]{2})*$/.test(digits)) return new Uint8Array(0);
  return Uint8Array.from({ length: digits.length / 2 }, (_, index) =>
    Number.parseInt(digits.slice(2 * index, 2 * index + 2), 16),
  );
}

/** Passes over the closing parentheses; false where something else stands before them: then it was an expression. */
function closes(tokens: SqlTokens, depth: number): boolean {
  let onlyParentheses = true;
  for (let open = depth; open > 0;) {
    const token = tokens.next();
    if (token.kind === 'end') return false;
    if (isSymbol(token, '(')) open++;
    else if (isSymbol(token, ')')) open--;
    else onlyParentheses = false;
  }
  return onlyParentheses;
}

function isSymbol(token: SqlToken, symbol: string): boolean {
  return token.kind === 'symbol' && token.text === symbol;
}

function withAffinity(value: Constant, type: string): Constant {
  const kind = affinity(type);
  if (kind === 'blob' || value === null || value instanceof Uint8Array) return value;
  if (kind === 'text') return typeof value === 'string' ? value : String(value);
  if (typeof value !== 'string') return kind === 'real' ? Number(value) : wholeOf(value);
  const text = value.trim();
  if (!/^[+-]?(?:\d{1,400}(?:\.\d{0,400})?|\.\d{1,400})(?:[eE][+-]?\d{1,5})?$/.test(text)) {
    return value;
  }
  const size = numberOf(text.replace(/^[+-]/, ''));
  const number = text.startsWith('-') ? -size : size;
  return kind === 'real' ? number : wholeOf(number);
}

/** A column of numbers stores a whole number as an integer, also one that was written as `1e18`. */
function wholeOf(value: bigint | number): bigint | number {
  return typeof value === 'number' && Number.isInteger(value) && Math.abs(value) < 2 ** 63
    ? BigInt(value)
    : value;
}

/** In a column of text, SQLite keeps a decimal number as it was written, but for integers of 32 bits. */
function textOfNumber(value: Constant, written: string): string {
  const isPlain = typeof value === 'bigint' && BigInt.asIntN(32, value) === value;
  return isPlain || /^-?0[xX]/.test(written) ? String(value) : written;
}

/** An integer of more than 64 bits is a real. */
function within64(value: bigint | number): bigint | number {
  return typeof value === 'bigint' && (value > maxInteger || value < -maxInteger - 1n)
    ? Number(value)
    : value;
}

function plain(value: Constant): SqliteValue {
  if (typeof value !== 'bigint' && typeof value !== 'number') return value;
  const kept = within64(value);
  if (typeof kept === 'bigint') return exactInteger(kept);
  // SQLite gives no negative zero here.
  return kept === 0 ? 0 : kept;
}
