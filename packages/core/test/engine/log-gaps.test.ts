import { sqliteExample } from '@athar/synthetic';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exampleSegment } from '../../src/artifacts/biome/biome-example-files.ts';
import { biome } from '../../src/artifacts/ios/biome.ts';
import { calls } from '../../src/artifacts/ios/calls.ts';
import { logGaps, logReach } from '../../src/engine/times/log-gaps.ts';
import { mergedTimes, SeenTimes, timesUntilMade } from '../../src/engine/times/seen-times.ts';
import { defineArtifact } from '../../src/model/index.ts';
import { backupFacts, examine } from '../builders/examine.ts';

const dayOf = (date: string): number => Date.parse(`${date}T00:00:00Z`) / 86_400_000;
const first = dayOf('2021-05-01');
const daily = (days: number): number[] => Array.from({ length: days }, (_, i) => first + i);
const without = (days: readonly number[], from: string, to: string): number[] =>
  days.filter((day) => day < dayOf(from) || day > dayOf(to));

describe('gaps of a log', () => {
  test('three empty days in a log that has entries every day', () => {
    expect(logGaps(without(daily(90), '2021-07-10', '2021-07-12'))).toEqual({
      gaps: [{ from: '2021-07-10', to: '2021-07-12', days: 3 }],
    });
  });

  test('the same in a log that reaches back nine days', () => {
    const days = without(
      [...Array(9).keys()].map((i) => dayOf('2021-07-07') + i),
      '2021-07-10',
      '2021-07-12',
    );
    expect(logGaps(days).gaps).toEqual([{ from: '2021-07-10', to: '2021-07-12', days: 3 }]);
  });

  test('an empty day, two, and none are usual where nobody knows how busy its days are', () => {
    expect(logGaps(daily(90)).gaps).toEqual([]);
    expect(logGaps(without(daily(90), '2021-07-10', '2021-07-11')).gaps).toEqual([]);
  });

  test('weekends are usual, and so is a week without entries', () => {
    const weekdays = daily(300).filter((day) => ![2, 3].includes(day % 7));
    expect(logGaps(weekdays).gaps).toEqual([]);
    expect(logGaps(weekdays.filter((day) => day < first + 100 || day > first + 106)).gaps).toEqual(
      [],
    );
    expect(
      logGaps(weekdays.filter((day) => day < first + 100 || day > first + 120)).gaps,
    ).toHaveLength(1);
  });

  test('who writes twice a month has none', () => {
    const twice = Array.from({ length: 24 }, (_, i) => first + i * 15 + (i % 3) * 4);
    expect(logGaps(twice).gaps).toEqual([]);
  });

  test('too few days show no rhythm', () => {
    expect(logGaps([first, first + 1, first + 2, first + 100, first + 101]).gaps).toEqual([]);
    expect(logGaps([]).gaps).toEqual([]);
  });

  test('days at random hold hardly any, at whatever rate', () => {
    let state = 20_210_718;
    const random = (): number => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return state / 2 ** 32;
    };
    let withGaps = 0;
    for (let run = 0; run < 1000; run++) {
      const rate = 0.05 + 0.9 * random();
      const days = daily(60 + Math.floor(700 * random())).filter(() => random() < rate);
      if (logGaps(days).gaps.length > 0) withGaps++;
    }
    expect(withGaps).toBeLessThan(15);
  });

  test('in a short log, only where its other days follow one another', () => {
    expect(logGaps([0, 2, 3, 6, 7, 9, 30, 31].map((day) => first + day)).gaps).toEqual([]);
    expect(logGaps([0, 1, 2, 3, 4, 5, 30, 31].map((day) => first + day)).gaps).toHaveLength(1);
  });

  test('the longest are told where there are very many', () => {
    const days: number[] = [];
    for (let i = 0; i < 2000; i++)
      days.push((days.at(-1) ?? first) + (i % 40 === 39 ? 10 + i / 40 : 1));
    const { gaps, moreGaps } = logGaps(days.map(Math.floor));
    expect(gaps).toHaveLength(20);
    expect(moreGaps).toBe(30);
    expect([...gaps].sort((a, b) => (a.from < b.from ? -1 : 1))).toEqual(gaps);
  });
});

