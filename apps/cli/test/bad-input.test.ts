import { cpSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { messages } from '@athar/core';
import { smsSchema, sqliteFile, tablesOf } from '@athar/synthetic';
import { describe, expect, test } from 'vitest';
import { checked, encrypted, expectUnread, isSms, key, noise, plain } from './bad-evidence.ts';
import { check, fresh, passwordFile, phoneBackup, work } from './run-athar.ts';

describe('what is no backup', () => {
  test('an empty folder', () => {
    const folder = fresh('empty');
    mkdirSync(folder);
    expectUnread(checked(folder), 'empty', 'cli.source.empty');
  });

  test('a folder of photographs', () => {
    const folder = fresh('photos');
    mkdirSync(join(folder, 'holiday'), { recursive: true });
    for (let i = 0; i < 20; i++)
      writeFileSync(
        join(folder, 'holiday', `IMG_${i}.JPG`),
        Buffer.from([0xff, 0xd8, 0xff, 0xe0, i]),
      );
    expectUnread(checked(folder), 'not-recognised', 'cli.source.not-recognised');
  });

  test('a file of random bytes', () => {
    const path = fresh('noise.zip');
    writeFileSync(path, noise(5000));
    const { code, case: result } = checked(path);
    expect([code, result.state]).toEqual([3, 'S0']);
  });
});

describe('the password', () => {
  test('is wrong', () => {
    const result = checked(encrypted, '--password-file', passwordFile('wrong', 'also wrong'));
    expectUnread(result, 'wrong-password', 'cli.password.wrong');
  });
  test('is empty', () => {
    const result = checked(encrypted, '--password-file', passwordFile(''));
    expect([result.code, result.case.state]).toEqual([3, 'S0']);
    expect(['encrypted', 'wrong-password']).toContain(result.case.sources[0]!.failure!.reason);
  });
  test('is not given', () => {
    expectUnread(checked(encrypted), 'encrypted', 'cli.password.needed');
  });
  test('is given and not needed', () => {
    const result = checked(plain, ...key);
    expect(result.case.state).toBe('S1');
    expect(result.err).toContain(messages('en').text('cli.backup.not-encrypted'));
  });
  test('stands in no output', () => {
    const result = checked(encrypted, '--password-file', passwordFile('wrong-Zaq12wsx'));
    for (const text of [result.err, result.out, JSON.stringify(result.case)])
      expect(text).not.toContain('Zaq12wsx');
  });
});

test('names that turn the direction of writing are shown as signs, and kept in JSON', () => {
  const rlo = '\u202e';
  const bundle = `com.example.${rlo}gpj.exe`;
  const folder = join(work, `phone ${rlo}gpj`);
  renameSync(
    phoneBackup({
      more: [
        {
          domain: `AppDomain-${bundle}`,
          relativePath: `Documents/${rlo}x`,
          content: new Uint8Array(1),
        },
      ],
      change: (file) =>
        isSms(file)
          ? {
              ...file,
              content: sqliteFile({
                tables: tablesOf(smsSchema, {
                  message: [
                    {
                      ROWID: 1,
                      guid: 'g',
                      text: `look ${rlo} https://vexel-gate.example/${rlo}abc`,
                      handle_id: 0,
                      service: 'SMS',
                      date: 600_000_000,
                      is_from_me: 0,
                    },
                  ],
                }),
              }),
            }
          : file,
    }),
    folder,
  );
  const stix = fresh('rlo.stix2');
  writeFileSync(
    stix,
    JSON.stringify({
      type: 'bundle',
      objects: [
        {
          type: 'indicator',
          id: 'indicator--00000000-0000-4000-8000-000000000001',
          pattern: "[domain-name:value='vexel-gate.example']",
          pattern_type: 'stix',
        },
      ],
    }),
  );
  const result = check([folder, plain], '--indicators', stix, '--full');
  expect([result.code, result.case.state]).toEqual([1, 'S4']);
  expect(result.case.sources[0]!.label).toContain(rlo);
  expect(JSON.stringify(result.records('ios.sms'))).toContain(rlo);
  for (const shown of [
    readFileSync(join(result.folder, 'report.html'), 'utf8'),
    result.out,
    result.err,
  ]) {
    expect(shown).not.toContain(rlo);
  }
  expect(readFileSync(join(result.folder, 'report.html'), 'utf8')).toContain('⟨RLO⟩');
});

test('two devices in one folder are two sources, each with its own state', () => {
  const parent = fresh('both');
  mkdirSync(parent);
  cpSync(plain, join(parent, 'b'), { recursive: true });
  cpSync(encrypted, join(parent, 'a'), { recursive: true });
  const result = checked(parent, ...key);
  expect([result.code, result.case.state]).toEqual([3, 'S1']);
  expect(result.case.sources.map(({ id, label, state }) => [id, label.slice(-1), state])).toEqual([
    ['s1', 'a', 'S2'],
    ['s2', 'b', 'S1'],
  ]);
  expect(result.err).toContain(messages('en').text('cli.source.several'));
  expect(new Set(result.records('ios.sms').map(({ source }) => source))).toEqual(
    new Set(['s1', 's2']),
  );
});
