import { execFileSync } from 'node:child_process';
import {
  mkdtempSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
  openSync,
  writeSync,
  closeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { memoryFile } from '../../src/bytes/memory-file.ts';
import { looksLikeTar, readTar } from '../../src/formats/tar/index.ts';
import { defaultLimits, isEvidenceError } from '../../src/model/index.ts';
import { bytesOf, hasCommand, membersOf } from './archive-members.ts';

interface Header {
  readonly name: string;
  readonly type?: string;
  readonly content?: string | Buffer;
  readonly linkName?: string;
  /** Raw bytes of the size field. */
  readonly sizeField?: Buffer;
  readonly magic?: 'posix' | 'gnu' | 'none';
  readonly prefix?: string;
  readonly change?: (block: Buffer) => void;
}

function block({
  name,
  type = '0',
  content = '',
  linkName = '',
  sizeField,
  magic = 'posix',
  prefix = '',
  change,
}: Header) {
  const header = Buffer.alloc(512);
  header.write(name, 0);
  header.write('0000644\0', 100);
  const octal = Buffer.byteLength(content.toString()).toString(8).padStart(11, '0');
  if (sizeField === undefined) header.write(`${octal}\0`, 124);
  else sizeField.copy(header, 124);
  header.write('00000000000\0', 136);
  header.write(type, 156);
  header.write(linkName, 157);
  if (magic === 'posix') header.write('ustar\u000000', 257, 'latin1');
  if (magic === 'gnu') header.write('ustar  \0', 257, 'latin1');
  header.write(prefix, 345);
  change?.(header);
  header.fill(0x20, 148, 156);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  const bytes = Buffer.from(content);
  return Buffer.concat([header, bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512)]);
}

const end = Buffer.alloc(1024);
const tarOf = (...blocks: readonly Buffer[]) => new Uint8Array(Buffer.concat([...blocks, end]));

function pax(records: Readonly<Record<string, string>>) {
  const lines = Object.entries(records).map(([key, value]) => {
    const rest = ` ${key}=${value}\n`;
    let length = Buffer.byteLength(rest) + 1;
    while (`${length}`.length + Buffer.byteLength(rest) !== length) length += 1;
    return `${length}${rest}`;
  });
  return block({ name: 'pax', type: 'x', content: lines.join('') });
}

function read(bytes: Uint8Array, limits = defaultLimits) {
  return readTar(memoryFile(bytes), { kind: 'memory', bytes }, limits);
}

