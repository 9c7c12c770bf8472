import { binaryPlist, sqliteExample } from '@athar/synthetic';
import { afterEach, describe, expect, test } from 'vitest';
import { applications } from '../../src/artifacts/ios/applications.ts';
import { cacheFiles } from '../../src/artifacts/ios/cache-files.ts';
import { chromeHistory } from '../../src/artifacts/ios/chrome-history.ts';
import { filesystem } from '../../src/artifacts/ios/filesystem.ts';
import { firefoxHistory } from '../../src/artifacts/ios/firefox-history.ts';
import { manifest } from '../../src/artifacts/ios/manifest.ts';
import { safariHistory } from '../../src/artifacts/ios/safari-history.ts';
import { shutdownLog } from '../../src/artifacts/ios/shutdown-log.ts';
import { sms } from '../../src/artifacts/ios/sms.ts';
import { whatsapp } from '../../src/artifacts/ios/whatsapp.ts';
import { matchesGlob, parseGlob } from '../../src/engine/globs.ts';
import type { AnyArtifact, Indicator } from '../../src/model/index.ts';
import { examine, type ExamineSetup } from '../builders/examine.ts';
import { fieldMatcher, published } from '../indicators/published.ts';

// What MVT (2026.7.29) reads wrong or not at all on an iPhone, from the file to the finding. How values are compared stands in
// `indicators/mvt-misses.test.ts`, missing tables and columns in `laws/schemas.test.ts`.

const encoder = new TextEncoder();

/** Values that indicators met, as they stand in the findings. */
function met(
  artifact: AnyArtifact,
  bytes: Uint8Array,
  indicator: Indicator,
  setup: ExamineSetup = {},
): string[] {
  const { findings } = examine(artifact, bytes, { ...setup, matcher: fieldMatcher(indicator) });
  return findings.map(({ origin }) => (origin.kind === 'indicator' ? origin.value : ''));
}

describe('absolute paths of indicators', () => {
  const hooker = '/private/var/tmp/hooker';

  test('meet files of a copy of the file system', () => {
    const listing = encoder.encode(`${hooker}\0file\x0012\x001640000000\0`);
    expect(met(filesystem, listing, published('file-path', hooker))).toEqual([hooker]);
  });

  test('meet the folder that they name, and with a slash at the end what lies in it', () => {
    const folder = '/private/var/db/example.d';
    const listing = encoder.encode(
      `${folder}\0folder\0\x001640000000\0${folder}/a\0file\x001\0\0/private/var/db/example.d2\0folder\0\0\0`,
    );
    const meets = (path: string): string[] =>
      met(filesystem, listing, published('file-path', path));
    expect(meets(folder)).toEqual([folder]);
    expect(meets('/var/db/example.d')).toEqual(['/var/db/example.d']);
    // A slash at the end stands for all that lies below.
    expect(meets(`${folder}/`)).toHaveLength(2);
  });

  test('are not needed for a process, whose name alone meets files, but neither folders, nor data of apps, nor parts of the system', () => {
    const paths = {
      '/private/var/tmp/BackupAgent': 'file',
      '/usr/libexec/BackupAgent2/BackupAgent': 'folder',
      '/private/var/mobile/Containers/Data/Application/X/Library/BackupAgent': 'file',
      '/usr/libexec/BackupAgent': 'file',
    };
    const listing = encoder.encode(
      Object.entries(paths)
        .map(([path, kind]) => `${path}\0${kind}\0\0\0`)
        .join(''),
    );
    const bytes = (indicator: Indicator): number => met(filesystem, listing, indicator).length;
    expect(bytes(published('process', 'BackupAgent'))).toBe(1);
    // Who names the file, or its path, means it wherever it lies.
    expect(bytes(published('file-name', 'BackupAgent'))).toBe(4);
    expect(bytes(published('file-path', '/usr/libexec/BackupAgent'))).toBe(1);
    // What no part of the system is called is told in its folders, too.
    const other = encoder.encode('/usr/libexec/exampled\0file\0\0\0');
    expect(met(filesystem, other, published('process', 'exampled'))).toHaveLength(1);
  });

  test.each([
    ['RootDomain', 'Library/Caches/x', '/private/var/root/Library/Caches/x'],
    ['HomeDomain', 'Library/SMS/x', '/private/var/mobile/Library/SMS/x'],
    ['WirelessDomain', 'Library/x', '/private/var/wireless/Library/x'],
  ])('meet files of a backup by their domain: %s', (domain, relativePath, path) => {
    const database = sqliteExample({
      tables: {
        Files: {
          columns: 'fileID TEXT, domain TEXT, relativePath TEXT, flags INTEGER, file BLOB',
          rows: [['00', domain, relativePath, 1, null]],
        },
      },
    });
    expect(met(manifest, database, published('file-path', path))).toEqual([path]);
  });
});

