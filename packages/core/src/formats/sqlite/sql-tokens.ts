/** A piece of SQL. `text` is without quotes for names and strings, and as written for all else. */
export interface SqlToken {
  readonly kind: 'word' | 'name' | 'string' | 'number' | 'blob' | 'symbol' | 'end';
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Reads SQL token by token, in time that grows with its length only. Comments and blanks are passed over. */
export class SqlTokens {
  readonly sql: string;
  #at = 0;
  #ahead: SqlToken | undefined = undefined;

  constructor(sql: string) {
    this.sql = sql;
  }

  next(): SqlToken {
    const token = this.#ahead ?? this.#read();
    this.#ahead = undefined;
    return token;
  }

  peek(): SqlToken {
    this.#ahead ??= this.#read();
    return this.#ahead;
  }

  #read(): SqlToken {
    this.#passOver();
    const { sql } = this;
    const start = this.#at;
    if (start >= sql.length) return { kind: 'end', text: '', start, end: start };
    const first = sql[start]!;
    if (first === '"' || first === '`') return this.#quoted('name', first, first);
    if (first === '[') return this.#quoted('name', '[', ']');
    if (first === "'") return this.#quoted('string', first, first);
    if ((first === 'x' || first === 'X') && sql[start + 1] === "'") {
      const end = sql.indexOf("'", start + 2);
      return this.#token('blob', start, end < 0 ? sql.length : end + 1);
    }
    const number = match(numberPattern, sql, start);
    if (number > start) return this.#token('number', start, number);
    const word = match(wordPattern, sql, start);
    if (word > start) return this.#token('word', start, word);
    return this.#token('symbol', start, start + 1);
  }

  #token(kind: SqlToken['kind'], start: number, end: number): SqlToken {
    this.#at = end;
    return { kind, text: this.sql.slice(start, end), start, end };
  }

  /** A doubled closing quote stands for itself, except between brackets. */
  #quoted(kind: 'name' | 'string', open: string, close: string): SqlToken {
    const { sql } = this;
    const start = this.#at;
    let at = start + open.length;
    let text = '';
    for (;;) {
      const end = sql.indexOf(close, at);
      if (end < 0) {
        text += sql.slice(at);
        at = sql.length;
        break;
      }
      text += sql.slice(at, end);
      at = end + 1;
      if (close === ']' || sql[at] !== close) break;
      text += close;
      at++;
    }
    this.#at = at;
    return { kind, text, start, end: at };
  }

  #passOver(): void {
    const { sql } = this;
    for (;;) {
      const at = match(blankPattern, sql, this.#at);
      if (sql.startsWith('--', at)) {
        const end = sql.indexOf('\n', at);
        this.#at = end < 0 ? sql.length : end + 1;
      } else if (sql.startsWith('/*', at)) {
        const end = sql.indexOf('*/', at + 2);
        this.#at = end < 0 ? sql.length : end + 2;
      } else {
        this.#at = at;
        return;
      }
    }
  }
}

const blankPattern = /[ \t\n\f\r]*/y;
const wordPattern = /[A-Za-z_\u0080-\uffff][A-Za-z0-9_$\u0080-\uffff]*/y;
const numberPattern =
  /(?:0[xX][0-9a-fA-F]+|(?:[0-9][0-9_]*(?:\.[0-9_]*)?|\.[0-9][0-9_]*)(?:[eE][+-]?[0-9][0-9_]*)?)/y;

function match(pattern: RegExp, sql: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(sql) ? pattern.lastIndex : at;
}

/** Whether a token is this sign. */
export function isSymbol(token: SqlToken, symbol: string): boolean {
  return token.kind === 'symbol' && token.text === symbol;
}
