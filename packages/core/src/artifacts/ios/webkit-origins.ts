import { WebkitValues } from '../../formats/webkit-values.ts';
import { defineArtifact, EvidenceError, type ArtifactExample } from '../../model/index.ts';
import { onSomeIphones } from '../ios-expectation.ts';

/** A website that stored data in Safari or in a web view of an app. */
export type WebsiteOrigin = {
  /** The page that was open. */
  readonly originUrl: string;
  /** The frame of another website in it that stored the data; null where the page itself did. */
  readonly embeddedOriginUrl: string | null;
};

/** Two origins; a host has at most 253 letters. */
const mostBytes = 4096;

export const webkitOrigins = defineArtifact<WebsiteOrigin>({
  id: 'ios.webkit-origins',
  version: 1,
  title: 'Websites that stored data on the phone',
  group: 'browsing',
  describes:
    'Websites that stored data (databases, local storage) in Safari or in web views of apps, and the pages that they were part of. ' +
    'Newer systems name the folders of such data by a number made of the address, and each holds a file that tells the address.',
  cannotShow:
    'Full addresses, when the site was open, and whether the user saw it: parts of other pages store data too. Websites that store nothing leave no such file.',
  references: [
    'https://github.com/WebKit/WebKit/blob/main/Source/WebKit/NetworkProcess/storage/NetworkStorageManager.cpp',
    'https://github.com/WebKit/WebKit/blob/main/Source/WTF/wtf/persistence/PersistentCoders.cpp',
  ],
  paths: [
    '/private/**/WebsiteData/Default/*/*/origin',
    '/private/**/WebsiteDataStore/*/Origins/*/*/origin',
  ],
  expected: onSomeIphones,

  fields: {
    originUrl: { label: 'Website', observable: 'url', met: 'resolved' },
    embeddedOriginUrl: {
      label: 'Website of the frame that stored it',
      observable: 'url',
      met: 'resolved',
    },
  },
  summary: ['originUrl', 'embeddedOriginUrl'],

  *parse(file) {
    if (file.size > mostBytes) {
      throw new EvidenceError('limit-exceeded', `an origin of ${file.size} bytes`);
    }
    const [page, frame] = originsIn(file.read(0, file.size));
    // WebKit stores nothing for a page without an address: a file of zeros, as a damaged disk leaves it, tells of none.
    if (page === null) throw new EvidenceError('malformed', 'an origin without a page');
    yield {
      kind: 'record',
      data: { originUrl: page, embeddedOriginUrl: frame === page ? null : frame },
      position: { unit: 'byte', from: 0, to: file.size },
    };
  },
});

/** `WebCore::ClientOrigin` as WebKit keeps it: of the page, then of the frame, the scheme, the host and a port where it is not the usual one. */
function originsIn(bytes: Uint8Array): [page: string | null, frame: string | null] {
  const values = new WebkitValues(bytes, 'an origin');
  const origin = (): string | null => {
    const [scheme, host] = [values.text(), values.text()];
    const port = values.flag() ? `:${values.uint16()}` : '';
    return scheme === null || scheme === '' ? null : `${scheme}://${host ?? ''}${port}/`;
  };
  return [origin(), origin()];
}

/** The bytes of such a file: texts of one byte a letter, and ports. */
function stored(...parts: readonly (string | number | null)[]): Uint8Array {
  const letters = (part: string): number[] => Array.from(part, (letter) => letter.charCodeAt(0));
  return Uint8Array.from(
    parts.flatMap((part) => {
      if (part === null) return [0];
      if (typeof part === 'number') return [1, part % 256, Math.floor(part / 256)];
      return [part.length, 0, 0, 0, 1, ...letters(part)];
    }),
  );
}

export const examples = (): ArtifactExample<WebsiteOrigin>[] => [
  {
    name: 'a page that stored data itself',
    content: stored('https', 'news.example', null, 'https', 'news.example', null),
    records: [{ originUrl: 'https://news.example/', embeddedOriginUrl: null }],
  },
  {
    name: 'a frame of another website within a page, at a port of its own, in a profile of Safari',
    devicePath:
      '/private/var/mobile/Containers/Data/Application/0/Library/WebKit/WebsiteDataStore/1/Origins/a/b/origin',
    content: stored('https', 'news.example', null, 'http', 'frame.example', 8443),
    records: [
      { originUrl: 'https://news.example/', embeddedOriginUrl: 'http://frame.example:8443/' },
    ],
  },
  {
    name: 'a host in letters of two bytes',
    content: Uint8Array.from([
      ...stored('https'),
      ...[3, 0, 0, 0, 0, 0x61, 0, 0x2e, 0, 0xe9, 0],
      ...stored(null, 'https', 'a.example', null),
    ]),
    records: [{ originUrl: 'https://a.é/', embeddedOriginUrl: 'https://a.example/' }],
  },
  {
    name: 'a file that ends early',
    content: stored('https', 'news.example', null, 'https'),
    records: [],
    problems: ['truncated'],
  },
  {
    name: 'a file of zeros tells of no website, and that it could not be read',
    content: new Uint8Array(58),
    records: [],
    problems: ['malformed'],
  },
];
