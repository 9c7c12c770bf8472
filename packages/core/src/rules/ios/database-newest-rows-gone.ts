import {
  databaseState,
  examples as stateExamples,
  type DatabaseHousekeeping,
} from '../../artifacts/ios/database-state.ts';
import { defineRule, type RuleExamples } from '../../model/index.ts';
import { aloneRisk, ordinaryDeletion } from '../deletion-traces.ts';

/** Tables of usage, messages, calls, visits and accounts; in others the newest rows go all the time. */
const tables: ReadonlySet<string> = new Set([
  'ZPROCESS',
  'ZLIVEUSAGE',
  'message',
  'attachment',
  'CalendarItem',
  'ZWAMESSAGE',
  'ZCALLRECORD',
  'history_visits',
  'ZACCOUNT',
]);

export const databaseNewestRowsGone = defineRule<DatabaseHousekeeping>({
  id: 'ios.database-newest-rows-gone',
  version: 1,
  artifact: databaseState,
  title: 'Newest rows of a table are gone',
  message:
    'The table {table} gave out numbers up to {mark}, and {left, select, none {it holds no row} other {its highest row is {highest}}}.',
  why:
    'A database remembers the highest number that a table gave out, also where the row was deleted. ' +
    'Spyware that removes its newest traces leaves such a difference.' +
    aloneRisk.high,
  otherExplanations: [ordinaryDeletion.people, ordinaryDeletion.system],
  references: ['https://www.sqlite.org/autoinc.html'],
  level: 'info',
  confidence: 'low',
  leadsTo: 'S3',
  met: 'stored',
  antiForensic: 'A2',
  match: ({ data: { table, mark, highestRow, goneAbove } }) =>
    table !== null && mark !== null && goneAbove !== null && goneAbove > 0 && tables.has(table)
      ? { table, mark, left: highestRow === null ? 'none' : 'some', highest: highestRow ?? '' }
      : undefined,
});

export const examples = (): RuleExamples<DatabaseHousekeeping> => {
  const [, ...marks] = stateExamples()[0]!.records;
  const process = marks.find(({ table }) => table === 'ZPROCESS')!;
  return {
    hits: [
      { name: 'four processes that are gone', data: process },
      {
        name: 'a table that was emptied',
        data: { ...process, highestRow: null, goneAbove: 45 },
        values: { table: 'ZPROCESS', mark: process.mark!, left: 'none', highest: '' },
      },
      ...[...tables].map((table) => ({ name: `of ${table}`, data: { ...process, table } })),
    ],
    misses: [
      { name: 'none above the highest row', data: { ...process, highestRow: 45, goneAbove: 0 } },
      { name: 'rows above the mark', data: { ...process, highestRow: 46, goneAbove: -1 } },
      { name: 'a table in which rows come and go', data: { ...process, table: 'ZCELL' } },
    ],
  };
};
