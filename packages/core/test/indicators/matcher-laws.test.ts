import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  compileIndicators,
  normaliseHost,
  normalisePath,
  openMatcher,
} from '../../src/indicators/index.ts';
import { observableTypesForTest } from './observable-types.ts';
import { published } from './published.ts';

const label = fc.constantFrom('a', 'b', 'aa', 'evil', 'EVIL', 'www', 'xn--tda', 'ü', 'Ü', 'com');
const host = fc.array(label, { minLength: 1, maxLength: 4 }).map((labels) => labels.join('.'));

test('a host meets exactly the indicators that a plain comparison of labels finds', () => {
  fc.assert(
    fc.property(fc.uniqueArray(host, { maxLength: 6 }), host, (domains, value) => {
      const matcher = openMatcher(
        compileIndicators(domains.map((domain) => published('domain', domain))),
      );
      const name = normaliseHost(value) ?? '';
      const expected = new Set(
        domains
          .map((domain) => normaliseHost(domain) ?? '-')
          .filter((domain) =>
            domain.includes('.') ? name === domain || name.endsWith('.' + domain) : name === domain,
          ),
      );
      for (const form of [value, `${value}:8080`, `${value}.`, `https://u@${value}/x`]) {
        const met = matcher.match(form.includes('/') ? 'url' : 'domain', form);
        expect(new Set(met.map(({ indicator }) => normaliseHost(indicator.value)))).toEqual(
          expected,
        );
      }
    }),
    { numRuns: 2000 },
  );
});

const component = fc.constantFrom(
  'var',
  'private',
  'tmp',
  'a',
  'b',
  'é',
  '.hid',
  '..',
  '.',
  '',
  'etc',
);
const path = fc
  .tuple(fc.constantFrom('/', '', '~/'), fc.array(component, { minLength: 1, maxLength: 5 }))
  .map(([root, components]) => root + components.join('/'));

test('a path meets exactly the indicators that a plain comparison of components finds', () => {
  fc.assert(
    fc.property(fc.uniqueArray(path, { maxLength: 5 }), path, (indicators, value) => {
      const matcher = openMatcher(
        compileIndicators(indicators.map((indicator) => published('file-path', indicator))),
      );
      const seen = normalisePath(value);
      const isMet = (indicator: string): boolean => {
        const wanted = normalisePath(indicator);
        if (wanted === '' || wanted === '/' || seen === '') return false;
        const isFolder = indicator.endsWith('/');
        if (wanted.startsWith('/')) {
          return seen === wanted || (isFolder && seen.startsWith(wanted + '/'));
        }
        const bordered = '/' + seen.replace(/^\//, '') + '/';
        return bordered.endsWith(`/${wanted}/`) || (isFolder && bordered.includes(`/${wanted}/`));
      };
      const key = (indicator: string) =>
        normalisePath(indicator) + (indicator.endsWith('/') ? '/' : '');
      const met = matcher.match('file-path', value).map(({ indicator }) => key(indicator.value));
      const expected = new Set(indicators.filter(isMet).map(key));
      // An indicator with and one without a slash at its end share their exact entry
      const bare = (keys: Iterable<string>) =>
        new Set([...keys].map((text) => text.replace(/\/$/, '')));
      expect(bare(met)).toEqual(bare(expected));
    }),
    {
      numRuns: 3000,
      examples: [
        [['private/var'], '/var'],
        [['private/var/'], '/var/a'],
        [['/var'], '/private/var'],
      ],
    },
  );
});

test('any bytes can be compared as anything, by text and by bytes alike', () => {
  const matcher = openMatcher(
    compileIndicators([
      published('domain', 'evil.example'),
      published('url', 'http://evil.example/x'),
      published('ipv4', '1.2.3.4'),
      published('ipv6', '::1'),
      published('email', 'a@evil.example'),
      published('process', 'aVeryLongProcessName'),
      published('file-name', 'x'),
      published('file-path', '/var/x/'),
      published('file-path', 'x/y/'),
      published('app-id', 'x'),
      published('sha256', 'a'.repeat(64)),
    ]),
  );
  const text = fc.string({
    unit: fc.constantFrom(
      'evil.example',
      'http://',
      'https%3A%2F%2F',
      '1.2.3.4',
      '[',
      ']',
      '::',
      ':',
      '/',
      '\\',
      '@',
      '?',
      '#',
      '%',
      '.',
      'x',
      'y',
      'var',
      ' ',
      '\0',
      'ü',
      '\ud800',
      '😀',
      '&',
      '=',
    ),
    maxLength: 14,
  });
  fc.assert(
    fc.property(text, fc.constantFrom(...observableTypesForTest), (value, type) => {
      const met = matcher.match(type, value);
      const bytes = new TextEncoder().encode(`evil.example${value}/evil.example`);
      const end = bytes.length - '/evil.example'.length;
      const compare = matcher.comparison(type);
      expect(compare?.(bytes, 'evil.example'.length, end) ?? []).toEqual(met);
      expect(matcher.match(type, value)).toEqual(met);
    }),
    { numRuns: 3000 },
  );
});

test('a hostile value costs time in proportion to its length', () => {
  const matcher = openMatcher(
    compileIndicators([
      published('domain', 'evil.example'),
      published('url', 'http://evil.example/x'),
      published('file-path', 'x/y/'),
      published('file-path', '/var/x/'),
    ]),
  );
  const time = (value: string) => {
    let best = Infinity;
    for (let i = 0; i < 3; i++) {
      const start = process.cpuUsage();
      for (const type of ['url', 'domain', 'file-path', 'process'] as const)
        matcher.match(type, value);
      best = Math.min(best, process.cpuUsage(start).user / 1000);
    }
    return best;
  };
  const parts = [
    'a.',
    '/',
    '/a',
    '?u=http://',
    '&',
    '%3A',
    'http://',
    ':',
    '@',
    '../',
    'x/y/',
    'é',
    '[',
  ];
  for (const part of parts) {
    for (const start of ['', 'http://evil.example/x?', '/var/']) {
      const small = time(start + part.repeat(4_000));
      const large = time(start + part.repeat(32_000));
      expect(large, start + part).toBeLessThan(small * 8 * 6 + 60);
    }
  }
});

test('a type that is said to compare with nothing meets nothing', () => {
  const one = [
    published('domain', 'x.y'),
    published('url', 'http://x.y'),
    published('ipv4', '1.2.3.4'),
    published('process', 'x.y'),
    published('file-name', 'x.y'),
    published('file-path', '/x.y'),
    published('file-path', 'x.y/'),
    published('app-id', 'x.y'),
    published('email', 'x@x.y'),
    published('md5', 'a'.repeat(32)),
  ];
  const values = ['x.y', 'http://x.y', '1.2.3.4', '/x.y', 'file:///x.y', 'x@x.y', 'a'.repeat(32)];
  for (const indicator of one) {
    const matcher = openMatcher(compileIndicators([indicator]));
    for (const type of observableTypesForTest) {
      const isMet = values.some((value) => matcher.match(type, value).length > 0);
      expect(
        isMet && matcher.comparison(type) === undefined,
        `${type} with ${indicator.type}`,
      ).toBe(false);
    }
    expect(matcher.comparison(indicator.type)).toBeDefined();
  }
});

test('nothing is allocated where nothing is met: the answer is always the same empty list', () => {
  const matcher = openMatcher(compileIndicators([published('domain', 'evil.example')]));
  expect(matcher.match('url', 'https://a.example')).toBe(matcher.match('process', 'x'));
});
