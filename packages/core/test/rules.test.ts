import { describe, expect, test } from 'vitest';
import { watchFor } from '../src/engine/findings/watched-text.ts';
import { messages } from '../src/locales/index.ts';
import {
  type EvidenceRecord,
  type RecordData,
  type RuleExample,
  type SourceFacts,
} from '../src/model/index.ts';
import { backupFacts } from './builders/examine.ts';
import { expectDocumented } from './builders/documented.ts';
import { ruleModules } from './modules.ts';

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
