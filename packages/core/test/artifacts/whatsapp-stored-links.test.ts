import { binaryPlist, keyedArchive } from '@athar/synthetic';
import { describe, expect, test } from 'vitest';
import { exampleMessage } from '../../src/artifacts/biome/biome-example-files.ts';
import { linksInBlob } from '../../src/artifacts/links/blob-links.ts';
import { whatsapp } from '../../src/artifacts/ios/whatsapp.ts';
import { maxLinksPerText } from '../../src/formats/links.ts';
import { defaultLimits } from '../../src/model/index.ts';
import { databaseAfter } from '../builders/database-after.ts';
import { examine, type Examined } from '../builders/examine.ts';
import { matcherOf } from '../builders/indicators.ts';

/** What WhatsApp keeps of a message that was answered: its id, its text and what its link led to. */
const answered = (host: string): Uint8Array =>
  exampleMessage(
    [5, '3EB0C767D097B7C7C03F'],
    [7, exampleMessage([1, `Look: https://${host}/a 2`], [9, exampleMessage([2, 3])])],
    [12, `https://www.${host}`],
    [6, 'more'],
  );

const hex = (bytes: Uint8Array): string => `X'${Buffer.from(bytes).toString('hex')}'`;

function chats(...more: readonly string[]): Uint8Array {
  return databaseAfter(
    'CREATE TABLE ZWAMESSAGE (Z_PK INTEGER PRIMARY KEY, ZISFROMME INTEGER, ZMEDIAITEM INTEGER, ZMESSAGEDATE TIMESTAMP, ZFROMJID VARCHAR, ZTEXT VARCHAR)',
    'CREATE TABLE ZWAMEDIAITEM (Z_PK INTEGER PRIMARY KEY, ZMESSAGE INTEGER, ZMEDIAURL VARCHAR, ZAUTHORNAME VARCHAR, ZTITLE VARCHAR, ZVCARDSTRING VARCHAR, ZMETADATA BLOB)',
    'CREATE TABLE ZWAMESSAGEDATAITEM (Z_PK INTEGER PRIMARY KEY, ZMESSAGE INTEGER, ZCONTENT1 VARCHAR, ZCONTENT2 VARCHAR, ZMATCHEDTEXT VARCHAR, ZTITLE VARCHAR)',
    'CREATE TABLE ZWAMESSAGEINFO (Z_PK INTEGER PRIMARY KEY, ZMESSAGE INTEGER, ZRECEIPTINFO BLOB)',
    ...[1, 2, 3, 4].flatMap((n) => [
      `INSERT INTO ZWAMESSAGE VALUES (${n}, ${n % 2}, ${n + 10}, 70000000${n}, '15550100@s.whatsapp.net', 'ok')`,
      `INSERT INTO ZWAMEDIAITEM VALUES (${n + 10}, ${n}, NULL, NULL, NULL, NULL, ${hex(answered(`answered${n}.example`))})`,
      `INSERT INTO ZWAMESSAGEINFO VALUES (${n + 20}, ${n}, ${hex(exampleMessage([1, 2], [7, exampleMessage([1, '15550100@s.whatsapp.net'], [2, '👍'])]))})`,
    ]),
    ...more,
  );
}

const read = (bytes: Uint8Array, host: string): Examined => {
  const examined = examine(whatsapp, bytes, {
    matcher: matcherOf(`[domain-name:value='${host}']`),
  });
  expect([...examined.problems, ...examined.fileProblems].map(({ detail }) => detail)).toEqual([]);
  return examined;
};
const metIn = ({ findings }: Examined) => findings.map(({ deleted, met }) => [deleted, met]);

