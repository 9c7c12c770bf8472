import { examples as smsExamples, sms, type SmsMessage } from '../../artifacts/ios/sms.ts';
import { defineRule, type RuleExample, type RuleExamples } from '../../model/index.ts';
import { isFromNotificationAddress, isSent, namesOfApple } from '../threat-notification-sender.ts';

/** What `ios.threat-notification-in-message` does not tell: a message of that address whose text is of none of the known forms, or is not there. */
export const threatNotificationSender = defineRule<SmsMessage>({
  id: 'ios.threat-notification-sender',
  version: 1,
  artifact: sms,
  title: "Message from the address of Apple's threat notification",
  message:
    'A message came from {sender}, an address from which Apple sends its threat notifications, and its text is none that we know of them.',
  why:
    'Apple writes from this address to people whom it believes to be targets of mercenary spyware, and we know of no other use of it. ' +
    'The text can be in a language or of a form that was not published yet, or be gone.',
  otherExplanations: [
    'The address of a sender can be forged, in e-mails and text messages above all, and swindlers imitate this notification. A real one stands also at the top of account.apple.com after signing in there by hand.',
    'Apple may send messages other than notifications from this address.',
  ],
  references: [
    'https://support.apple.com/102174',
    'https://appleinsider.com/articles/25/09/11/threat-notifications-sent-out-september-3-french-government-confirms',
  ],
  level: 'medium',
  confidence: 'low',
  leadsTo: 'S4',
  met: 'received',
  // An address may be written in any case.
  onlyIf: { field: 'phoneNumber', holdsAny: ['hreat-', 'HREAT-'] },
  match: ({ data }) => {
    if (isSent(data) || !isFromNotificationAddress(data)) return undefined;
    const { text } = data;
    if (text !== null && namesOfApple.some((name) => text.includes(name))) return undefined;
    return { sender: (data.phoneNumber ?? '').trim().toLowerCase() };
  },
});

export const examples = (): RuleExamples<SmsMessage> => {
  const ordinary = smsExamples()[0]?.records[0];
  if (ordinary === undefined) throw new Error('ios.sms has no example');
  const received = (
    name: string,
    phoneNumber: string,
    text: string | null,
    other: Partial<SmsMessage> = {},
  ): RuleExample<SmsMessage> => ({
    name,
    data: { ...ordinary, links: [], phoneNumber, text, ...other },
  });
  return {
    hits: [
      received(
        'a text that names neither Apple nor an iPhone',
        'threat-notifications@apple.com',
        'You are being targeted by a mercenary spyware attack.',
      ),
      received(
        'the other address, in another case, in a language that is not listed',
        'Threat-Notifications@Email.Apple.com',
        'あなたは傭兵スパイウェア攻撃の標的となっています。',
      ),
      {
        ...received('in capital letters', ' THREAT-NOTIFICATIONS@APPLE.COM', 'You are targeted.'),
        values: { sender: 'threat-notifications@apple.com' },
      },
      received('a message whose text is gone', 'threat-notifications@email.apple.com', null),
    ],
    misses: [
      received(
        'a text that the rule on the wording tells',
        'threat-notifications@apple.com',
        'ALERT: Apple detected a targeted mercenary spyware attack against your iPhone',
      ),
      received('sent to the address', 'threat-notifications@apple.com', 'Is this you?', {
        isFromMe: 1,
        direction: 'sent',
      }),
      received('another address of Apple', 'no_reply@email.apple.com', 'Your receipt'),
      received(
        'an address that only looks alike',
        'threat-notifications@apple.com.example.org',
        'You are being targeted.',
      ),
      received(
        'a number whose text names the address',
        '+99000000',
        'From threat-notifications@apple.com',
      ),
    ],
  };
};
