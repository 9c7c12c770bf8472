import { Buffer } from 'node:buffer';
import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { folderContainer } from '../src/evidence/folder-container.ts';
import { contentsOf, open, smallBackup, someFiles, testFolder } from './test-backups.ts';
import { openTicket } from '../src/index.ts';

/** `Téléphone` as an old disk writes it, in Latin-1. */
const latin = Buffer.from('T\xe9l\xe9phone', 'latin1');
const below = (folder: string, name: Buffer): Buffer =>
  Buffer.concat([Buffer.from(`${folder}/`), name]);

/** macOS and Windows take no such names. */
const takesAnyName = (() => {
  const folder = mkdtempSync(join(tmpdir(), 'athar-names-'));
  try {
    mkdirSync(below(folder, latin));
    return true;
  } catch {
    return false;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
})();

test.skipIf(!takesAnyName)('a backup in a folder whose name is no UTF-8 is read', async () => {
  const parent = testFolder();
  smallBackup(join(parent, 'A'));
  renameSync(smallBackup(join(parent, 'B')), below(parent, latin));

  const opened = await open(parent);

  const [first, second] = opened.map((source) => {
    if (source.outcome === 'failed') throw new Error(source.reason);
    return contentsOf(source.source, () => true);
  });
  expect(opened).toHaveLength(2);
  expect(second).toEqual(first);
  expect(Object.keys(first ?? {}).length).toBeGreaterThan(someFiles.length - 1);
});

test.skipIf(!takesAnyName)('each of many names that look alike is tried a few times', () => {
  const parent = testFolder();
  const count = 400;
  for (let i = 0; i < count; i++) {
    writeFileSync(below(parent, Buffer.from([0x80 + (i >> 6), 0x80 + (i & 63)])), '');
  }
  const tries = vi.spyOn(Set.prototype, 'has');
  const names = folderContainer(parent)
    .children('')
    .map(({ name }) => name);
  const tried = tries.mock.calls.length;
  tries.mockRestore();

  expect(names).toContain('\ufffd\ufffd');
  expect(names).toContain(`\ufffd\ufffd~${String(count)}`);
  expect(tried).toBeLessThan(4 * count);
});

test.skipIf(!takesAnyName)('names that look alike are told apart, and links stay inside', () => {
  const parent = testFolder();
  const outside = testFolder();
  writeFileSync(join(outside, 'x'), 'outside');
  for (const [name, content] of [
    ['a\xff', 'one'],
    ['a\xfe', 'two'],
    ['a', 'three'],
    ['b\xff.ips', 'five'],
    ['b\xfe.ips', 'six'],
    ['.\xff', 'seven'],
    ['.\xfe', 'eight'],
  ] as const)
    writeFileSync(below(parent, Buffer.from(name, 'latin1')), content);
  writeFileSync(join(parent, 'a\ufffd'), 'four');
  mkdirSync(below(parent, latin));
  symlinkSync(join(outside, 'x'), below(parent, Buffer.from('l\xff', 'latin1')));
  symlinkSync(outside, Buffer.concat([below(parent, latin), Buffer.from('/out')]));

  const container = folderContainer(parent);
  const read = Object.fromEntries(
    [...container.walk('')].map(({ name }): [string, unknown] => {
      const content = container.entry(name)?.content;
      if (content?.kind !== 'path') return [name, content?.kind === 'unreadable' && content.code];
      const file = openTicket(content);
      const bytes = file.read(0, file.size);
      file.close();
      return [name, new TextDecoder().decode(bytes)];
    }),
  );

  expect(read).toEqual({
    a: 'three',
    'a\ufffd': 'four',
    'a\ufffd~2': 'two',
    'a\ufffd~3': 'one',
    // What looks for files by how their names end finds both.
    'b\ufffd.ips': 'six',
    'b\ufffd~2.ips': 'five',
    '.\ufffd': 'eight',
    '.\ufffd~2': 'seven',
    'l\ufffd': 'link-not-followed',
    'T\ufffdl\ufffdphone/out': 'link-not-followed',
  });
  expect(container.entry('T\ufffdl\ufffdphone/out/x')?.content).toMatchObject({
    kind: 'unreadable',
    code: 'link-not-followed',
  });
});
