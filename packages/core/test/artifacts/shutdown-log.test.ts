import { expect, test } from 'vitest';
import { shutdownLog } from '../../src/artifacts/ios/shutdown-log.ts';
import { runArtifact } from './run-artifact.ts';

test('a line of a million characters is looked at once', () => {
  const long = 'remaining client pid: 1 ('.repeat(40_000);
  const { records, problems } = runArtifact(shutdownLog, `${long}\nSIGTERM: [1657590000]\n`);
  expect(records).toHaveLength(1);
  expect(problems.map(({ code }) => code)).toEqual(['malformed']);
});

test('one shutdown with very many programs is told in pieces, and says so', () => {
  const clients = Array.from(
    { length: 10_001 },
    (_, pid) => `remaining client pid: ${pid + 1} (/usr/libexec/p${pid})\n`,
  );
  const { records, problems } = runArtifact(
    shutdownLog,
    `After 1s\n${clients.join('')}SIGTERM: [1657590000]\n`,
  );
  expect(problems.map(({ code }) => code)).toEqual(['limit-exceeded']);
  expect(records.filter(({ data }) => data.entry === 'client')).toHaveLength(10_001);
});

test('the same number and program in two shutdowns are two records', () => {
  const block =
    'After 0.50s, these clients are still here:\n\tremaining client pid: 7 (/usr/libexec/a)\n';
  const { records } = runArtifact(
    shutdownLog,
    `${block}SIGTERM: [1656590000]\n${block}${block}SIGTERM: [1657590000]\n`,
  );
  const clients = records.filter(({ data }) => data.entry === 'client');
  expect(clients.map(({ data }) => [data.timesDelayed, data.isodate])).toEqual([
    [1, '2022-06-30T11:53:20Z'],
    [2, '2022-07-12T01:40:00Z'],
  ]);
});

test('a number of a process that was used again within a shutdown is two programs', () => {
  const { records } = runArtifact(
    shutdownLog,
    'After 1s\nremaining client pid: 7 (/usr/libexec/a)\nremaining client pid: 7 (/usr/libexec/b)\nSIGTERM: [1656590000]\n',
  );
  expect(records.map(({ data }) => data.client)).toEqual([
    '/usr/libexec/a',
    '/usr/libexec/b',
    null,
  ]);
});

test('zeros in the place of text are told', () => {
  const log = `After 1s\nremaining client pid: 7 (/usr/lib\0\0\0\0)\nSIGTERM: [1657590000]\n`;
  expect(runArtifact(shutdownLog, log).problems.map(({ code }) => code)).toEqual(['malformed']);
});