describe('what WhatsApp keeps beside a message', () => {
  test('is searched for links, whole and without what stands behind them', () => {
    const { lines, findings } = read(chats(), 'answered2.example');
    expect(lines).toHaveLength(4);
    expect(lines[1]!.data['links']).toEqual([
      'https://www.answered2.example',
      'https://answered2.example/a',
    ]);
    expect(findings.map(({ met, deleted }) => [met, deleted])).toEqual([['received', false]]);
  });

  test('is told where it is a list that is damaged, and searched as far as it is sound', () => {
    const list = binaryPlist({ a: 'https://list.example/a', b: 7 });
    const withMetadata = (bytes: Uint8Array) =>
      examine(whatsapp, chats(`UPDATE ZWAMEDIAITEM SET ZMETADATA = ${hex(bytes)} WHERE Z_PK = 12`));
    for (const [bytes, count] of [
      [list, 0],
      [list.subarray(0, list.length - 9), 1],
      [Buffer.concat([list.subarray(0, list.length - 32), Buffer.alloc(5), list.subarray(-32)]), 1],
    ] as const) {
      const { lines, problems } = withMetadata(bytes);
      expect(lines[1]!.data['links']).toEqual(['https://list.example/a']);
      expect(problems.filter(({ code }) => code === 'malformed')).toHaveLength(count);
    }
  });

  test('is searched where the message is gone, and where it was deleted itself', () => {
    const orphan = read(chats('DELETE FROM ZWAMESSAGE WHERE Z_PK = 2'), 'answered2.example');
    expect(metIn(orphan)).toContainEqual([false, 'stored']);
    const gone = read(chats('DELETE FROM ZWAMEDIAITEM WHERE Z_PK = 12'), 'answered2.example');
    expect(metIn(gone)).toEqual([[true, 'stored']]);
  });

  test('of whom it reached is told only where a link stands in it', () => {
    const info = exampleMessage([1, 2], [9, exampleMessage([3, 'https://poll.example/p'])]);
    const bytes = chats(
      `UPDATE ZWAMESSAGEINFO SET ZRECEIPTINFO = ${hex(info)} WHERE Z_PK IN (21, 22)`,
    );
    const { lines, findings } = read(bytes, 'poll.example');
    expect(lines.slice(4).map(({ position, data }) => [position, data['links']])).toMatchObject([
      [{ table: 'ZWAMESSAGEINFO', rowId: 21 }, ['https://poll.example/p']],
      [{ table: 'ZWAMESSAGEINFO', rowId: 22 }, ['https://poll.example/p']],
    ]);
    expect(findings.map(({ met }) => met)).toEqual(['sent', 'received']);
  });

  test('is told as a gap where it is longer than what is read', () => {
    const limits = { ...defaultLimits, maxValueBytes: 40 };
    const { problems } = examine(whatsapp, chats(), { limits });
    expect(problems).toEqual([
      {
        code: 'limit-exceeded',
        detail: 'a part of a stored value was not searched for addresses',
        count: 4,
      },
    ]);
  });
});

test('links of a message beyond those that are kept are a gap, also where most lead to WhatsApp itself', () => {
  const many = Array.from(
    { length: maxLinksPerText },
    (_, n) => `https://mmg.whatsapp.net/${n}`,
  ).join(' ');
  const { problems } = examine(
    whatsapp,
    chats(`UPDATE ZWAMESSAGE SET ZTEXT = '${many} https://evil.example/' WHERE Z_PK < 3`),
  );
  expect(problems).toMatchObject([{ code: 'limit-exceeded', count: 2 }]);
});

describe('links in a blob', () => {
  const linksIn = (blob: Uint8Array) => linksInBlob(blob, defaultLimits);
  const utf8 = (text: string) => new TextEncoder().encode(text);

  test('of an older version, which is a property list', () => {
    const list = keyedArchive({ $class: 'Metadata', quoted: 'See ✓ https://quoted.example/q' });
    expect(linksIn(list)).toEqual({ urls: ['https://quoted.example/q'], isCut: false });
  });

  test('of no form that is known are those that can be made out', () => {
    expect(linksIn(utf8('\0\x01\xffhttps://raw.example/x\0')).urls).toEqual([
      'https://raw.example/x',
    ]);
    const cut = answered('cut.example').slice(0, -3);
    expect(linksIn(cut).urls).toContain('https://cut.example/a');
    const list = keyedArchive({ $class: 'Metadata', quoted: 'https://quoted.example/q' });
    expect(linksIn(list.slice(0, -8)).urls).toContain('https://quoted.example/q');
  });

  test('are addresses only, since names of programs look like hosts', () => {
    expect(linksIn(exampleMessage([1, 'com.example.app'], [2, 'a: b/c']))).toEqual({
      urls: [],
      isCut: false,
    });
  });

  test('are bounded in number, and messages in depth', () => {
    const many = Array.from({ length: 1200 }, (_, n) => `https://h${n}.example/`).join(' ');
    expect(linksIn(utf8(many))).toMatchObject({ isCut: true });
    expect(linksIn(utf8(many)).urls).toHaveLength(1000);
    const bare = Array.from({ length: maxLinksPerText + 5 }, (_, n) => `h${n}.com`).join(' ');
    expect(linksIn(utf8(`${bare} https://last.example/`)).isCut).toBe(true);
    let deep = utf8('https://deep.example/');
    // A tag and a length of as many bytes as it needs.
    for (let depth = 0; depth < 100; depth++) {
      const length =
        deep.length < 128 ? [deep.length] : [(deep.length & 127) | 128, deep.length >> 7];
      deep = Uint8Array.from([10, ...length, ...deep]);
    }
    expect(linksIn(deep).isCut).toBe(true);
  });
});
