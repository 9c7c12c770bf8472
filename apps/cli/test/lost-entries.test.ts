import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { messages } from '@athar/core';
import { backupFileId } from '@athar/synthetic';
import { describe, expect, test } from 'vitest';
import { checked, copyOf, encrypted, isSms, key, plain, smsPath } from './bad-evidence.ts';
import { athar, fresh, phoneBackup, type Checked } from './run-athar.ts';

const pageBytes = 4096;
const smsRow = `${backupFileId('HomeDomain', smsPath)}HomeDomain${smsPath}`;

/** Overwrites bytes of the list of files where they stand in a text. */
function patch(folder: string, text: string, bytes: (found: number) => readonly [number, Buffer]) {
  const path = join(folder, 'Manifest.db');
  const list = readFileSync(path);
  const found = list.indexOf(text, 0, 'latin1');
  expect(found).toBeGreaterThan(0);
  const [at, written] = bytes(found);
  written.copy(list, at);
  writeFileSync(path, list);
}

/** The whole page with the row of the messages: its other rows are lost as well. */
const losePage = (folder: string, text = smsRow): void =>
  patch(folder, text, (found) => [found - (found % pageBytes), Buffer.alloc(pageBytes, 0xa5)]);

/** The root page of the index of ids, as the schema has it. */
function loseIndex(folder: string): void {
  const list = readFileSync(join(folder, 'Manifest.db'));
  const entry = list.indexOf('indexsqlite_autoindex_Files_1Files', 0, 'latin1');
  const root = list[entry + 'indexsqlite_autoindex_Files_1Files'.length]!;
  list.fill(0, (root - 1) * pageBytes, root * pageBytes);
  writeFileSync(join(folder, 'Manifest.db'), list);
}

/** These read the rows of the list itself. */
const ofList = ['ios.backup-contents', 'ios.manifest', 'ios.sms-attachment-folders'];

const rowsOf = ({ coverage }: Checked) =>
  coverage
    .filter(({ artifact }) => !ofList.includes(artifact))
    .map(({ artifact, outcome, records, problems }) => ({ artifact, outcome, records, problems }));

const whole = checked(plain);
const doubted = (result: Checked): readonly string[] =>
  result.coverage
    .filter(({ artifact, outcome }) => outcome !== whole.row(artifact).outcome)
    .map(({ artifact }) => artifact)
    .filter((artifact) => !ofList.includes(artifact));

