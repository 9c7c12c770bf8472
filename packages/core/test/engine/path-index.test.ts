import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matchesGlob, matchesName, parseGlob, reachesInto } from '../../src/engine/globs.ts';
import { pathIndex } from '../../src/engine/path-index.ts';

/** The meaning of a glob, told without any cleverness. */
function nameMatches(pattern: string, name: string): boolean {
  if (pattern === '') return name === '';
  if (pattern.startsWith('*')) {
    const rest = pattern.slice(1);
    for (let cut = 0; cut <= name.length; cut++)
      if (nameMatches(rest, name.slice(cut))) return true;
    return false;
  }
  return name !== '' && pattern[0] === name[0] && nameMatches(pattern.slice(1), name.slice(1));
}

function pathMatches(glob: readonly string[], path: readonly string[]): boolean {
  const [first, ...rest] = glob;
  if (first === undefined) return path.length === 0;
  if (first === '**')
    return path.some((_, cut) => pathMatches(rest, path.slice(cut))) || pathMatches(rest, []);
  return path.length > 0 && nameMatches(first, path[0]!) && pathMatches(rest, path.slice(1));
}

const component = fc.string({ unit: fc.constantFrom('a', 'b', '.'), maxLength: 4 });
const pattern = fc
  .string({ unit: fc.constantFrom('a', 'b', '*'), maxLength: 4 })
  .map((text) => text.replaceAll('**', '*'));
const globs = fc.array(fc.oneof(pattern, fc.constant('**')), { minLength: 1, maxLength: 5 });
const paths = fc.array(component, { minLength: 1, maxLength: 5 });

test('globs mean what a slow reading of them says', () => {
  let hits = 0;
  fc.assert(
    fc.property(globs, paths, (glob, path) => {
      const expected = pathMatches(glob, path);
      if (expected) hits++;
      expect(matchesGlob(parseGlob(`/${glob.join('/')}`), `/${path.join('/')}`)).toBe(expected);
    }),
    { numRuns: 5000, seed: 7 },
  );
  expect(hits).toBeGreaterThan(200);
});

describe('single names', () => {
  test.each([
    ['sms.db', 'sms.db', true],
    ['sms.db', 'SMS.DB', false],
    ['*.db', '.db', true],
    ['a*b*c', 'a-b-b-c', true],
    ['a*b*c', 'a-b-c-', false],
    ['*', '', true],
  ])('%s and %s', (glob, name, expected) => {
    expect(matchesName(glob, name)).toBe(expected);
  });

  test('a star stays within its component, two stars also stand for none', () => {
    expect(matchesGlob(parseGlob('/a/*/c'), '/a/b/b/c')).toBe(false);
    expect(matchesGlob(parseGlob('/a/**/c'), '/a/c')).toBe(true);
    expect(matchesGlob(parseGlob('/a/**'), '/a')).toBe(true);
    expect(matchesGlob(parseGlob('/a'), 'a')).toBe(false);
  });
});

test('a hostile path with many near-matches costs no more than its length', () => {
  const glob = parseGlob(`/${'**/a*a*a*a*/'.repeat(8)}b`);
  const path = `/${'aaaaaaaaaaaaaaaaaaaaaaaa/'.repeat(2000)}c`;
  expect(matchesGlob(glob, path)).toBe(false);
});

test('the index finds what each glob would, each once, in the order of registration', () => {
  const entries = fc.array(globs, { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(entries, paths, (all, path) => {
      const registered = all.map((glob, i) => ({ glob: `/${glob.join('/')}`, value: i % 3 }));
      const text = `/${path.join('/')}`;
      const expected = registered
        .filter(({ glob }) => matchesGlob(parseGlob(glob), text))
        .map(({ value }) => value);
      expect(pathIndex(registered).find(text)).toEqual([...new Set(expected)]);
    }),
    { numRuns: 1000, seed: 7 },
  );
});

/** The look at the bytes of a path, from a folder above it, that comes before the path is compared. */
function passesFirstLook(globs: readonly string[], folder: string, rest: string): boolean {
  const { filter } = pathIndex(globs.map((glob) => ({ glob, value: glob })));
  const bytes = new TextEncoder().encode(rest);
  return filter.below!(folder)(bytes, 0, bytes.length);
}

describe('the look at bytes before paths are compared', () => {
  test('lets every path pass that a glob matches, from each folder above it', () => {
    let hits = 0;
    fc.assert(
      fc.property(fc.array(globs, { minLength: 1, maxLength: 8 }), paths, (all, path) => {
        const known = all.map((glob) => `/${glob.join('/')}`);
        const text = `/${path.join('/')}`;
        if (!known.some((glob) => matchesGlob(parseGlob(glob), text))) return;
        hits++;
        for (let at = 0; (at = text.indexOf('/', at)) >= 0; at++)
          expect(passesFirstLook(known, text.slice(0, at), text.slice(at + 1))).toBe(true);
      }),
      { numRuns: 3000, seed: 7 },
    );
    expect(hits).toBeGreaterThan(200);
  });

  test.each([
    ['/x', 'y1/log-1.txt', true],
    ['/x/y1', 'log-1.txt', true],
    ['/x', 'z1/log-1.txt', false],
    ['/x', 'y1/Log-1.txt', false],
    ['/x', 'y1/log-1.csv', false],
    ['/z', 'y1/log-1.txt', false],
    ['/x', 'info.plist', true],
    ['/x', 'other.plist', false],
    // Where any name will do, the folder must be the one that is named.
    ['/x', 'a/b/held/1', true],
    ['/x/a/held', '1', true],
    ['/x/a', 'held/1', true],
    ['/x', 'a/b/1', false],
    ['/x', 'a/held-not/1', false],
    ['/x', '1', false],
    ['/x/not-held', '1', false],
    ['/x', 'a/held/b/1', false],
  ])('below %s %s passes: %s', (folder, rest, expected) => {
    const known = ['/x/y*/log-*.txt', '/x/info.plist', '/x/**/held/*'];
    expect(passesFirstLook(known, folder, rest)).toBe(expected);
  });
});

describe('a folder that a glob reaches into', () => {
  const reaches = (glob: string, folder: string) => reachesInto(parseGlob(glob), folder);

  test.each([
    ['/a/b/c.db', '/', true],
    ['/a/b/c.db', '/a', true],
    ['/a/b/c.db', '/a/b', true],
    ['/a/b/c.db', '/a/b/c.db', false],
    ['/a/b/c.db', '/a/x', false],
    ['/a/*/c.db', '/a/x', true],
    ['/a/*/c.db', '/a/x/y', false],
    ['/a/**/c.db', '/a/x/y/z', true],
    ['/a/**/c.db', '/b', false],
  ])('%s and %s: %s', (glob, folder, expected) => {
    expect(reaches(glob, folder)).toBe(expected);
  });

  test('is every folder above a path that matches', () => {
    const part = fc.constantFrom('a', 'b', '*', '**', 'a*');
    const name = fc.constantFrom('a', 'b', 'ab');
    fc.assert(
      fc.property(
        fc.array(part, { minLength: 1 }),
        fc.array(name, { minLength: 1 }),
        (glob, path) => {
          fc.pre(matchesGlob(glob, `/${path.join('/')}`));
          for (let depth = 0; depth < path.length; depth++)
            expect(reachesInto(glob, `/${path.slice(0, depth).join('/')}`)).toBe(true);
        },
      ),
    );
  });
});
