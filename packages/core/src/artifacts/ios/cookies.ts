import { isoTime, timesOf } from '../../bytes/time.ts';
import { binaryCookies } from '../../formats/binary-cookies.ts';
import { defineArtifact, type ArtifactExample } from '../../model/index.ts';
import { appOfContainer } from '../apps/app-container.ts';
import { onSomeIphones } from '../ios-expectation.ts';
import { timeDocs } from '../rows/time-docs.ts';

/** A cookie that a website left with Safari or with an app. */
export type Cookie = {
  readonly domain: string;
  readonly name: string;
  readonly path: string;
  /** Length of the value in bytes; the value itself is never written, since it may open an account. */
  readonly valueLength: number;
  readonly isSecure: boolean;
  readonly isHttpOnly: boolean;
  readonly creationIsodate: string | null;
  readonly expiryIsodate: string | null;
  /** Bundle id of the app, where the path tells it. */
  readonly app: string | null;
};

const secureFlag = 1;
const httpOnlyFlag = 4;

export const cookies = defineArtifact<Cookie>({
  id: 'ios.cookies',
  version: 1,
  title: 'Cookies of Safari and of apps',
  group: 'browsing',
  describes:
    'Cookies that websites set in Safari and in web views of apps: for which host, when first set and until when. ' +
    'Their values are not copied, only how long they are.',
  cannotShow:
    'Which page set a cookie: most belong to parts of other pages (advertisements, counters) that were never opened as such. ' +
    'Expired and deleted cookies are gone, and so is private browsing. The time of creation is that of the last write by the website.',
  references: [
    'https://github.com/abrignoni/iLEAPP',
    'https://developer.apple.com/documentation/foundation/httpcookiestorage',
  ],
  paths: [
    '/private/var/mobile/Library/Cookies/Cookies.binarycookies',
    '/private/var/mobile/Containers/Data/**/Cookies.binarycookies',
    '/private/var/mobile/Containers/Shared/AppGroup/**/Cookies.binarycookies',
    '/private/var/root/Library/Cookies/Cookies.binarycookies',
  ],
  expected: onSomeIphones,

  fields: {
    domain: { label: 'Host', observable: 'domain', met: 'resolved' },
    name: { label: 'Name', personal: true },
    path: { label: 'Path' },
    valueLength: { label: 'Length of the value (bytes)' },
    isSecure: { label: 'Over TLS only' },
    isHttpOnly: { label: 'Not for scripts' },
    creationIsodate: { label: 'Set' },
    expiryIsodate: { label: 'Expires' },
    app: { label: 'App' },
  },
  summary: ['domain', 'app'],
  times: timeDocs('cocoa-seconds', { others: ['cookie set'] }),

  *parse(file, context) {
    const app = appOfContainer(context.devicePath);
    for (const cookie of binaryCookies(file)) {
      if (cookie.kind === 'problem') {
        yield cookie;
        continue;
      }
      yield {
        kind: 'record',
        data: {
          domain: cookie.domain,
          name: cookie.name,
          path: cookie.path,
          valueLength: cookie.valueLength,
          isSecure: (cookie.flags & secureFlag) !== 0,
          isHttpOnly: (cookie.flags & httpOnlyFlag) !== 0,
          creationIsodate: isoTime('cocoa-seconds', cookie.created) ?? null,
          expiryIsodate: isoTime('cocoa-seconds', cookie.expires) ?? null,
          app,
        },
        position: { unit: 'byte', from: cookie.from, to: cookie.to },
        times: timesOf(['cookie set', 'cocoa-seconds', cookie.created]),
      };
    }
  },
});

interface ExampleCookie {
  readonly texts: readonly [domain: string, name: string, path: string, value: string];
  readonly flags: number;
  readonly expires: number;
  readonly created: number;
}

/** A file of one page, as WebKit lays it out, but for the settings at its end. */
function cookieFile(jar: readonly ExampleCookie[]): Uint8Array {
  const cookiesOfPage = jar.map(({ texts, flags, expires, created }) => {
    const encoded = texts.map((text) => new TextEncoder().encode(`${text}\0`));
    const size = encoded.reduce((sum, { length }) => sum + length, 56);
    const bytes = new Uint8Array(size);
    const view = new DataView(bytes.buffer);
    view.setUint32(0, size, true);
    view.setUint32(8, flags, true);
    let at = 56;
    encoded.forEach((text, index) => {
      view.setUint32(16 + index * 4, at, true);
      bytes.set(text, at);
      at += text.length;
    });
    view.setFloat64(40, expires, true);
    view.setFloat64(48, created, true);
    return bytes;
  });
  const pageStart = 8 + jar.length * 4 + 4;
  const pageSize = cookiesOfPage.reduce((sum, { length }) => sum + length, pageStart);
  const file = new Uint8Array(12 + pageSize + 8);
  const view = new DataView(file.buffer);
  file.set(new TextEncoder().encode('cook'));
  view.setUint32(4, 1);
  view.setUint32(8, pageSize);
  view.setUint32(12, 0x100);
  view.setUint32(16, jar.length, true);
  let at = pageStart;
  cookiesOfPage.forEach((bytes, index) => {
    view.setUint32(20 + index * 4, at, true);
    file.set(bytes, 12 + at);
    at += bytes.length;
  });
  const end = 12 + pageSize;
  view.setUint32(
    end,
    file.subarray(12, end).reduce((sum, byte, index) => sum + (index % 4 === 0 ? byte : 0), 0),
  );
  view.setUint32(end + 4, 0x07172005);
  return file;
}

const inFirefox =
  '/private/var/mobile/Containers/Data/Application/org.mozilla.ios.Firefox/Library/Cookies/Cookies.binarycookies';

export const examples = (): ArtifactExample<Cookie>[] => [
  {
    name: 'a cookie of a whole site and one that ends with the session',
    devicePath: inFirefox,
    content: cookieFile([
      {
        texts: ['.example.org', 'id', '/', 'secret-value'],
        flags: 5,
        expires: 731_536_000,
        created: 700_000_000,
      },
      {
        texts: ['shop.example', 'basket', '/cart', ''],
        flags: 0,
        expires: 0,
        created: 700_000_001,
      },
    ]),
    records: [
      {
        domain: '.example.org',
        name: 'id',
        path: '/',
        valueLength: 12,
        isSecure: true,
        isHttpOnly: true,
        creationIsodate: '2023-03-08T20:26:40Z',
        expiryIsodate: '2024-03-07T20:26:40Z',
        app: 'org.mozilla.ios.Firefox',
      },
      {
        domain: 'shop.example',
        name: 'basket',
        path: '/cart',
        valueLength: 0,
        isSecure: false,
        isHttpOnly: false,
        creationIsodate: '2023-03-08T20:26:41Z',
        expiryIsodate: null,
        app: 'org.mozilla.ios.Firefox',
      },
    ],
    times: [
      [{ at: '2023-03-08T20:26:40Z', marks: 'cookie set', clock: 'utc' }],
      [{ at: '2023-03-08T20:26:41Z', marks: 'cookie set', clock: 'utc' }],
    ],
  },
  { name: 'no cookie yet', content: cookieFile([]), records: [] },
  {
    name: 'a file that ends within its list of pages',
    content: cookieFile([]).subarray(0, 10),
    records: [],
    problems: ['truncated'],
  },
  {
    name: 'a file of another kind',
    content: 'SQLite format 3',
    records: [],
    problems: ['malformed'],
  },
];
