import { netusage } from '../../artifacts/ios/netusage.ts';
import { networkUsageExamples, networkUsageRule } from '../network-usage-rules.ts';

export const netusageProcessDeleted = networkUsageRule('process-deleted', netusage, {
  id: 'ios.netusage-process-deleted',
  version: 1,
});

export const examples = () => networkUsageExamples('process-deleted');
