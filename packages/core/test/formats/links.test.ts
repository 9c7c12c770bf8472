import { createRequire } from 'node:module';
import { domainToASCII } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { knownTopLevelDomains } from '../../src/formats/known-top-level-domains.ts';
import {
  addLinkSpans,
  isCutLink,
  isCutList,
  linksInBytes,
  linksInRemains,
  linksInText,
  maxLinkBytes,
  maxLinksPerText,
} from '../../src/formats/links.ts';

describe('URLs with a scheme', () => {
  test.each<[string, ...string[]]>([
    ['see https://evil.example/x?y=1#z now', 'https://evil.example/x?y=1#z'],
    ['HTTPS://EVIL.example', 'HTTPS://EVIL.example'],
    ['(https://evil.example/a_(b)).', 'https://evil.example/a_(b)'],
    ['[text](https://evil.example/a)', 'https://evil.example/a'],
    ['"https://evil.example/a"', 'https://evil.example/a'],
    ['<https://evil.example/a>', 'https://evil.example/a'],
    ['«https://evil.example/a»', 'https://evil.example/a'],
    ['https://evil.example/a...', 'https://evil.example/a'],
    ['https://evil.example/a?!', 'https://evil.example/a'],
    ['*https://evil.example/a*', 'https://evil.example/a'],
    ['_https://evil.example/a_', 'https://evil.example/a'],
    ['https://evil.example/a_', 'https://evil.example/a_'],
    ['اضغط https://evil.example/a، الآن', 'https://evil.example/a'],
    ['https://evil.example/a؟', 'https://evil.example/a'],
    ['点击https://evil.example/a。谢谢', 'https://evil.example/a'],
    ['（https://evil.example/a）', 'https://evil.example/a'],
    ['https://evil.com点击', 'https://evil.com'],
    ['https://点击.com/x', 'https://点击.com/x'],
    ['https://evil。example/x', 'https://evil。example/x'],
    ['https://bücher.example/é', 'https://bücher.example/é'],
    ['https://evil.example😀', 'https://evil.example'],
    ['https://evil.com😀.', 'https://evil.com'],
    ['https://evil.com👍.see.com', 'https://evil.com', 'see.com'],
    ['https://evil.com/a😀.com', 'https://evil.com/a'],
    ['https://i❤.ws/ https://☃.net/x', 'https://i❤.ws/', 'https://☃.net/x'],
    ['https://emoji-💀.com/a', 'https://emoji-💀.com/a'],
    ['look: https://❤\ufe0f.a.ws. 😀', 'https://❤\ufe0f.a.ws'],
    ['https://evil.example😀 https://☃.', 'https://evil.example'],
    ['x\u200ehttps://evil.example\u200f y', 'https://evil.example'],
    ['https://evil.example\u00a0y', 'https://evil.example'],
    ['http://localhost:8080/x', 'http://localhost:8080/x'],
    ['http://1.2.3.4/x', 'http://1.2.3.4/x'],
    ['http://[2001:db8::1]:80/x', 'http://[2001:db8::1]:80/x'],
    ['http://16909060/', 'http://16909060/'],
    ['ftp://files.example/x', 'ftp://files.example/x'],
    ['myapp://open/evil', 'myapp://open/evil'],
    ['https://user:pw@evil.example:8443/x', 'https://user:pw@evil.example:8443/x'],
    ['gohttps://evil.example', 'https://evil.example'],
    ['end.https://evil.example', 'https://evil.example'],
    ['https://a.example,https://b.example', 'https://a.example', 'https://b.example'],
    ['https://a.example\nhttps://b.example', 'https://a.example', 'https://b.example'],
    ['{"u":"https:\\/\\/evil.example\\/x"}', 'https:\\/\\/evil.example\\/x'],
    ['https://good.com\\@evil.com/x y.com', 'https://good.com', 'y.com'],
    ['good.com\\@evil.com/x', 'good.com'],
    ['https://good.com?\\a/@evil.com/ y', 'https://good.com'],
    ['https://good.com\\nhttps://evil.com', 'https://good.com', 'https://evil.com'],
    ['https://good.com\\,evil.com', 'https://good.com', 'evil.com'],
    ['https://good.com\\"evil.com', 'https://good.com', 'evil.com'],
    ['http:\\\\evil.com\\a\\b.com y', 'http:\\\\evil.com\\a\\b.com'],
    ['http:/\\evil.com', 'http:/\\evil.com'],
    ['see https:/evil.com/a now', 'https:/evil.com/a'],
    ['http:\\evil.com', 'http:\\evil.com'],
    ['https://g.example/https:/evil.example', 'https://g.example/https:/evil.example'],
    ['"http:\\\\/\\\\/evil.com\\\\/x"', 'http:\\\\/\\\\/evil.com'],
    ['http:\\\\'],
    ['app:\\\\evil.com'],
    ['https://g.example/?u=http://evil.example', 'https://g.example/?u=http://evil.example'],
    ['https://g.example/evil.com', 'https://g.example/evil.com'],
    ['https://evil.example/a https://evil.example/a', 'https://evil.example/a'],
    ["see 'https://evil.example/a', now", 'https://evil.example/a'],
    ["https://evil.example/it's?q='b'&c", "https://evil.example/it's?q='b'&c"],
    ["href='https://evil.example/a' x='b'", 'https://evil.example/a'],
    ["['https://a.example/x','https://b.example/']", 'https://a.example/x', 'https://b.example/'],
    ["d'https://evil.example/d'Arc", "https://evil.example/d'Arc"],
    ["é'https://evil.example/d'Arc", "https://evil.example/d'Arc"],
    ["https://evil.example's page", 'https://evil.example'],
    ["https://o'b:pw@evil.example/x", "https://o'b:pw@evil.example/x"],
    ['https://evil.example,see', 'https://evil.example'],
    ['https://evil.example:8443;see', 'https://evil.example:8443'],
    ['https://evil.example[1] says', 'https://evil.example'],
    ['(https://evil.example)see', 'https://evil.example'],
    ['*https://evil.example*see', 'https://evil.example'],
    ['url=https://evil.example&id=1', 'https://evil.example'],
    ['https://evil.example+https://b.example/x', 'https://evil.example', 'https://b.example/x'],
    ['[https://evil.example](https://evil.example)', 'https://evil.example'],
    [
      '[https://evil.example/a](https://evil.example/b),[c](https://evil.example/d).',
      'https://evil.example/a',
      'https://evil.example/b',
      'https://evil.example/d',
    ],
    ['(https://evil.example/a_(b)/c)see', 'https://evil.example/a_(b)/c'],
    ['(https://evil.example/a.)', 'https://evil.example/a'],
    ['see(https://evil.example/a[1])[2]', 'https://evil.example/a[1]'],
    ['https://a.example,b.com/x y', 'https://a.example', 'b.com/x'],
    ['https://(evil.com)', 'evil.com'],
    ['https://a,b:p&w@evil.example/x', 'https://a,b:p&w@evil.example/x'],
    ['https://evil.example/a,b&c?d=(e)&f', 'https://evil.example/a,b&c?d=(e)&f'],
    ['http://[2001:db8::1]:80/x,y', 'http://[2001:db8::1]:80/x,y'],
    ['http://[2001:db8::1],see', 'http://[2001:db8::1]'],
    ['http://u@[fe80::1%25en0]/x', 'http://u@[fe80::1%25en0]/x'],
    ['http://[evil.com]', 'evil.com'],
  ])('%j', (text, ...links) => {
    expect(linksInText(text)).toEqual(links);
  });

  test.each([
    'https://',
    'https:// evil',
    '://evil',
    'http:',
    'a:b',
    'javascript:alert(1)',
    '12://x',
  ])('%j holds none', (text) => {
    expect(linksInText(text)).toEqual([]);
  });
});

