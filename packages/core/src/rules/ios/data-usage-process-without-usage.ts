import { dataUsage } from '../../artifacts/ios/data-usage.ts';
import { networkUsageExamples, networkUsageRule } from '../network-usage-rules.ts';

export const dataUsageProcessWithoutUsage = networkUsageRule('process-without-usage', dataUsage, {
  id: 'ios.data-usage-process-without-usage',
  version: 1,
});

export const examples = () => networkUsageExamples('process-without-usage');
