import { describe, expect, test } from 'vitest';
import { cacheFiles } from '../../src/artifacts/ios/cache-files.ts';
import {
  caseFiles,
  countedTable,
  goldenRows,
  isCorpusAbsent,
  runCase,
  wholeSecond,
} from './ileapp-golden.ts';

describe('web caches of phones (skipped when the corpus is absent)', () => {
  test.skipIf(isCorpusAbsent)('the cache of Safari holds what iLEAPP printed', () => {
    const { records, problems } = runCase(cacheFiles, caseFiles('josh_ios17_ffs', 'safari-cache'));
    expect(problems).toEqual([]);
    const ours = records.map(({ data }) => ({
      at: data['isodate'],
      url: data['url'],
      status: data['status'],
      method: data['method'],
      mimeType: data['mimeType'],
      place: data['body'] === 'file' ? 'File system' : 'Database',
      bodyFile: data['bodyFile'] ?? '',
      // A difference: of a body in a file we give the name, and iLEAPP the size of that file too.
      bodyBytes: data['body'] === 'file' ? null : data['bodyBytes'],
      partition: data['partition'],
      storagePolicy: data['storagePolicy'],
      entryId: data['entryId'],
    }));
    const theirs = goldenRows('josh_ios17_ffs', 'safariCache.safariCache').map((row) => ({
      at: wholeSecond(row['Timestamp']),
      url: row['Request URL'],
      status: row['HTTP Status'],
      method: row['Request Method'],
      mimeType: row['MIME Type'],
      place: row['Payload Location'],
      bodyFile: row['Cache File Name'],
      bodyBytes: row['Payload Location'] === 'File system' ? null : row['Payload Size'],
      partition: row['Partition'],
      storagePolicy: row['Storage Policy'],
      entryId: row['Entry ID'],
    }));
    expect(ours).toEqual(theirs);
    expect(ours.length).toBeGreaterThan(0);
  });

  test.skipIf(isCorpusAbsent).each([
    ['josh_ios15_ffs', 'app-burner'],
    ['josh_ios17_ffs', 'safari-cache'],
  ])('%s/%s has a record for each row, those of the write-ahead log too', (image, name) => {
    const { records, problems, read } = runCase(cacheFiles, caseFiles(image, name));
    expect(problems).toEqual([]);
    const rows = read.map(
      (path) => countedTable(`ffs/${image}/${name}${path}`, 'cfurl_cache_response').rows,
    );
    expect(records).toHaveLength(rows.reduce((sum, count) => sum + count, 0));
    expect(records.every(({ times }) => times.length === 1)).toBe(true);
    expect(records.every(({ data }) => String(data['url']).startsWith('http'))).toBe(true);
  });
});
