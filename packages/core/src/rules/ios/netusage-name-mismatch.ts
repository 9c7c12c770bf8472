import { netusage } from '../../artifacts/ios/netusage.ts';
import { networkUsageExamples, networkUsageRule } from '../network-usage-rules.ts';

export const netusageNameMismatch = networkUsageRule('name-mismatch', netusage, {
  id: 'ios.netusage-name-mismatch',
  version: 1,
});

export const examples = () => networkUsageExamples('name-mismatch');
