import { describe, expect, test } from 'vitest';
import { watchFor } from '../src/engine/watched-text.ts';
import { messages } from '../src/locales/index.ts';
import {
  levels,
  metKinds,
  type EvidenceRecord,
  type RecordData,
  type RuleExample,
  type SourceFacts,
} from '../src/model/index.ts';
import { backupFacts } from './builders/examine.ts';
import { ruleModules } from './modules.ts';

describe.each(ruleModules)('$definition.id', ({ file, definition: rule, examples }) => {
  test('is documented', () => {
    expect(rule.id).toMatch(/^(ios|android|any)\.[a-z0-9-]+$/);
    expect(file.endsWith(`/${rule.id.split('.')[1]!}.ts`)).toBe(true);
    expect(rule.version).toBeGreaterThan(0);
    expect(levels).toContain(rule.level);
    expect(metKinds).toContain(rule.met);
    for (const text of [rule.title, rule.message, rule.why])
      expect(text.length).toBeGreaterThan(15);
    expect(rule.otherExplanations.length).toBeGreaterThan(0);
    expect(rule.references.length).toBeGreaterThan(0);
    for (const reference of rule.references) expect(reference).toMatch(/^https:\/\//);
  });

  test('says why it stands alone, if it does', () => {
    expect(rule.leadsTo === 'S5' && rule.standsAlone === undefined).toBe(false);
  });

  test('has examples that hit and examples that must not', () => {
    expect(examples.hits.length).toBeGreaterThan(0);
    expect(examples.misses.length).toBeGreaterThan(0);
  });

  test.each(examples.hits)('hits: $name', (example) => {
    const values = rule.match(recordOf(example), factsOf(example));
    expect(values).toBeDefined();
    expect(wouldBeAsked(example)).toBe(true);
    const sentence = messages('en').templateUnisolated(rule.message, values!);
    expect(sentence).not.toMatch(/[{}]|undefined|null/);
    // Every placeholder has its value, and every value its place.
    const placeholders = [...rule.message.matchAll(/\{(\w{1,40})[},]/g)].map((match) => match[1]!);
    expect(new Set(Object.keys(values!))).toEqual(new Set(placeholders));
  });

  test.each(examples.misses)('stays quiet: $name', (example) => {
    const isAsked = wouldBeAsked(example);
    expect(isAsked && rule.match(recordOf(example), factsOf(example)) !== undefined).toBe(false);
  });

  /** Whether the cheap look lets the record through. */
  function wouldBeAsked({ data }: RuleExample<RecordData>): boolean {
    if (!rule.onlyIf) return true;
    const value = data[rule.onlyIf.field];
    const bytes = new TextEncoder().encode(typeof value === 'string' ? value : '');
    return watchFor(rule.onlyIf.holdsAny)(bytes, 0, bytes.length);
  }
});

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
