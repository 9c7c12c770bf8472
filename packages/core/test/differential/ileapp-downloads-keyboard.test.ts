import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { keyboardUsage } from '../../src/artifacts/ios/keyboard-usage.ts';
import { safariDownloads } from '../../src/artifacts/ios/safari-downloads.ts';
import { voicemail } from '../../src/artifacts/ios/voicemail.ts';
import {
  caseFiles,
  countedTable,
  goldenRows,
  iosCorpus,
  isCorpusAbsent,
  runCase,
  wholeSecond,
} from './ileapp-golden.ts';

describe('smaller stores of public phone images (skipped when the corpus is absent)', () => {
  test.skipIf(isCorpusAbsent)('uses of apps are those that iLEAPP prints', () => {
    const { records, problems } = runCase(keyboardUsage, caseFiles('josh_ios15_ffs', 'keyboard'));
    expect(problems).toEqual([]);
    const theirs = goldenRows('josh_ios15_ffs', 'keyboard.keyboardAppUsage').map((row) => {
      // iLEAPP joins the single times; ours adds them up.
      const times = String(row['Keyboard Times Used in Seconds']).split(',').filter(Boolean);
      return {
        bundleId: row['Application Name'],
        appTime: row['Application Time Used in Seconds'],
        keyboardTime: times.reduce((sum, time) => sum + Number(time), 0),
        keyboardUses: times.length,
        startDate: wholeSecond(row['Date']),
      };
    });
    const ours = records.map(({ data }) => data);
    expect(ours).toHaveLength(158);
    expect(ours).toEqual(theirs);
  });

  test.skipIf(isCorpusAbsent)('an empty list of downloads has no records, as with iLEAPP', () => {
    const { records, problems, read } = runCase(
      safariDownloads,
      caseFiles('josh_ios17_ffs', 'safari-cache'),
    );
    expect(read).toHaveLength(1);
    expect(problems).toEqual([]);
    expect(records).toHaveLength(
      goldenRows('josh_ios17_ffs', 'safariDownloads.safariDownloads').length,
    );
  });

  test.skipIf(isCorpusAbsent)('downloads of a Mac are read from the same list', () => {
    const bytes = readFileSync(join(iosCorpus, 'sqlite/safari-history-artemis/Downloads.plist'));
    const { records, problems } = runCase(
      safariDownloads,
      new Map([['/private/var/mobile/Library/Safari/Downloads/Downloads.plist', bytes]]),
    );
    expect(problems).toEqual([]);
    expect(records[0]?.data).toMatchObject({
      path: '/Users/puffycid/Downloads/powershell-7.2.5-osx-arm64.pkg',
      totalBytes: 63_055_607,
      dateAdded: '2022-06-26T18:00:17.824181Z',
    });
  });

  test.skipIf(isCorpusAbsent)('an empty voicemail has as many records as rows', () => {
    const { records, problems } = runCase(voicemail, caseFiles('josh_ios15_ffs', 'voicemail'));
    const path = 'ffs/josh_ios15_ffs/voicemail/private/var/mobile/Library/Voicemail/voicemail.db';
    expect(problems).toEqual([]);
    expect(records).toHaveLength(
      countedTable(path, 'voicemail').rows + countedTable(path, 'deleted').rows,
    );
    expect(records).toHaveLength(goldenRows('josh_ios15_ffs', 'voicemail.voicemail').length);
  });
});
