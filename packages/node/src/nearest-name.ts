/** A longer word is no slip of the fingers, and comparing it would only cost time. */
const longestWord = 100;

/** The name that was probably meant by `word`: nearest by single letters, without regard to case; `undefined` where none is near. */
export function nearestName(word: string, names: readonly string[]): string | undefined {
  if (word.length > longestWord) return undefined;
  const written = word.toLowerCase();
  let nearest: string | undefined;
  // A third of the letters may differ: beyond that it is another word.
  let least = Math.floor(Math.min(written.length / 3, 4)) + 1;
  for (const name of names) {
    // `sms` for `ios.sms` is no slip, but plain enough.
    const own = name.slice(name.indexOf('.') + 1);
    const distance = Math.min(editDistance(written, name), own === written ? 0 : least);
    if (distance >= least) continue;
    nearest = name;
    least = distance;
  }
  return nearest;
}

/** Letters to add, leave out or change (Levenshtein). */
function editDistance(a: string, b: string): number {
  let above = Array.from({ length: b.length + 1 }, (_, n) => n);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const changed = (above[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(changed, (above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    above = row;
  }
  return above[b.length] ?? 0;
}
