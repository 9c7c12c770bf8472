import { readDefault } from './default-value.ts';
import { isSymbol, SqlTokens, type SqlToken } from './sql-tokens.ts';
import type { ColumnDefinition } from './table.ts';
import { affinity, foldCase } from './table.ts';

/** What a `CREATE TABLE` statement says, as far as it matters for reading records. */
export interface CreateTable {
  /** The table's; `undefined` where there is no statement that says it. */
  readonly name: string | undefined;
  readonly columns: readonly ColumnDefinition[];
  readonly withoutRowId: boolean;
  /** Index of the column that is another name of the rowid; -1 where none is. */
  readonly rowIdColumn: number;
  /** Columns in the order in which a record holds them. */
  readonly order: readonly number[];
  /** Columns of which no two rows hold the same values together: `UNIQUE`, or a primary key that is no other name of the rowid. */
  readonly unique: readonly (readonly number[])[];
  /** Something stands behind the list of columns that no statement has there: it may have ended elsewhere. */
  readonly hasRest: boolean;
}

/** SQLite itself holds no more. */
export const maxColumns = 32_767;

/** Columns that hold a value of their own together, and lists of such, that are taken: recovered rows are looked for by each. */
const mostTogether = 8;
const mostKeys = 32;

const endsType = new Set([
  'constraint',
  'primary',
  'not',
  'null',
  'unique',
  'check',
  'default',
  'collate',
  'references',
  'as',
]);
const startsTableConstraint = new Set(['constraint', 'primary', 'unique', 'check', 'foreign']);

interface TableOptions {
  readonly withoutRowId: boolean;
  readonly isStrict: boolean;
  readonly hasRest: boolean;
}

const ofOptions = new Set(['without', 'rowid', 'strict', ',', ';']);

interface KeyColumn {
  readonly column: string;
  readonly collation: string | undefined;
}

/** `undefined` where the statement is no `CREATE TABLE` with a list of columns. */
export function parseCreateTable(sql: string): CreateTable | undefined {
  return new Parser(sql).parse();
}

class Parser {
  readonly #tokens: SqlTokens;
  readonly #columns: ColumnDefinition[] = [];
  readonly #collations: string[] = [];
  readonly #indexes = new Map<string, number>();
  #key: readonly KeyColumn[] | undefined = undefined;
  #rowIdColumn = -1;
  readonly #unique: (readonly number[])[] = [];
  #together = 0;
  #name = '';
  /** Columns whose type is the one word INTEGER: only such a key is another name of the rowid. */
  readonly #integers = new Set<number>();

  /** Defaults of columns of the type ANY as a strict table has them, which leaves such values as they are. */
  readonly #asWritten = new Map<number, ColumnDefinition['fallback']>();

  constructor(sql: string) {
    this.#tokens = new SqlTokens(sql);
  }

