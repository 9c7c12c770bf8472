import { isDictionary, readPropertyList, type PlistDictionary } from '../../formats/plist/index.ts';
import {
  EvidenceError,
  type ParseContext,
  type ProblemDraft,
  type Row,
} from '../../model/index.ts';
import { orProblem } from '../rows/row-problems.ts';

/** What a bookmark or a tab of Safari has besides its columns: a property list in one of them. `undefined` where there is none, or a problem in its place. */
export function* attributesOf(
  row: Row,
  column: number,
  { limits }: ParseContext,
): Generator<ProblemDraft, PlistDictionary | undefined> {
  const bytes = row.blob(column);
  if (bytes === null || bytes.length === 0) return undefined;
  return yield* orProblem(row, (options) => {
    if (bytes.length > limits.maxValueBytes) {
      throw new EvidenceError('limit-exceeded', `attributes of ${bytes.length} bytes`);
    }
    const attributes = readPropertyList(bytes, limits, options);
    if (!isDictionary(attributes)) {
      throw new EvidenceError('malformed', 'the attributes are no dictionary');
    }
    return attributes;
  });
}