describe('a tar', () => {
  test('gives its members with their content', () => {
    const index = read(
      tarOf(
        block({ name: 'a/b', content: 'hello' }),
        block({ name: 'd/', type: '5' }),
        block({ name: 'e' }),
      ),
    );
    expect(index.problems).toEqual([]);
    expect(membersOf(index).map(({ name, kind, text }) => [name, kind, text])).toEqual([
      ['a/b', 'file', 'hello'],
      ['d', 'folder', ''],
      ['e', 'file', ''],
    ]);
  });

  test('tells when each member was last changed', () => {
    const at = (field: string) => (header: Buffer) => header.write(field, 136);
    const index = read(
      tarOf(
        block({ name: 'a', change: at('14157430200\0') }),
        pax({ mtime: '1640000001.25' }),
        block({ name: 'b', change: at('14157430200\0') }),
        pax({ mtime: '-5' }),
        block({ name: 'd/', type: '5', change: at('14157430202\0') }),
        block({ name: 'e', change: at('no time    \0') }),
      ),
    );
    const times = Array.from({ length: index.count }, (_, member) => index.modified(member));
    expect(times).toEqual([0o14157430200, 1_640_000_001, 0o14157430202, undefined]);
  });

  test('has long names by prefix, by GNU and by PAX', () => {
    const long = `${'folder/'.repeat(40)}file`;
    const index = read(
      tarOf(
        block({ name: 'file', prefix: 'some/prefix' }),
        block({ name: '././@LongLink', type: 'L', content: `${long}\0`, magic: 'gnu' }),
        block({ name: long.slice(0, 100), magic: 'gnu' }),
        pax({ path: `p/${long}`, mtime: '1.5' }),
        block({ name: 'cut' }),
        block({ name: 'old', magic: 'none' }),
        // In GNU's format other things stand where POSIX has a prefix.
        block({ name: 'gnu', magic: 'gnu', prefix: 'nonsense' }),
      ),
    );
    expect(membersOf(index).map(({ name }) => name)).toEqual([
      'some/prefix/file',
      long,
      `p/${long}`,
      'old',
      'gnu',
    ]);
  });

  test('may begin with a label, whose header leaves the size empty', () => {
    const label = block({ name: 'label', type: 'V', magic: 'gnu', sizeField: Buffer.alloc(12) });
    const index = read(tarOf(label, block({ name: 'a', content: 'abc' })));
    expect(membersOf(index)).toMatchObject([
      { name: 'label', kind: 'other' },
      { name: 'a', text: 'abc' },
    ]);
    expect(index.problems).toEqual([]);
  });

  test('may hold a size in base 256, or in PAX where the header has no room', () => {
    const large = Buffer.alloc(12);
    large[0] = 0x80;
    large.writeUInt32BE(3, 8);
    const index = read(
      tarOf(
        block({ name: 'a', content: 'abc', sizeField: large }),
        pax({ size: '5' }),
        block({ name: 'b', content: 'hello', sizeField: Buffer.from('00000000000\0') }),
      ),
    );
    expect(membersOf(index).map(({ text }) => text)).toEqual(['abc', 'hello']);
  });

  test('has links of the device, hard links, and things that are no files', () => {
    const index = read(
      tarOf(
        block({ name: 'a', content: 'x' }),
        block({ name: 'hard', type: '1', linkName: 'a' }),
        block({ name: 'soft', type: '2', linkName: 'a' }),
        block({ name: 'pipe', type: '6' }),
      ),
    );
    expect(membersOf(index).map(({ kind }) => kind)).toEqual(['file', 'file', 'link', 'other']);
    expect(index.sameAs(1)).toBe('a');
  });

  test('has sparse files of the old GNU format, also with more pieces than fit into the header', () => {
    const pieces = Array.from({ length: 30 }, (_, index) => [index * 1000, 2] as const);
    const entry = (at: number, length: number) =>
      Buffer.from(`${at.toString(8).padStart(11, '0')}\0${length.toString(8).padStart(11, '0')}\0`);
    const stored = pieces.map((_, index) => `${index}`.padStart(2, '0')).join('');
    const header = block({
      name: 's',
      type: 'S',
      magic: 'gnu',
      sizeField: Buffer.from(`${stored.length.toString(8).padStart(11, '0')}\0`),
      change: (bytes) => {
        pieces
          .slice(0, 4)
          .forEach(([at, length], index) => entry(at, length).copy(bytes, 386 + index * 24));
        bytes[482] = 1;
        bytes.write(`${(40_000).toString(8).padStart(11, '0')}\0`, 483);
      },
    });
    const more = (from: number, continues: boolean) => {
      const bytes = Buffer.alloc(512);
      pieces
        .slice(from, from + 21)
        .forEach(([at, length], index) => entry(at, length).copy(bytes, index * 24));
      bytes[504] = continues ? 1 : 0;
      return bytes;
    };
    const content = Buffer.alloc(512);
    content.write(stored);
    const index = read(
      tarOf(header, more(4, true), more(25, false), content, block({ name: 'next' })),
    );
    expect(index.size(0)).toBe(40_000);
    const bytes = bytesOf(index.content(0).content as never);
    const expected = Buffer.alloc(40_000);
    pieces.forEach(([at], i) => expected.write(`${i}`.padStart(2, '0'), at));
    expect(Buffer.compare(bytes, expected)).toBe(0);
    expect(index.name(1)).toBe('next');
  });

  test.each([
    [
      '0.1',
      { 'GNU.sparse.name': 'real', 'GNU.sparse.size': '10', 'GNU.sparse.map': '1,2,8,2' },
      'abcd',
    ],
    [
      '1.0',
      {
        'GNU.sparse.major': '1',
        'GNU.sparse.minor': '0',
        'GNU.sparse.name': 'real',
        'GNU.sparse.realsize': '10',
      },
      `${'2\n1\n2\n8\n2\n'.padEnd(512, '\0')}abcd`,
    ],
    [
      '0.1, of more pieces than a call can have arguments',
      {
        'GNU.sparse.name': 'real',
        'GNU.sparse.size': '10',
        'GNU.sparse.map': `${'0,0,'.repeat(250_000)}1,2,8,2`,
      },
      'abcd',
    ],
    [
      '1.0, of more pieces than a call can have arguments',
      {
        'GNU.sparse.major': '1',
        'GNU.sparse.minor': '0',
        'GNU.sparse.name': 'real',
        'GNU.sparse.realsize': '10',
      },
      `${`500002\n${'0\n0\n'.repeat(500_000)}1\n2\n8\n2\n`.padEnd(2_000_384, '\0')}abcd`,
    ],
  ])('has sparse files of PAX %s', (_, records, content) => {
    const index = read(tarOf(pax(records), block({ name: 'GNUSparseFile.1/real', content })));
    expect(membersOf(index)).toEqual([
      { name: 'real', kind: 'file', text: '\0ab\0\0\0\0\0cd', problems: [] },
    ]);
  });

  test.each<Record<string, string>>([
    { 'HNU.sparse.major': '1', minor: '0', name: 'real', realsize: '10' },
    { major: '1', 'GNU.sparse.minos': '0', name: 'real', realsize: '10' },
    { major: '3', minor: '0', name: 'real', realsize: '10' },
    { name: 'real', 'GNU.sparse.sizf': '10', map: '1,2,8,2' },
    { name: 'real', size: '10', 'GNU.sparse.mao': '1,2,8,2' },
    { offset: '1', numbytes: '2', 'GNU.sparse.sizf': '10' },
  ])('tells of a sparse file of PAX of which a key was changed: %j', (keys) => {
    const records = Object.fromEntries(
      Object.entries(keys).map(([key, value]) => [
        key.includes('.') ? key : `GNU.sparse.${key}`,
        value,
      ]),
    );
    const index = read(tarOf(pax(records), block({ name: 'a', content: 'abcd' })));
    expect(index.count).toBe(1);
    expect(index.problems.map(({ detail }) => detail)).toEqual([
      '1 extended headers are damaged: names and sizes may be others',
    ]);
  });

  test.each(['path', 'linkpath'])('steps over a member whose %s no system has', (key) => {
    const index = read(
      tarOf(
        pax({ [key]: 'a'.repeat(5000) }),
        block({ name: 'a', type: key === 'path' ? '0' : '2', content: key === 'path' ? 'x' : '' }),
        block({ name: 'b', content: 'y' }),
      ),
    );
    expect(membersOf(index)).toMatchObject([{ name: 'b', text: 'y' }]);
    expect(index.problems).toEqual([
      {
        code: 'limit-exceeded',
        detail: '1 members have names of more than 4096 characters',
      },
    ]);
  });

  test('whose names fill the memory is read as far as they do not', () => {
    const long = (letter: string) => pax({ path: letter.repeat(1000) });
    const index = read(
      tarOf(
        ...['a', 'b', 'c'].flatMap((letter) => [long(letter), block({ name: 'x', content: '' })]),
      ),
      { ...defaultLimits, maxEntries: 40 },
    );
    expect(index.count).toBe(2);
    expect(index.problems).toEqual([
      { code: 'limit-exceeded', detail: 'names of more than 2560 characters' },
    ]);
  });

  test.each(['8,2,1,2', '0,2,9,2', '0,2,3', '0,x', '0,99999999999999999', '-1,2'])(
    'with a sparse map that makes no sense (%s) gives the stored bytes and says so',
    (map) => {
      const records = { 'GNU.sparse.size': '10', 'GNU.sparse.map': map };
      const index = read(tarOf(pax(records), block({ name: 'a', content: 'abcd' })));
      expect(membersOf(index)).toMatchObject([{ text: 'abcd', problems: ['malformed'] }]);
    },
  );

  test('cut off within a member keeps the bytes that are there, and is told', () => {
    const bytes = tarOf(block({ name: 'a', content: 'x'.repeat(2000) })).slice(0, 512 + 700);
    const index = read(bytes);
    expect(membersOf(index)[0]).toMatchObject({ text: 'x'.repeat(700), problems: ['truncated'] });
    expect(index.problems.map(({ code }) => code)).toEqual(['truncated']);
  });

  describe('with a member that claims more bytes than the archive holds', () => {
    const huge = Buffer.from('77777777777\0');
    const content = (length: number): Buffer => Buffer.alloc(length, 'x');
    /** A whole tar within the content. */
    const inner = Buffer.concat([block({ name: 'inner/a', content: 'inner' }), end]);
    const claiming = (held: Buffer): Buffer =>
      block({ name: 'big', content: held, sizeField: huge });

    test('has the members behind it, told as found in what it claims', () => {
      const tar = Buffer.concat([
        block({ name: 'before', content: 'one' }),
        claiming(content(1000)),
        block({ name: 'after', content: 'two' }),
        block({ name: 'last', content: 'three' }),
        end,
      ]);
      const index = read(tar);
      expect([0, 1, 2, 3].map((member) => [index.name(member), index.size(member)])).toEqual([
        ['before', 3],
        ['big', 1024],
        ['after', 3],
        ['last', 5],
      ]);
      const codes = [0, 1, 2, 3].map((member) =>
        index.content(member).problems.map(({ code }) => code),
      );
      expect(codes).toEqual([[], ['malformed'], ['damaged-archive'], ['damaged-archive']]);
      expect(index.problems.map(({ detail }) => detail)).toEqual([
        'a member claims more bytes than the archive holds; 2 members were found in them',
      ]);
    });

    test('takes no member of an archive within its content for one of its own', () => {
      const tar = Buffer.concat([claiming(inner), block({ name: 'after', content: 'two' }), end]);
      const index = read(tar);
      expect(index.count).toBe(2);
      expect([index.name(1), index.size(0)]).toEqual(['after', inner.length]);
    });

    test.each([
      ['that was cut off', Buffer.concat([claiming(content(1000)), block({ name: 'after' })])],
      ['with other bytes behind the end', Buffer.concat([claiming(inner), content(512), end])],
      [
        'whose way to the end has a fault',
        Buffer.concat([claiming(content(9)), block({ name: 'after' }), content(512), end]),
      ],
    ])('%s has none', (_, tar) => {
      const index = read(tar.subarray(0, tar.length - (tar.length % 512)));
      expect([index.count, index.name(0)]).toEqual([1, 'big']);
      expect(index.content(0).problems.map(({ code }) => code)).toEqual(['truncated']);
    });

    test('that is made of headers costs a bounded time', () => {
      const many = Buffer.concat(
        Array.from({ length: 20_000 }, (__, n) => block({ name: `m${n}`, sizeField: huge })),
      );
      expect(read(Buffer.concat([claiming(many), end])).count).toBe(1);
    });
  });

  test('with a damaged header goes on with the next', () => {
    const bytes = tarOf(
      block({ name: 'a' }),
      block({ name: 'b', content: 'lost' }),
      block({ name: 'c' }),
    );
    bytes[512 + 20] = 1;
    const index = read(bytes);
    expect(membersOf(index).map(({ name }) => name)).toEqual(['a', 'c']);
    expect(index.problems.map(({ code }) => code)).toEqual(['malformed']);
  });

  test.each(['L', 'K', 'x', 'g'])(
    'with an extended header %s that claims to be huge goes on with what follows',
    (type) => {
      const huge = Buffer.from(`${(2 ** 33 - 1).toString(8)}\0`);
      const index = read(
        tarOf(
          block({ name: 'a', content: 'first' }),
          block({ name: 'huge', type, sizeField: huge }),
          block({ name: 'b', content: 'second' }),
        ),
      );
      expect(membersOf(index).map(({ name }) => name)).toEqual(['a', 'b']);
      expect(index.problems.map(({ code }) => code)).toContain('limit-exceeded');
    },
  );

  test('tells a block of zeros that stands in the place of a header', () => {
    const lone = read(tarOf(block({ name: 'a' }), Buffer.alloc(512), block({ name: 'b' })));
    expect(lone.problems).toEqual([
      { code: 'malformed', detail: '1 damaged headers were stepped over' },
    ]);
    expect(membersOf(lone).map(({ name }) => name)).toEqual(['a', 'b']);
  });

  test('tells what stands behind its end mark, however many zeros lie between', () => {
    const zeros = Buffer.alloc(3 * 2 ** 20);
    expect(read(tarOf(block({ name: 'a' }), zeros)).problems).toEqual([]);
    const more = read(tarOf(block({ name: 'a' }), zeros, block({ name: 'b' })));
    expect(more.problems).toMatchObject([{ code: 'malformed' }]);
  });

  test('tells zeros behind its end mark that were not looked through, and looks at the last', () => {
    const head = tarOf(block({ name: 'a' }));
    const sparse = (last: number) => {
      const size = 2 ** 40;
      return {
        size,
        read(offset: number, length: number) {
          const part = new Uint8Array(Math.min(length, size - offset));
          if (offset < head.length) part.set(head.subarray(offset, offset + length));
          if (offset + part.length === size) part[part.length - 1] = last;
          return part;
        },
        readInto(target: Uint8Array, offset: number) {
          const part = this.read(offset, target.length);
          target.set(part);
          return part.length;
        },
        close() {},
      };
    };
    const codeOf = (last: number) =>
      readTar(sparse(last), { kind: 'memory', bytes: head }, defaultLimits).problems.map(
        ({ code }) => code,
      );
    expect([codeOf(0), codeOf(1)]).toEqual([['limit-exceeded'], ['malformed']]);
  });

  test.each([
    ['a record that does not end where it says', (text: Buffer) => (text[1] = 0x38)],
    ['zeros within a name', (text: Buffer) => (text[9] = 0)],
    ['no record at all', (text: Buffer) => text.fill(0x41, 0, 30)],
  ])('tells an extended header that is damaged: %s', (_what, change) => {
    const extended = pax({ path: 'a/long/name' });
    change(extended.subarray(512));
    const index = read(tarOf(extended, block({ name: 'a/long' })));
    expect(index.problems).toMatchObject([
      { code: 'malformed', detail: expect.stringContaining('extended') as string },
    ]);
    expect(index.count).toBe(1);
  });

  test('tells a size in PAX that is none', () => {
    const index = read(tarOf(pax({ size: 'many' }), block({ name: 'a', content: 'b' })));
    expect(index.problems).toMatchObject([
      { code: 'malformed', detail: expect.stringContaining('extended') as string },
    ]);
  });

  test('tells a long name of GNU that is damaged, and takes the short one', () => {
    for (const content of ['a/lo\0g/name\0', '\0\0\0\0']) {
      const index = read(
        tarOf(
          block({ name: '././@LongLink', type: 'L', content, magic: 'gnu' }),
          block({ name: 'a/short', magic: 'gnu' }),
        ),
      );
      expect(index.problems).toMatchObject([
        { code: 'malformed', detail: expect.stringContaining('extended') as string },
      ]);
      expect(membersOf(index).map(({ name }) => name)).toEqual(['a/short']);
    }
  });

  test.each<[string, (path: string) => Buffer]>([
    [
      'GNU',
      (path) => block({ name: '././@LongLink', type: 'L', content: `${path}\0`, magic: 'gnu' }),
    ],
    ['PAX', (path) => pax({ path })],
  ])(
    'tells a long name of %s that is not the one whose beginning the header holds',
    (_, extended) => {
      const long = `${'private/var/mobile/'.repeat(6)}Library/é/SMS/sms.db`;
      const problemsOf = (path: string, name: string) =>
        read(tarOf(extended(path), block({ name, magic: 'gnu' }))).problems;
      const short = long.slice(0, 100);
      expect(problemsOf(long, short)).toEqual([]);
      // A tool may shorten a name in its own way, and put other characters for those that are not ASCII.
      expect(problemsOf(long, long.slice(-99))).toEqual([]);
      expect(problemsOf(`é${long.slice(1)}`, `?${short.slice(1)}`)).toEqual([]);
      // U+FFFD is what bytes that are no text are read as.
      for (const other of ['~', '\ufffd']) {
        for (let at = 0; at < 100; at++) {
          const damaged = `${long.slice(0, at)}${other}${long.slice(at + 1)}`;
          expect([at, problemsOf(damaged, short)]).toMatchObject([
            at,
            [{ code: 'malformed', detail: expect.stringContaining('1 extended') as string }],
          ]);
        }
      }
    },
  );

  test.each(['pa4h', 'linkqath', 'sizd'])(
    'tells a key of PAX that is one of those that are read but for a letter: %s',
    (key) => {
      const index = read(
        tarOf(pax({ [key]: '1', comment: 'x', atime: '1' }), block({ name: 'a' })),
      );
      expect(index.problems).toMatchObject([
        { code: 'malformed', detail: expect.stringContaining('1 extended') as string },
      ]);
    },
  );

  test('tells a time of PAX that is not that of the header', () => {
    const problemsOf = (mtime: string, modified: number) => {
      const change = (header: Buffer): void => {
        header.write(modified.toString(8).padStart(11, '0'), 136);
      };
      return read(tarOf(pax({ mtime }), block({ name: 'a', change }))).problems;
    };
    expect(problemsOf('1700000000.75', 1_700_000_000)).toEqual([]);
    expect(problemsOf('1700000000.75', 1_700_000_001)).toEqual([]);
    // The header has no room for these.
    expect(problemsOf('-5', 0)).toEqual([]);
    expect(problemsOf('99999999999', 8 ** 11 - 1)).toEqual([]);
    expect(problemsOf('1710000000.75', 1_700_000_000)).toMatchObject([
      { code: 'malformed', detail: expect.stringContaining('1 extended') as string },
    ]);
  });

  test('with more members than the limit stops there and says so', () => {
    const blocks = Array.from({ length: 20 }, (_, index) => block({ name: `f${index}` }));
    const index = read(tarOf(...blocks), { ...defaultLimits, maxEntries: 5 });
    expect([index.count, index.problems[0]?.code]).toEqual([5, 'limit-exceeded']);
  });

  test('is not seen in what has no checksum', () => {
    expect(looksLikeTar(new Uint8Array(512))).toBe(false);
    expect(looksLikeTar(new Uint8Array(512).fill(0x41))).toBe(false);
    expect(looksLikeTar(block({ name: 'a' }).subarray(0, 512))).toBe(true);
  });

  test('damaged anywhere ends in members, problems or an evidence error', () => {
    const whole = tarOf(
      pax({ 'GNU.sparse.size': '10', 'GNU.sparse.map': '1,2,8,2' }),
      block({ name: 's', content: 'abcd' }),
      block({ name: 'x', type: 'L', content: 'long\0' }),
      block({ name: 'b', content: 'hello' }),
    );
    const numbers = fc.constantFrom('0', '7', '9', ',', ' ', '\0', '\x80', '\xff');
    let members = 0;
    let problems = 0;
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(whole.length - 1), numbers), { minLength: 1, maxLength: 6 }),
        fc.option(fc.nat(whole.length)),
        fc.boolean(),
        (changes, cut, repaired) => {
          const bytes = whole.slice(0, cut ?? undefined);
          for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value.charCodeAt(0);
          // A wrong checksum hides what the other fields could do.
          if (repaired) for (let at = 0; at + 512 <= bytes.length; at += 512) repair(bytes, at);
          try {
            const index = read(bytes);
            for (let member = 0; member < index.count; member++) {
              const { content } = index.content(member);
              if (content.kind !== 'unreadable' && index.size(member) < 1e6) bytesOf(content);
            }
            members += index.count;
            problems += index.problems.length;
          } catch (error) {
            if (!isEvidenceError(error)) throw error;
          }
        },
      ),
      { numRuns: 1500 },
    );
    expect(members).toBeGreaterThan(0);
    expect(problems).toBeGreaterThan(0);
  });
});

