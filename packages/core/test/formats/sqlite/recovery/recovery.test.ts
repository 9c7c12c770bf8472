import { describe, expect, test } from 'vitest';
import { linksInRemains } from '../../../../src/formats/links.ts';
import { memoryFile } from '../../../../src/bytes/memory-file.ts';
import { recoverRows, type RecoveredRow } from '../../../../src/formats/sqlite/recovery/index.ts';
import { made } from '../made-database.ts';
import { writeWal } from '../write-wal.ts';

const plain = 'PRAGMA secure_delete = 0';
const table = 'CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT, seen INT)';

function recovered(file: Uint8Array, more: { wal?: Uint8Array; journal?: Uint8Array } = {}) {
  const recovery = recoverRows({
    file: memoryFile(file),
    wal: more.wal === undefined ? undefined : memoryFile(more.wal),
    journal: more.journal === undefined ? undefined : memoryFile(more.journal),
  });
  return { rows: [...recovery], recovery };
}

const texts = (rows: readonly RecoveredRow[]) => rows.map((row) => row.text(1));

/** A journal that was kept after its transaction: its header is zeroed, its pages stand. */
function keptJournal(
  pages: readonly (readonly [number, Uint8Array])[],
  pageSize: number,
  nonce = 0x1234567,
  sector = 512,
) {
  const journal = new Uint8Array(sector + pages.length * (pageSize + 8));
  const view = new DataView(journal.buffer);
  for (const [index, [page, bytes]] of pages.entries()) {
    const at = sector + index * (pageSize + 8);
    view.setUint32(at, page);
    journal.set(bytes, at + 4);
    let sum = nonce;
    for (let from = pageSize - 200; from > 0; from -= 200) sum += bytes[from]!;
    view.setUint32(at + 4 + pageSize, sum);
  }
  return journal;
}

describe('a recovered row', () => {
  const file = made(
    plain,
    table,
    "INSERT INTO note VALUES (7, 'kept', 1), (8, 'thrown away', 0), (9, 'kept too', 1)",
    'DELETE FROM note WHERE id = 8',
  );
  const [row, ...others] = recovered(file).rows;

  test('is read like a live one', () => {
    expect(others).toEqual([]);
    expect(row!.table).toBe('note');
    expect([row!.text(1), row!.number(2), row!.value(2)]).toEqual(['thrown away', 0, 0]);
    expect(row!.type()).toBe(-1);
    expect(row!.blob(1)).toEqual(new TextEncoder().encode('thrown away'));
    expect(row!.isNull(1)).toBe(false);
    expect([row!.value(-1), row!.knows(-1)]).toEqual([null, false]);
    const shape = new Uint8Array(3);
    row!.shape([0, 1, 2], shape);
    expect([...shape]).toEqual([255, 255, 255]);
  });

  test('says where it stands, and that its rowid was overwritten', () => {
    expect(row!.position()).toMatchObject({
      table: 'note',
      rowId: null,
      page: 2,
      space: 'freeblock',
    });
    expect([row!.knows(0), row!.certain(1)]).toEqual([false, true]);
  });
});

