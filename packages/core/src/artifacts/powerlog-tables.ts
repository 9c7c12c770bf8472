import type { Met } from '../model/index.ts';

/** What is kept of a row of the power log; no table has all. */
export type PowerlogFields = {
  /** What kind of entry, in words. */
  readonly event: string;
  readonly bundleId: string | null;
  readonly processName: string | null;
  readonly executable: string | null;
  readonly parentBundleId: string | null;
  readonly appName: string | null;
  readonly appVersion: string | null;
  readonly pid: number | string | null;
  readonly state: number | string | null;
  readonly reason: number | string | null;
  readonly operation: string | null;
  readonly audioRoute: string | null;
  /** 0 the back camera, 2 the front camera. */
  readonly cameraType: number | string | null;
  readonly remoteAddress: string | null;
  readonly remotePort: number | string | null;
  readonly url: string | null;
  readonly wifiIn: number | string | null;
  readonly wifiOut: number | string | null;
  readonly cellIn: number | string | null;
  readonly cellOut: number | string | null;
  /** When the app was deleted, in seconds since 1970; 0 where it was not. */
  readonly appDeletedDate: number | string | null;
};

export interface PowerlogTable {
  readonly name: string;
  readonly event: string;
  readonly met?: Met;
  /** Column of each field. */
  readonly text: {
    readonly [K in keyof PowerlogFields]?: string;
  };
  readonly number?: {
    readonly [K in keyof PowerlogFields]?: string;
  };
  /** Rows are of a span, whose end stands in `timestampEnd`. */
  readonly isSpan?: true;
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
    text: { bundleId: 'BundleName', processName: 'ProcessName' },
    number: bytesOfProcess,
    isSpan: true,
  },
  {
    name: 'PLProcessNetworkAgent_EventBackward_Usage',
    event: 'network use so far',
    text: { bundleId: 'BundleName', processName: 'ProcessName' },
    number: bytesOfProcess,
  },
  {
    name: 'PLProcessNetworkAgent_EventPoint_Connection',
    event: 'connection',
    text: { processName: 'ProcessName', remoteAddress: 'RemoteAddress' },
    number: { pid: 'ProcessPID', state: 'EventType', remotePort: 'RemotePort' },
  },
  {
    name: 'PLProcessMonitorAgent_EventForward_ProcessID',
    event: 'process',
    text: { bundleId: 'BundleID', processName: 'ProcessName' },
    number: { pid: 'PID' },
  },
  {
    name: 'PLApplicationAgent_EventForward_Application',
    event: 'app state',
    text: { bundleId: 'Identifier' },
    number: { pid: 'pid', state: 'State', reason: 'Reason' },
  },
  {
    name: 'PLApplicationAgent_EventPoint_ApplicationExitReason',
    event: 'app ended',
    text: { bundleId: 'Identifier' },
    number: { pid: 'pid', reason: 'Reason' },
  },
  {
    name: 'PLScreenStateAgent_EventForward_ScreenState',
    event: 'app on screen',
    text: { bundleId: 'bundleID' },
    number: { state: 'AppRole' },
  },
  {
    name: 'PLApplicationAgent_EventNone_AllApps',
    event: 'installed app',
    met: 'installed',
    text: {
      bundleId: 'AppBundleId',
      executable: 'AppExecutable',
      appName: 'AppName',
      appVersion: 'AppBundleVersion',
    },
    number: { state: 'AppType', appDeletedDate: 'AppDeletedDate' },
  },
  {
    name: 'PLApplicationAgent_EventNone_AllPlugins',
    event: 'installed extension',
    met: 'installed',
    text: {
      bundleId: 'PluginId',
      executable: 'PluginExecutableName',
      parentBundleId: 'PluginParentApp',
      operation: 'PluginType',
    },
    number: { appDeletedDate: 'PluginDeletedDate' },
  },
  {
    name: 'PLApplicationAgent_EventForward_ApplicationDidUninstall',
    event: 'app removed',
    met: 'installed',
    text: { bundleId: 'AppBundleId', appName: 'AppName' },
  },
  {
    name: 'PLAudioAgent_EventPoint_AudioApp',
    event: 'sound',
    text: { processName: 'ApplicationName', operation: 'Operation', audioRoute: 'AudioRoute' },
    number: { pid: 'PID' },
  },
  {
    name: 'PLAudioAgent_EventForward_NowPlaying',
    event: 'media playing',
    text: { bundleId: 'BundleID' },
    number: { state: 'State' },
  },
  {
    name: 'PLAudioAgent_EventInterval_ShazamRecording',
    event: 'recording for music recognition',
    text: { bundleId: 'BundleID' },
    isSpan: true,
  },
  {
    name: 'PLCameraAgent_EventForward_Camera',
    event: 'camera',
    text: { bundleId: 'BundleId' },
    number: { state: 'State', cameraType: 'CameraType' },
  },
  {
    name: 'PLLocationAgent_EventForward_ClientStatus',
    event: 'location',
    text: {
      bundleId: 'BundleId',
      processName: 'Client',
      executable: 'Executable',
      operation: 'Type',
    },
    number: { state: 'InUseLevel' },
    isSpan: true,
  },
  {
    name: 'PLXPCAgent_EventPoint_BackgroundTransfer',
    event: 'transfer in the background',
    text: { bundleId: 'bundleID', url: 'errorFailingURL' },
    number: { state: 'state' },
  },
  {
    name: 'PLPushAgent_EventPoint_ReceivedPush',
    event: 'push message',
    text: { bundleId: 'BundleID' },
  },
];
