import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judgedTime, timeBounds } from '../../src/engine/times/judged-time.ts';
import { LocalTimes } from '../../src/engine/times/local-time.ts';
import { isoInZone } from '../../src/locales/dates.ts';
import {
  believedTimes,
  defineArtifact,
  defineTableArtifact,
  type Epoch,
  type TimeDocs,
  type TimeDraft,
} from '../../src/model/index.ts';
import { sqliteFile } from '../../../synthetic/src/sqlite-file.ts';
import { examine } from '../builders/examine.ts';
import { timesOf } from '../../src/bytes/time.ts';

const seconds = Date.parse('2022-03-04T05:06:07Z') / 1000;
const cocoa = (date: string): number => Date.parse(date) / 1000 - 978_307_200;

const times: TimeDocs = {
  sent: { epoch: 'cocoa-seconds', clock: 'utc', confidence: 'high', entry: true },
  due: { epoch: 'cocoa-seconds', clock: 'utc', confidence: 'high', anytime: true },
  local: { epoch: 'unix-seconds', clock: 'device-local', confidence: 'medium' },
};
const text = {
  id: 'ios.example',
  version: 1,
  title: 'Example',
  group: 'apps' as const,
  describes: '',
  cannotShow: '',
  references: [],
  paths: ['/private/var/example.db'],
  logLike: true as const,
  expected: () => 'always' as const,
  fields: {},
  summary: [],
  times,
};

/** The same times by the two ways in which artifacts write them. */
function written(...moments: readonly (readonly [string, Epoch, number | bigint])[]) {
  return writtenIn(undefined, ...moments);
}

/** The same with the zone that the examiner names. */
function writtenIn(
  timezone: string | undefined,
  ...moments: readonly (readonly [string, Epoch, number | bigint])[]
) {
  const document = defineArtifact({
    ...text,
    *parse() {
      const drafts: TimeDraft[] = timesOf(...moments);
      yield {
        kind: 'record' as const,
        data: {},
        position: { unit: 'byte' as const, from: 0, to: 1 },
        times: drafts.map((draft) => ({ ...draft, clock: times[draft.marks]!.clock })),
      };
    },
  });
  const table = defineTableArtifact({
    ...text,
    tables: [
      {
        table: 't',
        needs: [],
        prepare: (_database, _table, _fields, writer) => (row) => {
          writer.begin(row);
          for (const [marks, epoch, value] of moments) writer.time(marks, epoch, value);
          writer.end();
        },
      },
    ],
  });
  const bytes = sqliteFile({ tables: [{ name: 't', columns: 'a', rows: [[1]] }] });
  const setup = timezone === undefined ? {} : { timezone };
  const ways = [examine(document, bytes, setup), examine(table, bytes, setup)];
  expect(ways[0]!.lines[0]!.times).toEqual(ways[1]!.lines[0]!.times);
  expect(ways[0]!.span).toEqual(ways[1]!.span);
  expect(ways[0]!.timeline.map(({ timestamp_desc }) => timestamp_desc)).toEqual(
    ways[1]!.timeline.map(({ timestamp_desc }) => timestamp_desc),
  );
  return ways[1]!;
}

describe('a time on a record', () => {
  test('within the life of the phone stands alone: the artifact tells the rest', () => {
    const { lines, span } = written(['sent', 'cocoa-seconds', cocoa('2021-07-01T10:00:00Z')]);
    expect(lines[0]!.times).toEqual([{ at: '2021-07-01T10:00:00Z', marks: 'sent', clock: 'utc' }]);
    expect(span?.from).toBe(Date.parse('2021-07-01T10:00:00Z') / 1000);
  });

  test('after 2037 keeps what is stored, is marked, and widens nothing', () => {
    const value = cocoa('2057-07-01T10:00:00Z');
    const { lines, span, days, timeline } = written(['sent', 'cocoa-seconds', value]);
    expect(lines[0]!.times).toEqual([
      {
        at: '2057-07-01T10:00:00Z',
        marks: 'sent',
        clock: 'utc',
        raw: value,
        doubt: 'after-2037',
      },
    ]);
    expect([span, days]).toEqual([undefined, undefined]);
    expect(timeline).toMatchObject([
      { datetime: '2057-07-01T10:00:00Z', timestamp_desc: 'sent (doubtful: after-2037)' },
    ]);
    expect(believedTimes(lines[0]!.times)).toEqual([]);
  });

  test('before there were such phones, likewise', () => {
    expect(written(['sent', 'cocoa-seconds', 1]).lines[0]!.times).toEqual([
      { at: '2001-01-01T00:00:01Z', marks: 'sent', clock: 'utc', raw: 1, doubt: 'before-phones' },
    ]);
  });

  test('of an appointment may lie anywhere', () => {
    const { lines } = written(['due', 'cocoa-seconds', cocoa('2057-07-01T10:00:00Z')]);
    expect(lines[0]!.times).toEqual([{ at: '2057-07-01T10:00:00Z', marks: 'due', clock: 'utc' }]);
  });

  test('that no calendar can hold is kept as it is stored, and makes no line of the timeline', () => {
    const { lines, timeline } = written(
      ['sent', 'cocoa-seconds', 2n ** 63n - 1n],
      ['due', 'cocoa-seconds', -1e300],
      ['sent', 'cocoa-seconds', Infinity],
    );
    expect(lines[0]!.times).toEqual([
      { marks: 'sent', clock: 'utc', raw: '9223372036854775807', doubt: 'no-date' },
      { marks: 'due', clock: 'utc', raw: String(BigInt(-1e300)), doubt: 'no-date' },
      { marks: 'sent', clock: 'utc', raw: 'Infinity', doubt: 'no-date' },
    ]);
    expect(timeline).toEqual([]);
  });

  test('NULL and 0 are no times', () => {
    expect(written(['sent', 'cocoa-seconds', 0]).lines[0]!.times).toEqual([]);
  });

  test('that six digits do not give back keeps what is stored', () => {
    expect(written(['sent', 'cocoa-seconds', 646826400.1234567]).lines[0]!.times).toEqual([
      { at: '2021-07-01T10:00:00.123457Z', marks: 'sent', clock: 'utc', raw: 646826400.1234567 },
    ]);
  });

  test('on another clock than UTC says so', () => {
    const { lines } = written(['local', 'unix-seconds', seconds]);
    expect(lines[0]!.times).toEqual([
      { at: '2022-03-04T05:06:07Z', marks: 'local', clock: 'device-local' },
    ]);
  });

  test('that is stored otherwise than the artifact says, tells how', () => {
    const { lines } = written(['sent', 'unix-milliseconds', seconds * 1000]);
    expect(lines[0]!.times).toEqual([
      { at: '2022-03-04T05:06:07Z', marks: 'sent', clock: 'utc', epoch: 'unix-milliseconds' },
    ]);
  });
});

