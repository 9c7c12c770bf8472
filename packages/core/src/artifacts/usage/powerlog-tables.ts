import type { Met } from '../../model/index.ts';

/** What is kept of a row of the power log; no table has all, and what a table does not have is left out. */
export type PowerlogFields = {
  readonly bundleId?: string | null;
  readonly processName?: string | null;
  readonly executable?: string | null;
  readonly parentBundleId?: string | null;
  readonly appName?: string | null;
  readonly appVersion?: string | null;
  readonly pid?: number | string | null;
  readonly state?: number | string | null;
  readonly reason?: number | string | null;
  readonly operation?: string | null;
  readonly audioRoute?: string | null;
  /** 0 the back camera, 2 the front camera. */
  readonly cameraType?: number | string | null;
  readonly remoteAddress?: string | null;
  readonly remotePort?: number | string | null;
  readonly url?: string | null;
  readonly wifiIn?: number | string | null;
  readonly wifiOut?: number | string | null;
  readonly cellIn?: number | string | null;
  readonly cellOut?: number | string | null;
  /** Seconds of processor time. */
  readonly cpuTime?: number | string | null;
  readonly screenOnTime?: number | string | null;
  readonly backgroundTime?: number | string | null;
  /** When the app was deleted, in seconds since 1970; 0 where it was not. */
  readonly appDeletedDate?: number | string | null;
};

/** The same in the order in which they are written. */
export const powerlogFields = [
  'bundleId',
  'processName',
  'executable',
  'parentBundleId',
  'appName',
  'appVersion',
  'pid',
  'state',
  'reason',
  'operation',
  'audioRoute',
  'cameraType',
  'remoteAddress',
  'remotePort',
  'url',
  'wifiIn',
  'wifiOut',
  'cellIn',
  'cellOut',
  'cpuTime',
  'screenOnTime',
  'backgroundTime',
  'appDeletedDate',
] as const satisfies readonly (keyof PowerlogFields)[];

/** An entry of the power log that names an app or a program. */
export type PowerlogEntry = PowerlogFields & {
  readonly table: string;
  readonly id: number | string | null;
  /** What kind of entry, in words. */
  readonly event: string;
  /** As stored, in seconds since 1970 of a clock that only goes forward. */
  readonly timestamp: number | null;
  readonly timestampEnd: number | null;
  /** Seconds from that clock to the phone's clock at that time; null where the log does not tell. */
  readonly timeOffset: number | null;
  readonly adjustedTimestamp: string | null;
  readonly adjustedTimestampEnd: string | null;
};

/** One table of the power log, and which of its columns gives which field. */
export interface PowerlogTable {
  readonly name: string;
  readonly event: string;
  /** The same of a row with a date of removal: of its own time nobody knows whether the app was still there. */
  readonly eventOfRemoved?: string;
  readonly met?: Met;
  /** Column of each field. */
  readonly columns: { readonly [K in keyof PowerlogFields]?: string };
  /** Rows are of a span, whose end stands in `timestampEnd`. */
  readonly isSpan?: true;
  /** The table whose rows say when, named by `FK_ID`, where the table itself has no times. */
  readonly timesIn?: string;
}

const bytesOfProcess = {
  wifiIn: 'WifiIn',
  wifiOut: 'WifiOut',
  cellIn: 'CellIn',
  cellOut: 'CellOut',
};