describe('what is recovered', () => {
  test('copies of live rows, left where a page was rearranged or changed and changed back, are not', () => {
    const file = made(
      plain,
      'PRAGMA page_size = 512',
      table,
      `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200)
        INSERT INTO note SELECT i * 7 % 211, 'number ' || i, 1 FROM n`,
    );
    expect(texts(recovered(file).rows)).toEqual([]);
  });

  test('a long text whose overflow pages are still free is, whole', () => {
    const long = 'long text '.repeat(2000);
    const file = made(
      plain,
      table,
      // The first page that becomes free lists the others, over what stood at its beginning.
      "CREATE TABLE early (a TEXT); INSERT INTO early VALUES ('x')",
      `INSERT INTO note VALUES (1, '${long}', 5), (2, 'short', 6)`,
      'DROP TABLE early',
      'DELETE FROM note WHERE id = 1',
    );
    const notes = recovered(file).rows.filter((row) => row.table === 'note');
    expect(notes.map((row) => [row.text(1), row.value(2)])).toEqual([[long, 5]]);
  });

  test.each([
    ['one page', 1500],
    ['several pages, which the first one lists', 9000],
  ])(
    'of a long text whose first overflow page became a trunk of the freelist, all but what the list overwrote is: %s',
    (_, length) => {
      const long = `${'long text '.repeat(length / 10)}https://gone.example/x`;
      const file = made(
        plain,
        'PRAGMA page_size = 1024',
        'CREATE TABLE note (id INTEGER PRIMARY KEY, seen INT, text TEXT)',
        `INSERT INTO note VALUES (1, 77, '${long}'), (2, 6, 'short')`,
        'DELETE FROM note WHERE id = 1',
      );
      const [row] = recovered(file).rows;
      expect([row!.value(1), row!.knows(2)]).toEqual([77, false]);
      const pieces = row!.remains(2).map(({ bytes }) => new TextDecoder().decode(bytes));
      const lost = long.length - pieces.join('').length;
      expect(pieces).toHaveLength(2);
      expect(long.startsWith(pieces[0]!) && long.endsWith(pieces[1]!)).toBe(true);
      // The list holds its next trunk, a count and a number for each further page; the number of the next page is none of the text.
      const free = new DataView(file.buffer, file.byteOffset).getUint32(36);
      expect(lost).toBe(4 + 4 * (free - 1));
      expect(linksInRemains(row!.remains(2))).toEqual(['https://gone.example/x']);
    },
  );

  test('and it tells the row from live ones, where the other values stand behind it', () => {
    const long = `https://gone.example/x ${'long text '.repeat(900)}`;
    const file = made(
      plain,
      'PRAGMA page_size = 1024',
      'CREATE TABLE note (text TEXT, seen INT)',
      `INSERT INTO note VALUES ('short', 6), ('${long}', 77), ('last', 9)`,
      'DELETE FROM note WHERE rowid = 2',
    );
    const [row, ...more] = recovered(file).rows;
    expect(more).toEqual([]);
    expect([row!.knows(0), row!.value(1), row!.certain(1)]).toEqual([false, 77, false]);
    const [start] = row!.remains(0);
    expect([start!.isStart, long.startsWith(new TextDecoder().decode(start!.bytes))]).toEqual([
      true,
      true,
    ]);
    expect(linksInRemains(row!.remains(0))).toEqual(['https://gone.example/x']);
  });

  test('of a long text whose overflow pages were used again only what stands in the cell is', () => {
    const file = made(
      plain,
      'CREATE TABLE note (id INTEGER PRIMARY KEY, seen INT, title TEXT, text TEXT)',
      'CREATE TABLE other (a BLOB)',
      `INSERT INTO note VALUES (1, 77, 'its title', '${'long text '.repeat(2000)}'), (2, 6, 't', 'short')`,
      'DELETE FROM note WHERE id = 1',
      'INSERT INTO other VALUES (zeroblob(30000))',
    );
    const [row] = recovered(file).rows;
    expect([row!.value(1), row!.text(2), row!.knows(3)]).toEqual([77, 'its title', false]);
    expect(row!.confidence).toBe('low');
    const [rest] = row!.remains(3);
    expect(new TextDecoder().decode(rest!.bytes)).toMatch(/^(?:long text )+/);
    expect([rest!.isStart, rest!.isEnd]).toEqual([true, false]);
    expect([row!.remains(2), row!.remains(1), row!.remains(99)]).toEqual([[], [], []]);
  });

  test('earlier versions of changed rows are, each with the frame and commit of the log', () => {
    const make = (...more: string[]) =>
      made('PRAGMA page_size = 1024', table, "INSERT INTO note VALUES (1, 'first', 0)", ...more);
    const change = (text: string) => `UPDATE note SET text = '${text}' WHERE id = 1`;
    const states = [make(), make(change('second')), make(change('second'), change('third'))];
    const { rows } = recovered(states[0]!, { wal: writeWal(states, { pageSize: 1024 }) });
    expect(rows.map((row) => [row.text(1), row.at.space, row.rowId])).toEqual(
      expect.arrayContaining([
        ['first', 'cell', 1],
        ['second', 'wal', 1],
      ]),
    );
    expect(texts(rows)).not.toContain('third');
    const second = rows.find((row) => row.text(1) === 'second')!;
    expect(second.at.commit).toBeGreaterThanOrEqual(second.at.frame!);
  });

  test('pages of a journal whose header was zeroed are, and one row in several places is one', () => {
    const before = made(
      plain,
      'PRAGMA page_size = 1024',
      table,
      "INSERT INTO note VALUES (1, 'gone', 3), (2, 'stays', 4)",
    );
    const after = made(
      plain,
      'PRAGMA page_size = 1024',
      table,
      "INSERT INTO note VALUES (1, 'gone', 3), (2, 'stays', 4)",
      'DELETE FROM note WHERE id = 1',
    );
    const journal = keptJournal([[2, before.slice(1024, 2048)]], 1024);
    const { rows } = recovered(after, { journal });
    expect(rows).toHaveLength(1);
    expect([rows[0]!.rowId, rows[0]!.text(1)]).toEqual([1, 'gone']);
    expect([rows[0]!.at.space, ...rows[0]!.also.map((place) => place.space)].sort()).toEqual([
      'freeblock',
      'journal',
    ]);
  });

  test.each([512, 4096])(
    'pages of a longer transaction behind those of the last are, in sectors of %i bytes',
    (sector) => {
      const make = (...more: string[]) =>
        made(
          plain,
          'PRAGMA page_size = 1024',
          table,
          'CREATE TABLE other (a TEXT)',
          "INSERT INTO note VALUES (1, 'first', 3)",
          ...more,
        );
      const change = (text: string) => `UPDATE note SET text = '${text}', seen = 7 WHERE id = 1`;
      const page = (file: Uint8Array) => [2, file.slice(1024, 2048)] as const;
      const older = keptJournal(
        [page(make()), page(make(change('second'))), page(make(change('third')))],
        1024,
        0x7654321,
        sector,
      );
      older.set(keptJournal([page(make(change('fourth')))], 1024, 0x1111, sector));
      const { rows } = recovered(make(change('now')), { journal: older });
      expect(texts(rows)).toEqual(expect.arrayContaining(['second', 'third', 'fourth']));
      expect(texts(rows)).not.toContain('now');
    },
  );

  test('rows of a dropped table are, with its name and columns', () => {
    const file = made(
      plain,
      table,
      "INSERT INTO note VALUES (1, 'one', 1), (2, 'two', 2)",
      'DROP TABLE note',
    );
    const { rows } = recovered(file);
    expect(rows.map((row) => [row.table, row.columns.length, row.text(1)])).toEqual([
      ['note', 3, 'two'],
      ['note', 3, 'one'],
    ]);
  });

  test('in rows whose table is lost, NULL is not told from another name of the rowid', () => {
    const file = made(
      plain,
      table,
      `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300)
        INSERT INTO note SELECT i, 'number ' || i || ' of many', i FROM n`,
      'DROP TABLE note',
      // Its definition stands over the one that was freed.
      `CREATE TABLE other (${Array.from({ length: 20 }, (_, n) => `column_${n} TEXT`).join(', ')})`,
    );
    const lost = recovered(file).rows.filter((row) => row.table === null);
    expect(lost.length).toBeGreaterThan(50);
    for (const row of lost) {
      expect([row.knows(0), row.knows(1), row.knows(2)]).toEqual([false, true, true]);
      expect(row.text(1)).toBe(`number ${row.number(2)!} of many`);
    }
  });

  test('where secure_delete zeroed what was deleted, nothing is, and nothing is wrong', () => {
    const file = made(
      'PRAGMA secure_delete = 1',
      table,
      "INSERT INTO note VALUES (1, 'one', 1), (2, 'two', 2)",
      'DELETE FROM note WHERE id = 1',
    );
    const { rows, recovery } = recovered(file);
    expect([rows.length, recovery.problems]).toEqual([0, []]);
  });

  test('only rows of the tables asked for are', () => {
    const file = made(
      plain,
      table,
      'CREATE TABLE other (a TEXT, b TEXT)',
      "INSERT INTO note VALUES (1, 'one', 1), (2, 'two', 2)",
      "INSERT INTO other VALUES ('some', 'value'), ('more', 'values')",
      'DELETE FROM note WHERE id = 2; DELETE FROM other WHERE rowid = 2',
    );
    const rows = [...recoverRows({ file: memoryFile(file) }, { tables: ['OTHER'] })];
    expect(rows.map((row) => row.table)).toEqual(['other']);
  });
});
