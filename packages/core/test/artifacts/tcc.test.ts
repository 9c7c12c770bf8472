import { expect, test } from 'vitest';
import { tcc } from '../../src/artifacts/ios/tcc.ts';
import { databaseAfter } from '../builders/database-after.ts';
import { examine } from '../builders/examine.ts';
import { parseDatabase } from './parse-example.ts';

const columns =
  'service TEXT, client TEXT, client_type INTEGER, auth_value INTEGER, auth_reason INTEGER, last_modified INTEGER';

test.each([
  [0, 'unknown', 'configured'],
  [1, 'error', 'configured'],
  [2, 'user_consent', 'ran'],
  [3, 'user_set', 'ran'],
  [4, 'system_set', 'configured'],
  [5, 'service_policy', 'configured'],
  [6, 'mdm_policy', 'configured'],
  [7, 'override_policy', 'configured'],
  [8, 'missing_usage_string', 'ran'],
  [9, 'prompt_timeout', 'ran'],
  [10, 'preflight_unknown', 'ran'],
  [11, 'entitled', 'ran'],
  [12, 'app_type_policy', 'configured'],
  [13, '13', 'configured'],
])('a program with the reason %i (%s) was %s', (reason, name, met) => {
  const { records } = parseDatabase(tcc, {
    tables: {
      access: { columns, rows: [['kTCCServiceCamera', 'com.example.app', 0, 2, reason, 1]] },
    },
  });
  expect(records[0]!.data.authReasonDesc).toBe(name);
  expect(records[0]!.met).toBe(met);
});

test.each([
  [0, 'configured'],
  [1, 'ran'],
  [null, 'configured'],
])('before iOS 14 a program that was asked about %j times was %s', (asked, met) => {
  const { records } = parseDatabase(tcc, {
    tables: {
      access: {
        columns:
          'service TEXT, client TEXT, client_type INTEGER, allowed INTEGER, prompt_count INTEGER',
        rows: [['kTCCServiceCamera', 'com.example.app', 0, 1, asked]],
      },
    },
  });
  expect(records[0]!.met).toBe(met);
});

test('a use of a service before iOS 11 is a record of its own that tells when', () => {
  const { records, problems } = parseDatabase(tcc, {
    tables: {
      access: {
        columns:
          'service TEXT, client TEXT, client_type INTEGER, allowed INTEGER, prompt_count INTEGER',
        rows: [['kTCCServiceMicrophone', 'com.example.app', 0, 0, 0]],
      },
      access_times: {
        columns: 'service TEXT, client TEXT, client_type INTEGER, last_used_time INTEGER',
        rows: [
          ['kTCCServiceMicrophone', 'com.example.app', 0, 1_475_000_000],
          ['kTCCServiceCamera', '/usr/libexec/exampled', 1, 0],
        ],
      },
    },
  });
  expect(problems).toEqual([]);
  expect(records.map(({ data, met }) => [data.client, data.lastUsed, met])).toEqual([
    ['com.example.app', null, 'configured'],
    ['com.example.app', '2016-09-27T18:13:20Z', 'ran'],
    ['/usr/libexec/exampled', null, 'ran'],
  ]);
});

test('a removed decision tells no more than it did before, also where the schema lacks columns', () => {
  const columns =
    'service TEXT, client TEXT, client_type INTEGER, allowed INTEGER, prompt_count INTEGER, csreq BLOB';
  const rows = ['kTCCServicePhotos', 'kTCCServiceCamera', 'kTCCServiceMicrophone'].map(
    (service) => `('${service}', 'com.example.app', 0, 0, 0, NULL)`,
  );
  const made = [`CREATE TABLE access (${columns})`, `INSERT INTO access VALUES ${rows.join()}`];
  const before = examine(tcc, databaseAfter(...made)).lines.at(-1)!;
  const after = examine(tcc, databaseAfter(...made, 'DELETE FROM access WHERE rowid = 3'));
  const removed = after.lines.filter(({ deleted }) => deleted === true);
  expect(removed.map(({ data, times }) => ({ data, times }))).toEqual([
    { data: before.data, times: before.times },
  ]);
});
