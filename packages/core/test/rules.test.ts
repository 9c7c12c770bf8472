import { describe, expect, test } from 'vitest';
import { watchFor } from '../src/engine/findings/watched-text.ts';
import { messages } from '../src/locales/index.ts';
import {
  type AnyArtifact,
  type EvidenceRecord,
  type RecordData,
  type RuleExample,
  type SourceFacts,
} from '../src/model/index.ts';
import { backupFacts } from './builders/examine.ts';
import { expectDocumented } from './builders/documented.ts';
import { artifactModules, ruleModules } from './modules.ts';

describe.each(ruleModules)('$definition.id', ({ file, definition: rule, examples }) => {
  test('is documented, and says why it stands alone if it does', () => {
    expectDocumented(rule, file);
  });

  test('has examples that hit and examples that must not', () => {
    expect(examples.hits.length).toBeGreaterThan(0);
    expect(examples.misses.length).toBeGreaterThan(0);
  });

  test.each(examples.hits)('hits: $name', (example) => {
    const values = rule.match(recordOf(example), factsOf(example));
    expect(values).toBeDefined();
    expect(wouldBeAsked(example)).toBe(true);
    if (example.values) expect(values).toEqual(example.values);
    const sentence = messages('en').templateUnisolated(rule.message, values!);
    expect(sentence).not.toMatch(/[{}]|undefined|null/);
    // Every placeholder has its value, and every value its place.
    const placeholders = [...rule.message.matchAll(/\{(\w{1,40})[},]/g)].map((match) => match[1]!);
    expect(new Set(Object.keys(values!))).toEqual(new Set(placeholders));
    // What one app left in several places is to be known for one trace.
    if (rule.antiForensic !== undefined && values!.app !== undefined)
      expect(rule.appOf?.(example.data)).toBe(values!.app);
  });

  test.each(examples.misses)('stays quiet: $name', (example) => {
    const isAsked = wouldBeAsked(example);
    expect(isAsked && rule.match(recordOf(example), factsOf(example)) !== undefined).toBe(false);
  });

  test.each(examples.hits)('says nothing of what is not there: $name', (example) => {
    const told = [...fieldsWithoutValue(rule.artifact)].flatMap((name) => {
      const without = recordOf({ ...example, data: { ...example.data, [name]: null } });
      return Object.values(rule.match(without, factsOf(example)) ?? {});
    });
    expect(told.filter((value) => !['string', 'number'].includes(typeof value))).toEqual([]);
  });

  /** Whether the cheap look lets the record through. */
  function wouldBeAsked({ data }: RuleExample<RecordData>): boolean {
    if (!rule.onlyIf) return true;
    const value = data[rule.onlyIf.field];
    const bytes = new TextEncoder().encode(typeof value === 'string' ? value : '');
    return watchFor(rule.onlyIf.holdsAny)(bytes, 0, bytes.length);
  }
});

/** Fields that some record of the examples has no value for, so that each record may lack them. */
function fieldsWithoutValue(artifact: AnyArtifact): ReadonlySet<string> {
  const { examples } = artifactModules.find(({ definition }) => definition === artifact)!;
  const data = examples.flatMap(({ records }) => records);
  return new Set(
    data.flatMap((record) => Object.keys(record).filter((name) => record[name] === null)),
  );
}

function factsOf({ installedApps = [] }: RuleExample<RecordData>): SourceFacts {
  return { ...backupFacts, installedApps: new Set(installedApps) };
}

function recordOf(example: RuleExample<RecordData>): EvidenceRecord {
  const { data, times, deleted, devicePath } = example;
  return {
    id: '0'.repeat(32),
    source: 's1',
    devicePath: devicePath ?? '/private/var/x',
    position: { unit: 'row', table: 't', rowId: 1 },
    times: times ?? [],
    data,
    ...(deleted && { deleted }),
  };
}
