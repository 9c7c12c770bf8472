import { dataUsage, type DataUsage } from '../../artifacts/ios/data-usage.ts';
import { defineRule, type RuleExamples } from '../../model/index.ts';

export const orphanDataUsageRow = defineRule<DataUsage>({
  id: 'ios.orphan-data-usage-row',
  version: 1,
  artifact: dataUsage,
  title: 'Data usage of a process whose name is gone',
  message:
    'Data usage row {usageRow} belongs to process row {processRow}, and the process row is not there.',
  why:
    'iOS counts the data of each process in two tables. Spyware of states was seen to delete its own line from the table of ' +
    'processes and to leave the usage behind.',
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
  match: ({ data }) => {
    // A usage row that names no process at all is ordinary; one whose process could not be read says nothing.
    if (data.processMissing !== true || data.liveProcId === null) return undefined;
    return { usageRow: data.liveId ?? '?', processRow: data.liveProcId };
  },
});

const ordinary = {
  procName: 'mDNSResponder',
  executable: 'mDNSResponder',
  bundleId: null,
  procId: 7,
  processMissing: false,
  liveId: 12,
  liveProcId: 7,
  kind: 0,
  wifiIn: 0,
  wifiOut: 0,
  wwanIn: 5120,
  wwanOut: 640,
  firstIsodate: '2021-05-06T07:08:09Z',
  isodate: '2021-05-07T07:08:09Z',
  liveIsodate: '2021-05-07T07:08:09Z',
} satisfies DataUsage;

const orphan = {
  ...ordinary,
  procName: null,
  executable: null,
  procId: null,
  processMissing: true,
  firstIsodate: null,
  isodate: null,
} satisfies DataUsage;

export const examples = (): RuleExamples<DataUsage> => ({
  hits: [{ name: 'usage of a process row that is gone', data: orphan }],
  misses: [
    { name: 'usage of a known process', data: ordinary },
    { name: 'usage of no process', data: { ...orphan, liveProcId: null } },
    {
      name: 'a process table that could not be read whole',
      data: { ...orphan, processMissing: null },
    },
    {
      name: 'a process without usage',
      data: { ...ordinary, liveId: null, liveProcId: null, liveIsodate: null },
    },
  ],
});
