import type { NetworkUsage } from '../artifacts/usage/network-usage.ts';
import type { EvidenceRecord, RuleExamples, RuleMatch } from '../model/index.ts';
import { networkUsageExample } from './network-usage-rules.ts';

/** A usage row whose process row is gone; the same in both databases that count so. */
export function orphanUsage({ data }: EvidenceRecord<NetworkUsage>): RuleMatch {
  // A usage row that names no process at all is ordinary; one whose process could not be read says nothing.
  if (data.processMissing !== true || data.liveProcId === null) return undefined;
  return { usageRow: data.liveId ?? '?', processRow: data.liveProcId };
}

const orphan: NetworkUsage = {
  ...networkUsageExample,
  procName: null,
  executable: null,
  bundleId: null,
  procId: null,
  processMissing: true,
  firstIsodate: null,
  isodate: null,
};

export const orphanUsageExamples = (): RuleExamples<NetworkUsage> => ({
  hits: [{ name: 'usage of a process row that is gone', data: orphan }],
  misses: [
    { name: 'usage of a known process', data: networkUsageExample },
    { name: 'usage of no process', data: { ...orphan, liveProcId: null } },
    {
      name: 'a process table that could not be read whole',
      data: { ...orphan, processMissing: null },
    },
    {
      name: 'a process without usage',
      data: { ...networkUsageExample, liveId: null, liveProcId: null, liveIsodate: null },
    },
  ],
});
