import { isDictionary, readPropertyList, type PlistDictionary } from '../../formats/plist/index.ts';
import {
  EvidenceError,
  type Database,
  type Limits,
  type ProblemDraft,
  type Row,
} from '../../model/index.ts';
import { optionalTable, type BoundTable } from '../rows/database-rows.ts';
import { orProblem } from '../rows/row-problems.ts';

/** Where the analytics of the keychain and of the account keep their databases, one for each topic. */
export const analyticsPaths = ['/private/var/Keychains/Analytics/*.db'];

const tableNames = ['hard_failures', 'soft_failures', 'all_events'] as const;

/** A table of events, with the moment and the content of each. */
export type AnalyticsTable = BoundTable<'timestamp' | 'data'>;

/** The tables of events that this database has; throws `unsupported` where it has none. */
export function analyticsTables(database: Database): AnalyticsTable[] {
  const tables = tableNames
    .map((name) => optionalTable(database, name, ['timestamp', 'data']))
    .filter((table) => table !== undefined);
  if (tables.length === 0) {
    throw new EvidenceError('unsupported', 'the database has no table of events');
  }
  return tables;
}

/** What an event tells; `undefined` where it holds no dictionary. A broken one is told as a problem. */
export function* analyticsData(
  row: Row,
  column: number,
  limits: Limits,
): Generator<ProblemDraft, PlistDictionary | undefined> {
  const bytes = row.blob(column);
  if (bytes === null || bytes.length === 0) return undefined;
  const data = yield* orProblem(row, (options) => readPropertyList(bytes, limits, options));
  return isDictionary(data) ? data : undefined;
}

/** The topic that a database is named after. */
export function analyticsTopic(devicePath: string): string {
  return devicePath.slice(devicePath.lastIndexOf('/') + 1).replace(/\.db$/, '');
}
