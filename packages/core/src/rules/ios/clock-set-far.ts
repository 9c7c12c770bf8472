import { clockChanges, type ClockOffset } from '../../artifacts/ios/clock-changes.ts';
import { defineRule, type RuleExamples } from '../../model/index.ts';
import { aloneRisk } from '../deletion-traces.ts';

const leastSeconds = 3600;

export const clockSetFar = defineRule<ClockOffset>({
  id: 'ios.clock-set-far',
  version: 1,
  artifact: clockChanges,
  title: 'Clock of the phone set by an hour or more',
  message: 'The clock of the phone jumped from {before} to {after}.',
  why:
    'The times of all other traces follow the clock of the phone. Whoever sets it forward or back can hide when something happened.' +
    aloneRisk.medium,
  otherExplanations: [
    'The battery ran empty, and the clock was wrong until the network set it.',
    'Somebody set the clock for a game, an app or a test. A change of the time zone alone does not show here.',
  ],
  references: ['https://github.com/mac4n6/APOLLO'],
  level: 'low',
  confidence: 'low',
  leadsTo: 'S3',
  met: 'configured',
  antiForensic: 'A19',
  match: ({ data: { changed, isodate } }) => {
    if (changed === null || isodate === null || Math.abs(changed) < leastSeconds) return undefined;
    const before = new Date(Date.parse(isodate) - changed * 1000);
    return Number.isNaN(before.getTime())
      ? undefined
      : { before: textOf(before), after: textOf(new Date(isodate)) };
  },
});

/** To the second: more would only be hard to read. */
const textOf = (time: Date): string => time.toISOString().replace(/\.\d+Z$/, 'Z');

const entry: ClockOffset = {
  id: 116,
  timestamp: 1_639_650_964.5,
  offset: -631.5,
  changed: -220,
  isodate: '2021-12-16T10:25:33Z',
};

export const examples = (): RuleExamples<ClockOffset> => ({
  hits: [
    { name: 'set back by a day', data: { ...entry, changed: -86_400 } },
    { name: 'set forth by two hours', data: { ...entry, changed: 7200 } },
  ],
  misses: [
    { name: 'the drift of some months', data: entry },
    { name: 'the first entry', data: { ...entry, changed: null } },
    { name: 'a time that is none', data: { ...entry, changed: 1e300, isodate: null } },
  ],
});
