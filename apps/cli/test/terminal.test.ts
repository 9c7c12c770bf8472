import { UsageError } from '@athar/core';
import { afterEach, expect, test, vi } from 'vitest';
import { terminal, usageText } from '../src/terminal.ts';

const { isTTY } = process.stderr;
afterEach(() => {
  process.stderr.isTTY = isTTY;
  vi.unstubAllEnvs();
});

test.each<[string, { isTTY: boolean; noColor?: string; color?: boolean }, boolean]>([
  ['on a terminal', { isTTY: true }, true],
  ['into a file', { isTTY: false }, false],
  ['on a terminal where NO_COLOR is set', { isTTY: true, noColor: '1' }, false],
  ['on a terminal with --no-color', { isTTY: true, color: false }, false],
])('whether there are colours: %s', (_, { isTTY: isTerminal, noColor, color = true }, colored) => {
  process.stderr.isTTY = isTerminal;
  vi.stubEnv('NO_COLOR', noColor);
  const { colors } = terminal({ language: 'en', color });
  expect(colors.red('x') !== 'x').toBe(colored);
});

test('only what the caller did wrong is told as wrong usage', () => {
  expect(usageText(new TypeError('x is undefined'), 'en')).toBeUndefined();
  expect(usageText(new UsageError('cli.artifact.none-left', 'x'), 'en')).not.toBe('x');
  expect(usageText(new UsageError('of.tomorrow', 'said in English\u202e'), 'fr')).toBe(
    'said in English⟨RLO⟩',
  );
});
