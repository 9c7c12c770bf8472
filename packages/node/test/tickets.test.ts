import { createCipheriv } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EvidenceError, isEvidenceError, memoryFile, type FileTicket } from '@athar/core';
import { aesCbcFile } from '../src/evidence/aes-cbc-file.ts';
import { openTicket } from '../src/index.ts';
import { testFolder } from './test-backups.ts';

const memory = (bytes: Uint8Array): FileTicket => ({
  kind: 'memory',
  bytes: new Uint8Array(bytes),
});

const key = new Uint8Array(32).fill(7);

function encrypted(plain: Uint8Array, padded = true): Uint8Array {
  const cipher = createCipheriv('aes-256-cbc', key, Buffer.alloc(16)).setAutoPadding(padded);
  return Buffer.concat([cipher.update(plain), cipher.final()]);
}

/** Bytes without a pattern that a wrong offset would hide. */
function sample(length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  for (let index = 0; index < length; index++)
    bytes[index] = (index * 31 + (index >>> 8) * 17) & 0xff;
  return bytes;
}

const whole = (ticket: FileTicket) => {
  const file = openTicket(ticket);
  const bytes = file.read(0, file.size);
  file.close();
  return bytes;
};

describe('an AES-CBC ticket', () => {
  test.each([0, 1, 15, 16, 17, 65_535, 65_536, 65_537, 200_000])(
    'gives back %i bytes',
    (length) => {
      const plain = sample(length);
      const ticket = { kind: 'aes-cbc', of: memory(encrypted(plain)), key, padded: true } as const;
      expect(Buffer.compare(whole(ticket), plain)).toBe(0);
    },
  );

  test('reads any part as if it were the plain file', () => {
    const plain = sample(300_000);
    const file = openTicket({ kind: 'aes-cbc', of: memory(encrypted(plain)), key, padded: true });
    fc.assert(
      fc.property(fc.nat(310_000), fc.nat(200_000), (offset, length) => {
        const expected = plain.subarray(offset, offset + length);
        expect(Buffer.compare(file.read(offset, length), expected)).toBe(0);
        const target = new Uint8Array(length);
        expect(file.readInto(target, offset)).toBe(expected.length);
        expect(Buffer.compare(target.subarray(0, expected.length), expected)).toBe(0);
      }),
      { numRuns: 200 },
    );
  });

  test('returns memory of its own: what the caller writes changes no later read', () => {
    const file = openTicket({
      kind: 'aes-cbc',
      of: memory(encrypted(sample(5000))),
      key,
      padded: true,
    });
    file.read(0, 5000).fill(0);
    expect(Buffer.compare(file.read(0, 5000), sample(5000))).toBe(0);
  });

  test('after a read that failed, or was cut short, reads on as before', () => {
    const plain = sample(300_000);
    const cipher = encrypted(plain);
    let fault: 'none' | 'throws' | 'short' = 'none';
    const stored = memoryFile(cipher);
    const file = aesCbcFile(
      {
        ...stored,
        readInto: (target, offset) => {
          if (fault === 'throws') throw new EvidenceError('malformed', 'the disk');
          return stored.readInto(fault === 'short' ? target.subarray(0, 1003) : target, offset);
        },
      },
      key,
      true,
    );
    for (const next of ['throws', 'short'] as const) {
      fault = next;
      if (fault === 'throws') expect(() => file.read(70_000, 10)).toThrow('the disk');
      else expect(file.read(131_072, 65_536).length).toBeLessThan(65_536);
      fault = 'none';
      expect(Buffer.compare(file.read(0, 131_072), plain.subarray(0, 131_072))).toBe(0);
      expect(Buffer.compare(file.read(290_000, 20_000), plain.subarray(290_000))).toBe(0);
    }
  });

  test('without padding keeps every block', () => {
    const plain = new Uint8Array(4096).fill(16);
    const of = memory(encrypted(plain, false));
    expect(whole({ kind: 'aes-cbc', of, key, padded: false })).toEqual(plain);
  });

  test('with a padding that is none, or cut within a block, ends with its last whole block', () => {
    const plain = sample(4096);
    const blocks = encrypted(plain, false);
    expect(whole({ kind: 'aes-cbc', of: memory(blocks), key, padded: true })).toEqual(plain);
    const cut = memory(blocks.subarray(0, 4090));
    expect(whole({ kind: 'aes-cbc', of: cut, key, padded: true })).toEqual(plain.slice(0, 4080));
    // A padding is a block long at most.
    const overlong = sample(4096).fill(17, 4096 - 17);
    const end = memory(encrypted(overlong, false));
    expect(whole({ kind: 'aes-cbc', of: end, key, padded: true })).toEqual(overlong);
  });
});

