import { expect, test } from 'vitest';
import { memoryFile } from '../../../../../src/bytes/memory-file.ts';
import { recoverRows } from '../../../../../src/formats/sqlite/recovery/index.ts';
import { History } from '../histories/history.ts';

/** Which message is in which conversation, with its date as iOS keeps it: nothing but numbers, the first of them of one byte or none. */
function conversations(count: number): History {
  const schema = 'CREATE TABLE member (chat_id INTEGER, message_id INTEGER, message_date INTEGER)';
  const history = new History(4096, [schema], ['member']);
  for (let message = 1; message <= count; message++) history.run(add(message, 1 + (message % 5)));
  return history;
}

const dateOf = (message: number): string => `${600_000_000 + 3600 * message}000000000`;

const add = (message: number, chat: number): string =>
  `INSERT INTO member VALUES (${chat}, ${message + 1}, ${dateOf(message)})`;

const remove = (...messages: readonly number[]): string =>
  messages.map((message) => `DELETE FROM member WHERE message_id = ${message + 1}`).join(';');

const told = (history: History): unknown[][] =>
  [...recoverRows({ file: memoryFile(history.bytes()) })].map((row) =>
    row.columns.map((_, column) => (row.knows(column) ? String(row.value(column)) : undefined)),
  );

test('a row of numbers is told where the one behind it came later, by what those of live rows are', () => {
  const history = conversations(30);
  history.run(remove(10));
  history.run(add(31, 3));
  history.run(remove(11));
  expect(told(history)).toContainEqual(['2', '12', dateOf(11)]);
});

test('where only newer rows are left, by how far they are apart', () => {
  const history = conversations(40);
  history.run(remove(10));
  history.run(add(41, 3));
  history.run(remove(11));
  for (let message = 1; message <= 26; message++) if (message !== 10) history.run(remove(message));
  expect(told(history)).toContainEqual(['2', '12', dateOf(11)]);
});

test('a row that ends in zeros is whole where too few bytes and the last freeblock are behind it', () => {
  const history = conversations(8);
  history.run(remove(2));
  // Its conversation takes no byte, so that one is left of the place.
  history.run(add(9, 1));
  history.run(remove(3));
  history.run(remove(1));
  history.run(remove(9));
  expect(told(history)).toContainEqual(['1', '10', dateOf(9)]);
});

test('numbers without a first one that live rows are like are no value of a table of one column', () => {
  const schema = [
    'CREATE TABLE model (content BLOB)',
    'CREATE TABLE link (call INTEGER, handle INTEGER, PRIMARY KEY (call, handle))',
  ];
  const history = new History(4096, schema, ['model', 'link']);
  history.run(`INSERT INTO model VALUES (x'${'d4fb95f8'.repeat(200)}')`);
  for (let call = 0; call < 103; call++)
    history.run(`INSERT INTO link VALUES (${call === 80 ? 'NULL' : call}, ${150 + 2 * call})`);
  history.run('DELETE FROM link WHERE rowid < 5');
  history.run('DELETE FROM link WHERE rowid > 53');
  const tables = [...recoverRows({ file: memoryFile(history.bytes()) })].map(({ table }) => table);
  expect(new Set(tables)).toEqual(new Set(['link']));
});
