import { crashReporterSettings } from '../../artifacts/ios/crash-reporter-settings.ts';
import { manifest, type ManifestEntry } from '../../artifacts/ios/manifest.ts';
import {
  noteOf,
  type Note,
  type SequenceExampleRecord,
  type SequenceExamples,
  type SequenceRule,
} from '../../model/index.ts';
import { aloneRisk } from '../../rules/deletion-traces.ts';
import { datedTraces, leavesTrace, type DatedTrace } from '../dated-traces.ts';
import { exampleMoment, exampleTrace, iso } from '../example-trace.ts';
import { placeFrom, secondsText, seenAt } from '../moments.ts';
import { isBelow } from '../watched-paths.ts';

/** Seconds from the trace to the file, or from the file to the trace. */
const window = 600;

/** More files at once are a phone that was set up, updated or restored. */
const mostFiles = 10;

const folder = '/private/var/root/Library/Preferences/';

/** Of these another rule tells, which weighs more. */
const toldElsewhere: ReadonlySet<string> = new Set(crashReporterSettings.paths);

/**
 * Settings of programs of the system that were made within minutes of a trace that counts by itself (A15). iOS writes such files anew when a setting
 * changes, so it is a note for the analyst where to look, and weighs nothing. Only the list of a backup tells when a file was made.
 */
export const rootSettingsMadeNearTrace: SequenceRule = {
  id: 'ios.root-settings-made-near-trace',
  version: 1,
  title: 'Settings of system programs were made minutes from another trace',
  message:
    'Settings files of system programs that were made within ten minutes of what the rule {rule} found, which is dated {at}: {count}; the nearest is {file}, made at {made}.',
  why:
    'Attacks on iPhones were seen to change settings of system programs within minutes of the moment when they came onto the phone. Files that were made then say where to look closer.' +
    aloneRisk.medium,
  otherExplanations: [
    'iOS writes such a file anew whenever one of its settings changes, so that it seems to be made at that moment.',
    'When a phone is set up or a backup is restored, many files are made and many counts begin within minutes.',
  ],
  references: [
    'https://github.com/KasperskyLab/triangle_check',
    'https://www.amnesty.org/en/latest/research/2021/07/forensic-methodology-report-how-to-catch-nso-groups-pegasus/',
  ],
  level: 'low',
  confidence: 'low',
  leadsTo: 'S3',
  met: 'stored',
  antiForensic: 'A15',
  notes: [
    noteOf<ManifestEntry>({
      artifact: manifest,
      onlyIf: { field: 'devicePath', accepts: isBelow(folder) },
      note: ({ data: { devicePath, created, flags } }) =>
        flags === 1 &&
        created !== null &&
        devicePath?.startsWith(folder) === true &&
        !toldElsewhere.has(devicePath)
          ? { file: devicePath, made: created }
          : undefined,
    }),
  ],
  findingsOf: leavesTrace,
  finish: ({ notes, findings }) => {
    const traces = datedTraces(findings).sort((a, b) => a.at - b.at);
    const byTrace = new Map<DatedTrace, { readonly note: Note; readonly made: number }[]>();
    for (const note of notes) {
      const made = Number(note.values.made);
      const nearest = nearestTo(made, traces);
      if (!nearest || !(Math.abs(made - nearest.at) <= window)) continue;
      const files = byTrace.get(nearest);
      if (files) files.push({ note, made });
      else byTrace.set(nearest, [{ note, made }]);
    }
    return [...byTrace].flatMap(([{ finding, rule, at }, files]) => {
      if (files.length > mostFiles) return [];
      const sorted = files.toSorted((a, b) => Math.abs(a.made - at) - Math.abs(b.made - at));
      const { note, made } = sorted[0]!;
      return [
        {
          values: {
            rule,
            at: secondsText(at),
            count: files.length,
            file: String(note.values.file),
            made: secondsText(made),
          },
          shows: [seenAt(finding, at), ...sorted.map((file) => seenAt(file.note, file.made))],
        },
      ];
    });
  },
};

/** Of traces in the order of their moments; of two that are as near the earlier one. */
function nearestTo(moment: number, traces: readonly DatedTrace[]): DatedTrace | undefined {
  const behind = placeFrom(traces, moment);
  const before = traces[behind - 1];
  const after = traces[behind];
  if (!before) return after;
  if (after && after.at - moment < moment - before.at) return after;
  return traces[placeFrom(traces, before.at)];
}

const settings = (
  created: number | null,
  name = 'com.apple.ImageIO.plist',
  flags = 1,
): SequenceExampleRecord => ({
  artifact: manifest,
  data: { devicePath: `${folder}${name}`, created, flags },
  times: created === null ? [] : [{ at: iso(created), marks: 'file created', clock: 'utc' }],
});

export const examples = (): SequenceExamples => ({
  hits: [
    {
      name: 'two files, minutes before and after usage without a process',
      records: [
        settings(exampleMoment - 120),
        settings(exampleMoment + 300, 'com.apple.exampled.plist'),
      ],
      findings: [exampleTrace()],
    },
  ],
  misses: [
    { name: 'files alone', records: [settings(exampleMoment)], findings: [] },
    {
      name: 'more than ten minutes',
      records: [settings(exampleMoment + 601)],
      findings: [exampleTrace()],
    },
    {
      name: 'a trace that does not count by itself',
      records: [settings(exampleMoment)],
      findings: [exampleTrace({ level: 'low' })],
    },
    {
      name: 'a file of which nobody knows when it was made',
      records: [settings(null)],
      findings: [exampleTrace()],
    },
    {
      name: 'a folder',
      records: [settings(exampleMoment, 'ByHost', 2)],
      findings: [exampleTrace()],
    },
    {
      name: 'settings of crash reports, of which another rule tells',
      records: [settings(exampleMoment + 60, 'com.apple.CrashReporter.plist')],
      findings: [exampleTrace()],
    },
    {
      name: 'a phone that was set up',
      records: Array.from({ length: 11 }, (_, n) =>
        settings(exampleMoment + n, `example${n}.plist`),
      ),
      findings: [exampleTrace()],
    },
  ],
});
