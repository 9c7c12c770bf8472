import { beforeAll, describe, expect, test } from 'vitest';
import { binaryPlist, keyedArchive, typedstream, xmlPlist } from '@athar/synthetic';
import { coverageOf } from '../../src/engine/coverage.ts';
import type { SqliteExample } from '../../src/model/index.ts';
import { sms } from '../../src/artifacts/ios/sms.ts';
import { maxLinksPerText } from '../../src/formats/links.ts';
import { exampleBytes, startSqlite } from '../builders/example-file.ts';
import { backupFacts, examine } from '../builders/examine.ts';
import { fieldMatcher, published } from '../indicators/published.ts';

beforeAll(startSqlite);

const handle = { columns: 'ROWID INTEGER PRIMARY KEY, id TEXT', rows: [[1, '+15550100']] } as const;

/** Columns of every version that no test here says anything of, besides `columns` of the test. */
function whole(columns: string): string {
  const rest = ['text TEXT', 'attributedBody BLOB', 'guid TEXT', 'service TEXT', 'subject TEXT'];
  const missing = [...rest, 'date_read INTEGER'].filter(
    (column) => !columns.includes(column.split(' ')[0]!),
  );
  return [columns, ...missing].join(', ');
}

function messages(columns: string, rows: SqliteExample['tables'][string]['rows']) {
  const all = whole(columns);
  const missing = all.split(', ').length - columns.split(', ').length;
  const bytes = exampleBytes({
    sqlite: {
      tables: {
        handle,
        message: {
          columns: `ROWID INTEGER PRIMARY KEY, date INTEGER, handle_id INTEGER, is_from_me INTEGER, ${all}`,
          rows: rows.map((row, index) => [
            ...[index + 1, 646_000_000, 1, 0, ...row],
            ...Array<null>(missing).fill(null),
          ]),
        },
      },
    },
  });
  const found = examine(sms, bytes);
  const problems = [
    ...found.problems,
    ...found.fileProblems.map((problem) => ({ ...problem, count: 1 })),
  ];
  const coverage = coverageOf('s1', 'ios.sms', 'always', 'chosen', [{ ...found, problems }]);
  return { ...found, bytes, coverage, facts: backupFacts };
}

test('a newsletter with hundreds of links has them all, each once', () => {
  const links = Array.from({ length: 700 }, (_, i) => `https://n${i}.example/a`);
  const { lines } = messages('text TEXT', [[[...links, ...links.slice(0, 50)].join(' ')]]);
  expect(lines[0]!.data.links).toEqual(links);
});

test('a time that is stored as text is one, and what is no number is a gap', () => {
  const column = 'date_read TEXT';
  const read = { marks: 'message read', clock: 'utc' };
  const { lines, coverage } = messages(column, [['646000100'], ['646000100000000123'], ['']]);
  expect(lines.map(({ times }) => times.slice(1))).toEqual([
    [{ at: '2021-06-21T20:28:20Z', ...read, raw: 646_000_100 }],
    [{ at: '2021-06-21T20:28:20.000000123Z', ...read }],
    [],
  ]);
  expect(coverage.outcome).toBe('read');
  const none = messages(column, [['2021-06-21'], ['message']]);
  expect(none.lines.map(({ times }) => times.length)).toEqual([1, 1]);
  expect(none.coverage.outcome).toBe('partly-read');
  expect(none.coverage.problems).toMatchObject([{ code: 'malformed', count: 2 }]);
  const endless = messages('date_read REAL', [[Infinity]]);
  expect(endless.lines[0]!.times[1]).toEqual({ ...read, raw: 'Infinity', doubt: 'no-date' });
});

describe('a message with more links than are kept', () => {
  const many = Array.from({ length: maxLinksPerText }, (_, i) => `a${i}.com`);
  const last = 'https://evil.example/';

  test('is a gap', () => {
    const { coverage } = messages('text TEXT', [[[...many, last].join(' ')]]);
    expect(coverage.outcome).toBe('partly-read');
    expect(coverage.problems).toMatchObject([{ code: 'limit-exceeded', count: 1 }]);
    const { lines, coverage: whole } = messages('text TEXT', [[many.join(' ')]]);
    expect(lines[0]!.data.links).toHaveLength(maxLinksPerText);
    expect(whole.outcome).toBe('read');
  });

  test('is none where it is the same links again', () => {
    const again = Array.from({ length: maxLinksPerText }, () => 'https://again.example/');
    const links = [...many.slice(0, 300), ...again, last];
    const { lines, coverage } = messages('text TEXT', [[links.join(' ')]]);
    expect(lines[0]!.data.links).toEqual([...many.slice(0, 300), again[0], last]);
    expect(coverage.outcome).toBe('read');
  });
});

