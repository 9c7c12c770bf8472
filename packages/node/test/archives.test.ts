import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { constants, deflateRawSync, gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { binaryPlist } from '@athar/synthetic';
import {
  contentOf,
  contentsOf,
  isOfDevice,
  open,
  openOne,
  outcomes,
  password,
  smallBackup,
  someFiles,
  testFolder,
  text,
} from './test-backups.ts';

function has(command: string): boolean {
  try {
    execFileSync(command, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

type Form = 'folder' | 'zip' | 'tar' | 'tar.gz';
const forms: readonly Form[] = ['folder', 'zip', 'tar', 'tar.gz'];

/** Packs a folder and returns the archive, or the folder itself. */
function packed(folder: string, form: Form): string {
  const archive = join(testFolder(), `evidence.${form}`);
  switch (form) {
    case 'folder':
      return folder;
    case 'zip':
      execFileSync('python3', [
        '-c',
        'import sys,os,zipfile\nz=zipfile.ZipFile(sys.argv[2],"w",zipfile.ZIP_DEFLATED)\nfor d,_,fs in os.walk(sys.argv[1]):\n  for f in fs: z.write(os.path.join(d,f),os.path.relpath(os.path.join(d,f),sys.argv[1]))\nz.close()',
        folder,
        archive,
      ]);
      return archive;
    case 'tar':
      execFileSync('tar', ['-C', folder, '-cf', archive, '.']);
      return archive;
    case 'tar.gz':
      execFileSync('tar', ['-C', folder, '-czf', archive, '.']);
      return archive;
  }
}

/** More than what a worker unpacks in memory. */
const large = Buffer.alloc(17 * 2 ** 20, 'one line of a large file\n').toString('latin1');
const largeHash = createHash('sha256').update(large).digest('hex');

function dumpFolder(root: string, files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = testFolder();
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, root, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }
  return folder;
}

const version = binaryPlist({ ProductVersion: '16.1.1', ProductBuildVersion: '20B101' });
const metadata = binaryPlist({ MCMMetadataIdentifier: 'net.whatsapp.WhatsApp' });
const dump = {
  'System/Library/CoreServices/SystemVersion.plist': version,
  'private/var/mobile/Library/SMS/sms.db': large,
  'private/var/mobile/Library/small.plist': 'small',
  'private/var/db/a.log': 'log',
  'private/var/mobile/Containers/Data/Application/0A/.com.apple.mobile_container_manager.metadata.plist':
    metadata,
  // An app of which what it keeps was not copied.
  'private/var/containers/Bundle/Application/0B/.com.apple.mobile_container_manager.metadata.plist':
    binaryPlist({ MCMMetadataIdentifier: 'org.example.maps' }),
};
const wanted = (path: string) => /sms\.db$|small\.plist$|\.log$/.test(path);
const expected = {
  '/private/var/db/a.log': 'log',
  '/private/var/mobile/Library/SMS/sms.db': largeHash,
  '/private/var/mobile/Library/small.plist': 'small',
};

describe.skipIf(!has('python3') || !has('tar'))(
  'archives (skipped without python3 and tar)',
  () => {
    test.each(forms)('a file system copy as %s gives its files', async (form) => {
      const scratchIn = testFolder();
      const evidence = packed(dumpFolder('Extraction/fs', dump), form);
      const source = await openOne(evidence, [], { wanted, scratchIn });
      expect(contentsOf(source, wanted)).toEqual(expected);
      expect(source).toMatchObject({
        kind: 'filesystem-dump',
        device: { platform: 'ios', osVersion: '16.1.1', build: '20B101' },
        problems: [],
        totals: { files: 6 },
      });
      expect([...source.installedApps].sort()).toEqual([
        'net.whatsapp.WhatsApp',
        'org.example.maps',
      ]);
      const stored = [...source.files((path) => path.endsWith('.log'))][0]?.storedAt;
      expect(stored).toEqual(
        form === 'folder'
          ? ['private/var/db/a.log']
          : [`evidence.${form}`, 'Extraction/fs/private/var/db/a.log'],
      );
    });

    test.each(forms)(
      'a file system copy as %s lists its folders too, with their times',
      async (form) => {
        const root = dumpFolder('', { ...dump, 'private/var/db/empty.d/x/y': 'deep' });
        const at = 1_640_000_000;
        for (const name of [
          'private/var/db/empty.d/x/y',
          'private/var/db/empty.d/x',
          'private/var/db',
        ])
          utimesSync(join(root, name), at, at);
        const source = await openOne(packed(root, form), [], { scratchIn: testFolder() });
        const [listing] = [...source.files((path) => path === '/.file-listing')];
        const entries = contentOf(listing!).split('\0');
        const listed = entries.flatMap((path, index) =>
          index % 4 === 0 && path.startsWith('/private/var/db')
            ? [[path, entries[index + 1], entries[index + 3]]]
            : [],
        );
        // The zip of this test tells only a wall clock, and no folders.
        const time = form === 'zip' ? '' : String(at);
        expect(listed.filter(([path]) => !path!.endsWith('.d'))).toEqual([
          ['/private/var/db', 'folder', time],
          ['/private/var/db/a.log', 'file', expect.anything()],
          ['/private/var/db/empty.d/x', 'folder', time],
          ['/private/var/db/empty.d/x/y', 'file', time],
        ]);
        expect(listed.filter(([path]) => path!.endsWith('.d'))).toHaveLength(1);
        expect(source.totals.files).toBe(7);
        expect(
          [...source.files(() => true)].some(({ devicePath }) => devicePath === '/private/var/db'),
        ).toBe(false);
      },
    );

    test.each(
      forms.flatMap(
        (form) =>
          [
            [form, false],
            [form, true],
          ] as const,
      ),
    )('a backup as %s gives its files (encrypted: %s)', async (form, encrypted) => {
      const scratchIn = testFolder();
      const files = [
        ...someFiles,
        { domain: 'HomeDomain', relativePath: 'Library/large.db', content: text(large) },
      ];
      const parent = testFolder();
      smallBackup(join(parent, 'Backup/x'), { encrypted, files });
      const source = await openOne(packed(parent, form), [password], { scratchIn });
      const contents = contentsOf(source, isOfDevice);
      expect(contents).toMatchObject({
        '/private/var/mobile/Library/large.db': largeHash,
        '/private/var/wireless/Library/Databases/DataUsage.sqlite': 'usage',
        '/private/var/mobile/Library/gone.plist': 'unreadable: missing',
      });
      expect(source.encrypted).toBe(encrypted);
      expect(source.problems).toEqual([]);
    });

    test('what was unpacked is gone after closing, and holds nothing decrypted', async () => {
      const scratchIn = testFolder();
      const files = [{ domain: 'HomeDomain', relativePath: 'large.db', content: text(large) }];
      const archive = packed(smallBackup(testFolder(), { encrypted: true, files }), 'tar.gz');
      const { openEvidence } = await import('../src/index.ts');
      const { sources, close } = await openEvidence(
        [archive],
        { passwords: [password] },
        { scratchIn },
      );
      expect(outcomes(sources)).toEqual(['opened']);
      const [folder] = readdirSync(scratchIn);
      const unpacked = readdirSync(join(scratchIn, folder!)).map((name) =>
        readFileSync(join(scratchIn, folder!, name), 'latin1'),
      );
      expect(unpacked.some((content) => content.length >= large.length)).toBe(true);
      expect(unpacked.some((content) => content.includes('of a large file'))).toBe(false);
      close();
      expect(readdirSync(scratchIn)).toEqual([]);
    });

    test('without a scratch folder a large member of a tar.gz is told, the small ones are read', async () => {
      const source = await openOne(packed(dumpFolder('', dump), 'tar.gz'), [], { wanted });
      expect(contentsOf(source, wanted)).toEqual({
        ...expected,
        '/private/var/mobile/Library/SMS/sms.db': 'unreadable: limit-exceeded',
      });
    });

    describe.skipIf(process.platform === 'win32')('links', () => {
      const library = 'private/var/mobile/Library';
      /** The tree of a phone whose messages lie elsewhere in it, behind links of many kinds. */
      function tree(): string {
        const folder = dumpFolder('fs', {
          'store/sms': large,
          'store/deep/b.log': 'deep',
          'private/var/db/a.log': 'log',
          [`${library}/SMS/empty`]: '',
        });
        for (const [name, target] of [
          ['SMS/sms.db', '../../../../../store/sms'],
          ['chain.log', 'SMS/../next'],
          ['next', './/last'],
          ['last', '../../db/a.log'],
          ['down', '../../../../store/deep'],
          ['over.log', 'down/b.log'],
          ['above.log', 'down/../../private/var/db/a.log'],
          ['self.log', 'self.log'],
          ['round.log', 'trip'],
          ['trip', './SMS/../round.log'],
          ['out.log', `${'../'.repeat(40)}etc/hostname`],
          ['gone.log', '../nowhere/a.log'],
          ['through.log', '../../db/a.log/../a.log'],
          ['root.log', '/store/sms'],
          ['folder.log', 'SMS'],
        ] as const) {
          symlinkSync(target, join(folder, 'fs', library, name));
        }
        linkSync(
          join(folder, 'fs/private/var/db/a.log'),
          join(folder, 'fs', library, 'SMS/hard.log'),
        );
        return folder;
      }

      function zipWithLinks(folder: string): string {
        const archive = join(testFolder(), 'evidence.zip');
        const script = `import sys,os,zipfile
z=zipfile.ZipFile(sys.argv[2],"w",zipfile.ZIP_DEFLATED)
for d,_,fs in os.walk(sys.argv[1]):
  for f in fs+_:
    p=os.path.join(d,f); n=os.path.relpath(p,sys.argv[1])
    if os.path.islink(p):
      i=zipfile.ZipInfo(n); i.create_system=3; i.external_attr=0o120777<<16; z.writestr(i,os.readlink(p))
    elif os.path.isfile(p): z.write(p,n)
z.close()`;
        execFileSync('python3', ['-c', script, folder, archive]);
        return archive;
      }

      const unfollowed = {
        [`/${library}/self.log`]: 'unreadable: malformed',
        [`/${library}/round.log`]: 'unreadable: malformed',
        [`/${library}/gone.log`]: 'unreadable: missing',
        [`/${library}/through.log`]: 'unreadable: missing',
        [`/${library}/root.log`]: 'unreadable: link-not-followed',
        [`/${library}/out.log`]: 'unreadable: link-not-followed',
      };
      const followed = {
        '/private/var/db/a.log': 'log',
        [`/${library}/SMS/hard.log`]: 'log',
        [`/${library}/SMS/sms.db`]: largeHash,
        [`/${library}/above.log`]: 'log',
        [`/${library}/chain.log`]: 'log',
        [`/${library}/over.log`]: 'deep',
      };
      const ofPhone = (path: string) => isOfDevice(path) && wanted(path);

      test.each(forms)('of a %s lead to files inside, and nowhere else', async (form) => {
        const folder = tree();
        const evidence = form === 'zip' ? zipWithLinks(folder) : packed(folder, form);
        const source = await openOne(evidence, [], { wanted, scratchIn: testFolder() });
        const contents = contentsOf(source, ofPhone);
        // What a folder's links out of it lead to depends on the machine.
        const isFolder = form === 'folder';
        const outside = { [`/${library}/root.log`]: 'unreadable: missing' };
        const there = contents[`/${library}/out.log`];
        expect(contents).toEqual({
          ...followed,
          ...unfollowed,
          ...(isFolder && { ...outside, [`/${library}/out.log`]: there }),
        });
        expect(there).toMatch(/^unreadable: /);
        const size = [...source.files(ofPhone)].find(({ devicePath }) =>
          devicePath.endsWith('hard.log'),
        )?.size;
        expect(size).toBe(3);
      });

      test('of an archive that make others longer and longer end', async () => {
        const folder = dumpFolder('', { 'private/var/mobile/Library/a.log': 'x' });
        const place = join(folder, library);
        for (let n = 0; n < 40; n++) symlinkSync(`l${n + 1}/../l${n + 1}`, join(place, `l${n}`));
        symlinkSync('l0', join(place, 'b.log'));
        const source = await openOne(packed(folder, 'tar'));
        const contents = contentsOf(source, (path) => path.endsWith('b.log'));
        expect(Object.values(contents)).toEqual([expect.stringMatching(/^unreadable: /)]);
      });
    });

    test('an archive in a folder, and one in an archive, are looked into', async () => {
      const inner = packed(smallBackup(testFolder()), 'zip');
      const parent = testFolder();
      writeFileSync(join(parent, 'inner.zip'), readFileSync(inner));
      writeFileSync(join(parent, 'photos.zip'), 'no zip');
      expect(outcomes(await open(parent))).toEqual(['opened']);
      const sources = await open(packed(parent, 'tar'));
      expect(outcomes(sources)).toEqual(['opened']);
      expect(sources[0]?.label).toBe('evidence.tar/inner.zip');
    });

    test.each(['zip', 'tar', 'tar.gz'] as const)(
      'a cut %s gives what is left, and is told',
      async (form) => {
        const files = Object.fromEntries(
          Array.from({ length: 50 }, (_, i) => [
            `private/var/mobile/Library/f${i}`,
            `${i} `.repeat(2000),
          ]),
        );
        const archive = packed(dumpFolder('', files), form);
        const bytes = readFileSync(archive);
        writeFileSync(archive, bytes.subarray(0, bytes.length * 0.6));
        const source = await openOne(archive);
        const readable = [...source.files()].filter(({ content }) => content.kind !== 'unreadable');
        expect(readable.length).toBeGreaterThan(10);
        expect(source.problems.length).toBeGreaterThan(0);
      },
    );

    describe('a tar.gz', () => {
      const files = Object.fromEntries(
        Array.from({ length: 60 }, (_, i) => [
          `private/var/mobile/Library/f${String(i).padStart(2, '0')}`,
          createHash('sha512').update(String(i)).digest('hex').repeat(30),
        ]),
      );
      const tarOf = (content: Readonly<Record<string, string | Uint8Array>>) =>
        gunzipSync(readFileSync(packed(dumpFolder('', content), 'tar.gz')));
      const opened = async (bytes: Buffer, scratchIn?: string) => {
        const path = join(testFolder(), 'a.tar.gz');
        writeFileSync(path, bytes);
        const source = await openOne(path, [], scratchIn === undefined ? {} : { scratchIn });
        const listed = [...source.files()];
        const whole = listed.filter(
          (file) => contentOf(file) === files[file.devicePath.slice(1)],
        ).length;
        return {
          whole,
          told: new Set(listed.flatMap((file) => (file.problems ?? []).map(({ code }) => code))),
          untold: listed.filter(({ problems = [] }) => problems.length === 0),
          problems: source.problems.map(({ code }) => code),
          hides: source.hidden.length > 0,
        };
      };

      test('padded with zeros, however many, is whole', async () => {
        const zipped = gzipSync(tarOf(files));
        for (const zeros of [1, 511, 5 * 2 ** 20]) {
          const seen = await opened(Buffer.concat([zipped, Buffer.alloc(zeros)]));
          expect(seen).toMatchObject({ whole: 60, problems: [], hides: false });
          expect(seen.told.size).toBe(0);
        }
      });

      test.each([
        ['garbage', Buffer.from('garbage')],
        ['garbage behind zeros', Buffer.concat([Buffer.alloc(2000), Buffer.from('garbage')])],
      ])('with %s behind it is read whole, and that is told', async (_, behind) => {
        const seen = await opened(Buffer.concat([gzipSync(tarOf(files)), behind]));
        expect(seen).toMatchObject({ whole: 60, problems: ['malformed'], hides: false });
        expect(seen.told.size).toBe(0);
      });

      test('of members with zeros between them is whole', async () => {
        const tar = tarOf(files);
        const half = tar.length / 2;
        const seen = await opened(
          Buffer.concat([
            gzipSync(tar.subarray(0, half)),
            Buffer.alloc(100),
            gzipSync(tar.subarray(half)),
          ]),
        );
        expect(seen).toMatchObject({ whole: 60, problems: [] });
      });

      test.each([
        ['checksum', 8],
        ['length', 4],
      ])(
        'whose %s does not fit is read, with each file and the source told',
        async (_, fromEnd) => {
          const zipped = gzipSync(tarOf(files));
          zipped[zipped.length - fromEnd]! ^= 1;
          const seen = await opened(zipped);
          expect(seen).toMatchObject({
            whole: 60,
            untold: [],
            problems: ['malformed'],
            hides: true,
          });
          expect([...seen.told]).toEqual(['damaged-archive']);
        },
      );

      test('tells only files of the member whose checksum does not fit', async () => {
        const tar = tarOf(files);
        const half = Math.floor(tar.length / 1024) * 512;
        const first = gzipSync(tar.subarray(0, half));
        first[first.length - 8]! ^= 1;
        const seen = await opened(Buffer.concat([first, gzipSync(tar.subarray(half))]));
        expect(seen).toMatchObject({ whole: 60, problems: ['malformed'] });
        expect(seen.untold.length).toBeGreaterThan(20);
        expect(seen.untold.length).toBeLessThan(40);
      });

      test('with a broken byte in it keeps what came before, invents nothing, and is told', async () => {
        const tar = tarOf(files);
        const zipped = gzipSync(tar);
        for (const part of [0.3, 0.5, 0.9]) {
          const broken = Buffer.from(zipped);
          const at = Math.floor(broken.length * part);
          broken.fill(0xff, at, at + 16);
          const seen = await opened(broken);
          expect(seen.whole).toBeGreaterThan(60 * part - 15);
          expect(seen.whole).toBeLessThan(60);
          expect(seen.untold).toEqual([]);
          expect(seen).toMatchObject({ hides: true });
          expect(seen.problems).toContain('malformed');
        }
      });

      test('with a damaged block is unpacked up to that, and not one byte more', async () => {
        const content = Buffer.from(Object.values(files).join('')).subarray(0, 30_000);
        const path = join(testFolder(), 'a.gz');
        const broken = Buffer.concat([
          Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]),
          deflateRawSync(content, { finishFlush: constants.Z_SYNC_FLUSH }),
          // A last block of a kind that does not exist.
          Buffer.alloc(1000, 7),
        ]);
        writeFileSync(path, broken);
        const { nodePlatform } = await import('../src/index.ts');
        const pieces: Uint8Array[] = [];
        const faults = await nodePlatform().gunzip(
          { kind: 'path', path },
          (piece) => {
            pieces.push(piece);
            return 'more';
          },
          2 ** 20,
        );
        const unpacked = Buffer.concat(pieces);
        expect(unpacked.equals(content.subarray(0, unpacked.length))).toBe(true);
        // What came of the few bytes in which the damage was met is lost.
        expect(unpacked.length).toBeGreaterThan(content.length - 2000);
        expect(faults).toMatchObject([
          { code: 'malformed', doubtful: { from: 0, to: unpacked.length } },
        ]);
      });

      test('with a broken byte behind several megabytes keeps large and small files before it', async () => {
        const noise = (seed: number) => {
          const bytes = new Uint8Array(3 * 2 ** 20);
          for (let at = 0; at < bytes.length; at++) bytes[at] = seed = (seed * 75 + 74) % 65_537;
          return bytes;
        };
        const content = { 'private/var/mobile/Library/a': noise(1), ...files };
        const zipped = gzipSync(tarOf(content));
        zipped.fill(0xff, zipped.length - 4000, zipped.length - 3900);
        const seen = await opened(zipped, testFolder());
        expect(seen.whole).toBeGreaterThan(40);
        expect(seen.untold).toEqual([]);
      });

      test('with another tar behind its end mark is read to there, and that is told', async () => {
        const tar = tarOf(files);
        const two = Buffer.concat([gzipSync(tar), gzipSync(tar)]);
        expect(await opened(two)).toMatchObject({ whole: 60, problems: ['malformed'] });
        expect(await opened(gzipSync(tar))).toMatchObject({ problems: [] });
        const path = join(testFolder(), 'a.tar');
        writeFileSync(path, Buffer.concat([tar, tar]));
        const source = await openOne(path);
        expect([...source.files()]).toHaveLength(60);
        expect(source.problems).toMatchObject([{ code: 'malformed' }]);
      });

      test.each([
        ['8 GiB', () => 0o77777777777],
        ['a byte more than there is', (left: number) => left + 1],
      ])('with a member that claims %s has what a tar of the same bytes has', async (_, claims) => {
        const tar = tarOf({ 'private/var/mobile/Library/large': large, ...files });
        const headers: number[] = [];
        for (let at = 0; at < tar.length; at += 512) {
          const isHeader = tar.toString('latin1', at + 257, at + 262) === 'ustar';
          if (isHeader && tar.toString('latin1', at + 156, at + 157) === '0') headers.push(at);
        }
        expect(headers).toHaveLength(61);
        for (const liar of [headers[0]!, headers[20]!, headers.at(-9)!]) {
          const claimed = claims(tar.length - liar - 512);
          const lying = Buffer.from(tar);
          lying.write(`${claimed.toString(8).padStart(11, '0')}\0`, liar + 124, 'latin1');
          lying.fill(' ', liar + 148, liar + 156);
          const sum = lying.subarray(liar, liar + 512).reduce((total, byte) => total + byte, 0);
          lying.write(`${sum.toString(8).padStart(6, '0')}\0 `, liar + 148, 'latin1');
          const seen = [];
          for (const [name, bytes] of [
            ['a.tar', lying],
            ['a.tar.gz', gzipSync(lying)],
          ] as const) {
            const path = join(testFolder(), name);
            writeFileSync(path, bytes);
            const scratchIn = testFolder();
            const source = await openOne(path, [], { scratchIn, wanted: () => true });
            const listed = [...source.files()].map((file) => [
              file.devicePath,
              createHash('sha256').update(contentOf(file)).digest('hex'),
              file.problems,
            ]);
            seen.push({ listed, problems: source.problems });
          }
          expect(seen[1]).toEqual(seen[0]);
          expect(seen[0]).toMatchObject({ problems: [{ code: 'malformed' }] });
          expect(seen[0]?.listed).toHaveLength(61);
        }
      });

      test('cut off tells the file in which it ends', async () => {
        const zipped = gzipSync(tarOf(files));
        let cutFiles = 0;
        for (let length = zipped.length / 2; length < zipped.length * 0.6; length += 37) {
          const seen = await opened(zipped.subarray(0, length));
          expect(seen.whole).toBeGreaterThan(20);
          expect(seen.untold.length).toBe(seen.whole);
          expect(seen.problems).toContain('truncated');
          cutFiles += seen.told.size;
        }
        expect(cutFiles).toBeGreaterThan(5);
      });
    });

    test.each(['zip', 'tar.gz'] as const)(
      'a tar in a %s whose checksum does not fit is read, and each of its files is told as doubtful',
      async (around) => {
        const parent = testFolder();
        const tar = readFileSync(packed(dumpFolder('', dump), 'tar'));
        writeFileSync(join(parent, 'inner.tar'), tar);
        let archive = packed(parent, 'tar.gz');
        if (around === 'zip') {
          archive = join(testFolder(), 'evidence.zip');
          execFileSync('python3', [
            '-c',
            'import sys,zipfile\nzipfile.ZipFile(sys.argv[2],"w").write(sys.argv[1],"inner.tar")',
            join(parent, 'inner.tar'),
            archive,
          ]);
        }
        const read = async () => {
          const source = await openOne(archive, [], { wanted, scratchIn: testFolder() });
          expect(contentsOf(source, wanted)).toMatchObject({ '/private/var/db/a.log': 'log' });
          return {
            source: source.problems.map(({ code }) => code),
            files: [...source.files(wanted)].map(({ problems }) => problems?.[0]?.code),
          };
        };
        const none = undefined;
        expect(await read()).toEqual({ source: [], files: [none, none, none] });
        const bytes = readFileSync(archive);
        if (around === 'zip') {
          bytes[bytes.indexOf(Buffer.from('PK\x01\x02', 'latin1')) + 16]! ^= 1;
        } else bytes[bytes.length - 8]! ^= 1;
        writeFileSync(archive, bytes);
        const doubt = 'damaged-archive';
        expect(await read()).toMatchObject({ files: [doubt, doubt, doubt] });
        expect((await read()).source).toHaveLength(1);
      },
    );

    test('a file and a folder of one name in an archive are listed as one, and all are read', async () => {
      const archive = join(testFolder(), 'odd.zip');
      const members = ['f', 'f-x', 'f/g', 'd/', 'd/h'].map((name) => `private/var/mobile/${name}`);
      execFileSync('python3', [
        '-c',
        'import sys,zipfile\nz=zipfile.ZipFile(sys.argv[1],"w")\nfor n in sys.argv[2:]: z.writestr(n,"" if n.endswith("/") else n)',
        archive,
        ...members,
      ]);
      const source = await openOne(archive);
      const [listing] = [...source.files((path) => path === '/.file-listing')];
      const kinds = contentOf(listing!)
        .split('\0')
        .flatMap((part, at, all) =>
          part.startsWith('/') ? `${part.slice(20)} ${all[at + 1]}` : [],
        );
      expect(kinds.filter((one) => one.startsWith('f') || one.startsWith('d'))).toEqual([
        'd folder',
        'd/h file',
        'f file',
        'f-x file',
        'f/g file',
      ]);
      expect(Object.keys(contentsOf(source))).toHaveLength(4);
    });

    test('a damaged archive beside a backup is told, since it may hold another', async () => {
      const parent = testFolder();
      const broken = gzipSync('x'.repeat(1e5));
      writeFileSync(join(parent, 'a.tar.gz'), broken.fill(0xff, 12, 40));
      expect(outcomes(await open(parent))).toEqual(['malformed-archive']);
      smallBackup(join(parent, 'backup'));
      expect(outcomes(await open(parent))).toEqual(['malformed-archive', 'opened']);
    });

    test('a fourth archive around a backup is told and not looked into', async () => {
      let inner = packed(smallBackup(testFolder()), 'zip');
      const reasons: string[][] = [];
      for (let around = 0; around < 4; around++) {
        reasons.push(outcomes(await open(inner)));
        const parent = testFolder();
        writeFileSync(join(parent, 'inner.zip'), readFileSync(inner));
        inner = packed(parent, 'zip');
      }
      expect(reasons.slice(0, 2)).toEqual([['opened'], ['opened']]);
      expect(outcomes(await open(inner))).toEqual(['limit-exceeded']);
    });

    test('a zip behind other bytes is read', async () => {
      const whole = readFileSync(packed(dumpFolder('', dump), 'zip'));
      const folder = testFolder();
      const behind = join(folder, 'self-extracting.exe');
      writeFileSync(behind, Buffer.concat([Buffer.from('MZ'.repeat(5000)), whole]));
      const source = await openOne(behind, [], { wanted, scratchIn: testFolder() });
      expect(contentsOf(source, wanted)).toEqual(expected);
      expect(source.problems).toEqual([]);
      writeFileSync(behind, Buffer.concat([Buffer.from('no program'), whole.subarray(100)]));
      expect(outcomes(await open(behind))).toEqual(['not-recognised']);
    });

    test('a zip behind another one is read, and the other is told', async () => {
      const two = [dump, { 'private/var/mobile/Library/a': 'second' }].map((files) =>
        readFileSync(packed(dumpFolder('', files), 'zip')),
      );
      const path = join(testFolder(), 'two.zip');
      writeFileSync(path, Buffer.concat(two));
      const source = await openOne(path);
      expect(contentsOf(source)).toEqual({ '/private/var/mobile/Library/a': 'second' });
      expect(source.problems).toMatchObject([{ code: 'malformed' }]);
    });

    test('a large gzip file that is no tar is not unpacked to its end', async () => {
      const { nodePlatform } = await import('../src/index.ts');
      const path = join(testFolder(), 'a.gz');
      writeFileSync(path, gzipSync(Buffer.alloc(2 ** 26, 'no tar ')));
      let unpacked = 0;
      await nodePlatform().gunzip(
        { kind: 'path', path },
        (piece) => {
          unpacked += piece.length;
          return 'enough';
        },
        2 ** 30,
      );
      expect(unpacked).toBeLessThanOrEqual(2 ** 20);
      expect(outcomes(await open(path))).toEqual(['not-recognised']);
    });

    test('a gzip file that unpacks to more than is allowed stops there', async () => {
      const { nodePlatform } = await import('../src/index.ts');
      const path = join(testFolder(), 'a.gz');
      writeFileSync(path, gzipSync(Buffer.alloc(2 ** 24)));
      await expect(
        nodePlatform().gunzip({ kind: 'path', path }, () => 'more', 2 ** 22),
      ).rejects.toMatchObject({ code: 'limit-exceeded' });
    });

    test('a gzip file that is no tar, and one that is damaged, fail', async () => {
      const folder = testFolder();
      writeFileSync(join(folder, 'a.gz'), gzipSync('text'));
      const whole = gzipSync(text(large));
      whole.fill(0xff, 20, 60);
      writeFileSync(join(folder, 'b.gz'), whole);
      expect(outcomes(await open([join(folder, 'a.gz'), join(folder, 'b.gz')]))).toEqual([
        'not-recognised',
        'malformed-archive',
      ]);
    });

    test('a packed member whose CRC does not fit is not read as if it were whole', async () => {
      const archive = packed(dumpFolder('', { 'private/var/mobile/Library/a': 'hello' }), 'zip');
      const bytes = readFileSync(archive);
      const directory = bytes.indexOf(Buffer.from('PK\x01\x02', 'latin1'));
      bytes[directory + 16]! ^= 1;
      writeFileSync(archive, bytes);
      const [file] = [...(await openOne(archive)).files()];
      expect(() => contentOf(file!)).toThrow(
        expect.objectContaining({ code: 'malformed' }) as Error,
      );
    });

    test('a packed member that unpacks to more than it says is a bomb and stops', async () => {
      const archive = packed(
        dumpFolder('', { 'private/var/mobile/Library/a': 'x'.repeat(1e6) }),
        'zip',
      );
      const bytes = readFileSync(archive);
      bytes.writeUInt32LE(1000, bytes.indexOf(Buffer.from('PK\x01\x02', 'latin1')) + 24);
      writeFileSync(archive, bytes);
      const [file] = [...(await openOne(archive)).files()];
      expect(() => contentOf(file!)).toThrow(
        expect.objectContaining({ code: 'malformed' }) as Error,
      );
    });
  },
);

describe('a file system copy', () => {
  test.each([
    ['with private/var', 'private/var/mobile/Library/a'],
    ['with var alone', 'var/mobile/Library/a'],
    ['of /private/var', 'mobile/Library/a'],
    ['with a prefix', 'filesystem1/private/var/mobile/Library/a'],
    ['as the data partition of an extraction', 'filesystem2/mobile/Library/a'],
    ['deep below', 'case/phone/dump/private/var/mobile/Library/a'],
  ])('%s is mapped to device paths', async (_, name) => {
    const source = await openOne(dumpFolder('', { [name]: 'x' }));
    expect([...source.files()].map(({ devicePath }) => devicePath)).toEqual([
      '/private/var/mobile/Library/a',
    ]);
  });

  const mobile = {
    'Library/SMS/sms.db': 'messages',
    'Library/Preferences/.GlobalPreferences.plist': 'settings',
    'Containers/Data/Application/0A/.com.apple.mobile_container_manager.metadata.plist': metadata,
  };

  test.each([
    ['of /private/var/mobile', 'mobile', 'mobile'],
    ['of /private/var/mobile, under another name', 'case 7/user', ''],
    ['that begins at private', 'x/private/var/mobile', 'x/private'],
    ['given at its var', 'x/private/var/mobile', 'x/private/var'],
    ['given at its mobile', 'filesystem1/private/var/mobile', 'filesystem1/private/var/mobile'],
  ])('%s is known by what lies in it', async (_, at, given) => {
    const source = await openOne(join(dumpFolder(at, mobile), given));
    expect(contentsOf(source, (path) => path.endsWith('.db'))).toEqual({
      '/private/var/mobile/Library/SMS/sms.db': 'messages',
    });
    expect([...source.installedApps]).toEqual(['net.whatsapp.WhatsApp']);
    expect(source.hidden).toEqual([]);
  });

  test.skipIf(!has('tar'))(
    'of /private/var/mobile is known in archives too (skipped without tar)',
    async () => {
      for (const form of ['tar', 'tar.gz'] as const) {
        const source = await openOne(packed(dumpFolder('', mobile), form));
        expect(contentsOf(source, (path) => path.endsWith('.db'))).toEqual({
          '/private/var/mobile/Library/SMS/sms.db': 'messages',
        });
      }
    },
  );

  test('with `var` alone tells the version that stands there', async () => {
    const source = await openOne(
      dumpFolder('', {
        'var/mobile/Library/a': 'x',
        'var/MobileSoftwareUpdate/SystemVersion.plist': version,
      }),
    );
    expect(source.device.osVersion).toBe('16.1.1');
  });

  test('in two partitions is one source', async () => {
    const source = await openOne(
      dumpFolder('', {
        'filesystem1/System/Library/CoreServices/SystemVersion.plist': version,
        'filesystem1/System/Library/CoreServices/SpringBoard.app/Info.plist': 'x',
        'filesystem1/Applications/a.app/a': 'x',
        'filesystem2/mobile/Library/a': 'x',
        'filesystem2/preferences/b': 'x',
      }),
    );
    expect(source.device.osVersion).toBe('16.1.1');
    expect([...source.files(isOfDevice)].map(({ devicePath }) => devicePath)).toEqual([
      '/private/var/mobile/Library/a',
      '/private/var/preferences/b',
    ]);
  });

  test.each([
    ['a Mac', ['private/var/db/a', 'private/var/root/b', 'Users/x/c', 'System/d']],
    ['a Linux system', ['var/log/a', 'var/tmp/b', 'etc/passwd', 'root/c']],
    ['a folder of projects', ['mobile/src/a', 'web/src/b', 'db/schema.sql']],
    [
      'the home of a Mac',
      ['Preferences/a', 'Safari/b', 'Mail/c', 'Caches/d', 'Containers/e/f', 'Accounts/g'].map(
        (name) => `Library/${name}`,
      ),
    ],
    [
      'the folder of one app',
      ['Documents/a', 'Library/Preferences/b', 'Library/Cookies/c', 'Library/WebKit/d', 'tmp/e'],
    ],
    ['a project with a library', ['Library/SMS/send.py', 'Library/Mail/send.py', 'src/main.py']],
  ])('is not seen in %s', async (_, names) => {
    const folder = dumpFolder('', Object.fromEntries(names.map((name) => [name, 'x'])));
    expect(outcomes(await open(folder))).toEqual(['not-recognised']);
  });

  test('lists its files in the byte order of their names', async () => {
    const names = ['b', 'a/z', 'a-b', 'a.b/c', 'a', 'é', 'z'].filter((name) => name !== 'a');
    const source = await openOne(
      dumpFolder(
        'private/var/mobile/Library',
        Object.fromEntries(names.map((name) => [name, 'x'])),
      ),
    );
    expect([...source.files()].map(({ devicePath }) => devicePath.split('Library/')[1])).toEqual([
      'a-b',
      'a.b/c',
      'a/z',
      'b',
      'z',
      'é',
    ]);
  });

  test.skipIf(process.platform === 'win32')('follows links only to files inside', async () => {
    const folder = dumpFolder('', { 'private/var/mobile/Library/a': 'inside' });
    const library = join(folder, 'private/var/mobile/Library');
    const outside = testFolder();
    writeFileSync(join(outside, 'secret'), 'secret');
    execFileSync('ln', ['-s', join(outside, 'secret'), join(library, 'out')]);
    execFileSync('ln', ['-s', outside, join(library, 'folder')]);
    execFileSync('ln', ['-s', 'a', join(library, 'in')]);
    execFileSync('ln', ['-s', 'private/var', join(folder, 'var')]);
    execFileSync('ln', ['-s', '.', join(library, 'loop')]);
    expect(contentsOf(await openOne(folder))).toMatchObject({
      '/private/var/mobile/Library/a': 'inside',
      '/private/var/mobile/Library/in': 'inside',
      '/private/var/mobile/Library/out': 'unreadable: link-not-followed',
    });
  });
});

const corpus = join(process.env.ATHAR_CORPUS ?? '', 'ios/ffs');

test.skipIf(!existsSync(corpus))(
  'parts of real file systems are found one by one (skipped without the corpus)',
  async () => {
    const sources = await open(corpus);
    expect(sources.length).toBe(
      readdirSync(corpus).flatMap((name) => readdirSync(join(corpus, name))).length,
    );
    expect(new Set(outcomes(sources))).toEqual(new Set(['opened']));
    const paths = sources.flatMap((source) =>
      source.outcome === 'opened'
        ? [...source.source.files()].map(({ devicePath }) => devicePath)
        : [],
    );
    expect(paths).toContain('/private/var/mobile/Library/AddressBook/AddressBook.sqlitedb');
    expect(paths.every((path) => path.startsWith('/private/var/'))).toBe(true);
  },
);

test('nothing is left of a scratch folder that was never needed', async () => {
  const scratchIn = testFolder();
  rmSync(join(scratchIn, 'x'), { force: true });
  await openOne(smallBackup(testFolder()), [], { scratchIn });
  expect(readdirSync(scratchIn)).toEqual([]);
});
