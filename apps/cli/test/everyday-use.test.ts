import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { join, relative } from 'node:path';
import { messages } from '@athar/core';
import {
  demoPhone,
  messageDefaults,
  messageRow,
  namedRows,
  ordinaryPhone,
  smsSchema,
  sqliteFile,
} from '@athar/synthetic';
import { describe, expect, test } from 'vitest';
import {
  athar,
  bin,
  check,
  environment,
  fresh,
  passwordFile,
  phoneBackup,
  readResult,
  standingAthar,
  work,
  writtenIndicators,
} from './run-athar.ts';

const indicators = ['--indicators', writtenIndicators()];
const outputs = ['case.json', 'coverage.json', 'findings.jsonl', 'report.html', 'timeline.jsonl'];
const words = messages('en');
const plain = phoneBackup();

describe('several backups in one folder', () => {
  const parent = fresh('phones');
  mkdirSync(parent);
  cpSync(plain, join(parent, 'first'), { recursive: true });
  // Its name is part of the sentence about it, which must name it all the same.
  cpSync(phoneBackup({ encrypted: true }), join(parent, 'crypt'), { recursive: true });
  const result = check(parent, ...indicators);

  test('each gets its own sentence, by its name', () => {
    expect(result.code).toBe(3);
    const [one, other] = result.case.sources.map(({ label }) => label);
    const told = `${one!}: ${words.text('cli.password.needed')}`;
    expect(result.out).toContain(told);
    // Once is enough: where several were given, in their list.
    expect((result.out + result.err).split(`${one!}: `)).toHaveLength(2);
    expect(result.out).toContain(`${other!}: ${words.text('state.S1.sentence')}`);
  });

  test('findings in one do not hide that another could not be opened', () => {
    const phones = fresh('phones');
    mkdirSync(phones);
    cpSync(phoneBackup({ phone: demoPhone(), encrypted: true }), join(phones, 'met'), {
      recursive: true,
    });
    const key = ['--password-file', passwordFile('correct horse'), ...indicators];
    const allTheSame = words.text('report.missing-all-the-same');
    expect(check(phones, ...key).out).not.toContain(allTheSame);
    mkdirSync(join(phones, 'broken'));
    writeFileSync(join(phones, 'broken', 'Manifest.db'), 'SQLite format 3\0');
    const told = check(phones, ...key);
    expect(told.case.state).toBe('S5');
    expect(told.case.sources.map(({ state }) => state)).toContain('S0');
    expect(told.out).toContain(allTheSame);
  });
});

test('a backup that is not encrypted is told to leave parts out only where it does, and is named', () => {
  const { backup } = ordinaryPhone();
  const device = { ...backup.device, productVersion: '12.5.7', buildVersion: '16H81' };
  const old = phoneBackup({ phone: { ...ordinaryPhone(), backup: { ...backup, device } } });
  const alone = check(old, ...indicators);
  expect([alone.code, alone.case.state]).toEqual([0, 'S2']);
  expect(alone.err).not.toContain(words.text('cli.notice.unencrypted'));
  const key = ['--password-file', passwordFile('not needed')];
  const { err, case: result } = check([plain, old], ...indicators, ...key);
  expect(err).toContain(`${result.sources[0]!.label}: ${words.text('cli.notice.unencrypted')}`);
  expect(err.split(words.text('cli.notice.unencrypted'))).toHaveLength(2);
  expect(err.split(words.text('cli.backup.not-encrypted'))).toHaveLength(2);
});

describe('paths', () => {
  test.each(['with spaces', 'هاتف سلمى', 'two\nlines', "it's $HOME `x`"])(
    'such as %j are read and written',
    (name) => {
      const phone = join(fresh('odd'), name);
      cpSync(plain, phone, { recursive: true });
      const out = join(fresh('odd'), `out ${name}`);
      const { code, out: said } = standingAthar(['check', phone, '--out', out, ...indicators]);
      expect(code).toBe(3);
      expect(existsSync(join(out, 'report.html'))).toBe(true);
      // One line, whatever the name holds.
      expect(said.trimEnd().split('\n').at(-1)).toContain('report.html');
    },
  );

  test('evidence may lie inside the folder of the result, and is left alone there', () => {
    const out = fresh('around');
    cpSync(plain, join(out, 'evidence'), { recursive: true });
    const args = ['check', join(out, 'evidence'), '--out', out, ...indicators];
    expect(standingAthar(args).code).toBe(2);
    expect(standingAthar([...args, '--force']).code).toBe(3);
    expect(standingAthar([...args, '--force']).code).toBe(3);
    expect(existsSync(join(out, 'evidence', 'Manifest.db'))).toBe(true);
  });
});

