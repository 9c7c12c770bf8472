import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { notes } from '../../src/artifacts/ios/notes.ts';
import { noteBodyIn, noteTableIn } from '../../src/artifacts/notes/note-body.ts';
import { examine } from '../builders/examine.ts';
import { message, packedNoteTable, type NoteCell } from '../builders/note-table.ts';
import { fieldMatcher, published } from '../indicators/published.ts';
import { bytesOf, parseDatabase } from './parse-example.ts';

const most = 1_000_000;
const cell = (text: string, link?: string): NoteCell =>
  link === undefined ? { text } : { text, link };

const rows = [
  [cell('Hotel'), cell('https://hotel.example/a')],
  [cell('Tickets', 'https://behind.example.net/y'), cell('')],
];

const columns =
  'Z_PK INTEGER PRIMARY KEY, Z_ENT INTEGER, ZIDENTIFIER VARCHAR, ZTYPEUTI VARCHAR, ZOCRSUMMARY VARCHAR, ' +
  'ZHANDWRITINGSUMMARY VARCHAR, ZURLSTRING VARCHAR, ZMERGEABLEDATA BLOB, ZMERGEABLEDATA1 BLOB';
const store = (...rows: (number | string | Uint8Array | null)[][]) => ({
  tables: {
    Z_PRIMARYKEY: {
      columns: 'Z_ENT INTEGER PRIMARY KEY, Z_NAME VARCHAR',
      rows: [[4, 'ICAttachment']],
    },
    ZICCLOUDSYNCINGOBJECT: { columns, rows },
  },
});

test('the text of all cells of a table is read in the order of its objects, with the links behind it', () => {
  expect(noteTableIn(packedNoteTable(rows), most)).toEqual({
    characters: 'Hotel'.length + 'https://hotel.example/a'.length + 'Tickets'.length,
    links: ['https://behind.example.net/y', 'https://hotel.example/a'],
  });
  expect(noteTableIn(packedNoteTable([]), most)).toEqual({ characters: 0, links: [] });
});

test('a table of very many cells is read to its end', () => {
  const last = 'https://last.example/z';
  const long = Array.from({ length: 9000 }, (_, at) => [cell(at === 8999 ? last : `Row ${at}`)]);
  expect(noteTableIn(packedNoteTable(long), 10 * most)?.links).toEqual([last]);
});

test('a note with many links has them all', () => {
  const links = Array.from({ length: 1500 }, (_, i) => `https://n${i}.example/`);
  const text = message([2, links.join(' ')]);
  const packed = gzipSync(message([2, message([3, text])]));
  expect(noteBodyIn(packed, most)?.links).toEqual(links);
});

test('bytes behind a packed table do not hide it', () => {
  const packed = packedNoteTable(rows);
  const more = Buffer.concat([packed, Buffer.from('more')]);
  expect(noteTableIn(more, most)).toEqual(noteTableIn(packed, most));
});

test('a note that was edited more often than a message usually has fields is read', () => {
  const edits = Array.from({ length: 20_000 }, () => [3, message([2, 1])] as const);
  const text = [2, 'https://often.example/'] as const;
  const packed = gzipSync(message([2, message([3, message(...edits, text)])]));
  expect(noteBodyIn(packed, most)?.links).toEqual(['https://often.example/']);
});

test.each([
  ['is encrypted', Uint8Array.of(0x56, 0x98, 0xea, 1), undefined],
  ['has nothing within', gzipSync(new Uint8Array()), 'lacks its parts'],
  ['is cut off', packedNoteTable(rows).subarray(0, 60), 'cut off|ends'],
  ['unpacks to more than is allowed', gzipSync(new Uint8Array(2 * most)), '.'],
  ['is no message', gzipSync(Uint8Array.of(0x12, 0xff)), '.'],
  ['holds objects that are numbers', gzipSync(message([2, message([3, message([3, 1])])])), ''],
])('a table that %s does no harm', (_, packed, fault) => {
  if (fault === undefined) expect(noteTableIn(packed, most)).toBeUndefined();
  else if (fault === '') expect(noteTableIn(packed, most)).toEqual({ characters: 0, links: [] });
  else expect(() => noteTableIn(packed, most)).toThrow(new RegExp(fault));
});

test('a store gives the links of tables, also of older ones, and of what was recognised in drawings and scans', () => {
  const packed = packedNoteTable(rows);
  const { records, problems } = parseDatabase(
    notes,
    store(
      [1, 4, 'T-1', 'com.apple.notes.table', null, null, null, null, packed],
      [2, 4, 'T-2', 'com.apple.notes.table', null, null, null, packed, null],
      [3, 4, 'D-1', 'com.apple.drawing.2', null, 'Call drawn.example.com/a', null, null, packed],
      [
        4,
        4,
        'G-1',
        'com.apple.notes.gallery',
        'see https://scan.example.org',
        null,
        null,
        null,
        null,
      ],
      [5, 4, 'T-3', 'com.apple.notes.table', null, null, null, null, Uint8Array.of(1, 2)],
    ),
  );
  expect(problems).toEqual([]);
  const links = ['https://behind.example.net/y', 'https://hotel.example/a'];
  expect(records.map(({ data }) => data.links)).toEqual([
    links,
    links,
    ['drawn.example.com/a'],
    ['https://scan.example.org'],
    [],
  ]);
  expect(records.map(({ data }) => data.bodyCharacters)).toEqual([35, 35, null, null, null]);
});

test('a link in a table is met like one in a text, and a table that is damaged is told', () => {
  const bytes = bytesOf(
    store(
      [1, 4, 'T-1', 'com.apple.notes.table', null, null, null, null, packedNoteTable(rows)],
      [
        2,
        4,
        'T-2',
        'com.apple.notes.table',
        null,
        null,
        null,
        null,
        packedNoteTable(rows).subarray(0, 60),
      ],
    ),
  );
  const { findings, problems } = examine(notes, bytes, {
    matcher: fieldMatcher(published('domain', 'behind.example.net')),
  });
  expect(findings.map(({ values, met }) => [values['value'], met])).toEqual([
    ['https://behind.example.net/y', 'stored'],
  ]);
  expect(problems.map(({ code }) => code)).toEqual(['truncated']);
});
