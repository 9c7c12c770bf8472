import {
  defineTableArtifact,
  type Database,
  type Row,
  type Table,
  type TableReader,
} from '../../model/index.ts';
import { joinSide, optionalTable, rowReference, timeAt } from '../rows/database-rows.ts';
import { isoAt, storedTextAt } from '../rows/field-values.ts';
import { inSomeDumps } from '../ios-expectation.ts';
import type { KnowledgeEvent } from '../usage/knowledge-event.ts';
import { knowledgeExamples } from '../usage/knowledge-examples.ts';
import { allMarks, anyStream, metadataColumns, streams } from '../usage/knowledge-streams.ts';
import { detailsIn, namesIn, writeDetails } from '../usage/knowledge-details.ts';
import { DeletedParts } from '../rows/deleted-parts.ts';
import { timeDocs } from '../rows/time-docs.ts';
import { columnsOf, wholeTable } from '../rows/schema-names.ts';

export type { KnowledgeEvent };

/** Details by the numbers that events name; Core Data never gives one twice. */
const deletedDetails = new DeletedParts();

/** Rows of the table of events. A row's source and details stand in tables of their own. */
const events: TableReader<KnowledgeEvent> = {
  table: 'ZOBJECT',
  needs: ['ZSTREAMNAME', 'ZSTARTDATE'],
  // Spyware is known to take its own rows out of this table.
  recover: true,
  foresee(database, table, row) {
    // Without a stream it is not told.
    if (row.text(table.column('ZSTREAMNAME')) === null) return;
    deletedDetails.foreseeName(database, rowReference(row, table.column('ZSTRUCTUREDMETADATA')));
  },
  prepare(database, table, fields, writer, context) {
    const at = (name: string): number => table.column(name);
    const streamColumn = at('ZSTREAMNAME');
    const valueColumn = at('ZVALUESTRING');
    const integerColumn = at('ZVALUEINTEGER');
    const sourceColumn = at('ZSOURCE');
    const metadataColumn = at('ZSTRUCTUREDMETADATA');
    const zoneColumn = at('ZSECONDSFROMGMT');
    const [start, end, creation] = [at('ZSTARTDATE'), at('ZENDDATE'), at('ZCREATIONDATE')];
    const sources = optionalTable(database, 'ZSOURCE', ['ZBUNDLEID', 'ZDEVICEID']);
    const metadata = optionalTable(database, 'ZSTRUCTUREDMETADATA', metadataColumns);

    return (row) => {
      const streamName = row.text(streamColumn);
      // Rows of other entities that share the table carry no stream.
      if (streamName === null) return;
      const stream = streams.get(streamName) ?? anyStream;
      const source = rowOf(database, sources?.table, rowReference(row, sourceColumn));
      const key = rowReference(row, metadataColumn);
      const found =
        rowOf(database, metadata?.table, key) ??
        (row.isRecovered === true ? deletedDetails.find(database, key) : undefined);
      const detail = detailsIn(found, metadata?.at, context);
      const value = storedTextAt(row, valueColumn);
      const otherDevice = source !== undefined && !source.isNull(sources!.at.ZDEVICEID);
      const met = otherDevice ? 'stored' : stream.met;
      const startDate = isoAt(row, start, 'cocoa-seconds');
      const endDate = isoAt(row, end, 'cocoa-seconds');

      writer.begin(row);
      if (met !== undefined) writer.met(met);
      writer.time(stream.marks, 'cocoa-seconds', timeAt(row, start));
      // One time where an event has no length.
      if (endDate !== startDate) {
        writer.time(`${stream.marks}, ends`, 'cocoa-seconds', timeAt(row, end));
      }
      writer.number(fields.id, row.rowId ?? null);
      writer.text(fields.streamName, streamName);
      writer.text(fields.bundleId, stream.value === 'app' ? value : detail.notifyingApp);
      writer.text(fields.url, (stream.value === 'url' ? value : null) ?? detail.url);
      writer.text(fields.domain, detail.domain);
      writer.text(fields.valueString, stream.value === undefined ? value : null);
      writer.column(fields.valueInteger, row, integerColumn);
      writer.text(
        fields.sourceBundleId,
        source === undefined ? null : storedTextAt(source, sources!.at.ZBUNDLEID),
      );
      writer.boolean(fields.otherDevice, otherDevice);
      writeDetails(writer, fields, detail);
      writer.text(fields.startDate, startDate);
      writer.text(fields.endDate, endDate);
      writer.text(fields.creationDate, isoAt(row, creation, 'cocoa-seconds'));
      writer.column(fields.secondsFromGmt, row, zoneColumn);
      writer.end();
    };
  },
};

