import initSqlJs from 'sql.js';
import { beforeAll, describe, expect, test } from 'vitest';
import type { ArtifactExample } from '../../src/model/index.ts';
import { exampleBytes, startSqlite } from '../builders/example-file.ts';
import { examine, valuesIn, type Examined } from '../builders/examine.ts';
import { artifactModules } from '../modules.ts';
import { part, shareOf } from '../builders/share.ts';

/**
 * One value of an example's database at a time is made another than its column is declared for, or one that leads nowhere. What is read of it
 * then may be less; that something could not be read is told, so that it never looks like nothing.
 */

beforeAll(startSqlite);
const { Database } = await initSqlJs();

/** Rows of one table in which values are changed. */
const mostRows = 2;

const cases = artifactModules.flatMap(({ definition: artifact, examples }) =>
  examples.flatMap((example) =>
    isDatabase(example.content) && example.problems === undefined
      ? [{ id: artifact.id, name: example.name, artifact, example }]
      : [],
  ),
);

const oddValues = shareOf(["'odd'", "x'00ff'"]);

let changes = 0;

describe('bytes and words where numbers and times belong', () => {
  test.each(cases)('are told, or shown: $id, $name', ({ artifact, example }) => {
    const read = reader(artifact, example);
    const before = read();
    const silent: string[] = [];
    for (const at of placesIn(example, isNumeric)) {
      for (const odd of oddValues) {
        const after = read(at, odd);
        if (after === undefined) continue;
        changes += 1;
        if (toldBy(after) === toldBy(before) && valuesIn(after) < valuesIn(before)) {
          silent.push(`${at.table}.${at.column} = ${odd}`);
        }
      }
    }
    expect(silent).toEqual([]);
  });

  test('that is asked of many values', () => {
    expect(changes).toBeGreaterThan(2000 * part);
  });
});

const judgedByNumber = 'a readable number says that the row is of another kind';

/** Values without which a row is nothing to tell, although it was read. */
const decideRows: ReadonlyMap<string, string> = new Map([
  ['ios.analytics-ios-versions hard_failures.data', 'events without content are ordinary'],
  ['ios.backup-contents Files.fileID', 'the list of files tells of an entry that names no file'],
  ['ios.database-state Z_PRIMARYKEY.Z_SUPER', judgedByNumber],
  ['ios.firefox-history history.url', 'a page without visit and without address is nothing'],
  ['ios.knowledge-c ZOBJECT.ZSTREAMNAME', 'rows of other entities share the table'],
  ['ios.notes ZNOTEBODY.ZCONTENT', 'a text that no note claims, and that is none'],
  ['ios.reminders ZREMCDOBJECT.ZURL', 'a row without text is no reminder'],
  ['ios.reminders ZREMCDSAVEDREMINDER.ZTITLE', 'a row without text is no reminder'],
  ['ios.reminders ZREMCDTEMPLATE.ZNAME', 'a row without text is no reminder'],
  ['ios.safari-browser-state tab_sessions.session_data', 'a tab without pages behind it'],
  ['ios.shared-calendars Calendar.sharing_status', 'NULL stands for a calendar that is not shared'],
  ['ios.shared-notes ZICCLOUDSYNCINGOBJECT.ZSERVERSHARE', 'most notes are not shared'],
  ['ios.shared-notes ZICCLOUDSYNCINGOBJECT.ZSERVERSHAREDATA', 'most notes are not shared'],
  ['ios.shared-photos ZCLOUDSHAREDCOMMENT.ZCOMMENTTEXT', 'a like holds no text'],
  ['ios.shared-photos ZGENERICALBUM.ZKIND', judgedByNumber],
  ['ios.whatsapp ZWAMESSAGEDATAITEM.ZCONTENT1', 'of the texts of an item one alone holds a link'],
]);

