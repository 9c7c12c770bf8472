import { cacheFiles, type CachedResponse } from '../../artifacts/ios/cache-files.ts';
import { filesystem, type ListedEntry } from '../../artifacts/ios/filesystem.ts';
import {
  noteOf,
  tallyOf,
  type SequenceExampleRecord,
  type SequenceExamples,
  type SequenceRule,
} from '../../model/index.ts';
import { aloneRisk } from '../../rules/deletion-traces.ts';

const mostShown = 10;

/** Where the files of bodies lie, beside the database. */
const bodyFolder = '/fsCachedData/';

/** The device path of the file of a body; `undefined` where what is stored is no name of a file. */
function bodyPath(devicePath: string, bodyFile: string | null): string | undefined {
  if (bodyFile === null || !/^[\w-]{1,64}$/.test(bodyFile)) return undefined;
  return devicePath.slice(0, devicePath.lastIndexOf('/')) + bodyFolder + bodyFile;
}

/**
 * Bodies of cached answers that the cache says lie in files, and the files are not among those of the phone (A12). Silent unless the list of
 * files was read to its end and has other bodies of the same cache: many copies leave caches out.
 */
export const cachedBodyFileGone: SequenceRule = {
  id: 'ios.cached-body-file-gone',
  version: 1,
  title: 'Files of stored answers that are gone',
  message:
    'Files in which caches keep answers are gone, {count} in number, while others of the same cache are there; one is of {cache}.',
  why:
    'A program that removes its traces may delete the content of an answer and leave the entry.' +
    aloneRisk.high,
  otherExplanations: ['iOS empties its caches when it needs space.'],
  references: [
    'https://www.amnesty.org/en/latest/research/2021/07/forensic-methodology-report-how-to-catch-nso-groups-pegasus/',
  ],
  level: 'info',
  confidence: 'low',
  leadsTo: 'S3',
  met: 'resolved',
  antiForensic: 'A12',
  notes: [
    noteOf<CachedResponse>({
      artifact: cacheFiles,
      note: ({ data: { body, bodyFile }, devicePath }) => {
        const path = body === 'file' ? bodyPath(devicePath, bodyFile) : undefined;
        return path === undefined ? undefined : { path };
      },
    }),
  ],
  tallies: [
    tallyOf<ListedEntry>({
      artifact: filesystem,
      onlyIf: { field: 'path', holdsAny: [bodyFolder] },
      tally: ({ data: { path, kind } }) =>
        kind === 'folder' || !path.includes(bodyFolder)
          ? []
          : [
              { key: path, number: 1 },
              { key: folderOf(path), number: 1 },
            ],
    }),
  ],
  needsWhole: [filesystem],
  finish: ({ notes, tallies }) => {
    const gone = notes.filter(({ values }) => {
      const path = String(values.path);
      return tallies.has(folderOf(path)) && !tallies.has(path);
    });
    if (gone.length === 0) return [];
    const newest = [...gone].reverse();
    return [
      {
        values: { count: gone.length, cache: newest[0]!.provenance.devicePath },
        shows: newest.slice(0, mostShown),
      },
    ];
  },
};

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

const folder = '/private/var/mobile/Library/Caches/example';
const answer = (body: string | null, bodyFile: string | null): SequenceExampleRecord => ({
  artifact: cacheFiles,
  data: { body, bodyFile },
  devicePath: `${folder}/Cache.db`,
});
const file = (path: string, kind = 'file'): SequenceExampleRecord => ({
  artifact: filesystem,
  data: { path, kind },
});
const [one, other] = [
  'DAEAC9E2-3190-42A4-8AC4-6CD4C0CFDFD2',
  '0AEAC9E2-3190-42A4-8AC4-6CD4C0CFDFD2',
];

export const examples = (): SequenceExamples => ({
  hits: [
    {
      name: 'one of two files',
      records: [answer('file', one), answer('file', other), file(`${folder}/fsCachedData/${one}`)],
    },
  ],
  misses: [
    {
      name: 'both files are there',
      records: [
        answer('file', one),
        answer('file', other),
        file(`${folder}/fsCachedData/${one}`),
        file(`${folder}/fsCachedData/${other}`),
      ],
    },
    {
      name: 'a copy without the files of bodies, and those of another cache',
      records: [
        answer('file', one),
        file(`${folder}/fsCachedData`, 'folder'),
        file(`${folder}2/fsCachedData/${other}`),
      ],
    },
    {
      name: 'a body in the database, and a name that is none',
      records: [
        answer('database', null),
        answer('file', '../x'),
        file(`${folder}/fsCachedData/${one}`),
      ],
    },
    {
      name: 'a list that was cut off',
      records: [answer('file', other), file(`${folder}/fsCachedData/${one}`)],
      outcomes: new Map([[filesystem, 'partly-read' as const]]),
    },
  ],
});
