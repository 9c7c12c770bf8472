/** Pages of no interest that are read along rather than making two reads. */
const pagesReadAlong = 8;

/** Stretches of the pages of a database, at most so long, that leave aside what need not be looked into. */
export function* pageStretches(
  pageCount: number,
  most: number,
  isUnwanted: (page: number) => boolean,
): Generator<{ readonly first: number; readonly count: number }> {
  let first = 1;
  let count = 0;
  for (let page = 1; page <= pageCount; page++) {
    const isLeftAside = isUnwanted(page);
    if (count > 0 && (page - first >= most || page - first - count > pagesReadAlong)) {
      yield { first, count };
      count = 0;
    }
    if (isLeftAside) continue;
    if (count === 0) first = page;
    count = page - first + 1;
  }
  if (count > 0) yield { first, count };
}
