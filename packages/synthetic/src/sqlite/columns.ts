/** What SQLite turns a value into when it is stored in a column of such a type. */
export type Affinity = 'integer' | 'text' | 'blob' | 'real' | 'numeric';

/** How an index of the column sorts texts; others than these three SQLite does not have by itself. */
export type Collation = 'binary' | 'nocase' | 'rtrim';

export interface Column {
  readonly name: string;
  readonly affinity: Affinity;
  readonly collation: Collation;
}

/** The parts of a CREATE TABLE that decide how its rows and its own indexes are stored. */
export interface TableShape {
  readonly columns: readonly Column[];
  /** Index of the column that is the rowid; -1 where there is none. */
  readonly rowIdColumn: number;
  readonly autoIncrement: boolean;
  /** Column indexes of each PRIMARY KEY or UNIQUE that SQLite keeps an index of its own for, in their order. */
  readonly automaticIndexes: readonly (readonly number[])[];
}

interface Token {
  readonly text: string;
  readonly kind: 'word' | 'quoted' | 'group' | 'other';
}

const endsType = new Set(
  'CONSTRAINT PRIMARY NOT NULL UNIQUE CHECK DEFAULT COLLATE REFERENCES GENERATED AS'.split(' '),
);
const beginsConstraint = new Set('CONSTRAINT PRIMARY UNIQUE CHECK FOREIGN'.split(' '));

/** A `PRIMARY KEY` or `UNIQUE`, of a column or of the table. */
interface Key {
  readonly names: readonly string[];
  /** Declared for the table as its primary key: with a single INTEGER column that is the rowid. */
  readonly primary: boolean;
}

/** Reads the text between the brackets of a CREATE TABLE. Generated columns are refused: no value is stored for them. */
export function tableShape(columnsText: string): TableShape {
  const columns: Column[] = [];
  const keys: Key[] = [];
  let rowIdColumn = -1;
  let autoIncrement = false;
  const types: string[] = [];

  for (const tokens of splitAtCommas(tokensOf(columnsText))) {
    const words = tokens.map((token) => (token.kind === 'word' ? token.text.toUpperCase() : ''));
    if (beginsConstraint.has(words[0] ?? '')) {
      keys.push(...keyOfTable(tokens, words));
      continue;
    }
    const { name, type, rest } = columnIn(tokens, words);
    if (rest.includes('AUTOINCREMENT')) autoIncrement = true;
    const primaryAt = rest.indexOf('PRIMARY');
    if (primaryAt >= 0) {
      if (type === 'INTEGER' && rest[primaryAt + 2] !== 'DESC') rowIdColumn = columns.length;
      else keys.push({ names: [name], primary: false });
    }
    if (rest.includes('UNIQUE')) keys.push({ names: [name], primary: false });
    columns.push({ name, affinity: affinityOf(type), collation: collationOf(rest) });
    types.push(type);
  }

  const automaticIndexes: number[][] = [];
  for (const { names, primary } of keys) {
    const indexes = names.map((name) => columnIndex(columns, name));
    const only = indexes.length === 1 ? (indexes[0] ?? -1) : -1;
    if (primary && only >= 0 && types[only] === 'INTEGER') {
      rowIdColumn = only;
    } else if (!automaticIndexes.some((known) => known.join() === indexes.join())) {
      automaticIndexes.push(indexes);
    }
  }
  return { columns, rowIdColumn, autoIncrement, automaticIndexes };
}

/** The key that a constraint of the table declares; none where it is of another kind, such as CHECK. */
function keyOfTable(tokens: readonly Token[], words: readonly string[]): Key[] {
  const at = words.findIndex((word) => word === 'PRIMARY' || word === 'UNIQUE');
  if (at < 0) return [];
  const group = tokens.slice(at).find((token) => token.kind === 'group');
  if (group === undefined) throw new Error(`no columns after ${words[at]}`);
  return [{ names: namesIn(group.text), primary: words[at] === 'PRIMARY' }];
}

