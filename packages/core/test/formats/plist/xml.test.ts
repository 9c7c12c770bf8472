import { xmlPlist } from '@athar/synthetic';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  PlistDate,
  PlistUid,
  readPropertyList,
  type PlistValue,
} from '../../../src/formats/plist/index.ts';
import { isEvidenceError } from '../../../src/model/index.ts';
import { exampleValues, expectedOf } from './example-values.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (text: string): PlistValue => readPropertyList(bytesOf(text));
const inside = (text: string): PlistValue => read(`<plist version="1.0">${text}</plist>`);

test('every value that can be written comes back', () => {
  fc.assert(
    fc.property(exampleValues, (value) => {
      expect(readPropertyList(xmlPlist(value))).toEqual(expectedOf(value, 'seconds'));
    }),
    { numRuns: 500 },
  );
});

describe('each element', () => {
  test.each<[string, PlistValue]>([
    ['<string/>', ''],
    ['<string></string>', ''],
    ['<string> a &lt;b&gt; &amp; &quot;c&apos; &#x41;&#66; </string>', ' a <b> & "c\' AB '],
    ['<string>a<![CDATA[<b>&amp;]]>c<!-- d -->e</string>', 'a<b>&amp;ce'],
    ['<integer>-9223372036854775808</integer>', -(2n ** 63n)],
    ['<integer> +42 </integer>', 42],
    ['<integer>0x1F</integer>', 31],
    ['<integer>18446744073709551615</integer>', 2n ** 64n - 1n],
    ['<real>-1.5e3</real>', -1500],
    ['<real>+infinity</real>', Infinity],
    ['<real>nan</real>', NaN],
    ['<true/>', true],
    ['<false></false>', false],
    ['<date>2001-01-01T00:00:01Z</date>', new PlistDate(1)],
    [
      '<date>1904-02-29T12:00:00Z</date>',
      new PlistDate(Date.UTC(1904, 1, 29, 12) / 1000 - 978_307_200),
    ],
    ['<data>\n\tAQID\n\tBA==\n</data>', Uint8Array.of(1, 2, 3, 4)],
    ['<data></data>', new Uint8Array(0)],
    ['<dict><key>CF$UID</key><integer>5</integer></dict>', new PlistUid(5)],
    ['<dict><key></key><string>empty key</string></dict>', new Map([['', 'empty key']])],
    ['<array><array/><dict/></array>', [[], new Map()]],
  ])('%s', (text, expected) => {
    expect(inside(text)).toEqual(expected);
  });
});

describe('what stands around', () => {
  test('white space, comments and a DOCTYPE before, anything behind', () => {
    expect(
      read(
        '\n  <?xml version="1.0"?><!-- <plist> --><!DOCTYPE plist [<!ENTITY a "b>"> ]><plist><true/></plist>x',
      ),
    ).toBe(true);
  });

  test('no plist element is needed', () => {
    expect(read('<?xml version="1.0"?><dict/>')).toEqual(new Map());
  });

  test('UTF-8 and UTF-16 with a byte order mark, and UTF-16 without', () => {
    const text = '<?xml version="1.0" encoding="UTF-16"?><plist><string>أثر</string></plist>';
    const little = new Uint8Array(Buffer.from(text, 'utf16le'));
    const big = new Uint8Array(Buffer.from(text, 'utf16le').swap16());
    for (const bytes of [
      Uint8Array.from([0xef, 0xbb, 0xbf, ...bytesOf(text)]),
      Uint8Array.from([0xff, 0xfe, ...little]),
      Uint8Array.from([0xfe, 0xff, ...big]),
      little,
      big,
    ]) {
      expect(readPropertyList(bytes)).toBe('أثر');
    }
  });

  test('an encoding of one byte by its name', () => {
    const bytes = Uint8Array.from(
      Buffer.from(
        '<?xml version="1.0" encoding="ISO-8859-1"?><plist><string>\xe9</string></plist>',
        'latin1',
      ),
    );
    expect(readPropertyList(bytes)).toBe('é');
    expect(() => read('<?xml version="1.0" encoding="x-odd"?><plist><true/></plist>')).toThrow(
      /encoding x-odd/,
    );
  });
});

