import { shutdownLog, type ShutdownEntry } from '../../artifacts/ios/shutdown-log.ts';
import { defineRule, type RuleExamples } from '../../model/index.ts';

export const shutdownLogClockWentBack = defineRule<ShutdownEntry>({
  id: 'ios.shutdown-log-clock-went-back',
  version: 1,
  artifact: shutdownLog,
  title: 'Shutdowns that are not in the order of their times',
  message: 'The shutdown of {time} stands below one with a later time.',
  why:
    'The log is written in order, so the clock of the phone was set back between the two. Other times of these days may be wrong as well. ' +
    'The risk of a false alarm is high: an empty battery can do this, and alone it says nothing.',
  otherExplanations: [
    'A phone whose battery was empty for long, or whose clock was set by hand, starts with a wrong time.',
  ],
  references: [
    'https://securelist.com/shutdown-log-lightweight-ios-malware-detection-method/111734/',
  ],
  level: 'info',
  confidence: 'medium',
  leadsTo: 'S3',
  met: 'stored',
  match: ({ data }) =>
    data.earlierThanPrevious === true && data.isodate !== null ? { time: data.isodate } : undefined,
});

const ordinary = {
  entry: 'shutdown',
  pid: null,
  client: null,
  imageUuid: null,
  timesDelayed: 1,
  delay: 1.26,
  clients: 2,
  isodate: '2022-06-30T11:53:20Z',
  earlierThanPrevious: false,
} satisfies ShutdownEntry;

export const examples = (): RuleExamples<ShutdownEntry> => ({
  hits: [
    { name: 'an earlier time below a later one', data: { ...ordinary, earlierThanPrevious: true } },
  ],
  misses: [
    { name: 'times in order', data: ordinary },
    {
      name: 'a shutdown without a time',
      data: { ...ordinary, isodate: null, earlierThanPrevious: null },
    },
  ],
});
