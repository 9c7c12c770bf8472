import { expiredDomain, internationalHost, nightjar, withdrawnDomain } from './indicators.ts';
import type { Message } from './message-row.ts';
import { moment, type Moment } from './times.ts';
import { met, type PlantedFinding } from './traces.ts';

/** A message planted among the ordinary ones: with the findings that a check must make of it, or with none, and then a near miss. */
export interface MessageTrace {
  readonly time: Moment;
  /** The other side. */
  readonly with: string;
  readonly fromMe?: boolean;
  readonly service?: Message['service'];
  readonly text: string;
  readonly textIn?: Message['textIn'];
  readonly attachment?: string;
  readonly note: string;
  readonly findings?: readonly PlantedFinding[];
}

const received = (
  indicator: Parameters<typeof met>[2],
  note: string,
): readonly PlantedFinding[] => [met('ios.sms', 'received', indicator, note)];

const stranger = '+447700900987';
const helper = '+447700900206';

/** What the invented operators sent, and what the owner made of it. */
export const messageTraces: readonly MessageTrace[] = [
  {
    time: moment('2022-10-18T06:42:11Z'),
    with: stranger,
    service: 'iMessage',
    textIn: 'attributedBody',
    text: 'Storm warning for your street. Details: https://weather-pulse.example/a/7f3c',
    note: 'the text stands in attributedBody alone',
    findings: received(nightjar.lure, 'link only in attributedBody'),
  },
  {
    time: moment('2022-10-19T12:05:40Z'),
    with: 'PARCEL-UK',
    text: 'Your parcel is on hold. Confirm: HTTPS://EU3.COURIER-TRACK.TEST/P/9921',
    textIn: 'text',
    note: 'a sub-domain, in capitals',
    findings: received(nightjar.parcels, 'sub-domain in capitals'),
  },
  {
    time: moment('2022-10-21T17:20:03Z'),
    with: stranger,
    service: 'iMessage',
    text: 'Have you seen what they write about you? https://quayside-herald.example@signal-gate.test/read/88',
    note: 'the known host is only user information before the real one',
    findings: received(nightjar.behindUserInfo, 'host behind user information'),
  },
  {
    time: moment('2022-10-24T08:11:59Z'),
    with: 'TIDEBANK-ID',
    text: 'New sign-in to your account. Not you? http://login-verify.example:8443/session?id=4471',
    note: 'the host is followed by a port',
    findings: received(nightjar.behindPort, 'host with a port'),
  },
  {
    time: moment('2022-10-26T15:37:28Z'),
    with: '+447700900988',
    service: 'iMessage',
    textIn: 'attributedBody',
    text: `عاجل: أسماء الموقوفين في الميناء https://${internationalHost}/q/12 تحققي الآن`,
    note: 'the host is written in Arabic letters, published is its ASCII form',
    findings: received(nightjar.international, 'host in Arabic letters'),
  },
  {
    time: moment('2022-10-28T09:00:10Z'),
    with: 'source.unnamed@post-drop.example',
    service: 'iMessage',
    text: 'The contract is here: https://share.openfiles.example/nj/stage-one?ref=msg',
    note: 'a published address with a query behind it; the host itself is an ordinary one',
    findings: received(nightjar.stageOne, 'published address with a query'),
  },
  {
    time: moment('2022-10-28T09:14:55Z'),
    with: helper,
    fromMe: true,
    service: 'iMessage',
    text: 'Rosalind, is this one of those? https://weather-pulse.example/a/7f3c I did not open it',
    note: 'the owner passes the link on',
    findings: [met('ios.sms', 'sent', nightjar.lure, 'the owner passes the link on')],
  },
  {
    time: moment('2022-10-29T03:12:44Z'),
    with: '+447700900989',
    service: 'iMessage',
    text: '\ufffc',
    attachment:
      'Library/SMS/Attachments/6d/13/0B7A2C1E-9D7C-4A53-8E0C-5A1B7E0C9D21/nj-loader.dylib',
    note: 'a file of a published name',
    findings: [
      met('ios.sms-attachments', 'received', nightjar.loader, 'attachment of a published name'),
      met('ios.manifest', 'stored', nightjar.loader, 'the same file in the list of the backup'),
    ],
  },
  {
    time: moment('2022-11-11T10:30:00Z'),
    with: 'threat-notifications@email.apple.com',
    service: 'iMessage',
    text: 'ALERT: State-sponsored attackers may be targeting your iPhone. Apple believes you are being targeted by state-sponsored attackers who are trying to remotely compromise the iPhone associated with your Apple ID.',
    note: 'the maker of the phone warns its owner',
    findings: [
      {
        artifact: 'ios.sms',
        origin: { kind: 'rule', id: 'ios.threat-notification-in-message' },
        met: 'received',
        level: 'medium',
        note: 'a warning by the maker of the phone',
      },
    ],
  },
];

/** Ordinary messages that a careless check takes for traces. */
export const messageNearMisses: readonly MessageTrace[] = [
  {
    time: moment('2022-10-12T18:03:20Z'),
    with: '+447700900208',
    text: 'Funny name: https://notweather-pulse.example/gallery',
    note: 'the published host is only the end of another label',
  },
  {
    time: moment('2022-10-12T18:09:41Z'),
    with: '+447700900208',
    text: 'https://weather-pulse.example.org/a/7f3c is somebody else again',
    note: 'the published host is the beginning of another one',
  },
  {
    time: moment('2022-10-30T11:44:00Z'),
    with: helper,
    text: 'I looked it up: https://search.lantern.example/?q=weather-pulse.example+scam',
    note: 'the host is a word of a search',
  },
  {
    time: moment('2022-10-30T11:52:13Z'),
    with: helper,
    textIn: 'attributedBody',
    text: 'and a review https://reviews.harbour-tech.example/sites/courier-track.test/report.html',
    note: 'the host is a folder of another address',
  },
  {
    time: moment('2022-10-31T07:20:09Z'),
    with: '+447700900207',
    text: 'The archive moved to https://share.openfiles.example/nj/stage-one/readme and https://share.openfiles.example/port.pdf',
    note: 'a longer path than the published address, and the same host',
  },
  {
    time: moment('2022-11-01T20:16:00Z'),
    with: '+447700900209',
    text: 'printer is at http://198.51.100.7/ or https://198.51.100.77.printers.example/',
    note: 'the published address is longer, or only a part of a name',
  },
  {
    time: moment('2022-11-04T19:01:31Z'),
    with: '+447700900210',
    text: `old links: https://${withdrawnDomain}/x and https://${expiredDomain}/y`,
    note: 'the indicators were withdrawn, or their time has passed',
  },
  {
    time: moment('2022-11-11T10:41:17Z'),
    with: helper,
    fromMe: true,
    service: 'iMessage',
    text: 'I got this: "ALERT: State-sponsored attackers may be targeting your iPhone." What do I do?',
    note: 'the owner quotes the warning',
  },
  {
    time: moment('2022-11-12T09:10:00Z'),
    with: '+447700900213',
    text: 'نشرة عاجلة: المطر غدا، والنشرة على https://forecast.northsea.example/today',
    note: 'the words of the published host, apart from each other',
  },
];
