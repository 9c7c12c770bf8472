import { sqliteFile } from '../sqlite-file.ts';
import { namedRows, tablesOf, type NamedValues } from '../named-rows.ts';
import { smsSchema } from '../schemas.ts';
import type { Kept } from './kept.ts';
import { messageDefaults, messageRow, type Message } from './message-row.ts';
import { messageNearMisses, messageTraces, type MessageTrace } from './message-traces.ts';
import { groups, owner, people, services, type Person } from './people.ts';
import { randomOf, type Random } from './random.ts';
import { backupMade, cocoaNanoseconds, daySeconds, lifeBegins, type Moment } from './times.ts';
import type { StoreContent } from './traces.ts';
import { filled, sentence } from './vocabulary.ts';

type Line = Omit<Message, 'id' | 'guid'> & { readonly chat: number; readonly attachment?: string };

/** Messages of eight weeks: families, colleagues, groups, codes and parcels; with `spiked` also what the spyware sent. */
export function messages(spiked: boolean, kept: Kept): StoreContent {
  const random = randomOf('messages');
  const contacts = new Addressees();
  for (const { phone } of people) contacts.handle(phone, 'iMessage');
  const written: Line[] = [];
  for (const person of people) written.push(...conversation(random, person, contacts));
  for (const group of groups) written.push(...groupConversation(random, group, contacts));
  written.push(...serviceLines(random, contacts));
  const lines = [...kept(written)];
  const extra = [...messageNearMisses, ...(spiked ? messageTraces : [])];
  for (const trace of extra) lines.push(traceLine(trace, contacts));
  lines.sort((left, right) => left.time - right.time);
  return {
    files: [
      {
        domain: 'HomeDomain',
        relativePath: 'Library/SMS/sms.db',
        content: database(lines, contacts, random),
        modified: backupMade - 300,
      },
      ...lines.flatMap(({ attachment, time }) =>
        attachment === undefined
          ? []
          : [
              {
                domain: 'MediaDomain',
                relativePath: attachment,
                content: Buffer.from(`attachment ${attachment}`),
                modified: Math.floor(time),
              },
            ],
      ),
    ],
    planted: spiked ? messageTraces.flatMap(({ findings }) => findings ?? []) : [],
    nearMisses: messageNearMisses.map(({ text, note }) => ({
      artifact: 'ios.sms',
      seen: text,
      note,
    })),
  };
}

/** Numbers of handles and chats, in the order in which they are first met. */
class Addressees {
  readonly handles: { readonly id: string; readonly service: string }[] = [];
  readonly chats: NamedValues[] = [];
  readonly members: { readonly chat: number; readonly handle: number }[] = [];
  readonly #chatNumbers = new Map<string, number>();

  handle(id: string, service: 'iMessage' | 'SMS'): number {
    const known = this.handles.findIndex((handle) => handle.id === id);
    return known >= 0 ? known + 1 : this.handles.push({ id, service });
  }

  chat(identifier: string, members: readonly number[], name?: string): number {
    const known = this.#chatNumbers.get(identifier);
    if (known !== undefined) return known;
    const number = this.#chatNumbers.size + 1;
    this.#chatNumbers.set(identifier, number);
    const service = this.handles[(members[0] ?? 1) - 1]?.service ?? 'iMessage';
    const isGroup = name !== undefined;
    this.chats.push({
      ROWID: number,
      guid: `${service};${isGroup ? '+' : '-'};${identifier}`,
      style: isGroup ? 43 : 45,
      state: 3,
      chat_identifier: identifier,
      service_name: service,
      room_name: isGroup ? identifier : null,
      display_name: name ?? '',
      account_login: `P:${owner.phone}`,
      is_archived: 0,
      last_addressed_handle: owner.phone,
      is_filtered: 0,
      successful_query: 1,
    });
    for (const handle of members) this.members.push({ chat: number, handle });
    return number;
  }
}

function* conversation(random: Random, person: Person, contacts: Addressees): Generator<Line> {
  const handle = contacts.handle(person.phone, 'iMessage');
  const chat = contacts.chat(person.phone, [handle]);
  for (let day = lifeBegins; day < backupMade - daySeconds; day += daySeconds) {
    if (!random.chance(Math.min(0.95, person.weight / 7))) continue;
    let time: Moment = day + random.whole(0, 14 * 3600);
    for (let left = random.whole(2, 4 + person.weight); left > 0; left -= 1) {
      time += random.whole(9, 900) + random.whole(1, 999) / 1000;
      const fromMe = random.chance(0.47);
      const attachment = random.chance(0.02)
        ? `Library/SMS/Attachments/${random.hex(2)}/${random.whole(10, 15)}/${random.uuid()}/IMG_${random.whole(1000, 9999)}.HEIC`
        : undefined;
      yield {
        time,
        text: attachment === undefined ? sentence(random, person.language) : '\ufffc',
        fromMe,
        handle,
        chat,
        service: 'iMessage',
        textIn: random.chance(0.85) ? 'both' : random.chance(0.5) ? 'attributedBody' : 'text',
        ...(attachment !== undefined && { attachment, hasAttachment: true }),
      };
    }
  }
}

