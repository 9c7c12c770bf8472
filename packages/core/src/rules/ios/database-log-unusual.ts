import {
  databaseState,
  examples as stateExamples,
  type DatabaseHousekeeping,
} from '../../artifacts/ios/database-state.ts';
import { defineRule, type RuleExamples } from '../../model/index.ts';
import { aloneRisk } from '../deletion-traces.ts';

/** SQLite begins the log anew after about a thousand frames, unless somebody reads all the time. */
const manyFrames = 4000;
const timesTheDatabase = 4;

export const databaseLogUnusual = defineRule<DatabaseHousekeeping>({
  id: 'ios.database-log-unusual',
  version: 1,
  artifact: databaseState,
  title: 'Log of a database that is cut off or far too long',
  message: 'Frames in the log beside the database: {frames}; in use: {applied}.',
  why:
    'A log that ends within a change, or is far longer than its database needs, can hold earlier versions of rows; ' +
    'a program that was stopped while it deleted leaves it so.' +
    aloneRisk.high,
  otherExplanations: [
    'The phone was copied while it wrote.',
    'An app or the phone was stopped, as happens when the battery is empty.',
  ],
  references: ['https://www.sqlite.org/wal.html'],
  level: 'info',
  confidence: 'low',
  leadsTo: 'S3',
  met: 'stored',
  antiForensic: 'A16',
  match: ({ data: { pages, logFrames, logFramesApplied, logEndsWithCommit } }) => {
    if (logFrames === null || logFrames === 0) return undefined;
    const isLong = logFrames > manyFrames && logFrames > timesTheDatabase * (pages ?? 0);
    return isLong || logEndsWithCommit === false
      ? { frames: logFrames, applied: logFramesApplied ?? 0 }
      : undefined;
  },
});

export const examples = (): RuleExamples<DatabaseHousekeeping> => {
  const log = {
    ...stateExamples()[0]!.records[0]!,
    pages: 62,
    logFrames: 367,
    logFramesApplied: 367,
    logFramesOlder: 0,
    logGenerations: 1,
    logEndsWithCommit: true,
  };
  return {
    hits: [
      {
        name: 'an unfinished change',
        data: { ...log, logFramesApplied: 360, logEndsWithCommit: false },
      },
      { name: 'a very long log', data: { ...log, logFrames: 9000, logFramesApplied: 9000 } },
      {
        name: 'a log more than four times as long as its database',
        data: { ...log, logFrames: 8001, pages: 2000 },
      },
    ],
    misses: [
      { name: 'a log of the usual length', data: log },
      { name: 'four times its database', data: { ...log, logFrames: 8000, pages: 2000 } },
      { name: 'as long as a busy database has it', data: { ...log, logFrames: 4000 } },
      { name: 'a long log of a large database', data: { ...log, logFrames: 9000, pages: 80_000 } },
      { name: 'no log', data: stateExamples()[0]!.records[0]! },
    ],
  };
};
