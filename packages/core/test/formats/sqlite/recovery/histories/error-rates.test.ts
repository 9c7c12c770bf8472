import { expect, test } from 'vitest';
import type { RecoveredRow } from '../../../../../src/formats/sqlite/recovery/index.ts';
import { appHistory } from './app-history.ts';
import { firstSeed } from './first-seed.ts';
import { keyedHistory } from './keyed-history.ts';
import { largeHistory } from './large-history.ts';
import { messageHistory } from './message-history.ts';
import { outcomeOf } from './random-history.ts';

const histories = Number(process.env['ATHAR_HISTORIES'] ?? 0);

/** What one history came to. */
interface Outcome {
  readonly told: number;
  /** Of these, those whose rowid was read, and those for which it was worked out. */
  readonly read: number;
  readonly workedOut: number;
  /** Rows that are told and never were, or still are, in words. */
  readonly wrong: readonly string[];
  /** Rows that were deleted last and whose bytes stand, and those of them that are not told, in words. */
  readonly standing: number;
  readonly missed: readonly string[];
  /** Rows that were deleted last and stand but for a letter of their key, which nothing tells: none of them is among those that stand. */
  readonly butForALetter?: number;
}

const generators: Readonly<Record<string, (seed: number) => Outcome>> = {
  'tables as apps have them': (seed) => {
    const { rows, wrong, standing, missed } = appHistory(seed);
    return { ...toldOf(rows), wrong, standing, missed };
  },
  'tables without rowid': (seed) => keyedOutcome(seed),
  'tables without rowid in UTF-16': (seed) =>
    keyedOutcome(seed, seed % 2 === 0 ? 'UTF-16le' : 'UTF-16be'),
  'whatever SQLite can do': (seed) => {
    const { rows, wrong, standing, missed } = outcomeOf(seed);
    return { ...toldOf(rows), wrong, standing, missed };
  },
  'messages as phones store them': messageHistory,
  'large tables': (seed) => ({ ...largeHistory(seed), read: 0, workedOut: 0 }),
};

function keyedOutcome(seed: number, encoding?: string): Outcome {
  const { found: told, ...rest } = keyedHistory(seed, encoding);
  return { ...rest, told, read: 0, workedOut: 0 };
}

function toldOf(rows: readonly RecoveredRow[]): Pick<Outcome, 'told' | 'read' | 'workedOut'> {
  const known = rows.filter(({ rowId }) => rowId !== undefined);
  const workedOut = known.filter(({ isRowIdWorkedOut }) => isRowIdWorkedOut).length;
  return { told: rows.length, read: known.length - workedOut, workedOut };
}

/** The rates that docs/methodology/how-deleted-rows-are-recovered.md tells, on as many histories as are asked for. */
test.skipIf(histories === 0).for(Object.entries(generators))(
  '%s: hardly any row that is told never was, and few that stand are missed (needs ATHAR_HISTORIES, how many; 600 take minutes)',
  { timeout: 3_600_000 },
  ([name, outcome]) => {
    let told = 0;
    let read = 0;
    let workedOut = 0;
    let standing = 0;
    const missed: string[] = [];
    let butForALetter = 0;
    const ofAnother: string[] = [];
    const invented: string[] = [];
    const seeds = new Set<number>();
    for (let seed = firstSeed; seed < firstSeed + histories; seed++) {
      const one = outcome(seed);
      told += one.told;
      read += one.read;
      workedOut += one.workedOut;
      standing += one.standing;
      missed.push(...one.missed.map((what) => `seed ${seed}: missed ${what}`));
      butForALetter += one.butForALetter ?? 0;
      for (const what of one.wrong) {
        seeds.add(seed);
        const list = what.startsWith('of another table') ? ofAnother : invented;
        list.push(`seed ${seed}: ${what}`);
      }
    }
    process.stdout.write(
      `${name}, ${histories} histories from seed ${firstSeed} on: ${told} rows told (${read} with their rowid, ${workedOut} with one that was worked out), ${invented.length} never were or still are, ` +
        `${ofAnother.length} were of another table (${seeds.size} histories); ${standing} stand, ${missed.length} missed; ${butForALetter} more but for a letter\n${[...invented, ...ofAnother, ...missed].map((what) => `  ${what}\n`).join('')}`,
    );
    expect(told).toBeGreaterThan(5 * histories);
    expect(invented.length).toBeLessThan(1 + told / 2000);
    expect(missed.length).toBeLessThan(1 + standing * 0.2);
  },
);
