import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { knowledgeC } from '../../src/artifacts/ios/knowledge-c.ts';
import { countedTable, iosCorpus, isCorpusAbsent, runCase } from './ileapp-golden.ts';

const path = 'sqlite/knowledgec-10.13/knowledgec-10.13.db';

describe('knowledgeC of a Mac, which has the same tables (skipped when the corpus is absent)', () => {
  test.skipIf(isCorpusAbsent)('has a record for each row of a stream', () => {
    const bytes = readFileSync(join(iosCorpus, path));
    const { records: all, problems } = runCase(
      knowledgeC,
      new Map([[knowledgeC.paths[0]!, bytes]]),
    );
    const records = all.filter(({ deleted }) => deleted !== true);
    const table = countedTable(path, 'ZOBJECT');
    expect(problems).toEqual([]);
    expect(records).toHaveLength(table.rows);
    const starts = records.map(({ data }) => data['startDate']).sort();
    expect([starts[0], starts.at(-1)]).toEqual([
      table.times!['ZSTARTDATE']!.min_iso,
      table.times!['ZSTARTDATE']!.max_iso,
    ]);
    const inFront = records.filter(({ data }) => data['streamName'] === '/app/inFocus');
    expect(inFront).toHaveLength(17);
    expect(inFront.every(({ data }) => typeof data['bundleId'] === 'string')).toBe(true);

    // Rows that were removed lie in free space, and each is older than those that are left.
    const removed = all.filter(({ deleted }) => deleted === true);
    expect(removed.length).toBeGreaterThanOrEqual(21);
    expect(removed.every(({ data }) => String(data['startDate']) < String(starts[0]))).toBe(true);
    expect(removed.map(({ data }) => data['bundleId'])).toContain('com.apple.loginwindow');
  });
});
