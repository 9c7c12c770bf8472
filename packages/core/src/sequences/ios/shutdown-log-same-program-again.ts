import { shutdownLog, type ShutdownEntry } from '../../artifacts/ios/shutdown-log.ts';
import {
  noteOf,
  type Note,
  type SequenceExampleRecord,
  type SequenceExamples,
  type SequenceRule,
} from '../../model/index.ts';
import { pathRemark } from '../../rules/process-paths.ts';

/** Programs that one check tells of, at most; and shutdowns that one finding shows. */
const mostPrograms = 50;
const mostShown = 20;

/**
 * A program that is neither part of the system nor an app, still running at two shutdowns or more: the rules about its place tell of
 * each entry, and that it came back weighs one level more for a place that alone is only unusual.
 */
export const shutdownLogSameProgramAgain: SequenceRule = {
  id: 'ios.shutdown-log-same-program-again',
  version: 1,
  title: 'The same unusual program at several shutdowns',
  message:
    'The program {program} was still running at {shutdowns} shutdowns, first at {first}, last at {last}.',
  why:
    'A program outside the folders of the system and of apps was started again after the phone was restarted. What comes back after a restart ' +
    'was installed to stay, or was put there anew.',
  otherExplanations: [
    'The system itself runs some helpers, for example during an update, from unusual folders, and they come back as well.',
    'A phone that was jailbroken runs programs from such folders.',
  ],
  references: [
    'https://securelist.com/shutdown-log-lightweight-ios-malware-detection-method/111734/',
  ],
  level: 'high',
  confidence: 'medium',
  leadsTo: 'S3',
  met: 'ran',
  notes: [
    noteOf<ShutdownEntry>({
      artifact: shutdownLog,
      note: ({ data }) => {
        const remark = data.entry === 'client' ? pathRemark(data.client) : undefined;
        // Without a time two entries could be of one shutdown.
        if (remark === undefined || data.client === null || data.isodate === null) return undefined;
        return { program: data.client, remark, at: data.isodate };
      },
    }),
  ],
  finish: ({ notes }) => {
    const byProgram = new Map<string, Note[]>();
    for (const note of notes) {
      const program = String(note.values.program);
      const known = byProgram.get(program);
      if (known === undefined) byProgram.set(program, [note]);
      else known.push(note);
    }
    return [...byProgram.values()]
      .map((all) => [...new Map(all.map((note) => [note.values.at, note])).values()])
      .filter((shutdowns) => shutdowns.length >= 2)
      .slice(0, mostPrograms)
      .map((shutdowns) => {
        const [first, last] = [shutdowns[0]!, shutdowns[shutdowns.length - 1]!];
        const isElsewhere = first.values.remark === 'elsewhere';
        return {
          values: {
            program: String(first.values.program),
            shutdowns: shutdowns.length,
            first: String(first.values.at),
            last: String(last.values.at),
          },
          shows: shutdowns.slice(0, mostShown),
          level: isElsewhere ? 'medium' : 'high',
          confidence: isElsewhere ? 'low' : 'medium',
        };
      });
  },
};

const client = (program: string, isodate: string | null): SequenceExampleRecord => ({
  artifact: shutdownLog,
  data: { entry: 'client', client: program, isodate },
  times: isodate === null ? [] : [{ at: isodate, marks: 'phone shut down', clock: 'utc' }],
});
const agent = '/private/var/db/example/agent';

export const examples = (): SequenceExamples => ({
  hits: [
    {
      name: 'a program in a folder for data, at two shutdowns',
      records: [client(agent, '2022-06-30T11:53:20Z'), client(agent, '2022-07-12T01:40:00Z')],
    },
    {
      name: 'a program in an unusual place, at three',
      records: ['2022-06-30T11:53:20Z', '2022-07-12T01:40:00Z', '2022-07-13T01:40:00Z'].map((at) =>
        client('/private/var/example/agent', at),
      ),
    },
  ],
  misses: [
    {
      name: 'twice at one shutdown',
      records: [client(agent, '2022-06-30T11:53:20Z'), client(agent, '2022-06-30T11:53:20Z')],
    },
    {
      name: 'a part of the system at every shutdown',
      records: [
        client('/usr/libexec/locationd', '2022-06-30T11:53:20Z'),
        client('/usr/libexec/locationd', '2022-07-12T01:40:00Z'),
      ],
    },
    {
      name: 'two programs at one shutdown each, and one whose shutdown has no time',
      records: [
        client(agent, '2022-06-30T11:53:20Z'),
        client('/private/var/db/example/other', '2022-07-12T01:40:00Z'),
        client(agent, null),
      ],
    },
  ],
});
