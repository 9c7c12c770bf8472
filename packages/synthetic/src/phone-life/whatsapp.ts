import { sqliteFile } from '../sqlite-file.ts';
import { tablesOf, type NamedValues } from '../named-rows.ts';
import { whatsAppContactsSchema, whatsAppSchema } from '../schemas.ts';
import { nightjar } from './indicators.ts';
import type { Kept } from './kept.ts';
import { people, type Person } from './people.ts';
import { randomOf } from './random.ts';
import { backupMade, cocoaSeconds, daySeconds, lifeBegins, moment, type Moment } from './times.ts';
import { met, type StoreContent } from './traces.ts';
import { sentence } from './vocabulary.ts';

const domain = 'AppDomainGroup-group.net.whatsapp.WhatsApp.shared';

interface ChatLine {
  readonly time: Moment;
  readonly session: number;
  readonly jid: string;
  readonly fromMe: boolean;
  readonly text: string;
}

interface ChatPartner {
  readonly name: string;
  readonly jid: string;
  readonly language: Person['language'];
}

const stranger: ChatPartner = {
  name: '+44 7700 900990',
  jid: '447700900990@s.whatsapp.net',
  language: 'en',
};

export function whatsApp(spiked: boolean, kept: Kept): StoreContent {
  const random = randomOf('whatsapp');
  const known = people.filter((person) => person.whatsApp).map(partnerOf);
  const partners = [...known, ...(spiked ? [stranger] : [])];
  const written: ChatLine[] = [];
  for (const [index, { jid, language }] of known.entries()) {
    for (let day = lifeBegins; day < backupMade - daySeconds; day += daySeconds) {
      if (!random.chance(0.3)) continue;
      let time: Moment = day + random.whole(0, 14 * 3600);
      for (let left = random.whole(1, 8); left > 0; left -= 1) {
        time += random.whole(10, 700);
        const fromMe = random.chance(0.45);
        written.push({ time, session: index + 1, jid, fromMe, text: sentence(random, language) });
      }
    }
  }
  const lines = [...kept(written)];
  const nearMiss = 'they posted it on https://gallery.wayfarer.example/u/courier-track.test 😅';
  lines.push({
    time: moment('2022-11-06T16:00:00Z'),
    session: 1,
    jid: partners[0]?.jid ?? '',
    fromMe: false,
    text: nearMiss,
  });
  const trace = 'Hello dear, your parcel picture: https://track.courier-track.test/i/5512';
  if (spiked) {
    lines.push({
      time: moment('2022-10-20T19:33:08Z'),
      session: partners.length,
      jid: stranger.jid,
      fromMe: false,
      text: trace,
    });
  }
  lines.sort((left, right) => left.time - right.time);
  const file = (relativePath: string, content: Uint8Array): StoreContent['files'][number] => ({
    domain,
    relativePath,
    content,
    modified: backupMade - 200,
  });
  return {
    files: [
      file('ChatStorage.sqlite', chatStorage(lines, partners)),
      file('ContactsV2.sqlite', contacts(known)),
    ],
    planted: spiked
      ? [met('ios.whatsapp', 'received', nightjar.parcels, 'a sub-domain, from an unknown number')]
      : [],
    nearMisses: [
      { artifact: 'ios.whatsapp', seen: nearMiss, note: 'the host is the end of another address' },
    ],
  };
}

function partnerOf({ first, last, phone, language }: Person): ChatPartner {
  return { name: `${first} ${last}`, jid: `${phone.slice(1)}@s.whatsapp.net`, language };
}

function chatStorage(lines: readonly ChatLine[], partners: readonly ChatPartner[]): Uint8Array {
  const links = lines
    .map((line, index) => ({ line, message: index + 1 }))
    .filter(({ line }) => line.text.includes('://'));
  return sqliteFile({
    tables: tablesOf(whatsAppSchema, {
      ZWACHATSESSION: partners.map(({ name, jid }, index) => {
        const own = lines.filter(({ session }) => session === index + 1);
        return {
          Z_PK: index + 1,
          Z_ENT: 4,
          Z_OPT: 3,
          ZARCHIVED: 0,
          ZHIDDEN: 0,
          ZREMOVED: 0,
          ZSESSIONTYPE: 0,
          ZMESSAGECOUNTER: own.length,
          ZUNREADCOUNT: 0,
          ZCONTACTJID: jid,
          ZPARTNERNAME: name,
          ZLASTMESSAGEDATE: cocoaSeconds(own.at(-1)?.time ?? lifeBegins),
        };
      }),
      ZWAMESSAGE: lines.map((line, index): NamedValues => ({
        Z_PK: index + 1,
        Z_ENT: 9,
        Z_OPT: 2,
        ZCHATSESSION: line.session,
        ZISFROMME: line.fromMe ? 1 : 0,
        ZMESSAGETYPE: line.text.includes('://') ? 7 : 0,
        ZMESSAGESTATUS: 8,
        ZSORT: index,
        ZFLAGS: 0,
        ZMESSAGEDATE: cocoaSeconds(line.time),
        ZSENTDATE: cocoaSeconds(line.time),
        ZFROMJID: line.fromMe ? null : line.jid,
        ZTOJID: line.fromMe ? line.jid : null,
        ZSTANZAID: `3EB0${(index * 7919 + 1_000_003).toString(16).toUpperCase().padStart(12, '0')}`,
        ZTEXT: line.text,
      })),
      ZWAMESSAGEDATAITEM: links.map(({ line, message }, index) => {
        const url = /https?:\/\/\S+/u.exec(line.text)?.[0] ?? '';
        return {
          Z_PK: index + 1,
          Z_ENT: 10,
          Z_OPT: 1,
          ZINDEX: 0,
          ZTYPE: 0,
          ZMESSAGE: message,
          ZDATE: cocoaSeconds(line.time),
          ZCHATJID: line.jid,
          ZCONTENT1: url,
          ZMATCHEDTEXT: url,
          ZTITLE: 'Link',
        };
      }),
      Z_METADATA: [{ Z_VERSION: 1, Z_UUID: '0E3B2F64-12AB-4F51-9C5D-7B7A0C3D1E2F' }],
    }),
  });
}

function contacts(partners: readonly ChatPartner[]): Uint8Array {
  return sqliteFile({
    tables: tablesOf(whatsAppContactsSchema, {
      ZWAADDRESSBOOKCONTACT: partners.map(({ name, jid }, index) => ({
        Z_PK: index + 1,
        Z_ENT: 1,
        Z_OPT: 2,
        ZDISAPPEARINGMODEDURATION: 0,
        ZPHONESTATUS: 1,
        ZABOUTTIMESTAMP: cocoaSeconds(lifeBegins - index * 9000),
        ZABOUTTEXT: 'Available',
        ZFULLNAME: name,
        ZGIVENNAME: name.split(' ')[0] ?? name,
        ZPHONENUMBER: `+${jid.split('@')[0] ?? ''}`,
        ZWHATSAPPID: jid,
      })),
    }),
  });
}
