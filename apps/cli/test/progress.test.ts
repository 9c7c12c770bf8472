import { languages, messages } from '@athar/core';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { progress, progressLine } from '../src/progress.ts';
import { terminal } from '../src/terminal.ts';

const columnsOf = (line: string): number => line.replace(/[\p{Mn}\p{Cf}]/gu, '').length;

describe('the line of progress', () => {
  test.each(languages)('never is wider than the terminal (%s)', (language) => {
    const words = messages(language);
    const text = words.text('progress.artifacts');
    for (const time of [words.text('progress.unknown'), words.text('progress.soon')])
      for (let columns = 1; columns <= 200; columns += 1)
        expect(columnsOf(progressLine(text, 0.5, time, columns))).toBeLessThanOrEqual(columns);
  });

  test.each(languages)('holds all on a terminal of 80 columns (%s)', (language) => {
    const words = messages(language);
    const time = words.text('progress.unknown');
    const line = progressLine(words.text('progress.artifacts'), 0.5, time, 79);
    expect(line).toMatch(/\[#+\.+\] /);
    expect(line).toContain(time);
  });

  test('gives up the time before the bar', () => {
    expect(progressLine('Reading', 0.5, 'About 30 seconds left', 20)).toBe('Reading [#####.....]');
    expect(progressLine('Reading', 0.5, 'About 30 seconds left', 12)).toBe('Reading');
  });
});

describe('progress on a terminal', () => {
  const { isTTY } = process.stderr;
  afterEach(() => {
    process.stderr.isTTY = isTTY;
    vi.unstubAllEnvs();
    vi.restoreAllMocks();
  });

  test.each([
    ['xterm', true],
    ['dumb', false],
  ])('that calls itself %s: codes that erase and return: %s', (name, hasCodes) => {
    process.stderr.isTTY = true;
    vi.stubEnv('TERM', name);
    let written = '';
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
      written += String(text);
      return true;
    });
    const bar = progress(terminal({ language: 'en' }));
    bar.phase('recognising');
    bar.phase('artifacts');
    bar.share(0.5);
    bar.end();
    expect(/[\r\u001b]/.test(written)).toBe(hasCodes);
    if (!hasCodes) expect(written.trimEnd().split('\n')).toHaveLength(2);
  });

  test('writes a line that says the same only once', () => {
    process.stderr.isTTY = true;
    vi.stubEnv('TERM', 'xterm');
    const written: string[] = [];
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
      written.push(String(text));
      return true;
    });
    let milliseconds = 0;
    const bar = progress(terminal({ language: 'en' }), () => milliseconds);
    bar.phase('artifacts');
    for (let step = 0; step < 50; step += 1) {
      milliseconds += 100;
      bar.share(0.5, 30);
    }
    bar.share(0.75, 15);
    milliseconds += 100;
    bar.share(0.75, 15);
    const lines = written.filter((text) => text.includes('[#'));
    expect(lines).toHaveLength(2);
    bar.end();
    expect(written.at(-1)).toBe('\r\u001b[K');
  });
});
