import type { GapEdge, Note, RowGap, TableGaps } from '../model/index.ts';
import { secondsOf } from './moments.ts';

/**
 * The gaps between the numbers of notes (`values.number`), as those between rowids: of a table that is small enough to be remembered
 * whole. Several notes with one number in one file are one row, seen with the times of all.
 */
export function gapsOfNumbers(table: string, notes: readonly Note[]): TableGaps[] {
  const paths = new Set(notes.map(({ provenance }) => provenance.devicePath));
  return [...paths].map((devicePath) =>
    gapsOfFile(
      table,
      devicePath,
      notes.filter(({ provenance }) => provenance.devicePath === devicePath),
    ),
  );
}

function gapsOfFile(table: string, devicePath: string, notes: readonly Note[]): TableGaps {
  const edges = new Map<number, GapEdge>();
  for (const { values, ...sight } of notes) {
    const rowId = Number(values.number);
    const known = edges.get(rowId);
    edges.set(
      rowId,
      known ? { ...known, times: [...known.times, ...sight.times] } : { ...sight, rowId },
    );
  }
  const rows = [...edges.values()].sort((a, b) => a.rowId - b.rowId);
  const gaps = rows.flatMap((after, place): RowGap[] => {
    const before = rows[place - 1];
    const missing = before ? after.rowId - before.rowId - 1 : 0;
    return before && missing > 0 ? [{ before, after, missing }] : [];
  });
  return {
    artifact: notes[0]!.artifact,
    devicePath,
    table,
    gaps,
    gapCount: gaps.length,
    missing: gaps.reduce((sum, { missing }) => sum + missing, 0),
  };
}

/**
 * The row with the earliest of its times, and no other. It is given its number when it is made: what came later, a message that was read or the
 * last use of a program, is often of a far other day and does not say when the numbers of a gap were given out.
 */
export function madeAt(edge: GapEdge): GapEdge {
  return { ...edge, times: edge.times.toSorted((a, b) => (a.at < b.at ? -1 : 1)).slice(0, 1) };
}

/** Gaps whose rows were both made between two moments (Unix seconds, included): when a message was read does not tell when its number was given out. */
export function gapsMadeWithin({ gaps }: TableGaps, from: number, to: number): RowGap[] {
  const isWithin = (edge: GapEdge): boolean => {
    const [made] = madeAt(edge).times;
    const at = made && secondsOf(made);
    return at !== undefined && at >= from && at <= to;
  };
  return gaps.filter(({ before, after }) => isWithin(before) && isWithin(after));
}
