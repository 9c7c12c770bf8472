import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { memoryFile } from '../../src/bytes/memory-file.ts';
import type { FieldMatcher } from '../../src/engine/field-slots.ts';
import { matchesGlob, parseGlob } from '../../src/engine/path-index.ts';
import { artifacts, rules } from '../../src/index.ts';
import {
  IndicatorTableBuilder,
  openMatcher,
  readStixBundle,
  type IndicatorMatcher,
} from '../../src/indicators/index.ts';
import type { Level } from '../../src/model/index.ts';
import { examine } from '../builders/examine.ts';
import { hasListing, listedPaths } from '../builders/file-listing.ts';
import { caseFiles, iosCorpus, isCorpusAbsent } from './ileapp-golden.ts';

const counting: readonly Level[] = ['medium', 'high', 'critical'];

/** Findings that public images of ordinary phones lead to all the same: `artifact origin` and the reason. */
const expected: { readonly [finding: string]: string } = {};

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

const fields: FieldMatcher = (type) =>
  matcher.compares(type)
    ? (source, start, end) => matcher.matchBytes(type, source, start, end)
    : undefined;

describe.skipIf(isCorpusAbsent)('ordinary phones (skipped when the corpus is absent)', () => {
  test('the indicators are there', () => {
    expect(matcher.size).toBeGreaterThan(5000);
    expect(matcher.match('file-path', '/private/var/tmp/hooker')).not.toEqual([]);
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

  test.skipIf(!hasListing)('have no path that an indicator names', () => {
    const met = listedPaths().filter((path) => matcher.match('file-path', path).length > 0);
    expect(met).toEqual([]);
  });
});
