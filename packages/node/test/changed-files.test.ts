import { appendFileSync, mkdtempSync, rmSync, unlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { backupFileId, ordinaryPhone, writeBackup } from '@athar/synthetic';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { check } from '../dist/check/check.js';
import { requireBuild } from './built.ts';

requireBuild();

let work: string;
const stored = (domain: string, path: string): string => {
  const id = backupFileId(domain, path);
  return join(work, 'backup', id.slice(0, 2), id);
};
const sms = () => stored('HomeDomain', 'Library/SMS/sms.db');

beforeEach(() => {
  work = mkdtempSync(join(tmpdir(), 'athar-changed-'));
  const { backup } = ordinaryPhone();
  const files = backup.files.filter(({ relativePath }) => !relativePath.includes('Attachments'));
  writeBackup(join(work, 'backup'), { ...backup, files });
});
afterEach(() => rmSync(work, { recursive: true, force: true }));

/** What a check tells of its parts where this happens after the files were listed. */
async function partsAfter(change: () => void): Promise<Map<string, readonly string[]>> {
  const { coverage } = await check({
    tool: { name: 'athar', version: '0' },
    evidence: [join(work, 'backup')],
    out: join(work, 'out'),
    force: false,
    quiet: true,
    full: false,
    language: 'en',
    only: [],
    skip: [],
    jobs: 1,
    keys: { passwords: [] },
    loadIndicators: () => {
      change();
      return { files: [], ignored: [] };
    },
  });
  return new Map(
    coverage.map(({ artifact, problems }) => [artifact, problems.map(({ code }) => code)]),
  );
}

test('a file that is written to while it is read is told as one that changed, by each part that reads it', async () => {
  const parts = await partsAfter(() => appendFileSync(sms(), new Uint8Array(5000)));
  expect(parts.get('ios.sms')).toContain('changed');
  expect(parts.get('ios.message-chats')).toContain('changed');
  expect(parts.get('ios.safari-history')).toEqual([]);
});

test('the list of a backup that is still being made has changed', async () => {
  const parts = await partsAfter(() =>
    appendFileSync(join(work, 'backup', 'Manifest.db'), new Uint8Array(4096)),
  );
  expect(parts.get('ios.manifest')).toContain('changed');
});

test('nothing has changed where nothing was written, or what was removed was read before', async () => {
  const parts = await partsAfter(() => undefined);
  expect([...parts.values()].flat()).not.toContain('changed');
  rmSync(join(work, 'out'), { recursive: true });
  const removed = await partsAfter(() => unlinkSync(sms()));
  expect([...removed.values()].flat()).not.toContain('changed');
});
