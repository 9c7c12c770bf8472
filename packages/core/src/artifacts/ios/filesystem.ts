import { timesOf } from '../../bytes/time.ts';
import { fileListingPath, readFileListing } from '../../formats/file-listing.ts';
import { defineArtifact, type ArtifactExample, type SourceFacts } from '../../model/index.ts';
import { isNamedByItsPlace } from '../system-paths.ts';
import { folderOrigins } from '../links/website-folders.ts';
import { timeDocs } from '../rows/time-docs.ts';

/** One file or folder that the copy of the file system holds. */
export type ListedEntry = {
  readonly path: string;
  /** Address told by a folder that WebKit names after the website whose data it holds. */
  readonly originUrl: string | null;
  /** Those of folders within it: frames of other websites. */
  readonly embeddedOriginUrls: readonly string[] | null;
  readonly kind: string;
  readonly size: number | null;
  readonly modified: number | null;
};

export const filesystem = defineArtifact<ListedEntry>({
  id: 'ios.filesystem',
  version: 1,
  title: 'List of all files',
  group: 'device',
  describes:
    'Every file, folder and link in the copy of the file system, by its path on the phone and with its time of change, and the websites ' +
    'whose data a WebKit folder holds (IndexedDB, local storage).',
  cannotShow:
    'What the files hold, files that were gone when the copy was made, and when a file was made. A zip that tells only the wall clock of whoever made it gives no times, and tools that copy a phone can set them anew.',
  references: [
    'https://docs.mvt.re/en/latest/ios/records/#fsjson',
    'https://docs.mvt.re/en/latest/ios/records/#webkit_indexeddbjson',
  ],
  paths: [fileListingPath],
  expected: ({ kind }: SourceFacts) => (kind === 'filesystem-dump' ? 'always' : 'never'),

  fields: {
    path: { label: 'Path on the phone', observable: 'process', met: 'stored' },
    originUrl: { label: 'Website of a data folder', observable: 'url', met: 'resolved' },
    embeddedOriginUrls: {
      label: 'Websites of data folders within it',
      observable: 'url',
      met: 'resolved',
    },
    kind: { label: 'Kind' },
    size: { label: 'Size (bytes)' },
    modified: { label: 'Modified (Unix)' },
  },
  summary: ['path'],
  // Who built the system or made the copy sets them too: they do not tell which time the data covers.
  times: timeDocs('unix-seconds', {
    anytime: ['file modified', 'folder modified'],
    confidence: 'medium',
  }),

  *parse(file, { limits }) {
    const size = Math.min(file.size, limits.maxDocumentBytes);
    if (size < file.size) {
      yield { kind: 'problem', code: 'limit-exceeded', detail: 'the list of files was cut' };
    }
    for (const listed of readFileListing(file, size)) {
      const { devicePath, kind, modified } = listed;
      const marks = kind === 'folder' ? 'folder modified' : 'file modified';
      yield {
        kind: 'record',
        data: {
          path: devicePath,
          ...folderOrigins(devicePath),
          kind,
          size: listed.size ?? null,
          modified: modified ?? null,
        },
        position: { unit: 'key', path: devicePath },
        ...((kind === 'folder' || isNamedByItsPlace(devicePath)) && { namesNoProgram: true }),
        times: timesOf([marks, 'unix-seconds', modified ?? null]),
      };
    }
  },
});

const listing =
  '/private/var/tmp\0folder\0\x001640000001\0' +
  '/private/var/tmp/agent\0file\x0012\x001640000000\0' +
  '/private/var/mobile/Containers/Data/Application/X/Library/WebKit/WebsiteData/IndexedDB/v1/https_news.example_0/https_frame.example_0/a.sqlite3\0file\0\0\0';

export const examples = (): ArtifactExample<ListedEntry>[] => [
  {
    name: 'a folder and a file with their times, and one of a frame within another website whose size nobody told',
    content: listing,
    records: [
      {
        path: '/private/var/tmp',
        originUrl: null,
        embeddedOriginUrls: null,
        kind: 'folder',
        size: null,
        modified: 1_640_000_001,
      },
      {
        path: '/private/var/tmp/agent',
        originUrl: null,
        embeddedOriginUrls: null,
        kind: 'file',
        size: 12,
        modified: 1_640_000_000,
      },
      {
        path: '/private/var/mobile/Containers/Data/Application/X/Library/WebKit/WebsiteData/IndexedDB/v1/https_news.example_0/https_frame.example_0/a.sqlite3',
        originUrl: 'https://news.example/',
        embeddedOriginUrls: ['https://frame.example/'],
        kind: 'file',
        size: null,
        modified: null,
      },
    ],
    times: [
      [{ at: '2021-12-20T11:33:21Z', marks: 'folder modified', clock: 'utc' }],
      [{ at: '2021-12-20T11:33:20Z', marks: 'file modified', clock: 'utc' }],
      [],
    ],
  },
];
