import { appNamedIn } from '../artifacts/apps/app-in-name.ts';
import type { NetworkUsage } from '../artifacts/usage/network-usage.ts';
import {
  defineRule,
  type Artifact,
  type EvidenceRecord,
  type Rule,
  type RuleExamples,
  type RuleMatch,
  type RuleText,
} from '../model/index.ts';
import { isIosDaemon } from '../model/ios-daemons.ts';
import { aloneRisk, ordinaryDeletion, selfDeletionReferences } from './deletion-traces.ts';

/** What remains of a process in the tables of network use; the same for both databases that count so. */
export type UsageRemark =
  'name-mismatch' | 'process-without-name' | 'process-without-usage' | 'process-deleted';

type Text = Omit<RuleText, 'id' | 'version'>;

const common = {
  references: selfDeletionReferences,
  confidence: 'low',
  leadsTo: 'S3',
  met: 'ran',
} as const;

const texts: { readonly [remark in UsageRemark]: Text } = {
  'name-mismatch': {
    ...common,
    title: 'Usage counted for one app under the name of another',
    message:
      'The process {process} is counted for the app {app}, but its name holds the id of another app.',
    why:
      'The name of a process that works for an app ends with the id of that app, and the same id stands beside it. ' +
      'A program that changes its name by hand may leave the two apart.' +
      aloneRisk.medium,
    otherExplanations: [
      'An update of the app or of iOS can change one of the two names.',
      ordinaryDeletion.damage,
    ],
    level: 'low',
    antiForensic: 'A3',
  },
  'process-without-name': {
    ...common,
    title: 'Usage of a process that has no name',
    message:
      'Usage row {usageRow} belongs to process row {processRow}, and no name stands in that row.',
    why:
      'iOS writes the name of a process when it first counts its usage. Where the usage is there and the name was emptied, ' +
      'part of the trace may have been removed.' +
      aloneRisk.medium,
    otherExplanations: [ordinaryDeletion.system, ordinaryDeletion.damage],
    level: 'low',
    antiForensic: 'A3',
  },
  'process-without-usage': {
    ...common,
    title: 'Process without an app and without any usage',
    message:
      'The process {process} stands in the table of processes, and no usage is counted for it.',
    why:
      'A process comes into this table when it first uses the network, and its usage into another. ' +
      'Where the usage is gone, part of the trace may have been removed.' +
      aloneRisk.medium,
    otherExplanations: [
      'Services that come with a new version of iOS, and are not known here yet, can stand there without usage.',
      ordinaryDeletion.app,
      ordinaryDeletion.system,
    ],
    level: 'low',
    antiForensic: 'A3',
  },
  'process-deleted': {
    ...common,
    title: 'Process that the usage statistics no longer name',
    message:
      'The process {process} stands only in what is left of an older state of the table: its row was deleted, or has another name now.',
    why:
      'Spyware of states was seen to delete its own row from this table. What was deleted is compared with known names like any other row.' +
      aloneRisk.high,
    otherExplanations: [ordinaryDeletion.app, ordinaryDeletion.system],
    level: 'info',
    antiForensic: 'A4',
  },
};

const appName = /^[\dA-F]{8}(?:-[\dA-F]{4}){3}-[\dA-F]{12}/i;

const matches: {
  readonly [remark in UsageRemark]: (record: EvidenceRecord<NetworkUsage>) => RuleMatch;
} = {
  'name-mismatch': ({ data: { procName, bundleId, liveId } }) => {
    const slash = procName?.indexOf('/') ?? -1;
    if (procName === null || bundleId === null || liveId === null || slash < 1) return undefined;
    const named = procName.slice(slash + 1).toLowerCase();
    const app = bundleId.toLowerCase();
    // Names may be cut, and an app may add a part to its id.
    if (named === '' || named.startsWith(app) || app.startsWith(named)) return undefined;
    return { process: procName, app: bundleId };
  },
  'process-without-name': ({ data, deleted }) => {
    const { procName, bundleId, procId, liveId, processMissing } = data;
    const isNamed = (procName ?? '') !== '' || (bundleId ?? '') !== '';
    if (deleted || isNamed || procId === null || liveId === null) return undefined;
    if (processMissing !== false) return undefined;
    return { usageRow: liveId, processRow: procId };
  },
  'process-without-usage': ({ data: { procName, bundleId, usageMissing } }) => {
    // Apps stand there with the UUID of their container from the day of their installation, used or not.
    if (usageMissing !== true || (bundleId ?? '') !== '' || procName === null) return undefined;
    if (procName === '' || appName.test(procName) || isIosDaemon(procName)) return undefined;
    return { process: procName };
  },
  'process-deleted': ({ data: { procName, bundleId, processMissing }, deleted }) => {
    const process = procName ?? bundleId;
    return deleted && processMissing === true && process !== null ? { process } : undefined;
  },
};

