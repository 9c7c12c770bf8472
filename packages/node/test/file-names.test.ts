import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { placeFinder, writablePath } from '../src/evidence/file-names.ts';

describe('the place of an extracted file', () => {
  test.each([
    ['/private/var/mobile/Library/SMS/sms.db', 'private/var/mobile/Library/SMS/sms.db'],
    ['/a/../../etc/passwd', 'a/%2E%2E/%2E%2E/etc/passwd'],
    ['/./x', '%2E/x'],
    ['//a//b', 'a/b'],
    ['/a\\..\\b', 'a%5C..%5Cb'],
    ['/C:/x', 'C%3A/x'],
    ['/a\u0000b\n', 'a%00b%0A'],
    ['/x\u202egpj.exe', 'x%E2%80%AEgpj.exe'],
    ['/100%', '100%25'],
    ['/con/NUL.txt', '%63on/%4EUL.txt'],
    ['/NUL .txt/com¹.log/COM10', '%4EUL .txt/%63om¹.log/COM10'],
    ['/conin$/lpt³/console', '%63onin$/%6Cpt³/console'],
    ['/end./space ', 'end%2E/space%20'],
    ['/', '_'],
    ['/أثر/é', 'أثر/é'],
  ])('of %j is %j', (devicePath, place) => {
    expect(writablePath(devicePath)).toBe(place);
  });

  test('never climbs, never begins at the root, and fits a disk, whatever the path', () => {
    const character = fc.constantFrom(
      '.',
      '/',
      '\\',
      '%',
      'a',
      '\0',
      ':',
      ' ',
      '\u202e',
      '\ud800',
      'é',
      '😀',
    );
    fc.assert(
      fc.property(fc.string({ unit: character, maxLength: 600 }), (path) => {
        const names = writablePath(path).split('/');
        expect(names.every((name) => name !== '' && name !== '.' && name !== '..')).toBe(true);
        expect(names.every((name) => Buffer.byteLength(name) <= 255)).toBe(true);
        expect(writablePath(path)).not.toMatch(/[\\\0:\u202e]|^\//);
      }),
      { numRuns: 1000 },
    );
  });

  test('is another for each path, also where a disk folds case or a file has the name of a folder', () => {
    const find = placeFinder(['extracted.jsonl']);
    const paths = ['/a', '/A', '/a/b', '/é', '/e\u0301', '/extracted.jsonl', '/d/e', '/d', '/D/E'];
    const places = paths.map(find);
    const folded = places.map((place) => place.normalize('NFC').toLowerCase());
    expect(new Set([...folded, 'extracted.jsonl']).size).toBe(paths.length + 1);
    for (const file of folded) {
      expect(folded.some((other) => other.startsWith(`${file}/`))).toBe(false);
    }
    expect(places[0]).toBe('a');
  });

  test('is another for letters that only their capitals make one', () => {
    const find = placeFinder([]);
    expect(find('/notes/λόγος')).toBe('notes/λόγος');
    for (const path of ['/notes/ΛΌΓΟΣ', '/notes/λόγοσ'])
      expect(find(path)).toMatch(/^same-name\/[\da-f]{16}\//);
  });

  test('has the folder that came first, where a disk takes both for one', () => {
    const find = placeFinder([]);
    const paths = [
      '/App/Documents/a',
      '/App/documents/b',
      '/app/DOCUMENTS/New/c',
      '/App/Documents',
    ];
    const [first, second, third, file] = paths.map(find);
    expect([first, second, third]).toEqual([
      'App/Documents/a',
      'App/Documents/b',
      'App/Documents/New/c',
    ]);
    expect(file).toMatch(/^same-name\/[\da-f]{16}\/Documents$/);
  });

  test('is another where the disk has something there by a name of its own', () => {
    const find = placeFinder([], (place) => place === 'LONGNA~1.TXT');
    expect(find('/LongName.txt')).toBe('LongName.txt');
    expect(find('/LONGNA~1.TXT')).toMatch(/^same-name\/[\da-f]{16}\/LONGNA~1\.TXT$/);
  });

  test('of a path too long for any system is a short one, another for each, and keeps the name', () => {
    const find = placeFinder([]);
    const deep = (depth: number): string => `/${'folder/'.repeat(depth)}sms.db`;
    const [usual, one, other, again] = [20, 900, 901, 900].map((depth) => find(deep(depth)));
    expect(usual).toBe(deep(20).slice(1));
    for (const place of [one, other, again])
      expect(place).toMatch(/^long-path\/[\da-f]{16}\/sms\.db$/);
    expect(new Set([one, other, again]).size).toBe(3);
  });

  test('of a very long name keeps its beginning and is another for each', () => {
    const [a, b] = [`/${'x'.repeat(5000)}a`, `/${'x'.repeat(5000)}b`].map(writablePath);
    expect(a).not.toBe(b);
    expect(a?.startsWith('xxx')).toBe(true);
    expect(writablePath(`/${'😀'.repeat(2000)}`)).toMatch(/^😀+~[0-9a-f]{16}$/u);
  });
});
