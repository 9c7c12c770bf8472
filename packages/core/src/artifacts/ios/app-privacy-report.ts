import {
  isJsonObject,
  jsonObjectIn,
  memberOf,
  numberOf,
  objectOf,
  textOf,
  type JsonObject,
} from '../../formats/json.ts';
import { faultOfObject, hasNameTwice, type JsonShape } from '../../formats/json-shape.ts';
import { textLines } from '../../formats/text-lines.ts';
import { defineArtifact, type ArtifactExample, type ProblemDraft } from '../../model/index.ts';
import { filled } from '../rows/field-values.ts';
import { onSomeIphones } from '../ios-expectation.ts';
import { faultOfMoments, timesOfText } from '../diagnostics/report-header.ts';
import { timeDocs } from '../rows/time-docs.ts';

/** One line of an App Privacy Report: an app used a guarded service, or reached a site. */
export type PrivacyReportLine = {
  /** `access` or `networkActivity`. */
  readonly type: string;
  /** The app, or another program by its path. */
  readonly program: string | null;
  /** How the program is named: `bundleID`, `path`. */
  readonly identifierType: string | null;
  /** The service: `camera`, `microphone`, `location`, `contacts`, `photos` and others; in the first reports as TCC calls it, `kTCCServicePhotos`,
   * or the stream that told of it. */
  readonly category: string | null;
  /** `intervalBegin`, `intervalEnd` or `event`. */
  readonly kind: string | null;
  /** What the beginning and the end of one use have in common. */
  readonly identifier: string | null;
  readonly domain: string | null;
  /** Who owns the domain, where Apple knows it. */
  readonly domainOwner: string | null;
  /** The website in the app that led there. */
  readonly context: string | null;
  readonly initiatedType: string | null;
  readonly domainType: number | null;
  readonly hits: number | null;
  readonly firstIsodate: string | null;
  readonly isodate: string | null;
};

