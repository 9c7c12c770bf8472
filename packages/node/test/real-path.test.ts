import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, win32 } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isAtOrBelow } from '../src/output-folder.ts';
import { realPath } from '../src/real-path.ts';
import { testFolder } from './test-backups.ts';

/** As Windows answers for a disk that no manager of volumes knows. */
const refuses = (code: string) => () => {
  throw Object.assign(new Error(`${code}: realpath`), { code });
};

describe('the place of a path', () => {
  test.each(['EISDIR', 'ENOENT'])('on a disk that Windows has no name for (%s)', (code) => {
    const folder = realPath(testFolder());
    writeFileSync(join(folder, 'a'), 'a');
    const onWindows = [refuses(code), 'win32'] as const;
    expect(realPath(join(folder, 'a'), ...onWindows)).toBe(join(folder, 'a'));
    expect(realPath(Buffer.from(join(folder, 'a')), ...onWindows)).toEqual(
      Buffer.from(join(folder, 'a')),
    );
    expect(() => realPath(join(folder, 'b'), ...onWindows)).toThrow('ENOENT');
  });

  test.skipIf(process.platform === 'win32')('behind a link is where the system goes', () => {
    const folder = realPath(testFolder());
    mkdirSync(join(folder, 'one/deep'), { recursive: true });
    symlinkSync('one/deep', join(folder, 'link'));
    expect(realPath(`${folder}/link/..`)).toBe(join(folder, 'one'));
    expect(() => realPath(`${folder}/nothing/..`)).toThrow('ENOENT');
  });
});

test.each([
  ['C:\\backup', 'C:\\backup', true],
  ['C:\\backup', 'c:\\BACKUP\\result', true],
  ['C:\\', 'C:\\result', true],
  ['C:\\backup', 'C:\\backup2', false],
  ['C:\\backup', 'C:\\', false],
  ['C:\\backup', 'C:\\..backup', false],
  ['C:\\', 'C:\\..result', true],
  ['C:\\backup', 'D:\\backup', false],
  ['C:\\backup', '\\\\server\\share\\result', false],
  ['\\\\server\\share\\backup', 'C:\\result', false],
  ['\\\\server\\share\\backup', '\\\\server\\share\\backup\\result', true],
  ['\\\\server\\share\\backup', '\\\\server\\other\\backup', false],
])('of Windows, below %s lies %s: %s', (folder, place, lies) => {
  expect(isAtOrBelow(folder, place, win32)).toBe(lies);
});
