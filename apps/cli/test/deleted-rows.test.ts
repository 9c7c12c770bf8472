import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { demoPhone, type BackupFile } from '@athar/synthetic';
import initSqlJs from 'sql.js';
import { describe, expect, test } from 'vitest';
import {
  check,
  encryption,
  passwordFile,
  phoneBackup,
  writtenIndicators,
  type Checked,
} from './run-athar.ts';

const { Database } = await initSqlJs();

/** What is deleted, and what stands in the rows that are then gone. */
const deletions = [
  {
    file: 'Library/SMS/sms.db',
    artifact: 'ios.sms',
    sql: `DELETE FROM message WHERE text LIKE '%weather-pulse.example%'`,
    value: 'weather-pulse.example',
  },
  {
    file: 'Library/Safari/History.db',
    artifact: 'ios.safari-history',
    sql: `
      DELETE FROM history_visits WHERE history_item IN
        (SELECT id FROM history_items WHERE url LIKE '%press-room.invalid%');
      DELETE FROM history_items WHERE url LIKE '%press-room.invalid%'`,
    value: 'press-room.invalid',
  },
  {
    file: 'Library/Databases/DataUsage.sqlite',
    artifact: 'ios.data-usage',
    sql: `DELETE FROM ZPROCESS WHERE ZPROCNAME LIKE 'nightjard%'`,
    value: 'nightjard',
  },
] as const;

function withoutRows(file: BackupFile): BackupFile {
  const statements = deletions.filter((deletion) => file.relativePath === deletion.file);
  if (statements.length === 0) return file;
  const database = new Database(file.content as Uint8Array);
  try {
    for (const { sql } of statements) {
      database.run(sql);
      expect(database.getRowsModified()).toBeGreaterThan(0);
    }
    return { ...file, content: database.export() };
  } finally {
    database.close();
  }
}

const valueOf = (finding: Readonly<Record<string, unknown>>): string =>
  (finding.origin as { readonly value?: string }).value ?? '';

describe.each([false, true])('what was deleted from a phone (encrypted: %s)', (encrypted) => {
  let result: Checked;
  const indicators = writtenIndicators();

  test('is read again', () => {
    const folder = phoneBackup({ phone: demoPhone(), change: withoutRows, encrypted });
    result = check(
      folder,
      '--indicators',
      indicators,
      ...(encrypted ? ['--password-file', passwordFile(encryption.password)] : []),
    );
    expect(result.coverage.filter(({ outcome }) => outcome === 'partly-read')).toEqual([]);
  });

  test.each(deletions)('meets indicators like any other: $artifact', ({ artifact, value }) => {
    const found = result.findings.filter(
      (finding) =>
        finding.artifact === artifact && finding.deleted === true && valueOf(finding) === value,
    );
    expect(found.length).toBeGreaterThan(0);
    for (const finding of found) {
      expect(finding.confidence).not.toBe('high');
      const [place] = finding.provenance as { readonly position: { readonly page: number } }[];
      expect(place!.position.page).toBeGreaterThan(0);
      const [id] = finding.records as string[];
      const record = result.records(artifact).find((candidate) => candidate.id === id)!;
      expect(record.deleted).toBe(true);
    }
  });

  test('stands in the report with its place in the file', () => {
    const report = readFileSync(join(result.folder, 'report.html'), 'utf8');
    // Addresses are written so that nobody opens them.
    for (const { value } of deletions) expect(report).toContain(value.replace('.', '[.]'));
    expect(report).toContain('recovered');
  });

  test('leaves a use of the network without its process', () => {
    const orphans = result.findings.filter(
      ({ artifact, origin }) =>
        artifact === 'ios.data-usage' && (origin as { kind: string }).kind === 'rule',
    );
    expect(orphans.length).toBeGreaterThan(0);
  });
});