test.each([
  ['en', 'could not be read'],
  ['ar', 'تعذّرت قراءة'],
  ['fr', 'n’a pas pu être lu'],
  ['es', 'No se pudo leer'],
])('a password file that is not there is told in the language of the person (%s)', (lang, part) => {
  const out = fresh('none');
  const { code, err } = standingAthar([
    ...['check', plain, '--out', out, '--lang', lang, '--password-file', join(work, 'gone')],
  ]);
  expect([code, existsSync(out)]).toEqual([2, false]);
  expect(err).toContain(part);
  expect(err).toContain('gone');
});

test('in Arabic a line that begins with the name of a backup runs from right to left', () => {
  const {
    err,
    out,
    case: result,
  } = check([plain, join(work, 'gone')], ...indicators, '--lang', 'ar');
  const { label } = result.sources[0]!;
  // The isolated name has no part in the direction of the line.
  expect(err).toContain(`\u2068${label}\u2069: ${messages('ar').text('cli.notice.unencrypted')}`);
  expect(out).toContain(`\u2068${label}\u2069: ${messages('ar').text('state.S1.sentence')}`);
});

const messagesThatName = (hosts: readonly string[]): Uint8Array =>
  sqliteFile({
    tables: Object.entries(smsSchema).map(([name, columns]) => ({
      name,
      columns,
      rows:
        name === 'message'
          ? namedRows(
              columns,
              Array.from({ length: 300 }, (_, index) =>
                messageRow({
                  id: index + 1,
                  guid: `guid-${index}`,
                  time: 700_000_000 + index * 60,
                  text: hosts.map((host) => `https://${host}/`).join(' '),
                  fromMe: false,
                  handle: 0,
                  service: 'iMessage',
                  textIn: 'text',
                }),
              ),
              messageDefaults,
            )
          : [],
    })),
  });

const bundleOf = (hosts: readonly string[]) => ({
  type: 'bundle',
  id: 'bundle--5f1c2b4e-0000-4000-8000-000000000000',
  objects: hosts.map((host, index) => ({
    type: 'indicator',
    id: `indicator--5f1c2b4e-0000-4000-8000-${String(index).padStart(12, '0')}`,
    pattern: `[domain-name:value = '${host}']`,
    pattern_type: 'stix',
  })),
});

