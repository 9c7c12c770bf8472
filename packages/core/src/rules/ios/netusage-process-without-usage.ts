import { netusage } from '../../artifacts/ios/netusage.ts';
import { networkUsageExamples, networkUsageRule } from '../network-usage-rules.ts';

export const netusageProcessWithoutUsage = networkUsageRule('process-without-usage', netusage, {
  id: 'ios.netusage-process-without-usage',
  version: 1,
});

export const examples = () => networkUsageExamples('process-without-usage');