describe('bare hosts', () => {
  test.each<[string, ...string[]]>([
    ['evil.com', 'evil.com'],
    ['see evil.com.', 'evil.com'],
    ['see (a.b.evil.com), ok', 'a.b.evil.com'],
    ['evil.com/x?y#z, ok', 'evil.com/x?y#z'],
    ['evil.com:8443/x', 'evil.com:8443/x'],
    ['evil.com: click', 'evil.com'],
    ['evil.com:8443', 'evil.com:8443'],
    ['evil.com?x=1', 'evil.com?x=1'],
    ['evil.com?', 'evil.com'],
    ['EVIL.COM', 'EVIL.COM'],
    ['look...evil.com...now', 'evil.com'],
    ['url=evil.com', 'evil.com'],
    ['(evil.com/a)see', 'evil.com/a'],
    ['[evil.com/a](evil.com/b)', 'evil.com/a', 'evil.com/b'],
    ['url:evil.com', 'evil.com'],
    ['//evil.com/x', 'evil.com/x'],
    ['-evil.com-', 'evil.com'],
    ['_evil.com_', 'evil.com'],
    ['bücher.com', 'bücher.com'],
    ['xn--bcher-kva.com', 'xn--bcher-kva.com'],
    ['افتح موقع.شبكة الآن', 'موقع.شبكة'],
    ['xn--4gbrim.xn--ngbc5azd', 'xn--4gbrim.xn--ngbc5azd'],
    ['，evil.com！', 'evil.com'],
    ['देखें evil.com। फिर', 'evil.com'],
    ['evil.com/a॥', 'evil.com/a'],
    ['ይመልከቱ፡evil.com።', 'evil.com'],
    ['ကြည့်ပါ evil.com။', 'evil.com'],
    ['មើល evil.com។', 'evil.com'],
    ['տես evil.com։', 'evil.com'],
    ['٭evil.com٭', 'evil.com'],
    ['﴾evil.com﴿', 'evil.com'],
    ['״evil.com״־שלום', 'evil.com'],
    ['δείτε evil.com\u037e', 'evil.com'],
    ['ܒ evil.com܀', 'evil.com'],
    ['⸢evil.com⸥', 'evil.com'],
    ['〽evil.com〰', 'evil.com'],
    ['﹁evil.com﹂', 'evil.com'],
    ['evil.com་', 'evil.com'],
    ['5\u20e3evil.com', 'evil.com'],
    ['evil.com5\u20e3', 'evil.com'],
    ['see evil.com1\ufe0f\u20e3 or good.org2\ufe0f\u20e3now', 'evil.com', 'good.org'],
    ['https://evil.com1\ufe0f\u20e3', 'https://evil.com'],
    ['https://evil.com1\ufe0f\u20e3now', 'https://evil.com'],
    ['http://192.0.2.11\ufe0f\u20e3', 'http://192.0.2.1'],
    ['https://1\ufe0f\u20e3.ws/a', 'https://1\ufe0f\u20e3.ws/a'],
    ['https://evil.com\u20e3', 'https://evil.com'],
    ['https://evil.com€', 'https://evil.com'],
    ['https://evil.com₪now', 'https://evil.com'],
    ['http://192.0.2.1€', 'http://192.0.2.1'],
    ['http://192.0.2.1点击', 'http://192.0.2.1'],
    ['https://www.com€.evil.com', 'https://www.com€.evil.com'],
    ['\u{1f3f4}\u{e0067}\u{e0062}\u{e007f}evil.com', 'evil.com'],
    ['https://evil.com\u{1f3f4}\u{e0067}\u{e0062}\u{e007f}', 'https://evil.com'],
    ['€evil.com, ₹good.org', 'evil.com', 'good.org'],
    ['\ufdfdevil.com', 'evil.com'],
    ['™evil.com', '™evil.com'],
    ['evil.zip', 'evil.zip'],
    ['see evilevilevilevi2.onion/a', 'evilevilevilevi2.onion/a'],
    ['evil.com, good.org', 'evil.com', 'good.org'],
    ['a@b.com evil.com', 'evil.com'],
    ['evil.com 3.5 e.g. x', 'evil.com'],
    ["evil.com's page", 'evil.com'],
    ["{'u':'evil.com/x','v':'good.org/y'}", 'evil.com/x', 'good.org/y'],
  ])('%j', (text, ...links) => {
    expect(linksInText(text)).toEqual(links);
  });

  test.each([
    'no link here at all',
    'End of sentence. Next one.',
    'version 1.2.3.4 and 3.14',
    'mail me at somebody@evil.com please',
    'mailto:somebody@evil.com',
    'report.pdf and photo.jpeg',
    'path/evil.com',
    '/Library/evil.com/x',
    'C:\\evil.com',
    'com',
    '.com',
    'evil.',
    'evil..com',
    'evil.notatld',
    'a.b.c',
    '…',
    '',
    '.',
    'x'.repeat(64) + '.com',
  ])('%j holds none', (text) => {
    expect(linksInText(text)).toEqual([]);
  });
});