export const appPrivacyReport = defineArtifact<PrivacyReportLine>({
  id: 'ios.app-privacy-report',
  version: 1,
  title: 'App Privacy Report',
  group: 'apps',
  describes:
    'Which apps used the camera, the microphone, the location, contacts and photos in the last days, and which sites they reached, ' +
    'as the phone listed it when the report was saved.',
  cannotShow:
    'More than the last seven days, and anything before the report was switched on. The report leaves out programs of the system, ' +
    'so that spyware which is no app does not stand in it.',
  references: [
    'https://support.apple.com/102188',
    'https://developer.apple.com/documentation/network/inspecting-app-activity-data',
  ],
  // The person saves it; the name is the one that iOS proposes.
  paths: ['/private/var/mobile/**/App_Privacy_Report*.ndjson'],
  logLike: true,
  expected: onSomeIphones,

  fields: {
    type: { label: 'Kind of line' },
    program: { label: 'Program', observable: 'program', met: 'ran' },
    identifierType: { label: 'How the program is named' },
    category: { label: 'Service' },
    kind: { label: 'Beginning or end' },
    identifier: { label: 'Number of the use' },
    domain: { label: 'Site', observable: 'domain', met: 'resolved' },
    domainOwner: { label: 'Owner of the site' },
    context: { label: 'Website in the app', observable: 'domain', met: 'visited' },
    initiatedType: { label: 'Begun by' },
    domainType: { label: 'Kind of site' },
    hits: { label: 'Times' },
    firstIsodate: { label: 'First time' },
    isodate: { label: 'Time' },
  },
  summary: ['program', 'category', 'kind', 'domain'],
  times: timeDocs('text', {
    entries: ['service used', 'site last reached'],
    others: ['site first reached'],
  }),

  *parse(file, context) {
    for (const { number, text } of textLines(file, context.limits)) {
      if (text.trim() === '') continue;
      const position = { unit: 'line', from: number, to: number } as const;
      const value = jsonObjectIn(text);
      if (value === undefined) {
        const problem: ProblemDraft = {
          kind: 'problem',
          code: 'malformed',
          detail: 'a line that is no object',
        };
        yield { ...problem, position };
        continue;
      }
      const type = textOf(value, 'type') ?? kindOf(value);
      if (type === null) {
        // Above the lines stands one that tells when the report was saved, and one may close each part.
        if (memberOf(value, '_marker') !== undefined) continue;
        const detail = 'a line of an unknown kind';
        yield { kind: 'problem', code: 'unsupported', detail, position };
        continue;
      }
      const fault = faultIn(value, text);
      if (fault !== undefined)
        yield { kind: 'problem', code: 'malformed', detail: fault, position };
      const accessor = objectOf(value, 'accessor');
      const times = timesOfText(
        [
          type === 'access' ? 'service used' : 'site last reached',
          textOf(value, 'timeStamp') ?? textOf(value, 'timestamp'),
        ],
        ['site first reached', textOf(value, 'firstTimeStamp')],
      );
      const at = (marks: string): string | null =>
        times.find((time) => time.marks === marks)?.at ?? null;
      yield {
        kind: 'record',
        data: {
          type,
          program: textOf(accessor, 'identifier') ?? filled(textOf(value, 'bundleID')),
          identifierType: textOf(accessor, 'identifierType'),
          category:
            textOf(value, 'category') ?? textOf(value, 'tccService') ?? textOf(value, 'stream'),
          kind: textOf(value, 'kind'),
          identifier: textOf(value, 'identifier'),
          domain: textOf(value, 'domain'),
          domainOwner: filled(textOf(value, 'domainOwner')),
          context: filled(textOf(value, 'context')),
          initiatedType: textOf(value, 'initiatedType'),
          domainType: numberOf(value, 'domainType'),
          hits: numberOf(value, 'hits'),
          firstIsodate: at('site first reached'),
          isodate: at('service used') ?? at('site last reached'),
        },
        position,
        times,
      };
    }
  },
});

const shapeOfLine: JsonShape = {
  accessor: 'object',
  bundleID: 'text',
  category: 'text',
  context: 'text',
  domain: 'text',
  domainOwner: 'text',
  domainType: 'number',
  firstTimeStamp: 'text',
  hits: 'number',
  identifier: 'text',
  initiatedType: 'text',
  kind: 'text',
  stream: 'text',
  tccService: 'text',
  timeStamp: 'text',
  timestamp: 'text',
  type: 'text',
};
const shapeOfAccessor: JsonShape = { identifier: 'text', identifierType: 'text' };

/** What is damaged in a line that can be read. */
function faultIn(value: JsonObject, text: string): string | undefined {
  if (hasNameTwice(text, value)) return 'a name stands twice in an object';
  const moments = ['timeStamp', 'timestamp', 'firstTimeStamp'].map((key) => textOf(value, key));
  return (
    faultOfObject(value, shapeOfLine) ??
    faultOfObject(objectOf(value, 'accessor'), shapeOfAccessor) ??
    faultOfMoments(...moments)
  );
}

/** The first systems with the report, iOS 15 before its release, told uses of services without their kind, and by other keys. */
function kindOf(value: JsonObject): string | null {
  if (isJsonObject(memberOf(value, 'accessor'))) return 'access';
  return textOf(value, 'domain') === null ? null : 'networkActivity';
}

const devicePath =
  '/private/var/mobile/Containers/Shared/AppGroup/00000000-0000-4000-8000-000000000000/File Provider Storage/App_Privacy_Report_v4_2022-04-27T11_08_36.ndjson';

const nothing = {
  identifierType: null,
  category: null,
  kind: null,
  identifier: null,
  domain: null,
  domainOwner: null,
  context: null,
  initiatedType: null,
  domainType: null,
  hits: null,
  firstIsodate: null,
} satisfies Partial<PrivacyReportLine>;

