import { isoTime, timesOf } from '../../bytes/time.ts';
import {
  readWebkitCacheRecord,
  webkitCacheAnswer,
  webkitSubresources,
  type WebkitCacheAnswer,
  type WebkitCacheRecord,
} from '../../formats/webkit-cache-record.ts';
import {
  defineArtifact,
  EvidenceError,
  isEvidenceError,
  type ArtifactExample,
  type ProblemDraft,
} from '../../model/index.ts';
import { appOfContainer } from '../apps/app-container.ts';
import { inSomeDumps } from '../ios-expectation.ts';
import { timeDocs } from '../rows/time-docs.ts';

/** Something that a web page of Safari, of an app or of a system program fetched and WebKit kept. */
export type WebkitCached = {
  readonly url: string | null;
  /** The site of the page on whose behalf it was fetched. */
  readonly partition: string | null;
  /** `answer`, or `page` where WebKit noted what the page at this address loads. */
  readonly kind: string;
  readonly stored: string | null;
  readonly status: number | null;
  readonly mimeType: string | null;
  /** The address that answered, where it is another one than was asked for. */
  readonly responseUrl: string | null;
  /** Where the server led to instead, as it wrote it. */
  readonly redirectsTo: string | null;
  /** Addresses that the page loads. */
  readonly loads: readonly string[];
  readonly bodyBytes: number;
  /** `record` in this file, `file` in the one beside it, null where there is none. */
  readonly body: string | null;
  /** Bundle id of the app or name of the system program, where the path tells it. */
  readonly app: string | null;
};

const mostUrls = 1000;
/** WebKit was not yet there. A number below is the time of a version that wrote it in another form. */
const leastSeconds = 1e9;

export const webkitNetworkCache = defineArtifact<WebkitCached>({
  id: 'ios.webkit-network-cache',
  version: 1,
  title: 'What web pages fetched, as WebKit keeps it',
  group: 'browsing',
  describes:
    'Whole addresses of pages, and of pictures, scripts and other parts of them, that Safari, web views of apps and system programs fetched through WebKit, with the time, ' +
    'the site on whose behalf, the status of the answer and where the server led to instead; and which addresses a page loads.',
  cannotShow:
    'What servers asked not to keep, private browsing, and what was evicted: WebKit removes what is old or large, and all of it when the history is cleared. No backup holds it. An address does not tell that a person ' +
    'opened it: advertisements and parts of other pages are fetched too. Bodies are not read. The time is that of the last fetch. The form is the one that the source of WebKit shows; no phone with such files was at hand.',
  references: [
    'https://github.com/WebKit/WebKit/blob/main/Source/WebKit/NetworkProcess/cache/NetworkCacheStorage.cpp',
    'https://github.com/WebKit/WebKit/blob/main/Source/WebKit/NetworkProcess/cache/NetworkCacheEntry.cpp',
    'https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/webkitCacheRecords.py',
  ],
  paths: [
    '/private/**/NetworkCache/Version */Records/*/Resource/*',
    '/private/**/NetworkCache/Version */Records/*/SubResources/*',
  ],
  expected: inSomeDumps,

  fields: {
    url: { label: 'Address', observable: 'url', met: 'resolved' },
    partition: { label: 'On behalf of', observable: 'domain', met: 'resolved' },
    kind: { label: 'Kind of entry' },
    stored: { label: 'Stored' },
    status: { label: 'Status of the answer' },
    mimeType: { label: 'Type of the answer' },
    responseUrl: { label: 'Answered by', observable: 'url', met: 'redirected' },
    redirectsTo: { label: 'Led to', observable: 'url', met: 'redirected' },
    loads: { label: 'Loads', observable: 'url', met: 'resolved' },
    bodyBytes: { label: 'Length of the body (bytes)' },
    body: { label: 'Where the body is stored' },
    app: { label: 'App or program' },
  },
  summary: ['url', 'partition', 'app'],
  times: timeDocs('unix-seconds', { others: ['answer stored'], confidence: 'medium' }),

  *parse(file, { devicePath }) {
    const [partitionFolder = '', typeFolder = '', name = ''] = devicePath.split('/').slice(-3);
    // A body of its own, beside its record.
    if (name.endsWith('-blob')) return;
    const record = readWebkitCacheRecord(file);
    // A key that is read rightly tells the place of the file: it is made of digests of it.
    const place = [record.partitionHash, record.type, record.hash].join('/').toLowerCase();
    if (place !== [partitionFolder, typeFolder, name].join('/').toLowerCase()) {
      throw new EvidenceError(
        'unsupported',
        `a record of version ${record.version} that does not tell its own place`,
      );
    }
    if (record.bytes > file.size) {
      const detail = `a record of ${record.bytes} bytes ends after ${file.size}`;
      yield { kind: 'problem', code: 'truncated', detail };
    }
    const isPage = record.type === 'SubResources';
    const answer = isPage ? undefined : yield* answerIn(record);
    const { urls, isCut } = isPage ? webkitSubresources(record.header, mostUrls) : noUrls;
    if (isCut) {
      const detail = `only ${mostUrls} addresses that a page loads were read`;
      yield { kind: 'problem', code: 'limit-exceeded', detail };
    }
    const time = record.time < leastSeconds ? null : record.time;
    if (time === null) {
      yield { kind: 'problem', code: 'unsupported', detail: 'a time of another form' };
    }
    const inBody = record.isBodyInline ? 'record' : 'file';
    yield {
      kind: 'record',
      data: {
        url: record.url,
        partition: record.partition,
        kind: isPage ? 'page' : 'answer',
        stored: isoTime('unix-seconds', time) ?? null,
        status: answer?.status ?? null,
        mimeType: answer?.mimeType ?? null,
        responseUrl: answer?.url === record.url ? null : (answer?.url ?? null),
        redirectsTo: answer?.location ?? null,
        loads: urls,
        bodyBytes: record.bodyBytes,
        body: record.bodyBytes === 0 ? null : inBody,
        app: appOfContainer(devicePath) ?? programOf(devicePath),
      },
      position: { unit: 'byte', from: 0, to: Math.min(record.bytes, file.size) },
      times: timesOf(['answer stored', 'unix-seconds', time]),
    };
  },
});

