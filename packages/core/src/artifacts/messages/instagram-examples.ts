import type { ArtifactExample } from '../../model/index.ts';
import { bareChatMessage, type ChatMessage } from './chat-message.ts';

/** A keyed archive as XML, whose objects the arguments give from index 1 on, the first of them its root; `#n` refers to one. */
function archive(...objects: readonly string[]): Uint8Array {
  const references = (text: string): string =>
    text.replace(/#(\d+)/g, '<dict><key>CF$UID</key><integer>$1</integer></dict>');
  return new TextEncoder().encode(
    '<?xml version="1.0" encoding="UTF-8"?><plist version="1.0"><dict>' +
      '<key>$archiver</key><string>NSKeyedArchiver</string><key>$version</key><integer>100000</integer>' +
      references('<key>$top</key><dict><key>root</key>#1</dict>') +
      `<key>$objects</key><array><string>$null</string>${objects.map(references).join('')}</array></dict></plist>`,
  );
}

const text = (value: string): string => `<string>${value}</string>`;
const fields = (entries: Readonly<Record<string, string>>): string =>
  `<dict>${Object.entries(entries)
    .map(
      ([key, value]) => `<key>${key.replaceAll('<', '&lt;').replaceAll('>', '&gt;')}</key>${value}`,
    )
    .join('')}</dict>`;
const ofClass = (name: string): string =>
  fields({ $classname: text(name), $classes: `<array>${text(name)}</array>` });

/** A message of a person, sent so many seconds after 2001. */
const message = (
  sender: string,
  seconds: number,
  content: Readonly<Record<string, string>>,
  ...more: readonly string[]
): Uint8Array =>
  archive(
    fields({
      'IGDirectPublishedMessageMetadata*metadata': '#2',
      'IGDirectPublishedMessageContent*content': '#5',
      $class: '#3',
    }),
    fields({ 'NSString*senderPk': text(sender), 'NSDate*serverTimestamp': '#4', $class: '#3' }),
    ofClass('IGDirectPublishedMessage'),
    fields({ 'NS.time': `<real>${seconds}</real>`, $class: '#6' }),
    fields({ ...content, $class: '#3' }),
    ofClass('NSDate'),
    ...more,
  );

/** A conversation with one person as older versions describe it, and one as newer ones do. */
const conversation = archive(
  fields({ 'NSArray<IGUser *>*users': '#2', 'IGUser*inviter_DEPRECATED': '#5', $class: '#6' }),
  fields({ 'NS.objects': '<array>#3</array>', $class: '#4' }),
  fields({ pk: text('1002'), fullName: text('A. Person'), userName: text('person'), $class: '#6' }),
  ofClass('NSArray'),
  fields({ 'NSDictionary<NSString *, id>*userDict': '#7', $class: '#6' }),
  ofClass('IGUser'),
  fields({
    'NS.keys': '<array>#8#9</array>',
    'NS.objects': '<array>#10#11</array>',
    $class: '#12',
  }),
  text('pk'),
  text('username'),
  '<integer>1003</integer>',
  text('other'),
  ofClass('NSDictionary'),
);

const threads = {
  columns:
    'thread_id TEXT UNIQUE NOT NULL, thread_id_v2 TEXT, viewer_id TEXT NOT NULL, metadata BLOB, thread_messages_range BLOB, visual_message_info BLOB, row_id INTEGER PRIMARY KEY AUTOINCREMENT',
  rows: [['t1', null, '1001', conversation, null, null, 1]],
};
const columns =
  'message_id TEXT NOT NULL, thread_id TEXT NOT NULL, archive BLOB NOT NULL, class_name TEXT NOT NULL, row_id INTEGER PRIMARY KEY AUTOINCREMENT';
const className = 'IGDirectPublishedMessage';
const folder =
  '/private/var/mobile/Containers/Data/Application/com.burbn.instagram/Library/Application Support/DirectSQLiteDatabase';

export const instagramExamples = (): ArtifactExample<ChatMessage>[] => [
  {
    name: 'a received link, a shared page, an answer, and a call',
    devicePath: `${folder}/1001.db`,
    content: {
      sqlite: {
        tables: {
          messages: {
            columns,
            rows: [
              [
                'm1',
                't1',
                message('1002', 700_000_000, {
                  'NSString*string': text('look https://news.example/a'),
                }),
                className,
                1,
              ],
              [
                'm2',
                't1',
                message(
                  '1003',
                  700_000_030,
                  { 'IGDirectPublishedMessageMedia*media': '#7' },
                  fields({ target: '#8', preview: '#9', $class: '#3' }),
                  fields({
                    'NS.base': '#0',
                    'NS.relative': text('https://page.example/x'),
                    $class: '#10',
                  }),
                  text('https://scontent-a.cdninstagram.com/v/p.jpg'),
                  ofClass('NSURL'),
                ),
                className,
                2,
              ],
              [
                'm3',
                't1',
                message('1001', 700_000_060, {
                  'NSString*string': text('ok https://mine.example/'),
                }),
                className,
                3,
              ],
              [
                'm4',
                't1',
                message(
                  '1002',
                  700_000_090,
                  { 'IGDirectThreadActivityAnnouncement*threadActivity': '#7' },
                  fields({ 'NSString*voipTitle': text('Video chat ended'), $class: '#3' }),
                ),
                className,
                4,
              ],
            ],
          },
          threads,
        },
      },
    },
    records: [
      {
        ...bareChatMessage,
        direction: 'received',
        links: ['https://news.example/a'],
        sender: '1002',
        senderName: 'A. Person',
        chat: 't1',
        text: 'look https://news.example/a',
        messageId: 'm1',
      },
      {
        ...bareChatMessage,
        direction: 'received',
        links: ['https://page.example/x'],
        sender: '1003',
        senderName: 'other',
        chat: 't1',
        messageId: 'm2',
      },
      {
        ...bareChatMessage,
        direction: 'sent',
        links: ['https://mine.example/'],
        sender: '1001',
        chat: 't1',
        text: 'ok https://mine.example/',
        messageId: 'm3',
      },
      {
        ...bareChatMessage,
        direction: 'received',
        sender: '1002',
        senderName: 'A. Person',
        chat: 't1',
        kind: 'Video chat ended',
        messageId: 'm4',
      },
    ],
    times: [
      [{ at: '2023-03-08T20:26:40Z', marks: 'message received', clock: 'utc' }],
      [{ at: '2023-03-08T20:27:10Z', marks: 'message received', clock: 'utc' }],
      [{ at: '2023-03-08T20:27:40Z', marks: 'message sent', clock: 'utc' }],
      [{ at: '2023-03-08T20:28:10Z', marks: 'message received', clock: 'utc' }],
    ],
  },
  {
    name: 'a message that cannot be read, and one in a database that tells no owner',
    devicePath: `${folder}/direct.db`,
    content: {
      sqlite: {
        tables: {
          messages: {
            columns,
            rows: [
              ['m1', 't1', Uint8Array.from(new TextEncoder().encode('bplist00')), className, 1],
              [
                'm2',
                't1',
                message('1002', 700_000_000, { 'NSString*string': text('https://a.example/') }),
                className,
                2,
              ],
            ],
          },
        },
      },
    },
    records: [
      { ...bareChatMessage, chat: 't1', messageId: 'm1' },
      {
        ...bareChatMessage,
        links: ['https://a.example/'],
        sender: '1002',
        chat: 't1',
        text: 'https://a.example/',
        messageId: 'm2',
      },
    ],
    times: [[], [{ at: '2023-03-08T20:26:40Z', marks: 'message', clock: 'utc' }]],
    problems: ['truncated'],
    lacks: ['threads'],
  },
  {
    name: 'a database without messages is of a schema that is not known',
    devicePath: `${folder}/1001.db`,
    content: { sqlite: { tables: { threads: { ...threads, rows: [] } } } },
    records: [],
    problems: ['unsupported'],
  },
];
