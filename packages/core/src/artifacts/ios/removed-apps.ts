import { PlistDate } from '../../formats/plist/index.ts';
import { defineArtifact, type ArtifactExample } from '../../model/index.ts';
import { inSomeDumps } from '../ios-expectation.ts';
import { keyPath, readDictionaryFile, timesAt } from '../property-list-file.ts';
import { timeDocs } from '../rows/time-docs.ts';

/** An app that was removed from the phone, as installd lists it (`MIUninstalledAppList`). */
export type RemovedApp = {
  readonly bundleId: string;
  /** The last time, where it was removed more than once. */
  readonly removedAt: string | null;
};

export const removedApps = defineArtifact<RemovedApp>({
  id: 'ios.removed-apps',
  version: 1,
  title: 'List of removed apps',
  group: 'apps',
  describes:
    'Apps that were removed from the phone, each with when it was removed last, as the part of the system that installs apps lists them.',
  cannotShow:
    'Who removed an app, when it had been installed, and earlier removals of the same app. The system keeps the list on some phones only, and removes single apps from it and at times the whole list: that an app is not in it does not say that it was never there. Backups do not hold it.',
  references: [
    'https://blog.d204n6.com/2019/09/ios-tracking-traces-of-deleted.html',
    'https://github.com/RealityNet/iOS-Forensics-References',
  ],
  paths: ['/private/var/installd/Library/MobileInstallation/UninstalledApplications.plist'],
  expected: inSomeDumps,

  fields: {
    bundleId: { label: 'App', observable: 'program', met: 'installed' },
    removedAt: { label: 'Removed' },
  },
  summary: ['bundleId'],
  times: timeDocs('cocoa-seconds', { others: ['app removed'] }),

  *parse(file, context) {
    const list = readDictionaryFile(file, context);
    for (const [bundleId, date] of list) {
      const position = { unit: 'key', path: keyPath(bundleId) } as const;
      if (!(date instanceof PlistDate)) {
        yield { kind: 'problem', code: 'malformed', detail: 'removal without a date', position };
      }
      const times = date instanceof PlistDate ? timesAt(list, ['app removed', bundleId]) : [];
      const removedAt = times[0]?.at ?? null;
      yield { kind: 'record', data: { bundleId, removedAt }, position, times };
    }
  },
});

export const examples = (): ArtifactExample<RemovedApp>[] => [
  {
    name: 'two apps that were removed',
    content: {
      plist: {
        'org.example.app': new Date('2024-05-01T10:00:00Z'),
        'org.example.other': new Date('2023-12-24T18:30:15Z'),
      },
    },
    records: [
      { bundleId: 'org.example.app', removedAt: '2024-05-01T10:00:00Z' },
      { bundleId: 'org.example.other', removedAt: '2023-12-24T18:30:15Z' },
    ],
    times: [
      [{ at: '2024-05-01T10:00:00Z', marks: 'app removed', clock: 'utc' }],
      [{ at: '2023-12-24T18:30:15Z', marks: 'app removed', clock: 'utc' }],
    ],
  },
  {
    name: 'an app without a date is still told',
    content: { plist: { 'org.example.app': true } },
    records: [{ bundleId: 'org.example.app', removedAt: null }],
    times: [[]],
    problems: ['malformed'],
  },
  { name: 'no app was removed', content: { plist: {} }, records: [] },
  {
    name: 'a list of another form',
    content: { plist: ['org.example.app'] },
    records: [],
    problems: ['unsupported'],
  },
];
