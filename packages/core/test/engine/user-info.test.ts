import fc from 'fast-check';
import { expect, test } from 'vitest';
import { safariHistory, examples } from '../../src/artifacts/ios/safari-history.ts';
import { withoutUserInfo } from '../../src/engine/user-info.ts';
import { emptyUrlParts, splitUrl } from '../../src/indicators/url-parts.ts';
import { exampleBytes, startSqlite } from '../builders/example-file.ts';
import { examine } from '../builders/examine.ts';
import { fieldMatcher, published } from '../indicators/published.ts';

const utf8 = new TextEncoder();

function without(url: string): string | undefined {
  const bytes = utf8.encode(`<${url}>`);
  const kept = withoutUserInfo(bytes, 1, bytes.length - 1);
  return kept && new TextDecoder().decode(kept);
}

test.each([
  ['https://user:secret@example.org/a?b#c', 'https://example.org/a?b#c'],
  ['https://secret@example.org', 'https://example.org'],
  ['ftp://user:se@cret@example.org:21/a', 'ftp://example.org:21/a'],
  ['https:user:secret@example.org/', 'https:example.org/'],
  ['https:\\\\user:secret@example.org\\a', 'https:\\\\example.org\\a'],
  ['vnc://user:secret@[2001:db8::1]:5900/', 'vnc://[2001:db8::1]:5900/'],
])('%s is kept as %s', (url, kept) => {
  expect(without(url)).toBe(kept);
});

test.each([
  'https://example.org/@name',
  'https://example.org?mail=name@example.net',
  'https://example.org#@',
  'mailto:name@example.org',
  'name@example.org',
  'https://name@/path',
  'https://example.org',
  '',
])('%s is kept as it is', (url) => {
  expect(without(url)).toBeUndefined();
});

test('what is compared with indicators is the same with the user info and without it', () => {
  const piece = fc.constantFrom(
    '@',
    ':',
    '/',
    '\\',
    '?',
    '#',
    '.',
    'a',
    '8',
    'https',
    '://',
    'b.example',
    '[::1]',
    ' ',
  );
  const comparedOf = (bytes: Uint8Array): readonly string[] => {
    const parts = emptyUrlParts();
    splitUrl(bytes, 0, bytes.length, parts);
    const text = (from: number, to: number) => new TextDecoder().decode(bytes.slice(from, to));
    const { kind, hostStart, hostEnd, portStart, portEnd, restStart, end } = parts;
    return [kind, text(hostStart, hostEnd), text(portStart, portEnd), text(restStart, end)];
  };
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const bytes = utf8.encode(`https://${pieces.join('')}`);
      const kept = withoutUserInfo(bytes, 0, bytes.length);
      if (kept) expect(comparedOf(kept)).toEqual(comparedOf(bytes));
    }),
  );
});

test('a password in a link stands in records and timeline only if everything is to be kept, and in no finding', async () => {
  await startSqlite();
  const content = examples()[0]?.content;
  if (content === undefined || typeof content !== 'object' || !('sqlite' in content))
    throw new Error('no database');
  const text = JSON.stringify(content).replaceAll('http://short.', 'http://user:secret@short.');
  const bytes = exampleBytes(JSON.parse(text) as typeof content);
  const matcher = fieldMatcher(published('domain', 'short.example'));
  const written = (full: boolean) => {
    const { lines, timeline, findings } = examine(safariHistory, bytes, { full, matcher });
    expect(findings).toHaveLength(2);
    return [lines, timeline, findings].map((part) => JSON.stringify(part));
  };
  const [records, timeline, findings] = written(true);
  expect(records).toContain('user:secret@short.example');
  expect(timeline).toContain('user:secret@short.example');
  for (const part of [...written(false), findings]) {
    expect(part).toContain('http://short.example/a');
    expect(part).not.toContain('secret');
  }
});
