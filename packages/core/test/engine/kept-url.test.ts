import fc from 'fast-check';
import { expect, test } from 'vitest';
import { safariHistory, examples } from '../../src/artifacts/ios/safari-history.ts';
import { addressHash } from '../../src/engine/lines/address-hash.ts';
import { keptOfUrl, withoutUserInfo } from '../../src/engine/lines/kept-url.ts';
import { emptyUrlParts, splitUrl } from '../../src/indicators/url-parts.ts';
import { exampleBytes, startSqlite } from '../builders/example-file.ts';
import { examine } from '../builders/examine.ts';
import { fieldMatcher, published } from '../indicators/published.ts';

const utf8 = new TextEncoder();

function without(url: string): string | undefined {
  const bytes = utf8.encode(`<${url}>`);
  const kept = keptOfUrl(bytes, 1, bytes.length - 1);
  return kept && new TextDecoder().decode(kept);
}

test.each([
  ['https://user:secret@example.org/a?b#c', 'https://example.org/a?b#c'],
  ['https://secret@example.org', 'https://example.org'],
  ['ftp://user:se@cret@example.org:21/a', 'ftp://example.org:21/a'],
  ['https:user:secret@example.org/', 'https:example.org/'],
  ['https:\\\\user:secret@example.org\\a', 'https:\\\\example.org\\a'],
  ['vnc://user:secret@[2001:db8::1]:5900/', 'vnc://[2001:db8::1]:5900/'],
  ['//user:secret@example.org/q', '//example.org/q'],
  ['user:secret@example.org/q', 'example.org/q'],
  ['  https://user:secret@example.org/', '  https://example.org/'],
  ['view-source:https://user:secret@example.org/', 'view-source:https://example.org/'],
  ['blob:https://user:secret@example.org/8f', 'blob:https://example.org/8f'],
  [
    'https://go.example/?u=https://user:secret@example.org/z&v=1',
    'https://go.example/?u=https://example.org/z&v=1',
  ],
  ['https://go.example/?u=//user:secret@example.org', 'https://go.example/?u=//example.org'],
  [
    'https://a:b@go.example/?u=https%3A%2F%2Fuser%3Asecret%40example.org%2Fz&w=http%253a%252f%252fuser%253Asecret%2540example.net',
    'https://go.example/?u=https%3A%2F%2Fexample.org%2Fz&w=http%253a%252f%252fexample.net',
  ],
  [
    'https://old.example/web/2020/http://user:secret@example.org/a',
    'https://old.example/web/2020/http://example.org/a',
  ],
  ['name@example.org', 'example.org'],
  ['name@example.org/a?b', 'example.org/a?b'],
  ['sms:+49301777&body=words', 'sms:'],
  ['TEL:+49301777', 'tel:'],
  ['facetime-audio://+49301777', 'facetime-audio://'],
  ['facetime://anna', 'facetime://'],
  ['skype:anna?chat', 'skype:'],
  ['smsto:+49301777:words', 'smsto:'],
  ['SMS:?&body=words%20https%3A%2F%2Fexample.org%2Fa%20words', 'sms:?https://example.org/a'],
  ['whatsapp://send?phone=49301777&text=words', 'whatsapp://send'],
  [
    'tg://msg?text=https%3A%2F%2Fexample.org%2Fa%3Fb%3D1%26c%3D2&to=name',
    'tg://msg?https%3A%2F%2Fexample.org%2Fa%3Fb%3D1%26c%3D2',
  ],
  ['sms:&body=https://user:secret@example.org/z', 'sms:?https://example.org/z'],
  ['javascript:alert("words")', 'javascript:'],
  ['javascript:open("https://example.org/a","words")', 'javascript:?https://example.org/a'],
  ['data:text/plain,a@b', 'data:text/plain'],
  ['data:,words', 'data:'],
  ['data:text/html;base64,d29yZHM=', 'data:text/html'],
  [
    'data:text/html,<p>words <a href="https://example.org/a">words</a>',
    'data:text/html?https://example.org/a',
  ],
])('%s is kept as %s', (url, kept) => {
  expect(without(url)).toBe(kept);
});

test.each([
  'https://example.org/@name',
  'https://example.org?mail=name@example.net',
  'https://example.org//@name/a',
  'https://example.org/a//b@c/d',
  'https://example.org/?u=https://@example.net',
  'https://example.org/?u=https://name@/path',
  'https://example.org/?u=https%3A%2F%2Fexample.net%2F%40name',
  'https://example.org/?mail=name%40example.net',
  'https://example.org#@',
  'maps:?q=a',
  'https://name@/path',
  'https://example.org',
  '',
])('%s is kept as it is', (url) => {
  expect(without(url)).toBeUndefined();
});

test('of an e-mail address in a link the hash is left, the same in whatever link', () => {
  const hash = addressHash(utf8.encode('name@example.org'));
  expect(without('mailto:Name@Example.org?subject=words')).toBe(`mailto:${hash}`);
  expect(without('facetime:name@example.org')).toBe(`facetime:${hash}`);
  expect(without('imessage://name@example.org')).toBe(`imessage://${hash}`);
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

test('whatever is taken out of a URL within, the host that is compared stays, and no name or password is left', () => {
  const piece = fc.constantFrom(
    'https://',
    '//',
    '%2F%2F',
    '/',
    '?u=',
    '&w=',
    'a',
    '.',
    '@',
    '%40',
    ':',
    '%3A',
    '#',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 10 }), (pieces) => {
      const bytes = utf8.encode(`https://a.example/${pieces.join('')}`);
      const kept = keptOfUrl(bytes, 0, bytes.length);
      if (!kept) return;
      expect(new TextDecoder().decode(kept)).toMatch(/^https:\/\/a\.example\//);
      expect(keptOfUrl(kept, 0, kept.length)).toBeUndefined();
    }),
    { numRuns: 5000, seed: 11 },
  );
});

test('what is kept of a link with words meets the indicators that the whole link meets', () => {
  const meets = (bytes: Uint8Array): readonly unknown[] =>
    [
      ['domain', 'evil.example'],
      ['url', 'https://evil.example/a?b=1&c=2'],
    ].map(([type, value]) =>
      fieldMatcher(published(type as 'url', value!))('url')?.(bytes, 0, bytes.length),
    );
  const piece = fc.constantFrom(
    'https://evil.example/a',
    'https%3A%2F%2Fevil.example%2Fa%3Fb%3D1%26c%3D2',
    'https%253A%252F%252Fevil.example%252Fa%2520words',
    'ht\u200btps://evil.example/a?b=1',
    'https://b.example/?u=https%3A%2F%2Fevil.example',
    '&c=2',
    '&body=',
    'words',
    '"',
    '%20',
    ' ',
    ';',
    '<',
  );
  const scheme = fc.constantFrom('sms:', 'data:text/html,', 'javascript:', 'whatsapp://send?text=');
  fc.assert(
    fc.property(scheme, fc.array(piece, { maxLength: 8 }), (before, pieces) => {
      const bytes = utf8.encode(before + pieces.join(''));
      const kept = keptOfUrl(bytes, 0, bytes.length);
      expect(kept && new TextDecoder().decode(kept)).not.toMatch(/[ <"]/);
      expect(meets(kept!)).toEqual(meets(bytes));
    }),
    { numRuns: 1000, seed: 5 },
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
