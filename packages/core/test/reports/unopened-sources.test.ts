import { expect, test } from 'vitest';
import { messages, type MessageKey } from '../../src/locales/index.ts';
import type { FailureReason, Problem } from '../../src/model/index.ts';
import { htmlReport, type ReportSource } from '../../src/reports/index.ts';
import { coverageExample, reportExample, sourceExample } from './sample-report.ts';

const english = (key: MessageKey): string => messages('en').html(key).source;
const page = (...parameters: Parameters<typeof reportExample>): string =>
  htmlReport(reportExample(...parameters), 'en').replace(/[ \n]+/g, ' ');

/** As a check tells of it: the reason stands at the source, and at every part of it. */
function unopened(failure: FailureReason, code: Problem['code'], id = 's1'): ReportSource {
  const problems = [{ code, detail: `told of ${id}`, count: 1 }];
  const coverage = coverageExample({}, 'not-reached').map((row) => ({ ...row, problems }));
  return { ...reportExample('S0').sources[0]!, id, failure, problems, coverage };
}

test('a path where nothing stands calls for another folder, and not for another copy', () => {
  const text = page('S0', { sources: [unopened('not-found', 'missing')] });
  expect(text).toContain(english('advice.right-folder'));
  expect(text).not.toContain(english('advice.copy-again'));
});

test('what to try with one that was not opened is told beside one that was', () => {
  const beside = (source: ReportSource): string =>
    page('S1', { sources: [sourceExample(), source] });
  const misspelt = beside(unopened('not-found', 'missing', 's2'));
  expect(misspelt).toContain(english('advice.right-folder'));
  expect(misspelt).not.toContain(english('advice.copy-again'));
  const locked = beside(unopened('wrong-password', 'wrong-password', 's2'));
  expect(locked).toContain(english('advice.password-again'));
  expect(page('S1')).not.toContain(english('advice.password-again'));
});

test('beside what calls for help, the result tells what to try with one that was not opened', () => {
  const resultOf = (source: ReportSource): string => {
    const text = page('S4', { sources: [sourceExample(), source] });
    return text.slice(0, text.indexOf('id="do"'));
  };
  const locked = resultOf(unopened('wrong-password', 'wrong-password', 's2'));
  expect(locked).toContain(english('report.not-opened'));
  expect(locked).toContain(english('advice.password-again'));
  expect(locked).not.toContain(english('advice.right-folder'));
  const damaged = resultOf(unopened('malformed-manifest', 'malformed', 's2'));
  expect(damaged).not.toContain(english('advice.copy-again'));
  expect(resultOf(sourceExample())).not.toContain(english('advice.password-again'));
});

test('of several, one that nothing but its folder names is named once', () => {
  const text = page('S1', {
    sources: [sourceExample(), { ...unopened('not-found', 'missing', 's2'), label: 'pictures' }],
  });
  const name = />pictures<\/bdi>/g;
  const reasons = text.slice(text.indexOf(english('report.not-opened')), text.indexOf('id="do"'));
  expect(reasons.slice(0, reasons.indexOf('</ul>')).match(name)).toHaveLength(1);
  const head = text.slice(text.indexOf('id="device-2"'));
  expect(head.slice(0, head.indexOf(english('report.source-result'))).match(name)).toHaveLength(1);
  const locked = page('S1', {
    sources: [
      sourceExample(),
      { ...unopened('wrong-password', 'wrong-password', 's2'), label: 'pictures' },
    ],
  });
  expect(locked).toMatch(/>pictures<\/bdi>: The password does not fit/);
});

test('a file that this computer refuses is not laid to the choice of the folder', () => {
  const text = page('S0', { sources: [unopened('no-permission', 'no-permission')] });
  expect(text).not.toContain(english('advice.right-folder'));
});

test('what kept a source from being opened is noted once, and of several with its number', () => {
  const noted = (text: string): string => text.slice(text.indexOf('id="x-problems"'));
  const one = noted(page('S0', { sources: [unopened('not-found', 'missing')] }));
  expect(one.match(/>told of s1</g)).toHaveLength(1);
  const two = noted(
    page('S1', { sources: [sourceExample(), unopened('not-found', 'missing', 's2')] }),
  );
  expect(two).toMatch(/<th [^>]*scope="row"><bdi [^>]*>s2<\/bdi> Files<\/th>/);
});

test('a disk that fails calls for another copy, and its reason is no damage of the evidence', () => {
  const text = page('S0', { sources: [unopened('disk-error', 'disk-error')] });
  expect(text).toContain(english('advice.copy-again'));
  expect(text).toContain(english('reason.disk-error'));
  expect(text).not.toContain(english('reason.malformed'));
});
