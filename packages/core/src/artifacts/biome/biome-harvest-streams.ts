import { linksInText } from '../../formats/links.ts';
import {
  protobufDouble,
  protobufMessage,
  protobufNumber,
  protobufText,
  readProtobuf,
  type ProtobufMessage,
} from '../../formats/protobuf.ts';
import { isEvidenceError, type Limits } from '../../model/index.ts';
import { linksInBlob } from '../links/blob-links.ts';
import { textsInHtml } from '../links/html-text.ts';
import { emailIn } from '../rows/field-values.ts';
import type { StreamEvent } from './biome-entry.ts';

const recorded = 'message recorded by the system';

/** What times of these streams mark: when the entry was made, and what else it tells. */
export const harvestMarks = {
  entries: [recorded, 'app acted'],
  others: ['message received', 'message sent', 'mail received', 'mail sent'],
} as const;

/**
 * Messages and mails that the system read for its suggestions, which stay for four weeks when the message itself is gone, and what apps told the
 * system that they did. Field numbers as the system's own BiomeLibrary declares them (`BMProactiveHarvestingMessages`,
 * `BMProactiveHarvestingMail`, `BMAppIntent`; iOS 16 to 26), and as iLEAPP reads them.
 */
export const harvestStreams: readonly (readonly [
  stream: string,
  read: (message: ProtobufMessage, limits: Limits) => StreamEvent,
])[] = [
  ['ProactiveHarvesting.Messages', harvestedMessage],
  ['ProactiveHarvesting.Mail', harvestedMail],
  ['App.Intent', intent],
];

function harvestedMessage(message: ProtobufMessage): StreamEvent {
  const handle = protobufMessage(message, 11);
  const body = protobufText(message, 10) ?? null;
  return harvested(message, 'message', {
    isFromMe: protobufNumber(message, 22),
    sender: (handle && protobufText(handle, 1)) ?? protobufText(message, 5),
    title: null,
    body,
    texts: [body ?? '', protobufText(message, 17) ?? ''],
    at: protobufDouble(message, 3),
  });
}

function harvestedMail(message: ProtobufMessage): StreamEvent {
  const title = protobufText(message, 11) ?? null;
  const body = protobufText(message, 15) ?? null;
  const html = [12, 14].flatMap((field) => textsInHtml(protobufText(message, field) ?? null));
  return harvested(message, 'mail', {
    isFromMe: protobufNumber(message, 34),
    sender: protobufText(message, 6) ?? headerIn(message, 'from'),
    title,
    body,
    texts: [title ?? '', body ?? '', ...html],
    at: protobufDouble(message, 30) ?? protobufDouble(message, 3),
  });
}

interface Harvest {
  readonly isFromMe: number | undefined;
  readonly sender: string | undefined;
  readonly title: string | null;
  readonly body: string | null;
  /** What may hold links. */
  readonly texts: readonly string[];
  readonly at: number | undefined;
}

function harvested(
  message: ProtobufMessage,
  kind: 'message' | 'mail',
  { isFromMe, sender, title, body, texts, at }: Harvest,
): StreamEvent {
  const isSent = isFromMe === 1;
  return {
    marks: recorded,
    met: isSent ? 'sent' : 'received',
    fields: {
      direction: isFromMe === undefined ? null : isSent ? 'sent' : 'received',
      sender: sender ?? null,
      email: isSent ? null : emailIn(sender ?? null),
      identifier: protobufText(message, 1) ?? null,
      links: [...new Set(texts.flatMap((text) => linksInText(text)))],
      title,
      body,
    },
    ...(at !== undefined && {
      told: {
        marks: `${kind} ${isSent ? 'sent' : 'received'}`,
        at: { epoch: 'cocoa-seconds', value: at },
      },
    }),
  };
}

/** The value of a header of a mail, in whatever letters its name is. */
function headerIn(message: ProtobufMessage, name: string): string | undefined {
  for (const value of message.get(10) ?? []) {
    if (value.wire !== 'bytes') continue;
    const header = messageIn(value.bytes);
    if (header && protobufText(header, 1)?.toLowerCase() === name) return protobufText(header, 2);
  }
  return undefined;
}

function messageIn(bytes: Uint8Array): ProtobufMessage | undefined {
  try {
    return readProtobuf(bytes);
  } catch (error) {
    if (!isEvidenceError(error)) throw error;
    return undefined;
  }
}

/** `INInteractionDirection`. */
const directions: readonly (string | null)[] = [null, 'outgoing', 'incoming'];

/** What an app did or was asked to do: an archived `INInteraction` beside what names it. */
function intent(message: ProtobufMessage, limits: Limits): StreamEvent {
  const interaction = message.get(8)?.at(-1);
  const { urls, isCut } =
    interaction?.wire === 'bytes'
      ? linksInBlob(interaction.bytes, limits)
      : { urls: [], isCut: false };
  const at = protobufDouble(message, 1);
  return {
    marks: 'app acted',
    fields: {
      bundleId: protobufText(message, 2) ?? null,
      action: protobufText(message, 4) ?? protobufText(message, 5) ?? null,
      direction: directions[protobufNumber(message, 11) ?? 0] ?? null,
      storedLinks: urls,
    },
    start: at === undefined ? undefined : { epoch: 'cocoa-seconds', value: at },
    isCut,
  };
}
