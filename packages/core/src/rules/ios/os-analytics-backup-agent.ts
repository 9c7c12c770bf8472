import {
  osAnalyticsAdDaily,
  type OsAnalyticsUsage,
} from '../../artifacts/ios/os-analytics-ad-daily.ts';
import { defineRule } from '../../model/index.ts';
import { backupAgentExamples, backupAgentIn, backupAgentText } from '../backup-agent.ts';

export const osAnalyticsBackupAgent = defineRule<OsAnalyticsUsage>({
  ...backupAgentText,
  id: 'ios.os-analytics-backup-agent',
  version: 1,
  artifact: osAnalyticsAdDaily,
  title: 'Daily usage of a process whose name Operation Triangulation used',
  message: 'The daily usage statistics of the system name the process {process}.',
  match: ({ data }) => backupAgentIn([data.package]),
});

export const examples = () =>
  backupAgentExamples<OsAnalyticsUsage>((name) => ({
    package: name,
    ts: '2022-05-06T07:08:09Z',
    wifiIn: 1000,
    wifiOut: 200,
    wwanIn: 30,
    wwanOut: 4,
  }));
