import { expect, test } from 'vitest';
import { memoryFile } from '../../../../../src/bytes/memory-file.ts';
import { recoverRows } from '../../../../../src/formats/sqlite/recovery/index.ts';
import { made } from '../../made-database.ts';

const messages = (from: number, to: number) =>
  `WITH RECURSIVE n(i) AS (SELECT ${from} UNION ALL SELECT i + 1 FROM n WHERE i < ${to})
    INSERT INTO message SELECT i, 'message number ' || (i * 7919) || ' with words that go on', 40 + i % 7, 'text ' || char(48 + i % 10) FROM n`;

test.each([16384, 32768, 65536])(
  'in a page of %i bytes as in one of 4,096, freed rows are told whose freeblock lost its end to newer ones',
  (size) => {
    // Each joined the one freed before it, so that their headers agree on the end that is lost, and digits before them look like headers as well.
    const textsIn = (pageSize: number) => {
      const file = made(
        `PRAGMA page_size = ${pageSize}; PRAGMA secure_delete = 0`,
        'CREATE TABLE message (id INTEGER PRIMARY KEY, text TEXT, kind INTEGER, note TEXT)',
        messages(1, 40),
        'DELETE FROM message WHERE id > 10',
        messages(41, 44),
      );
      return Array.from(recoverRows({ file: memoryFile(file) }), (row) => row.text(1));
    };

    const texts = textsIn(4096);

    expect(texts.length).toBeGreaterThan(20);
    expect(textsIn(size)).toEqual(texts);
  },
);
