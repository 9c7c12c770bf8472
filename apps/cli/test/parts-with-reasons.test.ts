import { messages, type Coverage, type Problem } from '@athar/core';
import type { CheckResult } from '@athar/node';
import { describe, expect, test } from 'vitest';
import { partsWithReasons } from '../src/parts-with-reasons.ts';

type Source = CheckResult['sources'][number];

const problem = (code: Problem['code'], detail: string = code): Problem => ({
  code,
  detail,
  count: 1,
});
const row = (artifact: string, ...problems: Problem[]): Coverage => ({
  source: 's1',
  artifact,
  expected: true,
  outcome: problems.length === 0 ? 'read' : 'partly-read',
  files: 1,
  records: 1,
  problems,
});
const source = (coverage: readonly Coverage[], problems: readonly Problem[] = []): Source => ({
  id: 's1',
  label: 'MyBackup',
  state: 'S1',
  hasGap: true,
  files: 1,
  bytes: 1,
  spans: [],
  coverage,
  findings: [],
  problems,
  notJudged: [],
});
const english = messages('en');
const sms = english.text('artifact.ios.sms.name');
const calls = english.text('artifact.ios.calls.name');

describe('why single parts were not read in full', () => {
  test('is a line for each reason, with the parts that it concerns', () => {
    const all = [
      row('ios.sms', problem('changed'), problem('limit-exceeded')),
      row('ios.calls', problem('changed')),
      row('ios.tcc'),
    ];
    expect(partsWithReasons(source(all), new Set(), 'en')).toEqual([
      `${sms}, ${calls}: ${english.text('reason.changed')}`,
      `${sms}: ${english.text('reason.limit-exceeded')}`,
    ]);
  });

  test('is not told again where it is told of the source as a whole', () => {
    const lost = problem('malformed', 'Manifest.db: a page is damaged');
    const all = [
      row('ios.sms', lost, problem('malformed', 'a cell leads out of its page')),
      row('ios.calls', lost, problem('missing')),
    ];
    expect(partsWithReasons(source(all, [lost]), new Set(['missing']), 'en')).toEqual([
      `${sms}: ${english.text('reason.malformed')}`,
    ]);
  });

  test('names some parts and counts the others, in the list of the language', () => {
    const ids = ['sms', 'calls', 'tcc', 'calendar', 'contacts', 'notes'];
    const all = ids.map((id) => row(`ios.${id}`, problem('timeout')));
    const [line] = partsWithReasons(source(all), new Set(), 'en');
    expect(line).toContain(`, 2 more parts: ${english.text('reason.timeout')}`);
    const [exact] = partsWithReasons(source(all.slice(0, 4)), new Set(), 'en');
    expect(exact).not.toContain('more part');
    const [arabic] = partsWithReasons(source(all), new Set(), 'ar');
    expect(arabic).toContain(`، جزءان آخران: ${messages('ar').text('reason.timeout')}`);
  });
});
