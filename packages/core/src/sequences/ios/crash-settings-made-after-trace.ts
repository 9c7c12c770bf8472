import { crashReporterSettings } from '../../artifacts/ios/crash-reporter-settings.ts';
import { manifest, type ManifestEntry } from '../../artifacts/ios/manifest.ts';
import {
  noteOf,
  type Note,
  type SeenFinding,
  type SequenceExampleRecord,
  type SequenceExamples,
  type SequenceMatch,
  type SequenceRule,
} from '../../model/index.ts';
import { datedTraces, leavesTrace, type DatedTrace } from '../dated-traces.ts';
import { secondsOf, secondsText } from '../moments.ts';
import { isOneOfPaths } from '../watched-paths.ts';

/** Seconds from the trace to the file. */
const window = 600;

const settingsFiles = crashReporterSettings.paths;

/**
 * The settings of crash reports were made within minutes after a trace that counts by itself. That the file is there says nothing, as iOS keeps
 * values of its own in it. Only the list of a backup tells when a file was made.
 */
export const crashSettingsMadeAfterTrace: SequenceRule = {
  id: 'ios.crash-settings-made-after-trace',
  version: 1,
  title: 'Settings of crash reports were made minutes after another trace',
  message:
    'The file {file} was made at {made}, within ten minutes after what the rule {rule} found, which is dated {at}.',
  why:
    'Pegasus was seen to write this file minutes after it had come onto a phone, which may have kept its failures from being reported. By itself the file says ' +
    'nothing: iOS keeps values of its own in it.',
  otherExplanations: [
    'iOS can make this file by itself, and both can fall within the same minutes by chance.',
    'When a phone is set up or a backup is restored, many files are made and many counts begin within minutes.',
  ],
  references: [
    'https://www.amnesty.org/en/latest/research/2021/07/forensic-methodology-report-how-to-catch-nso-groups-pegasus/',
  ],
  level: 'medium',
  confidence: 'low',
  leadsTo: 'S3',
  met: 'stored',
  antiForensic: 'A6',
  notes: [
    noteOf<ManifestEntry>({
      artifact: manifest,
      onlyIf: { field: 'devicePath', accepts: isOneOfPaths(settingsFiles) },
      note: ({ data: { devicePath, created } }) =>
        devicePath !== null && settingsFiles.includes(devicePath) && created !== null
          ? { file: devicePath, made: created }
          : undefined,
    }),
  ],
  findingsOf: leavesTrace,
  finish: ({ notes, findings }) => {
    const traces = datedTraces(findings);
    const byFile = new Map<unknown, SequenceMatch>();
    for (const note of notes) {
      const match = matchOf(note, traces);
      if (match && !byFile.has(note.values.file)) byFile.set(note.values.file, match);
    }
    return [...byFile.values()];
  },
};

/** With the trace that is nearest before it. */
function matchOf(note: Note, traces: readonly DatedTrace[]): SequenceMatch | undefined {
  const { file, made } = note.values;
  if (typeof made !== 'number') return undefined;
  const [nearest] = traces
    .filter(({ at }) => at <= made && made - at <= window)
    .sort((a, b) => b.at - a.at || (a.finding.id < b.finding.id ? -1 : 1));
  if (!nearest) return undefined;
  const { finding, rule, at } = nearest;
  const timesAt = <T extends Note | SeenFinding>(sight: T, moment: number): T => ({
    ...sight,
    times: sight.times.filter((time) => secondsOf(time) === moment),
  });
  return {
    values: {
      file: String(file),
      made: secondsText(made),
      rule,
      at: secondsText(at),
    },
    shows: [timesAt(finding, at), timesAt(note, made)],
  };
}

/** 2021-07-04T10:00:00Z */
const noon = 1_625_392_800;
const iso = (seconds: number): string => new Date(seconds * 1000).toISOString();

const settings = (created: number | null, path = settingsFiles[0]!): SequenceExampleRecord => ({
  artifact: manifest,
  data: { devicePath: path, created },
  times:
    created === null
      ? []
      : [{ at: iso(created), marks: 'file created, modified, status changed', clock: 'utc' }],
});

function trace(more: Partial<SeenFinding> = {}): SeenFinding {
  return {
    id: 'a'.repeat(32),
    level: 'high',
    confidence: 'medium',
    origin: { kind: 'rule', id: 'ios.orphan-data-usage-row', version: 1 },
    met: 'ran',
    artifact: 'ios.data-usage',
    records: ['b'.repeat(32)],
    provenance: [
      {
        source: 's1',
        devicePath: '/private/var/wireless/Library/Databases/DataUsage.sqlite',
        storedAt: ['file'],
        position: { unit: 'key', path: 'ZLIVEUSAGE/60' },
      },
    ],
    times: [{ at: iso(noon), marks: 'last usage', clock: 'utc' }],
    deleted: false,
    values: {},
    ...more,
  };
}

export const examples = (): SequenceExamples => ({
  hits: [
    {
      name: 'a file that was made five minutes after usage without a process',
      records: [settings(noon + 300)],
      findings: [trace()],
    },
    {
      name: 'ten minutes to the second',
      records: [settings(noon + 600)],
      findings: [trace()],
    },
    {
      name: 'the settings of role accounts',
      records: [settings(noon + 60, '/private/var/root/Library/Preferences/roleaccountd.plist')],
      findings: [trace()],
    },
  ],
  misses: [
    { name: 'the file alone', records: [settings(noon + 300)], findings: [] },
    { name: 'more than ten minutes', records: [settings(noon + 601)], findings: [trace()] },
    { name: 'a file that was there before', records: [settings(noon - 1)], findings: [trace()] },
    {
      name: 'a file of which nobody knows when it was made',
      records: [settings(null)],
      findings: [trace()],
    },
    {
      name: 'other settings',
      records: [
        settings(noon + 300, '/private/var/root/Library/Preferences/com.apple.ImageIO.plist'),
      ],
      findings: [trace()],
    },
    {
      name: 'a trace that does not count by itself',
      records: [settings(noon + 300)],
      findings: [trace({ level: 'low' })],
    },
    {
      name: 'a message from Apple, or what else was only received',
      records: [settings(noon + 300)],
      findings: [trace({ met: 'received', level: 'medium' })],
    },
    {
      name: 'a trace without a date',
      records: [settings(noon + 300)],
      findings: [trace({ times: [] })],
    },
    {
      name: 'a trace with so many dates that it has none',
      records: [settings(noon + 300)],
      findings: [
        trace({
          times: Array.from({ length: 9 }, (_, hour) => ({
            at: iso(noon - 3600 * hour),
            marks: 'last usage',
            clock: 'utc' as const,
          })),
        }),
      ],
    },
  ],
});