describe('every database of a kind is read, not the first', () => {
  const shared = '/private/var/mobile/Containers/Shared/AppGroup';
  const data = '/private/var/mobile/Containers/Data/Application';
  const support = `${data}/A/Library/Application Support`;
  test.each<[string, AnyArtifact, readonly string[]]>([
    [
      'WhatsApp in several containers, and WhatsApp Business',
      whatsapp,
      [
        `${shared}/A/ChatStorage.sqlite`,
        `${shared}/B/ChatStorage.sqlite`,
        `${shared}/group.net.whatsapp.WhatsAppSMB.shared/ChatStorage.sqlite`,
      ],
    ],
    [
      'profiles of Safari',
      safariHistory,
      [
        '/private/var/mobile/Library/Safari/History.db',
        '/private/var/mobile/Library/Safari/Profiles/1/History.db',
        `${data}/A/Library/Safari/Profiles/2/History.db`,
      ],
    ],
    [
      'caches of the web',
      cacheFiles,
      [
        '/private/var/mobile/Library/Caches/com.apple.coretelephony/Cache.db',
        '/private/var/root/Library/Caches/x/Cache.db',
        `${data}/A/Library/Caches/x/Cache.db`,
      ],
    ],
    [
      'profiles of Chrome, and browsers made from the same source',
      chromeHistory,
      [
        `${support}/Google/Chrome/Default/History`,
        `${support}/Google/Chrome/Profile 2/History`,
        `${support}/BraveSoftware/Brave-Browser/Default/History`,
        `${support}/Microsoft/Edge/Default/History`,
      ],
    ],
    [
      'Firefox of today and of before',
      firefoxHistory,
      [
        `${shared}/A/profile.profile/places.db`,
        `${shared}/A/profile.profile/browser.db`,
        `${shared}/group.org.mozilla.ios.Firefox/profile.profile/places.db`,
      ],
    ],
  ])('%s', (_, artifact, paths) => {
    const globs = artifact.paths.map((path) => parseGlob(path));
    expect(paths.filter((path) => !globs.some((glob) => matchesGlob(glob, path)))).toEqual([]);
  });
});

describe('times', () => {
  const zone = process.env.TZ;
  afterEach(() => {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  });

  test.each([
    ['Asia/Tokyo', -540],
    ['America/St_Johns', 210],
  ])('of purchases are UTC in the zone of the examiner, too: %s', (name, offset) => {
    process.env.TZ = name;
    expect(new Date('2022-01-04T05:06:07Z').getTimezoneOffset()).toBe(offset);
    const metadata = binaryPlist({
      softwareVersionBundleId: 'org.example.notes',
      'com.apple.iTunesStore.downloadInfo': { purchaseDate: '2022-01-04T05:06:07Z' },
    });
    const [line] = examine(applications, metadata, {
      devicePath: '/private/var/containers/Bundle/Application/A/iTunesMetadata.plist',
    }).lines;
    expect(line?.data['purchaseDate']).toBe('2022-01-04T05:06:07Z');
    expect(line?.times).toEqual([
      { at: '2022-01-04T05:06:07Z', marks: 'app first got by the account', clock: 'utc' },
    ]);
  });

  test.each([
    ['nanoseconds of eighteen digits', 660_000_000_123_456_789n, '2021-11-30T21:20:00.123456789Z'],
    ['nanoseconds of seventeen digits', 66_000_000_000_000_000n, '2003-02-03T21:20:00Z'],
    ['seconds', 660_000_000n, '2021-11-30T21:20:00Z'],
    ['seconds with a fraction', 660_000_000.25, '2021-11-30T21:20:00.250Z'],
  ])('of messages in %s', (_, date, at) => {
    const [line] = examine(sms, messages([1, 'g', 'hello', date, null])).lines;
    expect(line?.times[0]?.at).toBe(at);
  });
});

