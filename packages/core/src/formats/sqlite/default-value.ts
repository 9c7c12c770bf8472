import type { SqliteValue } from '../../model/index.ts';
import type { Constant } from './constant.ts';
import { cast, minus, withAffinity } from './constant.ts';
import { isSymbol, type SqlToken, type SqlTokens } from './sql-tokens.ts';
import type { Affinity } from './table.ts';
import { affinity } from './table.ts';
import { exactInteger } from './varint.ts';

/** SQLite takes no expression that is deeper. */
const maxDepth = 1000;

/** What an expression gives in a column of such an affinity. */
type Value = (kind: Affinity) => Constant;

interface Expression {
  readonly value: Value;
  /** What a minus before it makes of a number as it is written; else it turns round what `value` gives. */
  readonly negative?: Value;
}

/**
 * Reads what follows `DEFAULT` and gives the value that SQLite reads in rows without the column, by the affinity of the column: constants with
 * signs, parentheses and `CAST`, as its `valueFromExpr` makes them. Anything else (`CURRENT_TIMESTAMP`, other expressions) gives NULL, which
 * is right because no column with such a default can be added to a table that has rows. So does a cast between text and bytes, which the
 * encoding decides.
 */
export function readDefault(tokens: SqlTokens): (kind: Affinity) => SqliteValue {
  const expression = new DefaultParser(tokens).parse();
  return (kind) => {
    const value = expression?.value(kind) ?? null;
    return plain(kind === 'real' && typeof value === 'bigint' ? Number(value) : value);
  };
}

class DefaultParser {
  readonly #tokens: SqlTokens;
  #open = 0;
  #depth = 0;

  constructor(tokens: SqlTokens) {
    this.#tokens = tokens;
  }

  /** `undefined` for what is no constant. Goes past the parenthesis that closes the one it begins with, and no further. */
  parse(): Expression | undefined {
    const expression = this.#signed();
    if (this.#open === 0) return expression;
    while (this.#open > 0 && this.#next().kind !== 'end');
    return undefined;
  }

  #signed(): Expression | undefined {
    const signs: string[] = [];
    let token = this.#next();
    for (; isSymbol(token, '+') || isSymbol(token, '-'); token = this.#next()) {
      if (++this.#depth > maxDepth) return undefined;
      signs.push(token.text);
    }
    let expression = this.#unsigned(token);
    if (expression === undefined) return undefined;
    for (const sign of signs) {
      if (sign === '-') expression = { value: expression.negative ?? minus(expression.value) };
    }
    return expression;
  }

  #unsigned(token: SqlToken): Expression | undefined {
    const isInside = this.#open > 0;
    switch (token.kind) {
      case 'number':
        return numberOf(token.text.replaceAll('_', ''));
      case 'string':
        return constant(token.text);
      case 'blob':
        return constant(bytesOf(token.text));
      case 'name':
        return isInside ? undefined : constant(token.text);
      case 'word':
        return this.#word(token.text, isInside);
      default:
        if (!isSymbol(token, '(') || ++this.#depth > maxDepth) return undefined;
        return this.#closed(this.#signed());
    }
  }

  #word(text: string, isInside: boolean): Expression | undefined {
    const word = text.toUpperCase();
    if (word === 'TRUE') return constant(1n);
    if (word === 'FALSE') return constant(0n);
    if (word === 'NULL' || /^CURRENT_(?:TIME|DATE|TIMESTAMP)$/.test(word)) return undefined;
    if (!isInside) return constant(text);
    if (word !== 'CAST' || !isSymbol(this.#next(), '(') || ++this.#depth > maxDepth)
      return undefined;
    const of = this.#signed();
    const as = this.#next();
    if (of === undefined || as.kind !== 'word' || as.text.toUpperCase() !== 'AS') return undefined;
    return { value: cast(of.value, this.#castType()) };
  }

  /** The type up to the parenthesis that ends the cast. */
  #castType(): Affinity {
    const outside = this.#open - 1;
    let end = -1;
    const { start } = this.#tokens.peek();
    while (this.#open > outside) {
      const token = this.#next();
      if (token.kind === 'end') break;
      if (this.#open > outside) ({ end } = token);
    }
    return end < 0 ? 'numeric' : affinity(this.#tokens.sql.slice(start, end));
  }

  #closed(expression: Expression | undefined): Expression | undefined {
    return expression !== undefined && isSymbol(this.#next(), ')') ? expression : undefined;
  }

  #next(): SqlToken {
    const token = this.#tokens.next();
    if (isSymbol(token, '(')) this.#open++;
    if (isSymbol(token, ')')) this.#open--;
    return token;
  }
}

function constant(value: Constant): Expression {
  return { value: (kind) => withAffinity(value, kind) };
}

/** SQLite keeps what is no integer of 64 bits as it is written, which is what a column of text then holds. */
function numberOf(digits: string): Expression {
  const isWhole = /^(?:0[xX]|\d+$)/.test(digits);
  const whole = isWhole ? integerOf(digits) : undefined;
  const value = (sign: '' | '-') => (kind: Affinity) => {
    if (whole !== undefined) return withAffinity(sign === '-' ? -whole : whole, kind);
    const text = `${sign}${digits}`;
    if (kind === 'blob') return isWhole ? withAffinity(text, 'numeric') : Number(text);
    return withAffinity(text, kind);
  };
  return { value: value(''), negative: value('-') };
}

function integerOf(digits: string): bigint | undefined {
  if (/^0[xX]/.test(digits))
    return digits.length > 18 ? undefined : BigInt.asIntN(64, BigInt(digits));
  if (digits.length > 400) return undefined;
  const whole = BigInt(digits);
  return whole < 2n ** 63n ? whole : undefined;
}

/** Empty where the digits are no pairs, which SQLite does not accept anyway. */
function bytesOf(text: string): Uint8Array {
  const digits = text.slice(2, -1);
  if (!/^(?:[0-9a-fA-F]{2})*$/.test(digits)) return new Uint8Array(0);
  return Uint8Array.from({ length: digits.length / 2 }, (_, index) =>
    Number.parseInt(digits.slice(2 * index, 2 * index + 2), 16),
  );
}

function plain(value: Constant): SqliteValue {
  if (typeof value === 'bigint') return exactInteger(value);
  // SQLite gives no negative zero here.
  return value === 0 ? 0 : value;
}