describe('entries of a list of files whose rows cannot be read', () => {
  test('are known by the indexes: nothing else is in doubt, and their files are read', () => {
    const folder = copyOf(plain);
    losePage(folder);
    const result = checked(folder);
    expect(rowsOf(result)).toEqual(rowsOf(whole));
    expect(result.row('ios.manifest').outcome).toBe('partly-read');
    expect(result.case.sources[0]!.files).toBe(whole.case.sources[0]!.files);
    expect([result.code, result.case.state]).toEqual([3, 'S1']);
    expect(result.err).toContain(messages('en').text('cli.source.manifest-damaged'));
    const details = result.case.sources[0]!.problems!.map(({ detail }) => detail);
    expect(details.at(-1)).toMatch(/^\d+ manifest entries whose rows are lost are known by /);
  });

  test('with a domain that no phone can have are known likewise', () => {
    const folder = copyOf(plain);
    patch(folder, smsRow, (found) => [found + 40, Buffer.alloc('HomeDomain'.length, 0xff)]);
    const result = checked(folder);
    expect(rowsOf(result)).toEqual(rowsOf(whole));
    expect([result.code, result.case.state]).toEqual([3, 'S1']);
  });

  test.each([
    ['path', 'sms.db'.length, 'smr.db'],
    ['folder', smsPath.length, 'Library/SMZ'],
    ['domain', smsRow.length - 40, 'RootDomain'],
  ])('with another %s are known by their id', (_, fromEnd, written) => {
    const folder = copyOf(plain);
    patch(folder, smsRow, (found) => [found + smsRow.length - fromEnd, Buffer.from(written)]);
    const result = checked(folder);
    expect(rowsOf(result)).toEqual(rowsOf(whole));
    expect([result.code, result.case.state]).toEqual([3, 'S1']);
    expect(result.case.sources[0]!.problems!.map(({ detail }) => detail)).toEqual([
      '1 manifest entries whose name is not the one that their file id is made of',
    ]);
  });

  test('with a domain that no other entry has are told where only a pattern could want them', () => {
    const folder = copyOf(plain);
    const domain = 'AppDomain-com.apple.mobilesafari';
    patch(folder, `${domain}Library`, (found) => [found + domain.length - 1, Buffer.from('h')]);
    const result = checked(folder);
    expect([result.code, result.case.state]).toEqual([3, 'S1']);
    expect(result.case.sources[0]!.problems!.map(({ detail }) => detail)).toEqual([
      '1 manifest entries whose name is not the one that their file id is made of',
    ]);
  });

  test('with an id that is none are known by their name', () => {
    const folder = copyOf(plain);
    patch(folder, smsRow, (found) => [found, Buffer.from('not an id')]);
    const result = checked(folder);
    expect(rowsOf(result)).toEqual(rowsOf(whole));
    expect([result.code, result.case.state]).toEqual([3, 'S1']);
    expect(result.case.sources[0]!.problems!.map(({ detail }) => detail)).toEqual([
      '1 wanted manifest entries whose file id is not 40 hexadecimal digits',
    ]);
  });

  test('that are listed as folders are files where their content is stored', () => {
    const folder = phoneBackup({
      change: (file) => (isSms(file) ? { ...file, flags: 2, mode: 0o100644 } : file),
    });
    const result = checked(folder);
    expect(rowsOf(result)).toEqual(rowsOf(whole));
    expect([result.code, result.case.state]).toEqual([3, 'S1']);
    expect(result.case.sources[0]!.problems!.map(({ detail }) => detail)).toEqual([
      '1 manifest entries listed as a folder or link, whose content is stored',
    ]);
    for (const artifact of ['ios.backup-contents', 'ios.manifest'])
      expect(result.row(artifact).outcome).toBe('partly-read');
  });

  test('are known by the stored payloads where the index is lost too, but for those that only a pattern names', () => {
    const folder = copyOf(plain);
    losePage(folder);
    loseIndex(folder);
    const result = checked(folder);
    expect(result.row('ios.sms')).toMatchObject(rowOf(whole, 'ios.sms'));
    const absent = whole.coverage.filter(({ outcome }) => outcome === 'not-present');
    expect(absent.length).toBeGreaterThan(doubted(result).length);
    for (const artifact of doubted(result)) expect(patterned(artifact), artifact).toBe(true);
  });

  test('may be any where payloads are missing besides', () => {
    const folder = copyOf(plain);
    losePage(folder);
    loseIndex(folder);
    const other = backupFileId('HomeDomain', 'Library/TCC/TCC.db');
    rmSync(join(folder, other.slice(0, 2), other));
    const result = checked(folder);
    expect(result.row('ios.sms')).toMatchObject(rowOf(whole, 'ios.sms'));
    const absent = whole.coverage.filter(({ outcome }) => outcome === 'not-present');
    for (const { artifact } of absent)
      expect(['unreadable', 'partly-read']).toContain(result.row(artifact).outcome);
  });

  test('of an encrypted backup are known, and that their keys are lost', () => {
    const before = checked(encrypted, ...key);
    const list = fresh('list');
    expect(
      athar(['extract', encrypted, '--path', '/Manifest.db', '--out', list, ...key]).code,
    ).toBe(0);
    const plainList = readFileSync(join(list, 'Manifest.db'));
    const found = plainList.indexOf(smsRow, 0, 'latin1');
    const folder = copyOf(encrypted);
    const path = join(folder, 'Manifest.db');
    const bytes = readFileSync(path);
    const page = found - (found % pageBytes);
    // The last block is left, so that the page behind it is whole.
    bytes.fill(0xa5, page, page + pageBytes - 16);
    writeFileSync(path, bytes);
    const result = checked(folder, ...key);
    expect(result.row('ios.sms')).toMatchObject({
      outcome: 'unreadable',
      problems: [{ code: 'missing-key' }],
    });
    expect(result.row('ios.tcc')).toMatchObject(rowOf(before, 'ios.tcc'));
    const lost = result.coverage.filter(({ problems }) =>
      problems.some(({ code }) => code === 'missing-key'),
    );
    for (const { artifact, outcome } of result.coverage) {
      if (ofList.includes(artifact) || lost.some((row) => row.artifact === artifact)) continue;
      expect([artifact, outcome]).toEqual([artifact, before.row(artifact).outcome]);
    }
  });
});

function rowOf(result: Checked, artifact: string) {
  const { outcome, records, problems } = result.row(artifact);
  return { outcome, records, problems };
}

/** Whether any of the paths of an artifact is a pattern. */
function patterned(artifact: string): boolean {
  const { out } = athar(['artifacts', '--json']);
  const all = JSON.parse(out) as { readonly id: string; readonly paths: readonly string[] }[];
  return all.find(({ id }) => id === artifact)!.paths.some((path) => path.includes('*'));
}
