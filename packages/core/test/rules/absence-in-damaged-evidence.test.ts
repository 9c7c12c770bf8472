import { mbFile, sqliteFile, type SqliteRow, type SqliteTable } from '@athar/synthetic';
import { describe, expect, test } from 'vitest';
import { cacheFiles } from '../../src/artifacts/ios/cache-files.ts';
import { dataUsage } from '../../src/artifacts/ios/data-usage.ts';
import { smsAttachmentFolders } from '../../src/artifacts/ios/sms-attachment-folders.ts';
import { smsAttachments } from '../../src/artifacts/ios/sms-attachments.ts';
import type { AnyArtifact } from '../../src/model/index.ts';
import { examine } from '../builders/examine.ts';
import { ruleModules } from '../modules.ts';

/** A rule that concludes from absence, and evidence in which nothing is absent. */
interface Sound {
  readonly rule: string;
  readonly artifact: AnyArtifact;
  readonly tables: readonly SqliteTable[];
  /** The table without whose last rows there are findings. */
  readonly without: string;
}

const pageSize = 1024;
const numbers = Array.from({ length: 60 }, (_, index) => index + 1);
const long = 'x'.repeat(150);
const table = (name: string, columns: string, rows: readonly SqliteRow[]): SqliteTable => ({
  name,
  columns,
  rows,
});

const usage = [
  table(
    'ZLIVEUSAGE',
    'Z_PK INTEGER PRIMARY KEY, ZHASPROCESS INTEGER, ZNOTE TEXT',
    numbers.map((n) => [n, n, long]),
  ),
  table(
    'ZPROCESS',
    'Z_PK INTEGER PRIMARY KEY, ZPROCNAME TEXT, ZBUNDLENAME TEXT, ZNOTE TEXT',
    numbers.map((n) => [n, `exampled${String(n)}`, null, long]),
  ),
];

const request = new TextEncoder().encode(
  '<?xml version="1.0"?><plist version="1.0"><dict><key>Array</key><array><string>x</string>' +
    '<dict><key>_CFURLString</key><string>https://a.example/</string></dict><string>GET</string><dict><key>a</key><string>b</string></dict></array></dict></plist>',
);
const response = new TextEncoder().encode(
  '<?xml version="1.0"?><plist version="1.0"><dict><key>Array</key><array><integer>0</integer><integer>0</integer><integer>0</integer>' +
    '<integer>200</integer><integer>0</integer><integer>0</integer><string>text/html</string></array></dict></plist>',
);

/** Folders of attachments, then a file in each. */
const listed = [2, 1].flatMap((flags) =>
  numbers.map((n): SqliteRow => {
    const folder = `Library/SMS/Attachments/ab/${String(n).padStart(2, '0')}`;
    const relativePath = flags === 2 ? folder : `${folder}/9D7C/photo.heic`;
    return [
      String(100 * flags + n).padStart(40, '0'),
      'MediaDomain',
      relativePath,
      flags,
      mbFile({ relativePath }),
    ];
  }),
);

const sound: readonly Sound[] = [
  {
    rule: 'ios.attachment-without-message',
    artifact: smsAttachments,
    without: 'message',
    tables: [
      table(
        'attachment',
        'ROWID INTEGER PRIMARY KEY, guid TEXT, filename TEXT, is_outgoing INTEGER',
        numbers.map((n) => [n, `guid ${String(n)}`, '~/Library/SMS/a.jpeg', 0]),
      ),
      table(
        'message',
        'ROWID INTEGER PRIMARY KEY, text TEXT, service TEXT, handle_id INTEGER',
        numbers.map((n) => [n, long, 'iMessage', 1]),
      ),
      table(
        'message_attachment_join',
        'message_id INTEGER, attachment_id INTEGER, note TEXT',
        numbers.map((n) => [n, n, long]),
      ),
    ],
  },
  {
    rule: 'ios.data-usage-process-without-usage',
    artifact: dataUsage,
    without: 'ZLIVEUSAGE',
    tables: usage,
  },
  {
    rule: 'ios.orphan-data-usage-row',
    artifact: dataUsage,
    without: 'ZPROCESS',
    tables: usage,
  },
  {
    rule: 'ios.empty-attachment-folder',
    artifact: smsAttachmentFolders,
    without: 'Files',
    tables: [
      table(
        'Files',
        'fileID TEXT PRIMARY KEY, domain TEXT, relativePath TEXT, flags INTEGER, file BLOB',
        listed,
      ),
    ],
  },
  {
    rule: 'ios.cached-answer-without-body',
    artifact: cacheFiles,
    without: 'cfurl_cache_receiver_data',
    tables: [
      table(
        'cfurl_cache_response',
        'entry_ID INTEGER PRIMARY KEY, request_key TEXT',
        numbers.map((n) => [n, `https://a.example/${String(n)}`]),
      ),
      table(
        'cfurl_cache_receiver_data',
        'entry_ID INTEGER PRIMARY KEY, isDataOnFS INTEGER, receiver_data BLOB',
        numbers.map((n) => [n, 0, new TextEncoder().encode(long)]),
      ),
      table(
        'cfurl_cache_blob_data',
        'entry_ID INTEGER PRIMARY KEY, response_object BLOB, request_object BLOB',
        numbers.map((n) => [n, response, request]),
      ),
    ],
  },
];

/** The database with one page overwritten, or cut off where it begins. */
function* damaged(bytes: Uint8Array): Iterable<readonly [how: string, bytes: Uint8Array]> {
  for (let from = pageSize; from < bytes.length; from += pageSize) {
    for (const filler of [0, 0xff]) {
      const copy = bytes.slice();
      copy.fill(filler, from, from + pageSize);
      yield [`page ${String(from / pageSize + 1)} full of ${String(filler)}`, copy];
    }
    yield [`cut off at page ${String(from / pageSize + 1)}`, bytes.slice(0, from)];
  }
}

describe.each(sound)('$rule', ({ rule: id, artifact, tables, without }) => {
  const rule = ruleModules.find(({ definition }) => definition.id === id)!.definition;
  const findings = (bytes: Uint8Array): number =>
    examine(artifact, bytes, { rules: [rule] }).findings.length;

  test('is quiet where nothing is absent, and finds what is', () => {
    expect(findings(sqliteFile({ pageSize, tables }))).toBe(0);
    const lacking = tables.map((one) =>
      one.name === without ? { ...one, rows: [...one.rows].slice(0, -3) } : one,
    );
    expect(findings(sqliteFile({ pageSize, tables: lacking }))).toBe(3);
  });

  test('takes nothing for absent whatever page is damaged', () => {
    for (const [how, bytes] of damaged(sqliteFile({ pageSize, tables })))
      expect([how, findings(bytes)]).toEqual([how, 0]);
  });
});