describe('shorter gaps of a log that is busy around them', () => {
  /** A number of entries for each day of a log; 0 for days without any. */
  const told = (entries: readonly number[]) => {
    const days = entries.flatMap((count, i) => (count > 0 ? [first + i] : []));
    const gaps = logGaps(
      days,
      entries.filter((count) => count > 0),
    ).gaps.map(({ from, days: length }) => [dayOf(from) - first, length]);
    return gaps;
  };
  const steady = (length: number, count = 40, empty: readonly number[] = []): number[] =>
    Array.from({ length }, (_, i) => (empty.includes(i) ? 0 : count));

  test('are a day, or two, among days with many entries', () => {
    expect(told(steady(19, 40, [9]))).toEqual([[9, 1]]);
    expect(told(steady(19, 40, [9, 10]))).toEqual([[9, 2]]);
    expect(told(steady(19, 40, [9, 10, 11]))).toEqual([[9, 3]]);
    expect(told(steady(365, 40, [109]))).toEqual([[109, 1]]);
    expect(told(steady(19))).toEqual([]);
  });

  test('lack twenty entries or more, going by the quietest day around them', () => {
    expect(told(steady(60, 20, [30]))).toEqual([[30, 1]]);
    expect(told(steady(60, 19, [30]))).toEqual([]);
    expect(told(steady(60, 10, [30, 31]))).toEqual([[30, 2]]);
    expect(told(steady(60, 9, [30, 31]))).toEqual([]);
    const quietOn = (day: number) => steady(60, 40, [30]).map((n, i) => (i === day ? 19 : n));
    for (const day of [23, 28, 32, 37]) expect(told(quietOn(day))).toEqual([]);
    for (const day of [22, 29, 31, 38]) expect(told(quietOn(day))).toEqual([[30, 1]]);
  });

  test('lie between days of which a part is left', () => {
    const entries = steady(30, 40, [14, 15]);
    entries[13] = entries[16] = 1;
    expect(told(entries)).toEqual([[14, 2]]);
    // The first and the last day of a log are no whole days either.
    const short = steady(16, 40, [7, 8]);
    short[0] = short[15] = 1;
    expect(told(short)).toEqual([[7, 2]]);
  });

  test('have a week of days with entries on either side', () => {
    expect(told(steady(15, 40, [7]))).toEqual([[7, 1]]);
    expect(told(steady(15, 40, [6]))).toEqual([]);
    expect(told(steady(15, 40, [8]))).toEqual([]);
    // Two within a week hide each other, in a log of few weeks also those that lie further apart.
    expect(told(steady(400, 40, [100, 106]))).toEqual([]);
    expect(told(steady(400, 40, [100, 109]))).toEqual([
      [100, 1],
      [109, 1],
    ]);
    expect(told(steady(40, 40, [12, 25]))).toEqual([]);
  });

  test('are none where empty days are a habit', () => {
    const every = (days: number, length = 400) =>
      told(Array.from({ length }, (_, i) => (i % days === days - 1 ? 0 : 40)));
    for (const rhythm of [7, 14, 21, 28, 31, 40]) expect(every(rhythm)).toEqual([]);
    const weekends = Array.from({ length: 400 }, (_, i) => (i % 7 < 2 ? 0 : 60));
    expect(told(weekends)).toEqual([]);
    weekends[202] = weekends[203] = 0;
    expect(told(weekends)).toEqual([]);
    // Who writes little on Sundays may write nothing on one.
    const quietSundays: number[] = Array.from({ length: 400 }, (_, i) => (i % 7 === 0 ? 3 : 60));
    quietSundays[203] = 0;
    expect(told(quietSundays)).toEqual([]);
  });

  test('are none in logs with few entries a day, whatever days are missing', () => {
    for (const count of [1, 2, 4]) {
      expect(told(steady(200, count, [100]))).toEqual([]);
      expect(told(steady(200, count, [100, 101]))).toEqual([]);
      expect(told(steady(200, count, [100, 101, 102]))).toEqual([[100, 3]]);
    }
  });

  test('are hardly ever told of days whose entries come at random', () => {
    let state = 20_210_718;
    const random = (): number => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return (state + 1) / (2 ** 32 + 1);
    };
    // Days differ more than by chance alone, as those of people do: a sum of two waiting times.
    const entriesOf = (mean: number): number =>
      Math.floor((-mean / 2) * (Math.log(random()) + Math.log(random())));
    let withGaps = 0;
    for (let run = 0; run < 400; run++) {
      const mean = 5 + 195 * random();
      const entries = Array.from({ length: 365 }, (_, i) => entriesOf(i % 7 < 5 ? mean : mean / 2));
      if (told(entries).some(([, length]) => length! < 3)) withGaps++;
    }
    expect(withGaps).toBeLessThan(20);
  });

  test('and longer ones hold no day with an entry, lie within the log, and are told in order', () => {
    // Mostly busy days, with holes of some days: the shapes of which gaps are told.
    const logs = fc
      .array(
        fc.record({
          busy: fc.integer({ min: 1, max: 40 }),
          count: fc.integer({ min: 1, max: 60 }),
          empty: fc.integer({ min: 0, max: 4 }),
        }),
        { maxLength: 12 },
      )
      .map((parts) =>
        parts.flatMap(({ busy, count, empty }) => [
          ...steady(busy, count),
          ...steady(empty, count, [0, 1, 2, 3]),
        ]),
      );
    let some = 0;
    fc.assert(
      fc.property(logs, (entries) => {
        const gaps = told(entries);
        some += gaps.length;
        let end = -1;
        for (const [from, length] of gaps as [number, number][]) {
          expect(entries.slice(from, from + length).every((count) => count === 0)).toBe(true);
          // Whole: days with entries lie right beside it.
          expect(entries[from - 1]).toBeGreaterThan(0);
          expect(entries[from + length]).toBeGreaterThan(0);
          expect(from).toBeGreaterThan(end);
          end = from + length;
        }
      }),
      { numRuns: 500 },
    );
    expect(some).toBeGreaterThan(20);
  });

  describe('by the days of a zone', () => {
    const minutes = (date: string): number => Date.parse(`${date}:00Z`) / 1000;
    /** An entry each half hour of some weeks, but from one moment to the other. */
    const gapsIn = (zone: string | undefined, from: string, to: string) => {
      const seen = new SeenTimes();
      if (zone !== undefined) seen.useZone(zone);
      for (let at = minutes(from) - 14 * 86_400; at < minutes(to) + 14 * 86_400; at += 1800)
        if (at < minutes(from) || at >= minutes(to)) seen.entry(at);
      const { days = [], entriesOnDays } = seen.take();
      return logGaps(days, entriesOnDays).gaps.map((gap) => [gap.from, gap.days]);
    };

    test.each([
      ['Europe/Berlin', '2021-03-27T23:00', '2021-03-28T22:00', '2021-03-28', 1],
      ['Europe/Berlin', '2021-10-30T22:00', '2021-10-31T23:00', '2021-10-31', 1],
      ['Europe/Berlin', '2021-10-29T22:00', '2021-10-31T23:00', '2021-10-30', 2],
      // Clocks are set at midnight: that day begins at one.
      ['Asia/Beirut', '2021-03-27T22:00', '2021-03-28T21:00', '2021-03-28', 1],
      ['America/Los_Angeles', '2021-07-10T07:00', '2021-07-12T07:00', '2021-07-10', 2],
      ['Asia/Tokyo', '2021-07-09T15:00', '2021-07-10T15:00', '2021-07-10', 1],
    ])('%s, without entries from %s to %s', (zone, from, to, day, days) => {
      expect(gapsIn(zone, from, to)).toEqual([[day, days]]);
    });

    test('in UTC they are the days that are empty there', () => {
      expect(gapsIn(undefined, '2021-07-10T00:00', '2021-07-12T00:00')).toEqual([
        ['2021-07-10', 2],
      ]);
      // Two days of Los Angeles leave one of UTC without an entry, one day of Tokyo none.
      expect(gapsIn(undefined, '2021-07-10T07:00', '2021-07-12T07:00')).toEqual([
        ['2021-07-11', 1],
      ]);
      expect(gapsIn(undefined, '2021-07-09T15:00', '2021-07-10T15:00')).toEqual([]);
    });
  });
});