describe('signs that nobody sees', () => {
  const signs = ['\u00ad', '\u200b', '\u200c', '\u200d', '\u2060', '\ufeff'];

  test.each(signs.map((sign) => [sign.codePointAt(0)!.toString(16), sign]))(
    'U+%s within a link parts it and does not',
    (_, sign) => {
      for (const link of ['https://evil.example/x', 'evil.com/x', 'hxtp://evil.example'])
        for (let at = 1; at < link.length; at++) {
          const written = link.slice(0, at) + sign + link.slice(at);
          expect(linksInText(`see ${written} now`), `at ${at}`).toContain(written);
          expect(linksInText(written)).toContain(written);
        }
    },
  );

  test('around a link belong to the text', () => {
    for (const sign of signs) {
      expect(linksInText(`see ${sign}https://evil.example/x${sign} now`)).toContain(
        'https://evil.example/x',
      );
      expect(linksInText(`${sign}evil.com${sign}`)).toContain('evil.com');
    }
  });

  test('in another word change nothing, and where they stand for a space both readings are told', () => {
    expect(linksInText('می\u200cخواهم https://evil.example/x می\u200cخواهم')).toEqual([
      'https://evil.example/x',
    ]);
    expect(linksInText('https://a.example/x\u200bhttps://b.example/y')).toEqual([
      'https://a.example/x',
      'https://b.example/y',
      'https://a.example/x\u200bhttps://b.example/y',
    ]);
  });

  test('more of them than anything else cost time in proportion to the length', () => {
    const text = `https://evil\u200b.example/${'\u200b'.repeat(200_000)}`;
    const started = performance.now();
    expect(linksInText(text)).toContain('https://evil\u200b.example/');
    expect(performance.now() - started).toBeLessThan(2000);
  });

  test('leave the places of links in the bytes as they are', () => {
    const text = 'x \u200b https://evil\u200d.example/a \ufeff evil.c\u00adom';
    const bytes = new TextEncoder().encode(`https://not.example ${text} https://not.example`);
    const [start, end] = [20, bytes.length - 20];
    const found: string[] = [];
    linksInBytes(bytes, start, end, (from, to) =>
      found.push(
        new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes.slice(from, to)),
      ),
    );
    expect(found).toEqual(
      expect.arrayContaining(['https://evil\u200d.example/a', 'evil.c\u00adom']),
    );
    expect(found.join(' ')).not.toContain('not.example');
  });
});

