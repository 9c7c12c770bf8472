import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { appPrivacyReport } from '../../src/artifacts/ios/app-privacy-report.ts';
import { lockdowndLog } from '../../src/artifacts/ios/lockdownd-log.ts';
import { mobileBackup } from '../../src/artifacts/ios/mobile-backup.ts';
import { shutdownLog } from '../../src/artifacts/ios/shutdown-log.ts';
import { rules } from '../../src/index.ts';
import { examine } from '../builders/examine.ts';
import { iosCorpus, isCorpusAbsent } from './ileapp-golden.ts';
import { spanOf } from './spans.ts';

const bytesOf = (path: string): Uint8Array => readFileSync(join(iosCorpus, path));

const shutdowns = (path: string) =>
  examine(shutdownLog, bytesOf(path), {
    rules: rules.filter(({ artifact }) => artifact === shutdownLog),
  });

describe.skipIf(isCorpusAbsent)('logs of phones (skipped when the corpus is absent)', () => {
  test('the notes about backups hold the eleven events that plaso counts', () => {
    const { lines, problems } = examine(
      mobileBackup,
      bytesOf('plist/plaso-ios-a/com.apple.MobileBackup.plist'),
    );
    expect(problems).toEqual([]);
    const ofBackups = lines.filter(({ data }) => String(data['event']).startsWith('backup-'));
    // plaso counts the ten results and the state; when the backup was switched on is ours alone.
    expect(ofBackups.filter(({ data }) => data['event'] !== 'backup-enabled')).toHaveLength(11);
    expect(spanOf(lines, 'backup ended')).toEqual(['2023-05-03T01:11:53Z', '2023-05-20T01:40:55Z']);
  });

  test('the App Privacy Report holds the 72 lines that plaso counts, in UTC', () => {
    const { lines, problems } = examine(
      appPrivacyReport,
      bytesOf('sysdiagnose/app-privacy-report/ios_app_privacy_report.ndjson'),
    );
    expect(problems).toEqual([]);
    expect(lines).toHaveLength(72);
    const moments = lines.map(({ times }) => times[0]!.at).sort();
    expect([moments[0], moments.at(-1)]).toEqual([
      '2022-04-27T14:41:46.523Z',
      '2022-04-27T15:07:14.951Z',
    ]);
    const reached = lines.filter(({ data }) => data['type'] === 'networkActivity');
    expect(reached).toHaveLength(64);
    expect(reached.every(({ data }) => data['domain'] !== null)).toBe(true);
  });

  test('the log of computers tells each service that was started', () => {
    const { lines, problems } = examine(
      lockdowndLog,
      bytesOf('sysdiagnose/lockdownd/ios_lockdownd.log'),
    );
    expect(problems).toEqual([]);
    expect(lines.map(({ data }) => [data['event'], data['client'], data['service']])).toEqual(
      Array.from({ length: 3 }, () => [
        ['service-requested', 'AMPDevicesAgent', 'com.apple.mobile.installation_proxy'],
        ['service-started', null, 'com.apple.mobile.installation_proxy'],
      ]).flat(),
    );
  });

  test('three quiet shutdowns lead to no finding', () => {
    const { lines, problems, findings } = shutdowns('shutdown-log/synth-a/clean/shutdown.log');
    expect(problems).toEqual([]);
    expect(lines.filter(({ data }) => data['entry'] === 'shutdown')).toHaveLength(3);
    expect(findings).toEqual([]);
  });

  test('a program in the staging folder that delayed a shutdown four times is found once', () => {
    const { lines, problems, findings } = shutdowns(
      'shutdown-log/synth-a/staging-path/shutdown.log',
    );
    expect(problems).toEqual([]);
    expect(lines.filter(({ data }) => data['entry'] === 'shutdown')).toHaveLength(2);
    const staged = lines.filter(({ data }) => String(data['client']).includes('staging'));
    expect(staged.map(({ data }) => [data['client'], data['timesDelayed'], data['delay']])).toEqual(
      [['/private/var/db/com.apple.xpc.roleaccountd.staging/synthtest1', 4, 4.1]],
    );
    expect(findings.map(({ origin, level, leadsTo }) => [origin, level, leadsTo])).toEqual([
      [
        expect.objectContaining({ kind: 'rule', id: 'ios.shutdown-log-staging-path' }),
        'critical',
        'S5',
      ],
    ]);
  });
});
