import { sqliteExample } from '@athar/synthetic';
import { expect, test } from 'vitest';
import { clockChanges } from '../../src/artifacts/ios/clock-changes.ts';
import { clockSetFar } from '../../src/rules/ios/clock-set-far.ts';
import { examine } from '../builders/examine.ts';

test('a jump of the clock is told by the two times that it showed, not by a number of seconds', () => {
  const log = sqliteExample({
    tables: {
      PLStorageOperator_EventForward_TimeOffset: {
        columns: 'ID INTEGER PRIMARY KEY AUTOINCREMENT, timestamp REAL, kernel REAL, system REAL',
        rows: [
          [1, 1_639_650_400.5, 0, -400.5],
          [2, 1_639_650_900.5, 0, -86_800.5],
          [3, 1_639_654_500.5, 0, -400.25],
        ],
      },
    },
  });
  const { findings } = examine(clockChanges, log, { rules: [clockSetFar] });
  expect(findings.map(({ values }) => values)).toEqual([
    { before: '2021-12-16T10:28:20Z', after: '2021-12-15T10:28:20Z' },
    { before: '2021-12-15T11:28:20Z', after: '2021-12-16T11:28:20Z' },
  ]);
});