/** Details of deleted events, where the event itself is not found: nothing tells when it was, or on which device of the account. */
const detailsAlone: TableReader<KnowledgeEvent> = {
  table: 'ZSTRUCTUREDMETADATA',
  needs: [metadataColumns],
  optional: true,
  recover: 'only',
  foresee(database, _table, row) {
    deletedDetails.foreseePart(database, row);
  },
  prepare(database, table, fields, writer, context) {
    const metadata = optionalTable(database, table.name, metadataColumns);
    let held: ReadonlyMap<string, unknown> | undefined;
    return (row) => {
      if (deletedDetails.isToldByName(database, table, row)) return;
      const detail = detailsIn(row, metadata?.at, context);
      const names = namesIn(detail);
      if (names === undefined) return;
      if (row.rowId === undefined) {
        // It may be an older state of one that is still there.
        held ??= joinSide(database, table, context, (live) => {
          const known = namesIn(detailsIn(live, metadata?.at, context));
          return known === undefined ? undefined : [known, true];
        }).rows;
        if (held.has(names)) return;
      }
      const { url, domain, notifyingApp } = detail;
      writer.begin(row);
      writer.met('stored');
      writer.text(fields.bundleId, notifyingApp);
      writer.text(fields.url, url);
      writer.text(fields.domain, domain);
      writeDetails(writer, fields, detail);
      writer.end();
    };
  },
};

function rowOf(
  database: Database,
  table: Table | undefined,
  key: number | bigint | undefined,
): Row | undefined {
  return table === undefined || key === undefined || table.withoutRowId
    ? undefined
    : database.seek(table, key);
}

export const knowledgeC = defineTableArtifact<KnowledgeEvent>({
  id: 'ios.knowledge-c',
  version: 1,
  title: 'Record of what happened on the phone (knowledgeC)',
  group: 'system',
  describes:
    'Events that the system records to learn habits: which app was in front and how long, apps installed and removed, notifications, ' +
    'pages visited in Safari, screen, lock and connections. Values of other kinds of events are left out of the records unless asked for.',
  cannotShow:
    'Programs without a screen. About four weeks are kept, less for some kinds; since iOS 16 most kinds went to Biome instead. ' +
    'Events of other devices of the account are among it, and marked. Some spyware is known to remove its own rows here; ' +
    'rows that can still be found are marked as deleted, though the system removes most of them itself when they grow old; ' +
    'of some only the details are left, without what happened and when.',
  references: [
    'https://github.com/mac4n6/APOLLO',
    'https://github.com/log2timeline/plaso/blob/main/plaso/parsers/sqlite_plugins/macos_knowledgec.py',
  ],
  paths: [
    '/private/var/mobile/Library/CoreDuet/Knowledge/knowledgeC.db',
    '/private/var/db/CoreDuet/Knowledge/knowledgeC.db',
  ],
  logLike: true,
  expected: inSomeDumps,
  decisive: [
    'ZSTRUCTUREDMETADATA',
    ...columnsOf(
      'ZOBJECT',
      'ZSTREAMNAME ZSTARTDATE ZENDDATE ZCREATIONDATE ZVALUESTRING ZVALUEINTEGER ZSOURCE ZSTRUCTUREDMETADATA ZSECONDSFROMGMT',
    ),
    ...wholeTable('ZSOURCE', 'ZBUNDLEID ZDEVICEID'),
  ],

  fields: {
    id: { label: 'Row' },
    streamName: { label: 'Kind of event' },
    bundleId: { label: 'App', observable: 'app-id', met: 'ran' },
    url: { label: 'Address', observable: 'url', met: 'visited' },
    domain: { label: 'Website', observable: 'domain', met: 'visited' },
    valueString: { label: 'Value', personal: true },
    valueInteger: { label: 'Number' },
    sourceBundleId: { label: 'Reported by', observable: 'app-id', met: 'ran' },
    otherDevice: { label: 'On another device' },
    isInstall: { label: 'Installed (or removed)' },
    launchReason: { label: 'Why it was started' },
    containingBundleId: { label: 'Belongs to app', observable: 'app-id', met: 'ran' },
    hostBundleId: { label: 'Ran in', observable: 'app-id', met: 'ran' },
    action: { label: 'What the app did' },
    storedLinks: { label: 'Addresses in what it did', observable: 'url', met: 'stored' },
    title: { label: 'Title', personal: true },
    startDate: { label: 'Begins' },
    endDate: { label: 'Ends' },
    creationDate: { label: 'Recorded' },
    secondsFromGmt: { label: 'Time zone (seconds from GMT)' },
  },
  summary: ['streamName', 'bundleId', 'url', 'domain'],
  times: timeDocs('cocoa-seconds', {
    entries: allMarks,
    others: allMarks.map((marks) => `${marks}, ends`),
  }),
  tables: [events, detailsAlone],
});

export const examples = knowledgeExamples;
