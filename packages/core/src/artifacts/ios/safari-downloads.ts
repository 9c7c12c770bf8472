import { booleanAt, isDictionary } from '../../formats/plist/index.ts';
import { defineArtifact, type ArtifactExample } from '../../model/index.ts';
import { onSomeIphones } from '../ios-expectation.ts';
import {
  exactAt,
  keyPath,
  mainArrayAt,
  momentAt,
  readDictionaryFile,
  textAt,
  timesAt,
} from '../property-list-file.ts';
import { timeDocs } from '../rows/time-docs.ts';

/** A file that Safari downloaded, as long as the list of downloads was not emptied. */
export type SafariDownload = {
  readonly url: string | null;
  /** Where it was saved. */
  readonly path: string | null;
  /** Where it lies after it was unpacked. */
  readonly postPath: string | null;
  readonly bytesSoFar: number | string | null;
  readonly totalBytes: number | string | null;
  readonly identifier: string | null;
  readonly removeWhenDone: boolean | null;
  readonly dateAdded: string | null;
  readonly dateFinished: string | null;
};

const fileName = 'Library/Safari/Downloads/Downloads.plist';

export const safariDownloads = defineArtifact<SafariDownload>({
  id: 'ios.safari-downloads',
  version: 1,
  title: 'Downloads in Safari',
  group: 'browsing',
  describes: 'Files that Safari downloaded: from which address, when, and where each was saved.',
  cannotShow:
    'Whether a file was opened. Entries leave the list after a day by default, or as set on the phone; private browsing is not listed.',
  references: [
    'https://support.apple.com/guide/iphone/download-files-iph3e1e1fd0/ios',
    'https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/safariDownloads.py',
  ],
  paths: [
    `/private/var/mobile/${fileName}`,
    `/private/var/mobile/Containers/Data/Application/*/${fileName}`,
  ],
  logLike: true,
  expected: onSomeIphones,

  fields: {
    url: { label: 'Address', observable: 'url', met: 'visited' },
    path: { label: 'Saved as', observable: 'file-path', met: 'stored' },
    postPath: { label: 'Unpacked as', observable: 'file-path', met: 'stored' },
    bytesSoFar: { label: 'Received (bytes)' },
    totalBytes: { label: 'Size (bytes)' },
    identifier: { label: 'Identifier' },
    removeWhenDone: { label: 'To be removed when done' },
    dateAdded: { label: 'Begun' },
    dateFinished: { label: 'Finished' },
  },
  summary: ['url', 'path'],
  times: timeDocs('cocoa-seconds', { entries: ['download begun'], others: ['download finished'] }),

  *parse(file, context) {
    const downloads = mainArrayAt(readDictionaryFile(file, context), 'DownloadHistory');
    for (const [index, download] of downloads.entries()) {
      const position = { unit: 'key', path: keyPath('DownloadHistory', index) } as const;
      if (!isDictionary(download)) {
        yield { kind: 'problem', code: 'malformed', detail: 'download is no dictionary', position };
        continue;
      }
      const dateAdded = momentAt(download, 'DownloadEntryDateAddedKey');
      const dateFinished = momentAt(download, 'DownloadEntryDateFinishedKey');
      yield {
        kind: 'record',
        data: {
          url: textAt(download, 'DownloadEntryURL'),
          path: textAt(download, 'DownloadEntryPath'),
          postPath: textAt(download, 'DownloadEntryPostPath'),
          bytesSoFar: exactAt(download, 'DownloadEntryProgressBytesSoFar'),
          totalBytes: exactAt(download, 'DownloadEntryProgressTotalToLoad'),
          identifier: textAt(download, 'DownloadEntryIdentifier'),
          removeWhenDone: booleanAt(download, 'DownloadEntryRemoveWhenDoneKey') ?? null,
          dateAdded,
          dateFinished,
        },
        position,
        times: timesAt(
          download,
          ['download begun', 'DownloadEntryDateAddedKey'],
          ['download finished', 'DownloadEntryDateFinishedKey'],
        ),
      };
    }
  },
});

export const examples = (): ArtifactExample<SafariDownload>[] => [
  {
    name: 'a finished download and one without an address',
    content: {
      plist: {
        DownloadHistory: [
          {
            DownloadEntryURL: 'https://example.org/files/form.zip',
            DownloadEntryPath: '/private/var/mobile/Documents/Downloads/form.zip',
            DownloadEntryPostPath: '/private/var/mobile/Documents/Downloads/form.pdf',
            DownloadEntryProgressBytesSoFar: 826_337,
            DownloadEntryProgressTotalToLoad: 826_337,
            DownloadEntryDateAddedKey: new Date('2022-12-14T19:05:26.862Z'),
            DownloadEntryDateFinishedKey: new Date('2022-12-14T19:05:30Z'),
            DownloadEntryIdentifier: 'A-1',
            DownloadEntryRemoveWhenDoneKey: false,
            DownloadEntryBookmarkBlob: Uint8Array.of(1, 2),
          },
          {},
          'odd',
        ],
      },
    },
    records: [
      {
        url: 'https://example.org/files/form.zip',
        path: '/private/var/mobile/Documents/Downloads/form.zip',
        postPath: '/private/var/mobile/Documents/Downloads/form.pdf',
        bytesSoFar: 826_337,
        totalBytes: 826_337,
        identifier: 'A-1',
        removeWhenDone: false,
        dateAdded: '2022-12-14T19:05:26.862Z',
        dateFinished: '2022-12-14T19:05:30Z',
      },
      {
        url: null,
        path: null,
        postPath: null,
        bytesSoFar: null,
        totalBytes: null,
        identifier: null,
        removeWhenDone: null,
        dateAdded: null,
        dateFinished: null,
      },
    ],
    times: [
      [
        { at: '2022-12-14T19:05:26.862Z', marks: 'download begun', clock: 'utc' },
        { at: '2022-12-14T19:05:30Z', marks: 'download finished', clock: 'utc' },
      ],
      [],
    ],
    problems: ['malformed'],
  },
  { name: 'no downloads', content: { plist: { DownloadHistory: [] } }, records: [] },
];