describe('a packed ticket', () => {
  const packedTicket = (
    plain: Uint8Array,
    change: Partial<FileTicket & { kind: 'deflate' }> = {},
  ) => {
    const packed = deflateRawSync(plain);
    return {
      kind: 'deflate',
      of: memory(Buffer.concat([Buffer.alloc(5), packed])),
      offset: 5,
      packedSize: packed.length,
      size: plain.length,
      crc32: crc32(plain),
      ...change,
    } as const;
  };
  const failure = (ticket: FileTicket) => {
    try {
      whole(ticket);
    } catch (error) {
      if (isEvidenceError(error)) return error.code;
      throw error;
    }
    return 'read';
  };

  test('gives the bytes that were packed', () => {
    expect(whole(packedTicket(sample(100_000)))).toEqual(sample(100_000));
    expect(whole(packedTicket(new Uint8Array(0)))).toEqual(new Uint8Array(0));
  });

  test.each([
    ['another CRC', { crc32: 1 }, 'malformed'],
    ['a size too small', { size: 10 }, 'malformed'],
    ['a size too large', { size: 100_001 }, 'malformed'],
    ['a size that cannot be', { size: 2 ** 40 }, 'limit-exceeded'],
    ['a place beyond the archive', { offset: 1e9 }, 'truncated'],
    ['another place', { offset: 0 }, 'malformed'],
  ])('with %s is an evidence error', (_, change, code) => {
    expect(failure(packedTicket(sample(100_000), change))).toBe(code);
  });
});

describe('a ticket of a path', () => {
  test('reads, and beyond the end gives what is there', () => {
    const path = join(testFolder(), 'a');
    writeFileSync(path, 'hello');
    const file = openTicket({ kind: 'path', path });
    expect(Buffer.from(file.read(3, 10)).toString()).toBe('lo');
    expect(file.read(5, 1).length).toBe(0);
    expect(file.readInto(new Uint8Array(3), 4)).toBe(1);
    file.close();
    file.close();
  });

  test.each([
    ['a folder', '', 'not-a-file'],
    ['nothing', 'nothing', 'missing'],
  ])('that leads to %s is an evidence error without the path', (_, name, code) => {
    const path = join(testFolder(), name);
    expect(() => openTicket({ kind: 'path', path })).toThrow(
      expect.objectContaining({
        code,
        message: expect.not.stringContaining(path) as string,
      }) as Error,
    );
  });

  test('nested without end is an evidence error', () => {
    let ticket: FileTicket = memory(sample(10));
    for (let depth = 0; depth < 50; depth++)
      ticket = { kind: 'part', of: ticket, offset: 0, size: 10 };
    expect(() => openTicket(ticket)).toThrow('nested');
  });
});

test('a sparse part is read from any place as the device had it', () => {
  const runs = [
    { at: 10, size: 5, from: 0 },
    { at: 100, size: 20, from: 5 },
  ];
  const stored = sample(50);
  const plain = new Uint8Array(130);
  plain.set(stored.subarray(7, 12), 10);
  plain.set(stored.subarray(12, 32), 100);
  const file = openTicket({ kind: 'part', of: memory(stored), offset: 7, size: 130, runs });
  fc.assert(
    fc.property(fc.nat(140), fc.nat(140), (offset, length) => {
      expect(file.read(offset, length)).toEqual(plain.slice(offset, offset + length));
    }),
  );
});
