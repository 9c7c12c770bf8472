import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { languages, messages } from '@athar/core';
import { demoPhone, ordinaryPhone } from '@athar/synthetic';
import { describe, expect, test } from 'vitest';
import {
  athar,
  bin,
  check,
  checkAnew,
  contents,
  fresh,
  passwordFile,
  phoneBackup,
  readResult,
  standingAthar,
  work,
  writtenIndicators,
  type Checked,
} from './run-athar.ts';

const indicators = ['--indicators', writtenIndicators()];
const key = ['--password-file', passwordFile('wrong', 'correct horse')];
const ordinary = phoneBackup({ encrypted: true });
const plain = phoneBackup();
const traces = phoneBackup({ encrypted: true, phone: demoPhone() });

const outputs = ['case.json', 'coverage.json', 'findings.jsonl', 'report.html', 'timeline.jsonl'];

describe('the exit code of check', () => {
  test('is 0 for S2: nothing found, all expected read', () => {
    const busy = phoneBackup({ encrypted: true, phone: ordinaryPhone() });
    const { code, case: result, findings } = checkAnew(busy, ...indicators, ...key);
    expect([code, result.state]).toEqual([0, 'S2']);
    expect(findings.filter(({ level }) => level !== 'info' && level !== 'low')).toEqual([]);
  });

  test('is the same with the password and the language from the environment', () => {
    const out = fresh('environment');
    const environment = { ATHAR_PASSWORD: 'correct horse', LANG: 'fr_FR.UTF-8' };
    const run = athar(['check', ordinary, '--out', out, ...indicators], environment);
    expect([run.code, readResult(out).case.options.lang]).toEqual([0, 'fr']);
    expect(run.out).toContain(messages('fr').text('state.S2.sentence'));
  });

  test('is 1 where something was found', () => {
    const { code, case: result } = checkAnew(traces, ...indicators, ...key);
    expect([code, result.state]).toEqual([1, 'S5']);
  });

  test('comes after the findings of each level, the strongest first, and where the report is', () => {
    const { out, err, findings, folder } = check(traces, ...indicators, ...key);
    const words = messages('en');
    const lines = (['critical', 'high', 'medium', 'low', 'info'] as const).flatMap((level) => {
      const n = findings.filter((finding) => finding.level === level).length;
      const told = `${words.text(`level.${level}.label`)}: ${words.text('plural.findings', { n })}`;
      const isNote = level === 'low' || level === 'info';
      return n === 0 ? [] : [isNote ? `${told}. ${words.text(`level.${level}.text`)}` : told];
    });
    expect(lines.length).toBeGreaterThan(3);
    expect(out).toContain(`${lines.join('\n')}\n`);
    expect(err.trimEnd().split('\n').at(-1)).toBe(words.text('cli.open-report'));
    expect(out.trimEnd().split('\n').slice(-2)).toEqual([
      words.text('state.S5.sentence'),
      words.text('cli.report-at', { path: join(folder, 'report.html') }),
    ]);
  });

  test('is 3 for S1: a plain backup, or no indicators, and the latter is said', () => {
    const withoutKey = checkAnew(plain, ...indicators);
    expect([withoutKey.code, withoutKey.case.state]).toEqual([3, 'S1']);
    const without = check(ordinary, ...key);
    expect([without.code, without.case.state]).toEqual([3, 'S1']);
    expect(without.err).toContain('athar indicators update');
  });

  test('is 3 for S1 where every indicator had ended, which is not told as none', () => {
    const path = fresh('ended.stix2');
    const modified = '2024-01-01T00:00:00Z';
    const ended = {
      type: 'indicator',
      id: 'indicator--00000000-0000-4000-8000-000000000001',
      pattern: "[domain-name:value='over.example']",
      valid_until: '2020-01-01T00:00:00Z',
      modified,
    };
    writeFileSync(path, JSON.stringify({ type: 'bundle', objects: [ended] }));
    const { code, case: result, err } = check(ordinary, '--indicators', path, ...key);
    expect([code, result.state]).toEqual([3, 'S1']);
    expect(err).toContain(messages('en').text('cli.indicators.ended'));
    expect(err).not.toContain(messages('en').text('cli.indicators.none'));
  });

  test('is 3 for S0', () => {
    const { code, case: result } = checkAnew(join(work, 'not-there'), ...indicators);
    expect([code, result.state, result.sources[0]!.failure!.reason]).toEqual([
      3,
      'S0',
      'not-found',
    ]);
  });

  test.each([
    ['an unknown option', ['--wrong']],
    ['an artifact that there is not', ['--artifact', 'ios.nothing']],
    ['an artifact to skip that there is not', ['--skip', 'sms']],
    ['an unknown zone', ['--timezone', 'Mars/Olympus']],
    ['a language that there is not', ['--lang', 'de']],
    ['no workers', ['--jobs', '0']],
    ['a number that is none', ['--jobs', 'many']],
    ['a number below none', ['--jobs', '-1']],
    ['more workers than there may be', ['--jobs', '1000000']],
    ['indicators that are not there', ['--indicators', join(work, 'nowhere.stix2')]],
    ['parts that are asked for and left out', ['--artifact', 'ios.sms', '--skip', 'ios.sms']],
  ])('is 2 for %s', (_, flags) => {
    const out = fresh('usage');
    const { code, out: said, err } = standingAthar(['check', plain, '--out', out, ...flags]);
    expect(code).toBe(2);
    expect(said).toBe('');
    expect(existsSync(out) ? readdirSync(out) : []).toEqual([]);
    expect(err).not.toBe('');
    expect(err).not.toMatch(/\n\s+at /);
    if (flags[0] === '--jobs') expect(err).toBe(`${messages('en').text('cli.jobs.invalid')}\n`);
  });

  test.each([
    ['evidence', ['check', '', '--out', 'x']],
    ['evidence', ['check', plain, '', '--out', 'x']],
    ['--out', ['check', plain, '--out', '']],
    ['--out', ['check', plain, '--out=']],
    ['--indicators', ['check', plain, '--out', 'x', '--indicators', '']],
    ['--password-file', ['check', plain, '--out', 'x', '--password-file', '']],
    ['evidence', ['extract', '', '--path', '*', '--out', 'x']],
    ['--path', ['extract', plain, '--path', '', '--out', 'x']],
    ['--out', ['extract', plain, '--path', '*', '--out', '']],
    ['--out', ['demo', '--out', '']],
    ['--in', ['explain', 'ios.sms', '--in', '']],
    ['path', ['indicators', 'add', '']],
    ['file', ['inspect', '']],
  ])('is 2 where %s is empty: %j', (name, args) => {
    // Not an empty folder: an empty argument would have meant it.
    const before = readdirSync(work);
    const { code, out, err } = standingAthar(args);
    expect([code, out, err]).toEqual([
      2,
      '',
      `${messages('en').text('cli.argument.empty', { name })}\n`,
    ]);
    expect(readdirSync(work)).toEqual(before);
  });

  test('is 2 without --out and without evidence', () => {
    expect(athar(['check', plain]).code).toBe(2);
    expect(athar(['check', '--out', fresh('none')]).code).toBe(2);
    expect(athar(['no-such-command']).code).toBe(2);
  });

  test('is 2 for indicators that are not there, before the phone is read or a folder is made', () => {
    const out = join(work, 'no-indicators');
    const path = join(work, 'nope.stix2');
    const run = athar(['check', plain, '--out', out, ...indicators, '--indicators', path]);
    expect(run.code).toBe(2);
    expect(run.err).toContain('nope.stix2');
    expect(run.err).not.toContain(messages('en').text('progress.artifacts'));
    expect(existsSync(out)).toBe(false);
  });
});