/** The tables that name apps and programs. A power log has hundreds of others, about energy and radio. */
export const powerlogTables: readonly PowerlogTable[] = [
  {
    name: 'PLProcessNetworkAgent_EventInterval_UsageDiff',
    event: 'network use',
    columns: { bundleId: 'BundleName', processName: 'ProcessName', ...bytesOfProcess },
    isSpan: true,
  },
  {
    name: 'PLProcessNetworkAgent_EventBackward_Usage',
    event: 'network use so far',
    columns: { bundleId: 'BundleName', processName: 'ProcessName', ...bytesOfProcess },
  },
  {
    name: 'PLProcessNetworkAgent_EventPoint_Connection',
    event: 'connection',
    columns: {
      processName: 'ProcessName',
      remoteAddress: 'RemoteAddress',
      pid: 'ProcessPID',
      state: 'EventType',
      remotePort: 'RemotePort',
    },
  },
  {
    name: 'PLProcessMonitorAgent_EventForward_ProcessID',
    event: 'process',
    columns: { bundleId: 'BundleID', processName: 'ProcessName', pid: 'PID' },
  },
  // Every program that used the processor in a span of minutes stands in these three, also those of the system.
  {
    name: 'PLProcessMonitorAgent_EventInterval_ProcessMonitorInterval_Dynamic',
    event: 'processor use',
    columns: { bundleId: 'BundleID', processName: 'ProcessName', pid: 'PID', cpuTime: 'value' },
    isSpan: true,
    timesIn: 'PLProcessMonitorAgent_EventInterval_ProcessMonitorInterval',
  },
  {
    name: 'PLProcessMonitorAgent_EventBackward_ProcessMonitor_Dynamic',
    event: 'processor use so far',
    columns: { bundleId: 'BundleID', processName: 'ProcessName', pid: 'PID', cpuTime: 'value' },
    timesIn: 'PLProcessMonitorAgent_EventBackward_ProcessMonitor',
  },
  {
    name: 'PLCoalitionAgent_EventInterval_CoalitionInterval',
    event: 'processor use',
    columns: { bundleId: 'BundleId', processName: 'LaunchdName', cpuTime: 'cpu_time' },
    isSpan: true,
  },
  {
    name: 'PLAppTimeService_Aggregate_AppRunTime',
    event: 'app running',
    columns: {
      bundleId: 'BundleID',
      screenOnTime: 'ScreenOnTime',
      backgroundTime: 'BackgroundTime',
    },
  },
  {
    name: 'PLXPCAgent_EventForward_InCallService',
    event: 'call',
    columns: { bundleId: 'bundleID', operation: 'status' },
  },
  {
    name: 'PLApplicationAgent_EventForward_Application',
    event: 'app state',
    columns: { bundleId: 'Identifier', pid: 'pid', state: 'State', reason: 'Reason' },
  },
  {
    name: 'PLApplicationAgent_EventPoint_ApplicationExitReason',
    event: 'app ended',
    columns: { bundleId: 'Identifier', pid: 'pid', reason: 'Reason' },
  },
  {
    name: 'PLScreenStateAgent_EventForward_ScreenState',
    event: 'app on screen',
    columns: { bundleId: 'bundleID', state: 'AppRole' },
  },
  {
    name: 'PLApplicationAgent_EventNone_AllApps',
    event: 'installed app',
    eventOfRemoved: 'removed app',
    met: 'installed',
    columns: {
      bundleId: 'AppBundleId',
      executable: 'AppExecutable',
      appName: 'AppName',
      appVersion: 'AppBundleVersion',
      state: 'AppType',
      appDeletedDate: 'AppDeletedDate',
    },
  },
  {
    name: 'PLApplicationAgent_EventNone_AllPlugins',
    event: 'installed extension',
    eventOfRemoved: 'removed extension',
    met: 'installed',
    columns: {
      bundleId: 'PluginId',
      executable: 'PluginExecutableName',
      parentBundleId: 'PluginParentApp',
      operation: 'PluginType',
      appDeletedDate: 'PluginDeletedDate',
    },
  },
  {
    name: 'PLApplicationAgent_EventForward_ApplicationDidUninstall',
    event: 'app removed',
    met: 'installed',
    columns: { bundleId: 'AppBundleId', appName: 'AppName' },
  },
  {
    name: 'PLAudioAgent_EventPoint_AudioApp',
    event: 'sound',
    columns: {
      processName: 'ApplicationName',
      operation: 'Operation',
      audioRoute: 'AudioRoute',
      pid: 'PID',
    },
  },
  {
    name: 'PLAudioAgent_EventForward_NowPlaying',
    event: 'media playing',
    columns: { bundleId: 'BundleID', state: 'State' },
  },
  {
    name: 'PLAudioAgent_EventInterval_ShazamRecording',
    event: 'recording for music recognition',
    columns: { bundleId: 'BundleID' },
    isSpan: true,
  },
  {
    name: 'PLCameraAgent_EventForward_Camera',
    event: 'camera',
    columns: { bundleId: 'BundleId', state: 'State', cameraType: 'CameraType' },
  },
  {
    name: 'PLLocationAgent_EventForward_ClientStatus',
    event: 'location',
    columns: {
      bundleId: 'BundleId',
      processName: 'Client',
      executable: 'Executable',
      operation: 'Type',
      state: 'InUseLevel',
    },
    isSpan: true,
  },
  {
    name: 'PLXPCAgent_EventPoint_BackgroundTransfer',
    event: 'transfer in the background',
    columns: { bundleId: 'bundleID', url: 'errorFailingURL', state: 'state' },
  },
  {
    name: 'PLPushAgent_EventPoint_ReceivedPush',
    event: 'push message',
    columns: { bundleId: 'BundleID' },
  },
];
