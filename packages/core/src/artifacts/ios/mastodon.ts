import { defineTableArtifact, type ArtifactExample } from '../../model/index.ts';
import { deletedBeside } from '../messages/beside-messages.ts';
import { referredTo, type RowKey } from '../messages/chat-lookup.ts';
import {
  bareChatMessage,
  chatArtifact,
  chatMessageReader,
  type ChatMessage,
  type ChatPerson,
  type ChatStore,
} from '../messages/chat-message.ts';
import { rowReference } from '../rows/database-rows.ts';
import { textsInHtml } from '../links/html-text.ts';
import { onSomeIphones } from '../ios-expectation.ts';
import { columnsOf, wholeTable } from '../rows/schema-names.ts';

interface Author extends ChatPerson {
  readonly key: string | null;
}

const messages = chatMessageReader(
  'ZSTATUS',
  ['ZCREATEDAT', 'ZCONTENT', 'ZAUTHOR'],
  ['ZCARD', 'ZVISIBILITYRAW', 'ZID', 'ZSPOILERTEXT'],
  (at, store) => {
    const authors = authorsOf(store);
    const owners = store.lookup('ZSETTING', ['ZUSERID', 'ZDOMAIN'], (row, setting) => [
      accountKey(row.text(setting.ZDOMAIN), row.text(setting.ZUSERID)),
      true,
    ]);
    const cards = store.lookup('ZCARD', ['Z_PK', 'ZURLRAW'], (row, card) => [
      rowReference(row, card.Z_PK),
      row.text(card.ZURLRAW),
    ]);
    return {
      text: at.ZCONTENT,
      time: at.ZCREATEDAT,
      epoch: 'cocoa-seconds',
      kind: at.ZVISIBILITYRAW,
      messageId: at.ZID,
      direction: (row) => {
        // Anything else is addressed to the public, or to whoever follows.
        if (row.text(at.ZVISIBILITYRAW) !== 'direct' || owners.size === 0) return null;
        const key = referredTo(authors, row, at.ZAUTHOR)?.key;
        return key ? (owners.has(key) ? 'sent' : 'received') : null;
      },
      undirected: 'stored',
      sender: (row) => referredTo(authors, row, at.ZAUTHOR),
      linksApart: true,
      moreTexts: (row) => [
        ...textsInHtml(row.text(at.ZCONTENT)),
        // What is shown before the rest is unfolded.
        row.text(at.ZSPOILERTEXT),
        referredTo(cards, row, at.ZCARD),
      ],
    };
  },
);

function authorsOf({ lookup }: ChatStore): ReadonlyMap<RowKey, Author> {
  return lookup('ZMASTODONUSER', ['Z_PK', 'ZID', 'ZDOMAIN', 'ZACCT', 'ZDISPLAYNAME'], (row, at) => [
    rowReference(row, at.Z_PK),
    {
      id: row.text(at.ZACCT),
      name: row.text(at.ZDISPLAYNAME),
      // An account of Mastodon is written like an e-mail address and is none.
      email: '',
      key: accountKey(row.text(at.ZDOMAIN), row.text(at.ZID)) ?? null,
    },
  ]);
}

function accountKey(domain: string | null, id: string | null): string | undefined {
  return domain === null || id === null ? undefined : `${domain}/${id}`;
}

export const mastodon = defineTableArtifact<ChatMessage>({
  id: 'ios.mastodon',
  version: 1,
  title: 'Mastodon posts and messages',
  ...chatArtifact('cocoa-seconds'),
  describes:
    'Posts that the Mastodon app fetched, and direct messages, with the links in them and in their cards, and who wrote them. ' +
    'Links to other accounts and to topics are among them.',
  cannotShow:
    'Whether a post was looked at or a link was opened: the app fetches what stands in the timeline. Of posts that it has cleared away only what free space still holds is found, marked as deleted, and nothing of other apps for Mastodon.',
  references: [
    'https://github.com/mastodon/mastodon-ios',
    'https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/mastodon.py',
  ],
  paths: ['/private/var/mobile/Containers/Shared/AppGroup/*/Databases/shared.sqlite'],
  expected: onSomeIphones,
  decisive: [
    'ZMASTODONUSER',
    ...columnsOf('ZSTATUS', 'ZCREATEDAT ZCONTENT ZAUTHOR ZCARD ZVISIBILITYRAW'),
    ...wholeTable('ZCARD', 'ZURLRAW'),
  ],

  tables: [messages, deletedBeside('ZCARD', ['ZURLRAW'])],
});

export const examples = (): ArtifactExample<ChatMessage>[] => [
  {
    name: 'a public post with a card, a direct message, and an answer of the owner',
    content: {
      sqlite: {
        tables: {
          ZSTATUS: {
            columns:
              'Z_PK INTEGER PRIMARY KEY, ZAUTHOR INTEGER, ZCARD INTEGER, ZCREATEDAT TIMESTAMP, ZCONTENT VARCHAR, ZID VARCHAR, ZVISIBILITYRAW VARCHAR',
            rows: [
              [
                1,
                2,
                5,
                700_000_000,
                '<p><a href="https://news.example/?a&amp;b">news</a></p>',
                '11',
                'public',
              ],
              [2, 2, null, 700_000_060, '<p>https://login.example/</p>', '12', 'direct'],
              [3, 3, null, 700_000_120, '<p>ok</p>', '13', 'direct'],
            ],
          },
          ZCARD: {
            columns: 'Z_PK INTEGER PRIMARY KEY, ZURLRAW VARCHAR',
            rows: [[5, 'https://news.example/full']],
          },
          ZMASTODONUSER: {
            columns:
              'Z_PK INTEGER PRIMARY KEY, ZACCT VARCHAR, ZDISPLAYNAME VARCHAR, ZDOMAIN VARCHAR, ZID VARCHAR',
            rows: [
              [2, 'person@social.example', 'A. Person', 'home.example', '102'],
              [3, 'owner', 'The Owner', 'home.example', '103'],
            ],
          },
          ZSETTING: {
            columns: 'Z_PK INTEGER PRIMARY KEY, ZDOMAIN VARCHAR, ZUSERID VARCHAR',
            rows: [[1, 'home.example', '103']],
          },
        },
      },
    },
    records: [
      {
        ...bareChatMessage,
        links: ['https://news.example/?a&b', 'https://news.example/full'],
        sender: 'person@social.example',
        senderName: 'A. Person',
        text: '<p><a href="https://news.example/?a&amp;b">news</a></p>',
        kind: 'public',
        messageId: '11',
      },
      {
        ...bareChatMessage,
        direction: 'received',
        links: ['https://login.example/'],
        sender: 'person@social.example',
        senderName: 'A. Person',
        text: '<p>https://login.example/</p>',
        kind: 'direct',
        messageId: '12',
      },
      {
        ...bareChatMessage,
        direction: 'sent',
        sender: 'owner',
        senderName: 'The Owner',
        text: '<p>ok</p>',
        kind: 'direct',
        messageId: '13',
      },
    ],
    times: [
      [{ at: '2023-03-08T20:26:40Z', marks: 'message', clock: 'utc' }],
      [{ at: '2023-03-08T20:27:40Z', marks: 'message received', clock: 'utc' }],
      [{ at: '2023-03-08T20:28:40Z', marks: 'message sent', clock: 'utc' }],
    ],
  },
  {
    name: 'a database of another app is of a schema that is not known',
    content: { sqlite: { tables: { ZCARD: { columns: 'Z_PK INTEGER PRIMARY KEY', rows: [] } } } },
    records: [],
    problems: ['unsupported'],
    lacks: ['ZCARD.ZURLRAW'],
  },
];
