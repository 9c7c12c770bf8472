import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UsageError } from '@athar/core';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { keyProvider } from '../src/password-input.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'athar-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const text = 'كلمة السر\r\n pass wörd \r\n\r\nlast';
const utf16 = Buffer.from(`\ufeff${text}`, 'utf16le');

test.each([
  ['UTF-8', Buffer.from(text)],
  ['UTF-8 with a mark', Buffer.from(`\ufeff${text}`)],
  ['UTF-16, as PowerShell writes it', utf16],
  ['UTF-16 of the other order', Buffer.from(utf16).swap16()],
])('a file of passwords in %s is read line by line', (_, bytes) => {
  const path = join(folder, 'passwords');
  writeFileSync(path, bytes);
  expect(keyProvider({ passwordFile: path }).passwords).toEqual([
    'كلمة السر',
    ' pass wörd ',
    'last',
  ]);
});

test('a file of passwords that an editor of Windows saved as ANSI is read in the code pages that it may have', () => {
  const path = join(folder, 'passwords');
  writeFileSync(path, Buffer.from('plain\r\npässwort\r\n', 'latin1'));
  expect(keyProvider({ passwordFile: path }).passwords).toContain('pässwort');
  expect(keyProvider({ passwordFile: path }).passwords.filter((it) => it === 'plain')).toHaveLength(
    1,
  );
  // كلمة, in the code page of Arabic.
  writeFileSync(path, Buffer.from([0xdf, 0xe1, 0xe3, 0xc9]));
  expect(keyProvider({ passwordFile: path }).passwords).toContain('كلمة');
});

test.skipIf(process.platform === 'win32')('a file of passwords without end is given up', () => {
  expect(() => keyProvider({ passwordFile: '/dev/zero' })).toThrow(UsageError);
});

test('lines that were pasted at once answer one question each', async () => {
  const { stdin, stderr } = process;
  const isTerminal = { value: true, configurable: true };
  const terminal = { isTTY: isTerminal, setRawMode: { value: () => stdin, configurable: true } };
  const before = [stdin, stderr].map((stream) => Object.getOwnPropertyDescriptors(stream));
  Object.defineProperties(stdin, terminal);
  Object.defineProperties(stderr, { isTTY: isTerminal });
  vi.spyOn(stdin, 'resume').mockReturnValue(stdin);
  vi.spyOn(stderr, 'write').mockReturnValue(true);
  try {
    const { ask } = keyProvider({ prompt: () => 'Password:' });
    const device = { platform: 'ios' } as const;
    const question = { label: 'phone', device, attempt: 1, wasEmpty: false };
    const first = ask!(question);
    stdin.emit('data', 'one\r\ntwo\nth');
    const answers = [await first, await ask!(question)];
    const third = ask!(question);
    stdin.emit('data', 'ree\n');
    expect([...answers, await third]).toEqual(['one', 'two', 'three']);
  } finally {
    vi.restoreAllMocks();
    for (const [index, stream] of [stdin, stderr].entries())
      for (const name of ['isTTY', 'setRawMode']) {
        const was = before[index]?.[name as 'isTTY'];
        if (was) Object.defineProperty(stream, name, was);
        else Reflect.deleteProperty(stream, name);
      }
  }
});
