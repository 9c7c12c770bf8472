import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { languages, messages, type Language, type MessageKey, type TextValues } from '@athar/core';
import { demoPhone, sqliteFile } from '@athar/synthetic';
import type { Command } from 'commander';
import { describe, expect, test } from 'vitest';
import { paragraph } from '../src/commands/explain-text.ts';
import { makeProgram } from '../src/main.ts';
import { athar, fresh, phoneBackup, standingAthar, writtenIndicators } from './run-athar.ts';

const table = { name: 'message', columns: 'text TEXT', rows: [['\u202e/private/x'], ['y']] };
const database = fresh('a.db');
writeFileSync(database, sqliteFile({ tables: [table] }));
const backup = phoneBackup();

const others = languages.filter((language) => language !== 'en');

describe.each(languages)('in the language of the environment (%s)', (language) => {
  const words = messages(language);
  const run = (...args: readonly string[]) => standingAthar(args, { LANG: `${language}_XX.UTF-8` });
  // Of the command that the line names: the help of the program does not tell its options.
  const hint = (command?: string): string =>
    `\n${words.text('cli.usage.help', { command: `athar ${command === undefined ? '' : `${command} `}--help` })}\n`;

  test.each<[string, readonly string[], MessageKey, TextValues?]>([
    ['an unknown option', ['rules', '--wrong'], 'cli.usage.unknown-option', { name: '--wrong' }],
    ['an unknown command', ['wrong'], 'cli.usage.unknown-command', { name: 'wrong' }],
    ['a missing argument', ['inspect'], 'cli.usage.missing-argument', { name: 'file' }],
    ['a missing option', ['check', 'x'], 'cli.usage.missing-option', { name: '--out <folder>' }],
    [
      'a missing value',
      ['check', 'x', '--out'],
      'cli.usage.missing-value',
      { name: '--out <folder>' },
    ],
    [
      'an option where the value of another should stand',
      ['check', 'x', '--out', '--quiet'],
      'cli.usage.missing-value',
      { name: '--out <folder>' },
    ],
    [
      'help for an unknown command',
      ['wrong', '--help'],
      'cli.usage.unknown-command',
      { name: 'wrong' },
    ],
    [
      'an unknown command that help is asked for',
      ['help', 'wrong'],
      'cli.usage.unknown-command',
      { name: 'wrong' },
    ],
    [
      'an option given twice of which one value would be lost',
      ['inspect', 'a', '--lang', language, '--lang=fr'],
      'cli.usage.repeated-option',
      { name: '--lang' },
    ],
    ['one argument too many', ['inspect', 'a', 'b'], 'cli.usage.too-many'],
    [
      'an option that turns the line',
      ['rules', '--\u202ex\u001b[31m'],
      'cli.usage.unknown-option',
      { name: '--\u202ex\u001b[31m' },
    ],
  ])('%s is told', (_, args, key, values) => {
    const command = ['wrong', 'help'].includes(args[0]!) ? undefined : args[0];
    const err = words.text(key, values) + hint(command);
    expect(run(...args)).toEqual({ code: 2, out: '', err });
  });

  test('the help of a check tells which states end with which exit code', () => {
    const lines = run('check', '--help').out.split('\n');
    const codes = lines.filter((line) => /^ {2}\d {2}/.test(line));
    const states = codes.map((line) => line.match(/S\d/g));
    expect(states).toEqual([['S2'], ['S3', 'S4', 'S5'], null, ['S0', 'S1'], null]);
  });

  test('a mistake in a command below a command is told with its own help', () => {
    const unknown = words.text('cli.usage.unknown-option', { name: '--wrong' });
    expect(run('indicators', 'add', '--wrong').err).toBe(unknown + hint('indicators add'));
    const command = words.text('cli.usage.unknown-command', { name: 'wrong' });
    expect(run('indicators', 'wrong').err).toBe(command + hint('indicators'));
  });

  test('what may have been meant is told', () => {
    const { err } = run('rules', '--jsn');
    const unknown = words.text('cli.usage.unknown-option', { name: '--jsn' });
    const meant = words.text('cli.usage.suggestion', { name: '--json' });
    expect(err).toBe(`${unknown} ${meant}${hint('rules')}`);
  });

  test('what may have been meant is told of an option beside one that is missing, and of ids', () => {
    const meant = (name: string): string => words.text('cli.usage.suggestion', { name });
    const option = run('check', 'x', '--ot', 'y').err;
    expect(option).toContain(words.text('cli.usage.unknown-option', { name: '--ot' }));
    expect(option).toContain(meant('--out'));
    expect(run('check', 'x', '--password', 'y').err).toContain(meant('--password-file'));
    expect(run('check', 'x', '--in', 'y').err).toContain(meant('--indicators'));
    expect(run('explain', 'IOS.SMS').err).toContain(meant('ios.sms'));
    expect(run('explain', 'ios.orphan-data-usage-rows').err).toContain(
      meant('ios.orphan-data-usage-row'),
    );
    expect(run('explain', 'nothing-like-it').err).toBe(
      `${words.text('cli.explain.unknown', { id: 'nothing-like-it' })}\n`,
    );
    const skipped = run('check', backup, '--out', fresh('s'), '--skip', 'sms');
    expect(skipped.err).toContain(meant('ios.sms'));
  });

  test('inspect speaks it', () => {
    const { out } = run('inspect', database);
    const about = { tables: '1', bytes: '4096', encoding: 'utf-8' };
    expect(out).toContain(words.text('cli.inspect.database', about));
    const rows = words.text('plural.rows', { n: 2 });
    expect(out).toContain(`${words.value('message')}${words.colon}${rows}\n`);
    expect(out).toContain(words.value('text="⟨RLO⟩/private/x"'));
    const folder = fresh('folder');
    mkdirSync(folder);
    const problems = words.text('cli.inspect.folder', { path: folder });
    expect(run('inspect', folder)).toEqual({ code: 3, out: '', err: `${problems}\n` });
  });

  test('extract speaks it', () => {
    const nothing = run('extract', backup, '--path', 'nothing', '--out', fresh('e'));
    const none = words.text('cli.extract.no-match');
    expect(nothing).toEqual({ code: 3, out: '', err: `${none}\n` });

    const path = join(fresh('no'), 'thing');
    const { err } = run('extract', path, '--path', 'x', '--out', fresh('e'));
    expect(err).toContain(words.text('cli.extract.not-found', { path: 'thing' }));
  });

  test('indicators speaks it', () => {
    const environment = { LANG: `${language}_XX.UTF-8`, ATHAR_DATA: fresh('data') };
    const indicators = (...args: readonly string[]) =>
      athar(['indicators', ...args], environment).out;
    expect(indicators('list')).toBe(`${words.text('cli.indicators.empty')}\n`);
    const [, name = ''] = /^Added (\S+)\.\n$/.exec(
      athar(['indicators', 'add', writtenIndicators()], { ...environment, LANG: 'C' }).out,
    )!;
    const list = indicators('list');
    expect(list).toContain(`\n  ${words.text('cli.indicators.by-hand')}\n`);
    expect(list).toContain(`${words.text('cli.indicators.never-updated')}\n`);
    expect(indicators('remove', name)).toBe(`${words.text('cli.indicators.removed', { name })}\n`);
  });
});

