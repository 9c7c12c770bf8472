import { mbFile } from '@athar/synthetic';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { memoryFile } from '../../../src/bytes/memory-file.ts';
import { readUsualMbFile, readUsualMbFileSize } from '../../../src/formats/plist/mb-file-bytes.ts';
import { readArchivedMbFile, readMbFile } from '../../../src/formats/plist/mb-file.ts';
import { openDatabase } from '../../../src/formats/sqlite/index.ts';

const manifest = join(process.env.ATHAR_CORPUS ?? '', 'ios/backup/mvt-ios14/Manifest.db');

test.skipIf(!existsSync(manifest))(
  'every file of a real manifest is read from its bytes as from its object graph (skipped without the corpus)',
  () => {
    const database = openDatabase(memoryFile(new Uint8Array(readFileSync(manifest))));
    const table = database.table('Files')!;
    const column = table.column('file');
    let count = 0;
    let keys = 0;
    for (const row of database.rows(table)) {
      const blob = row.blob(column)!.slice();
      const file = readUsualMbFile(blob);
      expect(file).toBeDefined();
      expect(file).toEqual(readArchivedMbFile(blob));
      expect(readUsualMbFileSize(blob)).toBe(file?.size);
      if (file?.encryptionKey) keys++;
      count++;
    }
    expect([count, keys]).toEqual([3721, 1089]);
  },
);

test('a size that no file can have hides nothing else of a file', () => {
  const bytes = mbFile({ relativePath: 'a', size: 0x1122334455, mode: 0o100644 });
  const size = Buffer.from(bytes).indexOf('1300000011', 'hex');
  bytes[size + 1] = 0x10;
  expect(readMbFile(bytes)).toMatchObject({ size: 0x1000001122334455n, mode: 0o100644 });
});
