import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
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