/** Of a command and of those below it. */
const helpOf = (command: Command): string => {
  let text = '';
  command.configureOutput({ writeOut: (part) => void (text += part) }).outputHelp();
  return [text, ...command.commands.map(helpOf)].join('\n');
};

describe('help', () => {
  test('of each command of the first level shows lines to type, none wider than 100 columns', () => {
    const program = makeProgram();
    for (const command of [program, ...program.commands]) {
      let help = '';
      command.configureOutput({ writeOut: (text) => (help += text) });
      command.outputHelp();
      expect([
        command.name(),
        help.includes(`$ athar ${command === program ? '' : command.name()}`),
      ]).toEqual([command.name(), true]);
      expect([command.name(), help.split('\n').filter((line) => line.length > 100)]).toEqual([
        command.name(),
        [],
      ]);
    }
  });

  test.each(others)('speaks it too, and names the same commands and options (%s)', (language) => {
    const words = messages(language);
    const help = helpOf(makeProgram(words)).replace(/[\u2068\u2069]/g, '');
    const english = helpOf(makeProgram());
    const left = english
      .split('\n')
      .filter((line) => !line.startsWith('  $'))
      .filter((line) => / [a-z]{2,} [a-z]{2,} [a-z]{2,}/.test(line) && help.includes(line.trim()));
    expect(left).toEqual([]);
    const options = (text: string) => text.match(/(?<=^ {2})-.*?(?= {2}|$)/gm);
    expect(options(help)).toEqual(options(english));
    expect(help).toContain(`${words.text('help.usage')} athar inspect [options] <file>\n`);
    const examples = (text: string) => text.match(/\$ .*?(?= {2}|$)/gm);
    expect(examples(help)).toEqual(examples(english));
  });

  test.each(['check', 'demo', 'inspect', 'extract', 'indicators'])(
    'tells the exit codes of %s, by which scripts go',
    (command) => {
      const { out } = athar([command, '--help'], {});
      const [, codes = ''] = out.split(`\n${messages('en').text('help.exit-codes')}\n`);
      expect(codes).toMatch(/^ {2}0 {2}\w/);
      expect(codes).toContain(`\n  2  ${messages('en').text('help.exit.usage')}\n`);
    },
  );

  test('is in the language of the environment', () => {
    const { out } = athar(['check', '--help'], { LANG: 'fr_FR.UTF-8' });
    expect(out).toContain(messages('fr').text('help.exit.nothing'));
    expect(out).not.toMatch(/Usage:|display help/);
  });
});

