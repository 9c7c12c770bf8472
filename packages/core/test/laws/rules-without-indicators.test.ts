import { describe, expect, test } from 'vitest';
import { compileIndicators, openMatcher } from '../../src/indicators/index.ts';
import type { FieldMatcher } from '../../src/engine/lines/field-slots.ts';
import type { AnyArtifact, RecordDraft } from '../../src/model/index.ts';
import { backupFacts, examine } from '../builders/examine.ts';
import { published } from '../indicators/published.ts';
import { ruleModules } from '../modules.ts';

/** What MVT calls heuristics runs there only once indicators are loaded. Ours never depends on them. */

const unrelated = openMatcher(
  compileIndicators([published('domain', 'unrelated.example')]),
).comparison;

const cases = ruleModules.flatMap(({ definition, examples }) =>
  examples.hits.map((example) => ({ id: definition.id, rule: definition, example })),
);

describe('a rule gives the same finding with and without indicators', () => {
  test.each(cases)('$id: $example.name', ({ rule, example }) => {
    const { data, times, deleted, devicePath, installedApps = [] } = example;
    const draft: RecordDraft = {
      kind: 'record',
      data,
      position: { unit: 'line', from: 1, to: 1 },
      ...(times && { times: times.map((time) => ({ ...time, epoch: time.epoch ?? 'text' })) }),
      ...(deleted && { deleted }),
    };
    // Read as a document whatever it is: the record stands for what a table would give.
    const artifact = { ...rule.artifact, tables: undefined, parse: () => [draft] } as AnyArtifact;
    Reflect.deleteProperty(artifact, 'tables');
    const found = (with_: FieldMatcher | undefined) =>
      examine(artifact, Uint8Array.of(1), {
        ...(devicePath !== undefined && { devicePath }),
        ...(with_ && { matcher: with_ }),
        rules: [{ ...rule, artifact }],
        facts: { ...backupFacts, installedApps: new Set(installedApps) },
      }).findings;
    expect(found(undefined).map(({ origin }) => origin)).toEqual([
      expect.objectContaining({ kind: 'rule', id: rule.id }),
    ]);
    expect(found(unrelated)).toEqual(found(undefined));
  });
});
