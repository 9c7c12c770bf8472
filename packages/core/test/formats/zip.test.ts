import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { memoryFile } from '../../src/bytes/memory-file.ts';
import { sortNames } from '../../src/formats/archive.ts';
import { looksLikeZip, readZip } from '../../src/formats/zip/index.ts';
import { defaultLimits, isEvidenceError } from '../../src/model/index.ts';
import { bytesOf, hasCommand, membersOf } from './archive-members.ts';

interface Member {
  readonly name: string | Uint8Array;
  readonly text?: string;
  readonly method?: 0 | 8 | 12;
  readonly flags?: number;
  readonly mode?: number;
  /** Sizes in a zip64 field, the 32-bit ones full. */
  readonly long?: boolean;
  /** Sizes only in a descriptor behind the content. */
  readonly streamed?: 'signed' | 'bare';
  /** Further extra fields. */
  readonly more?: Buffer;
}

/** An extra field. */
function extraField(id: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const head = Buffer.alloc(4);
  head.writeUInt16LE(id, 0);
  head.writeUInt16LE(content.length, 2);
  return Buffer.concat([head, content]);
}

/** A zip built by hand, so that each oddity can be asked for. */
function zipOf(members: readonly Member[], { comment = '', prefix = '', cut = false } = {}) {
  const parts: Buffer[] = [Buffer.from(prefix)];
  const directory: Buffer[] = [];
  const length = () => parts.reduce((sum, part) => sum + part.length, 0);
  for (const {
    name,
    text = '',
    method = 8,
    flags = 0,
    mode = 0,
    long,
    streamed,
    more,
  } of members) {
    const content = Buffer.from(text);
    const packed = method === 8 ? deflateRawSync(content) : content;
    const nameBytes = Buffer.from(name);
    const offset = length() - prefix.length;
    let extra = Buffer.alloc(long === true ? 28 : 0);
    if (long === true) {
      extra.writeUInt16LE(1, 0);
      extra.writeUInt16LE(24, 2);
      extra.writeBigUInt64LE(BigInt(content.length), 4);
      extra.writeBigUInt64LE(BigInt(packed.length), 12);
      extra.writeBigUInt64LE(BigInt(offset), 20);
    }
    if (more !== undefined) extra = Buffer.concat([extra, more]);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(flags | (streamed === undefined ? 0 : 8), 2);
    common.writeUInt16LE(method, 4);
    common.writeUInt32LE(crc32(content), 10);
    common.writeUInt32LE(long === true ? 0xffffffff : packed.length, 14);
    common.writeUInt32LE(long === true ? 0xffffffff : content.length, 18);
    common.writeUInt16LE(nameBytes.length, 22);
    common.writeUInt16LE(extra.length, 24);
    const local = Buffer.from(common);
    if (streamed !== undefined) local.fill(0, 10, 22);
    parts.push(Buffer.from('PK\x03\x04', 'latin1'), local, nameBytes, extra, packed);
    if (streamed !== undefined) {
      if (streamed === 'signed') parts.push(Buffer.from('PK\x07\x08', 'latin1'));
      parts.push(common.subarray(10, 22));
    }
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE((mode << 16) >>> 0, 6);
    rest.writeUInt32LE(long === true ? 0xffffffff : offset, 10);
    directory.push(Buffer.from('PK\x01\x02\x14\x03', 'latin1'), common, rest, nameBytes, extra);
  }
  if (cut) return new Uint8Array(Buffer.concat(parts));
  const start = length() - prefix.length;
  const entries = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(members.length, 8);
  end.writeUInt16LE(members.length, 10);
  end.writeUInt32LE(entries.length, 12);
  end.writeUInt32LE(start, 16);
  end.writeUInt16LE(comment.length, 20);
  return new Uint8Array(Buffer.concat([...parts, entries, end, Buffer.from(comment)]));
}

function read(bytes: Uint8Array, limits = defaultLimits) {
  return readZip(memoryFile(bytes), { kind: 'memory', bytes }, limits);
}

const textsOf = (bytes: Uint8Array) => membersOf(read(bytes)).map(({ name, text }) => [name, text]);

