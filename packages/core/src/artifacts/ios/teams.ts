import { defineTableArtifact, type ArtifactExample } from '../../model/index.ts';
import {
  chatArtifact,
  chatMessageReader,
  type ChatMessage,
  directionByFlag,
} from '../messages/chat-message.ts';
import { textsInHtml } from '../links/html-text.ts';
import { onSomeIphones } from '../ios-expectation.ts';
import { columnsOf, wholeTable } from '../rows/schema-names.ts';

/** The service's own servers of pictures and emoji: every picture has such an address, and none of them says anything. */
const pictureServer =
  /^https?:\/\/(?:[a-z0-9-]{1,40}\.asm\.skype\.com|statics\.teams\.cdn\.(?:live|office)\.net)[/:]/i;

const messages = chatMessageReader(
  'ZSMESSAGE',
  ['ZARRIVALTIME', 'ZCONTENT'],
  [
    'ZSUBJECT',
    'ZTITLE',
    'ZTS_ISSENTBYME',
    'ZFROM',
    'ZIMDISPLAYNAME',
    'ZTHREADID',
    'ZMESSAGETYPE',
    'ZTSID',
  ],
  (at, { lookup }) => {
    const emails = lookup('ZUSER', ['ZTSID', 'ZMAIL'], (row, user) => [
      row.text(user.ZTSID) ?? undefined,
      row.text(user.ZMAIL),
    ]);
    const topics = lookup('ZTHREAD', ['ZTSID', 'ZTHREADTOPIC'], (row, thread) => [
      row.text(thread.ZTSID) ?? undefined,
      row.text(thread.ZTHREADTOPIC),
    ]);
    const markups = [at.ZCONTENT, at.ZSUBJECT, at.ZTITLE];
    return {
      text: at.ZCONTENT,
      time: at.ZARRIVALTIME,
      epoch: 'cocoa-seconds',
      kind: at.ZMESSAGETYPE,
      messageId: at.ZTSID,
      direction: (row) => directionByFlag(row, at.ZTS_ISSENTBYME),
      sender: (row) => {
        const id = row.text(at.ZFROM);
        return { id, name: row.text(at.ZIMDISPLAYNAME), email: emails.get(id ?? '') ?? null };
      },
      chat: (row) => {
        const id = row.text(at.ZTHREADID);
        return id === null ? null : (topics.get(id) ?? id);
      },
      linksApart: true,
      moreTexts: (row) => markups.flatMap((column) => textsInHtml(row.text(column))),
      ownServer: pictureServer,
    };
  },
);

export const teams = defineTableArtifact<ChatMessage>({
  id: 'ios.teams',
  version: 1,
  title: 'Microsoft Teams messages and links',
  ...chatArtifact('cocoa-seconds'),
  describes:
    'Messages of Microsoft Teams with the links in their markup, who sent them and in which chat or channel, from the database of each account in the app.',
  cannotShow:
    'Whether a link was opened, files and meetings, and messages that were not fetched to this phone. Of messages that were deleted only what free space still holds is found, marked as deleted. ' +
    'It reaches back as far as the app keeps its copy of the chats.',
  references: ['https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/teams.py'],
  paths: [
    '/private/var/mobile/Containers/Shared/AppGroup/*/SkypeSpacesDogfood/*/SkypeSpacesDogfood-*.sqlite',
  ],
  expected: onSomeIphones,
  decisive: [
    ...columnsOf('ZSMESSAGE', 'ZARRIVALTIME ZCONTENT ZFROM ZTS_ISSENTBYME'),
    ...wholeTable('ZUSER', 'ZTSID ZMAIL'),
  ],

  tables: [messages],
});

export const examples = (): ArtifactExample<ChatMessage>[] => [
  {
    name: 'a link in markup, once for its text and its target; neither the vocabulary of the markup nor pictures of the service itself are links',
    content: {
      sqlite: {
        tables: {
          ZSMESSAGE: {
            columns:
              'Z_PK INTEGER PRIMARY KEY, ZTSID INTEGER, ZTS_ISSENTBYME INTEGER, ZARRIVALTIME TIMESTAMP, ZCONTENT VARCHAR, ZFROM VARCHAR, ' +
              'ZIMDISPLAYNAME VARCHAR, ZMESSAGETYPE VARCHAR, ZSUBJECT VARCHAR, ZTHREADID VARCHAR, ZTITLE VARCHAR',
            rows: [
              [
                1,
                1_678_307_200_000,
                0,
                700_000_000.5,
                '<div><span itemtype="http://schema.skype.com/HyperLink"><a href="https://login.example/?a=1&amp;b=2" title="x">https://login.example/?a=1&amp;b=2</a></span></div>',
                '8:live:.cid.0001',
                'A. Person',
                'RichText/Html',
                null,
                '19:abc@thread.v2',
                null,
              ],
              [
                2,
                1_678_307_260_000,
                1,
                700_000_060,
                '<p>https://eu-api.asm.skype.com/v1/objects/0/views/imgo ok https://reply.example/</p>',
                '8:live:.cid.0002',
                '',
                'Text',
                null,
                '19:xyz@thread.v2',
                null,
              ],
            ],
          },
          ZUSER: {
            columns: 'Z_PK INTEGER PRIMARY KEY, ZTSID VARCHAR, ZMAIL VARCHAR',
            rows: [[1, '8:live:.cid.0001', 'person@example.org']],
          },
          ZTHREAD: {
            columns: 'Z_PK INTEGER PRIMARY KEY, ZTSID VARCHAR, ZTHREADTOPIC VARCHAR',
            rows: [[1, '19:abc@thread.v2', 'Project']],
          },
        },
      },
    },
    records: [
      {
        direction: 'received',
        links: ['https://login.example/?a=1&b=2'],
        sender: '8:live:.cid.0001',
        senderName: 'A. Person',
        senderEmail: 'person@example.org',
        chat: 'Project',
        text: '<div><span itemtype="http://schema.skype.com/HyperLink"><a href="https://login.example/?a=1&amp;b=2" title="x">https://login.example/?a=1&amp;b=2</a></span></div>',
        kind: 'RichText/Html',
        messageId: 1_678_307_200_000,
      },
      {
        direction: 'sent',
        links: ['https://reply.example/'],
        sender: '8:live:.cid.0002',
        senderName: '',
        senderEmail: null,
        chat: '19:xyz@thread.v2',
        text: '<p>https://eu-api.asm.skype.com/v1/objects/0/views/imgo ok https://reply.example/</p>',
        kind: 'Text',
        messageId: 1_678_307_260_000,
      },
    ],
    times: [
      [{ at: '2023-03-08T20:26:40.500Z', marks: 'message received', clock: 'utc' }],
      [{ at: '2023-03-08T20:27:40Z', marks: 'message sent', clock: 'utc' }],
    ],
  },
  {
    name: 'a database without messages is of a schema that is not known',
    content: {
      sqlite: { tables: { ZTHREAD: { columns: 'Z_PK INTEGER PRIMARY KEY', rows: [] } } },
    },
    records: [],
    problems: ['unsupported'],
  },
];