  parse(): CreateTable | undefined {
    const tokens = this.#tokens;
    if (!this.#takes('create')) return undefined;
    if (isWord(tokens.peek(), 'temp') || isWord(tokens.peek(), 'temporary')) tokens.next();
    if (!this.#takes('table')) return undefined;
    if (isWord(tokens.peek(), 'if')) for (let i = 0; i < 3; i++) tokens.next();
    let named = tokens.next();
    if (!isName(named)) return undefined;
    if (isSymbol(tokens.peek(), '.')) {
      tokens.next();
      named = tokens.next();
      if (!isName(named)) return undefined;
    }
    this.#name = named.text;
    if (!isSymbol(tokens.next(), '(')) return undefined;
    if (!this.#definitions()) return undefined;
    if (this.#columns.length === 0) return undefined;
    return this.#layout(this.#options());
  }

  /** The list up to its closing parenthesis. */
  #definitions(): boolean {
    for (;;) {
      const token = this.#tokens.peek();
      if (token.kind === 'word' && startsTableConstraint.has(token.text.toLowerCase())) {
        return this.#tableConstraints();
      }
      if (this.#columns.length >= maxColumns || !isName(token)) return false;
      this.#tokens.next();
      const end = this.#column(token.text);
      if (end !== ',') return end === ')';
    }
  }

  /** A column's type and constraints; returns what ends them. */
  #column(name: string): ',' | ')' | undefined {
    const type = this.#type();
    const index = this.#columns.length;
    let virtual = false;
    let unique = false;
    let fallback: ColumnDefinition['fallback'] = null;
    let collation = 'binary';
    let before = '';
    let generated = false;
    let end: ',' | ')' | undefined;
    for (;;) {
      const token = this.#tokens.next();
      if (token.kind === 'end') break;
      if (isSymbol(token, ',') || isSymbol(token, ')')) {
        end = token.text === ',' ? ',' : ')';
        break;
      }
      if (isSymbol(token, '(')) {
        if (!this.#passParentheses()) break;
      }
      const word = token.kind === 'word' ? token.text.toLowerCase() : '';
      if (word === 'default' && before !== 'set') {
        const value = readDefault(this.#tokens);
        fallback = value(affinity(type));
        if (foldCase(type) === 'any') this.#asWritten.set(index, value('blob'));
      } else if (word === 'constraint') this.#tokens.next();
      else if (word === 'collate') collation = foldCase(this.#tokens.next().text);
      else if (word === 'primary') this.#primaryKeyOfColumn(index, name);
      else if (word === 'unique') unique = true;
      else if (word === 'as') {
        generated = true;
        virtual = true;
      } else if (word === 'stored' && generated) virtual = false;
      else if (word === 'references') this.#tokens.next();
      before = word;
    }
    this.#columns.push({ name, type, fallback, virtual });
    if (unique) this.#unique.push([index]);
    this.#collations.push(collation);
    const key = foldCase(name);
    if (!this.#indexes.has(key)) this.#indexes.set(key, index);
    return end;
  }

  /**
   * The declared type as written: names up to the first word of a constraint, with lengths in parentheses.
   * Where it begins with a quoted name, SQLite keeps only that.
   */
  #type(): string {
    const first = this.#tokens.peek();
    let end = first.start;
    let pieces = 0;
    for (; ; pieces++) {
      const token = this.#tokens.peek();
      const word = token.kind === 'word' ? token.text.toLowerCase() : '';
      if (!isName(token) || endsType.has(word)) break;
      this.#tokens.next();
      if (word === 'generated' && isWord(this.#tokens.peek(), 'always')) break;
      end = token.end;
      if (isSymbol(this.#tokens.peek(), '(')) {
        this.#tokens.next();
        end = this.#passParentheses() ? this.#passedTo : this.#tokens.sql.length;
        pieces = 2;
        break;
      }
    }
    if (pieces === 1 && foldCase(first.text) === 'integer')
      this.#integers.add(this.#columns.length);
    if (pieces > 0 && first.kind !== 'word') return first.text;
    return this.#tokens.sql.slice(first.start, end);
  }

  #primaryKeyOfColumn(index: number, name: string): void {
    this.#tokens.next();
    const descending = isWord(this.#tokens.peek(), 'desc');
    this.#key = [{ column: name, collation: undefined }];
    this.#unique.push([index]);
    // An old fault that SQLite keeps for compatibility: with DESC the column is no alias of the rowid.
    if (!descending && this.#integers.has(index)) this.#rowIdColumn = index;
  }

  /** `PRIMARY KEY (…)` and `UNIQUE (…)` of the table are what matters among these. */
  #tableConstraints(): boolean {
    for (;;) {
      const token = this.#tokens.next();
      if (token.kind === 'end') return false;
      if (isSymbol(token, ')')) return true;
      if (isSymbol(token, '(')) {
        if (!this.#passParentheses()) return false;
      } else if (isWord(token, 'constraint')) this.#tokens.next();
      else if (isWord(token, 'primary') && isWord(this.#tokens.peek(), 'key')) {
        this.#tokens.next();
        if (!isSymbol(this.#tokens.next(), '(')) return false;
        if (!this.#keyOfTable()) return false;
      } else if (isWord(token, 'unique') && isSymbol(this.#tokens.peek(), '(')) {
        this.#tokens.next();
        const key = this.#keyColumns();
        if (key === undefined) return false;
        this.#addUnique(key);
      }
    }
  }

  #keyOfTable(): boolean {
    const key = this.#keyColumns();
    if (key === undefined) return false;
    this.#key = key;
    this.#addUnique(key);
    const only = key.length === 1 ? this.#indexes.get(foldCase(key[0]!.column)) : undefined;
    if (only !== undefined && this.#integers.has(only)) this.#rowIdColumn = only;
    return true;
  }

  /** The columns up to the closing parenthesis. */
  #keyColumns(): readonly KeyColumn[] | undefined {
    const key: KeyColumn[] = [];
    let column: string | undefined;
    let collation: string | undefined;
    for (;;) {
      const token = this.#tokens.next();
      if (token.kind === 'end') return undefined;
      if (isSymbol(token, ',') || isSymbol(token, ')')) {
        if (column === undefined) return undefined;
        key.push({ column, collation });
        if (token.text === ')') return key;
        column = undefined;
        collation = undefined;
      } else if (isSymbol(token, '(')) {
        if (!this.#passParentheses()) return undefined;
      } else if (isWord(token, 'collate')) collation = foldCase(this.#tokens.next().text);
      else if (column === undefined && isName(token)) column = token.text;
    }
  }

  #addUnique(key: readonly KeyColumn[]): void {
    if (key.length > mostTogether || this.#together++ >= mostKeys) return;
    const indexes = key.flatMap(({ column }) => this.#indexes.get(foldCase(column)) ?? []);
    if (indexes.length === key.length) this.#unique.push(indexes);
  }

  #passedTo = 0;

  /** Goes past the parenthesis that closes the one just read. */
  #passParentheses(): boolean {
    for (let depth = 1; depth > 0;) {
      const token = this.#tokens.next();
      if (token.kind === 'end') return false;
      if (isSymbol(token, '(')) depth++;
      if (isSymbol(token, ')')) depth--;
      this.#passedTo = token.end;
    }
    return true;
  }

  /** What follows the list: `WITHOUT ROWID`, `STRICT`. */
  #options(): TableOptions {
    let withoutRowId = false;
    let isStrict = false;
    let hasRest = false;
    for (;;) {
      const token = this.#tokens.next();
      if (token.kind === 'end') return { withoutRowId, isStrict, hasRest };
      if (!ofOptions.has(token.text.toLowerCase())) hasRest = true;
      if (isWord(token, 'strict')) isStrict = true;
      if (isWord(token, 'without') && isWord(this.#tokens.peek(), 'rowid')) withoutRowId = true;
    }
  }

  #layout({ withoutRowId, isStrict, hasRest }: TableOptions): CreateTable {
    const columns = this.#columns.map((column, index) =>
      isStrict && this.#asWritten.has(index)
        ? { ...column, fallback: this.#asWritten.get(index)! }
        : column,
    );
    const stored = [...columns.keys()].filter((index) => !columns[index]!.virtual);
    const name = this.#name;
    const rowIdColumn = this.#rowIdColumn;
    const unique = this.#unique.filter(
      ([first, second]) => first !== rowIdColumn || second !== undefined,
    );
    if (!withoutRowId)
      return { name, columns, withoutRowId, rowIdColumn, order: stored, unique, hasRest };
    // The record of a table without rowid begins with its key; a column named twice there is held once
    // for each collation.
    const order: number[] = [];
    const held = new Set<string>();
    for (const { column, collation } of this.#key ?? []) {
      const index = this.#indexes.get(foldCase(column));
      if (index === undefined) continue;
      const mark = `${index} ${collation ?? this.#collations[index]!}`;
      if (!held.has(mark)) order.push(index);
      held.add(mark);
    }
    const inKey = new Set(order);
    return {
      name,
      columns,
      withoutRowId,
      rowIdColumn: -1,
      order: [...order, ...stored.filter((index) => !inKey.has(index))],
      unique,
      hasRest,
    };
  }

  #takes(word: string): boolean {
    return isWord(this.#tokens.next(), word);
  }
}

function isWord(token: SqlToken, word: string): boolean {
  return token.kind === 'word' && token.text.toLowerCase() === word;
}

function isName(token: SqlToken): boolean {
  return token.kind === 'word' || token.kind === 'name' || token.kind === 'string';
}
