import { backupContents, type BackupContents } from '../../artifacts/ios/backup-contents.ts';
import {
  noteOf,
  type SequenceExampleRecord,
  type SequenceExamples,
  type SequenceRule,
} from '../../model/index.ts';
import { aloneRisk } from '../../rules/deletion-traces.ts';

/** Where more differs, the backup is one that was copied in part or never finished. */
const mostShare = 0.01;
const always = 5;

/** Files that the finding points at, beside the counts. */
const mostShown = 20;

/**
 * A few files that the list of a backup names and that are not stored, or the other way round (A15). It points at each of them, so that the
 * place in the list can be looked at; the counts alone say that something differs, and not what.
 */
export const backupFilesMissing: SequenceRule = {
  id: 'ios.backup-files-missing',
  version: 1,
  title: 'A few files of the backup are missing or in no list',
  message:
    'Files in the list of the backup: {listed}; not stored: {missing}; stored, but in no list: {unlisted}.',
  why:
    'The list of files and what is stored belong together. Where nearly all fits and a few files do not, somebody may have taken files out of the backup or changed its list.' +
    aloneRisk.medium,
  otherExplanations: [
    'A backup that was interrupted, or copied by another program, can lack files or keep old ones.',
    'A damaged disk loses single files.',
  ],
  references: ['https://theapplewiki.com/wiki/ITunes_Backup'],
  level: 'low',
  confidence: 'low',
  leadsTo: 'S3',
  met: 'stored',
  antiForensic: 'A15',
  notes: [
    noteOf<BackupContents>({
      artifact: backupContents,
      note: ({ data: { part, listed, missing, unlisted } }) => {
        if (part === 'missing' || part === 'unlisted') return { part };
        if (part !== 'total' || listed === null || missing === null || unlisted === null)
          return undefined;
        return { part, listed, missing, unlisted };
      },
    }),
  ],
  finish: ({ notes }) => {
    const files = notes.filter(({ values }) => values.part !== 'total').slice(0, mostShown);
    return notes.flatMap((total) => {
      if (total.values.part !== 'total') return [];
      const [listed, missing, unlisted] = [
        Number(total.values.listed),
        Number(total.values.missing),
        Number(total.values.unlisted),
      ];
      const differing = missing + unlisted;
      const isFew =
        differing > 0 &&
        differing <= Math.max(always, listed * mostShare) &&
        differing < listed / 2;
      return isFew ? [{ values: { listed, missing, unlisted }, shows: [...files, total] }] : [];
    });
  },
};

const record = (part: string, counts: Partial<BackupContents> = {}): SequenceExampleRecord => ({
  artifact: backupContents,
  data: { part, listed: null, stored: null, missing: null, unlisted: null, ...counts },
});
const total = (counts: Partial<BackupContents>): SequenceExampleRecord =>
  record('total', { listed: 4000, stored: 4000, missing: 0, unlisted: 0, ...counts });

export const examples = (): SequenceExamples => ({
  hits: [
    { name: 'one that is missing', records: [record('missing'), total({ missing: 1 })] },
    {
      name: 'two that are in no list',
      records: [record('unlisted'), record('unlisted'), total({ stored: 4002, unlisted: 2 })],
    },
  ],
  misses: [
    { name: 'a whole backup', records: [total({})] },
    { name: 'one that was copied in part', records: [total({ stored: 11, missing: 3989 })] },
    { name: 'a tiny one', records: [total({ listed: 3, stored: 0, missing: 3 })] },
    { name: 'one that could not be counted', records: [record('missing')] },
    {
      name: 'a list that could not be read whole',
      records: [record('missing'), total({ missing: 1, unlisted: null })],
    },
  ],
});
