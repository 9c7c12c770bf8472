import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ordinaryPhone, writeBackup } from '@athar/synthetic';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { check } from '../dist/check/check.js';
import { requireBuild } from './built.ts';

requireBuild();

let work: string;
beforeEach(() => {
  work = mkdtempSync(join(tmpdir(), 'athar-shared-'));
  writeBackup(join(work, 'backup'), ordinaryPhone().backup);
});
afterEach(() => rmSync(work, { recursive: true, force: true }));

/** A check into the one folder, in the midst of which something happens. */
const checkWhile = (happens: () => void, skip: readonly string[] = []) =>
  check({
    tool: { name: 'athar', version: '0' },
    evidence: [join(work, 'backup')],
    out: join(work, 'out'),
    force: true,
    quiet: true,
    full: false,
    language: 'en',
    only: [],
    skip,
    jobs: 1,
    keys: { passwords: [] },
    loadIndicators: () => {
      happens();
      return { files: [], ignored: [] };
    },
  });

test('of two checks that share a folder, the one whose files were removed leaves those of the other alone', async () => {
  let second: ReturnType<typeof checkWhile> | undefined;
  const first = checkWhile(() => {
    second = checkWhile(() => undefined, ['ios.sms']);
  });
  await expect(first).rejects.toMatchObject({
    name: 'EnvironmentError',
    message: 'the files of this check were removed',
  });
  await second;
  const text = readFileSync(join(work, 'out', 'case.json'), 'utf8');
  expect(JSON.parse(text)).toMatchObject({ options: { skip: ['ios.sms'] } });
  expect(readdirSync(join(work, 'out', 'records'))).not.toContain('ios.sms.jsonl');
});

test('a check whose folder was removed has no result, and says so', async () => {
  const checked = checkWhile(() => rmSync(join(work, 'out'), { recursive: true }));
  await expect(checked).rejects.toMatchObject({ message: 'the files of this check were removed' });
});

test.skipIf(process.platform === 'win32')(
  'a link that was put in the place of the room that a check holds is not followed',
  async () => {
    const other = join(work, 'other');
    const content = 'x'.repeat(2 ** 21);
    writeFileSync(other, content);
    await checkWhile(() => {
      const room = join(work, 'out', '.athar-reserved');
      rmSync(room);
      symlinkSync(other, room);
    });
    expect(readFileSync(other, 'utf8')).toBe(content);
    expect(readdirSync(join(work, 'out'))).not.toContain('.athar-reserved');
  },
);
