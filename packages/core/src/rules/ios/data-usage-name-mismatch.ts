import { dataUsage } from '../../artifacts/ios/data-usage.ts';
import { networkUsageExamples, networkUsageRule } from '../network-usage-rules.ts';

export const dataUsageNameMismatch = networkUsageRule('name-mismatch', dataUsage, {
  id: 'ios.data-usage-name-mismatch',
  version: 1,
});

export const examples = () => networkUsageExamples('name-mismatch');
