import { describe, expect, test } from 'vitest';
import { safariHistory } from '../../src/artifacts/ios/safari-history.ts';
import { whatsapp } from '../../src/artifacts/ios/whatsapp.ts';
import { databaseAfter } from '../builders/database-after.ts';
import { examine } from '../builders/examine.ts';
import { matcherOf } from '../builders/indicators.ts';

const all = Array.from({ length: 40 }, (_, index) => index + 1);
const host = 'prize.example';

function messagesAfter(...statements: readonly string[]) {
  return examine(
    whatsapp,
    databaseAfter(
      'PRAGMA secure_delete = OFF',
      'CREATE TABLE ZWAMESSAGE (Z_PK INTEGER PRIMARY KEY, ZISFROMME INTEGER, ZMEDIAITEM INTEGER, ZMESSAGEDATE TIMESTAMP, ZFROMJID VARCHAR, ZTEXT VARCHAR)',
      'CREATE TABLE ZWAMESSAGEDATAITEM (Z_PK INTEGER PRIMARY KEY, ZMESSAGE INTEGER, ZCONTENT1 VARCHAR, ZCONTENT2 VARCHAR, ZMATCHEDTEXT VARCHAR, ZTITLE VARCHAR)',
      ...all.map(
        (n) =>
          `INSERT INTO ZWAMESSAGE VALUES (${n}, 0, NULL, ${700_000_000 + n * 100}, '15550100@s.whatsapp.net', 'see what is below ${n}')`,
      ),
      `INSERT INTO ZWAMESSAGEDATAITEM (Z_PK, ZMESSAGE, ZCONTENT1, ZTITLE) VALUES (1, 20, 'https://${host}/you', 'A prize')`,
      ...statements,
    ),
    { matcher: matcherOf(`[domain-name:value='${host}']`) },
  );
}

describe('a deleted message whose rowid is worked out', () => {
  const received = messagesAfter();
  const { lines, findings } = messagesAfter('DELETE FROM ZWAMESSAGE WHERE Z_PK = 20');
  const gone = lines.filter(({ deleted }) => deleted === true);

  test('is joined to what is kept beside it', () => {
    expect(gone.map(({ data }) => [data['text'], data['links']])).toEqual([
      ['see what is below 20', [`https://${host}/you`]],
    ]);
    expect(gone[0]!.times).toHaveLength(1);
  });

  test('tells less surely what one tells that is there, and its place names no rowid', () => {
    expect(received.findings.map(({ confidence }) => confidence)).toEqual(['high']);
    const found = findings.filter(({ deleted }) => deleted);
    expect(found.map(({ confidence, met }) => [confidence, met])).toEqual([['medium', 'received']]);
    expect(gone[0]!.position).toMatchObject({ table: 'ZWAMESSAGE', rowId: null });
  });
});

test('of a long message that was taken back the link is met that still stands, whatever took the end of its text', () => {
  const long = `see https://${host}/you ${'and tell me what you think of it. '.repeat(9)}`;
  const insert = (n: number, text: string) =>
    `INSERT INTO ZWAMESSAGE VALUES (${n}, 0, NULL, ${700_000_000 + n * 100}, '15550100@s.whatsapp.net', '${text}')`;
  const taken = 'UPDATE ZWAMESSAGE SET ZTEXT = NULL WHERE Z_PK = 50';
  const { lines, findings } = messagesAfter(
    insert(50, long),
    insert(51, 'after it'),
    taken,
    insert(52, 'something newer'),
  );
  const gone = lines.filter(({ deleted }) => deleted === true);
  expect(gone.map(({ data }) => [data['text'], data['links']])).toEqual([
    [null, [`https://${host}/you`]],
  ]);
  expect(findings.filter(({ deleted }) => deleted)).toHaveLength(1);
});

test('a deleted visit leads to its address, whose rowid is worked out', () => {
  const bytes = databaseAfter(
    'PRAGMA secure_delete = OFF',
    'CREATE TABLE history_items (id INTEGER PRIMARY KEY AUTOINCREMENT, url TEXT NOT NULL UNIQUE, domain_expansion TEXT, visit_count INTEGER NOT NULL)',
    'CREATE TABLE history_visits (id INTEGER PRIMARY KEY AUTOINCREMENT, history_item INTEGER NOT NULL, visit_time REAL NOT NULL, title TEXT)',
    ...all.flatMap((n) => [
      `INSERT INTO history_items VALUES (${n}, 'https://page${n}.example/', NULL, 7)`,
      `INSERT INTO history_visits VALUES (${n + 100}, ${n}, ${700_000_000 + n * 100}.5, NULL)`,
    ]),
    'DELETE FROM history_items WHERE id = 20',
    'DELETE FROM history_visits WHERE id = 120',
  );
  const { lines } = examine(safariHistory, bytes);
  const gone = lines.filter(({ deleted }) => deleted === true);
  expect(gone.map(({ data }) => [data['id'], data['url']])).toEqual([
    [120, 'https://page20.example/'],
  ]);
});
