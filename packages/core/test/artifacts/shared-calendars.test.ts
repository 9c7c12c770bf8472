import { beforeAll, expect, test } from 'vitest';
import { sharedCalendars } from '../../src/artifacts/ios/shared-calendars.ts';
import { sharedCalendarExamples } from '../../src/artifacts/calendar/shared-calendar-examples.ts';
import { mailAddressIn } from '../../src/artifacts/rows/field-values.ts';
import { exampleBytes, startSqlite } from '../builders/example-file.ts';
import { examine } from '../builders/examine.ts';
import { fieldMatcher, published } from '../indicators/published.ts';
import { parseDatabase } from './parse-example.ts';

beforeAll(startSqlite);

const examples = sharedCalendarExamples();

/** Field and how the phone met the value, for each value that an indicator meets. */
function met(example: number, ...indicator: Parameters<typeof published>): string[] {
  const bytes = exampleBytes(examples[example]!.content);
  const { findings } = examine(sharedCalendars, bytes, {
    matcher: fieldMatcher(published(...indicator)),
  });
  return findings.map(({ values, met }) => `${String(values['field'])}: ${met}`);
}

test('an address that an indicator names is found, and told by who shares with whom', () => {
  expect(met(0, 'email', 'person@example.org')).toEqual(['sharedOwnerEmail: received']);
  expect(met(0, 'email', 'Reader@Example.net')).toEqual(['shareeEmails: sent']);
  expect(met(1, 'email', 'reader@example.net')).toEqual(['shareeEmails: received']);
  expect(met(0, 'domain', 'holidays.example')).toEqual(['subscriptionUrl: configured']);
  expect(met(0, 'domain', 'trip.example')).toEqual(['links: received']);
  expect(met(0, 'email', 'other@example.org')).toEqual([]);
});

test('of a calendar with very many people the first thousand are read, and the rest is told', () => {
  const { records, problems } = parseDatabase(sharedCalendars, {
    tables: {
      Calendar: {
        columns: 'ROWID INTEGER PRIMARY KEY, title TEXT, sharing_status INTEGER',
        rows: [[1, 'Crowd', 1]],
      },
      Sharee: {
        columns: 'ROWID INTEGER PRIMARY KEY, owner_id INTEGER, status INTEGER',
        rows: Array.from({ length: 1001 }, (_, at) => [at + 1, 1, 1]),
      },
    },
  });
  expect(records[0]!.data.shareeStatuses).toHaveLength(1000);
  expect(problems.map(({ code }) => code)).toEqual(['limit-exceeded']);
});

test.each([
  ['a@example.org', 'a@example.org'],
  ['mailto:a@example.org', 'a@example.org'],
  ['mailto:a%2Bb%40example.org', 'a+b@example.org'],
  ['mailto:%E0%A4%A@', null],
  ['tel:+15550100', null],
  ['/12345/principal/', null],
  ['', null],
  [`mailto:${'a%40'.repeat(300)}`, null],
])('the address of a person is taken out of %.40s', (stored, address) => {
  expect(mailAddressIn(stored)).toBe(address);
});