describe('a disk that is full', () => {
  /** A file system that only the processes of `script` see: it is gone with the last of them, however the test ends. */
  const onSmallDisk = (size: string, script: string, ...args: readonly string[]) =>
    spawnSync(
      'unshare',
      [
        ...['--mount', 'sh', '-c'],
        `mount -t tmpfs -o size=${size} none "$1" || exit 77\nshift\n${script}`,
        ...['sh', disk, ...args],
      ],
      { cwd: work, env: environment, encoding: 'utf8', input: '' },
    );
  const disk = fresh('disk');
  mkdirSync(disk);

  /** A check for which the disk has no room for files of which this holds, in JavaScript, of their `path`. */
  const checkWithoutRoom = (out: string, condition: string) => {
    const failing = `
      import fs from 'node:fs';
      import { syncBuiltinESMExports } from 'node:module';
      const { openSync } = fs;
      const hasNoRoom = (path) => ${condition};
      fs.openSync = (path, ...rest) => {
        if (hasNoRoom(String(path))) throw Object.assign(new Error(), { code: 'ENOSPC' });
        return openSync(path, ...rest);
      };
      syncBuiltinESMExports();`;
    return spawnSync(
      process.execPath,
      [
        ...['--import', `data:text/javascript,${encodeURIComponent(failing)}`, bin],
        ...['check', plain, '--out', out, ...indicators],
      ],
      { cwd: work, env: environment, encoding: 'utf8', input: '' },
    );
  };

  test.for([
    ['2700k', [...outputs, 'records']],
    ['800k', [...outputs, 'records']],
    // Room for little else than what a result is never without.
    ['200k', ['case.json', 'coverage.json', 'records']],
    ['60k', ['case.json', 'coverage.json', 'records']],
  ] as const)(
    'of %s still has room for how far the check came (skipped where no file system can be mounted)',
    ([size, names], context) => {
      if (onSmallDisk(size, 'true').status !== 0) context.skip();
      const phone = phoneBackup({ phone: demoPhone() });
      const kept = fresh('kept');
      const args = ['check', phone, '--out', join(disk, 'out'), ...indicators];
      const { status, stderr } = onSmallDisk(
        size,
        `"$@"\ncode=$?\ncp -r '${join(disk, 'out')}' '${kept}'\nexit $code`,
        ...[process.execPath, bin, ...args],
      );
      expect(status).toBe(4);
      expect(stderr).toContain(words.text('cli.out.disk-full'));
      const json = (name: string): unknown => JSON.parse(readFileSync(join(kept, name), 'utf8'));
      expect(json('case.json')).toMatchObject({ run: { aborted: true }, sources: [{ id: 's1' }] });
      const coverage = json('coverage.json') as { readonly outcome: string }[];
      expect(coverage.map(({ outcome }) => outcome)).toContain('not-reached');
      expect(readdirSync(kept)).toEqual(expect.arrayContaining([...names]));
      expect(readdirSync(disk)).toEqual([]);
    },
  );

  test('holds the findings that weigh most where not all of them find room (skipped on Windows)', (context) => {
    if (process.platform === 'win32') context.skip();
    const hosts = Array.from({ length: 12 }, (_, index) => `host-${index}.example`);
    const file = fresh('hosts.stix2');
    writeFileSync(file, JSON.stringify(bundleOf(hosts)));
    const phone = phoneBackup({
      phone: demoPhone(),
      change: (file) =>
        file.relativePath === 'Library/SMS/sms.db'
          ? { ...file, content: messagesThatName(hosts) }
          : file,
    });
    const out = fresh('out');
    // A limit on the size of a file, in KiB, stands for the full disk.
    const { status, stderr } = spawnSync(
      'bash',
      [
        ...['-c', 'ulimit -f 1000 && exec "$0" "$@"', process.execPath, bin],
        ...['check', phone, '--out', out, ...indicators, '--indicators', file],
      ],
      { cwd: work, env: environment, encoding: 'utf8', input: '' },
    );
    expect(status).toBe(4);
    expect(stderr).not.toBe('');
    const result = readResult(out);
    expect(result.case.run.aborted).toBe(true);
    const told = result.findings.map(({ level }) => level);
    const { counts } = JSON.parse(readFileSync(join(out, 'case.json'), 'utf8')) as {
      readonly counts: { readonly findings: Readonly<Record<string, number>> };
    };
    const countOf = (level: string) => told.filter((one) => one === level).length;
    for (const level of ['critical', 'high']) expect(countOf(level)).toBe(counts.findings[level]);
    expect(countOf('high')).toBeGreaterThan(0);
    expect(countOf('medium')).toBeGreaterThan(500);
    expect(countOf('medium')).toBeLessThan(counts.findings.medium!);
    expect(existsSync(join(out, 'report.html'))).toBe(true);
  });

  test('has case.json in the place of the report where only one of them finds room', () => {
    const out = fresh('out');
    const { status, stderr } = checkWithoutRoom(
      out,
      `path.endsWith('case.json') && fs.existsSync(path.replace('case.json', 'report.html'))`,
    );
    expect(status).toBe(4);
    expect(stderr).toContain(words.text('cli.out.disk-full'));
    const written = JSON.parse(readFileSync(join(out, 'case.json'), 'utf8')) as unknown;
    expect(written).toMatchObject({ state: 'S1', run: { aborted: true } });
    const there = outputs.filter((name) => name !== 'report.html');
    expect(readdirSync(out).sort()).toEqual([...there, 'records'].sort());
  });

  test.each(['report.html', 'coverage.json'])(
    'says how far the check came where only %s finds no room',
    (lost) => {
      const out = fresh('out');
      const { status, stderr } = checkWithoutRoom(out, `path.endsWith('${lost}')`);
      expect(status).toBe(4);
      expect(stderr).toContain(words.text('cli.out.disk-full'));
      const written = JSON.parse(readFileSync(join(out, 'case.json'), 'utf8')) as unknown;
      expect(written).toMatchObject({ state: 'S1', run: { aborted: true } });
      const there = outputs.filter((name) => name !== lost);
      expect(readdirSync(out).sort()).toEqual([...there, 'records'].sort());
      // The report and the case say the same.
      if (lost !== 'report.html')
        expect(readFileSync(join(out, 'report.html'), 'utf8')).toContain(
          words.text('report.aborted'),
        );
    },
  );
});

