import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { EvidenceRecord, FieldDoc } from '../../src/model/index.ts';
import { artifactModules } from '../modules.ts';
import { listedFiles, recordsOfBackup, type ArtifactRun } from './backup-records.ts';
import { faultsOf, type TheirRow } from './comparison.ts';
import { comparisons, notCompared, unlistedFiles } from './mvt-modules.ts';

const corpus = process.env['ATHAR_CORPUS'] ?? '';
const backup = join(corpus, 'ios/backup/mvt-ios14');
const output = join(corpus, 'peer-output/mvt/ios-backup-mvt-ios14');
const isAbsent = corpus === '' || !existsSync(backup) || !existsSync(output);

const runs = new Map<boolean, ReadonlyMap<string, ArtifactRun>>();

function runOf(artifact: string, full: boolean): ArtifactRun {
  let all = runs.get(full);
  if (all === undefined) {
    all = recordsOfBackup(backup, { full, unlisted: unlistedFiles });
    runs.set(full, all);
  }
  return all.get(artifact)!;
}

/** A module prints a list of rows, or one object. */
function theirRows(module: string): readonly TheirRow[] {
  const printed = JSON.parse(readFileSync(join(output, `${module}.json`), 'utf8')) as
    readonly TheirRow[] | TheirRow;
  return Array.isArray(printed) ? (printed as readonly TheirRow[]) : [printed as TheirRow];
}

describe('what MVT prints for its own test backup (skipped when the corpus is absent)', () => {
  test.skipIf(isAbsent).each(comparisons.map((comparison) => [comparison.artifact, comparison]))(
    '%s has every field of it with --full, or the difference has a reason',
    (artifact, comparison) => {
      const { records, problems } = runOf(artifact, true);
      expect(problems).toEqual([]);
      expect(faultsOf(comparison, theirRows(comparison.module), records)).toEqual([]);
    },
  );

  test.skipIf(isAbsent).each(comparisons.map(({ artifact }) => artifact))(
    '%s leaves out its personal fields without --full, and nothing else',
    (artifact) => {
      const { definition } = artifactModules.find(({ definition: { id } }) => id === artifact)!;
      const fields = Object.entries(definition.fields as Record<string, FieldDoc>);
      const kept = new Set(
        fields
          .filter(([, doc]) => !doc.personal || doc.observable !== undefined)
          .map(([name]) => name),
      );
      const hashed = new Set(
        fields.filter(([, doc]) => doc.observable === 'email').map(([name]) => name),
      );
      const shown = ({ id, data }: EvidenceRecord, isShown: (name: string) => boolean) => ({
        id,
        fields: Object.entries(data)
          .filter(([name]) => isShown(name))
          .map(([name, value]) => [name, hashed.has(name) ? '' : value]),
      });
      expect(runOf(artifact, false).records.map((record) => shown(record, () => true))).toEqual(
        runOf(artifact, true).records.map((record) => shown(record, (name) => kept.has(name))),
      );
    },
  );

  test.skipIf(isAbsent)('every file of its output is compared, or there is a reason', () => {
    const compared = comparisons.map(({ module }) => `${module}.json`);
    expect([...new Set([...compared, ...Object.keys(notCompared)])].sort()).toEqual(
      readdirSync(output).sort(),
    );
  });

  test.skipIf(isAbsent)('files that only MVT opens are indeed not listed by the backup', () => {
    const listed = listedFiles(backup);
    for (const [devicePath, stored] of Object.entries(unlistedFiles)) {
      expect(existsSync(join(backup, stored))).toBe(true);
      expect(listed.has(devicePath)).toBe(false);
    }
  });
});
