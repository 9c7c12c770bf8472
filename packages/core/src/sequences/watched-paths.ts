/**
 * A cheap look for a few whole paths (in ASCII). Nearly every other path differs in length or in its last bytes, so it costs
 * two comparisons for a record.
 */
export function isOneOfPaths(
  paths: readonly string[],
): (bytes: Uint8Array, start: number, end: number) => boolean {
  const wanted = paths.map((path) => Uint8Array.from(path, (letter) => letter.charCodeAt(0)));
  return (bytes, start, end) => wanted.some((path) => equals(path, bytes, start, end));
}

/** As cheap, for all that lies below one folder, whose path (in ASCII) ends in a slash. */
export function isBelow(
  folder: string,
): (bytes: Uint8Array, start: number, end: number) => boolean {
  const wanted = Uint8Array.from(folder, (letter) => letter.charCodeAt(0));
  const { length } = wanted;
  return (bytes, start, end) =>
    end - start > length && equals(wanted, bytes, start, start + length);
}

function equals(path: Uint8Array, bytes: Uint8Array, start: number, end: number): boolean {
  if (path.length !== end - start) return false;
  for (let i = path.length - 1; i >= 0; i--) if (path[i] !== bytes[start + i]) return false;
  return true;
}