describe('the days that were seen', () => {
  const seconds = (date: string): number => Date.parse(date) / 1000;

  test('are the same in whatever pieces and order the entries come', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.integer({ min: 1.6e9, max: 1.61e9 }), { maxLength: 30 }), {
          maxLength: 6,
        }),
        (pieces) => {
          const whole = new SeenTimes();
          for (const time of pieces.flat()) whole.entry(time);
          const parts = pieces.map((piece) => {
            const seen = new SeenTimes();
            for (const time of piece) seen.entry(time);
            return seen.take();
          });
          expect(mergedTimes([...parts].reverse())).toEqual(whole.take());
        },
      ),
    );
  });

  test('have as many entries as fell on them', () => {
    const seen = new SeenTimes();
    const [one, other] = [seconds('2021-07-01T10:00:00Z'), seconds('2021-07-03T10:00:00Z')];
    for (const time of [other, one, one, other, one]) seen.entry(time);
    // No entry: the time that one was read, say.
    seen.time(one);
    const first = seen.take();
    expect(first.entriesOnDays).toEqual([3, 2]);
    seen.entry(other);
    expect(mergedTimes([first, seen.take(), {}]).entriesOnDays).toEqual([3, 3]);
  });

  test('later than the source was made count apart, and for nothing where they are the lesser part', () => {
    const seen = new SeenTimes();
    const made = seconds('2021-07-05T10:00:00Z');
    seen.endAt(made);
    const [one, other, late] = [
      seconds('2021-07-01T10:00:00Z'),
      seconds('2021-07-03T10:00:00Z'),
      seconds('2037-05-14T12:00:00Z'),
    ];
    for (const time of [one, late, other]) seen.entry(time);
    seen.time(late + 60);
    const taken = seen.take();
    expect(seen.take()).toEqual({});
    expect(timesUntilMade(mergedTimes([taken, {}]))).toEqual({
      span: { from: one, to: other },
      days: [dayOf('2021-07-01'), dayOf('2021-07-03')],
      entriesOnDays: [1, 1],
    });

    // The clock of the computer was wrong.
    seen.endAt(one);
    for (const time of [one, other, other + 86_400]) seen.entry(time);
    expect(timesUntilMade(seen.take())).toEqual({
      span: { from: one, to: other + 86_400 },
      days: [dayOf('2021-07-01'), dayOf('2021-07-03'), dayOf('2021-07-04')],
      entriesOnDays: [1, 1, 1],
    });
    seen.time(other);
    expect(timesUntilMade(seen.take())).toEqual({ span: { from: other, to: other } });
  });

  test('are late by more than two days after the date of the backup', () => {
    const call = (at: string) => [seconds(at) - seconds('2001-01-01T00:00:00Z'), 60];
    const bytes = sqliteExample({
      tables: {
        ZCALLRECORD: {
          columns:
            'ZDATE REAL, ZDURATION REAL, ZADDRESS TEXT, ZORIGINATED INTEGER, ZANSWERED INTEGER, ZCALLTYPE INTEGER',
          rows: ['2021-07-01T10:00:00Z', '2021-07-07T09:59:59Z', '2021-07-07T10:00:01Z'].map(
            (at) => [...call(at), '+15550100', 0, 1, 1],
          ),
        },
      },
    });
    const facts = { ...backupFacts, madeAt: seconds('2021-07-05T10:00:00Z') };
    const { span, late } = examine(calls, bytes, { facts });
    expect(span?.to).toBe(seconds('2021-07-07T09:59:59Z'));
    expect(late?.span?.from).toBe(seconds('2021-07-07T10:00:01Z'));
  });

  test('start from nothing once they were taken', () => {
    const seen = new SeenTimes();
    seen.entry(seconds('2021-07-01T23:59:59Z'));
    seen.entry(seconds('2021-07-02T00:00:00Z'));
    expect(seen.take().days).toEqual([dayOf('2021-07-01'), dayOf('2021-07-02')]);
    expect(seen.take()).toEqual({});
    seen.entry(seconds('2021-07-02T00:00:00Z'));
    expect(seen.take().days).toEqual([dayOf('2021-07-02')]);
  });

  test('are days of the zone that the examiner names', () => {
    const noted = (zone: string | undefined, ...times: readonly string[]) => {
      const seen = new SeenTimes();
      if (zone !== undefined) seen.useZone(zone);
      for (const time of times) seen.entry(seconds(time));
      return (seen.take().days ?? []).map((day) =>
        new Date(day * 86_400_000).toISOString().slice(0, 10),
      );
    };
    const evening = ['2021-07-01T23:30:00Z', '2021-07-02T00:30:00Z'] as const;
    expect(noted(undefined, ...evening)).toEqual(['2021-07-01', '2021-07-02']);
    expect(noted('America/Los_Angeles', ...evening)).toEqual(['2021-07-01']);
    expect(noted('Asia/Tokyo', ...evening)).toEqual(['2021-07-02']);
  });

  test('of a file that is read with --timezone are those of that zone', () => {
    // Midday in UTC is the day before at one end of the world, or the day after at the other.
    const bytes = sqliteExample({
      tables: {
        ZCALLRECORD: {
          columns: 'Z_PK INTEGER PRIMARY KEY, ZDATE REAL, ZDURATION REAL, ZADDRESS TEXT',
          rows: [[1, seconds('2021-07-01T11:00:00Z') - 978_307_200, 5, '+10000000000']],
        },
      },
    });
    const daysIn = (zone?: string) =>
      examine(calls, bytes, zone === undefined ? {} : { timezone: zone }).days;
    expect(daysIn()).toEqual([dayOf('2021-07-01')]);
    expect(daysIn('Pacific/Kiritimati')).toEqual([dayOf('2021-07-02')]);
    expect(daysIn('Etc/GMT+12')).toEqual([dayOf('2021-06-30')]);
  });

  test('in a zone are those of its calendar, also where its clocks are set, in any order of entries', () => {
    for (const zone of ['America/Los_Angeles', 'Asia/Tokyo', 'Australia/Lord_Howe', 'Asia/Amman']) {
      const calendar = new Intl.DateTimeFormat('en-CA', {
        timeZone: zone,
        year: 'numeric',
        month: '2-digit',
        day: '2-digit',
      });
      const from = seconds('2021-02-20T00:00:00Z');
      const to = seconds('2021-11-20T00:00:00Z');
      fc.assert(
        fc.property(fc.array(fc.integer({ min: from, max: to }), { maxLength: 60 }), (times) => {
          const seen = new SeenTimes();
          seen.useZone(zone);
          for (const time of times) seen.entry(time);
          const days = new Set(times.map((time) => dayOf(calendar.format(time * 1000))));
          expect(seen.take().days ?? []).toEqual([...days].sort((a, b) => a - b));
        }),
        { numRuns: 200 },
      );
    }
  });
});

