import { describe, expect, test } from 'vitest';
import {
  coverageOf,
  isGap,
  mergedProblems,
  unitedProblems,
  type FileOutcome,
} from '../../src/engine/coverage.ts';
import {
  mostAlike,
  outcomes,
  type Problem,
  type ProblemCode,
  type ProblemDraft,
} from '../../src/model/index.ts';
import { row } from './finding-drafts.ts';

const problem = (code: ProblemCode, detail = 'x', count = 1): Problem => ({ code, detail, count });
const file = (more: Partial<FileOutcome> = {}): FileOutcome => ({
  records: 3,
  opened: true,
  problems: [],
  ...more,
});
const closed = (code: ProblemCode): FileOutcome =>
  file({ records: 0, opened: false, problems: [problem(code)] });

const outcomeOf = (
  files: readonly (FileOutcome | 'not-reached')[],
  expectation: 'always' | 'optional' | 'never' = 'always',
) => coverageOf('s1', 'ios.sms', expectation, 'chosen', files).outcome;

describe('outcomes', () => {
  test('read: all files to their end, also where they hold nothing', () => {
    expect(outcomeOf([file(), file({ records: 0 })])).toBe('read');
  });
  test('partly-read: a problem in a file that was opened', () => {
    expect(outcomeOf([file({ problems: [problem('malformed')] })])).toBe('partly-read');
    expect(outcomeOf([file(), closed('malformed')])).toBe('partly-read');
    expect(outcomeOf([file(), 'not-reached'])).toBe('partly-read');
  });
  test('partly-read: files that were not reached are its reason', () => {
    const files = [file(), 'not-reached', file(), 'not-reached'] as const;
    const row = coverageOf('s1', 'ios.sms', 'always', 'chosen', files);
    expect(row.problems).toEqual([problem('aborted', 'the check was interrupted', 2)]);
    const half = coverageOf('s1', 'ios.sms', 'always', 'chosen', [file(), 'not-reached']);
    expect(half.problems).toEqual([problem('aborted', 'the check was interrupted', 1)]);
    const none = coverageOf('s1', 'ios.sms', 'always', 'chosen', ['not-reached']);
    expect(none).toMatchObject({ outcome: 'not-reached', problems: [] });
  });
  test('unreadable: nothing but problems', () => {
    expect(outcomeOf([closed('malformed')])).toBe('unreadable');
    expect(outcomeOf([closed('unsupported'), closed('missing')])).toBe('unreadable');
    const both = [problem('unsupported'), problem('malformed')];
    expect(outcomeOf([file({ records: 0, opened: false, problems: both })])).toBe('unreadable');
  });
  test('not-supported: only schemas that we do not know', () => {
    expect(outcomeOf([closed('unsupported')])).toBe('not-supported');
  });
  test('not-present, not-applicable: no file, by what may be expected', () => {
    expect(outcomeOf([])).toBe('not-present');
    expect(outcomeOf([], 'optional')).toBe('not-present');
    expect(outcomeOf([], 'never')).toBe('not-applicable');
  });
  test('not-present: no file has a place for it; with one that has, it is read', () => {
    const other = file({ records: 0, holdsNone: true });
    expect(outcomeOf([other, other])).toBe('not-present');
    expect(outcomeOf([other, file({ records: 0 })])).toBe('read');
    expect(outcomeOf([other, closed('malformed')])).toBe('partly-read');
  });
  test('a file that nobody expected is read all the same', () => {
    expect(outcomeOf([file()], 'never')).toBe('read');
  });
  test('not-reached: the run ended before', () => {
    expect(outcomeOf(['not-reached', 'not-reached'])).toBe('not-reached');
  });
  test('skipped: left out by the examiner', () => {
    expect(coverageOf('s1', 'ios.sms', 'always', 'skipped', [])).toEqual({
      source: 's1',
      artifact: 'ios.sms',
      expected: true,
      outcome: 'skipped',
      files: 0,
      records: 0,
      problems: [],
    });
  });
});

test('files and records are counted, problems of several files joined', () => {
  const row = coverageOf('s1', 'ios.sms', 'optional', 'chosen', [
    file({ problems: [problem('malformed', 'a'), problem('truncated', 'b')] }),
    file({ records: 4, problems: [problem('malformed', 'a', 2)] }),
    'not-reached',
  ]);
  expect(row).toMatchObject({ expected: false, files: 3, records: 7, outcome: 'partly-read' });
  expect(row.problems).toEqual([
    problem('malformed', 'a', 3),
    problem('truncated', 'b'),
    problem('aborted', 'the check was interrupted'),
  ]);
});

