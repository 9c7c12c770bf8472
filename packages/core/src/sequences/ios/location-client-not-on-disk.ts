import { filesystem, type ListedEntry } from '../../artifacts/ios/filesystem.ts';
import { locationdClients, type LocationClient } from '../../artifacts/ios/locationd-clients.ts';
import { appBundleOf, isAppPath } from '../../artifacts/system-paths.ts';
import {
  noteOf,
  tallyOf,
  type SequenceExampleRecord,
  type SequenceExamples,
  type SequenceRule,
} from '../../model/index.ts';
import { appNamedIn } from '../../artifacts/apps/app-in-name.ts';
import { isInstalledApp } from '../../rules/absent-apps.ts';
import { aloneRisk } from '../../rules/deletion-traces.ts';

const mostShown = 20;

/** The folder of an installed app, with a slash at its end. */
function appFolder(path: string | null): string | undefined {
  return path !== null && isAppPath(path) ? appBundleOf(`${path}/`) : undefined;
}

/**
 * Apps that used location and whose folder is not among the files of the phone (A14). One that is still installed was moved: each update puts an
 * app into a folder of another name. It concludes from what is absent, so it is silent unless
 * the list of files was read to its end and has apps at all: many copies hold the data of apps only.
 */
export const locationClientNotOnDisk: SequenceRule = {
  id: 'ios.location-client-not-on-disk',
  version: 1,
  title: 'App that used location and is not on the phone',
  message:
    'Apps in the list of those that used location whose folder is not on the phone: {count}; one is {path}.',
  why:
    'Programs that were removed, by a person or by themselves, can leave their entry in this list.' +
    aloneRisk.high,
  otherExplanations: [
    'The app was removed or updated by the person who uses the phone: an update moves it to a folder of another name.',
    'Apps that were offloaded to make room are not on the phone.',
  ],
  references: ['https://docs.mvt.re/en/latest/ios/records/#locationd_clientsjson'],
  // Where no app is named, an update can have moved it, and how long the old folder stays in the list is not known.
  level: 'info',
  confidence: 'low',
  leadsTo: 'S3',
  met: 'ran',
  antiForensic: 'A14',
  notes: [
    noteOf<LocationClient>({
      artifact: locationdClients,
      note: ({ data: { bundleId, client, bundlePath, executable, registered } }) => {
        const folder = appFolder(bundlePath) ?? appFolder(executable) ?? appFolder(registered);
        const app = bundleId ?? appNamedIn(client);
        return folder === undefined ? undefined : { folder, ...(app !== undefined && { app }) };
      },
    }),
  ],
  tallies: [
    tallyOf<ListedEntry>({
      artifact: filesystem,
      onlyIf: { field: 'path', holdsAny: ['/Bundle/Application/'] },
      tally: ({ data: { path } }) => {
        const folder = appFolder(path);
        return folder === undefined ? [] : [{ key: folder, number: 1 }];
      },
    }),
  ],
  needsWhole: [filesystem],
  finish: ({ notes, tallies }, source) => {
    if (tallies.size === 0) return [];
    const gone = notes.filter(
      ({ values: { folder, app } }) =>
        !tallies.has(String(folder)) && (app === undefined || !isInstalledApp(String(app), source)),
    );
    if (gone.length === 0) return [];
    const newest = [...gone].reverse();
    const apps = gone.flatMap(({ values }) =>
      values.app === undefined ? [] : [String(values.app)],
    );
    return [
      {
        values: {
          count: new Set(gone.map(({ values }) => values.folder)).size,
          path: String(newest[0]!.values.folder),
        },
        shows: newest.slice(0, mostShown),
        ...(apps.length === gone.length && { apps }),
      },
    ];
  },
};

const app = (uuid: string): string =>
  `/private/var/containers/Bundle/Application/13D085B2-78D0-431E-9019-0F30BEF08E${uuid}/Demo.app`;
const client = (
  bundlePath: string | null,
  executable: string | null = null,
  bundleId: string | null = null,
): SequenceExampleRecord => ({
  artifact: locationdClients,
  data: { bundleId, client: 'x', bundlePath, executable, registered: null },
});
const file = (path: string): SequenceExampleRecord => ({ artifact: filesystem, data: { path } });

export const examples = (): SequenceExamples => ({
  hits: [
    {
      name: 'an app whose folder is gone',
      records: [client(app('AA')), client(app('BB')), file(`${app('AA')}/Info.plist`)],
    },
    {
      name: 'one that is named by its program',
      records: [client(null, `${app('BB')}/Demo`), file(`${app('AA')}/Info.plist`)],
    },
    {
      name: 'one that is not among the installed apps',
      records: [client(app('BB'), null, 'org.example.recorder'), file(`${app('AA')}/Demo`)],
      installedApps: ['org.example.maps'],
    },
  ],
  misses: [
    {
      name: 'an app that an update moved to another folder',
      records: [client(app('BB'), null, 'org.example.maps'), file(`${app('AA')}/Demo`)],
      installedApps: ['org.example.maps'],
    },
    { name: 'an app that is there', records: [client(app('AA')), file(`${app('AA')}/Demo`)] },
    {
      name: 'a part of the system',
      records: [client(null, '/usr/libexec/exampled'), file(`${app('AA')}/Demo`)],
    },
    {
      name: 'a copy without any app',
      records: [client(app('BB')), file('/private/var/mobile/Library/SMS/sms.db')],
    },
    {
      name: 'a list that was cut off',
      records: [client(app('BB')), file(`${app('AA')}/Demo`)],
      outcomes: new Map([[filesystem, 'partly-read']]),
    },
  ],
});
