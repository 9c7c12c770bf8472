import { mbFile } from '@athar/synthetic';
import { beforeAll, expect, test } from 'vitest';
import { manifestColumns } from '../../src/artifacts/manifest-examples.ts';
import { manifest } from '../../src/artifacts/ios/manifest.ts';
import { smsAttachmentFolders } from '../../src/artifacts/ios/sms-attachment-folders.ts';
import type { SqliteExample } from '../../src/model/index.ts';
import { exampleBytes, startSqlite } from '../builders/example-file.ts';
import { examine } from '../builders/examine.ts';

beforeAll(startSqlite);

type Described = Omit<Parameters<typeof mbFile>[0], 'relativePath'>;

const folder = 'Library/SMS/Attachments/6d/13';

/** A list of files with what it says of each: a folder where nothing stands behind its last slash. */
const listed = (...files: readonly (readonly [path: string, Described])[]): Uint8Array => {
  const rows: SqliteExample['tables'][string]['rows'] = files.map(([path, described], n) => {
    const relativePath = path.replace(/\/$/, '');
    const kind = path.endsWith('/') ? 2 : 1;
    const file = mbFile({ relativePath, ...described });
    return [String(n).padStart(40, '0'), 'MediaDomain', relativePath, kind, file];
  });
  return exampleBytes({ sqlite: { tables: { Files: { columns: manifestColumns, rows } } } });
};

test('the list of files tells each of its facts and times as what it is', () => {
  const { lines } = examine(
    manifest,
    listed([
      `${folder}/`,
      {
        birth: 1_600_000_001,
        lastModified: 1_600_000_002,
        lastStatusChange: 1_600_000_003,
        mode: 0o40755,
        userId: 501,
        groupId: 502,
        size: 96,
        inode: 77,
        protectionClass: 4,
        target: 'elsewhere',
      },
    ]),
  );
  expect(lines.map(({ data, times }) => ({ data, times }))).toMatchObject([
    {
      data: {
        created: 1_600_000_001,
        modified: 1_600_000_002,
        statusChanged: 1_600_000_003,
        owner: 501,
        group: 502,
        size: 96,
        inode: 77,
        protectionClass: 4,
        target: 'elsewhere',
      },
      times: [
        { marks: 'file created', at: '2020-09-13T12:26:41Z' },
        { marks: 'file modified', at: '2020-09-13T12:26:42Z' },
        { marks: 'file status changed', at: '2020-09-13T12:26:43Z' },
      ],
    },
  ]);
});

test('a folder of attachments has its own times, and the newest of the folders right in it', () => {
  const { lines } = examine(
    smsAttachmentFolders,
    listed(
      [
        `${folder}/`,
        { birth: 1_600_000_001, lastModified: 1_600_000_002, lastStatusChange: 1_600_000_003 },
      ],
      [`${folder}/A/`, { birth: 1_600_000_010, lastModified: 1_600_000_090 }],
      [`${folder}/B/`, { birth: 1_600_000_020 }],
      [`${folder}/C/`, { birth: 1_600_000_015 }],
      [`${folder}/C/deeper/`, { birth: 1_600_000_080 }],
      [`${folder}/B/photo.heic`, { birth: 1_600_000_070 }],
    ),
  );
  expect(lines.map(({ data, times }) => ({ data, times }))).toMatchObject([
    {
      data: {
        files: 1,
        folders: 3,
        newestInside: 1_600_000_020,
        created: 1_600_000_001,
        modified: 1_600_000_002,
        statusChanged: 1_600_000_003,
      },
      times: [
        { marks: 'folder created', at: '2020-09-13T12:26:41Z' },
        { marks: 'folder modified', at: '2020-09-13T12:26:42Z' },
        { marks: 'folder status changed', at: '2020-09-13T12:26:43Z' },
      ],
    },
  ]);
});

test('metadata of something else are told, and those that lack a part are not: not every tool writes all', () => {
  const told = (change: (archive: string) => string): string[] => {
    const file = mbFile({ relativePath: 'a', size: 5 });
    const changed = Uint8Array.from(
      Buffer.from(change(Buffer.from(file).toString('latin1')), 'latin1'),
    );
    const rows = [['0'.repeat(40), 'MediaDomain', 'a', 1, changed]];
    const list = exampleBytes({
      sqlite: { tables: { Files: { columns: manifestColumns, rows } } },
    });
    const { lines, problems } = examine(manifest, list);
    expect(lines).toHaveLength(1);
    return problems.map(({ detail }) => detail);
  };
  expect(told((archive) => archive)).toEqual([]);
  expect(told((archive) => archive.replace('InodeNumber', 'InodeNumbex'))).toEqual([]);
  expect(told((archive) => archive.replace('MBFile', 'MBFilx'))).toEqual([
    'column file: not what a file has there',
  ]);
});
