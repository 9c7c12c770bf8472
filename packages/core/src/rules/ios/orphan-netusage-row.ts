import { netusage, type Netusage } from '../../artifacts/ios/netusage.ts';
import { defineRule, type RuleExamples } from '../../model/index.ts';

export const orphanNetusageRow = defineRule<Netusage>({
  id: 'ios.orphan-netusage-row',
  version: 1,
  artifact: netusage,
  title: 'Network usage of a process whose name is gone',
  message:
    'Network usage row {usageRow} belongs to process row {processRow}, and the process row is not there.',
  why:
    'iOS counts the network use of each process in two tables. Spyware of states was seen to delete its own line from the table of ' +
    'processes and to leave the usage behind.',
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
  match: ({ data }) => {
    // A usage row that names no process at all is ordinary; one whose process could not be read says nothing.
    if (data.processMissing !== true || data.liveProcId === null) return undefined;
    return { usageRow: data.liveId ?? '?', processRow: data.liveProcId };
  },
});

const ordinary = {
  procName: 'nsurlsessiond',
  executable: null,
  bundleId: null,
  procId: 7,
  processMissing: false,
  liveId: 12,
  liveProcId: 7,
  kind: 0,
  wifiIn: 5120,
  wifiOut: 640,
  wwanIn: 0,
  wwanOut: 0,
  firstIsodate: '2021-05-06T07:08:09Z',
  isodate: '2021-05-07T07:08:09Z',
  liveIsodate: '2021-05-07T07:08:09Z',
} satisfies Netusage;

const orphan = {
  ...ordinary,
  procName: null,
  procId: null,
  processMissing: true,
  firstIsodate: null,
  isodate: null,
} satisfies Netusage;

export const examples = (): RuleExamples<Netusage> => ({
  hits: [{ name: 'usage of a process row that is gone', data: orphan }],
  misses: [
    { name: 'usage of a known process', data: ordinary },
    { name: 'usage of no process', data: { ...orphan, liveProcId: null } },
    {
      name: 'a process table that could not be read whole',
      data: { ...orphan, processMissing: null },
    },
  ],
});
