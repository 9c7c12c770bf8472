import { defineTableArtifact, type ArtifactExample, type TableReader } from '../../model/index.ts';
import { emailIn } from '../rows/field-values.ts';
import { onSomeIphones } from '../ios-expectation.ts';
import { timeDocs } from '../rows/time-docs.ts';

/** Somebody whom the system remembers from what apps told it, with or without an interaction that is left. */
export type InteractionContact = {
  readonly rowid?: string | number | null;
  readonly displayName: string | null;
  readonly identifier: string | null;
  readonly email: string | null;
  readonly incomingSenderCount?: string | number | null;
  readonly incomingRecipientCount?: string | number | null;
  readonly outgoingRecipientCount?: string | number | null;
};

const times = [
  ['first received from this person', 'ZFIRSTINCOMINGSENDERDATE'],
  ['last received from this person', 'ZLASTINCOMINGSENDERDATE'],
  ['first sent to this person', 'ZFIRSTOUTGOINGRECIPIENTDATE'],
  ['last sent to this person', 'ZLASTOUTGOINGRECIPIENTDATE'],
  ['person recorded', 'ZCREATIONDATE'],
] as const;

const contacts: TableReader<InteractionContact> = {
  table: 'ZCONTACTS',
  needs: ['ZIDENTIFIER'],
  recover: true,
  beside: 'ZINTERACTIONS',
  prepare(_database, table, fields, writer) {
    const at = (name: string): number => table.column(name);
    const [key, displayName, identifier] = [at('Z_PK'), at('ZDISPLAYNAME'), at('ZIDENTIFIER')];
    const [received, sent] = [at('ZINCOMINGSENDERCOUNT'), at('ZOUTGOINGRECIPIENTCOUNT')];
    const dates = times.map(([marks, column]) => [marks, at(column)] as const);
    const run = writer.run([
      [fields.incomingSenderCount, received],
      [fields.incomingRecipientCount, at('ZINCOMINGRECIPIENTCOUNT')],
      [fields.outgoingRecipientCount, sent],
    ]);
    return (row) => {
      const address = row.text(identifier);
      const isReceived = (row.number(received) ?? 0) > 0;
      const isSent = (row.number(sent) ?? 0) > 0;
      writer.begin(row);
      writer.met(isReceived ? 'received' : isSent ? 'sent' : 'stored');
      for (const [marks, column] of dates) writer.timeColumn(marks, 'cocoa-seconds', row, column);
      writer.column(fields.rowid, row, key);
      writer.column(fields.displayName, row, displayName);
      writer.text(fields.identifier, address);
      writer.text(fields.email, emailIn(address));
      writer.columns(run, row);
      writer.end();
    };
  },
};

export const interactionContacts = defineTableArtifact<InteractionContact>({
  id: 'ios.interaction-contacts',
  version: 1,
  title: 'People in the record of messages, calls and mail',
  group: 'people',
  describes:
    'People whom the system remembers from messages, calls and mail that apps told it of, how often each sent or was sent something, ' +
    'and when first and last, also where no such interaction is left.',
  cannotShow:
    'Through which app it was, and what was written or said. Of people who were forgotten only what free space still holds is found, marked as deleted.',
  references: ['https://docs.mvt.re/en/latest/ios/records/#interaction_cjson'],
  paths: ['/private/var/mobile/Library/CoreDuet/People/interactionC.db'],
  expected: onSomeIphones,

  fields: {
    rowid: { label: 'Row' },
    displayName: { label: 'Name', personal: true },
    identifier: { label: 'Number or address', personal: true },
    email: { label: 'E-mail', observable: 'email', met: 'stored', personal: true },
    incomingSenderCount: { label: 'How often a sender' },
    incomingRecipientCount: { label: 'How often a fellow recipient' },
    outgoingRecipientCount: { label: 'How often a recipient' },
  },
  summary: ['incomingSenderCount', 'outgoingRecipientCount'],
  times: timeDocs('cocoa-seconds', { others: times.map(([marks]) => marks) }),
  tables: [contacts],
});

export const examples = (): ArtifactExample<InteractionContact>[] => [
  {
    name: 'a sender of whom no message is left, somebody who was written to, and a number',
    content: {
      sqlite: {
        tables: {
          ZCONTACTS: {
            columns:
              'Z_PK INTEGER PRIMARY KEY, ZINCOMINGSENDERCOUNT INTEGER, ZINCOMINGRECIPIENTCOUNT INTEGER, ZOUTGOINGRECIPIENTCOUNT INTEGER, ' +
              'ZFIRSTINCOMINGSENDERDATE TIMESTAMP, ZLASTINCOMINGSENDERDATE TIMESTAMP, ZDISPLAYNAME VARCHAR, ZIDENTIFIER VARCHAR',
            rows: [
              [3, 2, 0, 0, 779_100_000, 779_200_000, 'Someone', 'mailto:sender@example.org'],
              [4, 0, 0, 1, null, null, null, 'friend@example.org'],
              [5, 0, 0, 0, null, null, 'at example.org', '+15550100'],
            ],
          },
        },
      },
    },
    records: [
      {
        rowid: 3,
        displayName: 'Someone',
        identifier: 'mailto:sender@example.org',
        email: 'sender@example.org',
        incomingSenderCount: 2,
        incomingRecipientCount: 0,
        outgoingRecipientCount: 0,
      },
      {
        rowid: 4,
        displayName: null,
        identifier: 'friend@example.org',
        email: 'friend@example.org',
        incomingSenderCount: 0,
        incomingRecipientCount: 0,
        outgoingRecipientCount: 1,
      },
      {
        rowid: 5,
        displayName: 'at example.org',
        identifier: '+15550100',
        email: null,
        incomingSenderCount: 0,
        incomingRecipientCount: 0,
        outgoingRecipientCount: 0,
      },
    ],
    times: [
      [
        {
          at: '2025-09-09T08:40:00Z',
          marks: 'first received from this person',
          clock: 'utc',
        },
        { at: '2025-09-10T12:26:40Z', marks: 'last received from this person', clock: 'utc' },
      ],
      [],
      [],
    ],
  },
];