test('what the schemas of several files lack is listed once, and pages not searched are summed', () => {
  const row = (files: readonly FileOutcome[]) =>
    coverageOf('s1', 'ios.sms', 'optional', 'chosen', files);
  expect(
    row([
      file({ absent: ['message.y', 'message.x'], unsearchedPages: 2 }),
      file({ absent: ['message.x'] }),
      file({ unsearchedPages: 5 }),
    ]),
  ).toMatchObject({ absent: ['message.x', 'message.y'], unsearchedPages: 7 });
  expect(Object.keys(row([file()]))).not.toContain('unsearchedPages');
  expect(Object.keys(row([file()]))).not.toContain('absent');
});

test('of problems that each have a detail of their own so many are listed, and all are counted', () => {
  const files = Array.from({ length: 5000 }, (_, i) =>
    file({ problems: [problem('not-a-file', `/x${i}`), problem('truncated', 'a')] }),
  );
  const { problems } = coverageOf('s1', 'ios.sms', 'optional', 'chosen', files);
  expect(problems).toHaveLength(1002);
  expect(problems).toContainEqual(problem('truncated', 'a', 5000));
  expect(problems.at(-1)).toEqual(problem('not-a-file', 'further problems', 4000));
});

test('alike problems are those with the same code and the same detail', () => {
  const problems = [
    problem('malformed', 'a'),
    problem('truncated', 'a'),
    problem('malformed', 'a'),
  ];
  expect(mergedProblems(problems)).toEqual([
    problem('malformed', 'a', 2),
    problem('truncated', 'a'),
  ]);
});

describe('faults that several workers met', () => {
  const fault = (detail: string, path = 'p'): ProblemDraft => ({
    kind: 'problem',
    code: 'malformed',
    detail,
    position: { unit: 'key', path },
  });
  test('one place counts once, two places count twice', () => {
    expect(unitedProblems([fault('a'), fault('a'), fault('a', 'q')])).toEqual([
      problem('malformed', 'a', 2),
    ]);
  });
  test('how the work was shared does not show', () => {
    const one = [fault('b'), fault('a'), fault('12 more faults than these')];
    const other = [fault('7 more faults than these'), fault('a'), fault('b'), fault('a')];
    expect(unitedProblems(one)).toEqual(unitedProblems(other));
  });
  test('nor does it show how many faults each worker had listed, where there are more than one list has room for', () => {
    const faults = Array.from({ length: mostAlike + 100 }, (_, place) => fault('a', `${place}`));
    const unlisted: ProblemDraft = {
      kind: 'problem',
      code: 'limit-exceeded',
      detail: '100 more faults of this database are not listed',
    };
    const alone = unitedProblems([...faults.slice(0, mostAlike), unlisted]);
    expect(unitedProblems(faults)).toEqual(alone);
    expect(alone).toEqual([
      problem('limit-exceeded', 'more faults than are listed'),
      problem('malformed', 'a', mostAlike),
    ]);
  });
  test('where there are just as many as one list has room for, all count as listed', () => {
    const faults = Array.from({ length: mostAlike }, (_, place) => fault('a', `${place}`));
    expect(unitedProblems(faults)).toEqual([problem('malformed', 'a', mostAlike)]);
  });
});

test('a gap is what was not read to its end, and what is missing where it is expected', () => {
  const gaps = outcomes.filter((outcome) => isGap(row(outcome)));
  expect(gaps).toEqual(['partly-read', 'unreadable', 'not-supported', 'skipped', 'not-reached']);
  expect(isGap(row('not-present', true))).toBe(true);
  expect(isGap(row('not-applicable', true))).toBe(false);
});

test('a part that may lie in what could not be listed is not called absent', () => {
  const hidden = [
    { code: 'no-permission' as const, detail: 'a folder cannot be listed', count: 1 },
  ];
  const of = (expectation: 'always' | 'never', files: Parameters<typeof coverageOf>[4]) =>
    coverageOf('s1', 'ios.sms', expectation, 'chosen', files, hidden);
  expect(of('always', [])).toMatchObject({ outcome: 'unreadable', files: 0, problems: hidden });
  expect(of('never', [])).toMatchObject({ outcome: 'not-applicable', problems: [] });
  const read = { records: 1, opened: true, problems: [] };
  expect(of('always', [read])).toMatchObject({ outcome: 'partly-read', problems: hidden });
  expect(of('never', [read])).toMatchObject({ outcome: 'partly-read', problems: hidden });
});
