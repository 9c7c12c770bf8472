import { expect, test } from 'vitest';
import { findKeys } from '../../src/sources/itunes-backup/find-keys.ts';
import type { KeyProvider, PasswordQuestion } from '../../src/sources/key-provider.ts';
import type { CryptoPort } from '../../src/sources/platform.ts';

const tag = (name: string, value: Uint8Array): Buffer => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(value.length);
  return Buffer.concat([Buffer.from(name, 'latin1'), length, value]);
};
const number = (name: string, value: number) => tag(name, Buffer.from([0, 0, 0, value]));

const keybagWith = (salt: Uint8Array): Buffer =>
  Buffer.concat([
    tag('UUID', Buffer.alloc(16)),
    tag('SALT', salt),
    number('ITER', 1),
    tag('UUID', Buffer.alloc(16)),
    number('CLAS', 3),
    number('WRAP', 2),
    tag('WPKY', Buffer.alloc(40, 7)),
  ]);

/** What is tried of these passwords, where none of them fits. */
function tried(...given: readonly string[] | [KeyProvider]): Promise<string[]> {
  const keys = typeof given[0] === 'object' ? given[0] : { passwords: given as readonly string[] };
  return triedOn(keybagWith(Buffer.alloc(20, 1)), keys, 'wrong-password');
}

async function triedOn(keybag: Buffer, keys: KeyProvider, reason: string): Promise<string[]> {
  const secrets: string[] = [];
  const crypto: CryptoPort = {
    pbkdf2: (_, secret) => {
      secrets.push(new TextDecoder().decode(secret));
      return Promise.resolve(new Uint8Array(32));
    },
    aes256Blocks: () => (block) => block,
  } as Partial<CryptoPort> as CryptoPort;
  const device = { platform: 'ios' as const };
  const known = { kind: 'itunes-backup' as const, encrypted: true, device };
  const found = findKeys(crypto, keybag, keys, { label: 'b', known });
  await expect(found).rejects.toMatchObject({ reason });
  return secrets;
}

test('an empty answer is no wrong password: nothing is tried, and the next question says so', async () => {
  const asked: [number, boolean][] = [];
  const answers = ['', 'x', undefined];
  const ask = ({ attempt, wasEmpty }: PasswordQuestion): Promise<string | undefined> => {
    asked.push([attempt, wasEmpty]);
    return Promise.resolve(answers[attempt - 1]);
  };
  expect(await tried({ passwords: [], ask })).toEqual(['x']);
  expect(asked).toEqual([
    [1, false],
    [2, true],
    [3, false],
  ]);
});

test('a password is tried as it was typed, and in the other forms of Unicode', async () => {
  expect(await tried('plain')).toEqual(['plain']);
  expect(await tried('caf\u00e9')).toEqual(['caf\u00e9', 'cafe\u0301']);
});

test('a password with white space around it is tried as it was typed, then without', async () => {
  expect(await tried(' a b \t')).toEqual([' a b \t', 'a b']);
  expect(await tried('\u00a0caf\u00e9')).toEqual([
    '\u00a0caf\u00e9',
    '\u00a0cafe\u0301',
    'caf\u00e9',
    'cafe\u0301',
  ]);
  expect(await tried('   ')).toEqual(['   ']);
  expect(await tried('a', 'a ')).toEqual(['a', 'a ']);
});

test('where the keybag is seen to be damaged, a password that opens nothing is not called wrong', async () => {
  const damaged = keybagWith(Buffer.alloc(20));
  await triedOn(damaged, { passwords: ['right or wrong'] }, 'malformed-keybag');
  await triedOn(damaged, { passwords: [] }, 'encrypted');
});
