import type { ColumnRun, Row } from '../model/index.ts';
import type { Slot } from './field-slots.ts';

/**
 * Most columns of a wide table hold NULL, 0 or 1, which the row's header alone tells. Stretches of such columns
 * make the same bytes again and again, so they are made once and copied whole.
 */
export interface CachedRun extends ColumnRun {
  readonly slots: readonly Slot[];
  /** For each column the stretches that were seen to begin there. */
  readonly stretches: (Stretch[] | undefined)[];
}

export interface Stretch {
  /** Serial types of its columns, each one of 0, 8, 9. */
  readonly types: Uint8Array;
  readonly bytes: Uint8Array;
}

const mostStretchesAtOnePlace = 8;
const shortest = 3;

export function cachedRun(slots: readonly Slot[], columns: readonly number[]): CachedRun {
  return { fields: slots, slots, columns, stretches: [] };
}

/** A known stretch that fits the row from column `index` of the run on, or one made for it; `undefined` where it is not worth one. */
export function stretchAt(run: CachedRun, index: number, row: Row): Stretch | undefined {
  const known = run.stretches[index];
  if (known) {
    for (const stretch of known) if (fits(stretch, run.columns, index, row)) return stretch;
    if (known.length >= mostStretchesAtOnePlace) return undefined;
  }
  const types: number[] = [];
  for (let i = index; i < run.columns.length; i++) {
    const type = row.type(run.columns[i]!);
    // A summary field must be seen by the writer, so that it knows where it stands.
    if (!isConstant(type) || run.slots[i]!.summary >= 0) break;
    // A field between two columns that the schema lacks ends the stretch: what is copied must be in order.
    if (i > index && run.slots[i]!.index !== run.slots[i - 1]!.index + 1) break;
    types.push(type);
  }
  if (types.length < shortest) return undefined;
  const stretch = { types: Uint8Array.from(types), bytes: bytesOfStretch(run.slots, index, types) };
  if (known) known.push(stretch);
  else run.stretches[index] = [stretch];
  return stretch;
}

/** A stretch fits where its types stand in the row and it does not end early. */
function fits({ types }: Stretch, columns: readonly number[], index: number, row: Row): boolean {
  for (let i = 0; i < types.length; i++)
    if (row.type(columns[index + i]!) !== types[i]) return false;
  return true;
}

const isConstant = (type: number): boolean => type === 0 || type === 8 || type === 9;

function bytesOfStretch(
  slots: readonly Slot[],
  index: number,
  types: readonly number[],
): Uint8Array {
  const parts: number[] = [];
  types.forEach((type, i) => {
    const slot = slots[index + i]!;
    if (slot.hidden) return;
    if (type === 0) parts.push(...slot.nullText);
    else parts.push(...slot.key, type === 8 ? 0x30 : 0x31);
  });
  return Uint8Array.from(parts);
}
