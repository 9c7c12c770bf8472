import type { ArtifactExample } from '../../model/index.ts';
import type { PowerlogEntry } from './powerlog-tables.ts';

const nothing = {
  timestampEnd: null,
  timeOffset: null,
  adjustedTimestamp: null,
  adjustedTimestampEnd: null,
} satisfies Partial<PowerlogEntry>;

/** What every row of network use has. */
const noUsage = {
  bundleId: null,
  wifiIn: null,
  wifiOut: null,
  cellIn: null,
  cellOut: null,
} satisfies Partial<PowerlogEntry>;

const offsets = {
  columns: 'ID INTEGER PRIMARY KEY AUTOINCREMENT, timestamp REAL, kernel REAL, system REAL',
  rows: [
    [1, 1_635_848_600, 0, -400],
    [2, 1_635_900_000, 0, -600.5],
  ],
};
/** The times of an entry of a span. */
const inSpan = {
  timestamp: 1_635_850_000,
  timestampEnd: 1_635_850_300,
  timeOffset: -400,
  adjustedTimestamp: '2021-11-02T10:40:00Z',
  adjustedTimestampEnd: '2021-11-02T10:45:00Z',
} satisfies Partial<PowerlogEntry>;

const usage = 'PLProcessNetworkAgent_EventInterval_UsageDiff';
const usageColumns =
  'ID INTEGER PRIMARY KEY AUTOINCREMENT, timestamp REAL, BundleName TEXT, CellIn INTEGER, CellOut INTEGER, ProcessName TEXT, ' +
  'WifiIn INTEGER, WifiOut INTEGER, timestampEnd REAL';

