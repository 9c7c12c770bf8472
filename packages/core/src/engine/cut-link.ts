import type { ProblemDraft } from '../model/index.ts';

/** What is told where a link out of a text is so long that only its beginning is kept and compared. */
export const cutLink: ProblemDraft = {
  kind: 'problem',
  code: 'limit-exceeded',
  detail: 'only the beginning of a link is compared: it is longer than a MiB',
};
