import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { memoryFile } from '../../../src/bytes/memory-file.ts';
import { readUsualMbFile, readUsualMbFileSize } from '../../../src/formats/plist/mb-file-bytes.ts';
import { readArchivedMbFile } from '../../../src/formats/plist/mb-file.ts';
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