describe('what a message said before it was edited', () => {
  const columns = 'text TEXT, subject TEXT, attributedBody BLOB, message_summary_info BLOB';
  const version = (text: string) => ({ d: 700_000_000, t: typedstream(text) });
  const whole = version('see https://track.example/a and more words');
  const cutText = whole.t.slice(0, 152);
  const linksAfter = (summary: Uint8Array | null, subject: string | null = null) =>
    messages(columns, [['now harmless', subject, typedstream('now harmless'), summary]]);

  test.each([
    ['binary', binaryPlist],
    ['XML', xmlPlist],
  ])('is searched for links, as a %s list', (_form, write) => {
    const { lines, coverage } = linksAfter(
      write({
        ec: {
          0: [version('see https://track.example/a'), version('now harmless')],
          1: [version('and https://track.example/b')],
        },
        otr: { 0: { le: 12, lo: 0 } },
      }),
    );
    expect(lines[0]?.data['links']).toEqual(['https://track.example/a', 'https://track.example/b']);
    expect(coverage).toMatchObject({ outcome: 'read', problems: [] });
  });

  test('holds links behind other words, too', () => {
    const shown = typedstream('press here', {
      links: [{ start: 0, length: 5, url: 'https://track.example/h' }],
    });
    const { lines } = linksAfter(binaryPlist({ ec: { 0: [{ d: 1, t: shown }] } }));
    expect(lines[0]?.data['links']).toEqual(['https://track.example/h']);
  });

  test('is nothing where a message was not edited', () => {
    const { lines, coverage } = linksAfter(binaryPlist({ ust: true, amc: 1, rp: [0] }));
    expect(lines[0]?.data['links']).toEqual([]);
    expect(coverage).toMatchObject({ outcome: 'read', problems: [] });
  });

  test.each([
    [
      'a list that is broken',
      new TextEncoder().encode('bplist00 and then nothing that fits a list'),
    ],
    [
      'a list that is cut off',
      binaryPlist({ ec: { 0: [version('https://a.example')] } }).slice(0, -9),
    ],
    ['versions of another form', binaryPlist({ ec: [1, 2] })],
    ['a version without a text', binaryPlist({ ec: { 0: [{ d: 1 }] } })],
    ['a text that is none', binaryPlist({ ec: { 0: [{ d: 1, t: new Uint8Array(40) }] } })],
    [
      'more versions than are read',
      binaryPlist({ ec: { 0: Array.from({ length: 300 }, (_, i) => version(`v${i}`)) } }),
    ],
  ])('is told where it cannot be read: %s', (_case, summary) => {
    const { coverage, lines } = linksAfter(summary);
    expect(lines).toHaveLength(1);
    expect(coverage.outcome).toBe('partly-read');
    expect(coverage.problems[0]?.detail).toMatch(/^message_summary_info: /);
  });

  test('is read beside a version that is damaged', () => {
    const damaged = { d: 1, t: new Uint8Array(40) };
    const { lines, coverage } = linksAfter(
      binaryPlist({ ec: { 0: [damaged, version('https://track.example/a')] } }),
    );
    expect(lines[0]?.data['links']).toEqual(['https://track.example/a']);
    expect(coverage.outcome).toBe('partly-read');
  });

  test.each([
    ['a text that is cut off', { ec: { 0: [{ d: 1, t: cutText }] } }],
    ['a version without a text before it', { ec: { 0: [{ d: 1 }, whole] } }],
    ['a part that is no list before it', { ec: { 0: 'none', 1: [whole] } }],
  ])('has the links that can be made out: %s', (_case, summary) => {
    const { lines, coverage } = linksAfter(binaryPlist(summary));
    expect(lines[0]?.data['links']).toEqual(['https://track.example/a']);
    expect(coverage.outcome).toBe('partly-read');
  });

  test('has the links that can be made out where the list itself is cut off', () => {
    const list = binaryPlist({ ec: { 0: [whole] } });
    const { lines, coverage } = linksAfter(list.slice(0, -9));
    expect(lines[0]?.data['links']).toEqual(['https://track.example/a']);
    expect(coverage.outcome).toBe('partly-read');
  });

  test('stands beside the text of a message that was answered with a sign', () => {
    const links = (summary: Uint8Array) => linksAfter(summary).lines[0]?.data['links'];
    const ams = 'see https://track.example/ams or evil.com';
    const found = ['https://track.example/ams', 'evil.com'];
    expect(links(binaryPlist({ ust: true, amc: 1, ams }))).toEqual(found);
    expect(links(xmlPlist({ ust: true, amc: 1, ams }))).toEqual(found);
    expect(links(binaryPlist({ ust: true, ams: `✓ ${ams}` }))).toEqual(found);
    expect(links(binaryPlist({ ust: true, ams: '✓ evil.com' }))).toEqual(['evil.com']);
    // What else may stand there holds names of programs.
    const others = { swybid: 'com.apple.news', x: [{ y: 'see https://track.example/x' }] };
    expect(links(binaryPlist(others))).toEqual(['https://track.example/x']);
  });

  test('and what stands beside it is read where it is damaged itself', () => {
    const { lines, coverage } = linksAfter(
      binaryPlist({ ec: [1, 2], ams: 'see https://track.example/ams' }),
    );
    expect(lines[0]?.data['links']).toEqual(['https://track.example/ams']);
    expect(coverage.outcome).toBe('partly-read');
  });

  test('does not hide a link in the subject', () => {
    const { lines } = linksAfter(null, 'https://track.example/subject');
    expect(lines[0]?.data['links']).toEqual(['https://track.example/subject']);
  });
});