describe('a row whose value is gone, or leads nowhere', () => {
  const deciding = new Set<string>();
  test.each(cases)('is told, or counted: $id, $name', ({ id, artifact, example }) => {
    const read = reader(artifact, example);
    const before = read();
    const silent: string[] = [];
    for (const at of placesIn(example, () => true)) {
      for (const value of isNumeric(at.type) ? ['NULL', '-1'] : ['NULL']) {
        const after = read(at, value);
        if (after === undefined || toldBy(after) !== toldBy(before)) continue;
        if (after.lines.length >= before.lines.length) continue;
        const key = `${id} ${at.table}.${at.column}`;
        deciding.add(key);
        if (!decideRows.has(key)) silent.push(`${key} = ${value}`);
      }
    }
    expect(silent).toEqual([]);
  });

  test('but where that is known to say that there is nothing to tell', () => {
    expect([...decideRows.keys()].filter((key) => !deciding.has(key))).toEqual([]);
  });
});

const isNumeric = (type: string): boolean => /int|real|float|double|time|date/i.test(type);

interface Place {
  readonly file: string;
  readonly table: string;
  readonly column: string;
  /** As declared. */
  readonly type: string;
  readonly rowId: number;
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

function isDatabase(content: unknown): boolean {
  return typeof content === 'object' && content !== null && 'sqlite' in content;
}

const filesOf = ({ content, related = {} }: ArtifactExample) =>
  [['', content] as const, ...Object.entries(related)].map(
    ([path, of]) => ({ path, isDatabase: isDatabase(of), bytes: exampleBytes(of) }) as const,
  );

/** Values of columns whose declared type passes, in the example's database and those beside it. */
function placesIn(example: ArtifactExample, passes: (type: string) => boolean): Place[] {
  const places: Place[] = [];
  for (const { path: file, isDatabase, bytes } of filesOf(example)) {
    if (!isDatabase) continue;
    const database = new Database(bytes);
    const rowsOf = (sql: string): unknown[][] => database.exec(sql)[0]?.values ?? [];
    const tables = rowsOf(
      "SELECT name FROM pragma_table_list WHERE type = 'table' AND NOT wr AND name NOT LIKE 'sqlite%'",
    );
    for (const table of tables.map(([name]) => String(name))) {
      const ids = rowsOf(`SELECT rowid FROM ${quoted(table)} LIMIT ${mostRows}`);
      for (const [, column, type] of rowsOf(`PRAGMA table_info(${quoted(table)})`)) {
        if (!passes(String(type))) continue;
        for (const [rowId] of ids)
          places.push({
            file,
            table,
            column: String(column),
            type: String(type),
            rowId: Number(rowId),
          });
      }
    }
    database.close();
  }
  return places;
}

/** Reads the example as it is, or with one value changed; `undefined` where SQLite refuses the change. */
function reader(artifact: (typeof cases)[number]['artifact'], example: ArtifactExample) {
  const files = new Map(filesOf(example).map(({ path, bytes }) => [path, bytes]));
  const { devicePath } = example;
  function read(): Examined;
  function read(at: Place, value: string): Examined | undefined;
  function read(at?: Place, value?: string): Examined | undefined {
    const related = new Map(files);
    if (at !== undefined) {
      const changed = withValue(files.get(at.file)!, at, value!);
      if (changed === undefined) return undefined;
      related.set(at.file, changed);
    }
    return examine(artifact, related.get('')!, {
      ...(devicePath !== undefined && { devicePath }),
      related,
    });
  }
  return read;
}

function withValue(bytes: Uint8Array, { table, column, rowId }: Place, value: string) {
  const database = new Database(bytes);
  try {
    database.run(`UPDATE ${quoted(table)} SET ${quoted(column)} = ${value} WHERE rowid = ${rowId}`);
    return database.export();
  } catch (error) {
    if (/constraint|mismatch/i.test(String(error))) return undefined;
    throw error;
  } finally {
    database.close();
  }
}

const toldBy = ({ problems, fileProblems }: Examined): string =>
  JSON.stringify([problems, fileProblems.map(({ code, detail }) => [code, detail])]);
