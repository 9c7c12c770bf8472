import { expect, test } from 'vitest';
import { lockdowndLog } from '../../src/artifacts/ios/lockdownd-log.ts';
import { runArtifact } from './run-artifact.ts';

test('a log in which no entry has a date that can be is told, as one without entries', () => {
  const line = '13/45/21 07:57:43.1 pid=67 spawn_xpc_service: service com.apple.afc started\n';
  const { records, problems } = runArtifact(lockdowndLog, line);
  expect(records).toEqual([]);
  expect(problems.map(({ code }) => code)).toEqual(['unsupported']);
});