describe('the row of the coverage', () => {
  const artifact = defineArtifact({
    id: 'ios.example',
    version: 1,
    title: '',
    group: 'apps',
    describes: '',
    cannotShow: '',
    references: [],
    paths: [],
    logLike: true,
    expected: () => 'always',
    fields: {},
    summary: [],
    times: { made: { epoch: 'text', clock: 'device-local', confidence: 'high', entry: true } },
    *parse() {
      // Only its text counts here.
    },
  });
  const seen = {
    span: { from: first * 86_400, to: (first + 89) * 86_400 },
    days: without(daily(90), '2021-07-10', '2021-07-12'),
  };
  const span = { from: '2021-05-01T00:00:00Z', to: '2021-07-29T00:00:00Z' };

  test('says how far the log reaches, on which clock, and where it is silent', () => {
    expect(logReach(artifact, 'read', seen)).toEqual({
      span,
      clock: 'device-local',
      daysWithEntries: 87,
      gaps: [{ from: '2021-07-10', to: '2021-07-12', days: 3 }],
    });
  });

  test('tells a shorter gap by the number of entries on the days around it', () => {
    const days = without(daily(90), '2021-07-10', '2021-07-11');
    const busy = { span: seen.span, days, entriesOnDays: days.map(() => 40) };
    expect(logReach(artifact, 'read', busy).gaps).toEqual([
      { from: '2021-07-10', to: '2021-07-11', days: 2 },
    ]);
    expect(logReach(artifact, 'partly-read', busy).gaps).toBeUndefined();
    expect(logReach(artifact, 'read', { span: seen.span, days }).gaps).toEqual([]);
  });

  test('tells no gap of what was not read in full', () => {
    expect(logReach(artifact, 'partly-read', seen)).toEqual({ span, clock: 'device-local' });
  });

  test('tells a log that was read in full and holds no entry with a date', () => {
    expect(logReach(artifact, 'read', {})).toEqual({ daysWithEntries: 0, gaps: [] });
    expect(logReach(artifact, 'partly-read', {})).toEqual({});
    expect(logReach(artifact, 'not-present', {})).toEqual({});
  });

  test('is silent about what is no log', () => {
    const parts = Object.entries(artifact).filter(([name]) => name !== 'logLike');
    const noLog = Object.fromEntries(parts) as unknown as typeof artifact;
    expect(logReach(noLog, 'read', seen)).toEqual({});
    expect(logReach(noLog, 'read', {})).toEqual({});
  });
});

