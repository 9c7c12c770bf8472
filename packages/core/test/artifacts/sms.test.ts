import { beforeAll, describe, expect, test } from 'vitest';
import { coverageOf } from '../../src/engine/coverage.ts';
import type { SqliteExample } from '../../src/model/index.ts';
import { sms } from '../../src/artifacts/ios/sms.ts';
import { exampleBytes, startSqlite } from '../builders/example-file.ts';
import { backupFacts, examine } from '../builders/examine.ts';

beforeAll(startSqlite);

const handle = { columns: 'ROWID INTEGER PRIMARY KEY, id TEXT', rows: [[1, '+15550100']] } as const;

function messages(columns: string, rows: SqliteExample['tables'][string]['rows']) {
  const found = examine(
    sms,
    exampleBytes({
      sqlite: {
        tables: {
          handle,
          message: {
            columns: `ROWID INTEGER PRIMARY KEY, date INTEGER, handle_id INTEGER, is_from_me INTEGER, ${columns}`,
            rows: rows.map((row, index) => [index + 1, 646_000_000, 1, 0, ...row]),
          },
        },
      },
    }),
  );
  const problems = [
    ...found.problems,
    ...found.fileProblems.map((problem) => ({ ...problem, count: 1 })),
  ];
  const coverage = coverageOf('s1', 'ios.sms', 'always', 'chosen', [{ ...found, problems }]);
  return { ...found, coverage, facts: backupFacts };
}

describe('a schema without the words of messages', () => {
  test('is not supported where neither column of words is there', () => {
    const { coverage } = messages('text_new TEXT', [['https://track.example/a']]);
    expect(coverage.outcome).toBe('not-supported');
  });

  test('is read in part where only the formatted text is there', () => {
    const { coverage, lines } = messages('attributedBody BLOB', [[null]]);
    expect(lines).toHaveLength(1);
    expect(coverage).toMatchObject({
      outcome: 'partly-read',
      problems: [{ code: 'unsupported', detail: 'not in this schema: message.text', count: 1 }],
    });
  });

  test('is that of an old system where only the plain text is there', () => {
    const { coverage } = messages('text TEXT', [['https://track.example/a']]);
    expect(coverage).toMatchObject({ outcome: 'read', problems: [] });
  });
});
