import { expect } from 'vitest';
import { levels, metKinds, type RuleText } from '../../src/model/index.ts';

/** Fails where a rule of either kind, in this file, lacks what an examiner must be told of it. */
export function expectDocumented(rule: RuleText, file: string): void {
  expect(rule.id).toMatch(/^(ios|android|any)\.[a-z0-9-]+$/);
  expect(file.endsWith(`/${rule.id.split('.')[1]!}.ts`)).toBe(true);
  expect(rule.version).toBeGreaterThan(0);
  expect(levels).toContain(rule.level);
  expect(metKinds).toContain(rule.met);
  for (const text of [rule.title, rule.message, rule.why]) expect(text.length).toBeGreaterThan(15);
  expect(rule.otherExplanations.length).toBeGreaterThan(0);
  expect(rule.references.length).toBeGreaterThan(0);
  for (const reference of rule.references) expect(reference).toMatch(/^https:\/\//);
  expect(rule.leadsTo === 'S5' && rule.standsAlone === undefined).toBe(false);
}
