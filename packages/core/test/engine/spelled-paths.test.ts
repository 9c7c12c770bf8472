import fc from 'fast-check';
import { expect, test } from 'vitest';
import { artifacts } from '../../src/catalogue/artifacts.generated.ts';
import { matchesGlob, parseGlob } from '../../src/engine/globs.ts';
import { spelledBy } from '../../src/engine/spelled-paths.ts';

test.each([
  ['/private/var/mobile/Library/SMS/sms.db', '/private/var/mobile/library/sms/sms.db'],
  ['/private/var/db/Profile-*.plist', '/private/var/db/profile-a-b.plist'],
  ['/private/var/*/Data/*.PLSQL', '/private/var/x/data/y.plsql'],
  ['/private/**/WebKit/Log.plist', '/private/var/a/b/webkit/log.plist'],
])('a path in small letters is spelled as %s has it', (glob, small) => {
  const path = spelledBy([glob])(small)!;
  expect(path.toLowerCase()).toBe(small);
  expect(matchesGlob(parseGlob(glob), path)).toBe(true);
});

test('a name that one glob leaves open is spelled as another has it', () => {
  const spelled = spelledBy(['/private/*/*/History', '/private/Chrome/Default/History']);
  expect(spelled('/private/chrome/default/history')).toBe('/private/Chrome/Default/History');
  expect(spelled('/private/chrome/profile/history')).toBe('/private/chrome/profile/History');
});

test('a path that no glob has in any letters is not spelled', () => {
  expect(spelledBy(['/private/var/Library/a.db'])('/private/var/library/b.db')).toBeUndefined();
});

test('whatever an artifact reads is found again after its letters became small', () => {
  const globs = artifacts.flatMap(({ paths }) => [...paths]);
  const spelled = spelledBy(globs);
  const filled = fc.constantFrom(...globs).chain((glob) =>
    fc.tuple(fc.stringMatching(/^[a-z0-9.-]{1,12}$/), fc.nat(3)).map(([name, depth]) =>
      glob
        .split('/')
        .flatMap((part) =>
          part === '**' ? Array.from({ length: depth }, () => name) : [part.replaceAll('*', name)],
        )
        .join('/'),
    ),
  );
  fc.assert(
    fc.property(filled, (path) => {
      const again = spelled(path.toLowerCase());
      expect(again?.toLowerCase()).toBe(path.toLowerCase());
      expect(globs.some((glob) => matchesGlob(parseGlob(glob), again!))).toBe(true);
    }),
  );
});