describe('what is written', () => {
  const first = checkAnew(traces, ...indicators, ...key, '--jobs', '2');

  test('are the files of the contract and a file of records for each artifact that was there', () => {
    expect(readdirSync(first.folder).sort()).toEqual([...outputs, 'records'].sort());
    const withFiles = first.coverage.filter(({ outcome }) => outcome === 'read');
    expect(readdirSync(join(first.folder, 'records')).sort()).toEqual(
      withFiles.map(({ artifact }) => `${artifact}.jsonl`).sort(),
    );
    for (const { artifact, records } of withFiles)
      expect(first.records(artifact)).toHaveLength(records);
  });

  const expectSame = (again: Checked): void => {
    const [one, other] = [contents(first.folder), contents(again.folder)];
    expect([...other.keys()]).toEqual([...one.keys()]);
    for (const [name, content] of one) expect(other.get(name) === content, name).toBe(true);
  };

  test.each(['1', '3'])('is the same, byte for byte, again and with %s workers', (jobs) => {
    const flags = [...indicators, ...key, '--jobs', jobs, '--quiet', '--no-color'];
    const again = checkAnew(traces, ...flags);
    expect(again.err).toBe('');
    expectSame(again);
  });

  test('is the same, byte for byte, in a thread that checked before', () => {
    expect(check(ordinary, ...key).case.state).toBe('S1');
    const again = check(traces, ...indicators, ...key);
    expect([again.code, again.out, again.err]).toEqual([
      first.code,
      first.out.replace(first.folder, again.folder),
      first.err,
    ]);
    expectSame(again);
  });

  test('names no folder of this machine', () => {
    const places = [work, process.cwd(), bin.slice(0, bin.indexOf('/apps/'))];
    for (const [name, content] of contents(first.folder)) {
      for (const place of places)
        expect(content.includes(place), `${place} in ${name}`).toBe(false);
    }
  });

  test('has unique record ids, and findings and timeline that name records that exist', () => {
    const ids = new Set<string>();
    let count = 0;
    for (const name of readdirSync(join(first.folder, 'records'))) {
      for (const { id } of first.records(name.slice(0, -6))) {
        ids.add(id as string);
        count++;
      }
    }
    expect(ids.size).toBe(count);
    expect(first.case.counts.records).toBe(count);
    const findingIds = new Set(first.findings.map(({ id }) => id));
    expect(findingIds.size).toBe(first.findings.length);
    for (const { records } of first.findings)
      for (const id of records as string[]) expect(ids.has(id)).toBe(true);
    for (const line of readFileSync(join(first.folder, 'timeline.jsonl'), 'utf8').split('\n')) {
      if (line === '') continue;
      const {
        source,
        record,
        datetime,
        findings = [],
      } = JSON.parse(line) as {
        source: string;
        record: string;
        datetime: string;
        findings?: string[];
      };
      expect(source).toBe('s1');
      expect(ids.has(record)).toBe(true);
      expect(datetime).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z?$/);
      for (const id of findings) expect(findingIds.has(id)).toBe(true);
    }
  });

  test('has what was planted and nothing else', () => {
    const line = (finding: Readonly<Record<string, unknown>>): string => {
      const origin = finding.origin as Record<string, string>;
      const { artifact, met, level } = finding as Record<string, string>;
      return [
        artifact,
        met,
        level,
        origin.kind === 'rule' ? origin.id : `${origin.type} ${origin.value}`,
      ].join(' ');
    };
    const found = first.findings
      .filter(({ level }) => level !== 'info')
      .map(line)
      .sort();
    expect(found).toEqual(
      demoPhone()
        .planted.map((planted) => line({ ...planted }))
        .sort(),
    );
  });

  test('leaves out personal fields unless --full, with the same ids and the same findings', () => {
    const full = check(traces, ...indicators, ...key, '--full');
    expect(full.case.options).toMatchObject({ full: true });
    const kept = full.records('ios.sms');
    const less = first.records('ios.sms');
    expect(less.map(({ id }) => id)).toEqual(kept.map(({ id }) => id));
    const text = (record: Readonly<Record<string, unknown>>) =>
      (record.data as { text?: string }).text;
    expect(kept.filter((record) => text(record) !== undefined).length).toBeGreaterThan(4000);
    expect(less.filter((record) => text(record) !== undefined)).toEqual([]);
    expect(full.findings).toEqual(first.findings);
  });
});