test('bytes outside the range are never looked at', () => {
  const bytes = new TextEncoder().encode('https://a.com xevil.comx https://b.com');
  const found: string[] = [];
  linksInBytes(bytes, 15, 23, (start, end) => {
    found.push(new TextDecoder().decode(bytes.subarray(start, end)));
  });
  expect(found).toEqual(['evil.com']);
});

test('of a link whose end is gone the host is told where it stands whole', () => {
  const begin = (text: string) =>
    linksInRemains([{ bytes: new TextEncoder().encode(text), isStart: true, isEnd: false }]);
  for (const torn of ['/', '/x', '/x?y=z', '?', '#a', ':8443/x'])
    expect(begin(`see https://a.example${torn}`)).toEqual([
      `https://a.example${torn.startsWith(':') ? ':8443' : ''}`,
    ]);
  expect(begin('https://me@a.example/x')).toEqual(['https://me@a.example']);
  expect(begin('https:\\/\\/a.example\\/x')).toEqual(['https:\\/\\/a.example']);
  expect(begin('www.a.com/x')).toEqual(['www.a.com']);
  // Of these it is not known where the host ends, or whether it is one.
  for (const torn of [
    'https://a.example',
    'https://a.example.',
    'https://a.example:44',
    'www.a.com',
  ])
    expect(begin(torn)).toEqual([]);
  expect(begin('https://me:pass')).toEqual([]);
  expect(begin('https://a.example/x.')).toEqual(['https://a.example']);
  expect(begin('https://a.example/x. ')).toEqual(['https://a.example/x']);
});

test('of a text whose end is gone the last link may be half of one', () => {
  const bytes = (text: string) => new TextEncoder().encode(text);
  const begin = (text: string) =>
    linksInRemains([{ bytes: bytes(text), isStart: true, isEnd: false }]);
  expect(begin('https://a.example/x and https://b.exam')).toEqual(['https://a.example/x']);
  expect(begin('see https://a.example/x and')).toEqual(['https://a.example/x']);
  const end = (text: string) =>
    linksInRemains([{ bytes: bytes(text), isStart: false, isEnd: true }]);
  expect(end('bank.example/x and https://b.example')).toEqual(['https://b.example']);
  expect(end('ps://a.example/x')).toEqual([]);
});

