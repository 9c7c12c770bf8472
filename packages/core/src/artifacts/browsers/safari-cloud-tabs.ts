import { timesOf } from '../../bytes/time.ts';
import { dateAt, isDictionary, unarchive } from '../../formats/plist/index.ts';
import type {
  Database,
  Emission,
  ParseContext,
  ProblemDraft,
  RandomAccessFile,
  RecordDraft,
  Row,
  TimeDraft,
} from '../../model/index.ts';
import { joinSide, optionalTable, requireTable } from '../rows/database-rows.ts';
import { orProblem } from '../rows/row-problems.ts';
import { attributesOf } from './safari-attributes.ts';
import { sessionFields } from './safari-session.ts';
import { lastViewed, liveAndDeleted, noTab, type SafariTab } from './safari-tabs.ts';

/**
 * Tabs of CloudTabs.db: those that are open on the devices of the account, as iCloud told this phone of them, and those that one device asked
 * another to close. Nothing says that the phone itself opened one (the columns are those with which the system makes the tables).
 */
export function* cloudTabs(
  file: RandomAccessFile,
  database: Database,
  context: ParseContext,
): Generator<Emission<SafariTab>> {
  const { table, at } = requireTable(
    database,
    'cloud_tabs',
    ['url'],
    ['tab_uuid', 'title', 'device_uuid', 'system_fields', 'last_viewed_time'],
  );
  const devices = deviceNames(database, context);
  yield* devices.problems;

  function* tabIn(row: Row): Generator<ProblemDraft, RecordDraft<SafariTab>> {
    const viewed = lastViewed(row, at.last_viewed_time);
    const recorded = yield* recordedTimes(
      row,
      at.system_fields,
      context,
      ['tab added', 'RecordCtime'],
      ['tab changed', 'RecordMtime'],
    );
    return {
      kind: 'record',
      data: {
        ...noTab,
        tabUuid: row.text(at.tab_uuid),
        tabTitle: row.text(at.title),
        tabUrl: row.text(at.url),
        lastViewedTimestamp: viewed.text,
        deviceName: devices.rows.get(row.text(at.device_uuid) ?? '') ?? null,
        ...sessionFields(undefined),
      },
      position: row.position(),
      times: [...viewed.times, ...recorded],
      met: 'stored',
    };
  }
  yield* liveAndDeleted(file, database, context, table, tabIn);

  const requests = optionalTable(database, 'cloud_tab_close_requests', [
    'tab_uuid',
    'url',
    'destination_device_uuid',
    'system_fields',
  ]);
  if (requests === undefined) return;
  function* closedIn(row: Row): Generator<ProblemDraft, RecordDraft<SafariTab>> {
    const { tab_uuid, url, destination_device_uuid, system_fields } = requests!.at;
    return {
      kind: 'record',
      data: {
        ...noTab,
        tabUuid: row.text(tab_uuid),
        tabUrl: row.text(url),
        deviceName: devices.rows.get(row.text(destination_device_uuid) ?? '') ?? null,
        ...sessionFields(undefined),
      },
      position: row.position(),
      times: yield* recordedTimes(row, system_fields, context, ['tab closed', 'RecordCtime']),
      met: 'stored',
    };
  }
  yield* liveAndDeleted(file, database, context, requests.table, closedIn);
}

function deviceNames(database: Database, context: ParseContext) {
  const devices = optionalTable(database, 'cloud_tab_devices', ['device_uuid', 'device_name']);
  return joinSide<string, string>(database, devices?.table, context, (row) => {
    const uuid = row.text(devices!.at.device_uuid);
    const name = row.text(devices!.at.device_name);
    return uuid === null || name === null ? undefined : [uuid, name];
  });
}

/**
 * When iCloud's record of a row was made and last changed: older systems keep no other time of such a tab. CloudKit archives the fields of
 * a record without an object that holds them.
 */
function* recordedTimes(
  row: Row,
  column: number,
  context: ParseContext,
  ...kept: readonly (readonly [marks: string, key: 'RecordCtime' | 'RecordMtime'])[]
): Generator<ProblemDraft, TimeDraft[]> {
  const archive = yield* attributesOf(row, column, context);
  if (archive === undefined) return [];
  const fields = yield* orProblem(row, () => unarchive(archive, context.limits));
  if (fields === undefined || !isDictionary(fields)) return [];
  return timesOf(
    ...kept.map(
      ([marks, key]) =>
        [marks, 'cocoa-seconds', dateAt(fields, key)?.cocoaSeconds ?? null] as const,
    ),
  );
}