describe('--artifact and --skip', () => {
  test('what is left out is skipped, and nothing found is S1', () => {
    const {
      coverage,
      case: result,
      code,
    } = check(ordinary, ...indicators, ...key, '--skip', 'ios.calls');
    expect(
      coverage.filter(({ outcome }) => outcome === 'skipped').map(({ artifact }) => artifact),
    ).toEqual(['ios.calls']);
    expect([code, result.state, result.options.skip]).toEqual([3, 'S1', ['ios.calls']]);
  });

  test('only what is asked for is read', () => {
    const chosen = ['--artifact', 'ios.sms', '--artifact', 'ios.tcc'];
    const { coverage, folder, case: result } = check(ordinary, ...indicators, ...key, ...chosen);
    const read = coverage
      .filter(({ outcome }) => outcome !== 'skipped')
      .map(({ artifact }) => artifact);
    expect(read.sort()).toEqual(['ios.sms', 'ios.tcc']);
    expect(readdirSync(join(folder, 'records')).sort()).toEqual(['ios.sms.jsonl', 'ios.tcc.jsonl']);
    expect(result.state).toBe('S1');
  });

  test('asked for twice, or in another order, give the same bytes', () => {
    const one = ['--skip', 'ios.sms', '--skip', 'ios.manifest'];
    const other = ['--skip', 'ios.manifest', '--skip', 'ios.sms', '--skip', 'ios.manifest'];
    const [first, second] = [one, other].map((skip) =>
      check(ordinary, ...indicators, ...key, ...skip),
    );
    expect(first!.case.options.skip).toEqual(['ios.manifest', 'ios.sms']);
    expect(contents(second!.folder)).toEqual(contents(first!.folder));
  });
});