test.skipIf(process.platform === 'win32').each(['en', 'ar', 'fr', 'es'] as const)(
  'a file that is too large for the disk or the system is told in the language of the person (%s)',
  (language) => {
    const out = fresh('out');
    const flags = ['--out', out, '--quiet', '--lang', language, ...indicators];
    const { status, stderr } = spawnSync(
      'sh',
      // In blocks of 512 or 1024 bytes, as the shell has it
      [
        '-c',
        `trap '' XFSZ; ulimit -f 64; exec "$@"`,
        'sh',
        process.execPath,
        bin,
        'check',
        plain,
      ].concat(flags),
      { cwd: work, env: environment, encoding: 'utf8', input: '' },
    );
    expect(status).toBe(4);
    expect(stderr.trim().split('\n').at(-1)).toBe(
      messages(language).text('cli.out.file-too-large'),
    );
    expect(stderr).not.toContain('EFBIG');
  },
);

describe.skipIf(process.platform === 'win32')('of a file that is being extracted', () => {
  /** Names of what is in the folder beside its list, and of what the list names. */
  const namesIn = (out: string) => ({
    listed: readFileSync(join(out, 'extracted.jsonl'), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => (JSON.parse(line) as { readonly name: string }).name)
      .sort(),
    there: readdirSync(out, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name !== 'extracted.jsonl')
      .map((entry) => relative(out, join(entry.parentPath, entry.name)))
      .sort(),
  });
  const extract = ['extract', plain, '--path', '/private/var/mobile/**', '--out'];
  const options = { cwd: work, env: environment, encoding: 'utf8', input: '' } as const;

  test('nothing is left where there is no room for it', () => {
    const out = fresh('extracted');
    const limited = ['-c', `trap '' XFSZ; ulimit -f 200; exec "$@"`, 'sh', process.execPath, bin];
    const { status, stderr } = spawnSync('sh', [...limited, ...extract, out], options);
    expect(status).toBe(4);
    expect(stderr).toContain(words.text('cli.out.file-too-large'));
    const { there, listed } = namesIn(out);
    expect(there).toEqual(listed);
  });

  test('what a killed program leaves has not the name of the file', () => {
    const out = fresh('extracted');
    const killing = `
      import fs from 'node:fs';
      import { syncBuiltinESMExports } from 'node:module';
      const { writeSync } = fs;
      fs.writeSync = (...all) => {
        if (all[1].length > 100_000) process.kill(process.pid, 'SIGKILL');
        return writeSync(...all);
      };
      syncBuiltinESMExports();`;
    const flags = ['--import', `data:text/javascript,${encodeURIComponent(killing)}`, bin];
    const { signal } = spawnSync(process.execPath, [...flags, ...extract, out], options);
    expect(signal).toBe('SIGKILL');
    const { there, listed } = namesIn(out);
    expect(there).toEqual([...listed, 'unfinished.part']);
  });
});

