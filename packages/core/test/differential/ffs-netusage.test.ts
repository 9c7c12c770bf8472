import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { netusage } from '../../src/artifacts/ios/netusage.ts';
import { netusageDomains } from '../../src/artifacts/ios/netusage-domains.ts';
import { countedTable, iosCorpus, isCorpusAbsent, runCase } from './ileapp-golden.ts';
import { spanOf } from './spans.ts';

const path = 'sqlite/netusage-plaso/netusage.sqlite';

describe('network usage of a phone (skipped when the corpus is absent)', () => {
  test.skipIf(isCorpusAbsent)(
    'has a record for each row of usage, and one for each process without',
    () => {
      const bytes = readFileSync(join(iosCorpus, path));
      const { records: all, problems } = runCase(netusage, new Map([[netusage.paths[1]!, bytes]]));
      // The oracle counts live rows; recovered ones have their own tests.
      const records = all.filter(({ deleted }) => deleted !== true);
      expect(problems).toEqual([]);
      const usage = countedTable(path, 'ZLIVEUSAGE');
      const processes = countedTable(path, 'ZPROCESS');
      const used = records.filter(({ data }) => data['liveId'] !== null);
      expect(used).toHaveLength(usage.rows);
      const named = new Set(used.map(({ data }) => data['procId']));
      expect(records).toHaveLength(usage.rows + processes.rows - named.size);
      expect(used.filter(({ data }) => data['processMissing'] !== false)).toEqual([]);

      const { ZTIMESTAMP: live } = usage.times!;
      const { ZFIRSTTIMESTAMP: first, ZTIMESTAMP: last } = processes.times!;
      expect(spanOf(records, 'live usage')).toEqual([live!.min_iso, live!.max_iso]);
      expect(spanOf(records, 'first usage')).toEqual([first!.min_iso, first!.max_iso]);
      expect(spanOf(records, 'last usage')).toEqual([last!.min_iso, last!.max_iso]);
    },
  );

  test.skipIf(isCorpusAbsent)('has no site of an app, as nothing of this was counted', () => {
    const bytes = readFileSync(join(iosCorpus, path));
    const files = new Map([[netusageDomains.paths[1]!, bytes]]);
    const { records, problems } = runCase(netusageDomains, files);
    expect(problems).toEqual([]);
    expect(records).toHaveLength(countedTable(path, 'ZAPPDOMAINUSAGE').rows);
  });
});
