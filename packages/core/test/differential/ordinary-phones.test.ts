import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { memoryFile } from '../../src/bytes/memory-file.ts';
import type { FieldMatcher } from '../../src/engine/lines/field-slots.ts';
import { matchesGlob, parseGlob } from '../../src/engine/globs.ts';
import { filesystem } from '../../src/artifacts/ios/filesystem.ts';
import { FileListing } from '../../src/formats/file-listing.ts';
import { PayloadListing, storedPayloadsPath } from '../../src/formats/stored-payloads.ts';
import { artifacts, rules } from '../../src/index.ts';
import { iosDaemons } from '../../src/model/ios-daemons.ts';
import {
  IndicatorTableBuilder,
  openMatcher,
  readStixBundle,
  type IndicatorMatcher,
} from '../../src/indicators/index.ts';
import type { Level, SourceFacts } from '../../src/model/index.ts';
import { backupFacts, examine } from '../builders/examine.ts';
import { hasListing, listedPaths } from '../builders/file-listing.ts';
import { listedFiles } from './backup-records.ts';
import { caseFiles, iosCorpus, isCorpusAbsent } from './ileapp-golden.ts';

const counting: readonly Level[] = ['medium', 'high', 'critical'];

/** Findings that public images of ordinary phones lead to all the same: `artifact origin` and the reason. */
const expected: { readonly [finding: string]: string } = {};

/** The same for traces of deletion, whatever their level: each that ordinary phones show all the time is noise. */
const expectedTraces: { readonly [finding: string]: string } = {
  'ios.database-state /private/var/wireless/Library/Databases/DataUsage.sqlite: ios.database-newest-rows-gone info':
    'four processes of the test backup were deleted',
};

/** Databases of real phones and computers that the corpus holds by themselves, by the path they have on a phone. */
const looseFiles: { readonly [path: string]: string } = {
  'netusage-plaso/netusage.sqlite': '/private/var/networkd/netusage.sqlite',
  'knowledgec-10.13/knowledgec-10.13.db':
    '/private/var/mobile/Library/CoreDuet/Knowledge/knowledgeC.db',
  'accounts-plaso/Accounts3.sqlite': '/private/var/mobile/Library/Accounts/Accounts3.sqlite',
  'notes-plaso/NoteStore.sqlite':
    '/private/var/mobile/Containers/Shared/AppGroup/X/NoteStore.sqlite',
  'safari-history-plaso/History.db': '/private/var/mobile/Library/Safari/History.db',
  'safari-history-artemis/History.db': '/private/var/mobile/Library/Safari/History.db',
  'powerlog-plaso/powerlog_2021-12-16_05-54_84E2141B.PLSQL':
    '/private/var/mobile/Library/BatteryLife/CurrentPowerlog.PLSQL',
};

/** Of the corpus' backup: the apps that its Info.plist names. */
const facts: SourceFacts = {
  ...backupFacts,
  installedApps: new Set([
    'ph.telegra.Telegraph',
    'com.google.Gmail',
    'ch.icoaching.typewise',
    'com.google.chrome.ios',
    'net.whatsapp.WhatsApp',
    'org.mozilla.ios.Firefox',
  ]),
};

let matcher: IndicatorMatcher;

beforeAll(() => {
  if (!isCorpusAbsent) matcher = openMatcher(publicIndicators(), { platform: 'ios' });
});

/** All public bundles of the corpus in one set. */
function publicIndicators() {
  const folder = join(iosCorpus, '../indicators/stix2');
  const builder = new IndicatorTableBuilder();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!/\.(?:stix2|json)$/.test(entry.name)) continue;
    const bytes = readFileSync(join(entry.parentPath, entry.name));
    readStixBundle(memoryFile(bytes), builder, { name: entry.name });
  }
  return builder.finish();
}

const fields: FieldMatcher = (type) => matcher.comparison(type);

