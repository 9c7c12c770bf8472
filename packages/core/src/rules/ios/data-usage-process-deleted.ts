import { dataUsage } from '../../artifacts/ios/data-usage.ts';
import { networkUsageExamples, networkUsageRule } from '../network-usage-rules.ts';

export const dataUsageProcessDeleted = networkUsageRule('process-deleted', dataUsage, {
  id: 'ios.data-usage-process-deleted',
  version: 1,
});

export const examples = () => networkUsageExamples('process-deleted');
