import { expect, test } from 'vitest';
import { lockdowndLog } from '../../src/artifacts/ios/lockdownd-log.ts';
import { runArtifact } from './run-artifact.ts';

test('a log in which no entry has a date that can be is told, as one without entries', () => {
  const line = '13/45/21 07:57:43.1 pid=67 spawn_xpc_service: service com.apple.afc started\n';
  const { records, problems } = runArtifact(lockdowndLog, line);
  expect(records).toEqual([]);
  expect(problems.map(({ code }) => code)).toEqual(['unsupported']);
});

const entry = (time: string): string =>
  `10/13/21 07:57:${time} pid=67 spawn_xpc_service: service com.apple.afc started\n`;

const toldOf = (log: string): string[] =>
  runArtifact(lockdowndLog, log).problems.map(({ code }) => code);

test('a log that begins within an entry is told to be cut, and one that begins with an empty line is not', () => {
  expect(toldOf(entry('43.1').slice(5) + entry('44.1'))).toEqual(['truncated']);
  expect(toldOf(`\n${entry('43.1')}a line more\n${entry('44.1')}`)).toEqual([]);
});

test('zeros in the place of text are told, once', () => {
  const { records, problems } = runArtifact(
    lockdowndLog,
    `${entry('43.1')}${'\0'.repeat(40)}\n\0\n${entry('44.1')}`,
  );
  expect(records).toHaveLength(2);
  expect(problems).toMatchObject([{ code: 'malformed', position: { from: 2 } }]);
});
