import type { StateId } from '../../src/model/index.ts';
import type { ReportInput } from '../../src/reports/index.ts';
import { coverageExample, reportExample, sourceExample } from './sample-report.ts';

export const states = ['S0', 'S1', 'S2', 'S3', 'S4', 'S5'] as const satisfies readonly StateId[];

/** Three sources: with findings, not reached and not opened; ended early, without indicators, with every option. */
export function reportOfSeveral(): ReportInput {
  return reportExample('S5', {
    aborted: true,
    indicators: [],
    options: { full: true, timezone: 'Asia/Amman', skip: ['ios.tcc'] },
    sources: [
      ...reportExample('S5').sources,
      {
        ...sourceExample({ state: 'S1', coverage: coverageExample({}, 'not-reached') }),
        id: 's2',
        device: { platform: 'ios', model: 'iPad11,3', osVersion: '16.1' },
      },
      { ...reportExample('S0').sources[0]!, id: 's3' },
    ],
  });
}

/** One log with a silence in it. */
export function reportWithLogs(): ReportInput {
  const span = { from: '2024-03-01T00:00:00Z', to: '2024-05-01T00:00:00Z' };
  const gaps = [{ from: '2024-04-01', to: '2024-04-03', days: 3 }];
  const coverage = coverageExample().map((row) =>
    row.artifact === 'ios.sms' ? { ...row, span, daysWithEntries: 58, gaps } : row,
  );
  return reportExample('S2', { sources: [sourceExample({ coverage })] });
}
