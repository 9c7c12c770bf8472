import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { coverageOf } from '../../src/engine/coverage.ts';
import type { FindingDraft } from '../../src/engine/findings/findings.ts';
import { matchesGlob, parseGlob } from '../../src/engine/globs.ts';
import { joinedGaps } from '../../src/engine/reading/row-gaps.ts';
import { SequenceMemory } from '../../src/engine/findings/sequence-memory.ts';
import { finishSequences } from '../../src/engine/findings/sequences.ts';
import { artifacts, rules, sequences } from '../../src/index.ts';
import {
  artifactsOfSequence,
  defaultLimits,
  type Coverage,
  type SourceFacts,
  type TableGaps,
} from '../../src/model/index.ts';
import { backupFacts, examine } from '../builders/examine.ts';
import { listedFiles } from './backup-records.ts';
import { caseFiles, iosCorpus, isCorpusAbsent } from './ileapp-golden.ts';

/** What rules over several artifacts say of public images of ordinary phones, each a remark with a reason. */
const expected: { readonly [finding: string]: string } = {
  'mvt-ios14 ios.row-id-gaps info':
    'numbers of processes that are gone from the data usage, as removed apps and old entries leave them',
};

type Files = readonly (readonly [devicePath: string, bytes: Uint8Array])[];

const dumpFacts: SourceFacts = { ...backupFacts, kind: 'filesystem-dump', encrypted: false };

/** Examines all files of a phone as a check does, and judges what was remembered. */
function judged(files: Files, facts: SourceFacts) {
  const related = new Map(files);
  const memory = new SequenceMemory(defaultLimits);
  const findings: FindingDraft[] = [];
  const rowGaps: TableGaps[] = [];
  const coverage = artifacts.map((artifact): Coverage => {
    const globs = artifact.paths.map((path) => parseGlob(path));
    const own = files.filter(([path]) => globs.some((glob) => matchesGlob(glob, path)));
    const read = own.map(([devicePath, bytes]) => {
      const result = examine(artifact, bytes, {
        devicePath,
        related,
        facts,
        rules: rules.filter((rule) => rule.artifact === artifact),
        sequences: sequences.filter((rule) => artifactsOfSequence(rule).includes(artifact)),
      });
      memory.add(result.memory);
      findings.push(...result.findings);
      rowGaps.push(...joinedGaps(artifact.id, devicePath, result.rowGaps ?? []));
      return result;
    });
    return coverageOf('s1', artifact.id, artifact.expected(facts), 'chosen', read);
  });
  return finishSequences({ facts, sequences, rules, memory, findings, rowGaps, coverage });
}

describe.skipIf(isCorpusAbsent)('ordinary phones (skipped when the corpus is absent)', () => {
  const images = (): [string, Files, SourceFacts][] =>
    readdirSync(join(iosCorpus, 'ffs')).map((image) => [
      image,
      readdirSync(join(iosCorpus, 'ffs', image)).flatMap((name) => [...caseFiles(image, name)]),
      dumpFacts,
    ]);
  const backup = (): [string, Files, SourceFacts] => [
    'mvt-ios14',
    [...listedFiles(join(iosCorpus, 'backup/mvt-ios14'))].map(([path, at]) => [
      path,
      readFileSync(at),
    ]),
    backupFacts,
  ];

  test('lead to nothing above a remark over several artifacts', () => {
    const found = new Set<string>();
    const asked = new Set(sequences.flatMap(artifactsOfSequence).map(({ id }) => id));
    const read = new Set<string>();
    for (const [name, files, facts] of [...images(), backup()]) {
      const { findings, coverage } = judged(files, facts);
      expect(coverage.flatMap(({ problems }) => problems).map(({ code }) => code)).not.toContain(
        'internal',
      );
      for (const { artifact, records } of coverage)
        if (records > 0 && asked.has(artifact)) read.add(artifact);
      for (const { level, origin } of findings)
        if (origin.kind === 'rule') found.add(`${name} ${origin.id} ${level}`);
    }
    // Of what the rules ask for, these images hold a third.
    expect(read.size).toBeGreaterThanOrEqual(8);
    expect([...found].filter((finding) => !/ (?:info|low)$/.test(finding))).toEqual([]);
    expect([...found].sort()).toEqual(Object.keys(expected).sort());
  });
});
