import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { contacts } from '../../src/artifacts/ios/contacts.ts';
import { safariHistory } from '../../src/artifacts/ios/safari-history.ts';
import { whatsappContacts } from '../../src/artifacts/ios/whatsapp-contacts.ts';
import { caseFiles, countedTable, iosCorpus, isCorpusAbsent, runCase } from './ileapp-golden.ts';
import { spanOf } from './spans.ts';

describe('visits of Safari on a Mac, which has the same tables (skipped when the corpus is absent)', () => {
  test.skipIf(isCorpusAbsent).each(['safari-history-plaso', 'safari-history-artemis'])(
    '%s has a record for each visit and for each address whose history was removed',
    (name) => {
      const path = `sqlite/${name}/History.db`;
      const bytes = readFileSync(join(iosCorpus, path));
      const { records, problems } = runCase(
        safariHistory,
        new Map([[safariHistory.paths[0]!, bytes]]),
      );
      expect(problems).toEqual([]);
      const live = records.filter(({ deleted }) => deleted !== true);
      const visits = live.filter(({ data }) => data['id'] !== null && data['removedTo'] === null);
      const counted = countedTable(path, 'history_visits');
      expect(visits).toHaveLength(counted.rows);
      expect(live.length - visits.length).toBe(countedTable(path, 'history_tombstones').rows);
      expect(spanOf(visits, 'page visited')).toEqual([
        counted.times!['visit_time']!.min_iso,
        counted.times!['visit_time']!.max_iso,
      ]);
      expect(visits.every(({ data }) => /^https?:/.test(String(data['url'])))).toBe(true);
    },
  );
});

describe('contacts of phones (skipped when the corpus is absent)', () => {
  test.skipIf(isCorpusAbsent)('are as many as the table has people, the log applied', () => {
    const path = `ffs/josh_ios15_ffs/addressbook${contacts.paths[0]!}`;
    const { records, problems } = runCase(contacts, caseFiles('josh_ios15_ffs', 'addressbook'));
    expect(problems).toEqual([]);
    const counted = countedTable(path, 'ABPerson');
    const people = records.filter(({ data }) => data['id'] !== null);
    expect(people).toHaveLength(counted.rows);
    expect(spanOf(people, 'contact created')).toEqual([
      counted.times!['CreationDate']!.min_iso,
      counted.times!['CreationDate']!.max_iso,
    ]);
    const values = records.map(({ data }) => Number(data['valueCount']));
    expect(values.reduce((sum, count) => sum + count, 0)).toBe(
      countedTable(path, 'ABMultiValue').rows,
    );
  });

  test.skipIf(isCorpusAbsent)('of an empty list of WhatsApp are none, without a problem', () => {
    const run = runCase(whatsappContacts, caseFiles('mvs_ios_2023', 'whatsapp'));
    expect(run.read).toHaveLength(1);
    expect([run.records, run.problems]).toEqual([[], []]);
  });
});
