import { domainToASCII } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  normaliseAddress,
  normaliseEmail,
  normaliseHex,
  normaliseHost,
  normalisePath,
  normaliseUrl,
} from '../../src/indicators/index.ts';
import { punycode } from '../../src/indicators/punycode.ts';

describe('hosts', () => {
  test.each([
    ['EXAMPLE.org', 'example.org'],
    ['example.org.', 'example.org'],
    ['.example.org', 'example.org'],
    ['Bücher.example', 'xn--bcher-kva.example'],
    ['bu\u0308cher.example', 'xn--bcher-kva.example'],
    ['XN--BCHER-KVA.example', 'xn--bcher-kva.example'],
    ['b%C3%BCcher.example', 'xn--bcher-kva.example'],
    ['例え。テスト', 'xn--r8jz45g.xn--zckzah'],
    ['ｅｘａｍｐｌｅ．ｏｒｇ', 'example.org'],
    ['مثال.إختبار', 'xn--mgbh0fb.xn--kgbechtv'],
    ['ΌΣΟΣ.example', domainToASCII('ΌΣΟΣ.example')],
    ['exa\u00admple.org', 'example.org'],
    ['exam\u200bple.org', 'example.org'],
    ['ex\u200cample\u200d.\u200corg', 'example.org'],
    ['نامه\u200cای.com', domainToASCII('نامه\u200cای.com')],
    ['نامه\u200c.com', domainToASCII('نامه.com')],
    ['_dmarc.example.org', '_dmarc.example.org'],
    ['ⓔⓥⓘⓛ.example', 'evil.example'],
  ])('%s is %s', (host, expected) => {
    expect(normaliseHost(host)).toBe(expected);
  });

  test.each([
    '',
    '.',
    'a..b',
    'a b.example',
    'a/b',
    'a@b',
    'a:80',
    'a%2Fb.example',
    'a%00.example',
    'x'.repeat(64) + '.example',
    'ü'.repeat(70) + '.example',
    Array(60).fill('abcd').join('.') + '.example',
    'x'.repeat(100_000),
  ])('%j names none', (host) => {
    expect(normaliseHost(host)).toBeUndefined();
  });

  test('international names are written as Node writes them', () => {
    const letters = fc.constantFrom(
      ...Array.from('abczABZ09-äÖñçøåéИванПЯعربيةسلامहिन्दी中文テスト한국어ΑΩσαλქართულიไทย'),
    );
    const label = fc.string({ unit: letters, minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(fc.array(label, { minLength: 1, maxLength: 3 }), (labels) => {
        const host = labels.join('.');
        const expected = domainToASCII(host);
        // Node also refuses what registries forbid (marks first, mixed directions, dashes); comparing does not need that
        if (expected !== '' && normaliseAddress(host) === undefined) {
          expect(normaliseHost(host)).toBe(expected);
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('Punycode is that of RFC 3492, section 7.1', () => {
    expect(punycode('ليهمابتكلموشعربي؟')).toBe('egbpdaj6bu4bxfgehfvwxn');
    expect(punycode('他们为什么不说中文')).toBe('ihqwcrb4cv8a8dqg056pqjye');
    expect(punycode('3年B組金八先生')).toBe('3B-ww4c5e180e575a65lsy2b');
    expect(punycode('ü'.repeat(64))).toBeUndefined();
  });
});

describe('addresses', () => {
  test.each([
    ['1.2.3.4', [1, 2, 3, 4]],
    [' 1.2.3.4 ', [1, 2, 3, 4]],
    ['0x1.0x2.0X3.0x4', [1, 2, 3, 4]],
    ['01.02.03.04', [1, 2, 3, 4]],
    ['16909060', [1, 2, 3, 4]],
    ['0x01020304', [1, 2, 3, 4]],
    ['1.2.772', [1, 2, 3, 4]],
    ['1.131844', [1, 2, 3, 4]],
    ['255.255.255.255', [255, 255, 255, 255]],
    ['0', [0, 0, 0, 0]],
    ['::ffff:1.2.3.4', [1, 2, 3, 4]],
    ['::ffff:0102:0304', [1, 2, 3, 4]],
  ] as const)('%s', (text, expected) => {
    expect(normaliseAddress(text)).toEqual(Uint8Array.from(expected));
  });

  test('IPv6 in every spelling is one number', () => {
    const spellings = [
      '2001:db8::1',
      '2001:DB8:0:0:0:0:0:1',
      '2001:0db8:0000:0000:0000:0000:0000:0001',
      '[2001:db8::1]',
      '2001:db8::0.0.0.1',
      '2001:db8::1%en0',
    ];
    const all = new Set(spellings.map((text) => String(normaliseAddress(text))));
    expect(all.size).toBe(1);
    expect(normaliseAddress('::')).toEqual(new Uint8Array(16));
  });

  test.each([
    '1.2.3.4.5',
    '256.1.1.1',
    '1.2.3.256',
    '4294967296',
    '08.1.1.1',
    '1..2',
    'a.b.c.d',
    '',
    '1.2.3.4x',
    '2001:db8',
    '1::2::3',
    ':::',
    '1:2:3:4:5:6:7:8:9',
    '12345::',
    'g::1',
    '::1.2.3',
    '::1.2.3.256',
  ])('%j is none', (text) => {
    expect(normaliseAddress(text)).toBeUndefined();
  });

  test('IPv4 hosts are read as a browser reads them', () => {
    const part = fc.oneof(
      fc.nat(300).map(String),
      fc.nat(300).map((n) => '0x' + n.toString(16)),
      fc.nat(300).map((n) => '0' + n.toString(8)),
      fc.nat(0xffffffff).map(String),
    );
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 4 }), (parts) => {
        const host = parts.join('.');
        const read = URL.canParse(`http://${host}/`) ? new URL(`http://${host}/`).hostname : '';
        expect(normaliseAddress(host)?.join('.') ?? '').toBe(read);
      }),
      { numRuns: 2000 },
    );
  });

  test('IPv6 hosts too', () => {
    fc.assert(
      fc.property(fc.ipV6(), (address) => {
        const url = new URL(`http://[${address}]/`);
        expect(normaliseAddress(address)).toEqual(normaliseAddress(url.hostname));
        expect(normaliseAddress(address)).toBeDefined();
      }),
    );
  });
});

describe('URLs', () => {
  test.each([
    ['https://Example.org', 'example.org/'],
    ['example.org', 'example.org/'],
    ['//example.org/x', 'example.org/x'],
    ['http://user:pw@example.org:80/x', 'example.org/x'],
    ['https://example.org:443/x', 'example.org/x'],
    ['https://example.org:80/x', 'example.org:80/x'],
    ['http://example.org:0080/x', 'example.org/x'],
    ['http://example.org:8080', 'example.org:8080/'],
    ['ftp://example.org:21/x', 'example.org/x'],
    ['example.org:443/x', 'example.org/x'],
    ['http://example.org./x', 'example.org/x'],
    ['http://example.org/A/b', 'example.org/A/b'],
    ['http://example.org/%7euser/%c3%a9', 'example.org/~user/%C3%A9'],
    ['http://example.org/é', 'example.org/%C3%A9'],
    ['http://example.org/a b', 'example.org/a%20b'],
    ['http://example.org/a/../b/./c', 'example.org/b/c'],
    ['http://example.org/a/%2e%2E/b', 'example.org/b'],
    ['http://example.org/../..', 'example.org/'],
    ['http://example.org/a/..', 'example.org/'],
    ['http:\\\\example.org\\a\\b', 'example.org/a/b'],
    ['http://example.org?x=1#f', 'example.org/?x=1'],
    ['http://example.org#f', 'example.org/'],
    ['http://example.org/?a=../b', 'example.org/?a=../b'],
    ['http://example.org/?a=1&amp;b=2&amp;amp;c=3', 'example.org/?a=1&b=2&c=3'],
    ['http://example.org/a&amp;b', 'example.org/a&amp;b'],
    ['http://0x7f.1/x', '127.0.0.1/x'],
    ['http://0%787f.1/x', '127.0.0.1/x'],
    ['http://２１３０７０６４３３/x', '127.0.0.1/x'],
    ['http://[::FFFF:1.2.3.4]/x', '1.2.3.4/x'],
    ['http://[::1]:8080/x', '[00000000000000000000000000000001]:8080/x'],
    ['http://例え.テスト/', 'xn--r8jz45g.xn--zckzah/'],
    ['  http://example.org/\n', 'example.org/'],
  ])('%j is %s', (url, expected) => {
    expect(normaliseUrl(url)).toBe(expected);
  });

  test.each([
    '',
    'mailto:a@b.example',
    'data:,x',
    'file:///x',
    'http://',
    'http://a b/',
    'http:///',
    'http://x:port/',
  ])('%j has none', (url) => {
    expect(normaliseUrl(url)).toBeUndefined();
  });

  test('host, path and query are those that a browser would ask for', () => {
    const path = fc.string({
      unit: fc.constantFrom(
        'a',
        'B',
        '/',
        '.',
        '..',
        '%41',
        '%2f',
        '?',
        '=',
        '&',
        'é',
        '-',
        '~',
        '//',
      ),
      maxLength: 12,
    });
    fc.assert(
      fc.property(fc.webUrl(), path, (base, more) => {
        const text = `${base.split(/[?#]/)[0] ?? ''}/${more}`;
        const url = new URL(text);
        const browser = normaliseUrl(url.href);
        expect(normaliseUrl(text)).toBe(browser);
        expect(browser?.startsWith(url.host + '/')).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('paths', () => {
  test.each([
    ['/var/mobile/x', '/private/var/mobile/x'],
    ['/private/var/mobile/x', '/private/var/mobile/x'],
    ['/tmp/x', '/private/var/tmp/x'],
    ['/private/tmp', '/private/var/tmp'],
    ['/etc', '/private/etc'],
    ['/variable/x', '/variable/x'],
    ['/usr/var/x', '/usr/var/x'],
    ['/var/x/', '/private/var/x'],
    ['//var//x', '/private/var/x'],
    ['/usr/../var/x', '/private/var/x'],
    ['/../../x', '/x'],
    ['~/Library/x', '/private/var/mobile/Library/x'],
    ['~', '/private/var/mobile'],
    ['file:///var/a%20b', '/private/var/a b'],
    ['file://localhost/var/x', '/private/var/x'],
    ['Library/x/', 'Library/x'],
    ['var/x', 'var/x'],
    ['/cafe\u0301', '/caf\u00e9'],
  ])('%s is %s', (path, expected) => {
    expect(normalisePath(path)).toBe(expected);
  });
});

test.each([
  ['A@B.Example', 'a@b.example'],
  ['mailto:A@B.example?subject=x', 'a@b.example'],
  ['Name <a@b.example>', 'a@b.example'],
  [' a@b.example ', 'a@b.example'],
  ['a@bücher.example', 'a@xn--bcher-kva.example'],
  ['a@b.example.', 'a@b.example'],
  ['Nobody', 'nobody'],
  ['', ''],
])('the e-mail address %j is %s', (value, expected) => {
  expect(normaliseEmail(value)).toBe(expected);
});

test.each([
  ['AB:CD', 'abcd'],
  ['ab cd-ef', 'abcdef'],
  ['abc', undefined],
  ['xy', undefined],
  ['', undefined],
])('the digits %j are %s', (value, expected) => {
  expect(normaliseHex(value)).toBe(expected);
});
