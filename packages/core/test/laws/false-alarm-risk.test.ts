import { expect, test } from 'vitest';
import { rules, sequences } from '../../src/index.ts';
import type { Level } from '../../src/model/index.ts';

/** What a trace of deletion may weigh alone, by its risk of a false alarm; a few kinds of low risk stand on their own. */
const levelsOf: { readonly [risk: string]: readonly Level[] } = {
  high: ['info'],
  medium: ['low'],
  low: ['medium', 'high'],
};

/** Rules that speak of no risk alone, and why. */
const withoutRisk: { readonly [rule: string]: string } = {
  'ios.crash-settings-made-after-trace': 'never alone: it is told beside another trace that counts',
};

const traces = [...rules, ...sequences].filter(({ antiForensic }) => antiForensic !== undefined);

test.each(traces.map((rule) => [rule.id, rule] as const))(
  '%s says its risk of a false alarm, and weighs by it',
  (id, { why, level }) => {
    const risk = /The risk of a false alarm is (high|medium|low)\b/.exec(why)?.[1];
    if (id in withoutRisk) expect(risk).toBeUndefined();
    else expect(levelsOf[risk ?? '']).toContain(level);
  },
);