export const examples = (): ArtifactExample<PrivacyReportLine>[] => [
  {
    name: 'the microphone used by an app, a site that a website led to, and a line that is broken',
    devicePath,
    content: [
      '{"_marker":"<metadata>","exportTimestamp":"2022-04-27T11:08:36.000-04:00"}',
      '{"accessor":{"identifier":"org.example.call","identifierType":"bundleID"},"category":"microphone","identifier":"0E01","kind":"intervalBegin","timeStamp":"2022-04-27T10:53:24.555-04:00","type":"access"}',
      '{"timeStamp":"2022-04-27T11:04:16.905-04:00","initiatedType":"NonAppInitiated","context":"news.example","domain":"cdn.example","type":"networkActivity","domainType":2,"firstTimeStamp":"2022-04-27T10:59:32.695-04:00","bundleID":"org.example.browser","domainOwner":"","hits":10}',
      '{"type":',
    ].join('\n'),
    records: [
      {
        ...nothing,
        type: 'access',
        program: 'org.example.call',
        identifierType: 'bundleID',
        category: 'microphone',
        kind: 'intervalBegin',
        identifier: '0E01',
        isodate: '2022-04-27T14:53:24.555Z',
      },
      {
        ...nothing,
        type: 'networkActivity',
        program: 'org.example.browser',
        domain: 'cdn.example',
        context: 'news.example',
        initiatedType: 'NonAppInitiated',
        domainType: 2,
        hits: 10,
        firstIsodate: '2022-04-27T14:59:32.695Z',
        isodate: '2022-04-27T15:04:16.905Z',
      },
    ],
    times: [
      [
        {
          at: '2022-04-27T14:53:24.555Z',
          marks: 'service used',
          clock: 'utc',
          raw: '2022-04-27T10:53:24.555-04:00',
        },
      ],
      [
        {
          at: '2022-04-27T15:04:16.905Z',
          marks: 'site last reached',
          clock: 'utc',
          raw: '2022-04-27T11:04:16.905-04:00',
        },
        {
          at: '2022-04-27T14:59:32.695Z',
          marks: 'site first reached',
          clock: 'utc',
          raw: '2022-04-27T10:59:32.695-04:00',
        },
      ],
    ],
    problems: ['malformed'],
  },
  {
    name: 'a report of iOS 15 before its release, and a line of a kind that is not known',
    devicePath,
    content: [
      '{"version":2,"recordType":"access","exportTimestamp":"2021-06-11T13:46:18.386-05:00","_marker":"<metadata>"}',
      '{"stream":"com.apple.privacy.accounting.stream.tcc","accessor":{"identifier":"org.example.call","identifierType":"bundleID"},"tccService":"kTCCServiceAddressBook","identifier":"0E02","kind":"event","timestamp":"2021-06-09T14:19:48.270-05:00","version":3}',
      '{"_marker":"<end-of-section>"}',
      '{"timeStamp":"2021-06-09T14:20:00.000-05:00","domain":"cdn.example","bundleID":"org.example.call","hits":1}',
      '{"somethingElse":1}',
      '',
    ].join('\n'),
    records: [
      {
        ...nothing,
        type: 'access',
        program: 'org.example.call',
        identifierType: 'bundleID',
        category: 'kTCCServiceAddressBook',
        kind: 'event',
        identifier: '0E02',
        isodate: '2021-06-09T19:19:48.270Z',
      },
      {
        ...nothing,
        type: 'networkActivity',
        program: 'org.example.call',
        domain: 'cdn.example',
        hits: 1,
        isodate: '2021-06-09T19:20:00Z',
      },
    ],
    problems: ['unsupported'],
  },
  {
    name: 'a report that was just switched on',
    devicePath,
    content: '{"_marker":"<metadata>","exportTimestamp":"2022-04-27T11:08:36.000-04:00"}\n',
    records: [],
  },
];
