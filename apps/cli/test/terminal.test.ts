import { UsageError } from '@athar/core';
import { afterEach, expect, test, vi } from 'vitest';
import { terminal, usageText } from '../src/terminal.ts';

const { isTTY } = process.stdout;
afterEach(() => {
  process.stdout.isTTY = isTTY;
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

interface Case {
  readonly isTTY: boolean | undefined;
  readonly noColor?: string;
  readonly term?: string;
  readonly color?: boolean;
}

test.each<[string, Case, boolean]>([
  ['on a terminal', { isTTY: true }, true],
  ['on a terminal where NO_COLOR says nothing', { isTTY: true, noColor: '' }, true],
  ['into a file', { isTTY: false }, false],
  ['into a pipe', { isTTY: undefined }, false],
  ['on a terminal where NO_COLOR is set', { isTTY: true, noColor: '1' }, false],
  ['on a terminal that knows no codes', { isTTY: true, term: 'dumb' }, false],
  ['on a terminal with --no-color', { isTTY: true, color: false }, false],
])('whether the first line of a result is bold: %s', (_, like, isBold) => {
  Object.assign(process.stdout, { isTTY: like.isTTY });
  vi.stubEnv('NO_COLOR', like.noColor);
  vi.stubEnv('TERM', like.term ?? 'xterm');
  let written = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    written += String(text);
    return true;
  });
  const screen = terminal({ language: 'en', color: like.color ?? true });
  screen.sayFirst('Nothing was found.');
  screen.say('Report: report.html');
  const first = isBold ? '\u001b[1mNothing was found.\u001b[22m' : 'Nothing was found.';
  expect(written).toBe(`${first}\nReport: report.html\n`);
});

test('only what the caller did wrong is told as wrong usage', () => {
  expect(usageText(new TypeError('x is undefined'), 'en')).toBeUndefined();
  expect(usageText(new UsageError('cli.artifact.none-left', 'x'), 'en')).not.toBe('x');
  expect(usageText(new UsageError('of.tomorrow', 'said in English\u202e'), 'fr')).toBe(
    'said in English⟨RLO⟩',
  );
});
