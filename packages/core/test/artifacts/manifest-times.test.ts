import { backupFileId, mbFile } from '@athar/synthetic';
import { beforeAll, describe, expect, test } from 'vitest';
import { manifestColumns } from '../../src/artifacts/manifest-examples.ts';
import { manifest } from '../../src/artifacts/ios/manifest.ts';
import { smsAttachmentFolders } from '../../src/artifacts/ios/sms-attachment-folders.ts';
import type { SqliteExample } from '../../src/model/index.ts';
import { exampleBytes, startSqlite } from '../builders/example-file.ts';
import { examine } from '../builders/examine.ts';

beforeAll(startSqlite);

type Described = Partial<Parameters<typeof mbFile>[0]>;

const folder = 'Library/SMS/Attachments/6d/13';

/** A list of files with what it says of each: a folder where nothing stands behind its last slash. */
const listed = (...files: readonly (readonly [path: string, Described])[]): Uint8Array => {
  const rows: SqliteExample['tables'][string]['rows'] = files.map(([path, described]) => {
    const relativePath = path.replace(/\/$/, '');
    const kind = path.endsWith('/') ? 2 : 1;
    const file = mbFile({ relativePath, ...described });
    return [backupFileId('MediaDomain', relativePath), 'MediaDomain', relativePath, kind, file];
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
    const rows = [[backupFileId('MediaDomain', 'a'), 'MediaDomain', 'a', 1, changed]];
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

describe('what a row says twice', () => {
  const told = (path: string, flags: number, described: Described): string[] => {
    const file = mbFile({ relativePath: 'Media/a', ...described });
    const id = backupFileId('MediaDomain', 'Media/a');
    const rows = [[id, 'MediaDomain', path, flags, file]];
    const tables = { Files: { columns: manifestColumns, rows } };
    const { lines, problems } = examine(manifest, exampleBytes({ sqlite: { tables } }));
    expect(lines).toHaveLength(1);
    return problems.map(({ detail }) => detail);
  };
  const otherName = 'a name that is not the one that its file id is made of';
  const otherKind = 'the list and the description of a file name two kinds of it';

  test.each<[string, string, number, Described, string[]]>([
    ['a sound row', 'Media/a', 1, {}, []],
    ['another path', 'Media/c', 1, {}, [otherName]],
    ['a file as a folder', 'Media/a', 2, {}, [otherKind]],
    ['a folder as a link', 'Media/a', 4, { mode: 0o40755 }, [otherKind]],
    ['a mode of neither kind', 'Media/a', 1, { mode: 0o644 }, []],
  ])('%s', (_, path, flags, described, problems) => {
    expect(told(path, flags, described)).toEqual(problems);
  });

  test('the path of a description that was changed is held against the id, and is no fault of the name', () => {
    expect(told('Media/a', 1, { relativePath: 'Media/z' })).toEqual([]);
  });
});
