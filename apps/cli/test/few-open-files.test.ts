import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { messages, type Language } from '@athar/core';
import { demoPhone } from '@athar/synthetic';
import { expect, test } from 'vitest';
import {
  bin,
  check,
  contents,
  environment,
  fresh,
  phoneBackup,
  readResult,
  writtenIndicators,
} from './run-athar.ts';

const backup = phoneBackup({ phone: demoPhone() });
const indicators = ['--indicators', writtenIndicators()];
const options = { env: environment, encoding: 'utf8', input: '' } as const;

test.skipIf(process.platform === 'win32')(
  'a system that opens few files at once is enough for a check',
  () => {
    const out = fresh('out');
    const args = ['check', backup, '--out', out, '--jobs', '1', ...indicators];
    const limited = ['-c', 'ulimit -n 40; exec "$@"', 'sh', process.execPath, bin, ...args];
    const { status, stderr } = spawnSync('sh', limited, options);
    const unlimited = check(backup, ...indicators);
    expect([status, stderr]).toEqual([unlimited.code, unlimited.err]);
    expect(contents(out)).toEqual(contents(unlimited.folder));
  },
);

/** A check on a system that opens no file more where a call of it names something like this. */
function checkWithout(call: string, name: string, language: Language) {
  const out = fresh('out');
  const module = `
    import fs from 'node:fs';
    import { syncBuiltinESMExports } from 'node:module';
    const given = fs.${call};
    fs.${call} = (path, ...more) => {
      if (String(path).includes(${JSON.stringify(name)}))
        throw Object.assign(new Error('too many'), { code: 'EMFILE' });
      return given(path, ...more);
    };
    syncBuiltinESMExports();`;
  const { status, stderr } = spawnSync(
    process.execPath,
    [
      ...['--import', `data:text/javascript,${encodeURIComponent(module)}`, bin],
      ...['check', backup, '--out', out, '--quiet', '--lang', language, ...indicators],
    ],
    options,
  );
  return { status, told: stderr.split('\n'), out };
}

test.each([
  ['no file of the evidence', 'openSync', 'Manifest.db', 'ar'],
  ['no folder of the evidence when it is recognised', 'readdirSync', backup, 'fr'],
  ['no folder of the evidence when its files are chosen', 'readdirSync', `${backup}/`, 'es'],
  ['no file for records', 'openSync', 'ios.sms.jsonl', 'en'],
  ['no indicators', 'openSync', 'nightjar', 'fr'],
] as const)('a check that may open %s ends, and says how far it came', (...row) => {
  const [, call, name, language] = row;
  const { status, told, out } = checkWithout(call, name, language);
  expect(told).toContain(messages(language).text('cli.too-many-files'));
  expect(status).toBe(4);
  const result = readResult(out);
  expect(result.case).toMatchObject({ state: 'S0', run: { aborted: true } });
  expect(new Set(result.coverage.map(({ outcome }) => outcome))).toContain('not-reached');
  expect(existsSync(`${out}/report.html`)).toBe(true);
});