function* groupConversation(
  random: Random,
  group: (typeof groups)[number],
  contacts: Addressees,
): Generator<Line> {
  const members = group.members.map((index) =>
    contacts.handle(people[index]?.phone ?? '', 'iMessage'),
  );
  const chat = contacts.chat(group.room, members, group.name);
  for (let day = lifeBegins; day < backupMade - daySeconds; day += daySeconds) {
    if (!random.chance(0.4)) continue;
    let time: Moment = day + random.whole(0, 12 * 3600);
    for (let left = random.whole(3, 18); left > 0; left -= 1) {
      time += random.whole(5, 400) + 0.25;
      const fromMe = random.chance(0.3);
      yield {
        time,
        text: sentence(random, group.language),
        fromMe,
        handle: fromMe ? 0 : random.pick(members),
        chat,
        room: group.room,
        service: 'iMessage',
        textIn: random.chance(0.9) ? 'both' : 'attributedBody',
      };
    }
  }
}

function* serviceLines(random: Random, contacts: Addressees): Generator<Line> {
  for (let day = lifeBegins; day < backupMade - daySeconds; day += daySeconds) {
    if (!random.chance(0.5)) continue;
    const { id, text } = random.pick(services);
    const handle = contacts.handle(id, 'SMS');
    yield {
      time: day + random.whole(1000, 50_000),
      text: filled(text.replace('{n}', String(random.whole(100_000, 999_999))), random, 'en'),
      fromMe: false,
      handle,
      chat: contacts.chat(id, [handle]),
      service: 'SMS',
      textIn: 'text',
    };
  }
}

function traceLine(trace: MessageTrace, contacts: Addressees): Line {
  const service = trace.service ?? 'SMS';
  const handle = contacts.handle(trace.with, service);
  return {
    time: trace.time,
    text: trace.text,
    fromMe: trace.fromMe ?? false,
    handle,
    chat: contacts.chat(trace.with, [handle]),
    service,
    textIn: trace.textIn ?? 'both',
    ...(trace.attachment !== undefined && { attachment: trace.attachment, hasAttachment: true }),
  };
}

function database(lines: readonly Line[], contacts: Addressees, random: Random): Uint8Array {
  const attachments = lines
    .map((line, index) => ({ line, message: index + 1 }))
    .filter(({ line }) => line.attachment !== undefined);
  const tables = tablesOf(smsSchema, {
    handle: contacts.handles.map(({ id, service }, index) => ({
      ROWID: index + 1,
      id,
      country: 'gb',
      service,
      uncanonicalized_id: id,
      person_centric_id: null,
    })),
    chat: contacts.chats,
    chat_handle_join: contacts.members.map(({ chat, handle }) => ({
      chat_id: chat,
      handle_id: handle,
    })),
    chat_message_join: lines.map(({ chat, time }, index) => ({
      chat_id: chat,
      message_id: index + 1,
      message_date: cocoaNanoseconds(time),
    })),
    attachment: attachments.map(({ line }, index) => {
      const name = line.attachment?.split('/').at(-1) ?? '';
      const photo = name.endsWith('.HEIC');
      return {
        ROWID: index + 1,
        guid: random.uuid(),
        created_date: Math.floor(line.time) - 978_307_200,
        start_date: Math.floor(line.time) - 978_307_200,
        filename: `~/${line.attachment ?? ''}`,
        uti: photo ? 'public.heic' : 'public.data',
        mime_type: photo ? 'image/heic' : null,
        transfer_state: 5,
        is_outgoing: line.fromMe ? 1 : 0,
        transfer_name: name,
        total_bytes: random.whole(90_000, 4_000_000),
        is_sticker: 0,
        hide_attachment: 0,
      };
    }),
    message_attachment_join: attachments.map(({ message }, index) => ({
      message_id: message,
      attachment_id: index + 1,
    })),
  }).filter(({ name }) => name !== 'message');
  const rows = lines.map((line, index) =>
    messageRow({ ...line, id: index + 1, guid: random.uuid() }),
  );
  return sqliteFile({
    tables: [
      ...tables,
      {
        name: 'message',
        columns: smsSchema.message,
        rows: namedRows(smsSchema.message, rows, messageDefaults),
        indexes: [
          { name: 'message_idx_handle', columns: ['handle_id', 'date'] },
          { name: 'message_idx_date', columns: ['date'] },
        ],
      },
    ],
  });
}
