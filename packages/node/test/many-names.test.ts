import { execFileSync } from 'node:child_process';
import { linkSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { artifacts, type EvidenceSource } from '@athar/core';
import { expect, test } from 'vitest';
import { artifactPaths, planSource, type SourcePlan } from '../src/check/check-plan.ts';
import { openOne, testFolder } from './test-backups.ts';

const reports = '/private/var/mobile/Library/Logs/CrashReporter';

function planOf(source: EvidenceSource): SourcePlan {
  return planSource('s1', source, artifacts, artifactPaths(artifacts), { only: [], skip: [] });
}

const crashReports = ({ artifacts: all }: SourcePlan) =>
  all.find(({ artifact }) => artifact.id === 'ios.crash-reports')!;

/** A dump with one report of a crash; `link` makes one more name of it. */
function dumpWithNames(link: ((at: string, folder: string) => void) | undefined): string {
  const dump = testFolder();
  const folder = join(dump, reports);
  mkdirSync(folder, { recursive: true });
  mkdirSync(join(dump, 'private/var/db'));
  writeFileSync(join(folder, 'own.ips'), '{}');
  for (let i = 0; i < 20; i++) link?.(join(folder, `link-${i}.ips`), folder);
  return dump;
}

const isPacked = [false, true];
const links = {
  // Windows lets few people make them.
  ...(process.platform !== 'win32' && {
    symbolic: (at: string) => symlinkSync('own.ips', at),
  }),
  hard: (at: string, folder: string) => linkSync(join(folder, 'own.ips'), at),
};

test.each(
  isPacked.flatMap((packed) => Object.entries(links).map((link) => [packed, ...link] as const)),
)(
  'a store is read under few of many names, and that it has more is told (in a tar: %s, links: %s)',
  async (packed, kind, link) => {
    const dump = dumpWithNames(link);
    const tar = join(testFolder(), 'dump.tar');
    if (packed) execFileSync('tar', ['-C', dump, '-cf', tar, '.']);
    const plan = planOf(await openOne(packed ? tar : dump));
    const { files, closed } = crashReports(plan);
    expect(files).toHaveLength(8);
    expect(closed).toHaveLength(13);
    const told = new Set(closed.flatMap(({ problems }) => problems.map(({ code }) => code)));
    expect([...told]).toEqual(['limit-exceeded']);
    // Of a hard link no name comes first.
    if (kind === 'symbolic')
      expect(files.map(({ work }) => work.devicePath)).toContain(`${reports}/own.ips`);
    const read = plan.stored.filter(({ devicePath }) => devicePath.startsWith(reports));
    expect(read).toHaveLength(8);
    expect(new Set(read.map(({ bytesId }) => bytesId)).size).toBe(1);
  },
);

test('files with the same content are no names of each other', async () => {
  const dump = dumpWithNames((at) => writeFileSync(at, '{}'));
  const plan = planOf(await openOne(dump));
  expect(crashReports(plan)).toMatchObject({ closed: [], files: { length: 21 } });
  expect(new Set(plan.stored.map(({ bytesId }) => bytesId)).size).toBe(plan.stored.length);
});

test('a log of very many databases that is one file is read with few of them', async () => {
  const dump = dumpWithNames(undefined);
  writeFileSync(join(dump, 'private/var/log'), 'log');
  for (let i = 0; i < 20; i++) {
    const folder = join(
      dump,
      `private/var/mobile/Containers/Data/Application/${i}/Library/Caches/a`,
    );
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'Cache.db'), `database ${i}`);
    linkSync(join(dump, 'private/var/log'), join(folder, 'Cache.db-wal'));
  }
  const { artifacts: plans } = planOf(await openOne(dump));
  const caches = plans.find(({ files }) => files.length === 20)!;
  expect(caches.files.filter(({ work }) => work.related.length > 0)).toHaveLength(8);
  expect(caches.listed.size).toBe(12);
});
