import { describe, expect, test } from 'vitest';
import { messages } from '../src/locales/index.ts';
import { artifactsOfSequence, levels, outcomes, type SequenceExample } from '../src/model/index.ts';
import { expectDocumented } from './builders/documented.ts';
import { judge } from './builders/sequence.ts';
import { sequenceModules } from './modules.ts';

/** Rules whose tallies stand for nothing that is missed, and what they do without them. */
const heldAgainstNothing: { readonly [rule: string]: string } = {
  'ios.deletion-traces-close-together':
    'they tell when the phone was set up: what they lack leaves pairs told that they would have left out',
};

const problemsOf = ({ problems }: SequenceExample) => [...(problems?.values() ?? [])].flat();

describe.each(sequenceModules)('$definition.id', ({ file, definition: rule, examples }) => {
  test('is documented, and says why it stands alone if it does', () => {
    expectDocumented(rule, file);
  });

  test('asks for something', () => {
    expect(artifactsOfSequence(rule).length > 0 || rule.findingsOf !== undefined).toBe(true);
    for (const artifact of rule.rowGapsOf ?? []) expect('tables' in artifact).toBe(true);
  });

  test('has a cheap look where an artifact has many records', () => {
    const costly = [...(rule.notes ?? []), ...(rule.tallies ?? [])].filter(
      ({ artifact, onlyIf }) => 'tables' in artifact && onlyIf === undefined,
    );
    expect(costly.map(({ artifact }) => artifact.id)).toEqual([]);
  });

  test('needs whole what it takes something for absent in, and is quiet where one of these is not', () => {
    const { tallies = [], needsWhole = [] } = rule;
    // A tally tells what is there; what it is held against is what is not.
    const held = tallies.filter(() => !(rule.id in heldAgainstNothing));
    expect(needsWhole).toEqual(expect.arrayContaining(held.map(({ artifact }) => artifact)));
    if (rule.id in heldAgainstNothing) expect(tallies).not.toEqual([]);
    for (const example of examples.hits)
      for (const artifact of needsWhole)
        for (const outcome of outcomes.filter((one) => one !== 'read'))
          expect(
            judge(rule, {
              ...example,
              outcomes: new Map([[artifact, outcome]]),
              faultyFiles: new Map(),
            }).findings,
          ).toEqual([]);
  });

  test('has examples that hit and examples that must not', () => {
    expect(examples.hits.length).toBeGreaterThan(0);
    expect(examples.misses.length).toBeGreaterThan(0);
  });

  test.each(examples.hits)('hits: $name', (example) => {
    const { findings, coverage } = judge(rule, example);
    expect(coverage.flatMap(({ problems }) => problems)).toEqual(problemsOf(example));
    expect(findings).not.toEqual([]);
    for (const { values, records, provenance, level } of findings) {
      const sentence = messages('en').templateUnisolated(rule.message, values);
      expect(sentence).not.toMatch(/[{}]|undefined|null|NaN/);
      const names = [...rule.message.matchAll(/\{(\w{1,40})[},]/g)].map((match) => match[1]!);
      expect(new Set(Object.keys(values))).toEqual(new Set(names));
      expect(records.length).toBeGreaterThan(0);
      expect(new Set(records).size).toBe(records.length);
      expect(provenance.length).toBe(records.length);
      expect(levels.indexOf(level)).toBeLessThanOrEqual(levels.indexOf(rule.level));
    }
  });

  test.each(examples.misses)('stays quiet: $name', (example) => {
    const { findings, coverage } = judge(rule, example);
    expect(coverage.flatMap(({ problems }) => problems)).toEqual(problemsOf(example));
    expect(findings).toEqual([]);
  });

  test('says nothing where nothing is remembered', () => {
    expect(judge(rule, { name: 'nothing', records: [] }).findings).toEqual([]);
  });

  test('judges the same whatever the order in which records come', () => {
    for (const example of [...examples.hits, ...examples.misses]) {
      // Ids come from the place in the list; what is compared is what the rule says.
      const said = (one: typeof example) =>
        judge(rule, one).findings.map(({ values, level }) => JSON.stringify([values, level]));
      const turned = { ...example, records: [...example.records].reverse() };
      expect(said(turned).sort()).toEqual(said(example).sort());
    }
  });
});