/** Name and type of a column, and the words of its constraints. */
function columnIn(tokens: readonly Token[], words: readonly string[]) {
  const name = tokens[0]?.text ?? '';
  let typeEnd = 1;
  while (typeEnd < tokens.length && !endsType.has(words[typeEnd] ?? '')) typeEnd += 1;
  const type = tokens
    .slice(1, typeEnd)
    .map((token) => token.text)
    .join(' ')
    .toUpperCase();
  const rest = words.slice(typeEnd);
  if (rest.includes('GENERATED') || rest.includes('AS'))
    throw new Error(`column ${name} is generated, which is not written`);
  return { name, type, rest };
}

/** Index of a column by name, without regard to case. */
export function columnIndex(columns: readonly Column[], name: string): number {
  const folded = name.toLowerCase();
  const index = columns.findIndex((column) => column.name.toLowerCase() === folded);
  if (index < 0) throw new Error(`no column ${name}`);
  return index;
}

/** https://www.sqlite.org/datatype3.html, 3.1 */
function affinityOf(type: string): Affinity {
  if (type.includes('INT')) return 'integer';
  if (/CHAR|CLOB|TEXT/u.test(type)) return 'text';
  if (type === '' || type.includes('BLOB')) return 'blob';
  return /REAL|FLOA|DOUB/u.test(type) ? 'real' : 'numeric';
}

function collationOf(words: readonly string[]): Collation {
  const at = words.indexOf('COLLATE');
  const name = at < 0 ? 'BINARY' : (words[at + 1] ?? '');
  if (name === 'BINARY') return 'binary';
  if (name === 'NOCASE') return 'nocase';
  if (name === 'RTRIM') return 'rtrim';
  throw new Error(`collation ${name} is not known`);
}

function namesIn(group: string): string[] {
  return splitAtCommas(tokensOf(group.slice(1, -1))).map((tokens) => tokens[0]?.text ?? '');
}

function splitAtCommas(tokens: readonly Token[]): Token[][] {
  const parts: Token[][] = [[]];
  for (const token of tokens) {
    if (token.kind === 'other' && token.text === ',') parts.push([]);
    else parts.at(-1)?.push(token);
  }
  return parts.filter((part) => part.length > 0);
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const character = text[at] ?? '';
    if (/\s/u.test(character)) {
      at += 1;
    } else if (text.startsWith('--', at)) {
      const end = text.indexOf('\n', at);
      at = end < 0 ? text.length : end;
    } else if (text.startsWith('/*', at)) {
      const end = text.indexOf('*/', at + 2);
      at = end < 0 ? text.length : end + 2;
    } else if (character === '(') {
      const end = groupEnd(text, at);
      tokens.push({ kind: 'group', text: text.slice(at, end) });
      at = end;
    } else if ('"`\'['.includes(character)) {
      const end = quoteEnd(text, at);
      const close = character === '[' ? ']' : character;
      const inner = text.slice(at + 1, end - 1).replaceAll(close + close, close);
      tokens.push({ kind: 'quoted', text: inner });
      at = end;
    } else {
      const word = /^[\p{L}\p{N}_$]+/u.exec(text.slice(at, at + 300))?.[0];
      tokens.push(word ? { kind: 'word', text: word } : { kind: 'other', text: character });
      at += word?.length ?? 1;
    }
  }
  return tokens;
}

function groupEnd(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length;) {
    const character = text[at] ?? '';
    if ('"`\'['.includes(character)) {
      at = quoteEnd(text, at);
      continue;
    }
    at += 1;
    if (character === '(') depth += 1;
    if (character === ')' && --depth === 0) return at;
  }
  throw new Error(`bracket without end in ${text}`);
}

function quoteEnd(text: string, start: number): number {
  const close = text[start] === '[' ? ']' : (text[start] ?? '');
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] !== close) continue;
    if (close === ']' || text[at + 1] !== close) return at + 1;
    at += 1;
  }
  throw new Error(`quote without end in ${text}`);
}
