import { examples as smsExamples, sms, type SmsMessage } from '../../artifacts/ios/sms.ts';
import { defineRule, type RuleExample, type RuleExamples } from '../../model/index.ts';
import { isFromNotificationAddress, isSent, namesOfApple } from '../threat-notification-sender.ts';

/** How the notification begins, in one language. */
interface Opening {
  readonly language: string;
  /** In lower case, with straight apostrophes and single spaces. */
  readonly text: string;
}

/**
 * Openings as they were reported. Those in English are known letter by letter; the others were quoted by the press and may be
 * its own translation. A notification in another language is known by its sender.
 * Sources stand in `references`, in the order of the languages here.
 */
const openings: readonly Opening[] = [
  // Mobile Verification Toolkit; TechCrunch, 2024-04-10 and 2025-04-30
  { language: 'en', text: 'state-sponsored attackers may be targeting your iphone' },
  { language: 'en', text: 'apple believes you are being targeted by state-sponsored attackers' },
  {
    language: 'en',
    text: 'apple detected a targeted mercenary spyware attack against your iphone',
  },
  {
    language: 'en',
    text: 'apple detected that you are being targeted by a mercenary spyware attack',
  },
  {
    language: 'en',
    text: 'apple has detected that you are being targeted by a mercenary spyware attack',
  },
  // sahafati.com (Al Arabiya), from a notification shared by Access Now
  { language: 'ar', text: 'اكتشفت أبل أنك مستهدف بهجوم برامج تجسس المأجورة' },
  // ZEIT ONLINE, 2021-11
  {
    language: 'de',
    text: 'staatlich finanzierte hacker könnten es auf ihr iphone abgesehen haben',
  },
  // Actualidad RT (El Faro) and Diario El Mundo, 2021-11; IJNet, 2021-11-28
  {
    language: 'es',
    text: 'atacantes patrocinados por el estado pueden estar apuntando a su iphone',
  },
  {
    language: 'es',
    text: 'atacantes patrocinados por el estado pueden estar apuntando a tu iphone',
  },
  {
    language: 'es',
    text: 'apple cree que está siendo atacado por atacantes patrocinados por el estado',
  },
  // BFM TV, 2025-05-02; CNews, 2024-04-18
  {
    language: 'fr',
    text: 'apple a détecté une attaque ciblée de logiciel espion mercenaire contre votre iphone',
  },
  { language: 'fr', text: "apple a détecté que vous êtes la cible d'une attaque" },
  // Napoli Network, 2025-04-30
  {
    language: 'it',
    text: 'apple ha rilevato un attacco spyware mercenario mirato contro il tuo iphone',
  },
];

/** Before the opening there is room for a word such as `ALERT:`, and no more: who quotes it in a chat begins otherwise. */
const longestLead = 12;
const longestOpening = 160;
const excerptLength = 90;

export const threatNotificationInMessage = defineRule<SmsMessage>({
  id: 'ios.threat-notification-in-message',
  version: 1,
  artifact: sms,
  title: "Message with the wording of Apple's threat notification",
  message: 'A message was received that begins: "{excerpt}"',
  why:
    'Apple writes to people whom it believes to be targets of mercenary spyware, by iMessage and by e-mail. ' +
    'It does so rarely and with high confidence, and does not say what it saw or which device was meant.',
  otherExplanations: [
    'Swindlers imitate this notification: a real one never asks to follow a link, to install anything, or for a password or code. It stands also at the top of account.apple.com after signing in there by hand.',
    'Somebody may have passed the text of a notification on, for example to warn or to ask for help.',
  ],
  references: [
    'https://support.apple.com/102174',
    'https://techcrunch.com/2025/04/30/apple-notifies-new-victims-of-spyware-attacks-across-the-world/',
    'https://docs.mvt.re/en/latest/ios/records/#smsjson',
    'https://sahafati.com/sa/ar/frame/5524/310584541',
    'https://www.zeit.de/digital/datenschutz/2021-11/nso-spionagesoftware-pegasus-apple-iphone',
    'https://actualidad.rt.com/actualidad/411478-salvador-espionaje-gobierno-periodistas-politicos-organizaciones',
    'https://ijnet.org/fr/node/11716',
    'https://www.bfmtv.com/tech/apple/apple-alerte-des-journalistes-touches-par-un-logiciel-espion-sur-leur-i-phone_AV-202505020484.html',
    'https://www.cnews.fr/monde/2024-04-18/iphone-voici-le-message-envoye-par-apple-si-vous-avez-un-logiciel-espion-1482811',
    'https://www.napolinetwork.com/news/500751044102/ciro-pellegrino-giornalista-di-fanpage-sono-il-secondo-reporter-spiato',
  ],
  level: 'medium',
  confidence: 'medium',
  leadsTo: 'S4',
  met: 'received',
  // Every opening, and every notification in a language that is not listed, names one of these.
  onlyIf: { field: 'text', holdsAny: namesOfApple },
  match: ({ data }) => {
    if (data.text === null || isSent(data)) return undefined;
    if (!isFromNotificationAddress(data) && !beginsLikeNotification(data.text)) return undefined;
    return { excerpt: shortened(data.text) };
  },
});

