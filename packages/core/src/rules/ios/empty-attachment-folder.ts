import {
  smsAttachmentFolders,
  examples as folderExamples,
  type AttachmentFolder,
} from '../../artifacts/ios/sms-attachment-folders.ts';
import { defineRule, type RuleExamples } from '../../model/index.ts';
import { aloneRisk } from '../deletion-traces.ts';

export const emptyAttachmentFolder = defineRule<AttachmentFolder>({
  id: 'ios.empty-attachment-folder',
  version: 1,
  artifact: smsAttachmentFolders,
  title: 'Empty folder for attachments',
  message: 'The folder {folder} is one for attachments of Messages, and no file lies in it.',
  why:
    'Operation Triangulation came as an attachment that was erased afterwards: the folders stayed, with times near those of the attack.' +
    aloneRisk.high,
  otherExplanations: [
    'Deleting a message or a conversation leaves empty folders.',
    'Attachments that are kept in iCloud are not on the phone.',
  ],
  references: [
    'https://securelist.com/operation-triangulation/109842/',
    'https://github.com/KasperskyLab/triangle_check',
  ],
  level: 'info',
  confidence: 'low',
  leadsTo: 'S3',
  met: 'stored',
  antiForensic: 'A10',
  // The pattern of Triangulation is a folder that was both changed and moved or emptied: it has both times.
  match: ({ data: { devicePath, files, modified, statusChanged } }) =>
    files === 0 && modified !== null && statusChanged !== null ? { folder: devicePath } : undefined,
});

export const examples = (): RuleExamples<AttachmentFolder> => {
  const [folder] = folderExamples().flatMap(({ records }) => records);
  const empty = { ...folder!, files: 0, modified: 1_622_000_400, statusChanged: 1_622_000_400 };
  return {
    hits: [
      { name: 'an emptied folder', data: empty },
      { name: 'one whose folder below is empty', data: { ...empty, folders: 1 } },
    ],
    misses: [
      { name: 'a folder with a file', data: { ...empty, files: 1, folders: 1 } },
      { name: 'a list of files that could not be read whole', data: { ...empty, files: null } },
      { name: 'one whose times are not known', data: { ...empty, modified: null } },
    ],
  };
};
