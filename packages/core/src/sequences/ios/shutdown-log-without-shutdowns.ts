import { majorVersion } from '../../artifacts/ios-expectation.ts';
import {
  emptyShutdownLog,
  firstWithoutHistory,
  shutdownLog,
  type ShutdownEntry,
} from '../../artifacts/ios/shutdown-log.ts';
import { noteOf, type SequenceExamples, type SequenceRule } from '../../model/index.ts';
import { startExample, startsInActivationLog, startsOfPhone } from '../phone-starts.ts';

/** The first start that a log tells of may be that after the phone was set up. */
const leastStarts = 2;

const mostShown = 20;

/**
 * The record of shutdowns is there and holds none, while another log tells of starts of the phone (A18 in `docs/anti-forensics.md`). Silent where
 * the file is missing, which the acquisition may have left out, where something else than its emptiness is wrong with it, and where the
 * version of the system is new or not known.
 */
export const shutdownLogWithoutShutdowns: SequenceRule = {
  id: 'ios.shutdown-log-without-shutdowns',
  version: 1,
  title: 'Record of shutdowns that holds none',
  message:
    'The record of shutdowns holds no shutdown, although the log of the activation tells of {starts} starts of the phone, from {first} to {last} on its clock.',
  why:
    'Up to iOS 18 every orderly shutdown is added to this record. One that is empty although the phone was restarted was emptied, and public ' +
    'analyses found that on phones with Pegasus. The risk of a false alarm is medium.',
  otherExplanations: [
    'Restarts without an orderly shutdown, after an empty battery or a forced restart, are not recorded.',
    'A restored phone can keep older logs of the activation, and a copy can hold an empty file where reading failed.',
  ],
  references: [
    'https://securelist.com/shutdown-log-lightweight-ios-malware-detection-method/111734/',
    'https://iverify.io/blog/key-iocs-for-pegasus-and-predator-spyware-cleaned-with-ios-26-update',
  ],
  level: 'low',
  confidence: 'low',
  leadsTo: 'S3',
  met: 'stored',
  antiForensic: 'A18',
  notes: [
    noteOf<ShutdownEntry>({ artifact: shutdownLog, note: () => ({ kind: 'entry' }) }),
    startsInActivationLog,
  ],
  finish: (seen, { device }) => {
    const { notes } = seen;
    if (majorVersion(device.osVersion) >= firstWithoutHistory) return [];
    const outcome = seen.outcomeOf(shutdownLog);
    if (outcome !== 'read' && outcome !== 'partly-read') return [];
    const isEmptyOnly = seen
      .problemsOf(shutdownLog)
      .every(({ detail }) => detail === emptyShutdownLog.detail);
    if (!isEmptyOnly) return [];
    if (notes.some(({ values }) => values.kind === 'entry')) return [];
    const starts = startsOfPhone(notes);
    if (starts.length < leastStarts) return [];
    return [
      {
        values: {
          starts: starts.length,
          first: starts[0]!.local,
          last: starts[starts.length - 1]!.local,
        },
        shows: starts.slice(-mostShown).map(({ note }) => note),
      },
    ];
  },
};

const starts = [startExample('2022-06-30T11:53:20'), startExample('2022-07-12T01:40:00')];
const emptied = new Map([[shutdownLog, 'partly-read' as const]]);
const asEmpty = { ...emptyShutdownLog, count: 1 };
const unknownLines = {
  code: 'unsupported',
  detail: 'no line of it was understood',
  count: 1,
} as const;

export const examples = (): SequenceExamples => ({
  hits: [
    {
      name: 'an empty record, and two starts',
      records: starts,
      outcomes: emptied,
      problems: new Map([[shutdownLog, [asEmpty]]]),
    },
    { name: 'a record of blank lines, and two starts', records: starts },
  ],
  misses: [
    {
      name: 'a record with a shutdown',
      records: [
        ...starts,
        { artifact: shutdownLog, data: { entry: 'shutdown', isodate: '2022-07-12T01:39:00Z' } },
      ],
    },
    { name: 'one start alone', records: starts.slice(0, 1) },
    {
      name: 'an empty record, and an older one that could not be read',
      records: starts,
      outcomes: emptied,
      problems: new Map([[shutdownLog, [asEmpty, unknownLines]]]),
    },
    {
      name: 'the service started twice within minutes',
      records: [startExample('2022-06-30T11:53:20'), startExample('2022-06-30T11:55:20')],
    },
    {
      name: 'a copy without the record',
      records: starts,
      outcomes: new Map([[shutdownLog, 'not-present' as const]]),
    },
  ],
});
