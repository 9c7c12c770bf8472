import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { memoryFile } from '../../../src/bytes/memory-file.ts';
import { isEvidenceError } from '../../../src/model/index.ts';
import type { Database } from '../../../src/model/index.ts';
import { openDatabase } from '../../../src/formats/sqlite/index.ts';
import { differences, oracleTables } from './oracle.ts';

const corpus = process.env.ATHAR_CORPUS ?? '';
const sources = join(corpus, 'SOURCES.json');
const forensic = join(corpus, 'sqlite-forensic');

interface CountedFile {
  readonly path: string;
  readonly ground_truth?: {
    readonly type?: string;
    readonly tables?: Readonly<Record<string, { readonly rows?: number }>>;
  };
}

describe.skipIf(!existsSync(sources))(
  'databases of phones (skipped where the corpus is absent)',
  () => {
    const counted = existsSync(sources)
      ? (JSON.parse(readFileSync(sources, 'utf8')) as { cases: { files: CountedFile[] }[] }).cases
          .flatMap((one) => one.files)
          .filter((file) => file.ground_truth?.type === 'sqlite' && file.ground_truth.tables)
      : [];

    test('there are dozens of them', () => expect(counted.length).toBeGreaterThan(50));

    test.each(counted.map((file) => [file.path, file] as const))(
      '%s has the rows that others counted',
      (path, file) => {
        const database = open(join(corpus, path));
        const virtual = new Set(virtualTables(database));
        for (const [name, { rows }] of Object.entries(file.ground_truth!.tables!)) {
          if (rows === undefined || virtual.has(name)) continue;
          const table = database.table(name);
          expect(table, name).toBeDefined();
          let count = 0;
          for (const row of database.rows(table!)) {
            for (let column = 0; column < table!.columns.length; column++) row.value(column);
            count++;
          }
          expect(count, name).toBe(rows);
        }
        expect(database.problems).toEqual([]);
      },
    );
  },
);

describe.skipIf(!existsSync(sources))(
  'indexes of logs of phones (skipped where the corpus is absent)',
  () => {
    const names = existsSync(sources)
      ? readdirSync(corpus, { recursive: true, encoding: 'utf8' })
      : [];
    const logs = names
      .filter((name) => name.endsWith('-shm'))
      .map((name) => join(corpus, name.slice(0, -4)));
    const told = (path: string, wal: Uint8Array) =>
      openDatabase(memoryFile(readFileSync(path)), {
        wal: memoryFile(wal),
        walIndex: memoryFile(readFileSync(`${path}-shm`)),
      }).problems;

    test.each(logs)('%s fits its log, and tells where that lost its last frame', (path) => {
      const wal = readFileSync(`${path}-wal`);
      expect(told(path, wal)).toEqual([]);
      if (wal.length === 0) return;
      const cut = wal.subarray(0, wal.length - 24 - wal.readUInt32BE(8));
      expect(told(path, cut)).toMatchObject([{ code: 'truncated' }]);
    });
  },
);

describe.skipIf(!existsSync(forensic))(
  'databases made to test recovery (skipped where the corpus is absent)',
  () => {
    const paths = existsSync(forensic)
      ? readdirSync(forensic, { recursive: true, encoding: 'utf8' })
          .filter((name) => name.endsWith('.db'))
          .sort()
      : [];

    test.each(paths)('%s has the live rows that SQLite sees', (path) => {
      const bytes = readFileSync(join(forensic, path));
      let oracle;
      try {
        oracle = oracleTables(bytes);
      } catch {
        // Made so that SQLite itself refuses it: it must not stop us otherwise than by saying so.
        expect(() => readAll(openDatabase(memoryFile(bytes)))).toSatisfy(endsWell);
        return;
      }
      expect(differences(openDatabase(memoryFile(bytes)), oracle)).toEqual([]);
    });
  },
);

function open(path: string): Database {
  const wal = `${path}-wal`;
  return openDatabase(
    memoryFile(readFileSync(path)),
    existsSync(wal) ? { wal: memoryFile(readFileSync(wal)) } : {},
  );
}

function virtualTables(database: Database): string[] {
  const schema = database.table('sqlite_schema')!;
  const names: string[] = [];
  for (const row of database.rows(schema)) {
    if (/^create virtual table/i.test(row.text(4) ?? '')) names.push(row.text(1)!);
  }
  return names;
}

function readAll(database: Database): void {
  for (const table of database.tables) {
    for (const row of database.rows(table)) {
      for (let column = 0; column < table.columns.length; column++) row.value(column);
    }
  }
}

function endsWell(work: () => void): boolean {
  try {
    work();
    return true;
  } catch (error) {
    return isEvidenceError(error);
  }
}