describe('messages', () => {
  test('without a handle are kept, with their links', () => {
    const text = 'https://login.evil.example/a';
    const bytes = messages([1, 'g', text, 660_000_000n, null]);
    expect(met(sms, bytes, published('domain', 'evil.example'))).toHaveLength(1);
  });
});

describe('the record of shutdowns', () => {
  const uuid = 'EBFB3E7F-4CA4-3656-8E9C-8CCF5995C34A';
  const block = `After 1.26s, these clients are still here:\n\tremaining client pid: 7 (/private/var/db/x/bh/${uuid})\n`;

  test('names a program whole, whatever UUID stands behind it, also in a block without its end', () => {
    for (const text of [block, `${block}SIGTERM: [1656590000]\n`]) {
      expect(met(shutdownLog, encoder.encode(text), published('process', 'bh'))).toHaveLength(1);
    }
    const other = encoder.encode(block.replace('/bh/', '/bhd/'));
    expect(met(shutdownLog, other, published('process', 'bh'))).toEqual([]);
  });
});

test('a finding has the times of its record', () => {
  const bytes = encoder.encode(
    'After 1s\n\tremaining client pid: 7 (/usr/libexec/bh)\nSIGTERM: [1656590000]\n',
  );
  const { findings } = examine(shutdownLog, bytes, {
    matcher: fieldMatcher(published('process', 'bh')),
  });
  expect(findings.map(({ times }) => times)).toEqual([
    [{ at: '2022-06-30T11:53:20Z', marks: 'phone shut down', clock: 'utc' }],
  ]);
});

test('a history of very many redirects is read in time linear in its visits', () => {
  const read = (count: number): number => {
    const ids = Array.from({ length: count }, (_, index) => index + 1);
    const bytes = sqliteExample({
      tables: {
        history_items: {
          columns: 'id INTEGER PRIMARY KEY, url TEXT',
          rows: ids.map((id) => [id, `http://h${id}.example/`]),
        },
        history_visits: {
          columns:
            'id INTEGER PRIMARY KEY, history_item INTEGER, visit_time REAL, redirect_source INTEGER, redirect_destination INTEGER',
          rows: ids.map((id) => [id, id, 660_000_000 + id, id - 1, id + 1]),
        },
      },
    });
    return counted(bytes);
  };
  // Reads of pages are counted, not time: twenty times the visits are twenty times the reads, and somewhat more for a deeper tree.
  expect(read(8000) / read(400)).toBeLessThan(60);
});

/** How many bytes are asked for while the history is read. */
function counted(bytes: Uint8Array): number {
  let asked = 0;
  const { lines } = examine(safariHistory, bytes, {
    serve: (file) => ({
      size: file.size,
      read: (offset, length) => {
        asked += length;
        return file.read(offset, length);
      },
      readInto: (target, offset) => {
        asked += target.length;
        return file.readInto(target, offset);
      },
      close: () => file.close(),
    }),
  });
  expect(lines.length).toBeGreaterThan(300);
  return asked;
}

type MessageRow = readonly [
  id: number,
  guid: string,
  text: string,
  date: bigint | number,
  handle: number | null,
];

function messages(...rows: MessageRow[]): Uint8Array {
  return sqliteExample({
    tables: {
      message: {
        columns: 'ROWID INTEGER PRIMARY KEY, guid TEXT, text TEXT, date INTEGER, handle_id INTEGER',
        rows,
      },
      handle: { columns: 'ROWID INTEGER PRIMARY KEY, id TEXT', rows: [] },
    },
  });
}
