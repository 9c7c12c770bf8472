/**
 * The members whose bytes are those of others too, by their number, where all together take up more than the file holds. No tool writes such
 * an archive; one made by hand lets a file of a few hundred kilobytes unpack to any size, each member from the same bytes again
 * (https://www.bamsoftware.com/hacks/zipbomb/). As many members as can be are kept: one whose size is damaged, and that seems to take up all
 * that follows, costs itself.
 */
export function overlapping(
  starts: readonly number[],
  ends: readonly number[],
  fileSize: number,
): ReadonlySet<number> {
  let taken = 0;
  for (let i = 0; i < starts.length; i++) taken += Math.max(0, ends[i]! - starts[i]!);
  if (taken <= fileSize) return new Set();
  const order = starts.map((_, member) => member).filter((i) => ends[i]! > starts[i]!);
  order.sort((a, b) => ends[a]! - ends[b]! || starts[b]! - starts[a]! || a - b);
  const others = new Set<number>();
  let last = 0;
  for (const member of order) {
    if (starts[member]! < last) others.add(member);
    else last = ends[member]!;
  }
  return others;
}
