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

  test.each([
    ['SHA-256', ['-nodetach', '-md', 'sha256']],
    ['SHA-1', ['-nodetach', '-md', 'sha1']],
    ['SHA-256, in pieces', ['-nodetach', '-stream', '-md', 'sha256']],
  ])('and is told where it is not what was signed: by %s', (_name, more) => {
    const whole = signedByOpenssl(...more);
    const damageIn = (bytes: Uint8Array): string[] => {
      const told: string[] = [];
      signedContent(bytes, (detail) => told.push(detail));
      return told;
    };
    expect(damageIn(whole)).toEqual([]);
    const start = Buffer.from(whole).indexOf('<plist');
    for (const at of [start, start + 5, start + 40]) {
      const changed = whole.slice();
      changed[at]! ^= 4;
      expect(damageIn(changed)).toEqual(['the content is not what was signed']);
    }
    const cut = whole.slice();
    // The length of the digest, at the end of what was signed.
    cut[Buffer.from(whole).lastIndexOf(Buffer.from('2a864886f70d010904', 'hex')) + 12]! ^= 0x40;
    expect(damageIn(cut)).toHaveLength(1);
  });

  test('with a digest of a kind that is not known, or with none, is not judged', () => {
    for (const more of [['-md', 'sha512'], ['-noattr']]) {
      const told: string[] = [];
      const changed = signedByOpenssl('-nodetach', ...more);
      changed[Buffer.from(changed).indexOf('<plist')]! ^= 4;
      signedContent(changed, (detail) => told.push(detail));
      expect(told).toEqual([]);
    }
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