describe('a part of a log that is told as a whole', () => {
  const at = (date: string) => Date.parse(`${date}T12:00:00Z`) / 1000 - 978_307_200;
  const devicePath = `/private/var/mobile/Library/Biome/streams/restricted/Example.Unknown/local/${at('2023-05-01')}000000`;
  const data = new Uint8Array([8, 1]);
  const seen = (...entries: readonly { readonly state: number; readonly time: number }[]) =>
    examine(biome, exampleSegment(...entries.map((entry) => ({ ...entry, data }))), { devicePath });

  test('has entries on all days on which one was written, not only on its first and last', () => {
    const dates = ['2023-05-01', '2023-05-02', '2023-05-02', '2023-05-06'];
    const { days, entriesOnDays, lines } = seen(
      ...dates.map((date) => ({ state: 1, time: at(date) })),
    );
    expect(lines).toHaveLength(1);
    expect(days).toEqual(['2023-05-01', '2023-05-02', '2023-05-06'].map(dayOf));
    expect(entriesOnDays).toEqual([1, 2, 1]);
  });

  test('counts none that was taken out, and none at a time that cannot be true', () => {
    const { days } = seen(
      { state: 3, time: at('2023-05-01') },
      { state: 1, time: at('2023-05-02') },
      { state: 1, time: at('2001-01-02') },
      { state: 1, time: at('2040-01-02') },
    );
    expect(days).toEqual([dayOf('2023-05-02')]);
  });
});
