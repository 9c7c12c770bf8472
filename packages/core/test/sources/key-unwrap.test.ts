import { createCipheriv, createDecipheriv } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { unwrapKey } from '../../src/sources/itunes-backup/key-unwrap.ts';

const hex = (text: string) => new Uint8Array(Buffer.from(text.replaceAll(' ', ''), 'hex'));

function blocksWith(key: Uint8Array) {
  const decipher = createDecipheriv(`aes-${key.length * 8}-ecb`, key, null).setAutoPadding(false);
  return (block: Uint8Array) => decipher.update(block);
}

describe('RFC 3394', () => {
  test.each([
    [
      '4.1: 128 bits with a 128-bit key',
      '000102030405060708090A0B0C0D0E0F',
      '1FA68B0A8112B447 AEF34BD8FB5A7B82 9D3E862371D2CFE5',
      '00112233445566778899AABBCCDDEEFF',
    ],
    [
      '4.3: 128 bits with a 256-bit key',
      '000102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F',
      '64E8C3F9CE0F5BA2 63E9777905818A2A 93C8191E7D6E8AE7',
      '00112233445566778899AABBCCDDEEFF',
    ],
    [
      '4.5: 192 bits with a 256-bit key',
      '000102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F',
      'A8F9BC1612C68B3F F6E6F4FBE30E71E4 769C8B80A32CB895 8CD5D17D6B254DA1',
      '00112233445566778899AABBCCDDEEFF0001020304050607',
    ],
    [
      '4.6: 256 bits with a 256-bit key',
      '000102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F',
      '28C9F404C4B810F4 CBCCB35CFB87F826 3F5786E2D80ED326 CBC7F0E71A99F43B FB988B9B7A02DD21',
      '00112233445566778899AABBCCDDEEFF000102030405060708090A0B0C0D0E0F',
    ],
  ])('vector %s', (_, key, wrapped, plain) => {
    expect(unwrapKey(blocksWith(hex(key)), hex(wrapped))).toEqual(hex(plain));
  });

  test('unwraps what OpenSSL wraps, and nothing else', () => {
    const key32 = fc.uint8Array({ minLength: 32, maxLength: 32 });
    fc.assert(
      fc.property(
        key32,
        key32,
        fc.nat(39),
        fc.integer({ min: 1, max: 255 }),
        (kek, key, at, bits) => {
          const cipher = createCipheriv('id-aes256-wrap', kek, Buffer.alloc(8, 0xa6));
          const wrapped = new Uint8Array(Buffer.concat([cipher.update(key), cipher.final()]));
          expect(unwrapKey(blocksWith(kek), wrapped)).toEqual(key);
          wrapped[at]! ^= bits;
          expect(unwrapKey(blocksWith(kek), wrapped)).toBeUndefined();
        },
      ),
      { numRuns: 60 },
    );
  });

  test.each([0, 8, 16, 23, 41, 4096])('a wrapped key of %i bytes is none', (length) => {
    expect(unwrapKey(blocksWith(new Uint8Array(32)), new Uint8Array(length))).toBeUndefined();
  });
});
