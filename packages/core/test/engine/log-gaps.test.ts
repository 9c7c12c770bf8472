import { sqliteExample } from '@athar/synthetic';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calls } from '../../src/artifacts/ios/calls.ts';
import { logGaps, logReach } from '../../src/engine/log-gaps.ts';
import { mergedTimes, SeenTimes } from '../../src/engine/seen-times.ts';
import { defineArtifact } from '../../src/model/index.ts';
import { examine } from '../builders/examine.ts';

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

  test('an empty day, two, and none are usual there', () => {
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

  test('begin anew when they were taken', () => {
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

  test('tells no gap of what was not read in full', () => {
    expect(logReach(artifact, 'partly-read', seen)).toEqual({ span, clock: 'device-local' });
  });

  test('is silent about what is no log, and about a log without a time', () => {
    const parts = Object.entries(artifact).filter(([name]) => name !== 'logLike');
    const noLog = Object.fromEntries(parts) as unknown as typeof artifact;
    expect(logReach(noLog, 'read', seen)).toEqual({});
    expect(logReach(artifact, 'read', {})).toEqual({});
  });
});
