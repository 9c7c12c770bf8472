import type { FindingDraft } from '../findings/findings.ts';

/**
 * Findings of an earlier version of a row that say what the row says that is still there, each with the one of that row, by their ids: what
 * changed in it is something else (decision 24). For each source by itself: another backup of the phone can hold the same earlier version,
 * with the same id, and no row any more.
 */
export function liveCopies(findings: readonly FindingDraft[]): Map<string, Map<string, string>> {
  const live = new Map<string, string>();
  for (const finding of findings) {
    const key = finding.deleted ? undefined : keyOf(finding);
    if (key !== undefined && !live.has(key)) live.set(key, finding.id);
  }
  const copies = new Map<string, Map<string, string>>();
  for (const finding of live.size === 0 ? [] : findings) {
    const key = finding.deleted ? keyOf(finding) : undefined;
    const known = key === undefined ? undefined : live.get(key);
    if (known === undefined) continue;
    const { source } = finding.provenance[0]!;
    const own = copies.get(source) ?? new Map<string, string>();
    copies.set(source, own.set(finding.id, known));
  }
  return copies;
}

/** What was met, and in which row, whichever artifact reads it; undefined where the row is not known. */
function keyOf({ provenance, origin, met, values }: FindingDraft): string | undefined {
  const { source, devicePath, position } = provenance[0]!;
  if (position.unit !== 'row' || position.table === null || position.rowId === null)
    return undefined;
  const { table, rowId } = position;
  // Artifacts call the fields that they share by names of their own.
  const what = origin.kind === 'indicator' ? values['value'] : values;
  return JSON.stringify([source, devicePath, table, String(rowId), origin, met, what]);
}
