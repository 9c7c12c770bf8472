import type { EvidenceRecord } from '../../src/model/index.ts';

/** First and last of the times with this mark, to the second, as the corpus' own list gives them. */
export function spanOf(
  records: readonly EvidenceRecord[],
  marks: string,
): readonly (string | undefined)[] {
  const times = records
    .flatMap((record) => record.times)
    .filter((time) => time.marks === marks)
    .flatMap(({ at }) => at?.replace(/\.\d+Z$/, 'Z') ?? [])
    .sort();
  return [times[0], times.at(-1)];
}
