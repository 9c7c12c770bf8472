import {
  databaseState,
  examples as stateExamples,
  type DatabaseHousekeeping,
} from '../../artifacts/ios/database-state.ts';
import { defineRule, type RuleExamples } from '../../model/index.ts';
import { aloneRisk, ordinaryDeletion } from '../deletion-traces.ts';

const leastFree = 64;
const leastShare = 0.3;

export const databaseMostlyFree = defineRule<DatabaseHousekeeping>({
  id: 'ios.database-mostly-free',
  version: 1,
  artifact: databaseState,
  title: 'Much of a database is free space',
  message: '{free} of the {pages} pages of the database are free.',
  why:
    'Much free space is left where many rows were deleted at once, and the database was not shrunk since.' +
    aloneRisk.high,
  otherExplanations: [
    ordinaryDeletion.people,
    'The system clears out old rows in one go, after an update for example.',
  ],
  references: ['https://www.sqlite.org/fileformat2.html'],
  level: 'info',
  confidence: 'low',
  leadsTo: 'S3',
  met: 'stored',
  antiForensic: 'A16',
  match: ({ data: { freePages, pages } }) =>
    freePages !== null && pages !== null && freePages >= leastFree && freePages > leastShare * pages
      ? { free: freePages, pages }
      : undefined,
});

export const examples = (): RuleExamples<DatabaseHousekeeping> => {
  const [database] = stateExamples()[0]!.records;
  return {
    hits: [
      { name: 'half of it', data: { ...database!, pages: 400, freePages: 200 } },
      { name: 'of a small database', data: { ...database!, pages: 100, freePages: 64 } },
    ],
    misses: [
      { name: 'three tenths', data: { ...database!, pages: 400, freePages: 120 } },
      { name: 'a small part', data: { ...database!, pages: 400, freePages: 80 } },
      { name: 'a small database', data: { ...database!, pages: 20, freePages: 15 } },
      { name: 'the mark of a table', data: stateExamples()[0]!.records[1]! },
    ],
  };
};
