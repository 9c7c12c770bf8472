import { dataUsage, type DataUsage } from '../../artifacts/ios/data-usage.ts';
import { locationdClients, type LocationClient } from '../../artifacts/ios/locationd-clients.ts';
import { manifest, type ManifestEntry } from '../../artifacts/ios/manifest.ts';
import {
  osAnalyticsAdDaily,
  type OsAnalyticsUsage,
} from '../../artifacts/ios/os-analytics-ad-daily.ts';
import {
  smsAttachmentFolders,
  type AttachmentFolder,
} from '../../artifacts/ios/sms-attachment-folders.ts';
import {
  noteOf,
  type EvidenceRecord,
  type Note,
  type SequenceMatch,
  type SequenceRule,
} from '../../model/index.ts';
import { runsOf, secondsOf, secondsText, sightsOf, type Moment } from '../moments.ts';
import { isOneOfPaths } from '../watched-paths.ts';
import { triangulationExamples } from '../triangulation-examples.ts';

/** Seconds between two events of one window, as in triangle_check. */
const window = 300;

/** More folders at once are a conversation that was deleted. */
const mostFolders = 20;

/** Settings files that changed in this attack. */
const watchedFiles = [
  '/private/var/root/Library/Preferences/com.apple.ImageIO.plist',
  '/private/var/mobile/Library/Preferences/com.apple.locationd.StatusBarIconManager.plist',
  '/private/var/mobile/Library/Preferences/com.apple.imservice.ids.FaceTime.plist',
];

/** Programs that every phone has, and that the attack made use the network at an unusual time. */
const watchedPrograms = new Set([
  'nehelper',
  'com.apple.WebKit.WebContent',
  'powerd/com.apple.datausage.diagnostics',
  'lockdownd/com.apple.datausage.security',
]);

/** Bundles whose use of the location ended at the time of the attack. */
const watchedBundles = ['/IonosphereHarvest.bundle', '/WRMLinkSelection.bundle'];

type Kind = 'folder' | 'file' | 'process' | 'location';

/**
 * What triangle_check looks for (section "heuristics" of its source): events of several kinds within minutes. Other than there,
 * every event can begin a window, any number of events fits in one, windows that overlap are one, and what a backup lacks is not
 * missed. A folder counts where it changed without anything in it being made at that time, and not where a file of another folder was.
 */
export const attachmentFoldersEmptiedNearProcess: SequenceRule = {
  id: 'ios.attachment-folders-emptied-near-process',
  version: 1,
  title: 'Emptied attachment folders, system settings and processes at the same time',
  message:
    'From {from} to {to}, with at most five minutes between one and the next, the number of folders of attachments that lost something is {folders}, of changed settings files {files}, of processes with data usage {processes}, and of ended uses of location {locations}.',
  why:
    'The spyware of Operation Triangulation came as an attachment of an invisible message. It deleted message and attachment, and the folders, ' +
    'a few settings files and the data usage of processes of the system kept the time. Kaspersky searches backups for such moments.',
  otherExplanations: [
    'Deleting a conversation or an attachment leaves such folders as well, and the processes named here work on every phone.',
    'Events of ordinary use can fall within the same minutes by chance, above all on a phone that is used much.',
  ],
  references: [
    'https://github.com/KasperskyLab/triangle_check',
    'https://securelist.com/find-the-triangulation-utility/109867/',
    'https://securelist.com/operation-triangulation/109842/',
  ],
  level: 'medium',
  confidence: 'medium',
  leadsTo: 'S3',
  met: 'received',
  notes: [
    noteOf<AttachmentFolder>({
      artifact: smsAttachmentFolders,
      note: ({ data: { modified, statusChanged, newestInside } }) => {
        if (modified === null || statusChanged === null) return undefined;
        if (Math.abs(modified - statusChanged) > window) return undefined;
        // What was put in last explains the change, unless the folder changed again later.
        const isPutIn = newestInside !== null && modified - newestInside <= window;
        return isPutIn ? undefined : { kind: 'folder', at: modified };
      },
    }),
    noteOf<ManifestEntry>({
      artifact: manifest,
      onlyIf: { field: 'devicePath', accepts: isOneOfPaths(watchedFiles) },
      note: ({ data: { devicePath } }) =>
        devicePath !== null && watchedFiles.includes(devicePath) ? { kind: 'file' } : undefined,
    }),
    noteOf<DataUsage>({
      artifact: dataUsage,
      note: ({ data: { procName } }) => processNote(procName),
    }),
    noteOf<OsAnalyticsUsage>({
      artifact: osAnalyticsAdDaily,
      note: ({ data: { package: name } }) => processNote(name),
    }),
    noteOf<LocationClient>({
      artifact: locationdClients,
      note: ({ data, times }: EvidenceRecord<LocationClient>) => {
        const places = [data.package, data.bundlePath ?? ''];
        const isWatched = watchedBundles.some((end) => places.some((path) => path.endsWith(end)));
        const stopped = times.find(({ marks }) => marks === 'stopped using location');
        const at = stopped && secondsOf(stopped);
        return isWatched && at !== undefined ? { kind: 'location', at } : undefined;
      },
    }),
  ],
  finish: ({ notes, outcomeOf }) => {
    // That nothing lies in a folder says nothing where a part of the list of files could not be read.
    const areFoldersKnown = outcomeOf(smsAttachmentFolders) === 'read';
    const seen = notes.filter(({ values }) => areFoldersKnown || values.kind !== 'folder');
    return runsOf(seen.flatMap(momentsOf), window).flatMap(matchOf);
  },
};

function processNote(name: string | null) {
  return name !== null && watchedPrograms.has(name) ? { kind: 'process', name } : undefined;
}

/** One moment for a note that names it, else one for each time of the record. */
function momentsOf(note: Note): Moment<Kind>[] {
  const kind = note.values.kind as Kind;
  const { at } = note.values;
  if (typeof at === 'number') return [{ at, kind, sight: note }];
  const all = note.times.map(secondsOf).filter((seconds) => seconds !== undefined);
  return [...new Set(all)].map((seconds) => ({ at: seconds, kind, sight: note }));
}

function matchOf(run: readonly Moment<Kind>[]): SequenceMatch[] {
  const seen = (kind: Kind): number =>
    new Set(run.filter((moment) => moment.kind === kind).map(({ sight }) => sight.record)).size;
  const [folders, files, processes, locations] = [
    seen('folder'),
    seen('file'),
    seen('process'),
    seen('location'),
  ];
  const kinds = [folders, files, processes, locations].filter((count) => count > 0).length;
  if (kinds < 2) return [];
  // Settings files and processes of the system are used every day: what the attack deletes must be among them.
  const isTelling = folders > 0 && folders <= mostFolders && processes + locations > 0;
  return [
    {
      values: {
        from: secondsText(run[0]!.at),
        to: secondsText(run[run.length - 1]!.at),
        folders,
        files,
        processes,
        locations,
      },
      shows: sightsOf(run),
      level: isTelling ? 'medium' : 'low',
      confidence: isTelling && kinds >= 3 ? 'medium' : 'low',
    },
  ];
}

export const examples = triangulationExamples;
