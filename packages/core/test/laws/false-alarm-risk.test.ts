import { expect, test } from 'vitest';
import { rules, sequences } from '../../src/index.ts';
import type { Level } from '../../src/model/index.ts';
import { textOf } from './repository.ts';

/** What a trace of deletion may weigh alone, by its risk of a false alarm; a few kinds of low risk stand on their own. */
const levelsOf: { readonly [risk: string]: readonly Level[] } = {
  high: ['info'],
  medium: ['low'],
  low: ['medium', 'high'],
};

/** Rules that speak of no risk alone, and why. */
const withoutRisk: { readonly [rule: string]: string } = {
  'ios.crash-settings-made-after-trace': 'never alone: it is told beside another trace that counts',
  'ios.attachment-folders-emptied-near-process': 'never alone: it joins traces of several kinds',
};

/** What the page on traces of deletion names in its table, of which it says that each tells its risk. */
const inTable = new Set(
  [...textOf('docs/anti-forensics.md').matchAll(/^\| A\d{1,2} .*$/gm)].flatMap(([line]) =>
    [...(line.split('|')[3] ?? '').matchAll(/`(ios\.[\w-]+)`/g)].map(([, id]) => id),
  ),
);

const traces = [...rules, ...sequences].filter(
  ({ id, antiForensic }) => antiForensic !== undefined || inTable.has(id),
);

test('the table names rules that exist', () => {
  expect(inTable.size).toBeGreaterThan(40);
  expect([...inTable].filter((id) => !traces.some((rule) => rule.id === id))).toEqual([]);
});

test.each(traces.map((rule) => [rule.id, rule] as const))(
  '%s says its risk of a false alarm, and weighs by it',
  (id, { why, level }) => {
    const risk = /The risk of a false alarm is (high|medium|low)\b/.exec(why)?.[1];
    if (id in withoutRisk) expect(risk).toBeUndefined();
    else expect(levelsOf[risk ?? '']).toContain(level);
  },
);
