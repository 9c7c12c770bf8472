import { isoTime, timesOf } from '../../bytes/time.ts';
import { defineArtifact, type RecordDraft, type Row } from '../../model/index.ts';
import { coreDataLinks, linkedWith } from '../links/core-data-links.ts';
import {
  numberAt,
  openArtifactDatabase,
  remainingProblems,
  requireTable,
  rowReference,
  secondsAt,
  timeAt,
} from '../rows/database-rows.ts';
import { deletedMark } from '../rows/deleted-rows.ts';
import { identifierAt, isoAt, keyOf } from '../rows/field-values.ts';
import { noInteraction, type Interaction } from '../usage/interaction.ts';
import { interactionExamples } from '../usage/interaction-examples.ts';
import {
  decisiveNames,
  directionOf,
  interactionLinks,
  interactionTimes,
  linkedFieldDocs,
  numberBehind,
} from '../usage/interaction-links.ts';
import { onSomeIphones } from '../ios-expectation.ts';
import { rowsAndVanished } from '../rows/vanished-rows.ts';
import { whatsappDirectoryFiles, whatsappNamesOnFirstUse } from '../messages/whatsapp-directory.ts';

export type { Interaction };

/** A record made this much later than what it records was not made at the time. */
const laterSeconds = 3600;

export const interactionC = defineArtifact<Interaction>({
  id: 'ios.interaction-c',
  version: 1,
  title: 'Record of messages, calls and mail by app',
  group: 'people',
  describes:
    'Contacts with other people that apps told the system of, so that it can suggest people: which app, in or out, ' +
    'when, and how many took part. It can name messages that are gone from the app itself.',
  cannotShow:
    'What was written or said. Apps choose what they tell; entries are dropped after some weeks, and when the app is deleted; of those only what free space still holds is found, marked as deleted.',
  references: ['https://docs.mvt.re/en/latest/ios/records/#interaction_cjson'],
  paths: ['/private/var/mobile/Library/CoreDuet/People/interactionC.db'],
  alsoReads: whatsappDirectoryFiles,
  logLike: true,
  expected: onSomeIphones,
  decisive: decisiveNames,
  fields: {
    tableId: { label: 'Row' },
    startDate: { label: 'Start' },
    endDate: { label: 'End' },
    bundleId: { label: 'App', observable: 'app-id', met: 'ran' },
    account: { label: 'Account', personal: true },
    targetBundleId: { label: 'App it was passed to', observable: 'app-id', met: 'stored' },
    direction: { label: 'Direction' },
    mechanism: { label: 'Kind' },
    isResponse: { label: 'Is an answer' },
    recipientCount: { label: 'How many recipients' },
    domainIdentifier: { label: 'Conversation', personal: true },
    domainResolvedPhoneNumber: {
      label: 'Number of the conversation in WhatsApp',
      personal: true,
    },
    domainResolvedName: { label: 'Name of the conversation in WhatsApp', personal: true },
    interactionContentUrl: { label: 'Link', observable: 'url', met: 'stored' },
    locationUuid: { label: 'Place id' },
    groupName: { label: 'Group', personal: true },
    derivedIntentId: { label: 'Intent', personal: true },
    interactionsCreationDate: { label: 'Recorded' },
    ...linkedFieldDocs,
  },
  summary: ['bundleId', 'direction', 'recipientCount'],
  times: interactionTimes,

  *parse(file, context) {
    const database = openArtifactDatabase(file, context);
    const { table, at } = requireTable(
      database,
      'ZINTERACTIONS',
      ['Z_PK', 'ZSTARTDATE', 'ZBUNDLEID'],
      [
        'ZSENDER',
        'ZENDDATE',
        'ZCREATIONDATE',
        'ZACCOUNT',
        'ZTARGETBUNDLEID',
        'ZDIRECTION',
        'ZMECHANISM',
        'ZRECIPIENTCOUNT',
        'ZDOMAINIDENTIFIER',
        'ZISRESPONSE',
        'ZCONTENTURL',
        'ZLOCATIONUUID',
        'ZGROUPNAME',
        'ZDERIVEDINTENTIDENTIFIER',
      ],
    );
    const links = interactionLinks(database);
    const recipientsOf = coreDataLinks(database, context, 'INTERACTIONRECIPIENT', 'RECIPIENTS');
    const attachmentsOf = coreDataLinks(database, context, 'INTERACTIONS', 'ATTACHMENTS');
    const names = whatsappNamesOnFirstUse(context);
    yield* recipientsOf.problems;
    yield* attachmentsOf.problems;

    const interactionIn = (row: Row): RecordDraft<Interaction> => {
      const key = rowReference(row, at.Z_PK);
      const bundleId = row.text(at.ZBUNDLEID);
      const find = names.forApp(bundleId);
      const direction = directionOf(numberAt(row, at.ZDIRECTION));
      const domainIdentifier = row.text(at.ZDOMAINIDENTIFIER);
      const domain = find(domainIdentifier);
      const created = secondsAt(row, at.ZCREATIONDATE);
      const started = secondsAt(row, at.ZSTARTDATE);
      return {
        kind: 'record',
        data: {
          tableId: keyOf(row),
          startDate: isoTime('cocoa-seconds', started) ?? null,
          endDate: isoAt(row, at.ZENDDATE, 'cocoa-seconds'),
          bundleId,
          account: row.text(at.ZACCOUNT),
          targetBundleId: row.text(at.ZTARGETBUNDLEID),
          direction,
          mechanism: numberAt(row, at.ZMECHANISM),
          isResponse: numberAt(row, at.ZISRESPONSE),
          ...links.sender(rowReference(row, at.ZSENDER), direction, find),
          recipientCount: numberAt(row, at.ZRECIPIENTCOUNT),
          ...links.recipients(linkedWith(recipientsOf, key), direction, find),
          domainIdentifier,
          domainResolvedPhoneNumber: numberBehind(domain, domainIdentifier),
          domainResolvedName: domain?.fullName ?? null,
          ...links.attachments(linkedWith(attachmentsOf, key), row.text(at.ZGROUPNAME)),
          interactionContentUrl: row.text(at.ZCONTENTURL),
          locationUuid: identifierAt(row, at.ZLOCATIONUUID),
          groupName: row.text(at.ZGROUPNAME),
          derivedIntentId: identifierAt(row, at.ZDERIVEDINTENTIDENTIFIER),
          interactionsCreationDate: isoTime('cocoa-seconds', created) ?? null,
        },
        position: row.position(),
        times: timesOf(
          ['interaction start', 'cocoa-seconds', started],
          ['interaction end', 'cocoa-seconds', timeAt(row, at.ZENDDATE)],
          [
            'interaction recorded',
            'cocoa-seconds',
            created !== null && Math.abs(created - (started ?? 0)) >= laterSeconds ? created : null,
          ],
        ),
      };
    };

    const rows = rowsAndVanished(file, context, database, [table, ...links.tables()]);
    for (const row of rows.live(table)) yield interactionIn(row);
    const vanished = rows.vanished();
    for (const row of vanished.rows) {
      if (row.table !== table.name) {
        const found = links.alone(row);
        if (found === undefined) continue;
        const { met, ...linked } = found;
        const data = { ...noInteraction, ...linked };
        yield { kind: 'record', data, position: row.position(), met, ...deletedMark(row) };
        continue;
      }
      const interaction = interactionIn(row);
      const { bundleId, targetBundleId, startDate, interactionContentUrl } = interaction.data;
      const isTelling = bundleId ?? targetBundleId ?? startDate ?? interactionContentUrl;
      if (isTelling !== null) yield { ...interaction, ...deletedMark(row) };
    }
    yield* vanished.problems();
    yield* names.problems();
    yield* remainingProblems(database);
  },
});

export const examples = interactionExamples;
