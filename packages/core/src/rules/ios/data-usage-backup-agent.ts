import { dataUsage, type DataUsage } from '../../artifacts/ios/data-usage.ts';
import { noProcess, noUsage } from '../../artifacts/usage/network-usage.ts';
import { defineRule } from '../../model/index.ts';
import { backupAgentExamples, backupAgentIn, backupAgentText } from '../backup-agent.ts';

export const dataUsageBackupAgent = defineRule<DataUsage>({
  ...backupAgentText,
  id: 'ios.data-usage-backup-agent',
  version: 1,
  artifact: dataUsage,
  title: 'Mobile data of a process whose name Operation Triangulation used',
  message: 'The statistics of mobile data name the process {process}.',
  match: ({ data: { procName, executable } }) => backupAgentIn([procName, executable]),
});

export const examples = () =>
  backupAgentExamples<DataUsage>((procName) => ({ ...noProcess, ...noUsage, procName }));
