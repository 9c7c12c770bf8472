import {
  artifactsOfSequence,
  keyOfEnglish,
  languages,
  messages,
  rules,
  sequences,
  type Language,
} from '@athar/core';
import { Command } from 'commander';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { registerCatalogue } from '../src/commands/catalogue.ts';
import { registerExplain } from '../src/commands/explain.ts';

let output = '';
beforeEach(() => {
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    output += String(text);
    return true;
  });
});
afterEach(() => void vi.restoreAllMocks());

function run(...args: readonly string[]): string {
  output = '';
  const program = new Command();
  registerCatalogue(program, messages('en'));
  registerExplain(program, messages('en'));
  program.parse(args, { from: 'user' });
  return output;
}

const ids = [...rules, ...sequences].map(({ id }) => id);

/** The paragraph of the list in which a line has these words. */
const paragraphOf = (list: string, words: string): string =>
  list.split('\n\n').find((paragraph) => paragraph.includes(`  ${words} `)) ?? '';

describe('the list of rules', () => {
  test('has each once', () => {
    const listed = [...run('rules', '--lang', 'en').matchAll(/^ {2}(ios\.[a-z-]+)/gm)];
    expect(listed.map(([, id]) => id).sort()).toEqual([...ids].sort());
  });

  test('has the rules over several artifacts apart, those over findings of others among them', () => {
    const list = run('rules', '--lang', 'en');
    const apart = sequences.filter(
      (rule) => rule.findingsOf !== undefined || artifactsOfSequence(rule).length !== 1,
    );
    expect(apart.length).toBeGreaterThan(5);
    for (const { id } of apart)
      expect(paragraphOf(list, id)).toMatch(/^Rules over several kinds of traces\n/);
    expect(paragraphOf(list, 'ios.lockdown-mode')).toMatch(/^System settings/);
  });
});

describe('explaining a rule', () => {
  test.each(languages)('never shows how a sentence chooses its forms, in %s', (language) => {
    for (const id of ids) {
      const text = run('explain', id, '--lang', language);
      expect([id, /\{\w+,|[#{]\}|\}\}/.exec(text)?.[0]]).toEqual([id, undefined]);
    }
  });

  test('keeps the name of a number where the number would stand', () => {
    expect(run('explain', 'ios.calendar-zero-click-invitation', '--lang', 'fr')).toMatch(
      /\{days\}\s+jours/,
    );
  });

  test('names what it looks at', () => {
    const one = run('explain', 'ios.orphan-data-usage-row', '--lang', 'en');
    expect(one).toContain('Data usage of apps and programs  (ios.data-usage)');
    const several = run('explain', 'ios.deletion-traces-close-together', '--lang', 'en');
    expect(several).toContain('Findings of other rules');
  });
});

test.each(['ar', 'fr', 'es'])(
  'explaining an artifact, in %s, says that its descriptions stand in English, and all around them is not',
  (language) => {
    const text = run('explain', 'ios.sms', '--lang', language);
    expect(text).not.toMatch(/What it cannot show|Where it lies|^Fields|^Rules|compared with/m);
    expect(text).toContain(messages(language as Language).text('cli.explain.english-only'));
    expect(run('explain', 'ios.sms', '--lang', 'en')).toMatch(/^What it cannot show\n {2}\S/m);
  },
);

test.each(languages)('why a finding stands alone is told in %s', (language) => {
  for (const rule of [...rules, ...sequences]) {
    if (rule.standsAlone === undefined) continue;
    const key = keyOfEnglish('stands-alone.', rule.standsAlone);
    expect([rule.id, key]).not.toEqual([rule.id, undefined]);
    const told = run('explain', rule.id, '--lang', language).replaceAll(/\s+/g, ' ');
    expect(told).toContain(messages(language).text(key!));
  }
});

test.each(['ar', 'fr', 'es'])('the kinds of evidence are told in %s', (language) => {
  const list = run('sources', '--lang', language);
  expect(list).not.toMatch(/folder|password|later|encrypted: /);
  expect(list).not.toContain('⟨');
  expect(list).toContain('tar.gz');
});

test('explaining what is called nothing says so', () => {
  expect(() => run('explain', 'ios.nothing')).toThrow(
    expect.objectContaining({ code: 'cli.explain.unknown' }),
  );
});

test('explaining an artifact names its rules in the language asked for', () => {
  const text = run('explain', 'ios.data-usage', '--lang', 'es');
  expect(text).not.toContain('Data usage of a process whose name is gone');
  expect(text).toMatch(/ios\.orphan-data-usage-row +\S/);
});

test('what is said of a field is joined by no sign of another language', () => {
  for (const language of ['ar', 'fr'] as const)
    expect(run('explain', 'ios.sms', '--lang', language)).not.toMatch(/received\u2069?;/);
});
