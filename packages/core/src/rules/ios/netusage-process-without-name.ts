import { netusage } from '../../artifacts/ios/netusage.ts';
import { networkUsageExamples, networkUsageRule } from '../network-usage-rules.ts';

export const netusageProcessWithoutName = networkUsageRule('process-without-name', netusage, {
  id: 'ios.netusage-process-without-name',
  version: 1,
});

export const examples = () => networkUsageExamples('process-without-name');
