import { netusage, type Netusage } from '../../artifacts/ios/netusage.ts';
import { defineRule } from '../../model/index.ts';
import { aloneRisk } from '../deletion-traces.ts';
import { orphanUsage, orphanUsageExamples } from '../orphan-usage.ts';

export const orphanNetusageRow = defineRule<Netusage>({
  id: 'ios.orphan-netusage-row',
  version: 1,
  artifact: netusage,
  title: 'Network usage of a process whose name is gone',
  message:
    'Network usage row {usageRow} belongs to process row {processRow}, and the process row is not there.',
  why:
    'iOS counts the network use of each process in two tables. Spyware of states was seen to delete its own line from the table of ' +
    'processes and to leave the usage behind.' +
    aloneRisk.lowUnlessOld,
  otherExplanations: [
    'The system removes old entries by itself, and so do updates and uninstalled apps.',
    'A copy made while iOS was writing can hold one table newer than the other.',
    'A repaired or damaged database loses single rows.',
  ],
  references: [
    'https://www.amnesty.org/en/latest/research/2021/07/forensic-methodology-report-how-to-catch-nso-groups-pegasus/',
    'https://docs.mvt.re/en/latest/ios/records/#netusagejson',
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
