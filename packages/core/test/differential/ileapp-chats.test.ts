import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { kik } from '../../src/artifacts/ios/kik.ts';
import { mastodon } from '../../src/artifacts/ios/mastodon.ts';
import { mewe } from '../../src/artifacts/ios/mewe.ts';
import { sharedNotes } from '../../src/artifacts/ios/shared-notes.ts';
import { teams } from '../../src/artifacts/ios/teams.ts';
import type { EvidenceRecord } from '../../src/model/index.ts';
import {
  caseFiles,
  countedTable,
  goldenRows,
  iosCorpus,
  isCorpusAbsent,
  runCase,
  wholeSecond,
  type CaseRun,
} from './ileapp-golden.ts';

const sorted = (rows: readonly object[]): string[] => rows.map((row) => JSON.stringify(row)).sort();

const second = ({ times }: EvidenceRecord): string | null =>
  times[0]?.at?.replace(/\.\d+Z$/, 'Z') ?? null;

const isSent = ({ data }: EvidenceRecord): number => (data['direction'] === 'sent' ? 1 : 0);

/** iLEAPP writes nothing as an empty text. */
const orEmpty = (value: unknown): unknown => value ?? '';

function linksOf({ records }: CaseRun): string[] {
  return records.flatMap(({ data }) => data['links'] as readonly string[]);
}