/** The examples of `ios.powerlog`. */
export const powerlogExamples = (): ArtifactExample<PowerlogEntry>[] => [
  {
    name: 'network use before and after a change of the offset, the camera, and a transfer for an app',
    content: {
      sqlite: {
        tables: {
          PLStorageOperator_EventForward_TimeOffset: offsets,
          [usage]: {
            columns: usageColumns,
            rows: [
              [1, 1_635_848_000, '', 0, 0, 'atc', 48_809, 5504, 1_635_848_300],
              [2, 1_635_900_000, 'org.example.app', 1, 2, 'Example', 3, 4, 1_635_900_060],
            ],
          },
          PLCameraAgent_EventForward_Camera: {
            columns:
              'ID INTEGER PRIMARY KEY AUTOINCREMENT, timestamp REAL, BundleId TEXT, CameraType INTEGER, State INTEGER',
            rows: [[7, 1_635_850_000, 'org.example.app', 2, 1]],
          },
          PLXPCAgent_EventPoint_BackgroundTransfer: {
            columns:
              'ID INTEGER PRIMARY KEY AUTOINCREMENT, timestamp REAL, bundleID TEXT, errorFailingURL TEXT, state INTEGER',
            rows: [
              [
                9,
                1_635_850_000,
                'com.apple.appstored:[com.apple.AppStore:org.example.app]',
                'https://example.org/up',
                5,
              ],
            ],
          },
        },
      },
    },
    records: [
      {
        ...nothing,
        ...noUsage,
        table: usage,
        id: 1,
        event: 'network use',
        processName: 'atc',
        wifiIn: 48_809,
        wifiOut: 5504,
        cellIn: 0,
        cellOut: 0,
        timestamp: 1_635_848_000,
        timestampEnd: 1_635_848_300,
        timeOffset: -400,
        adjustedTimestamp: '2021-11-02T10:06:40Z',
        adjustedTimestampEnd: '2021-11-02T10:11:40Z',
      },
      {
        ...nothing,
        ...noUsage,
        table: usage,
        id: 2,
        event: 'network use',
        bundleId: 'org.example.app',
        processName: 'Example',
        wifiIn: 3,
        wifiOut: 4,
        cellIn: 1,
        cellOut: 2,
        timestamp: 1_635_900_000,
        timestampEnd: 1_635_900_060,
        timeOffset: -600.5,
        adjustedTimestamp: '2021-11-03T00:29:59.500Z',
        adjustedTimestampEnd: '2021-11-03T00:30:59.500Z',
      },
      {
        ...nothing,
        table: 'PLCameraAgent_EventForward_Camera',
        id: 7,
        event: 'camera',
        bundleId: 'org.example.app',
        state: 1,
        cameraType: 2,
        timestamp: 1_635_850_000,
        timeOffset: -400,
        adjustedTimestamp: '2021-11-02T10:40:00Z',
      },
      {
        ...nothing,
        table: 'PLXPCAgent_EventPoint_BackgroundTransfer',
        id: 9,
        event: 'transfer in the background',
        bundleId: 'com.apple.appstored',
        url: 'https://example.org/up',
        state: 5,
        timestamp: 1_635_850_000,
        timeOffset: -400,
        adjustedTimestamp: '2021-11-02T10:40:00Z',
      },
    ],
    times: [
      [
        { at: '2021-11-02T10:06:40Z', marks: 'network use', clock: 'utc' },
        { at: '2021-11-02T10:11:40Z', marks: 'network use, ends', clock: 'utc' },
      ],
      [
        { at: '2021-11-03T00:29:59.500Z', marks: 'network use', clock: 'utc' },
        { at: '2021-11-03T00:30:59.500Z', marks: 'network use, ends', clock: 'utc' },
      ],
      [{ at: '2021-11-02T10:40:00Z', marks: 'camera', clock: 'utc' }],
      [{ at: '2021-11-02T10:40:00Z', marks: 'transfer in the background', clock: 'utc' }],
    ],
  },
  {
    name: 'a log without offsets, whose times stand only as stored, with fewer columns',
    lacks: ['PLStorageOperator_EventForward_TimeOffset'],
    content: {
      sqlite: {
        tables: {
          PLApplicationAgent_EventNone_AllApps: {
            columns:
              'ID INTEGER PRIMARY KEY AUTOINCREMENT, timestamp REAL, AppBundleId TEXT, AppDeletedDate INTEGER',
            rows: [[3, 1_635_850_000, 'org.example.gone', 1_635_849_000]],
          },
        },
      },
    },
    records: [
      {
        ...nothing,
        table: 'PLApplicationAgent_EventNone_AllApps',
        id: 3,
        event: 'removed app',
        bundleId: 'org.example.gone',
        appDeletedDate: 1_635_849_000,
        timestamp: 1_635_850_000,
      },
    ],
    times: [[]],
  },
  {
    name: 'an app that is there, and one whose entry has the date of its removal',
    content: {
      sqlite: {
        tables: {
          PLStorageOperator_EventForward_TimeOffset: offsets,
          PLApplicationAgent_EventNone_AllApps: {
            columns:
              'ID INTEGER PRIMARY KEY AUTOINCREMENT, timestamp REAL, AppBundleId TEXT, AppDeletedDate INTEGER',
            rows: [
              [3, 1_635_850_000, 'org.example.app', 0],
              [4, 1_635_850_000, 'org.example.gone', 1_635_849_000],
            ],
          },
        },
      },
    },
    records: (
      [
        { id: 3, event: 'installed app', bundleId: 'org.example.app', appDeletedDate: 0 },
        {
          id: 4,
          event: 'removed app',
          bundleId: 'org.example.gone',
          appDeletedDate: 1_635_849_000,
        },
      ] as const
    ).map((app) => ({
      ...nothing,
      ...app,
      table: 'PLApplicationAgent_EventNone_AllApps',
      timestamp: 1_635_850_000,
      timeOffset: -400,
      adjustedTimestamp: '2021-11-02T10:40:00Z',
    })),
    times: [
      [{ at: '2021-11-02T10:40:00Z', marks: 'installed app', clock: 'utc' }],
      [{ at: '2021-11-02T10:40:00Z', marks: 'removed app', clock: 'utc' }],
    ],
  },
  {
    name: 'programs that used the processor, one of a span that is gone, how long an app ran, and a call',
    content: {
      sqlite: {
        tables: {
          PLStorageOperator_EventForward_TimeOffset: offsets,
          PLProcessMonitorAgent_EventInterval_ProcessMonitorInterval: {
            columns: 'ID INTEGER PRIMARY KEY AUTOINCREMENT, timestamp REAL, timestampEnd REAL',
            rows: [[5, 1_635_850_000, 1_635_850_300]],
          },
          PLProcessMonitorAgent_EventInterval_ProcessMonitorInterval_Dynamic: {
            columns:
              'ID INTEGER PRIMARY KEY AUTOINCREMENT, FK_ID INTEGER, BundleID TEXT, PID INTEGER, ProcessName TEXT, unit TEXT, value REAL',
            rows: [
              [1, 5, null, 37, 'exampled', 's', 33.5],
              [2, 4, null, 38, 'othered', 's', 1.5],
            ],
          },
          PLCoalitionAgent_EventInterval_CoalitionInterval: {
            columns:
              'ID INTEGER PRIMARY KEY AUTOINCREMENT, timestamp REAL, BundleId TEXT, LaunchdName TEXT, cpu_time REAL, timestampEnd REAL',
            rows: [[6, 1_635_850_000, '', 'com.example.agent', 0.25, 1_635_850_300]],
          },
          PLAppTimeService_Aggregate_AppRunTime: {
            columns:
              'ID INTEGER PRIMARY KEY AUTOINCREMENT, timestamp REAL, timeInterval REAL, BackgroundTime REAL, BundleID TEXT, ScreenOnTime REAL',
            rows: [[7, 1_635_850_000, 3600, 2.5, 'org.example.app', 60]],
          },
          PLXPCAgent_EventForward_InCallService: {
            columns:
              'ID INTEGER PRIMARY KEY AUTOINCREMENT, timestamp REAL, bundleID TEXT, status TEXT, video INTEGER',
            rows: [[8, 1_635_850_000, 'org.example.app', 'callStop', 0]],
          },
        },
      },
    },
    records: [
      {
        ...nothing,
        ...inSpan,
        table: 'PLProcessMonitorAgent_EventInterval_ProcessMonitorInterval_Dynamic',
        id: 1,
        event: 'processor use',
        bundleId: null,
        processName: 'exampled',
        pid: 37,
        cpuTime: 33.5,
      },
      {
        ...nothing,
        table: 'PLProcessMonitorAgent_EventInterval_ProcessMonitorInterval_Dynamic',
        id: 2,
        event: 'processor use',
        bundleId: null,
        processName: 'othered',
        pid: 38,
        cpuTime: 1.5,
        timestamp: null,
      },
      {
        ...nothing,
        ...inSpan,
        table: 'PLCoalitionAgent_EventInterval_CoalitionInterval',
        id: 6,
        event: 'processor use',
        bundleId: null,
        processName: 'com.example.agent',
        cpuTime: 0.25,
      },
      {
        ...nothing,
        ...inSpan,
        timestampEnd: null,
        adjustedTimestampEnd: null,
        table: 'PLAppTimeService_Aggregate_AppRunTime',
        id: 7,
        event: 'app running',
        bundleId: 'org.example.app',
        screenOnTime: 60,
        backgroundTime: 2.5,
      },
      {
        ...nothing,
        ...inSpan,
        timestampEnd: null,
        adjustedTimestampEnd: null,
        table: 'PLXPCAgent_EventForward_InCallService',
        id: 8,
        event: 'call',
        bundleId: 'org.example.app',
        operation: 'callStop',
      },
    ],
  },
  {
    name: 'a log without entries',
    lacks: ['PLStorageOperator_EventForward_TimeOffset'],
    content: { sqlite: { tables: { [usage]: { columns: usageColumns, rows: [] } } } },
    records: [],
  },
  {
    name: 'a log that has only tables about energy',
    content: {
      sqlite: { tables: { PLBatteryAgent_Battery: { columns: 'ID INTEGER', rows: [] } } },
    },
    records: [],
    problems: ['unsupported'],
  },
];
