import {
  smsAttachments,
  examples as attachmentExamples,
  type SmsAttachment,
} from '../../artifacts/ios/sms-attachments.ts';
import { defineRule, type RuleExample, type RuleExamples } from '../../model/index.ts';

/** The folder for temporary files, by both of its names. */
const temporaryFolders = ['/var/tmp/', '/private/var/tmp/'];
const knownEnding = '-1';

export const attachmentInTemporaryFolder = defineRule<SmsAttachment>({
  id: 'ios.attachment-in-temporary-folder',
  version: 1,
  artifact: smsAttachments,
  title: 'Received attachment that was never put in its place',
  message:
    'Messages lists a received attachment as {path}, in the folder for temporary files; its type, its size or its sender is missing.',
  why:
    'Messages keeps what it receives in a folder of its own. Attacks without a click came as attachments by iMessage, and laboratories ' +
    'that examine phones for spyware look out for entries that kept a temporary name like this one.',
  otherExplanations: [
    'A transfer that was cut off, or a file that was too large, can leave such an entry behind.',
    'A message that was deleted leaves entries without a sender behind.',
  ],
  references: [
    'https://docs.mvt.re/en/latest/ios/records/#sms_attachmentsjson',
    'https://www.amnesty.org/en/latest/research/2021/07/forensic-methodology-report-how-to-catch-nso-groups-pegasus/',
  ],
  level: 'medium',
  confidence: 'low',
  leadsTo: 'S3',
  met: 'received',
  onlyIf: { field: 'filename', holdsAny: ['/var/tmp/'] },
  match: ({ data }) => {
    const path = data.filename;
    if (path === null || data.direction !== 'received' || !path.endsWith(knownEnding)) {
      return undefined;
    }
    if (!temporaryFolders.some((folder) => path.startsWith(folder))) return undefined;
    // The name alone is what an interrupted transfer has too; a whole entry is one that arrived.
    return lacksWhatArrivedFilesHave(data) ? { path } : undefined;
  },
});

function lacksWhatArrivedFilesHave(data: SmsAttachment): boolean {
  const { uti, totalBytes, phoneNumber } = data;
  // What the schema does not tell is left out of the record, and is nothing that the file lacks.
  const hasNoSize = totalBytes === null || Number(totalBytes) === 0;
  return uti === null || hasNoSize || phoneNumber === null;
}

export const examples = (): RuleExamples<SmsAttachment> => {
  const arrived = attachmentExamples()[0]?.records[0];
  if (arrived === undefined) throw new Error('ios.sms-attachments has no example');
  const attachment = (name: string, other: Partial<SmsAttachment>): RuleExample<SmsAttachment> => ({
    name,
    data: { ...arrived, filename: '/var/tmp/4D2A/0C1B-1', uti: null, ...other },
  });
  return {
    hits: [
      attachment('without a type', {}),
      attachment('of no size, by the other name of the folder', {
        filename: '/private/var/tmp/0C1B-1',
        uti: 'public.data',
        totalBytes: 0,
      }),
      attachment('of unknown size', { uti: 'public.data', totalBytes: null }),
      attachment('without a sender', { uti: 'public.data', phoneNumber: null }),
    ],
    misses: [
      attachment('with type, size and sender', { uti: 'public.jpeg' }),
      attachment('a file that was sent', { direction: 'sent', isOutgoing: 1 }),
      attachment('another ending', { filename: '/var/tmp/0C1B-12' }),
      attachment('a folder of the same name elsewhere', {
        filename: '~/Library/SMS/Attachments/var/tmp/0C1B-1',
      }),
      attachment('in the folder of Messages', {
        filename: '~/Library/SMS/Attachments/ab/11/photo-1',
      }),
      attachment('without a file', { filename: null }),
    ],
  };
};