describe('hostile text', () => {
  test('declared entities are not expanded', () => {
    expect(() =>
      read('<!DOCTYPE plist [<!ENTITY lol "lol">]><plist><string>&lol;</string></plist>'),
    ).toThrow(/entity/);
  });

  test('a date is the moment that a calendar of today counts for it, on each day of leap years and others', () => {
    const years = [-1, 0, 1600, 1900, 1970, 2000, 2023, 2024, 2100];
    for (const year of years) {
      for (let day = 0; day < 366; day++) {
        const date = new Date(Date.UTC(2001, 0, 1, 23, 59, 58));
        date.setUTCFullYear(year, 0, 1 + day);
        const [, signed, later] = /^([+-]?\d+)(-.+)\.000Z$/.exec(date.toISOString())!;
        expect(read(`<plist><date>${Number(signed)}${later}Z</date></plist>`)).toEqual(
          new PlistDate((date.getTime() - Date.UTC(2001, 0)) / 1000),
        );
      }
    }
  });

  test.each<[string, string, string]>([
    ['no content', '<plist></plist>', 'malformed'],
    ['a value without a key', '<plist><dict><string>a</string></dict></plist>', 'malformed'],
    ['a key without a value', '<plist><dict><key>a</key></dict></plist>', 'malformed'],
    ['an unknown element', '<plist><blink/></plist>', 'malformed'],
    ['text between elements', '<plist><array>a</array></plist>', 'malformed'],
    ['wrong ends', '<plist><array></dict></plist>', 'malformed'],
    ['an element in a string', '<plist><string><b>x</b></string></plist>', 'malformed'],
    ['a number that is none', '<plist><integer>12a</integer></plist>', 'malformed'],
    ['a date that is none', '<plist><date>yesterday</date></plist>', 'malformed'],
    ...[
      '2021-00-01T00:00:00Z',
      '2021-13-01T00:00:00Z',
      '2021-01-00T00:00:00Z',
      '2021-01-32T00:00:00Z',
      '2021-01-01T25:00:00Z',
      '2021-01-01T00:60:00Z',
      '2021-01-01T00:00:62Z',
      '2021-01-01T00:00:00Z and more',
      'on 2021-01-01T00:00:00Z',
    ].map((text): [string, string, string] => [
      `the date ${text}`,
      `<plist><date>${text}</date></plist>`,
      'malformed',
    ]),
    ['data that are none', '<plist><data>A*</data></plist>', 'malformed'],
    ['a bare ampersand', '<plist><string>a & b</string></plist>', 'malformed'],
    ['a text cut off', '<plist><dict><key>a</key><string>b', 'truncated'],
    ['a tag cut off', '<plist><dict', 'truncated'],
    ['a comment cut off', '<plist><!-- a', 'truncated'],
    ['depth', `<plist>${'<array>'.repeat(100)}`, 'limit-exceeded'],
  ])('%s is told as such', (_, text, code) => {
    try {
      read(text);
      expect.unreachable();
    } catch (error) {
      expect(isEvidenceError(error) && error.code).toBe(code);
    }
  });

  test.each<[string, (size: number) => string]>([
    ['ampersands', (size) => `<plist><string>${'&'.repeat(size)}`],
    ['comments', (size) => `<plist>${'<!--'.repeat(size / 4)}`],
    ['quotes in a tag', (size) => `<plist ${"'".repeat(size)}`],
    ['CDATA', (size) => `<plist><string>${'<![CDATA[]]>'.repeat(size / 12)}</string></plist>`],
    ['keys', (size) => `<plist><dict>${'<key>a</key><true/>'.repeat(size / 19)}</dict></plist>`],
    ['digits', (size) => `<plist><integer>${'1'.repeat(size)}</integer></plist>`],
    ['spaces', (size) => `<plist><real>${' '.repeat(size)}x</real></plist>`],
    ['a DOCTYPE', (size) => `<!DOCTYPE ${'['.repeat(size)}`],
  ])('%s by the megabyte cost linear time', (_, make) => {
    const text = bytesOf(make(2_000_000));
    const started = performance.now();
    try {
      readPropertyList(text);
    } catch (error) {
      if (!isEvidenceError(error)) throw error;
    }
    expect(performance.now() - started).toBeLessThan(3000);
  });

  test('damage gives an EvidenceError and nothing else', () => {
    const seed = xmlPlist({ a: [1, 2.5, 'x & y'], d: new Date(0), b: new Uint8Array(9), t: true });
    const ends = { read: 0, refused: 0 };
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(seed.length - 1), fc.constantFrom(...'<>&;/!"- 0a'.split(''))), {
          minLength: 1,
          maxLength: 4,
        }),
        fc.nat(seed.length),
        (changes, length) => {
          const bytes = seed.slice();
          for (const [at, character] of changes) bytes[at] = character.charCodeAt(0);
          for (const variant of [bytes, bytes.slice(0, length)]) {
            try {
              readPropertyList(variant);
              ends.read++;
            } catch (error) {
              if (!isEvidenceError(error)) throw error;
              ends.refused++;
            }
          }
        },
      ),
      { numRuns: 2000 },
    );
    expect(Math.min(ends.read, ends.refused)).toBeGreaterThan(0);
  });
});