test('a link in the name that somebody gave to a group is found', () => {
  const { lines } = messages('text TEXT, group_title TEXT', [
    [null, 'Prizes at https://track.example/group'],
    ['Hello', null],
  ]);
  expect(lines.map(({ data }) => data['links'])).toEqual([['https://track.example/group'], []]);
});

/** A body whose text states another length; it stands in the byte before the first letter. */
function withLength(body: Uint8Array, length: number): Uint8Array {
  const changed = body.slice();
  changed[Buffer.from(body).indexOf('see ') - 1] = length;
  return changed;
}

describe('a formatted text that cannot be read', () => {
  const columns = 'text TEXT, attributedBody BLOB';
  const body = typedstream('see https://track.example/a');

  test.each([
    ['cut off in its words', body.slice(0, 95)],
    [
      'of bytes that mean nothing',
      Uint8Array.from(body, (byte, at) => (at < 13 ? byte : byte ^ 0x55)),
    ],
    ['of another kind', new TextEncoder().encode('https://track.example/a')],
    ['of a shorter length than its words have', withLength(body, 20)],
    ['of a longer length than its words have', withLength(body, 30)],
  ])('is told: %s', (_case, damaged) => {
    const { coverage, lines } = messages(columns, [[null, damaged]]);
    expect(lines).toHaveLength(1);
    expect(coverage.outcome).toBe('partly-read');
    expect(coverage.problems[0]?.detail).toMatch(/^attributedBody: /);
  });

  test.each([
    ['cut off behind a link', typedstream('https://track.example/a and more words').slice(0, 145)],
    ['of another kind', new TextEncoder().encode('see https://track.example/a now')],
    ['archived with keys', keyedArchive({ NSString: 'see https://track.example/a now \u2014' })],
  ])('has the links that can be made out: %s', (_case, damaged) => {
    const { coverage, lines } = messages(columns, [[null, damaged]]);
    expect(lines[0]!.data.links).toEqual(['https://track.example/a']);
    expect(coverage.outcome).toBe('partly-read');
  });

  test.each([
    ['without words', typedstream('')],
    ['without a byte', new Uint8Array(0)],
    ['that is not there', null],
  ])('is not one %s', (_case, empty) => {
    const { coverage } = messages(columns, [[null, empty]]);
    expect(coverage).toMatchObject({ outcome: 'read', problems: [] });
  });
});

describe('a link behind the words of a message', () => {
  const columns = 'text TEXT, attributedBody BLOB';
  const url = 'https://track.example/a';
  const body = typedstream('see here', { links: [{ url, start: 4, length: 4 }] });
  const read = (changed: Uint8Array) => messages(columns, [['see here', changed]]);

  test('is read, and nothing is told', () => {
    const { coverage, lines } = read(body);
    expect(coverage).toMatchObject({ outcome: 'read', problems: [] });
    expect(lines[0]!.data.links).toEqual([url]);
  });

  test('is kept or told, whichever byte of what stands around it is changed', () => {
    const { bytes } = read(body);
    const start = Buffer.from(bytes).indexOf(body);
    const address = Buffer.from(body).indexOf(url);
    const around = [...body.keys()].filter((at) => at < address || at >= address + url.length);
    const silent = around.filter((at) => {
      const changed = bytes.slice();
      changed[start + at]! ^= 1 << (at % 8);
      const { problems, fileProblems, lines } = examine(sms, changed);
      const isTold = problems.length + fileProblems.length > 0;
      return !isTold && !String(lines[0]!.data.links).includes(url);
    });
    expect(silent).toEqual([]);
  });

  test.each([90, 110, 125, 150, 170, 200])('is told where the body ends at byte %i', (end) => {
    expect(read(body.slice(0, end)).coverage.outcome).toBe('partly-read');
  });
});

