import { crashReporterSettings } from '../../artifacts/ios/crash-reporter-settings.ts';
import { manifest, type ManifestEntry } from '../../artifacts/ios/manifest.ts';
import {
  noteOf,
  type Note,
  type SequenceExampleRecord,
  type SequenceExamples,
  type SequenceMatch,
  type SequenceRule,
} from '../../model/index.ts';
import { datedTraces, leavesTrace, type DatedTrace } from '../dated-traces.ts';
import { exampleMoment, exampleTrace, iso } from '../example-trace.ts';
import { secondsText, seenAt } from '../moments.ts';
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
  return {
    values: {
      file: String(file),
      made: secondsText(made),
      rule,
      at: secondsText(at),
    },
    shows: [seenAt(finding, at), seenAt(note, made)],
  };
}

const settings = (created: number | null, path = settingsFiles[0]!): SequenceExampleRecord => ({
  artifact: manifest,
  data: { devicePath: path, created },
  times:
    created === null
      ? []
      : [{ at: iso(created), marks: 'file created, modified, status changed', clock: 'utc' }],
});

export const examples = (): SequenceExamples => ({
  hits: [
    {
      name: 'a file that was made five minutes after usage without a process',
      records: [settings(exampleMoment + 300)],
      findings: [exampleTrace()],
    },
    {
      name: 'ten minutes to the second',
      records: [settings(exampleMoment + 600)],
      findings: [exampleTrace()],
    },
    {
      name: 'the settings of role accounts',
      records: [
        settings(exampleMoment + 60, '/private/var/root/Library/Preferences/roleaccountd.plist'),
      ],
      findings: [exampleTrace()],
    },
  ],
  misses: [
    { name: 'the file alone', records: [settings(exampleMoment + 300)], findings: [] },
    {
      name: 'more than ten minutes',
      records: [settings(exampleMoment + 601)],
      findings: [exampleTrace()],
    },
    {
      name: 'a file that was there before',
      records: [settings(exampleMoment - 1)],
      findings: [exampleTrace()],
    },
    {
      name: 'a file of which nobody knows when it was made',
      records: [settings(null)],
      findings: [exampleTrace()],
    },
    {
      name: 'other settings',
      records: [
        settings(
          exampleMoment + 300,
          '/private/var/root/Library/Preferences/com.apple.ImageIO.plist',
        ),
      ],
      findings: [exampleTrace()],
    },
    {
      name: 'a trace that does not count by itself',
      records: [settings(exampleMoment + 300)],
      findings: [exampleTrace({ level: 'low' })],
    },
    {
      name: 'a message from Apple, or what else was only received',
      records: [settings(exampleMoment + 300)],
      findings: [exampleTrace({ met: 'received', level: 'medium' })],
    },
    {
      name: 'a trace without a date',
      records: [settings(exampleMoment + 300)],
      findings: [exampleTrace({ times: [] })],
    },
    {
      name: 'a trace with so many dates that it has none',
      records: [settings(exampleMoment + 300)],
      findings: [
        exampleTrace({
          times: Array.from({ length: 9 }, (_, hour) => ({
            at: iso(exampleMoment - 3600 * hour),
            marks: 'last usage',
            clock: 'utc' as const,
          })),
        }),
      ],
    },
  ],
});
