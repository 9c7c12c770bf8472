import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { signedContent } from '../../src/formats/signed-data.ts';
import { isEvidenceError } from '../../src/model/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'athar-cms-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function openssl(...args: readonly string[]): void {
  execFileSync('openssl', args, { cwd: folder, stdio: 'ignore' });
}

function hasOpenssl(): boolean {
  try {
    openssl('version');
    return true;
  } catch {
    return false;
  }
}

const text = '<?xml version="1.0"?><plist version="1.0"><dict/></plist>'.repeat(200);

/** What openssl makes: with lengths (DER), or without, in pieces (BER). */
function signedByOpenssl(...more: readonly string[]): Uint8Array {
  writeFileSync(join(folder, 'text'), text);
  openssl(
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-keyout',
    'key',
    '-out',
    'cert',
    '-subj',
    '/CN=a',
  );
  openssl(
    'cms',
    '-sign',
    '-binary',
    '-in',
    'text',
    '-signer',
    'cert',
    '-inkey',
    'key',
    '-outform',
    'DER',
    '-out',
    'signed',
    ...more,
  );
  return readFileSync(join(folder, 'signed'));
}

describe.skipIf(!hasOpenssl())('what openssl signed (skipped where it is absent)', () => {
  test.each([
    ['with lengths', ['-nodetach']],
    ['without lengths, in pieces', ['-nodetach', '-stream']],
  ])('gives its content: %s', (_name, more) => {
    expect(new TextDecoder().decode(signedContent(signedByOpenssl(...more)))).toBe(text);
  });

  test('and that does not hold it is told as such', () => {
    const detached = signedByOpenssl();
    expect(() => signedContent(detached)).toThrow(/stands elsewhere/);
  });

  test('is damaged, and only says so', () => {
    const whole = signedByOpenssl('-nodetach', '-stream');
    for (let at = 0; at < 200; at++) {
      for (const value of [0, 0x24, 0x30, 0x80, 0x84, 0xff]) {
        const bytes = whole.slice();
        bytes[at] = value;
        expect(outcomeOf(bytes)).toBe('content or error of the evidence');
      }
      expect(outcomeOf(whole.slice(0, at))).toBe('content or error of the evidence');
    }
  });
});

function outcomeOf(bytes: Uint8Array): string {
  try {
    signedContent(bytes);
  } catch (error) {
    if (!isEvidenceError(error)) throw error;
  }
  return 'content or error of the evidence';
}

test('elements within elements without end are not followed', () => {
  const bomb = new Uint8Array(100_000).fill(0x80);
  for (let at = 0; at < bomb.length; at += 2) bomb[at] = 0x30;
  expect(() => signedContent(bomb)).toThrow(/within elements/);
});

test.each([
  ['nothing', []],
  ['a list', [...new TextEncoder().encode('<plist version="1.0"/>')]],
  ['a sequence of another kind', [0x30, 3, 0x06, 1, 1]],
  ['a length of many bytes', [0x30, 0x89, 1, 1, 1, 1, 1, 1, 1, 1, 1]],
])('what is no signed data is an error of the evidence: %s', (_name, bytes) => {
  expect(() => signedContent(Uint8Array.from(bytes))).toThrow();
  expect(outcomeOf(Uint8Array.from(bytes))).toBe('content or error of the evidence');
});