describe('nothing that is no mistake of the program is called one', () => {
  test('a folder of indicators that cannot be', () => {
    const ATHAR_DATA = join(writtenIndicators(), 'below');
    const list = standingAthar(['indicators', 'list'], { ATHAR_DATA });
    expect([list.code, list.err]).toEqual([0, '']);
    const add = standingAthar(['indicators', 'add', writtenIndicators()], { ATHAR_DATA });
    expect(add.code).toBe(2);
    expect(add.err.trim()).toBe(
      words.text('cli.out.not-writable.not-a-folder', { path: join(ATHAR_DATA, 'indicators') }),
    );
    const checked = standingAthar(['check', plain, '--out', fresh('out')], { ATHAR_DATA });
    expect(checked.code).toBe(3);
    expect(checked.err).toContain(words.text('cli.indicators.none'));
  });

  test.skipIf(!existsSync('/dev/full'))(
    'a standard output that is full (skipped where the system has no such device)',
    () => {
      const { status, stderr } = spawnSync(process.execPath, [bin, 'artifacts'], {
        env: environment,
        encoding: 'utf8',
        stdio: ['ignore', openSync('/dev/full', 'w'), 'pipe'],
      });
      expect(status).toBe(4);
      expect(stderr.trim()).toBe(words.text('cli.output-full'));
    },
  );

  test.skipIf(!existsSync('/dev/full'))(
    'a check whose sentence could not be printed is whole (skipped where the system has no such device)',
    () => {
      const out = fresh('out');
      const flags = ['--out', out, '--quiet', '--lang', 'es', ...indicators];
      const { status, stderr } = spawnSync(process.execPath, [bin, 'check', plain, ...flags], {
        env: environment,
        encoding: 'utf8',
        stdio: ['ignore', openSync('/dev/full', 'w'), 'pipe'],
      });
      expect(status).toBe(4);
      expect(stderr).toContain(messages('es').text('cli.output-full'));
      expect(stderr).not.toContain(messages('es').text('cli.out.disk-full'));
      expect(readResult(out).case.run.aborted).toBeUndefined();
    },
  );

  test.skipIf(!existsSync('/dev/full'))(
    'a check whose log finds no room is done to its end (skipped where the system has no such device)',
    () => {
      const out = fresh('out');
      const flags = ['check', plain, '--out', out, ...indicators];
      const { status, stdout } = spawnSync(process.execPath, [bin, ...flags], {
        env: environment,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', openSync('/dev/full', 'w')],
      });
      expect(status).toBe(3);
      expect(stdout).toContain(words.text('cli.report-at', { path: join(out, 'report.html') }));
      expect(readResult(out).case.run.aborted).toBeUndefined();
    },
  );

  test.each([
    ['a folder', () => plain, /is a folder/],
    ['what is not there', () => join(work, 'gone.db'), /does not exist/],
    ['a text', () => passwordFile('x'), /neither a SQLite database nor a property list/],
  ])('inspect of %s', (_, path, told) => {
    const { code, err } = athar(['inspect', path()]);
    expect([code, err.trim().split('\n').length]).toEqual([3, 1]);
    expect(err).toMatch(told);
  });
});

test('the help says how the commands are typed in a copy of the repository, where there is no athar on the path', () => {
  expect(athar(['--help']).out).toContain('"npx athar demo"');
});

test('no line of the help of any command is wider than a terminal of 100 columns', () => {
  const commands = /Commands:\n([\s\S]*?)\n\n/.exec(athar(['--help']).out)![1]!;
  const names = [...commands.matchAll(/^ {2}([a-z]+)/gm)].map(([, name]) => name!);
  expect(names).toContain('check');
  const wide = names
    .filter((name) => name !== 'help')
    .flatMap((name) => standingAthar([name, '--help']).out.split('\n'))
    .filter((line) => line.length > 100 && !line.includes(environment.ATHAR_DATA!));
  expect(wide).toEqual([]);
});

test.each(['en', 'fr', 'es'])(
  'on a terminal of 40 columns no line of help and lists in %s is wider, but for words that are and lines to type',
  (lang) => {
    const commands = [
      ...['check', 'extract', 'inspect', 'indicators', 'explain'].map((name) => [name, '--help']),
      ...['artifacts', 'rules', 'sources'].map((name) => [name]),
      ['explain', 'ios.sms'],
      ['--help'],
    ];
    const wide = commands
      .flatMap((args) =>
        standingAthar(args, { COLUMNS: '40', LANG: `${lang}_XX.UTF-8` }).out.split('\n'),
      )
      .filter((line) => line.length > 40 && !/^ +\$/.test(line))
      // A word, or a term of commander's, that does not fit stands alone.
      .filter((line) => !/^(?: *\S+| {2}-{1,2}\S+(?:, --\S+)?(?: <\S+>)?)$/.test(line));
    expect(wide).toEqual([]);
  },
);

test('signs of colour stand only where a terminal is', () => {
  const { out, err } = athar(['check', plain, '--out', fresh('grey'), ...indicators], {
    NO_COLOR: '1',
  });
  expect(out + err).not.toContain('\u001b');
});