describe('in Arabic', () => {
  const run = (...args: readonly string[]): string => {
    const { out, err } = standingAthar([...args, '--lang', 'ar'], { ATHAR_DATA: fresh('data') });
    return out + err;
  };
  const folder = fresh('checked');
  const planted = phoneBackup({ phone: demoPhone() });
  const checked = run('check', planted, '--out', folder, '--artifact', 'ios.data-usage');
  const [finding = ''] = /[\da-f]{32}/.exec(readFileSync(join(folder, 'findings.jsonl'), 'utf8'))!;
  const program = makeProgram(messages('ar'));

  test.each<[string, () => string]>([
    ['the list of parts', () => run('artifacts')],
    ['the list of rules', () => run('rules')],
    ['the list of sources', () => athar(['sources', '--lang', 'ar']).out],
    ['the explanation of a part', () => run('explain', 'ios.data-usage')],
    ['that of a rule over several parts', () => run('explain', 'ios.looked-up-account-unknown')],
    ['that of a finding', () => run('explain', finding, '--in', folder)],
    ['the end of a check', () => checked],
    ['what is wrong with an option', () => run('check', 'x', '--ot', 'y')],
    ['what is wrong with an id', () => run('explain', 'ios.sm')],
    ['a database', () => run('inspect', database)],
    ['the list of indicators', () => run('indicators', 'list')],
    ['help', () => helpOf(program)],
  ])('%s isolates what is written from left to right', (_, output) => {
    const text = output();
    expect(text).toMatch(/\p{Script=Arabic}/u);
    const loose = text
      .split('\n')
      .filter((line) => /\p{Script=Arabic}/u.test(line))
      .map((line) => line.replace(/\u2068[^\u2068\u2069]*\u2069/g, ''))
      .filter((line) => /[a-z][\w-]*[./][a-z]|(?:^|\s)-{1,2}[a-z]|\bathar\b|[{}<>[\]]/.test(line));
    expect(loose).toEqual([]);
  });

  test('a value that is broken at the end of a line is isolated on each', () => {
    const lines = paragraph(`قبل \u2068${'left '.repeat(40).trim()}\u2069 بعد`, '  ').split('\n');
    expect(lines.length).toBeGreaterThan(1);
    for (const line of lines) expect(line).toMatch(/\u2068left[^\u2068]*left\u2069/);
    expect(lines.at(-1)).toMatch(/\u2069 بعد$/);
  });
});

describe('the language asked for', () => {
  const missing = (language: Language) =>
    messages(language).text('cli.usage.missing-option', { name: '--out <folder>' });

  test.each(others)(
    'wins over the environment, wherever it stands on the line (%s)',
    (language) => {
      const environment = { LANG: language === 'fr' ? 'es_ES.UTF-8' : 'fr_FR.UTF-8' };
      for (const args of [
        ['check', 'x', '--lang', language],
        ['check', `--lang=${language}`, 'x'],
      ])
        expect(standingAthar(args, environment).err).toContain(missing(language));
      const { out } = standingAthar(['inspect', database, '--lang', language], environment);
      expect(out).toContain(messages(language).text('plural.rows', { n: 2 }));
      expect(standingAthar(['indicators', 'list', '--lang', language], environment).out).toBe(
        `${messages(language).text('cli.indicators.empty')}\n`,
      );
    },
  );

  test('that there is none of leaves the one of the environment, else English', () => {
    const args = ['check', 'x', '--lang', 'tlh'];
    expect(standingAthar(args, { LANG: 'es_ES.UTF-8', LC_ALL: 'ar_EG.UTF-8' }).err).toContain(
      missing('ar'),
    );
    expect(standingAthar(args, { LANG: 'de_DE.UTF-8' }).err).toContain(missing('en'));
    expect(standingAthar(args).err).toContain(missing('en'));
    expect(standingAthar(['indicators', 'list', '--lang', 'tlh'], { LANG: 'es' })).toMatchObject({
      code: 2,
      err: `${messages('es').text('cli.language.unknown', { value: 'tlh', languages: 'en, ar, fr, es' })}\n`,
    });
  });
});
