import { createHash } from 'node:crypto';
import initSqlJs from 'sql.js';
import { describe, expect, test } from 'vitest';
import { typedstreamText } from '../../../core/src/formats/typedstream.ts';
import {
  demoPhone,
  ordinaryPhone,
  quietPhone,
  type SyntheticPhone,
} from '../../src/phone-life/demo-phone.ts';

const sql = await initSqlJs();
const demo = demoPhone();

function contentOf(phone: SyntheticPhone, name: string): Uint8Array {
  for (const { relativePath, content } of phone.backup.files) {
    if (relativePath.endsWith(name) && content instanceof Uint8Array) return content;
  }
  throw new Error(`the phone has no ${name}`);
}

function query(bytes: Uint8Array, text: string): unknown[][] {
  const database = new sql.Database(bytes);
  const rows = database.exec(text)[0]?.values ?? [];
  database.close();
  return rows;
}

const isDatabase = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.subarray(0, 15)).toString('latin1') === 'SQLite format 3';

const tablesOf = (bytes: Uint8Array): string[] =>
  query(bytes, "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").map(([name]) =>
    String(name),
  );

function digest(phone: SyntheticPhone): string {
  const hash = createHash('sha256').update(phone.indicators);
  for (const { content } of phone.backup.files) {
    if (content instanceof Uint8Array) hash.update(content);
  }
  return hash.update(JSON.stringify([phone.planted, phone.nearMisses])).digest('hex');
}

describe('the invented phone', () => {
  test('is the same every time it is made, and another without the spyware', () => {
    expect(digest(demoPhone())).toBe(digest(demo));
    expect(digest(ordinaryPhone())).not.toBe(digest(demo));
  });

  test('with little in it has every table of the ordinary one, and rows wherever that has some', () => {
    const counts = (phone: SyntheticPhone): Map<string, number> =>
      new Map(
        phone.backup.files.flatMap(({ relativePath, content }) =>
          content instanceof Uint8Array && isDatabase(content)
            ? tablesOf(content).map((table): [string, number] => [
                `${relativePath} ${table}`,
                Number(query(content, `SELECT count(*) FROM "${table}"`)[0]![0]),
              ])
            : [],
        ),
      );
    const [ordinary, quiet] = [counts(ordinaryPhone()), counts(quietPhone())];
    expect([...quiet.keys()]).toEqual([...ordinary.keys()]);
    expect([...quiet].filter(([of, rows]) => rows > 0 !== ordinary.get(of)! > 0)).toEqual([]);
    const messages = 'Library/SMS/sms.db message';
    expect(quiet.get(messages)! * 8).toBeLessThan(ordinary.get(messages)!);
    expect(quietPhone().nearMisses).toEqual(ordinaryPhone().nearMisses);
  });

  test('holds databases that SQLite finds intact', () => {
    const databases = demo.backup.files.filter(
      ({ content }) =>
        content instanceof Uint8Array &&
        Buffer.from(content.subarray(0, 15)).toString() === 'SQLite format 3',
    );
    expect(databases.length).toBeGreaterThan(15);
    for (const { content, relativePath } of databases) {
      const result = query(content as Uint8Array, 'PRAGMA integrity_check');
      expect(result, relativePath).toEqual([['ok']]);
    }
  });

  test('tells weeks of a life in two languages', () => {
    const messages = contentOf(demo, 'sms.db');
    const [[count, days]] = query(
      messages,
      'SELECT count(*), (max(date) - min(date)) / 86400000000000 FROM message',
    ) as [[number, number]];
    expect(count).toBeGreaterThan(3000);
    expect(days).toBeGreaterThan(40);
    const [[arabic]] = query(
      messages,
      "SELECT count(*) FROM message WHERE text GLOB '*[ء-ي]*'",
    ) as [[number]];
    expect(arabic).toBeGreaterThan(500);
  });

  test('has messages whose text, or whose sender, stands nowhere easy', () => {
    const messages = contentOf(demo, 'sms.db');
    const bodies = query(
      messages,
      'SELECT attributedBody FROM message WHERE text IS NULL AND attributedBody IS NOT NULL',
    );
    expect(bodies.length).toBeGreaterThan(100);
    const texts = bodies.map(([body]) => {
      const bytes = Buffer.from(body as Uint8Array);
      const range = typedstreamText(bytes);
      return range === undefined ? '' : bytes.toString('utf8', range.start, range.end);
    });
    expect(texts).not.toContain('');
    expect(texts.some((text) => text.includes('https://weather-pulse.example/'))).toBe(true);
    const [[nobody]] = query(
      messages,
      'SELECT count(*) FROM message WHERE handle_id = 0 AND cache_roomnames IS NOT NULL',
    ) as [[number]];
    expect(nobody).toBeGreaterThan(20);
  });

  test('names no host that exists', () => {
    const hosts = new Set<string>();
    for (const { content } of demo.backup.files) {
      if (!(content instanceof Uint8Array)) continue;
      for (const [, host] of Buffer.from(content)
        .toString('utf8')
        .matchAll(/https?:\/\/(?:[^/\s@]{1,60}@)?([\p{L}\p{N}.-]{1,120})/giu)) {
        hosts.add((host ?? '').toLowerCase());
      }
    }
    expect(hosts.size).toBeGreaterThan(15);
    // Domains and addresses that are kept for examples (RFC 2606, RFC 5737), and the address of the property list format.
    const reserved = /\.(?:example|test|invalid|example\.org)$|^198\.51\.100\.|^www\.apple\.com$/u;
    expect([...hosts].filter((host) => !reserved.test(host))).toEqual([]);
  });

  test('publishes every value that was planted, and says what was not', () => {
    const bundle = JSON.parse(Buffer.from(demo.indicators).toString()) as {
      objects: { type: string; id: string; pattern?: string; revoked?: boolean }[];
    };
    const patterns = bundle.objects.map(({ pattern }) => pattern ?? '').join('\n');
    for (const { origin } of demo.planted) {
      if (origin.kind === 'indicator') expect(patterns).toContain(`='${origin.value}']`);
    }
    expect(bundle.objects.filter(({ revoked }) => revoked === true).length).toBe(1);
    expect(new Set(bundle.objects.map(({ id }) => id)).size).toBe(bundle.objects.length);
    expect(demo.planted.length).toBeGreaterThan(25);
    expect(demo.nearMisses.length).toBeGreaterThan(25);
    const ordinary = ordinaryPhone();
    expect(ordinary.planted).toEqual([]);
    expect(ordinary.nearMisses).toEqual(demo.nearMisses);
  });
});
