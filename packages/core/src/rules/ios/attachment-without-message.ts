import {
  smsAttachments,
  examples as attachmentExamples,
  type SmsAttachment,
} from '../../artifacts/ios/sms-attachments.ts';
import { defineRule, type RuleExamples } from '../../model/index.ts';
import { aloneRisk, ordinaryDeletion } from '../deletion-traces.ts';

export const attachmentWithoutMessage = defineRule<SmsAttachment>({
  id: 'ios.attachment-without-message',
  version: 1,
  artifact: smsAttachments,
  title: 'Received attachment whose message is gone',
  message: 'The received attachment {attachment} belongs to no message that is there.',
  why:
    'Operation Triangulation erased the message by which its attachment came. A program that does so may leave the entry of what came with the message.' +
    aloneRisk.high,
  otherExplanations: [
    'Deleting a message can leave its attachment for a time.',
    ordinaryDeletion.damage,
  ],
  references: ['https://securelist.com/operation-triangulation/109842/'],
  level: 'info',
  confidence: 'low',
  leadsTo: 'S3',
  met: 'received',
  antiForensic: 'A10',
  match: ({ data: { messageMissing, isOutgoing, attachmentId }, deleted }) =>
    !deleted && messageMissing === true && isOutgoing === 0
      ? { attachment: attachmentId ?? '?' }
      : undefined,
});

export const examples = (): RuleExamples<SmsAttachment> => {
  const [known] = attachmentExamples().flatMap(({ records }) => records);
  const received = { ...known!, isOutgoing: 0, messageId: 7, attachmentId: 3 };
  const alone = { ...received, messageId: null, messageMissing: true };
  return {
    hits: [{ name: 'no message', data: alone }],
    misses: [
      { name: 'with its message', data: received },
      { name: 'one that was sent', data: { ...alone, isOutgoing: 1 } },
      { name: 'one that was deleted too', data: alone, deleted: true },
      {
        name: 'a database that could not be read whole',
        data: { ...alone, messageMissing: null },
      },
    ],
  };
};
