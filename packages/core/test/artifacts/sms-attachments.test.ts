import { sqliteExample } from '@athar/synthetic';
import { expect, test } from 'vitest';
import { smsAttachments } from '../../src/artifacts/ios/sms-attachments.ts';
import { runArtifact, sourceFacts } from './run-artifact.ts';

const attachment = (rows: readonly (readonly (number | string | Uint8Array | null)[])[]) => ({
  columns:
    'ROWID INTEGER PRIMARY KEY, filename TEXT, is_outgoing INTEGER, created_date INTEGER, user_info BLOB',
  rows,
});

test('the direction decides how the file was met', () => {
  const database = sqliteExample({
    tables: {
      attachment: attachment([
        [1, '~/Library/SMS/Attachments/a.gif', 0, 588809610, null],
        [2, '~/Library/SMS/Attachments/b.gif', 1, 588809610, null],
        [3, '~/Library/SMS/Attachments/c.gif', null, 588809610, null],
      ]),
    },
  });
  const { records } = runArtifact(smsAttachments, database);
  expect(records.map(({ met }) => met)).toEqual(['received', 'sent', 'received']);
});

test('dates in seconds and in nanoseconds are the same moment', () => {
  const database = sqliteExample({
    tables: {
      attachment: {
        columns: 'ROWID INTEGER PRIMARY KEY, filename TEXT, created_date INTEGER',
        rows: [
          [1, 'a', 588809610],
          [2, 'b', 588809610000000000n],
        ],
      },
    },
  });
  const { records } = runArtifact(smsAttachments, database);
  expect(records.map(({ data }) => data.isodate)).toEqual([
    '2019-08-29T22:13:30Z',
    '2019-08-29T22:13:30Z',
  ]);
  expect(records[1]?.data.createdDate).toBe('588809610000000000');
});

test('an attachment of two messages is one record, with the first of them', () => {
  const database = sqliteExample({
    tables: {
      attachment: attachment([[1, 'a', 0, 0, null]]),
      handle: { columns: 'ROWID INTEGER PRIMARY KEY, id TEXT', rows: [] },
      message: {
        columns: 'ROWID INTEGER PRIMARY KEY, service TEXT, handle_id INTEGER',
        rows: [
          [5, 'SMS', 0],
          [6, 'iMessage', 0],
        ],
      },
      message_attachment_join: {
        columns: 'message_id INTEGER, attachment_id INTEGER',
        rows: [
          [5, 1],
          [6, 1],
        ],
      },
    },
  });
  const { records } = runArtifact(smsAttachments, database);
  expect(records.map(({ data }) => [data.messageId, data.service, data.phoneNumber])).toEqual([
    [5, 'SMS', null],
  ]);
});

test('an attachment of two messages is that of the one that is there, and of none where both are gone', () => {
  const messageOf = (messages: readonly number[]) => {
    const database = sqliteExample({
      tables: {
        attachment: attachment([[1, 'a', 0, 0, null]]),
        message: {
          columns: 'ROWID INTEGER PRIMARY KEY, service TEXT, handle_id INTEGER',
          rows: messages.map((message) => [message, 'iMessage', 0]),
        },
        message_attachment_join: {
          columns: 'message_id INTEGER, attachment_id INTEGER',
          rows: [
            [5, 1],
            [6, 1],
          ],
        },
      },
    });
    return runArtifact(smsAttachments, database).records.map(({ data }) => [
      data.messageId,
      data.messageMissing,
    ]);
  };
  expect(messageOf([6, 7])).toEqual([[6, false]]);
  expect(messageOf([5, 6])).toEqual([[5, false]]);
  expect(messageOf([7])).toEqual([[null, true]]);
});

test('a telephone number is no e-mail address', () => {
  const database = sqliteExample({
    tables: {
      attachment: attachment([[1, 'a', 0, 0, null]]),
      handle: { columns: 'ROWID INTEGER PRIMARY KEY, id TEXT', rows: [[2, '+15550100']] },
      message: {
        columns: 'ROWID INTEGER PRIMARY KEY, service TEXT, handle_id INTEGER',
        rows: [[5, 'SMS', 2]],
      },
      message_attachment_join: {
        columns: 'message_id INTEGER, attachment_id INTEGER',
        rows: [[5, 1]],
      },
    },
  });
  const { records } = runArtifact(smsAttachments, database);
  expect(records[0]?.data).toMatchObject({ phoneNumber: '+15550100', email: null });
});

test('a blob that is too large is a problem, and the attachment is kept', () => {
  const database = sqliteExample({
    tables: { attachment: attachment([[1, 'a', 0, 0, new Uint8Array(100)]]) },
  });
  const { records, problems } = runArtifact(smsAttachments, database, {
    limits: { maxValueBytes: 64 },
  });
  expect(records[0]?.data).toMatchObject({ userInfo: null, hasUserInfo: true });
  expect(problems.map(({ code }) => code)).toEqual(['limit-exceeded']);
});

test('a database of messages without the table of attachments is not taken for one without attachments', () => {
  const database = sqliteExample({
    tables: { message: { columns: 'ROWID INTEGER PRIMARY KEY, text TEXT', rows: [] } },
  });
  expect(() => runArtifact(smsAttachments, database)).toThrow(/no table attachment/);
});

test('attachments are demanded of every phone', () => {
  expect(smsAttachments.expected(sourceFacts({ encrypted: false }))).toBe('always');
});