describe('chats of other apps (skipped when the corpus is absent)', () => {
  test.skipIf(isCorpusAbsent)('messages of Teams are those that iLEAPP prints', () => {
    const files = caseFiles('josh_ios15_ffs', 'app-teams');
    const run = runCase(teams, files);
    expect(run.problems).toEqual([]);
    const path = `ffs/josh_ios15_ffs/app-teams${run.read[0]!}`;
    expect(run.records).toHaveLength(countedTable(path, 'ZSMESSAGE').rows);
    expect(
      sorted(
        run.records.map((record) => ({
          at: second(record),
          sender: record.data['sender'],
          name: orEmpty(record.data['senderName']),
          text: orEmpty(record.data['text']),
          sent: isSent(record),
        })),
      ),
    ).toEqual(
      sorted(
        goldenRows('josh_ios15_ffs', 'teams.teamsMessages').map((row) => ({
          at: wholeSecond(row['Timestamp']),
          sender: row['Sender'],
          name: orEmpty(row['Display Name']),
          text: orEmpty(row['Message']),
          sent: row['Sent By Me'],
        })),
      ),
    );
    expect(linksOf(run).filter((link) => link.includes('schema.skype.com'))).toEqual([]);
  });

  test.skipIf(isCorpusAbsent)('messages of MeWe are those that iLEAPP prints', () => {
    const run = runCase(mewe, caseFiles('josh_ios17_ffs', 'app-mewe'));
    expect(run.problems).toEqual([]);
    const path = `ffs/josh_ios17_ffs/app-mewe${run.read[0]!}`;
    expect(run.records).toHaveLength(countedTable(path, 'ZCHATMESSAGE').rows);
    expect(
      sorted(
        run.records.map((record) => ({
          at: second(record),
          id: record.data['messageId'],
          sender: record.data['sender'],
          name: record.data['senderName'],
          thread: record.data['chat'],
          text: record.data['text'],
          sent: isSent(record),
        })),
      ),
    ).toEqual(
      sorted(
        goldenRows('josh_ios17_ffs', 'meWe.meWeMessages').map((row) => ({
          at: wholeSecond(row['Timestamp']),
          id: row['Message ID'],
          sender: row['Sender ID'],
          name: row['Sender'],
          thread: row['Thread ID'],
          text: row['Message'],
          sent: row['From Me'],
        })),
      ),
    );
    // iLEAPP finds positions in the links of shared places.
    const places = goldenRows('josh_ios17_ffs', 'meWe.meWeMessages').filter(
      (row) => row['Latitude'] !== '',
    );
    expect(linksOf(run).filter((link) => link.includes('mlat='))).toHaveLength(places.length);
  });

  test.skipIf(isCorpusAbsent)(
    'posts and direct messages of Mastodon are those that iLEAPP prints',
    () => {
      const run = runCase(mastodon, caseFiles('josh_ios17_ffs', 'app-mastodon'));
      expect(run.problems).toEqual([]);
      const records = run.records.filter(({ deleted }) => deleted !== true);
      // A post that the app has cleared away is still held by its database, and is none of those that are there.
      const gone = run.records.filter(({ deleted }) => deleted === true);
      const idsThere = new Set(records.map(({ data }) => data['messageId']));
      expect(gone.map(({ data }) => idsThere.has(data['messageId']))).toEqual([false]);
      const path = `ffs/josh_ios17_ffs/app-mastodon${run.read[0]!}`;
      expect(records).toHaveLength(countedTable(path, 'ZSTATUS').rows);
      expect(
        sorted(
          records.map((record) => ({
            at: second(record),
            id: record.data['messageId'],
            sender: record.data['sender'],
            visibility: record.data['kind'],
          })),
        ),
      ).toEqual(
        sorted(
          goldenRows('josh_ios17_ffs', 'mastodon.mastodonStatuses').map((row) => ({
            at: wholeSecond(row['Created']),
            id: row['Status ID'],
            sender: row['Author Handle'],
            visibility: row['Visibility'],
          })),
        ),
      );
      const direct = records.filter(({ data }) => data['direction'] !== null);
      expect(
        sorted(direct.map((record) => ({ id: record.data['messageId'], sent: isSent(record) }))),
      ).toEqual(
        sorted(
          goldenRows('josh_ios17_ffs', 'mastodon.mastodonDirectMessages').map((row) => ({
            id: row['Status ID'],
            sent: row['From Me'],
          })),
        ),
      );
    },
  );

  test.skipIf(isCorpusAbsent)('messages of Kik are as many as the database holds', () => {
    const path = 'sqlite/kik-plaso/kik.sqlite';
    const bytes = readFileSync(join(iosCorpus, path));
    const devicePath = '/private/var/mobile/Containers/Data/Application/X/Documents/kik.sqlite';
    const run = runCase(kik, new Map([[devicePath, bytes]]));
    const table = countedTable(path, 'ZKIKMESSAGE');
    expect(run.problems).toEqual([]);
    expect(run.records).toHaveLength(table.rows);
    const seconds = run.records.map((record) => second(record)!).sort();
    const { min_iso: first, max_iso: last } = table.times!['ZTIMESTAMP']!;
    const iso = (at: string): string => new Date(at).toISOString().replace(/\.\d+Z$/, 'Z');
    expect([seconds[0], seconds.at(-1)]).toEqual([iso(first), iso(last)]);
    const directions = run.records.map(({ data }) => data['direction']);
    expect(directions.filter((direction) => direction === 'received')).toHaveLength(31);
    expect(directions.filter((direction) => direction === 'sent')).toHaveLength(24);
    expect(run.records.every(({ data }) => data['chat'] !== null)).toBe(true);
  });

  test.skipIf(isCorpusAbsent)(
    'people with whom a note is shared are those that iLEAPP prints',
    () => {
      const run = runCase(sharedNotes, caseFiles('josh_ios15_ffs', 'cloudkit'));
      expect(run.problems).toEqual([]);
      const rows = goldenRows('josh_ios15_ffs', 'cloudkitSharing.cloudkit_participants');
      expect(run.records).toHaveLength(1);
      const { data } = run.records[0]!;
      const column = (name: string): string[] => rows.map((row) => String(row[name] ?? ''));
      expect(new Set(column('ZIDENTIFIER'))).toEqual(new Set([data['noteIdentifier']]));
      expect(data['participantIds']).toEqual(column('Participant ID'));
      expect(data['phoneNumbers']).toEqual(column('Phone Number'));
      expect(data['roles']).toEqual(column('Participant Type'));
      expect(data['acceptanceStatuses']).toEqual(column('Acceptance Status'));
      expect(data['permissions']).toEqual(column('Permission'));
      // The one address belongs to the owner of the phone, and ours names only the others.
      expect(rows.filter((row) => row['Email Address'] !== '').length).toBe(1);
      expect([data['isOwn'], data['emails']]).toEqual([true, []]);
    },
  );
});