describe('a part of a message that was deleted a while ago', () => {
  const partColumns =
    'chat_id INTEGER, message_id INTEGER, part_index INTEGER, delete_date INTEGER, part_text BLOB';
  const parts = (...rows: (readonly [message: number, text: string | Uint8Array | null])[]) =>
    examine(
      sms,
      exampleBytes({
        sqlite: {
          tables: {
            handle: {
              columns: 'ROWID INTEGER PRIMARY KEY, id TEXT',
              rows: [[1, 'parcel@example.org']],
            },
            message: {
              columns:
                'ROWID INTEGER PRIMARY KEY, guid TEXT, text TEXT, handle_id INTEGER, service TEXT, date INTEGER, is_from_me INTEGER, ' +
                'subject TEXT, attributedBody BLOB, date_read INTEGER',
              rows: [
                [1, 'A-1', null, 1, 'iMessage', 646_000_000_000_000_000n, 0, null, null, 0],
                [2, 'A-2', null, 1, 'iMessage', 646_000_000_000_000_000n, 1, null, null, 0],
              ],
            },
            recoverable_message_part: {
              columns: partColumns,
              rows: rows.map(([message, text], i) => [
                1,
                message,
                i,
                680_000_000_000_000_000n,
                text,
              ]),
            },
          },
        },
      }),
      { full: true },
    );
  const ofParts = ({ lines }: ReturnType<typeof parts>) =>
    lines.filter(({ data }) => data['deletedTable'] === 'recoverable_message_part');

  test('is a record of its own, with who sent the message and when', () => {
    const [line] = ofParts(parts([1, typedstream('see https://track.example/a')]));
    expect(line?.position).toMatchObject({ table: 'recoverable_message_part', rowId: 1 });
    expect(line?.data).toMatchObject({
      direction: 'received',
      service: 'iMessage',
      email: 'parcel@example.org',
      guid: 'A-1',
      text: 'see https://track.example/a',
      links: ['https://track.example/a'],
      recoverableDeleteDate: '2022-07-20T08:53:20Z',
    });
    expect(line?.times).toMatchObject([
      { at: '2021-06-21T20:26:40Z', marks: 'message received' },
      { at: '2022-07-20T08:53:20Z', marks: 'message deleted' },
    ]);
  });

  test('is read as plain text too, sent or received, and where its message is gone', () => {
    const url = 'https://track.example/a';
    const found = parts([2, url], [99, new TextEncoder().encode(url)], [1, null]);
    expect(ofParts(found).map(({ data }) => [data['direction'], data['links']])).toEqual([
      ['sent', [url]],
      [null, [url]],
      ['received', []],
    ]);
    expect([...found.problems, ...found.fileProblems]).toEqual([]);
  });

  test.each([
    ['neither archived nor a text', Uint8Array.of(0xff, 0xfe, 0, 1)],
    ['cut off', typedstream('see https://track.example/a').slice(0, 40)],
  ])('is told where it cannot be read: %s', (_case, damaged) => {
    const found = parts([1, damaged]);
    expect(ofParts(found)).toHaveLength(1);
    expect(found.problems[0]?.detail).toMatch(/^part_text: /);
  });
});

describe('a very long link in a message', () => {
  const indicator = published('url', `https://track.example/${'a'.repeat(5_000)}`);
  const read = (text: string) => {
    const bytes = exampleBytes({
      sqlite: {
        tables: {
          handle,
          message: {
            columns: `ROWID INTEGER PRIMARY KEY, date INTEGER, handle_id INTEGER, is_from_me INTEGER, ${whole('text TEXT')}`,
            rows: [[1, 646_000_000, 1, 0, text, ...Array<null>(5).fill(null)]],
          },
        },
      },
    });
    return examine(sms, bytes, { matcher: fieldMatcher(indicator) });
  };

  test('is compared whole', () => {
    const link = `${indicator.value}?x=${'b'.repeat(900_000)}`;
    const { findings, lines, problems } = read(`see ${link}`);
    expect(findings).toHaveLength(1);
    expect(lines[0]!.data.links).toEqual([link]);
    expect(problems).toEqual([]);
    expect(read(`see ${indicator.value}${'b'.repeat(900_000)}`).findings).toEqual([]);
  });

  test('is told where it is longer than what is compared', () => {
    const { lines, problems } = read(`see https://track.example/${'a'.repeat(2 ** 21)}`);
    expect(lines).toHaveLength(1);
    expect(problems).toMatchObject([{ code: 'limit-exceeded', count: 1 }]);
  });
});
