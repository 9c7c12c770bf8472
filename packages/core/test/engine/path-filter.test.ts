import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pathFilter } from '../../src/engine/path-filter.ts';

const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'é'), minLength: 1, maxLength: 3 });
const part = fc.tuple(letters, fc.boolean(), letters, fc.boolean());
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A path, and the glob that it matches: where a component has a star, its letters stand for one. */
const globAndPath = fc.array(part, { minLength: 2, maxLength: 4 }).map((parts) => {
  const path = parts.map(([before, , after]) => `/${before}${after}`).join('');
  const glob = parts
    .map(([before, isStar, after, isWhole]) =>
      !isStar ? `/${before}${after}` : isWhole ? '/*' : `/${before}*`,
    )
    .join('');
  return { path, glob };
});

/** As the plan of a check outlines a glob. */
function outlineOf(glob: string): { prefix: string; name: string } {
  const star = glob.indexOf('*');
  return {
    prefix: star < 0 ? glob : glob.slice(0, star),
    name: glob.slice(glob.lastIndexOf('/') + 1),
  };
}

test('the look at bytes lets every path pass that a glob matches, from each folder above it', () => {
  fc.assert(
    fc.property(fc.array(globAndPath, { minLength: 1, maxLength: 6 }), (pairs) => {
      const filter = pathFilter(
        pairs.map(({ glob }) => outlineOf(glob)),
        () => true,
      );
      for (const { path } of pairs) {
        for (let at = 0; (at = path.indexOf('/', at)) >= 0; at++) {
          const below = bytes(path.slice(at + 1));
          expect(filter.below!(path.slice(0, at))(below, 0, below.length)).toBe(true);
        }
      }
    }),
  );
});

test('the look at bytes stops what no glob can match', () => {
  const filter = pathFilter([outlineOf('/x/y*/log-*.txt'), outlineOf('/x/info.plist')], () => true);
  const passes = (folder: string, rest: string): boolean =>
    filter.below!(folder)(bytes(rest), 0, bytes(rest).length);
  expect(passes('/x', 'y1/log-1.txt')).toBe(true);
  expect(passes('/x/y1', 'log-1.txt')).toBe(true);
  expect(passes('/x', 'z1/log-1.txt')).toBe(false);
  expect(passes('/x', 'y1/Log-1.txt')).toBe(false);
  expect(passes('/x', 'y1/log-1.csv')).toBe(false);
  expect(passes('/z', 'y1/log-1.txt')).toBe(false);
  expect(passes('/x', 'info.plist')).toBe(true);
  expect(passes('/x', 'other.plist')).toBe(false);
});
