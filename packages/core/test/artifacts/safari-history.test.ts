import { sqliteExample } from '@athar/synthetic';
import { expect, test } from 'vitest';
import { safariHistory } from '../../src/artifacts/ios/safari-history.ts';
import { defaultLimits } from '../../src/model/index.ts';
import { examine } from '../builders/examine.ts';
import { fieldMatcher, published } from '../indicators/published.ts';

const time = 700_000_000;

const history = (
  items: readonly (readonly (number | string)[])[],
  visits: readonly (readonly (number | null)[])[],
) =>
  sqliteExample({
    tables: {
      history_items: {
        columns: 'id INTEGER PRIMARY KEY, url TEXT, visit_count INTEGER',
        rows: items,
      },
      history_visits: {
        columns:
          'id INTEGER PRIMARY KEY, history_item INTEGER, visit_time REAL, redirect_source INTEGER, redirect_destination INTEGER',
        rows: visits,
      },
    },
  });

const met = (bytes: Uint8Array, domain: string) =>
  examine(safariHistory, bytes, {
    matcher: fieldMatcher(published('domain', domain)),
  }).findings.map(({ met }) => met);

test('an address without visits was visited if its own row counts a visit, and is only stored if not', () => {
  const bytes = history(
    [
      [1, 'https://counted.example/', 2],
      [2, 'https://kept.example/', 0],
    ],
    [],
  );
  expect(met(bytes, 'counted.example')).toEqual(['visited']);
  expect(met(bytes, 'kept.example')).toEqual(['stored']);
});

test('of a redirect, the page that led on was visited, and the one it led to was redirected to, in both records', () => {
  const bytes = history(
    [
      [1, 'https://short.example/a', 1],
      [2, 'https://shop.example/', 1],
    ],
    [
      [11, 1, time, null, 12],
      [12, 2, time + 1, 11, null],
    ],
  );
  expect(met(bytes, 'short.example')).toEqual(['visited', 'visited']);
  expect(met(bytes, 'shop.example')).toEqual(['redirected', 'redirected']);
});

test('where not all visits could be joined, no address is taken for one without visits', () => {
  const bytes = history(
    [
      [1, 'https://first.example/', 1],
      [2, 'https://second.example/', 1],
    ],
    [
      [11, 1, time, null, null],
      [12, 2, time, null, null],
    ],
  );
  const limits = { ...defaultLimits, maxRecordsPerFile: 1 };
  const { lines, problems } = examine(safariHistory, bytes, { limits });
  expect(lines.filter(({ data }) => data.id === null)).toEqual([]);
  expect(problems.map(({ code }) => code)).toContain('limit-exceeded');
});
