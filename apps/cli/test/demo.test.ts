import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { messages } from '@athar/core';
import type { CheckOptions, CheckResult } from '@athar/node';
import { demoPhone, type PlantedFinding } from '@athar/synthetic';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runDemo } from '../src/commands/demo.ts';
import { terminal } from '../src/terminal.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'athar-demo-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const { planted } = demoPhone();

/** Runs the demo over a check that finds just this; returns the exit code and what was said. */
async function demo(
  found: readonly PlantedFinding[],
  seen: (options: CheckOptions) => void = () => undefined,
): Promise<{ code: number; said: string[]; noted: string[]; warned: string[] }> {
  const said: string[] = [];
  const noted: string[] = [];
  const warned: string[] = [];
  const screen = {
    ...terminal({ language: 'en', isQuiet: true, color: false }),
    say: (line: string) => void said.push(line),
    sayFirst: (line: string) => void said.push(line),
    note: (line: string) => void noted.push(line),
    warn: (line: string) => void warned.push(line),
  };
  const bar = { phase: () => undefined, share: () => undefined, end: () => undefined };
  const check = (options: CheckOptions): Promise<CheckResult> => {
    seen(options);
    const result = { state: 'S5', aborted: false, findings: found };
    return Promise.resolve(result as unknown as CheckResult);
  };
  const code = await runDemo({ out: join(folder, 'out'), language: 'en', screen, bar, check });
  return { code, said, noted, warned };
}

describe('athar demo', () => {
  test('succeeds where all that was planted was found, in any order', async () => {
    const { code, said, noted, warned } = await demo(planted.toReversed());
    expect(code).toBe(0);
    expect(warned).toEqual([]);
    expect(said.at(-2)).toMatch(/^Traces here match known spyware/);
    expect(said.at(-1)).toContain(join('out', 'report.html'));
    expect(noted.at(-1)).toBe(messages('en').text('cli.open-report'));
  });

  test('fails where one is missing, and where one is found twice', async () => {
    const without = await demo(planted.slice(1));
    expect(without.code).toBe(1);
    expect(without.warned).toHaveLength(1);
    const twice = await demo([...planted, ...planted.slice(0, 1)]);
    expect(twice.code).toBe(1);
    expect(twice.warned[0]).toMatch(/^found, but not planted: /);
  });

  test.each(['indicator', 'rule'] as const)(
    'fails where another was found in the place of one, by the same artifact and of the same kind (%s)',
    async (kind) => {
      const meant = planted.find(({ origin }) => origin.kind === kind)!;
      const { origin } = meant;
      const other =
        origin.kind === 'rule'
          ? { ...origin, id: 'ios.other' }
          : { ...origin, value: 'other.test' };
      const found = planted.map((one) => (one === meant ? { ...one, origin: other } : one));
      const { code, warned } = await demo(found);
      expect(code).toBe(1);
      expect(warned).toEqual([
        expect.stringMatching(/^planted, but not found: /),
        expect.stringMatching(/^found, but not planted: .* (?:ios\.other|\S+ other\.test)$/),
      ]);
      expect(warned[0]).toContain(origin.kind === 'rule' ? origin.id : origin.value);
    },
  );

  test('does not count advice', async () => {
    const [first] = planted;
    if (first === undefined) throw new Error('nothing was planted');
    expect((await demo([...planted, { ...first, level: 'info' }])).code).toBe(0);
  });

  test('hands an encrypted backup and its indicators to the check', async () => {
    await demo(planted, (options) => {
      const { evidence, keys, out, force } = options;
      expect(existsSync(join(evidence[0] ?? '', 'Manifest.db'))).toBe(true);
      expect(keys.passwords).toEqual(['demo']);
      expect(options.loadIndicators().files).toMatchObject([
        { name: 'nightjar.stix2', complete: true },
      ]);
      expect([out, force]).toEqual([join(folder, 'out'), true]);
    });
  });

  test('replaces an earlier demo, and leaves any other folder alone', async () => {
    await demo(planted);
    writeFileSync(join(folder, 'out', 'notes.txt'), 'mine');
    expect((await demo(planted)).code).toBe(0);
    expect(readFileSync(join(folder, 'out', 'notes.txt'), 'utf8')).toBe('mine');
    const phone = join(folder, 'out', 'demo-phone');
    writeFileSync(join(phone, 'backup', 'Manifest.db-shm'), '');
    expect((await demo(planted)).code).toBe(0);
    for (const name of ['notes.txt', 'backup/3d/notes.txt', 'backup/copy.plist']) {
      const own = join(phone, name);
      writeFileSync(own, 'mine');
      await expect(demo(planted)).rejects.toMatchObject({ code: 'cli.demo.foreign' });
      expect(readFileSync(own, 'utf8')).toBe('mine');
      expect(existsSync(join(phone, 'backup', 'Manifest.db'))).toBe(true);
      rmSync(own);
    }
    mkdirSync(join(phone, 'other phone'));
    await expect(demo(planted)).rejects.toMatchObject({ code: 'cli.demo.foreign' });
    rmSync(join(phone, 'other phone'), { recursive: true });
    expect((await demo(planted)).code).toBe(0);
    rmSync(join(folder, 'out', 'demo.json'));
    await expect(demo(planted)).rejects.toThrow('is not empty');
    expect(existsSync(join(folder, 'out', 'demo-phone'))).toBe(true);
  });
});