describe('a zip', () => {
  test('gives its members, stored and packed', () => {
    const index = read(
      zipOf([
        { name: 'a/b.txt', text: 'hello' },
        { name: 'c', text: 'stored', method: 0 },
        { name: 'd/' },
      ]),
    );
    expect(index.problems).toEqual([]);
    expect(membersOf(index).map(({ name, kind, text }) => [name, kind, text])).toEqual([
      ['a/b.txt', 'file', 'hello'],
      ['c', 'file', 'stored'],
      ['d', 'folder', ''],
    ]);
  });

  test('tells when each member was last changed, where it says so in UTC', () => {
    const unix = Buffer.alloc(5);
    unix.writeInt32LE(1_640_000_000, 1);
    const told = Buffer.from(unix).fill(1, 0, 1);
    const ntfs = Buffer.alloc(32);
    ntfs.writeUInt16LE(1, 4);
    ntfs.writeUInt16LE(24, 6);
    ntfs.writeBigUInt64LE((1_640_000_000n + 11_644_473_600n) * 10_000_000n, 8);
    const members: Member[] = [
      { name: 'a', more: extraField(0x5455, told) },
      { name: 'b', long: true, more: extraField(10, ntfs) },
      { name: 'no flag', more: extraField(0x5455, unix) },
      { name: 'cut', more: extraField(0x5455, told).subarray(0, 8) },
      { name: 'none' },
    ];
    for (const cut of [false, true]) {
      const index = read(zipOf(members, { cut }));
      const times = Array.from({ length: index.count }, (_, member) => index.modified(member));
      expect(times).toEqual([1_640_000_000, 1_640_000_000, undefined, undefined, undefined]);
    }
  });

  test('is whole also where zeros fill up the block of a disk behind it, more than a comment is long', () => {
    const zip = zipOf([{ name: 'a', text: 'text' }]);
    const index = read(new Uint8Array(Buffer.concat([zip, Buffer.alloc(2 ** 18)])));
    expect(membersOf(index).map(({ name }) => name)).toEqual(['a']);
    expect(index.problems).toEqual([]);
  });

  test('is read with zip64 sizes, a comment that holds an end record, and bytes before it', () => {
    const members = [
      { name: 'x', text: 'long', long: true },
      { name: 'y', text: 'short' },
    ];
    expect(
      textsOf(zipOf(members, { comment: 'see PK\x05\x06 here', prefix: '#!/bin/sh\n' })),
    ).toEqual([
      ['x', 'long'],
      ['y', 'short'],
    ]);
  });

  test('keeps names that climb, begin at the root or use backslashes as mere names', () => {
    const names = ['../../etc/passwd', '/root', 'C:\\Users\\a', './x//y', 'a/../b'];
    expect(textsOf(zipOf(names.map((name) => ({ name })))).map(([name]) => name)).toEqual([
      '../../etc/passwd',
      'root',
      'Users/a',
      'x/y',
      'a/../b',
    ]);
  });

  test('reads names as UTF-8, and as code page 437 where they are not', () => {
    const names = [Buffer.from('أثر.txt'), new Uint8Array([0x81, 0x2e, 0x74])];
    expect(textsOf(zipOf(names.map((name) => ({ name })))).map(([name]) => name)).toEqual([
      'أثر.txt',
      'ü.t',
    ]);
  });

  test('reads a name in the code page of a computer as its extra field tells it', () => {
    // `Téléphone` in code page 850, as in 437, and `ملف` in 720.
    const french = Buffer.from('T\x82l\x82phone', 'latin1');
    const arabic = Buffer.from('\xa2\xe9\xe0', 'latin1');
    const told = (name: string, of: Buffer, version = 1): Buffer => {
      const head = Buffer.alloc(5);
      head.writeUInt8(version);
      head.writeUInt32LE(crc32(of), 1);
      return extraField(0x7075, head, Buffer.from(name));
    };
    const zip = zipOf([
      { name: french, more: told('Téléphone', french) },
      { name: arabic, more: Buffer.concat([extraField(0x5455), told('ملف', arabic)]) },
      { name: Buffer.concat([arabic, arabic]), more: told('ملف', arabic) },
      { name: Buffer.concat([arabic, french]), more: told('x', arabic, 2) },
      { name: '#U0645', more: told('م', Buffer.from('#U0645')) },
      { name: 'plain', more: told('other', Buffer.from('plain')).subarray(0, 12) },
    ]);
    const names = ['Téléphone', 'ملف', 'óΘαóΘα', 'óΘαTéléphone', 'م', 'plain'];
    expect(textsOf(zip).map(([name]) => name)).toEqual(names);
  });

  test('tells encrypted members and unknown methods, and reads the others', () => {
    const index = read(
      zipOf([
        { name: 'secret', text: 'x', flags: 1 },
        { name: 'bzip2', text: 'x', method: 12 },
        { name: 'plain', text: 'x' },
      ]),
    );
    expect(membersOf(index).map(({ text }) => text)).toEqual([
      'unreadable: archive-locked',
      'unreadable: archive-method',
      'x',
    ]);
  });

  test('tells links of the device from files', () => {
    const index = read(zipOf([{ name: 'var', text: 'private/var', mode: 0o120777, method: 0 }]));
    expect(index.kind(0)).toBe('link');
  });

  test('of two members of one name the last counts, and the other is told', () => {
    const index = read(zipOf([{ name: 'a', text: '1' }, { name: 'b' }, { name: 'a', text: '2' }]));
    const names = sortNames(index);
    expect(names.duplicates).toBe(1);
    expect([...names.order].map((member) => index.name(member))).toEqual(['a', 'b']);
    expect(membersOf(index)[names.find('a')]?.text).toBe('2');
  });

  test('that lost its directory gives what its local headers lead to', () => {
    const members = [
      { name: 'a', text: 'first' },
      { name: 'b', text: 'second', method: 0 as const },
    ];
    const index = read(zipOf(members, { cut: true }));
    expect(membersOf(index).map(({ name, text }) => [name, text])).toEqual([
      ['a', 'first'],
      ['b', 'second'],
    ]);
    expect(index.problems.map(({ code }) => code)).toEqual(['truncated']);
  });

  test.each(['signed', 'bare'] as const)(
    'that was streamed (%s descriptor) is read with and without its directory',
    (streamed) => {
      const members = ['one', 'two', 'three'].map((name) => ({
        name,
        text: name.repeat(50),
        streamed,
      }));
      const expected = members.map(({ name, text }) => [name, text]);
      expect(textsOf(zipOf(members))).toEqual(expected);
      // Without a signature and without a directory, only what stands before another header can be measured.
      expect(textsOf(zipOf(members, { cut: true })).slice(0, 2)).toEqual(expected.slice(0, 2));
    },
  );

  test('cut off within a member keeps the stored bytes that are there', () => {
    const bytes = zipOf(
      [
        { name: 'a', text: 'x' },
        { name: 'b', text: '0123456789', method: 0 },
      ],
      { cut: true },
    );
    const index = read(bytes.slice(0, -4));
    expect(membersOf(index).map(({ text, problems }) => [text, problems])).toEqual([
      ['x', []],
      ['012345', ['truncated']],
    ]);
  });

  test('whose members share their bytes unpacks them once, and tells the others', () => {
    const text = Array.from({ length: 3000 }, (_, i) => String((i * 7919) % 9973)).join();
    const bytes = zipOf([
      { name: 'a', text },
      { name: 'b', text },
      { name: 'c', text: 'x' },
    ]);
    const directory = bytes.length - 22 - 3 * 47;
    const headerOfA = 0;
    const sharing = (): Uint8Array => {
      const entries = bytes.slice(directory, directory + 3 * 47);
      new DataView(entries.buffer).setUint32(47 + 42, headerOfA, true);
      const packed = new DataView(entries.buffer).getUint32(20, true);
      // Without the bytes of the second, the two together are larger than the file.
      const first = bytes.slice(0, 31 + packed);
      const third = bytes.slice(2 * (31 + packed), directory);
      new DataView(entries.buffer).setUint32(2 * 47 + 42, first.length, true);
      const end = bytes.slice(bytes.length - 22);
      new DataView(end.buffer).setUint32(16, first.length + third.length, true);
      return new Uint8Array(Buffer.concat([first, third, entries, end]));
    };
    const index = read(sharing());
    expect(membersOf(index).map((member) => member.text)).toEqual([
      text,
      'unreadable: malformed',
      'x',
    ]);
    expect(membersOf(read(bytes)).map((member) => member.text)).toEqual([text, text, 'x']);
  });

  test('one of whose members seems to take up all that follows loses that one alone', () => {
    const bytes = zipOf(
      ['a', 'b', 'c'].map((name) => ({ name, text: name.repeat(999), method: 0 })),
    );
    const directory = bytes.length - 22 - 3 * 47;
    new DataView(bytes.buffer).setUint32(directory + 20, directory - 40, true);
    expect(membersOf(read(bytes)).map(({ text }) => text.slice(0, 3))).toEqual([
      'unr',
      'bbb',
      'ccc',
    ]);
  });

  test('with more members than the limit stops there and says so', () => {
    const members = Array.from({ length: 20 }, (_, index) => ({ name: `f${index}` }));
    const index = read(zipOf(members), { ...defaultLimits, maxEntries: 5 });
    expect([index.count, index.problems[0]?.code]).toEqual([5, 'limit-exceeded']);
  });

  test('made of streamed headers without end costs linear time', () => {
    const one = zipOf([{ name: 'n', text: '', method: 0, streamed: 'bare' }], { cut: true }).slice(
      0,
      31,
    );
    const cost = (count: number) => {
      const bytes = new Uint8Array(Buffer.concat(Array.from({ length: count }, () => one)));
      let reads = 0;
      const file = memoryFile(bytes);
      const counting = {
        ...file,
        read: (offset: number, length: number) => {
          const piece = file.read(offset, length);
          reads += piece.length;
          return piece;
        },
      };
      readZip(counting, { kind: 'memory', bytes }, defaultLimits);
      return reads / bytes.length;
    };
    // Without a bound on the search, 4000 headers would cost some 2000 times their bytes.
    expect(cost(4000)).toBeLessThan(100);
  });

  describe('whose directory lacks members that stand in it', () => {
    const kinds: readonly (readonly [string, Partial<Member>])[] = [
      ['packed', {}],
      ['stored', { method: 0 }],
      ['streamed', { streamed: 'signed' }],
      ['streamed without signature', { streamed: 'bare' }],
      ['zip64', { long: true }],
      ['with extra fields', { more: extraField(0x5455, Buffer.alloc(60)) }],
    ];
    const members = (kind: Partial<Member>): Member[] =>
      ['first', 'second', 'third', 'last'].map((name) => ({ name, text: `${name} text`, ...kind }));

    /** Takes entries out of the directory, and out of the number at its end too where `count` says so. */
    const without = (bytes: Uint8Array, dropped: number, count: boolean): Uint8Array => {
      const buffer = Buffer.from(bytes);
      const end = buffer.length - 22;
      const start = end - buffer.readUInt32LE(end + 12);
      const entries: Buffer[] = [];
      for (let at = start; at < end;) {
        const extra = buffer.readUInt16LE(at + 30);
        const next = at + 46 + buffer.readUInt16LE(at + 28) + extra;
        entries.push(buffer.subarray(at, next));
        at = next;
      }
      entries.splice(dropped, 1);
      const directory = Buffer.concat(entries);
      const record = Buffer.from(buffer.subarray(end));
      if (count) record.writeUInt16LE(entries.length, 10);
      record.writeUInt32LE(directory.length, 12);
      return new Uint8Array(Buffer.concat([buffer.subarray(0, start), directory, record]));
    };

    test.each(kinds)('is told: %s', (_what, kind) => {
      const whole = zipOf(members(kind));
      expect(read(whole).problems).toEqual([]);
      for (let dropped = 0; dropped < 4; dropped++) {
        const index = read(without(whole, dropped, true));
        expect(index.count).toBe(3);
        expect(index.problems).toEqual([
          {
            code: 'malformed',
            detail: 'a member stands in the archive that its directory does not list',
          },
        ]);
      }
    });

    test('is told by the number at its end too', () => {
      expect(read(without(zipOf(members({})), 1, false)).problems).toContainEqual({
        code: 'malformed',
        detail: 'the directory lists 3 members, and its end 4',
      });
    });

    test('also behind other bytes', () => {
      const index = read(without(zipOf(members({}), { prefix: 'MZ stub' }), 0, true));
      expect(index.problems).toHaveLength(1);
      expect(read(zipOf(members({}), { prefix: 'MZ stub' })).problems).toEqual([]);
    });
  });

  test.each([
    ['ASCII', 'Library/SMS/sms.db'],
    ['UTF-8', 'Library/Télécharger/é.plist'],
  ])('whose directory renames a member is told: %s', (_, name) => {
    const members = [
      { name: 'Library/a', text: 'first' },
      { name, text: 'second' },
    ];
    const whole = Buffer.from(zipOf(members));
    expect(read(new Uint8Array(whole)).problems).toEqual([]);
    const length = Buffer.byteLength(name);
    const start = whole.lastIndexOf(name);
    for (let at = start; at < start + length; at++) {
      for (const bit of [1, 0x80]) {
        const damaged = new Uint8Array(whole);
        damaged[at]! ^= bit;
        expect([at - start, read(damaged).problems]).toEqual([
          at - start,
          [
            {
              code: 'malformed',
              detail: '1 members have another name in the directory than in their own headers',
            },
          ],
        ]);
      }
    }
  });

  test('may write a name in the code page of a computer before a member, and in UTF-8 in its directory', () => {
    const inCodePage = Buffer.from([0x81, 0x62, 0x82, 0x2e, 0x64]);
    const bytes = Buffer.from(zipOf([{ name: 'übé.d', text: 'x' }]));
    const header = bytes.subarray(0, 30);
    header.writeUInt16LE(inCodePage.length, 26);
    const mixed = Buffer.concat([header, inCodePage, bytes.subarray(30 + 7)]);
    mixed.writeUInt32LE(mixed.readUInt32LE(mixed.length - 6) - 2, mixed.length - 6);
    const index = read(new Uint8Array(mixed));
    expect([index.name(0), index.problems]).toEqual(['übé.d', []]);
  });

  test('whose directory calls a member empty that is not tells it', () => {
    const whole = Buffer.from(zipOf([{ name: 'a', text: 'not empty' }]));
    const entry = whole.indexOf('PK\x01\x02', 0, 'latin1');
    const damaged = new Uint8Array(whole.fill(0, entry + 10, entry + 28));
    expect(read(damaged).content(0).content).toMatchObject({
      kind: 'unreadable',
      code: 'malformed',
      detail: 'the member is empty by the directory and not by its own header',
    });
  });

  test('takes what has content for a file where its mode is none of a file, a folder or a link', () => {
    const index = read(
      zipOf([
        { name: 'socket', mode: 0o140644 },
        { name: 'damaged', text: 'content', mode: 0o140644 },
        { name: 'mode', text: 'content', mode: 0o110644 },
      ]),
    );
    expect([0, 1, 2].map((member) => index.kind(member))).toEqual(['other', 'file', 'file']);
  });

  test('may have room between its members, as tools leave it that align them', () => {
    const more = extraField(0xd935, Buffer.alloc(4000));
    const index = read(
      zipOf([
        { name: 'a', text: 'a', more },
        { name: 'b', text: 'b', more },
      ]),
    );
    expect(index.problems).toEqual([]);
  });

  test('that is empty has no members and no problem', () => {
    const bytes = zipOf([]);
    expect(looksLikeZip(bytes)).toBe(true);
    expect([read(bytes).count, read(bytes).problems]).toEqual([0, []]);
  });

  test('damaged anywhere ends in members, problems or an evidence error', () => {
    const whole = zipOf([
      { name: 'a/b', text: 'hello' },
      { name: 'c', text: 'long', long: true },
      { name: 'd', text: 'streamed', streamed: 'signed' },
    ]);
    const edge = fc.constantFrom(0, 1, 0x7f, 0x80, 0xfe, 0xff);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(whole.length - 1), edge), { minLength: 1, maxLength: 6 }),
        fc.option(fc.nat(whole.length)),
        (changes, cut) => {
          const bytes = whole.slice(0, cut ?? undefined);
          for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value;
          try {
            const index = read(bytes);
            sortNames(index);
            for (let member = 0; member < index.count; member++) {
              const { content } = index.content(member);
              if (content.kind === 'part')
                expect(bytesOf(content).length).toBeLessThanOrEqual(bytes.length);
            }
          } catch (error) {
            if (!isEvidenceError(error)) throw error;
          }
        },
      ),
      { numRuns: 1500 },
    );
  });
});

describe.skipIf(!hasCommand('python3'))('a zip that Python wrote (skipped without python3)', () => {
  test.each([
    ['packed', ''],
    ['with zip64 forced', 'z.open(zipfile.ZipInfo("big"), "w", force_zip64=True).write(b"zz")'],
  ])('%s is read', (_, more) => {
    const folder = mkdtempSync(join(tmpdir(), 'zip-'));
    try {
      const path = join(folder, 'x.zip');
      execFileSync('python3', [
        '-c',
        `import zipfile,sys\nz=zipfile.ZipFile(sys.argv[1],"w",zipfile.ZIP_DEFLATED)\nfor i in range(300): z.writestr("d%d/é%d"%(i%7,i), "text %d"%i*i)\n${more}\nz.close()`,
        path,
      ]);
      const index = read(new Uint8Array(readFileSync(path)));
      expect(index.problems).toEqual([]);
      const members = membersOf(index);
      expect(members.slice(0, 300).map(({ name, text }) => [name, text])).toEqual(
        Array.from({ length: 300 }, (__, i) => [`d${i % 7}/é${i}`, `text ${i}`.repeat(i)]),
      );
      if (more !== '') expect(members[300]).toMatchObject({ name: 'big', text: 'zz' });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
