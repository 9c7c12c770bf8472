import { backupContents, type BackupContents } from '../../artifacts/ios/backup-contents.ts';
import { defineRule, type RuleExamples } from '../../model/index.ts';
import { aloneRisk } from '../deletion-traces.ts';

/** Where more differs, the backup is one that was copied in part or never finished. */
const mostShare = 0.01;
const always = 5;

export const backupFilesMissing = defineRule<BackupContents>({
  id: 'ios.backup-files-missing',
  version: 1,
  artifact: backupContents,
  title: 'Few files of the backup are missing or in no list',
  message:
    'Of {listed} files in the list of the backup {missing} are not stored, and {unlisted} stored files are in no list.',
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
  match: ({ data: { part, listed, missing, unlisted } }) => {
    if (part !== 'total' || listed === null || missing === null || unlisted === null)
      return undefined;
    const differing = missing + unlisted;
    const isFew =
      differing > 0 && differing <= Math.max(always, listed * mostShare) && differing < listed / 2;
    return isFew ? { listed, missing, unlisted } : undefined;
  },
});

const total: BackupContents = {
  part: 'total',
  bundleId: null,
  domain: null,
  fileId: null,
  devicePath: null,
  size: null,
  listed: 4000,
  stored: 4000,
  missing: 0,
  unlisted: 0,
};

export const examples = (): RuleExamples<BackupContents> => ({
  hits: [
    { name: 'one that is missing', data: { ...total, stored: 3999, missing: 1 } },
    { name: 'two that are in no list', data: { ...total, stored: 4002, unlisted: 2 } },
  ],
  misses: [
    { name: 'a whole backup', data: total },
    { name: 'one that was copied in part', data: { ...total, stored: 11, missing: 3989 } },
    { name: 'a tiny one', data: { ...total, listed: 3, stored: 0, missing: 3 } },
    {
      name: 'one of the files',
      data: {
        ...total,
        part: 'missing',
        listed: null,
        stored: null,
        missing: null,
        unlisted: null,
      },
    },
  ],
});
