import {
  artifacts,
  artifactsOfSequence,
  artifactText,
  keyOfEnglish,
  languages,
  messages,
  rules,
  sequences,
  sourceFormats,
  type FieldDoc,
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

test('the list of artifacts has each once, under the name of its group', () => {
  const list = run('artifacts', '--lang', 'en');
  const listed = [...list.matchAll(/^ {2}(ios\.[a-z-]+) +\S/gm)].map(([, id]) => id);
  expect(listed.sort()).toEqual(artifacts.map(({ id }) => id).sort());
  for (const { id, group } of artifacts) {
    const [heading] = paragraphOf(list, id).split('\n');
    expect([id, heading]).toEqual([id, messages('en').text(`artifact-group.${group}`)]);
  }
});

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

/** Without the ends of lines, which depend on the terminal. */
const flowing = (text: string): string => text.replaceAll(/\s+/g, ' ');

test('explaining an artifact tells its name and version, what it is, what it cannot show, where it lies, its fields, and where to read more', () => {
  const artifact = artifacts.find(({ id }) => id === 'ios.sms')!;
  const words = messages('en');
  const lines = run('explain', artifact.id, '--lang', 'en');
  const { id, version, describes, cannotShow, paths, fields, references } = artifact;
  expect(lines.split('\n')[0]).toBe(
    `${words.text('artifact.ios.sms.name')}  (${id}, version ${version})`,
  );
  const told = flowing(lines);
  for (const text of [describes, cannotShow, ...paths, ...references])
    expect(told).toContain(flowing(text));
  for (const [name, { label, observable, personal }] of Object.entries(
    fields as Record<string, FieldDoc>,
  )) {
    expect(told).toContain(` ${name} ${flowing(label)} `);
    const [line = ''] = lines.split('\n').filter((one) => one.startsWith(`  ${name} `));
    expect([name, line.includes('compared with')]).toEqual([name, observable !== undefined]);
    expect([name, line.includes('(personal)')]).toEqual([name, personal === true]);
  }
});

describe('explaining a rule', () => {
  test('tells how bad and how sure it is, what is seen and where, why it matters, what else it can be, and where to read more', () => {
    const words = messages('en');
    for (const rule of [...rules, ...sequences]) {
      const lines = run('explain', rule.id, '--lang', 'en').split('\n');
      const told = flowing(lines.join('\n'));
      expect(told).toContain(`(${rule.id}, version ${rule.version})`);
      expect(lines).toContain(words.text(`level.${rule.level}.label`));
      expect(lines).toContain(words.text(`confidence.${rule.confidence}.label`));
      for (const heading of ['seen', 'where', 'why', 'other', 'sure'] as const)
        expect(lines).toContain(words.text(`finding.heading.${heading}`));
      // What to do with it, and not only how grave it is called.
      for (const key of [`level.${rule.level}.text`, `confidence.${rule.confidence}.text`] as const)
        expect(told).toContain(flowing(words.text(key)));
      for (const text of [rule.title, rule.why, ...rule.otherExplanations, ...rule.references])
        expect(told).toContain(flowing(text));
    }
  });

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
  'explaining an artifact, in %s, says that what its fields hold stands in English, and nothing else does',
  (language) => {
    const text = run('explain', 'ios.sms', '--lang', language);
    expect(text).not.toMatch(/What it cannot show|Where it lies|^Fields|^Rules|compared with/m);
    expect(text).toContain(messages(language as Language).text('cli.explain.fields-in-english'));
    const [ofSms] = artifacts.filter(({ id }) => id === 'ios.sms');
    const { describes, cannotShow } = artifactText(ofSms!, language as Language);
    for (const sentence of [describes, cannotShow])
      expect(text.replaceAll(/\s+/g, ' ')).toContain(sentence.replaceAll(/\s+/g, ' '));
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

describe('for scripts', () => {
  const listOf = (what: string): Record<string, unknown>[] =>
    JSON.parse(run(what, '--json')) as Record<string, unknown>[];

  test('artifacts are listed with their versions, fields, paths and limits', () => {
    const listed = new Map(listOf('artifacts').map((artifact) => [artifact['id'], artifact]));
    expect([...listed.keys()].sort()).toEqual(artifacts.map(({ id }) => id).sort());
    for (const artifact of artifacts) {
      const { id, version, title, describes, cannotShow, paths, references } = artifact;
      const told = { version, title, describes, cannotShow, paths, references };
      expect(listed.get(id)).toMatchObject(told);
    }
    const fields = { links: { observable: 'url', personal: false } };
    expect(listed.get('ios.sms')).toMatchObject({ fields });
  });

  test('rules are listed with their versions, texts, levels and what they look at', () => {
    const listed = new Map(listOf('rules').map((rule) => [rule['id'], rule]));
    expect([...listed.keys()].sort()).toEqual([...ids].sort());
    for (const rule of [...rules, ...sequences]) {
      const { version, title, message, why, otherExplanations, references } = rule;
      const { level, confidence, leadsTo, met, standsAlone } = rule;
      const told = listed.get(rule.id)!;
      expect(told).toMatchObject({ version, title, message, why, otherExplanations, references });
      expect(told).toMatchObject({ level, confidence, leadsTo, met });
      expect(told['standsAlone']).toBe(standsAlone);
      if ('artifact' in rule) expect(told['artifact']).toBe(rule.artifact.id);
      else expect(told['artifacts']).toEqual(artifactsOfSequence(rule).map(({ id }) => id));
    }
  });

  test('kinds of evidence are listed as they are defined', () => {
    expect(listOf('sources')).toEqual(sourceFormats);
    // The same name as in the list for people.
    for (const { id, title } of sourceFormats)
      expect(title).toBe(messages('en').text(`source.${id}`));
  });
});

test('each kind of evidence is told with its name', () => {
  const list = run('sources', '--lang', 'en');
  expect(sourceFormats.length).toBeGreaterThan(1);
  for (const { id } of sourceFormats)
    expect(list).toMatch(new RegExp(`^ *${id} +${messages('en').text(`source.${id}`)}$`, 'm'));
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