test('the bounds are fixed, and what is 31 years off lies behind the later one', () => {
  const judge = (at: string) =>
    judgedTime({ at, marks: 'sent', clock: 'utc', epoch: 'text' }, undefined, timeBounds).time
      .doubt;
  expect(judge('2037-12-31T23:59:59Z')).toBeUndefined();
  expect(judge('2038-01-10T00:00:00Z')).toBe('after-2037');
});

describe("a time of the phone's own clock", () => {
  const unix = (date: string): number => Date.parse(date) / 1000;
  const shown = unix('2023-06-10T03:30:00Z');

  test('stays as the clock showed it where no zone is known, and the timeline says so', () => {
    const { lines, timeline } = written(['local', 'unix-seconds', shown]);
    expect(lines[0]!.times).toEqual([
      { at: '2023-06-10T03:30:00Z', marks: 'local', clock: 'device-local' },
    ]);
    expect(timeline[0]).toMatchObject({
      timestamp_desc: "local (by the phone's own clock, zone not known)",
    });
  });

  test('is told in UTC where the examiner names the zone, beside what is stored', () => {
    const { lines, timeline } = writtenIn('America/Los_Angeles', ['local', 'unix-seconds', shown]);
    expect(lines[0]!.times).toEqual([
      { at: '2023-06-10T10:30:00Z', marks: 'local', clock: 'utc', raw: shown },
    ]);
    expect(timeline[0]).toMatchObject({
      datetime: '2023-06-10T10:30:00Z',
      timestamp_desc: 'local',
    });
  });

  test('leaves other times as they are', () => {
    const { lines } = writtenIn('Asia/Tokyo', ['sent', 'cocoa-seconds', 700_000_000]);
    expect(lines[0]!.times).toEqual([{ at: '2023-03-08T20:26:40Z', marks: 'sent', clock: 'utc' }]);
  });

  // Dates of changes: the public tz database. Of an hour that is there twice the first, of one left out what follows.
  test.each([
    ['Europe/Madrid', '2023-01-15T12:00:00.250', '2023-01-15T11:00:00.250Z'],
    ['Europe/Madrid', '2023-07-15T12:00:00', '2023-07-15T10:00:00Z'],
    ['Europe/Madrid', '2023-10-29T02:30:00', '2023-10-29T00:30:00Z'],
    ['Europe/Madrid', '2023-10-29T03:00:00', '2023-10-29T02:00:00Z'],
    ['Europe/Madrid', '2023-03-26T02:30:00', '2023-03-26T01:30:00Z'],
    ['Asia/Kathmandu', '2023-01-01T00:00:00', '2022-12-31T18:15:00Z'],
    ['America/Sao_Paulo', '2018-11-04T00:30:00', '2018-11-04T03:30:00Z'],
    ['Pacific/Apia', '2011-12-31T00:00:00', '2011-12-30T10:00:00Z'],
    ['Africa/Cairo', '2023-04-28T01:00:00', '2023-04-27T22:00:00Z'],
  ])('in %s, %s is %s', (zone, local, at) => {
    const draft = {
      at: `${local}Z`,
      marks: 'local',
      clock: 'device-local',
      epoch: 'text',
    } as const;
    expect(new LocalTimes(zone).moment(draft)).toEqual({ ...draft, at, clock: 'utc', raw: local });
  });

  test('in UTC is the same local time again, whatever the zone', () => {
    const zones = ['Europe/Paris', 'Africa/Casablanca', 'Asia/Gaza', 'Australia/Lord_Howe', 'UTC'];
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: unix('2008-01-01'), max: unix('2037-12-01') }),
        (zone, seconds) => {
          const real = new Date(seconds * 1000);
          const hands = isoInZone(real, zone).slice(0, 19);
          const draft = {
            at: `${hands}Z`,
            marks: 'local',
            clock: 'device-local',
            epoch: 'text',
          } as const;
          const { at } = new LocalTimes(zone).moment(draft);
          expect(isoInZone(new Date(at!), zone).slice(0, 19)).toBe(hands);
          expect(Date.parse(at!)).toBeLessThanOrEqual(real.getTime());
        },
      ),
    );
  });
});