describe('a list that is read with a listener', () => {
  const told = (text: string): string[] => {
    const details: string[] = [];
    readPropertyList(bytesOf(text), undefined, { tell: (detail) => details.push(detail) });
    return details;
  };
  const value = '<dict><key>a</key><string>b</string></dict>';

  test.each([
    `<plist>${value}</plist>`,
    `<?xml version="1.0"?>\n<plist>\n${value}\n</plist >\n<!-- end -->\n`,
    value,
    `<plist>${value}</plist>\n\0\0\0`,
  ])('tells nothing of one that ends behind its value: %j', (text) => {
    expect(told(text)).toEqual([]);
  });

  test.each([
    `<plist>${value}`,
    `<plist>${value}</plist><key>c</key>`,
    `<plist>${value}<key>c</key><string>d</string></plist>`,
    `<plist>${value}</dict></plist>`,
    `<plist>${value}</plist><!-- no end`,
    `${value}text`,
  ])('tells what goes on behind its value: %j', (text) => {
    expect(told(text)).toEqual(['an XML property list that does not end behind its value']);
  });

  test('tells zeros in it, and keys that stand twice', () => {
    expect(told('<plist><string>a\0\0b</string></plist>')).toEqual([
      'an XML property list with zeros in it',
    ]);
    expect(told('<dict><key>a</key><true/><key>a</key><false/><key>a</key><true/></dict>')).toEqual(
      ['a: a key that stands twice'],
    );
  });

  test('tells letters that are not in its encoding, in UTF-8 and UTF-16', () => {
    const toldOf = (bytes: Uint8Array): string[] => {
      const details: string[] = [];
      readPropertyList(bytes, undefined, { tellDamage: (detail) => details.push(detail) });
      return details;
    };
    const list = bytesOf('<plist><string>caf\u00e9 \uFFFD</string></plist>');
    const wide = Uint8Array.from(Buffer.from('\uFEFF<string>a</string>', 'utf16le'));
    expect([toldOf(list), toldOf(wide)]).toEqual([[], []]);
    list[list.indexOf(0xa9)] = 0x29;
    wide[2 + 2 * '<string>a'.length - 1] = 0xd8;
    const told = ['an XML property list with letters that are not in its encoding'];
    expect([toldOf(list), toldOf(wide)]).toEqual([told, told]);
  });

  test('tells data whose letters are too few or too many for bytes', () => {
    const cut = ['an XML property list with data that lack letters, or have too many'];
    const data = (text: string): string[] => told(`<data>${text}</data>`);
    for (const text of ['', 'AQID', 'AQ==', 'AQI=', 'AQID\n\tAQI', 'AQ'])
      expect(data(text)).toEqual([]);
    for (const text of ['AQIDA', 'AQI==', 'A=', 'AQID=', 'AQ===', 'Q=='])
      expect(data(text)).toEqual(cut);
  });

  test('tells keys that stand twice to whoever asks for damage alone', () => {
    const details: string[] = [];
    const twice = bytesOf('<dict><key>a</key><true/><key>a</key><false/></dict>');
    readPropertyList(twice, undefined, { tellDamage: (detail) => details.push(detail) });
    expect(details).toEqual(['a key that stands twice']);
  });
});

test('an element whose name only begins as one that is known is none', () => {
  for (const name of ['string1', 'string.app', 'string-', 'string_', 'string:x', 'true0']) {
    expect(() => inside(`<${name}>4.3</string>`)).toThrow(/no element/);
  }
  expect(() => inside('<string>4.3</string1>')).toThrow(/inside/);
});
