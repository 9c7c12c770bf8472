import { maxLinksPerText } from '../../formats/links.ts';
import type { ProblemDraft } from '../../model/index.ts';

/** What is told where a link out of a text is so long that only its beginning is kept and compared. */
export const cutLink: ProblemDraft = {
  kind: 'problem',
  code: 'limit-exceeded',
  detail: 'only the beginning of a link is compared: it is longer than a MiB',
};

/** What is told where a record has so many links that further ones of a text may have been left out. */
export const cutLinks: ProblemDraft = {
  kind: 'problem',
  code: 'limit-exceeded',
  detail: `not all links of a text may have been compared: it has more than ${maxLinksPerText}`,
};
