import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { messages } from '@athar/core';
import { backupFileId } from '@athar/synthetic';
import { expect, test } from 'vitest';
import {
  bin,
  environment,
  fresh,
  phoneBackup,
  readResult,
  work,
  writtenIndicators,
  type Checked,
  type Run,
} from './run-athar.ts';

const indicators = writtenIndicators();
const backup = phoneBackup();
const sms = backupFileId('HomeDomain', 'Library/SMS/sms.db');
const words = messages('en');

/** Runs the program with a disk that fails to read what lies at paths that end so; its threads read by themselves, and meet no failure. */
function onFailingDisk(ending: string, ...args: readonly string[]): Run {
  const module = `
    import fs from 'node:fs';
    import { syncBuiltinESMExports } from 'node:module';
    const failing = (path) => String(path).endsWith(${JSON.stringify(ending)});
    const fail = () => { throw Object.assign(new Error('i/o error'), { code: 'EIO' }); };
    const { openSync, readSync, closeSync, readdirSync } = fs;
    const open = new Set();
    fs.openSync = (path, ...more) => {
      const descriptor = openSync(path, ...more);
      if (failing(path)) open.add(descriptor);
      return descriptor;
    };
    fs.closeSync = (descriptor) => { open.delete(descriptor); closeSync(descriptor); };
    fs.readSync = (descriptor, ...more) => open.has(descriptor) ? fail() : readSync(descriptor, ...more);
    fs.readdirSync = (path, ...more) => failing(path) ? fail() : readdirSync(path, ...more);
    syncBuiltinESMExports();`;
  const flags = ['--import', `data:text/javascript,${encodeURIComponent(module)}`, bin];
  const options = { cwd: work, env: environment, encoding: 'utf8', input: '' } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, [...flags, ...args], options);
  return { code: status, out: stdout, err: stderr };
}

function checkOnFailingDisk(evidence: string, ending: string): Checked {
  const out = fresh('out');
  const run = onFailingDisk(ending, 'check', evidence, '--out', out, '--indicators', indicators);
  return { ...run, ...readResult(out) };
}

test('a file that the disk fails to give is told as what it is, and costs no other', () => {
  const out = fresh('files');
  const names = ['--path', 'sms.db', '--path', 'TCC.db'];
  const { code, out: printed, err } = onFailingDisk(sms, 'extract', backup, ...names, '--out', out);
  expect(code).toBe(3);
  expect(printed).toContain('TCC.db');
  expect(err).toContain(`sms.db: disk-error: ${words.text('reason.disk-error')}`);
});

test.each(['Manifest.db', 'Manifest.plist'])('so is a list (%s) that it fails to give', (name) => {
  const result = checkOnFailingDisk(phoneBackup({ encrypted: true }), name);
  expect([result.code, result.case.state]).toEqual([3, 'S0']);
  expect(result.case.sources.map(({ failure }) => failure?.reason)).toEqual(['disk-error']);
  expect(result.err).toContain(words.text('reason.disk-error'));
});

test('of a plain backup whose list it fails to give, what is known by its name is read', () => {
  const result = checkOnFailingDisk(phoneBackup(), 'Manifest.db');
  expect([result.code, result.case.state]).toEqual([3, 'S1']);
  expect(result.row('ios.sms').outcome).toBe('read');
  expect(result.err).toContain(words.text('reason.disk-error'));
  expect(result.coverage.some(({ outcome }) => outcome === 'not-present')).toBe(false);
});

test('a folder beside the evidence that it fails to list may hold more, and is told', () => {
  const parent = fresh('parent');
  mkdirSync(join(parent, 'unlisted'), { recursive: true });
  cpSync(backup, join(parent, 'backup'), { recursive: true });
  const result = checkOnFailingDisk(parent, 'unlisted');
  expect(result.case.sources.map(({ failure }) => failure?.reason)).toEqual([
    undefined,
    'disk-error',
  ]);
});

test.each(['indicators.stix2', 'indicators'])(
  'a file of indicators (%s) that it fails to give is a gap, and costs nothing else',
  (name) => {
    const given = join(fresh('indicators'), name);
    cpSync(indicators, given);
    const out = fresh('out');
    const run = onFailingDisk(name, 'check', backup, '--out', out, '--indicators', given);
    const result = { ...run, ...readResult(out) };
    expect([result.code, result.case.state]).toEqual([3, 'S1']);
    expect(result.case.indicators).toMatchObject([{ name, loaded: 0, fault: 'disk-error' }]);
    expect(result.row('ios.sms').outcome).toBe('read');
  },
);
