import type { MessageKey } from '../locales/index.ts';
import type { ListingProblem, SourceKind } from '../model/index.ts';

/** What is wrong with a source as a whole, as it is told to people: a sentence, and the name of what it concerns. */
export interface ListingReason {
  readonly sentence: MessageKey;
  /** For the placeholders of the sentence. */
  readonly values: { readonly n: number };
  readonly part: MessageKey;
}

/** Each reason once, in the order in which they were met, with the number of files where they are counted. */
export function listingReasons(
  kind: SourceKind | undefined,
  problems: readonly ListingProblem[],
): readonly ListingReason[] {
  const reasons = new Map<MessageKey, ListingReason>();
  for (const problem of problems) {
    const { sentence, part } = reasonOf(kind, problem);
    const n = (reasons.get(sentence)?.values.n ?? 0) + problem.count;
    reasons.set(sentence, { sentence, part, values: { n } });
  }
  return [...reasons.values()];
}

function reasonOf(
  kind: SourceKind | undefined,
  { code, about }: ListingProblem,
): Pick<ListingReason, 'sentence' | 'part'> {
  const isBackup = kind === 'itunes-backup';
  if (code === 'missing-key')
    return { sentence: 'plural.files-without-key', part: 'technical.files' };
  if (code === 'other-backup')
    return { sentence: 'reason.other-backup', part: 'artifact.ios.manifest.name' };
  if (code === 'disk-error') return { sentence: 'reason.disk-error', part: 'technical.files' };
  if (about === 'same-place') return { sentence: 'cli.source.same-place', part: 'technical.files' };
  if (about === 'small-letters')
    return { sentence: 'cli.source.small-letters', part: 'technical.files' };
  if (about === 'capital-letters')
    return { sentence: 'cli.source.capital-letters', part: 'technical.files' };
  if (about === 'rules')
    return { sentence: 'plural.rules-over-limit', part: 'heading.checked-for' };
  if (about === 'two-phones')
    return { sentence: 'cli.source.two-phones', part: 'artifact.ios.backup-info.name' };
  if (about === 'unfinished') return { sentence: 'cli.source.unfinished', part: 'technical.files' };
  if (about === 'description') {
    return {
      sentence:
        code === 'no-permission' ? 'cli.source.partly-closed' : 'cli.source.description-damaged',
      part: 'artifact.ios.backup-info.name',
    };
  }
  if (code === 'no-permission')
    return { sentence: 'cli.source.partly-closed', part: 'technical.files' };
  if (!isBackup || about !== undefined)
    return { sentence: `reason.${code}`, part: 'technical.files' };
  return {
    sentence: code === 'missing' ? 'cli.source.manifest-lost' : 'cli.source.manifest-damaged',
    part: 'artifact.ios.manifest.name',
  };
}
