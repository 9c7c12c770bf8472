import { noCrashFacts } from '../artifacts/diagnostics/crash-report.ts';
import { crashReports, type CrashReport } from '../artifacts/ios/crash-reports.ts';
import { dataUsage } from '../artifacts/ios/data-usage.ts';
import {
  locationdClients,
  noTimes,
  type LocationClient,
} from '../artifacts/ios/locationd-clients.ts';
import { netusage } from '../artifacts/ios/netusage.ts';
import {
  osAnalyticsAdDaily,
  type OsAnalyticsUsage,
} from '../artifacts/ios/os-analytics-ad-daily.ts';
import { profileEvents, type ProfileEvent } from '../artifacts/ios/profile-events.ts';
import { shutdownLog, type ShutdownEntry } from '../artifacts/ios/shutdown-log.ts';
import { tcc, type Permission } from '../artifacts/ios/tcc.ts';
import { noProcess, noUsage, type NetworkUsage } from '../artifacts/usage/network-usage.ts';
import type { NamedPrograms } from './process-path-rule.ts';

const crash = {
  ...noCrashFacts,
  bugType: '309',
  kind: 'crash',
  process: 'exampled',
  path: '/usr/libexec/exampled',
  incidentId: null,
  isodate: '2022-09-18T06:28:37Z',
} satisfies CrashReport;

export const crashedPrograms: NamedPrograms<CrashReport> = {
  artifact: crashReports,
  message:
    'A report of the system about {process} names the program {path}, or code from there that was loaded.',
  paths: ({ path, foreignImages, otherPrograms }) => [path, ...foreignImages, ...otherPrograms],
  values: ({ process }) => ({ process: process ?? '?' }),
  ordinary: crash,
  at: (path) => ({ ...crash, path }),
  otherHits: (path) => [
    { name: 'code from there in another program', data: { ...crash, foreignImages: [path] } },
    { name: 'sampled beside another', data: { ...crash, otherPrograms: [path] } },
  ],
};

const client = {
  package: 'exampled',
  client: 'exampled',
  part: null,
  bundleId: null,
  bundlePath: null,
  executable: '/usr/libexec/exampled',
  registered: null,
  authorization: null,
  decision: null,
  clientStorageToken: null,
  ...noTimes,
} satisfies LocationClient;

export const programsAskingLocation: NamedPrograms<LocationClient> = {
  artifact: locationdClients,
  message: 'The program {path} asked for the location of the phone.',
  paths: (data) => [data.executable, data.bundlePath, data.registered, data.client, data.part],
  // An entry shows that the program was there, not that it ran lately.
  atMost: 'medium',
  ordinary: client,
  at: (path) => ({ ...client, executable: path }),
};

const entry = {
  entry: 'client',
  pid: 61,
  client: '/usr/libexec/locationd',
  imageUuid: 'EBFB3E7F-4CA4-3656-8E9C-8CCF5995C34A',
  timesDelayed: 1,
  delay: 1.26,
  clients: null,
  isodate: '2022-06-30T11:53:20Z',
  earlierThanPrevious: null,
} satisfies ShutdownEntry;

export const programsAtShutdown: NamedPrograms<ShutdownEntry> = {
  artifact: shutdownLog,
  message: 'The program {path} was still running when the phone shut down.',
  paths: (data) => [data.client],
  ordinary: entry,
  at: (path) => ({ ...entry, client: path }),
};

const permission = {
  service: 'kTCCServiceMicrophone',
  client: '/usr/libexec/exampled',
  clientType: 'absolute_path',
  authValue: 'allowed',
  authReasonDesc: 'system_set',
  promptCount: null,
  lastModified: '2021-01-14T20:44:11Z',
  expiredAt: null,
  lastUsed: null,
} satisfies Permission;

export const programsWithPermissions: NamedPrograms<Permission> = {
  artifact: tcc,
  message: 'The permission {service} is stored for the program {path}.',
  paths: (data) => [data.client],
  values: ({ service }) => ({ service: service ?? '?' }),
  // An entry shows that the program was there, not that it ran lately.
  atMost: 'medium',
  ordinary: permission,
  at: (path) => ({ ...permission, client: path }),
};

const usage = {
  ...noProcess,
  ...noUsage,
  procName: '/usr/libexec/exampled',
} satisfies NetworkUsage;

// Most names stand without a path here, and are cut; a path is told all the same.
const countedPrograms = {
  paths: ({ procName, bundleId, liveProcName, liveBundleId }: NetworkUsage) => [
    procName,
    bundleId,
    liveProcName,
    liveBundleId,
  ],
  ordinary: usage,
  at: (path: string) => ({ ...usage, procName: path }),
  otherHits: (path: string) => [
    { name: 'in the place of an app', data: { ...usage, bundleId: path } },
    { name: 'in the usage row alone', data: { ...usage, liveProcName: path } },
  ],
};

export const programsUsingMobileData: NamedPrograms<NetworkUsage> = {
  ...countedPrograms,
  artifact: dataUsage,
  message: 'The statistics of mobile data name the program {path}.',
};

export const programsUsingNetwork: NamedPrograms<NetworkUsage> = {
  ...countedPrograms,
  artifact: netusage,
  message: 'The statistics of network use name the program {path}.',
};

const daily = {
  package: '/usr/libexec/exampled',
  ts: '2022-05-06T07:08:09Z',
  wifiIn: 1000,
  wifiOut: 200,
  wwanIn: 30,
  wwanOut: 4,
} satisfies OsAnalyticsUsage;

export const programsInDailyUsage: NamedPrograms<OsAnalyticsUsage> = {
  artifact: osAnalyticsAdDaily,
  message: 'The daily usage statistics of the system name the program {path}.',
  paths: (data) => [data.package],
  ordinary: daily,
  at: (path) => ({ ...daily, package: path }),
};

const change = {
  profileId: 'org.example.wifi',
  timestamp: '2022-03-04T05:06:07Z',
  operation: 'install',
  process: '/usr/libexec/exampled',
  details: null,
} satisfies ProfileEvent;

export const programsChangingProfiles: NamedPrograms<ProfileEvent> = {
  artifact: profileEvents,
  message: 'The program {path} is named for a change to the configuration profile {profile}.',
  paths: (data) => [data.process],
  values: ({ profileId }) => ({ profile: profileId }),
  ordinary: change,
  at: (path) => ({ ...change, process: path }),
};