/** The rule for one of the two databases. */
export function networkUsageRule(
  remark: UsageRemark,
  artifact: Artifact<NetworkUsage>,
  { id, version }: { readonly id: string; readonly version: number },
): Rule<NetworkUsage> {
  return defineRule<NetworkUsage>({
    ...texts[remark],
    id,
    version,
    artifact,
    match: matches[remark],
    appOf: ({ bundleId, procName }) => bundleId ?? appNamedIn(procName),
  });
}

/** An app that used the network, through a program of the system. */
export const networkUsageExample: NetworkUsage = {
  procName: 'mDNSResponder/org.example.news',
  executable: 'mDNSResponder',
  bundleId: 'org.example.news',
  appInName: null,
  procId: 7,
  processMissing: false,
  usageMissing: false,
  liveId: 12,
  liveProcId: 7,
  kind: 0,
  wifiIn: 0,
  wifiOut: 0,
  wwanIn: 5120,
  wwanOut: 640,
  firstIsodate: '2021-05-06T07:08:09Z',
  isodate: '2021-05-07T07:08:09Z',
  extensionName: null,
  liveIsodate: '2021-05-07T07:08:09Z',
  liveProcName: null,
  liveBundleId: null,
};
const unused = {
  ...networkUsageExample,
  usageMissing: true,
  liveId: null,
  liveProcId: null,
  liveIsodate: null,
};
const service = { ...unused, procName: 'exampled', executable: null, bundleId: null };
const deletedService = { ...service, processMissing: true, usageMissing: null };

/** Its examples: each rule leaves to the others what they tell. */
export function networkUsageExamples(remark: UsageRemark): RuleExamples<NetworkUsage> {
  const examples: { readonly [one in UsageRemark]: RuleExamples<NetworkUsage>['hits'] } = {
    'name-mismatch': [
      {
        name: 'the id of another app',
        data: { ...networkUsageExample, bundleId: 'com.example.bank' },
      },
    ],
    'process-without-name': [
      {
        name: 'a process row whose name is NULL',
        data: { ...networkUsageExample, procName: null, executable: null, bundleId: null },
      },
      {
        name: 'one whose name was emptied',
        data: { ...networkUsageExample, procName: '', executable: null, bundleId: '' },
      },
    ],
    'process-without-usage': [
      { name: 'a service whose usage is gone', data: service },
      {
        name: 'one whose name begins like that of a daemon',
        data: { ...service, procName: 'nsurlsessiond2' },
      },
      { name: 'one beside an empty name of an app', data: { ...service, bundleId: '' } },
    ],
    'process-deleted': [
      { name: 'a row in free space', data: deletedService, deleted: true },
      {
        name: 'one that has only the app',
        data: { ...unused, procName: null, processMissing: true, usageMissing: null },
        deleted: true,
      },
    ],
  };
  const others = (Object.keys(examples) as UsageRemark[]).filter((other) => other !== remark);
  return {
    hits: examples[remark],
    misses: [
      { name: 'a process with its usage', data: networkUsageExample },
      {
        name: 'a name that was cut',
        data: { ...networkUsageExample, procName: 'mDNSResponder/org.exam' },
      },
      { name: 'an app that was never used', data: unused },
      {
        name: 'usage of a process that has only the app',
        data: { ...networkUsageExample, procName: null, executable: null },
      },
      {
        name: 'a process row without name and without usage',
        data: { ...unused, procName: null, executable: null, bundleId: null },
      },
      {
        name: 'an app of the system that was never used',
        data: { ...service, procName: '1FB47783-A2FE-47D9-B256-DF50EF44BBA4/com.example.tv' },
      },
      {
        name: 'a daemon of iOS whose usage was dropped',
        data: { ...service, procName: 'nsurlsessiond' },
      },
      {
        name: 'one whose name was cut',
        data: { ...service, procName: 'AssetCacheLocato' },
      },
      {
        name: 'one of the watch',
        data: { ...service, procName: 'terminusd/com.apple.locationd' },
      },
      {
        name: 'a service in a table of usage that could not be read whole',
        data: { ...service, usageMissing: null },
      },
      {
        name: 'an older version of a row that is there',
        data: { ...deletedService, processMissing: false },
        deleted: true,
      },
      {
        name: 'a row in free space beside a table that could not be read whole',
        data: { ...deletedService, processMissing: null },
        deleted: true,
      },
      ...others.flatMap((other) => examples[other]),
    ],
  };
}