const noUrls = { urls: [], isCut: false };

function* answerIn({
  header,
  headerFrom,
}: WebkitCacheRecord): Generator<ProblemDraft, WebkitCacheAnswer | undefined> {
  try {
    return webkitCacheAnswer(header);
  } catch (error) {
    if (!isEvidenceError(error)) throw error;
    const position = { unit: 'byte', from: headerFrom, to: headerFrom + header.length } as const;
    yield { kind: 'problem', code: error.code, detail: error.message, position };
    return undefined;
  }
}

/** System programs keep their caches beside each other, each in a folder that is called as it. */
function programOf(devicePath: string): string | null {
  return /\/Library\/Caches\/([^/]{1,255})\/WebKit\/NetworkCache\//.exec(devicePath)?.[1] ?? null;
}

const digest = (byte: number): number[] => Array.from({ length: 20 }, () => byte);
const number = (value: number, size: number): number[] =>
  Array.from({ length: size }, (_, index) => Math.floor(value / 256 ** index) % 256);
const text = (value: string | null): number[] =>
  value === null
    ? number(0xffff_ffff, 4)
    : [...number(value.length, 4), 1, ...new TextEncoder().encode(value)];

/** The bytes of such a file, with what stands behind the key. */
function stored(
  key: { readonly type: string; readonly url: string; readonly time?: number },
  header: readonly number[],
  body: { readonly bytes: number; readonly inline: boolean },
): Uint8Array {
  const time = new Uint8Array(new Float64Array([key.time ?? 1_700_000_000.5]).buffer);
  return Uint8Array.from([
    ...number(17, 4),
    ...[text('news.example'), text(key.type), text(key.url), text(null)].flat(),
    ...[digest(0xab), digest(0xcd), [...time], digest(1), number(header.length, 8)].flat(),
    ...[digest(2), number(body.bytes, 8), [body.inline ? 1 : 0], digest(3), header].flat(),
    ...(body.inline ? new Uint8Array(body.bytes) : []),
  ]);
}

function answer(url: string, status: number, headers: readonly [string, string][]): number[] {
  return [
    ...[
      [0],
      text(url),
      text('text/html'),
      number(12, 8),
      text(null),
      text('OK'),
      text('HTTP/2'),
    ].flat(),
    ...[
      number(headers.length, 8),
      headers.flat().flatMap(text),
      number(status, 2),
      digest(4),
    ].flat(),
  ];
}

