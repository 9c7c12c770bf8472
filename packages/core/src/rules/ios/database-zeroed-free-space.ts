import {
  databaseState,
  examples as stateExamples,
  type DatabaseHousekeeping,
} from '../../artifacts/ios/database-state.ts';
import { defineRule, type RuleExamples } from '../../model/index.ts';
import { aloneRisk } from '../deletion-traces.ts';

/**
 * Databases whose free pages hold remains on public images of ordinary phones. Safari's history is none of them: it overwrites.
 * Of those that are not here (messages, calls, permissions, data usage) no public image tells.
 */
const keepsRemains =
  /\/(?:Accounts3\.sqlite|NoteStore\.sqlite|knowledgeC\.db|netusage\.sqlite|storeSystem\.db|Cache\.db)$/;

const leastLooked = 16;

export const databaseZeroedFreeSpace = defineRule<DatabaseHousekeeping>({
  id: 'ios.database-zeroed-free-space',
  version: 1,
  artifact: databaseState,
  title: 'Free space of a database was overwritten with zeros',
  message: 'All {looked} free pages of the database that were looked at hold nothing but zeros.',
  why:
    'On the ordinary phones that are known, the free pages of this database keep what was deleted. ' +
    'A program that removes traces can have them overwritten.' +
    aloneRisk.medium,
  otherExplanations: [
    'Another version of iOS, or of the app, may overwrite what it deletes.',
    'The database may have been repaired, or made anew with room ahead.',
  ],
  references: ['https://www.sqlite.org/pragma.html#pragma_secure_delete'],
  level: 'low',
  confidence: 'low',
  leadsTo: 'S3',
  met: 'stored',
  antiForensic: 'A16',
  match: ({ data: { freePagesLooked, freePagesZero }, devicePath }) =>
    freePagesLooked !== null &&
    freePagesLooked >= leastLooked &&
    freePagesZero === freePagesLooked &&
    keepsRemains.test(devicePath)
      ? { looked: freePagesLooked }
      : undefined,
});

export const examples = (): RuleExamples<DatabaseHousekeeping> => {
  const [usual] = stateExamples()[0]!.records;
  const zeroed = { ...usual!, pages: 400, freePages: 80, freePagesLooked: 64, freePagesZero: 64 };
  const devicePath = '/private/var/mobile/Library/CoreDuet/Knowledge/knowledgeC.db';
  return {
    hits: [
      { name: 'all of them', data: zeroed, devicePath },
      {
        name: 'just enough',
        data: { ...zeroed, freePagesLooked: 16, freePagesZero: 16 },
        devicePath,
      },
    ],
    misses: [
      { name: 'one that holds remains', data: { ...zeroed, freePagesZero: 63 }, devicePath },
      { name: 'too few', data: { ...zeroed, freePagesLooked: 3, freePagesZero: 3 }, devicePath },
      {
        name: 'a database that overwrites',
        data: zeroed,
        devicePath: '/private/var/mobile/Library/Safari/History.db',
      },
    ],
  };
};