function beginsLikeNotification(text: string): boolean {
  const start = plain(text);
  return openings.some((opening) => {
    const at = start.indexOf(opening.text);
    return at >= 0 && at <= longestLead;
  });
}

/** The start of a text in lower case, with straight apostrophes and single spaces. */
function plain(text: string): string {
  return text
    .slice(0, longestLead + longestOpening)
    .toLowerCase()
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/[\s\u00a0\u200e\u200f\ufffc]+/g, ' ')
    .trim();
}

/** The start in one line, not cut within a character. */
function shortened(text: string): string {
  const line = text
    .slice(0, excerptLength * 2)
    .replace(/\s+/g, ' ')
    .trim();
  if (line.length <= excerptLength) return line;
  return `${line.slice(0, excerptLength).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

export const examples = (): RuleExamples<SmsMessage> => {
  const ordinary = smsExamples()[0]?.records[0];
  if (ordinary === undefined) throw new Error('ios.sms has no example');
  const received = (
    name: string,
    text: string,
    other: Partial<SmsMessage> = {},
  ): RuleExample<SmsMessage> => ({
    name,
    data: { ...ordinary, links: [], phoneNumber: '+99000000', text, ...other },
  });
  return {
    hits: [
      received(
        'in English since 2024',
        'ALERT: Apple detected a targeted mercenary spyware attack against your iPhone',
      ),
      {
        ...received(
          'in English, as it was quoted in 2024',
          'Apple has detected that you are being targeted by a mercenary spyware attack that is trying to remotely compromise the iPhone associated with your Apple ID -xxx-.',
        ),
        values: {
          excerpt:
            'Apple has detected that you are being targeted by a mercenary spyware attack that is tryin…',
        },
      },
      received(
        'in English before',
        'ALERT: State-sponsored attackers may be targeting your iPhone',
      ),
      received(
        'in Spanish',
        'ALERTA: Atacantes patrocinados por el Estado pueden estar apuntando a su iPhone',
      ),
      received(
        'in French, with a typographic apostrophe',
        'Apple a détecté que vous êtes la cible d’une attaque de logiciel espion mercenaire, qui tente…',
      ),
      received(
        'in German',
        'Achtung, staatlich finanzierte Hacker könnten es auf Ihr iPhone abgesehen haben.',
      ),
      received(
        'in Arabic',
        'تنبيه: اكتشفت أبل أنك مستهدف بهجوم برامج تجسس المأجورة يحاول اختراق الآيفون المرتبط بحسابك',
      ),
      received(
        'in Italian',
        'Apple ha rilevato un attacco spyware mercenario mirato contro il tuo iPhone.',
      ),
      received(
        'in a language that is not listed, from the address of Apple',
        'Apple mendeteksi serangan terhadap iPhone Anda',
        {
          phoneNumber: 'Threat-Notifications@apple.com',
        },
      ),
    ],
    misses: [
      received(
        'sent by the owner of the phone',
        'ALERT: Apple detected a targeted mercenary spyware attack against your iPhone',
        {
          isFromMe: 1,
          direction: 'sent',
        },
      ),
      received(
        'quoted within a conversation',
        'Look what I got: "ALERT: Apple detected a targeted mercenary spyware attack against your iPhone". What now?',
      ),
      received('talk about an iPhone', 'Did Apple repair your iPhone?'),
      received(
        'another notice of Apple',
        'Your Apple ID was used to sign in to iCloud on an iPhone.',
      ),
    ],
  };
};
