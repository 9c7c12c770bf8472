import type { Affinity } from './table.ts';

/** A value in SQL: every integer is a bigint of 64 bits and every real a number, since SQLite tells `5` from `5.0`. */
export type Constant = null | string | Uint8Array | bigint | number;

/** Gives the value of an expression in a column of such an affinity. */
type Value = (kind: Affinity) => Constant;

const maxInteger = 2n ** 63n - 1n;
const minInteger = -(2n ** 63n);

/** A number at the beginning of a text: blanks, a sign, decimals and an exponent. */
const numberAtStart = /^[\t-\r ]*([+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?)/;

/** What a column of such an affinity holds of a value. */
export function withAffinity(value: Constant, kind: Affinity): Constant {
  if (kind === 'blob' || value === null || value instanceof Uint8Array) return value;
  if (kind === 'text') return typeof value === 'string' ? value : textOf(value);
  if (typeof value === 'bigint') return value;
  if (typeof value === 'number') return wholeOf(value);
  const start = numberAtStart.exec(value);
  const isNumber = start !== null && /^[\t-\r ]*$/.test(value.slice(start[0].length));
  return isNumber ? (integerOf(start[1]!) ?? wholeOf(Number(start[1]))) : value;
}

/** A minus before an expression: text and bytes count as the number that they begin with. */
export function minus(of: Value): Value {
  return (kind) => {
    const value = of(kind);
    if (value === null) return null;
    const number = numberOf(value);
    return withAffinity(number === minInteger ? 2 ** 63 : -number, kind);
  };
}

/** `CAST`; NULL between text and bytes, which the encoding of the database decides. */
export function cast(of: Value, to: Affinity): Value {
  return (kind) => {
    const value = of(to);
    return value === null ? null : withAffinity(castTo(value, to), kind);
  };
}

function castTo(value: Exclude<Constant, null>, to: Affinity): Constant {
  if (to === 'blob') return value instanceof Uint8Array ? value : null;
  if (to === 'text') return value instanceof Uint8Array ? null : withAffinity(value, to);
  if (to === 'numeric') return numberOf(value);
  if (to === 'real') return Number(numberOf(value));
  if (typeof value === 'string' || value instanceof Uint8Array)
    return within64(BigInt(/^[\t-\r ]*([+-]?\d{1,400})/.exec(startOf(value))?.[1] ?? 0));
  if (typeof value === 'bigint') return value;
  if (!Number.isFinite(value)) return value > 0 ? maxInteger : minInteger;
  return within64(BigInt(Math.trunc(value)));
}

function within64(value: bigint): bigint {
  return value > maxInteger ? maxInteger : value < minInteger ? minInteger : value;
}

/** A number is what it is; text and bytes are the number that they begin with, or 0. */
function numberOf(value: Exclude<Constant, null>): bigint | number {
  if (typeof value === 'bigint' || typeof value === 'number') return value;
  const text = startOf(value);
  const start = numberAtStart.exec(text);
  if (start === null) return 0n;
  const isAll = /^[\t-\r ]*$/.test(text.slice(start[0].length));
  const integer = isAll ? integerOf(start[1]!) : undefined;
  const real = Number(start[1]);
  // Of other texts SQLite makes an integer only where a real holds it beyond doubt.
  return integer ?? (Math.abs(real) < 2 ** 51 ? wholeOf(real) : real);
}

function startOf(value: string | Uint8Array): string {
  return typeof value === 'string' ? value : String.fromCharCode(...value.subarray(0, 1000));
}

/** Of digits with a sign, where they make a 64-bit integer. */
function integerOf(text: string): bigint | undefined {
  const digits = /^([+-]?)(\d{1,400})$/.exec(text);
  if (digits === null) return undefined;
  const size = BigInt(digits[2]!);
  const integer = digits[1] === '-' ? -size : size;
  return integer === within64(integer) ? integer : undefined;
}

/** A column of numbers stores a whole number as an integer, also one that was written as `1e18`. */
function wholeOf(value: number): bigint | number {
  return Number.isInteger(value) && Math.abs(value) < 2 ** 63 ? BigInt(value) : value;
}

/** SQLite writes a real with 15 digits, as C does for `%!.15g`. */
function textOf(value: bigint | number): string {
  if (typeof value === 'bigint') return String(value);
  if (!Number.isFinite(value)) return value > 0 ? 'Inf' : '-Inf';
  const [mantissa = '', power = ''] = value.toExponential(14).split('e');
  const exponent = Number(power);
  if (exponent >= -4 && exponent < 15) return withPoint(String(Number(value.toPrecision(15))));
  const digits = String(Math.abs(exponent)).padStart(2, '0');
  return `${withPoint(String(Number(mantissa)))}e${exponent < 0 ? '-' : '+'}${digits}`;
}

function withPoint(digits: string): string {
  return digits.includes('.') ? digits : `${digits}.0`;
}
