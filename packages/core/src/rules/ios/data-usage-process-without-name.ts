import { dataUsage } from '../../artifacts/ios/data-usage.ts';
import { networkUsageExamples, networkUsageRule } from '../network-usage-rules.ts';

export const dataUsageProcessWithoutName = networkUsageRule('process-without-name', dataUsage, {
  id: 'ios.data-usage-process-without-name',
  version: 1,
});

export const examples = () => networkUsageExamples('process-without-name');
