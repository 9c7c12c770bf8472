import { binaryPlist, sqliteExample } from '@athar/synthetic';
import { describe, expect, test } from 'vitest';
import { idStatusCache } from '../../src/artifacts/ios/id-status-cache.ts';
import { safariHistory } from '../../src/artifacts/ios/safari-history.ts';
import { smsAttachments } from '../../src/artifacts/ios/sms-attachments.ts';
import { rules } from '../../src/index.ts';
import type { AnyArtifact } from '../../src/model/index.ts';
import { examine } from '../builders/examine.ts';

/** Where the findings come from that the rules of one artifact make of a file. */
function said(artifact: AnyArtifact, bytes: Uint8Array, full: boolean): readonly unknown[] {
  const own = rules.filter((rule) => rule.artifact === artifact);
  return examine(artifact, bytes, { rules: own, full }).findings.map(({ origin }) => origin);
}

// The cheap look of a rule reads bytes on their way to the lines, so it is tried with files and not with records.
describe.each([true, false])('where all fields are written: %s', (full) => {
  test('NUL characters in a looked-up account are noticed', () => {
    const list = binaryPlist({
      'com.apple.madrid': {
        'mailto:no\0\0ody@example.org': { IDStatus: 1 },
        'mailto:nobody@example.org': { IDStatus: 1 },
      },
    });
    expect(said(idStatusCache, list, full)).toEqual([
      expect.objectContaining({ kind: 'rule', id: 'ios.looked-up-account-with-nul' }),
    ]);
  });

  test('an attachment that kept its temporary name is noticed', () => {
    const database = sqliteExample({
      tables: {
        attachment: {
          columns: 'ROWID INTEGER PRIMARY KEY, filename TEXT, is_outgoing INTEGER, uti TEXT',
          rows: [
            [1, '/var/tmp/0C1B-1', 0, null],
            [2, '/var/tmp/0C1B-1', 1, null],
            [3, '~/Library/SMS/Attachments/a.gif', 0, null],
          ],
        },
        message: {
          columns: 'ROWID INTEGER PRIMARY KEY, guid TEXT',
          rows: [
            [1, 'A'],
            [2, 'B'],
            [3, 'C'],
          ],
        },
        message_attachment_join: {
          columns: 'message_id INTEGER, attachment_id INTEGER',
          rows: [
            [1, 1],
            [2, 2],
            [3, 3],
          ],
        },
      },
    });
    expect(said(smsAttachments, database, full)).toEqual([
      expect.objectContaining({ kind: 'rule', id: 'ios.attachment-in-temporary-folder' }),
    ]);
  });

  test('a redirect to an unusual port is noticed once, at the visit that it began with', () => {
    const database = sqliteExample({
      tables: {
        history_items: {
          columns: 'id INTEGER PRIMARY KEY, url TEXT',
          rows: [
            [1, 'http://news.example/'],
            [2, 'https://b5l2.get1.updates.example:30495/szev4hz'],
            [3, 'https://news.example/'],
          ],
        },
        history_visits: {
          columns:
            'id INTEGER PRIMARY KEY, history_item INTEGER, visit_time REAL, redirect_source INTEGER, redirect_destination INTEGER',
          rows: [
            [11, 1, 700_000_000, null, 12],
            [12, 2, 700_000_000.1, 11, null],
            [13, 1, 700_000_100, null, 14],
            [14, 3, 700_000_100.1, 13, null],
          ],
        },
      },
    });
    expect(said(safariHistory, database, full)).toEqual([
      expect.objectContaining({ kind: 'rule', id: 'ios.safari-redirect-to-unusual-port' }),
    ]);
  });
});