describe('the output folder', () => {
  test('that is not empty is left alone without --force', () => {
    const out = fresh('full');
    mkdirSync(out);
    writeFileSync(join(out, 'mine.txt'), 'mine');
    const { code, err } = athar(['check', plain, '--out', out]);
    expect([code, readdirSync(out)]).toEqual([2, ['mine.txt']]);
    expect(err).toContain('--force');
  });

  test('with --force loses what an earlier check wrote, and nothing else', () => {
    const out = fresh('forced');
    mkdirSync(join(out, 'records', 'deep'), { recursive: true });
    const mine = ['mine.txt', 'case.json.bak', 'records/notes.txt', 'records/deep/ios.sms.jsonl'];
    const old = ['case.json', 'custody.jsonl', 'report.ar-en.html', 'records/ios.gone.jsonl'];
    for (const name of [...mine, ...old]) writeFileSync(join(out, name), 'earlier');
    const { code } = athar(['check', plain, '--out', out, '--force', ...indicators]);
    expect(code).toBe(3);
    for (const name of mine) expect(readFileSync(join(out, name), 'utf8')).toBe('earlier');
    for (const name of old.slice(1)) expect(existsSync(join(out, name)), name).toBe(false);
    expect(readResult(out).case.state).toBe('S1');
  });

  test('inside the evidence, or the evidence itself, is refused', () => {
    const before = readdirSync(plain);
    for (const out of [plain, join(plain, 'result'), join(plain, 'a', '..', 'b')]) {
      expect(athar(['check', plain, '--out', out, '--force']).code).toBe(2);
    }
    expect(readdirSync(plain)).toEqual(before);
  });

  test('that is a file is refused', () => {
    expect(athar(['check', plain, '--out', writtenIndicators()]).code).toBe(2);
  });
});

test.each(languages)(
  'in %s standard output ends with the sentence and the path of the report',
  (lang) => {
    const { out, folder } = check(plain, ...indicators, '--lang', lang, '--artifact', 'ios.tcc');
    const words = messages(lang);
    const lines = out.trimEnd().split('\n').slice(-2);
    expect(lines).toEqual([
      words.text('state.S1.sentence'),
      words.text('cli.report-at', { path: join(folder, 'report.html') }),
    ]);
    const report = readFileSync(join(folder, 'report.html'), 'utf8');
    expect(report).toContain(`<html lang="${lang}" dir="${lang === 'ar' ? 'rtl' : 'ltr'}"`);
  },
);

test('in a pipe no codes of a terminal are written, where CI is set or colours are forced', () => {
  for (const asked of [{ CI: 'true' }, { FORCE_COLOR: '1' }]) {
    const few = ['--artifact', 'ios.tcc', '--jobs', '1'];
    const { code, out } = athar(['check', plain, '--out', fresh('out'), ...few], asked);
    expect([code, out]).toEqual([3, expect.not.stringContaining('\u001b')]);
  }
});

test('a check changes nothing but its output folder', () => {
  const before = readdirSync(work, { recursive: true, encoding: 'utf8' });
  const { folder } = check([plain, ordinary], ...key);
  const below = folder.slice(work.length + 1);
  const after = readdirSync(work, { recursive: true, encoding: 'utf8' });
  expect(after.filter((name) => !name.startsWith(below)).sort()).toEqual(before.sort());
});

test('only the part that updates indicators can use the network', () => {
  const root = bin.slice(0, bin.indexOf('/apps/'));
  const users: string[] = [];
  for (const folder of [
    'packages/core/dist',
    'packages/node/dist',
    'packages/synthetic/dist',
    'apps/cli/dist',
  ]) {
    for (const name of readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })) {
      if (!name.endsWith('.js')) continue;
      const code = readFileSync(join(root, folder, name), 'utf8');
      const opens =
        /from '(?:node:)?(?:https?|http2|net|tls|dgram|dns|child_process)(?:\/[a-z]+)?'|\bfetch\(|\bWebSocket\(/;
      if (opens.test(code)) users.push(`${folder}/${name}`);
    }
  }
  expect(users).toEqual(['packages/node/dist/indicators/download.js']);
});