describe.skipIf(isCorpusAbsent)('ordinary phones (skipped when the corpus is absent)', () => {
  test('the indicators are there', () => {
    expect(matcher.size).toBeGreaterThan(5000);
    expect(matcher.match('file-path', '/private/var/tmp/hooker')).not.toEqual([]);
  });

  test('what passes for a daemon of iOS is named by no indicator', () => {
    const named = [...iosDaemons].filter((name) => matcher.match('process', name).length > 0);
    expect(named).toEqual([]);
  });

  test('lead to no finding that counts, but those with a reason', () => {
    const globs = artifacts.map((artifact) => ({
      artifact,
      paths: artifact.paths.map((path) => parseGlob(path)),
      rules: rules.filter((rule) => rule.artifact === artifact),
    }));
    const found = new Set<string>();
    let read = 0;
    for (const image of readdirSync(join(iosCorpus, 'ffs'))) {
      const cases = readdirSync(join(iosCorpus, 'ffs', image));
      const files = new Map(cases.flatMap((name) => [...caseFiles(image, name)]));
      for (const [devicePath, bytes] of files) {
        for (const { artifact, paths, rules: own } of globs) {
          if (!paths.some((glob) => matchesGlob(glob, devicePath))) continue;
          read += 1;
          const setup = { devicePath, related: files, rules: own, matcher: fields };
          for (const { level, origin } of examine(artifact, bytes, setup).findings)
            if (counting.includes(level)) found.add(`${artifact.id} ${JSON.stringify(origin)}`);
        }
      }
    }
    expect(read).toBeGreaterThan(20);
    expect([...found].sort()).toEqual(Object.keys(expected).sort());
  });

  test('show next to no traces of deletion, in copies, a backup and loose databases', () => {
    const images = readdirSync(join(iosCorpus, 'ffs')).map((image) =>
      readdirSync(join(iosCorpus, 'ffs', image)).flatMap((name) => [...caseFiles(image, name)]),
    );
    const loose = Object.entries(looseFiles).map(([file, path]): [string, Uint8Array] => [
      path,
      readFileSync(join(iosCorpus, 'sqlite', file)),
    ]);
    const backup = [...listedFiles(join(iosCorpus, 'backup/mvt-ios14'))].map(
      ([path, at]): [string, Uint8Array] => [path, readFileSync(at)],
    );
    // What is stored in the backup: a part of what it lists.
    const stored = new PayloadListing();
    for (const name of readdirSync(join(iosCorpus, 'backup/mvt-ios14'), { recursive: true }))
      stored.add(String(name).slice(3));
    backup.push([storedPayloadsPath, stored.bytes()]);

    const found = new Set<string>();
    let asked = 0;
    for (const files of [...images, ...loose.map((file) => [file]), backup]) {
      const related = new Map(files);
      for (const artifact of artifacts) {
        const own = rules.filter((rule) => rule.artifact === artifact && rule.antiForensic);
        if (own.length === 0) continue;
        const globs = artifact.paths.map((path) => parseGlob(path));
        for (const [devicePath, bytes] of files) {
          if (!globs.some((glob) => matchesGlob(glob, devicePath))) continue;
          asked += 1;
          const read = examine(artifact, bytes, { devicePath, related, rules: own, facts });
          for (const { origin, level } of read.findings) {
            if (origin.kind !== 'rule') continue;
            found.add(`${artifact.id} ${devicePath}: ${origin.id} ${level}`);
          }
        }
      }
    }
    expect(asked).toBeGreaterThan(25);
    expect([...found].sort()).toEqual(Object.keys(expectedTraces).sort());
  });

  test.skipIf(!hasListing)(
    'have no file or folder in a place that spyware is known for, or that an indicator names',
    () => {
      const own = rules.filter((rule) => rule.artifact === filesystem);
      const listing = new FileListing();
      const folders = new Set<string>();
      for (const devicePath of listedPaths()) {
        listing.add({ devicePath, kind: 'file', size: undefined, modified: undefined });
        for (
          let end = devicePath.lastIndexOf('/');
          end > 0;
          end = devicePath.lastIndexOf('/', end - 1)
        )
          folders.add(devicePath.slice(0, end));
      }
      for (const devicePath of folders)
        listing.add({ devicePath, kind: 'folder', size: undefined, modified: undefined });
      const read = examine(filesystem, listing.bytes(), { rules: own, matcher: fields });
      expect(folders.size).toBeGreaterThan(10_000);
      expect(read.lines.length).toBeGreaterThan(60_000 + folders.size);
      expect(read.findings).toEqual([]);
    },
  );

  test.skipIf(!hasListing)('have no path that an indicator names', () => {
    const met = listedPaths().filter((path) => matcher.match('file-path', path).length > 0);
    expect(met).toEqual([]);
  });
});
