import { dataUsage, type DataUsage } from '../../artifacts/ios/data-usage.ts';
import { defineRule } from '../../model/index.ts';
import { aloneRisk } from '../deletion-traces.ts';
import { orphanUsage, orphanUsageExamples } from '../orphan-usage.ts';

export const orphanDataUsageRow = defineRule<DataUsage>({
  id: 'ios.orphan-data-usage-row',
  version: 1,
  artifact: dataUsage,
  title: 'Data usage of a process whose name is gone',
  message:
    'Data usage row {usageRow} belongs to process row {processRow}, and the process row is not there.',
  why:
    'iOS counts the data of each process in two tables. Spyware of states was seen to delete its own line from the table of ' +
    'processes and to leave the usage behind.' +
    aloneRisk.lowUnlessOld,
  otherExplanations: [
    'Resetting the statistics, removing an app or an update of the system can leave a usage row behind for a time.',
    'A backup made while iOS was writing can hold one table newer than the other.',
    'A repaired or damaged database loses single rows.',
  ],
  references: [
    'https://www.amnesty.org/en/latest/research/2021/07/forensic-methodology-report-how-to-catch-nso-groups-pegasus/',
    'https://docs.mvt.re/en/latest/ios/records/#datausagejson',
  ],
  // A trace that Amnesty International found on phones with Pegasus, and that MVT rates high.
  level: 'high',
  confidence: 'medium',
  leadsTo: 'S3',
  met: 'ran',
  antiForensic: 'A1',
  match: orphanUsage,
});

export const examples = orphanUsageExamples;
