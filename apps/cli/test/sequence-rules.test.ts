import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BackupFile } from '@athar/synthetic';
import { sequences } from '@athar/core';
import initSqlJs from 'sql.js';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  athar,
  check,
  contents,
  encryption,
  passwordFile,
  phoneBackup,
  writtenIndicators,
  type Checked,
} from './run-athar.ts';

const { Database } = await initSqlJs();

const id = 'ios.attachment-folders-emptied-near-process';
const ids = new Set(sequences.map((rule) => rule.id));

/** 2022-03-05T04:05:06Z, in seconds since 1970 and since 2001. */
const moment = 1_646_453_106;
const cocoa = moment - 978_307_200;

const attachments = 'Library/SMS/Attachments';
const folder = (path: string, at: number): BackupFile => ({
  domain: 'MediaDomain',
  relativePath: `${attachments}/${path}`,
  flags: 2,
  born: at - 86_400,
  modified: at,
  changed: at,
});

/** A folder that lost its attachment, and a full one beside it that is as old. */
const more: readonly BackupFile[] = [
  folder('65', moment - 5000),
  folder('65/05', moment),
  folder('66/06', moment),
  { ...folder('66/06/2B7A', moment), born: moment },
  {
    domain: 'MediaDomain',
    relativePath: `${attachments}/66/06/2B7A/photo.heic`,
    content: new Uint8Array(10),
    born: moment,
  },
];

/** The data usage of a program that every phone has, for the first time two minutes later. */
function withProcess(file: BackupFile): BackupFile {
  if (file.relativePath !== 'Library/Databases/DataUsage.sqlite') return file;
  const database = new Database(file.content as Uint8Array);
  try {
    database.run('INSERT INTO ZPROCESS (ZPROCNAME, ZFIRSTTIMESTAMP, ZTIMESTAMP) VALUES (?, ?, ?)', [
      'nehelper',
      cocoa + 120,
      cocoa + 90_000,
    ]);
    return { ...file, content: database.export() };
  } finally {
    database.close();
  }
}

const ofSequences = ({ findings }: Checked) =>
  findings.filter(({ origin }) => ids.has((origin as { readonly id?: string }).id ?? ''));

describe('a rule over two files of a backup', () => {
  let one: Checked;
  let three: Checked;
  const indicators = ['--indicators', writtenIndicators()];

  beforeAll(() => {
    const phone = phoneBackup({ change: withProcess, more, encrypted: true });
    const flags = [...indicators, '--password-file', passwordFile(encryption.password)];
    one = check(phone, ...flags, '--jobs', '1');
    three = check(phone, ...flags, '--jobs', '3');
  });

  test('stands on the timeline with its sentence, once for each of its times', () => {
    const [finding] = ofSequences(one).filter(({ origin }) => (origin as { id: string }).id === id);
    const times = finding!.times as readonly { readonly at: string; readonly marks: string }[];
    const lines = readFileSync(join(one.folder, 'timeline.jsonl'), 'utf8')
      .split('\n')
      .filter((line) => line.includes(finding!.id as string))
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(times.length).toBeGreaterThan(1);
    expect(lines).toEqual(
      times.map(({ at, marks }) => ({
        message: finding!.message,
        datetime: at,
        timestamp_desc: marks,
        artifact: finding!.artifact,
        source: 's1',
        findings: [finding!.id],
      })),
    );
  });

  test('makes one finding, with the records of both', () => {
    const found = ofSequences(one).filter(({ origin }) => (origin as { id: string }).id === id);
    expect(found).toHaveLength(1);
    const finding = found[0]!;
    expect(finding).toMatchObject({
      level: 'medium',
      confidence: 'low',
      origin: { kind: 'rule', id, version: 1 },
      artifact: 'ios.sms-attachment-folders',
      values: {
        from: '2022-03-05T04:05:06Z',
        to: '2022-03-05T04:07:06Z',
        folders: 1,
        files: 0,
        processes: 1,
        locations: 0,
      },
      deleted: false,
    });
    expect(finding.message).toContain('From 2022-03-05T04:05:06Z to 2022-03-05T04:07:06Z');
    const records = new Map(
      ['ios.sms-attachment-folders', 'ios.data-usage']
        .flatMap((artifact) => one.records(artifact))
        .map((record) => [record.id, record]),
    );
    const pointedAt = (finding.records as string[]).map((record) => records.get(record)!);
    expect(pointedAt.map(({ devicePath }) => devicePath)).toEqual([
      '/Manifest.db',
      '/private/var/wireless/Library/Databases/DataUsage.sqlite',
    ]);
    expect(finding.provenance).toEqual(
      pointedAt.map(({ devicePath, position }) => ({
        source: 's1',
        devicePath,
        storedAt: expect.arrayContaining([expect.any(String)]) as unknown,
        position,
      })),
    );
    expect(finding.times).toEqual([
      expect.objectContaining({ at: '2022-03-05T04:05:06Z' }),
      expect.objectContaining({ at: '2022-03-05T04:05:06Z' }),
      expect.objectContaining({ at: '2022-03-05T04:07:06Z', marks: 'first usage' }),
    ]);
  });

  test('writes the same bytes with one worker and with three', () => {
    expect(contents(three.folder)).toEqual(contents(one.folder));
  });

  test('stands in the report, and can be explained', () => {
    const report = readFileSync(join(one.folder, 'report.html'), 'utf8');
    expect(report).toContain('Emptied attachment folders, system settings and processes');
    const { code, out } = athar(['explain', id]);
    expect(code).toBe(0);
    expect(out).toContain('Operation Triangulation');
    expect(athar(['explain', id, '--lang', 'fr']).out).toContain(
      'Dossiers de pièces jointes vidés',
    );
    expect(athar(['rules']).out).toContain(id);
    const listed = JSON.parse(athar(['rules', '--json']).out) as {
      readonly id: string;
      readonly artifacts?: readonly string[];
    }[];
    expect(listed.find((rule) => rule.id === id)?.artifacts).toContain('ios.data-usage');
  });

  test('says nothing that counts of an ordinary phone', () => {
    const ordinary = check(phoneBackup(), ...indicators);
    const counting = ofSequences(ordinary).filter(
      ({ level }) => level !== 'info' && level !== 'low',
    );
    expect(counting).toEqual([]);
    expect(ordinary.coverage.flatMap(({ problems }) => problems)).toEqual([]);
  });
});
