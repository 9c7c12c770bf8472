import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { languages, messages } from '@athar/core';
import { describe, expect, test } from 'vitest';
import { athar, bin, environment, fresh, phoneBackup } from './run-athar.ts';

/** Runs a line of the shell, in which `$athar` is the program: only so can a word hold any bytes, and the current folder be gone. */
function shell(line: string): { readonly code: number | null; readonly stderr: string } {
  const { status, stderr } = spawnSync('sh', ['-c', line], {
    env: { ...environment, athar: `${process.execPath} ${bin}` },
    encoding: 'utf8',
  });
  return { code: status, stderr };
}

describe.skipIf(process.platform === 'win32')('a path that is no UTF-8', () => {
  test.each([
    ['check', 'check "$name" --out "$out"'],
    ['an option', 'check . --out "$out" --indicators="$name"'],
    ['inspect', 'inspect "$name"'],
    ['indicators add', 'indicators add "$name"'],
  ])('is told as such and not as missing, and nothing is written (%s)', (_, line) => {
    const folder = fresh('bytes');
    mkdirSync(folder);
    const before = `cd "${folder}"; name=$(printf 'ph\\351ne'); out=out`;
    const { code, stderr } = shell(`${before}; $athar ${line}`);
    const said = messages('en').text('cli.usage.not-utf8', { path: 'ph\ufffdne' });
    expect([code, stderr.trim()]).toEqual([2, said]);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('is another than one that holds the sign for lost bytes itself, and a pattern is no path here', () => {
    const folder = join(fresh('sign'), 'ph\ufffdne');
    mkdirSync(folder, { recursive: true });
    const out = fresh('out');
    expect(athar(['check', folder, '--out', out]).code).toBe(3);
    expect(existsSync(join(out, 'case.json'))).toBe(true);
    const { err } = athar(['extract', folder, '--path', '/x/ph\ufffdne', '--out', fresh('out')]);
    expect(err).not.toContain('UTF-8');
  });
});

describe.skipIf(process.platform === 'win32')('a current folder', () => {
  test.each(languages)('%s: that is gone is told, and is no mistake of the program', (language) => {
    const folder = fresh('gone');
    mkdirSync(folder);
    const gone = `cd "${folder}" && rmdir "${folder}"`;
    const { code, stderr } = shell(`${gone} && $athar check b --out o --lang ${language}`);
    expect([code, stderr.trim()]).toEqual([4, messages(language).text('cli.current-folder')]);
  });

  test('that is gone is told before anything is written, where all other paths are whole', () => {
    const [folder, out] = [fresh('gone'), fresh('out')];
    mkdirSync(folder);
    const evidence = phoneBackup();
    const { code, stderr } = shell(
      `cd "${folder}" && rmdir "${folder}" && $athar check "${evidence}" --out "${out}"`,
    );
    expect([code, stderr.trim()]).toEqual([4, messages('en').text('cli.current-folder')]);
    expect(existsSync(out)).toBe(false);
  });

  test('whose path is too long for the system is told', () => {
    const folder = fresh('long');
    mkdirSync(folder);
    // Not by a shell: some keep the whole path, and go no deeper than it may be long.
    const deeper = `process.chdir(${JSON.stringify(folder)});
      for (let n = 0; n < 25; n++) { fs.mkdirSync('${'d'.repeat(200)}'); process.chdir('${'d'.repeat(200)}'); }
      process.exitCode = child_process.spawnSync(process.execPath, [${JSON.stringify(bin)}, 'check', 'b', '--out', 'o'], { stdio: 'inherit' }).status;`;
    const { status: code, stderr } = spawnSync(process.execPath, ['-e', deeper], {
      env: environment,
      encoding: 'utf8',
    });
    // Node.js removes no path that is too long.
    spawnSync('rm', ['-rf', folder]);
    expect([code, stderr.trim()]).toEqual([4, messages('en').text('cli.current-folder')]);
  });
});

describe.skipIf(!existsSync('/dev/stdin'))(
  'a pipe, which lies nowhere (skipped without /dev/stdin)',
  () => {
    const piped = (line: string) => shell(`echo x | $athar ${line} --lang en`);
    const path = '/dev/stdin';
    const words = messages('en');

    test('is no evidence, and is not called missing', () => {
      const [out, other] = [fresh('out'), fresh('out')];
      const checked = piped(`check ${path} --out "${out}"`);
      const unchecked = words.text('cli.source.not-recognised', { path: 'stdin' });
      expect([checked.code, checked.stderr]).toEqual([3, expect.stringContaining(unchecked)]);
      expect(existsSync(join(out, 'case.json'))).toBe(true);
      const extracted = piped(`extract ${path} --path x --out "${other}"`);
      const unread = words.text('cli.extract.not-recognised', { path: 'stdin' });
      expect([extracted.code, extracted.stderr]).toEqual([3, expect.stringContaining(unread)]);
    });

    test('is no file to inspect', () => {
      const { code, stderr } = piped(`inspect ${path}`);
      expect([code, stderr.trim()]).toEqual([3, words.text('cli.no-file', { path })]);
    });

    test('is no folder to write to', () => {
      const { code, stderr } = piped(`check "${phoneBackup()}" --out ${path}`);
      const said = words.text('cli.out.not-writable.not-a-folder', { path });
      expect([code, stderr.trim()]).toEqual([2, said]);
    });
  },
);