function repair(bytes: Uint8Array, at: number): void {
  if (Buffer.from(bytes.subarray(at + 257, at + 262)).toString() !== 'ustar') return;
  bytes.fill(0x20, at + 148, at + 156);
  const sum = bytes.subarray(at, at + 512).reduce((total, byte) => total + byte, 0);
  bytes.set(Buffer.from(`${sum.toString(8).padStart(6, '0')}\0 `), at + 148);
}

describe.skipIf(!hasCommand('tar'))('a tar that GNU tar wrote (skipped without tar)', () => {
  test.each(['gnu', 'oldgnu', 'posix', 'ustar', 'v7'])('in format %s is read', (format) => {
    withFolder((folder) => {
      mkdirSync(join(folder, 'in'));
      for (let i = 0; i < 40; i++)
        writeFileSync(join(folder, 'in', `file ${i}`), `text ${i} `.repeat(i * 10));
      execFileSync('tar', ['-C', folder, `--format=${format}`, '-cf', join(folder, 'x.tar'), 'in']);
      const index = read(new Uint8Array(readFileSync(join(folder, 'x.tar'))));
      expect(index.problems).toEqual([]);
      const found = new Map(membersOf(index).map(({ name, text }) => [name, text]));
      expect(found.size).toBe(41);
      for (let i = 0; i < 40; i++)
        expect(found.get(`in/file ${i}`)).toBe(`text ${i} `.repeat(i * 10));
    });
  });

  test.each([
    ['gnu', []],
    ['posix', ['--sparse-version=0.0']],
    ['posix', ['--sparse-version=0.1']],
    ['posix', ['--sparse-version=1.0']],
  ])('with a sparse file (%s %j) is read as the file was', (format, more) => {
    withFolder((folder) => {
      const path = join(folder, 'sparse');
      const file = openSync(path, 'w');
      for (let i = 0; i < 40; i++) writeSync(file, `piece ${i}`, 65_536 * 2 * i);
      closeSync(file);
      const tar = join(folder, 'x.tar');
      execFileSync('tar', [
        '-C',
        folder,
        `--format=${format}`,
        '--sparse',
        ...more,
        '-cf',
        tar,
        'sparse',
      ]);
      const bytes = new Uint8Array(readFileSync(tar));
      const index = read(bytes);
      expect(bytes.length).toBeLessThan(1e6);
      expect([index.name(0), index.problems]).toEqual(['sparse', []]);
      expect(Buffer.compare(bytesOf(index.content(0).content as never), readFileSync(path))).toBe(
        0,
      );
    });
  });
});

function withFolder(run: (folder: string) => void): void {
  const folder = mkdtempSync(join(tmpdir(), 'tar-'));
  try {
    run(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
