import { shutdownLog, type ShutdownEntry } from '../../artifacts/ios/shutdown-log.ts';
import { defineRule, type RuleExamples } from '../../model/index.ts';

/** Two and three are ordinary; above four was rare on ordinary phones (Kaspersky). */
const leastNotices = 5;

export const shutdownLogManyNotices = defineRule<ShutdownEntry>({
  id: 'ios.shutdown-log-many-notices',
  version: 1,
  artifact: shutdownLog,
  title: 'Shutdown that programs delayed for long',
  message:
    'At one shutdown the phone waited for programs {notices} times; seconds in all: {seconds}.',
  why: 'Spyware that did not end by itself delayed shutdowns in this way. The programs that were still running stand in the record of shutdowns.',
  otherExplanations: [
    'A full or old phone, a backup or a transfer that was under way delays a shutdown too.',
  ],
  references: [
    'https://securelist.com/shutdown-log-lightweight-ios-malware-detection-method/111734/',
  ],
  level: 'low',
  confidence: 'low',
  leadsTo: 'S3',
  met: 'ran',
  match: ({ data }) =>
    data.entry === 'shutdown' && data.timesDelayed >= leastNotices
      ? { notices: data.timesDelayed, seconds: data.delay ?? '?' }
      : undefined,
});

const ordinary = {
  entry: 'shutdown',
  pid: null,
  client: null,
  imageUuid: null,
  timesDelayed: 3,
  delay: 4.1,
  clients: 2,
  isodate: '2022-06-30T11:53:20Z',
  earlierThanPrevious: false,
} satisfies ShutdownEntry;

export const examples = (): RuleExamples<ShutdownEntry> => ({
  hits: [
    { name: 'five notices', data: { ...ordinary, timesDelayed: 5, delay: 9.25 } },
    { name: 'notices without a time', data: { ...ordinary, timesDelayed: 40, delay: null } },
  ],
  misses: [
    { name: 'four notices', data: { ...ordinary, timesDelayed: 4 } },
    {
      name: 'a program that stands in many notices',
      data: { ...ordinary, entry: 'client', client: '/usr/libexec/logd', timesDelayed: 9 },
    },
  ],
});
