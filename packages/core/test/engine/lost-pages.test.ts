import { smsSchema, sqliteFile, tablesOf } from '@athar/synthetic';
import { expect, test } from 'vitest';
import { sms } from '../../src/artifacts/ios/sms.ts';
import { memoryFile } from '../../src/bytes/memory-file.ts';
import { lostCells } from '../../src/formats/sqlite/cell-less-page.ts';
import { openDatabase } from '../../src/formats/sqlite/index.ts';
import { examine } from '../builders/examine.ts';

const database = sqliteFile({
  tables: tablesOf(smsSchema, {
    message: Array.from({ length: 12 }, (_, index) => ({
      ROWID: 200 + index,
      guid: `guid-${index}`,
      text: `look at https://example.org/${index}`,
      handle_id: 0,
      service: 'SMS',
      date: 6e8,
    })),
  }),
});

test('messages on a page that lost its count of cells are a gap, and none that is found there is called deleted', () => {
  const opened = openDatabase(memoryFile(database));
  const page = opened.table('message')!.rootPage;
  const damaged = database.slice();
  damaged.fill(0, (page - 1) * opened.pageSize + 3, (page - 1) * opened.pageSize + 5);
  const result = examine(sms, damaged);
  expect(result.fileProblems.map(({ detail }) => detail)).toContain(lostCells);
  expect(result.lines.length).toBeGreaterThan(0);
  expect(result.lines.filter(({ deleted }) => deleted)).toEqual([]);
});
