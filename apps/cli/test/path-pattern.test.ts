import { describe, expect, test } from 'vitest';
import { UsageError } from '@athar/core';
import { pathPattern } from '../src/path-pattern.ts';

const names = (glob: string, ...paths: readonly string[]): string[] =>
  paths.filter(pathPattern(glob));

const sms = '/private/var/mobile/Library/SMS/sms.db';

describe('a pattern of paths', () => {
  test.each<[glob: string, meant: readonly string[], not: readonly string[]]>([
    ['sms.db', [sms], [`${sms}-wal`, '/sms.db/a']],
    ['sms.*', [sms, '/sms.'], ['/asms.db']],
    ['/var/mobile/**/*.db', [sms], ['/private/var/root/a.db']],
    ['/tmp/a', ['/private/tmp/a'], ['/tmp/a']],
    ['sms.d?', [sms], ['/sms.d', '/sms.dab']],
    ['/a?b', ['/axb', '/a\u{1f600}b'], ['/a/b', '/ab', '/axxb']],
    ['/[a-c]1', ['/a1', '/b1', '/c1'], ['/d1', '/A1', '/1', '/ab1']],
    ['/[!x]', ['/y', '/!'], ['/x', '/', '/yy']],
    ['/[^x-z]', ['/a'], ['/y']],
    ['/[]a]', ['/]', '/a'], ['/b']],
    ['/[a-]', ['/a', '/-'], ['/b']],
    ['/[\\]x]', ['/]', '/x'], ['/\\']],
    ['/[ء-ي]', ['/س'], ['/a']],
    ['sms.db{,-wal,-shm}', [sms, `${sms}-wal`, `${sms}-shm`], [`${sms}-journal`]],
    ['{sms,call}.db', [sms, '/call.db'], ['/smscall.db']],
    ['/{a}?', ['/{a}x'], ['/ax']],
    ['/{a/b,c}/d', ['/a/b/d', '/c/d'], ['/a/d', '/a/b/c/d']],
    ['{/a,b}', ['/a', '/x/b', '/b'], ['/x/a']],
    ['/{a,b{1,2}}x', ['/ax', '/b1x', '/b2x'], ['/bx']],
    ['/{var/a,tmp/b}', ['/private/var/a', '/private/tmp/b'], ['/var/a']],
    ['/**/[a-b]*/{c,d}?', ['/x/y/b7/c1', '/a/d2'], ['/x/c1', '/a/d']],
  ])('%s', (glob, meant, not) => {
    expect(names(glob, ...meant, ...not)).toEqual(meant);
  });

  test.each(['/T\u00e9l\u00e9.txt', '/Te\u0301le\u0301.txt', '/T?l?.txt', '/T[\u00e9]l[!e].txt'])(
    'means a name however Unicode writes it: %s',
    (glob) => {
      const meant = ['/T\u00e9l\u00e9.txt', '/Te\u0301le\u0301.txt'];
      expect(names(glob, ...meant, '/Tele\u0301.txt.x', '/Te\u0301.txt')).toEqual(meant);
    },
  );

  test.each<[glob: string, meant: string, not: readonly string[]]>([
    ['/a\\?', '/a?', ['/ab']],
    ['/a\\*', '/a*', ['/abc']],
    ['/\\[a-c\\]', '/[a-c]', ['/a']],
    ['/\\{a,b\\}', '/{a,b}', ['/a', '/b']],
    ['/{a\\,b,c}', '/a,b', ['/a', '/b']],
    ['/a\\\\b', '/a\\b', ['/ab']],
    ['/a\\', '/a\\', ['/a']],
  ])('a backslash takes the next character as it is: %s', (glob, meant, not) => {
    expect(names(glob, meant, ...not)).toEqual([meant]);
  });

  test.each(['/a[b', '/a{b,c', '/a{b}', '/a}b', '/a]b', '/{}', '/a{b\\,c}x'.replace('\\', '')])(
    'a path that holds such characters is meant as it stands: %s',
    (path) => {
      expect(pathPattern(path)(path)).toBe(true);
      expect(pathPattern(path.slice(1))(`/x${path}`)).toBe(true);
    },
  );

  test('the very path is meant, whatever else it stands for', () => {
    expect(names('/a[1]?', '/a[1]?', '/a1x', '/a[1]x')).toEqual(['/a[1]?', '/a1x']);
    expect(names('/var/{x,y}', '/private/var/{x,y}', '/private/var/x')).toHaveLength(2);
  });

  test.each([
    ['braces after braces', '{a,b}'.repeat(40)],
    ['braces in braces', `${'{a,{b,'.repeat(300)}c${'}}'.repeat(300)}`.repeat(2)],
    ['a long list', `{${'a,'.repeat(1500)}b}`],
    ['a long text', 'a'.repeat(5000)],
  ])('stands for a bounded number of paths: %s', (_name, glob) => {
    expect(() => pathPattern(glob)).toThrow(UsageError);
  });

  test.each([
    ['stars', `/${'*a'.repeat(1500)}b`, `/${'a'.repeat(20_000)}`],
    ['sets', `/${'*[a-b]'.repeat(600)}c`, `/${'a'.repeat(20_000)}`],
    ['components', `/${'**/a/'.repeat(700)}b`, `/${'a/'.repeat(10_000)}`],
    ['braces that are not closed', '{'.repeat(4000), '/a'],
    ['sets that are not closed', `/${'['.repeat(4000)}`, '/a'],
  ])('costs no exponential time: %s', (_name, glob, path) => {
    expect(pathPattern(glob)(path)).toBe(false);
  });
});
