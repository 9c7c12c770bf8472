import { noCrashFacts } from '../artifacts/crash-report.ts';
import { crashReports, type CrashReport } from '../artifacts/ios/crash-reports.ts';
import {
  locationdClients,
  noTimes,
  type LocationClient,
} from '../artifacts/ios/locationd-clients.ts';
import { shutdownLog, type ShutdownEntry } from '../artifacts/ios/shutdown-log.ts';
import { tcc, type Permission } from '../artifacts/ios/tcc.ts';
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
    'The program {path} ran and crashed, or its code was loaded into {process} when that crashed.',
  paths: ({ path, foreignImages }) => [path, ...foreignImages],
  values: ({ process }) => ({ process: process ?? '?' }),
  ordinary: crash,
  at: (path) => ({ ...crash, path }),
  otherHits: (path) => [
    { name: 'code from there in another program', data: { ...crash, foreignImages: [path] } },
  ],
};

const client = {
  package: 'exampled',
  client: 'exampled',
  bundleId: null,
  bundlePath: null,
  executable: '/usr/libexec/exampled',
  registered: null,
  authorization: null,
  clientStorageToken: null,
  ...noTimes,
} satisfies LocationClient;

export const programsAskingLocation: NamedPrograms<LocationClient> = {
  artifact: locationdClients,
  message: 'The program {path} asked for the location of the phone.',
  paths: (data) => [data.executable, data.bundlePath, data.registered, data.client],
  // An entry shows that the program was there, not that it ran lately.
  level: 'medium',
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
} satisfies Permission;

export const programsWithPermissions: NamedPrograms<Permission> = {
  artifact: tcc,
  message: 'The permission {service} is stored for the program {path}.',
  paths: (data) => [data.client],
  values: ({ service }) => ({ service: service ?? '?' }),
  // An entry shows that the program was there, not that it ran lately.
  level: 'medium',
  ordinary: permission,
  at: (path) => ({ ...permission, client: path }),
};
