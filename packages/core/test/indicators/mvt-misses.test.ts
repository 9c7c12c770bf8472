import { describe, expect, test } from 'vitest';
import { memoryFile } from '../../src/bytes/memory-file.ts';
import { IndicatorTableBuilder, readStixBundle } from '../../src/indicators/index.ts';
import type { IndicatorType, ObservableType } from '../../src/model/index.ts';
import { asker, published } from './published.ts';

/** What MVT's matching misses or reports wrongly (as of its version 3), and what ours says. */
describe.each<[string, IndicatorType, string, ObservableType, string, 'met' | 'not met']>([
  ['sub-domain of a sub-domain', 'domain', 'a.evil.com', 'url', 'https://x.a.evil.com/', 'met'],
  ['sub-domain that begins with w', 'domain', 'w1.bad.com', 'url', 'https://w1.bad.com/', 'met'],
  ['as published: wha.tsapp.me', 'domain', 'wha.tsapp.me', 'url', 'https://wha.tsapp.me/x', 'met'],
  [
    'as published: www.tzsafe.com',
    'domain',
    'www.tzsafe.com',
    'url',
    'http://www.tzsafe.com',
    'met',
  ],
  ['sub-domain with a port', 'domain', 'a.evil.com', 'url', 'https://a.evil.com:8443/', 'met'],
  ['user information', 'domain', 'a.evil.com', 'url', 'https://me:pw@a.evil.com/', 'met'],
  [
    'a host that has no known top-level domain',
    'domain',
    'evil.internal',
    'url',
    'http://x.evil.internal/',
    'met',
  ],
  ['IPv4 as a value', 'ipv4', '1.2.3.4', 'ipv4', '1.2.3.4', 'met'],
  ['IPv4 inside a longer one', 'ipv4', '1.2.3.4', 'url', 'http://11.2.3.45/', 'not met'],
  ['IPv4 inside a longer value', 'ipv4', '1.2.3.4', 'ipv4', '11.2.3.45', 'not met'],
  ['IPv6, which MVT does not load', 'ipv6', '2001:db8::1', 'url', 'http://[2001:DB8:0::1]/', 'met'],
  ['substring of what cannot be parsed', 'domain', 'evil.com', 'url', 'xevil.community', 'not met'],
  ['short name of a service', 'domain', 't.me', 'url', 'https://t.me/x', 'met'],
  [
    'URL with other case in its host',
    'url',
    'http://Evil.com/x',
    'url',
    'https://evil.COM/x',
    'met',
  ],
  [
    'path, absolute on both sides',
    'file-path',
    '/private/var/tmp/hooker',
    'file-path',
    '/private/var/tmp/hooker',
    'met',
  ],
  [
    'path, /var for /private/var',
    'file-path',
    '/private/var/tmp/hooker',
    'file-path',
    '/var/tmp/hooker',
    'met',
  ],
  [
    'relative path',
    'file-path',
    'Library/Preferences/com.apple.photolibraryd.plist',
    'file-path',
    '/private/var/mobile/Library/Preferences/com.apple.photolibraryd.plist',
    'met',
  ],
  [
    'path of an attachment as Messages stores it',
    'file-path',
    '/private/var/mobile/Library/SMS/x.gif',
    'file-path',
    '~/Library/SMS/x.gif',
    'met',
  ],
  [
    'path without component border',
    'file-path',
    '/private/var/tmp/hook',
    'file-path',
    '/private/var/tmp/hooker',
    'not met',
  ],
  [
    'host with a sign that nobody sees',
    'domain',
    'a.evil.com',
    'url',
    'https://a.ev\u200bil.com/x',
    'met',
  ],
  [
    'sign that nobody sees in a scheme',
    'domain',
    'a.evil.com',
    'url',
    'ht\u2060tps://a.evil.com/x',
    'met',
  ],
  ['sign that nobody sees in a bare host', 'domain', 'evil.com', 'url', 'evil\u200d.com', 'met'],
  ['joiner in a host', 'domain', 'evil.com', 'domain', 'ev\u200cil.com', 'met'],
  [
    'sign that nobody sees in a path',
    'url',
    'https://evil.com/abcd',
    'url',
    'https://evil.com/ab\u00adcd',
    'met',
  ],
  [
    'a joiner that belongs to a path',
    'url',
    'https://evil.com/%D9%85%DB%8C%E2%80%8C%D8%AE',
    'url',
    'https://evil.com/می\u200cخ',
    'met',
  ],
  [
    'the sign between two values as a web page writes it',
    'url',
    'https://evil.com/x?a=1&b=2',
    'url',
    'https://evil.com/x?a=1&amp;b=2',
    'met',
  ],
  [
    'the same in the indicator',
    'url',
    'https://evil.com/x?a=1&amp;b=2',
    'url',
    'https://evil.com/x?a=1&b=2&c=3',
    'met',
  ],
  [
    'a name before an at sign',
    'domain',
    'evil.com',
    'url',
    'https://www.good.com@evil.com/',
    'met',
  ],
  [
    'a host that stands as a name before an at sign',
    'domain',
    'evil.com',
    'url',
    'https://evil.com@good.com/',
    'not met',
  ],
  ['part of a profile id', 'profile-id', 'ABCDEF-1234', 'profile-id', 'CD', 'not met'],
  ['process of an Android app', 'app-id', 'com.x', 'program', 'com.x:remote:0', 'met'],
  ['process name that is a prefix', 'process', 'bh', 'process', 'bhd', 'not met'],
])('%s', (_, type, indicator, observable, value, expected) => {
  test(`${indicator} is ${expected} by ${value}`, () => {
    const met = asker([published(type, indicator)])(observable, value);
    expect(met).toHaveLength(expected === 'met' ? 1 : 0);
  });
});

test('a second equals sign, OR and escapes load or are counted, and never end the run', () => {
  const objects = [
    "[url:value='https://evil.example/?x=1']",
    "[domain-name:value='a.example' OR domain-name:value='b.example']",
    "[file:name='it\\'s']",
  ].map((pattern, number) => ({ type: 'indicator', id: `indicator--${number}`, pattern }));
  const report = readStixBundle(
    memoryFile(
      JSON.stringify({
        type: 'bundle',
        objects: [...objects, { type: 'malware', id: 'malware--1' }],
      }),
    ),
    new IndicatorTableBuilder(),
    { name: 'x.stix2' },
  );
  expect(report).toMatchObject({
    loaded: 2,
    notLoaded: [{ reason: 'unsupported-pattern', count: 1 }],
    threats: ['x'],
    complete: true,
  });
});