const records =
  '/private/var/mobile/Containers/Data/Application/com.apple.mobilesafari/Library/Caches/WebKit/NetworkCache/Version 17/Records';
const place = 'CDCDCDCDCDCDCDCDCDCDCDCDCDCDCDCDCDCDCDCD';
const name = 'ABABABABABABABABABABABABABABABABABABABAB';

const inSafari = {
  url: 'https://news.example/a',
  partition: 'news.example',
  kind: 'answer',
  stored: '2023-11-14T22:13:20.500Z',
  status: 200,
  mimeType: 'text/html',
  responseUrl: null,
  redirectsTo: null,
  loads: [],
  bodyBytes: 12,
  body: 'record',
  app: 'com.apple.mobilesafari',
} satisfies WebkitCached;
const noAnswer = { status: null, mimeType: null };

export const examples = (): ArtifactExample<WebkitCached>[] => [
  {
    name: 'a page with its body',
    devicePath: `${records}/${place}/Resource/${name}`,
    content: stored(
      { type: 'Resource', url: 'https://news.example/a' },
      answer('https://news.example/a', 200, [['Server', 'example']]),
      { bytes: 12, inline: true },
    ),
    records: [inSafari],
    times: [[{ at: '2023-11-14T22:13:20.500Z', marks: 'answer stored', clock: 'utc' }]],
  },
  {
    name: 'an answer of a system program that led elsewhere, with a body in a file of its own',
    devicePath: `/private/var/mobile/Library/Caches/com.example.program/WebKit/NetworkCache/Version 16/Records/${place}/Resource/${name}`,
    content: stored(
      { type: 'Resource', url: 'http://short.example/x' },
      answer('https://other.example/x', 302, [['location', 'https://landing.example/x']]),
      { bytes: 20_000, inline: false },
    ),
    records: [
      {
        ...inSafari,
        url: 'http://short.example/x',
        status: 302,
        responseUrl: 'https://other.example/x',
        redirectsTo: 'https://landing.example/x',
        bodyBytes: 20_000,
        body: 'file',
        app: 'com.example.program',
      },
    ],
  },
  {
    name: 'what a page loads',
    devicePath: `${records}/${place}/SubResources/${name}`,
    content: stored(
      { type: 'SubResources', url: 'https://news.example/a' },
      [
        ...number(2, 8),
        ...['https://cdn.example/s.js', 'https://img.example/p'].flatMap((url) => [
          ...[text('news.example'), text('Resource'), text(url), text(null)].flat(),
          ...[digest(5), digest(6), number(0, 16), [0]].flat(),
        ]),
      ],
      { bytes: 0, inline: false },
    ),
    records: [
      {
        ...inSafari,
        ...noAnswer,
        kind: 'page',
        loads: ['https://cdn.example/s.js', 'https://img.example/p'],
        bodyBytes: 0,
        body: null,
      },
    ],
  },
  {
    name: 'an answer in a form that is not known keeps its address',
    devicePath: `${records}/${place}/Resource/${name}`,
    content: stored({ type: 'Resource', url: 'https://news.example/a' }, [7], {
      bytes: 12,
      inline: true,
    }),
    records: [{ ...inSafari, ...noAnswer }],
    problems: ['malformed'],
  },
  {
    name: 'a file that ends early keeps its address, and a time of another form is none',
    devicePath: `${records}/${place}/Resource/${name}`,
    content: stored(
      { type: 'Resource', url: 'https://news.example/a', time: 5e-309 },
      answer('https://news.example/a', 200, []),
      { bytes: 12, inline: true },
    ).subarray(0, -5),
    records: [{ ...inSafari, stored: null }],
    times: [[]],
    problems: ['truncated', 'unsupported'],
  },
  {
    name: 'a record that lies in the place of another is of a form that is not known',
    devicePath: `${records}/${place}/Resource/00${name.slice(2)}`,
    content: stored(
      { type: 'Resource', url: 'https://news.example/a' },
      answer('https://news.example/a', 200, []),
      { bytes: 0, inline: false },
    ),
    records: [],
    problems: ['unsupported'],
  },
  {
    name: 'the body of an answer is no record',
    devicePath: `${records}/${place}/Resource/${name}-blob`,
    content: '<html>',
    records: [],
  },
];
