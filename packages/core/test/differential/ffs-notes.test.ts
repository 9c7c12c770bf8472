import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { notes } from '../../src/artifacts/ios/notes.ts';
import { caseFiles, goldenRows, iosCorpus, isCorpusAbsent, runCase } from './ileapp-golden.ts';

describe('notes of a phone with iOS 15 (skipped when the corpus is absent)', () => {
  test.skipIf(isCorpusAbsent)('are the rows of notes among the rows that iLEAPP lists', () => {
    const { records: all, problems } = runCase(notes, caseFiles('josh_ios15_ffs', 'cloudkit'));
    expect(problems).toEqual([]);
    const records = all.filter(({ deleted }) => deleted !== true);
    const theirs = new Map(
      goldenRows('josh_ios15_ffs', 'cloudkitSharing.cloudkit_sharing').map((row) => [
        row['Source Z_PK'],
        row['ZIDENTIFIER'],
      ]),
    );
    // A difference: iLEAPP lists every row with a record of iCloud, folders and states too; ours are notes and attachments.
    expect(records.length).toBeLessThan(theirs.size);
    expect(records.map(({ data }) => data['identifier'])).toEqual(
      records.map(({ data }) => theirs.get(data['id'] as number)),
    );
    expect(records.map(({ data }) => [data['kind'], data['title']])).toEqual([
      ['ICNote', 'My Secret Note'],
      ['ICNote', 'iOS 14 Locked Note'],
      ['ICNote', 'My Super Secret Note'],
      ['ICNote', 'My First Note'],
      ['ICNote', 'iOS 14 Note'],
      ['ICNote', 'iOS 15 Note'],
      ['ICNote', 'Secure iOS 15 Note'],
    ]);
    expect(records.every(({ times }) => times.length === 2)).toBe(true);
    // Counted with another gzip and by hand; the texts of locked notes are encrypted.
    expect(records.map(({ data }) => data['bodyCharacters'])).toEqual([
      null,
      null,
      null,
      57,
      74,
      43,
      null,
    ]);
  });

  test.skipIf(isCorpusAbsent)('of another copy of the store are eight', () => {
    const bytes = readFileSync(join(iosCorpus, 'sqlite/notes-plaso/NoteStore.sqlite'));
    const { records: all, problems } = runCase(
      notes,
      new Map([['/private/var/mobile/Containers/Shared/AppGroup/A/NoteStore.sqlite', bytes]]),
    );
    expect(problems).toEqual([]);
    const records = all.filter(({ deleted }) => deleted !== true);
    expect(records).toHaveLength(8);
  });
});