describe('a text of links only', () => {
  const text = (count: number) => Array.from({ length: count }, (_, i) => `a${i}.com`).join(' ');

  test('is bounded, and what it gives says whether it was cut', () => {
    expect(isCutList(linksInText(text(maxLinksPerText)).length)).toBe(false);
    const cut = linksInText(text(maxLinksPerText + 5));
    expect(cut).toHaveLength(maxLinksPerText + 1);
    expect(isCutList(cut.length)).toBe(true);
  });

  test('counts each link once, however often it stands there', () => {
    const links = linksInText(`${'a.com '.repeat(maxLinksPerText + 5)}b.com`);
    expect(links).toEqual(['a.com', 'b.com']);
  });

  test('is bounded by start and end of the links as well', () => {
    const bytes = new TextEncoder().encode(text(maxLinksPerText + 5));
    const spans: number[] = [];
    addLinkSpans(bytes, 0, bytes.length, spans);
    expect(spans).toHaveLength(2 * (maxLinksPerText + 1));
  });
});

test('a hostile text costs time in proportion to its length', () => {
  const cost = (text: string) => {
    let best = Infinity;
    for (let i = 0; i < 3; i++) {
      const start = process.cpuUsage();
      linksInText(text);
      best = Math.min(best, process.cpuUsage(start).user / 1000);
    }
    return best;
  };
  const unit = [
    'a.',
    '..',
    '://',
    'a://',
    'https://',
    'a@',
    '(((',
    ').',
    '。',
    '://。',
    'a.com',
    '%',
    '❤',
    'https://❤',
    'https://a.❤。',
  ];
  for (const part of unit) {
    const small = cost(part.repeat(20_000));
    const large = cost(part.repeat(160_000));
    expect(large, part).toBeLessThan(small * 8 * 6 + 60);
  }
});

test.each([
  'http://a.com中',
  "http://a'",
  "'http://a.com/',",
  "'a.com/',",
  "'a.com:1/x'",
  "'a://b',",
])('of %s, again and again without white space, each is found by a few looks at a byte', (part) => {
  const bytes = new TextEncoder().encode(part.repeat(500));
  let looks = 0;
  const counted = new Proxy(bytes, {
    get: (target, key) => {
      looks += 1;
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
  let links = 0;
  linksInBytes(counted, 0, bytes.length, () => (links += 1));
  expect(links).toBe(500);
  expect(looks / bytes.length).toBeLessThan(60);
});

test('no bytes make it fail or leave the range, and links are whole characters', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.uint8Array({ maxLength: 60 }),
        fc
          .array(
            fc.constantFrom(
              'a',
              '.',
              'com',
              '://',
              'http',
              '@',
              '。',
              'é',
              '😀',
              ')',
              '(',
              ' ',
              '/',
              ':',
              '8',
              '\\',
            ),
          )
          .map((parts) => new TextEncoder().encode(parts.join(''))),
      ),
      (bytes) => {
        let last = 0;
        linksInBytes(bytes, 0, bytes.length, (start, end) => {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(bytes.length);
          last = end;
        });
      },
    ),
    { numRuns: 3000 },
  );
});

test('the list of top-level domains is that of the package', () => {
  const published = createRequire(import.meta.url)('tlds') as string[];
  expect([...knownTopLevelDomains].sort()).toEqual(
    [...new Set([...published, ...published.map((name) => domainToASCII(name))])].sort(),
  );
});

describe('a very long link', () => {
  const long = (length: number) => `https://evil.example/${'a'.repeat(length - 21)}`;

  test.each([10_000, 32_768, 100_000, maxLinkBytes - 100])('is kept whole: %i bytes', (length) => {
    const links = linksInText(`see ${long(length)}?last=1, and https://b.example/`);
    expect(links).toEqual([`${long(length)}?last=1`, 'https://b.example/']);
    expect(links.some((link) => isCutLink(link.length))).toBe(false);
  });

  test.each([
    ['with a scheme', 'https://evil.example/'],
    ['without one', 'evil.example.org/'],
  ])('is cut beyond a MiB, and nothing in its rest is a link of its own: %s', (_form, start) => {
    const rest = `${'é'.repeat(maxLinkBytes / 2)}/www.other.example.org/b`;
    const links = linksInText(`see ${start}${rest}, and https://b.example/`);
    expect(links).toHaveLength(2);
    expect(links[0]?.startsWith(start)).toBe(true);
    expect(links[1]).toBe('https://b.example/');
    const bytes = new TextEncoder().encode(links[0]);
    expect(isCutLink(bytes.length)).toBe(true);
    expect(bytes.length).toBeLessThanOrEqual(maxLinkBytes + 'https://'.length);
    expect(links[0]).not.toContain('\ufffd');
  });

  test('costs linear time, whatever its length', () => {
    expect(linksInText(`${long(2 ** 24)} ${long(2 ** 24)}`)).toHaveLength(1);
  });
});
