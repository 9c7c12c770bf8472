import type { FindingDraft } from './findings.ts';

/**
 * Findings without those of an earlier version of a row that say what the row says that is still there: what changed in it is something
 * else (decision 24).
 */
export function withoutLiveCopies(findings: readonly FindingDraft[]): FindingDraft[] {
  const live = new Set<string>();
  for (const finding of findings) {
    const key = finding.deleted ? undefined : keyOf(finding);
    if (key !== undefined) live.add(key);
  }
  return findings.filter((finding) => {
    const key = finding.deleted ? keyOf(finding) : undefined;
    return key === undefined || !live.has(key);
  });
}

/** What was met, and in which row, whichever artifact reads it; undefined where the row is not known. */
function keyOf({ provenance, origin, met, values }: FindingDraft): string | undefined {
  const { devicePath, position } = provenance[0]!;
  if (position.unit !== 'row' || position.table === null || position.rowId === null)
    return undefined;
  const { table, rowId } = position;
  // Artifacts call the fields that they share by names of their own.
  const what = origin.kind === 'indicator' ? values['value'] : values;
  return JSON.stringify([devicePath, table, String(rowId), origin, met, what]);
}
