import { hexOf } from '../../bytes/hex.ts';
import { md5Hex, sha1Hex } from '../../bytes/older-digests.ts';
import { sha256Hex } from '../../bytes/sha256.ts';
import { certificateName, certificateValidity } from '../../formats/certificate-validity.ts';
import { isArray, isDictionary, numberAt, readPropertyList } from '../../formats/plist/index.ts';
import {
  defineArtifact,
  type ArtifactExample,
  type Limits,
  type ProblemDraft,
  type RecordDraft,
  type Row,
} from '../../model/index.ts';
import { onSomeIphones } from '../ios-expectation.ts';
import { utcTimes } from '../property-list-file.ts';
import {
  openArtifactDatabase,
  remainingProblems,
  requireTable,
  type BoundTable,
} from '../rows/database-rows.ts';
import { deletedMark } from '../rows/deleted-rows.ts';
import { orProblem, problemAt, withoutProblems } from '../rows/row-problems.ts';
import { wholeTable } from '../rows/schema-names.ts';
import { timeDocs } from '../rows/time-docs.ts';
import { rowsAndVanished } from '../rows/vanished-rows.ts';

/** A certificate that the phone was told to trust, beside those that the system brings along. */
export type TrustedCertificate = {
  readonly sha256: string | null;
  /** SHA-1, and MD5 where the certificate itself is kept: lists name a certificate by one of the three. */
  readonly olderDigests: readonly string[];
  /** Whom it is for, as it says itself. */
  readonly commonName: string | null;
  readonly validFrom: string | null;
  readonly validUntil: string | null;
  /** `SecTrustSettingsResult` of each setting that has one; a number that a newer version added as it stands. */
  readonly trustResults: readonly string[];
  /** Settings without a result trust it for everything; null where they are missing or say neither. */
  readonly isTrusted: boolean | null;
};

/** `SecTrustSettingsResult`, by its number. */
const results: readonly string[] = [
  'invalid',
  'trust-root',
  'trust-as-root',
  'deny',
  'unspecified',
];

/** A certificate is a few KiB. */
const maxCertificateBytes = 2 ** 16;
/** Settings of one certificate, at most; there is one for each purpose. */
const maxSettings = 1000;

const columns = ['sha256', 'sha1', 'tset'] as const;
type At = BoundTable<'data' | 'subj' | (typeof columns)[number]>['at'];

export const trustedCertificates = defineArtifact<TrustedCertificate>({
  id: 'ios.trusted-certificates',
  version: 1,
  title: 'Certificates that were trusted by hand or by a profile',
  group: 'device',
  describes:
    'Certificates of authorities that the phone was told to trust beside those of Apple, with their digests and how long they are valid. Whoever holds the key of one can ' +
    'read and change what apps and websites send encrypted, where the traffic passes through their hands.',
  cannotShow:
    'When a certificate was trusted, by whom, and whether anything was intercepted. Of those that were removed only what free space still holds is found, marked as deleted. ' +
    'Employers, schools, and tools of developers and of advertising blockers have such certificates too.',
  references: [
    'https://support.apple.com/en-us/102390',
    'https://github.com/apple-oss-distributions/Security/blob/main/trust/trustd/SecTrustStoreServer.c',
  ],
  paths: [
    '/private/var/protected/trustd/private/TrustStore.sqlite3',
    '/private/var/Keychains/TrustStore.sqlite3',
  ],
  expected: onSomeIphones,
  decisive: [
    ...wholeTable('tsettings', 'data tset'),
    // Since about iOS 13, and before.
    'tsettings.sha256 or tsettings.sha1',
  ],

  fields: {
    sha256: { label: 'SHA-256', observable: 'certificate', met: 'configured' },
    olderDigests: { label: 'SHA-1 and MD5', observable: 'certificate', met: 'configured' },
    commonName: { label: 'Name', personal: true },
    validFrom: { label: 'Valid from' },
    validUntil: { label: 'Valid until' },
    trustResults: { label: 'Trust settings' },
    isTrusted: { label: 'Trusted' },
  },
  summary: ['sha256', 'isTrusted', 'validFrom'],
  times: timeDocs('text', {
    anytime: ['certificate valid from', 'certificate valid until'],
  }),

  *parse(file, context) {
    const database = openArtifactDatabase(file, context);
    const { table, at } = requireTable(database, 'tsettings', ['data', 'subj'], columns);
    const rows = rowsAndVanished(file, context, database, [table]);
    for (const row of rows.live(table)) yield yield* recordOf(row, at, context.limits);
    const vanished = rows.vanished();
    for (const row of vanished.rows) {
      const certificate = withoutProblems(recordOf(row, at, context.limits));
      const { sha256, olderDigests } = certificate.data;
      if (sha256 === null && olderDigests.length === 0) continue;
      yield { ...certificate, ...deletedMark(row) };
    }
    yield* vanished.problems();
    yield* remainingProblems(database);
  },
});

function* recordOf(
  row: Row,
  at: At,
  limits: Limits,
): Generator<ProblemDraft, RecordDraft<TrustedCertificate>> {
  const stored = row.blob(at.data);
  const der =
    stored === null || stored.length === 0 || stored.length > maxCertificateBytes
      ? undefined
      : stored;
  if (der === undefined && row.knows(at.data)) {
    const detail = stored === null ? 'no certificate' : `a certificate of ${stored.length} bytes`;
    yield problemAt(row, 'malformed', detail);
  }
  const validity = der && certificateValidity(der);
  const trustResults = yield* resultsOf(row, at, limits);
  return {
    kind: 'record',
    data: {
      sha256: der === undefined ? hexAt(row, at.sha256) : sha256Hex(der),
      olderDigests:
        der === undefined
          ? [hexAt(row, at.sha1)].filter((digest) => digest !== null)
          : [sha1Hex(der), md5Hex(der)],
      commonName: (der && certificateName(der)) ?? null,
      validFrom: validity?.from ?? null,
      validUntil: validity?.until ?? null,
      trustResults: trustResults ?? [],
      isTrusted: trustResults === undefined ? null : isTrusted(trustResults),
    },
    position: row.position(),
    times: utcTimes(
      'text',
      ['certificate valid from', validity?.from ?? null],
      ['certificate valid until', validity?.until ?? null],
    ),
  };
}

/** The results of the settings; `undefined` where there are none that can be read. */
function* resultsOf(
  row: Row,
  at: At,
  limits: Limits,
): Generator<ProblemDraft, string[] | undefined> {
  const blob = row.blob(at.tset);
  if (blob === null || blob.length === 0) return undefined;
  const settings = yield* orProblem(row, (options) =>
    readPropertyList(blob.slice(), limits, options),
  );
  if (settings === undefined) return undefined;
  const list = isArray(settings) ? settings : [settings];
  return list.slice(0, maxSettings).flatMap((setting) => {
    const result = isDictionary(setting) ? numberAt(setting, resultKey) : undefined;
    return result === undefined ? [] : (results[result] ?? String(result));
  });
}

const resultKey = 'kSecTrustSettingsResult';

function isTrusted(trustResults: readonly string[]): boolean | null {
  if (trustResults.length === 0) return true;
  if (trustResults.some((result) => result.startsWith('trust-'))) return true;
  return trustResults.includes('deny') ? false : null;
}

function hexAt(row: Row, column: number): string | null {
  const bytes = row.blob(column);
  if (bytes === null || bytes.length === 0 || bytes.length > 64) return null;
  return hexOf(bytes);
}

const ascii = (text: string): number[] => [...new TextEncoder().encode(text)];

/** Of a certificate only what is read: its validity, and the common name behind it. */
const certificate = Uint8Array.of(
  ...[
    0x30,
    0x37,
    0x30,
    0x1e,
    0x17,
    13,
    ...ascii('240102030405Z'),
    0x17,
    13,
    ...ascii('340102030405Z'),
  ],
  ...[0x06, 3, 0x55, 0x04, 0x03, 0x0c, 16, ...ascii('Example Proxy CA')],
);

const trusted = {
  sha256: '55c39cb409b162f78964fd04ed61bece34278a416e577dc956f12749db5c5d1d',
  olderDigests: ['1256c31084cbce7112a040392cbb725803a33b19', '2a10294ae16b7143ac88b435b2b94e22'],
  commonName: 'Example Proxy CA',
  validFrom: '2024-01-02T03:04:05Z',
  validUntil: '2034-01-02T03:04:05Z',
  trustResults: [],
  isTrusted: true,
} satisfies TrustedCertificate;

const subject = Uint8Array.of(0x30, 0);
const settings = (results: string): Uint8Array =>
  new TextEncoder().encode(`<plist version="1.0"><array>${results}</array></plist>`);
const result = (number: number): string =>
  `<dict><key>kSecTrustSettingsResult</key><integer>${number}</integer></dict>`;
const newer =
  "sha256 BLOB NOT NULL DEFAULT '', subj BLOB NOT NULL DEFAULT '', tset BLOB, data BLOB, uuid BLOB NOT NULL DEFAULT '', UNIQUE(sha256,uuid)";

const older =
  "sha1 BLOB NOT NULL DEFAULT '', subj BLOB NOT NULL DEFAULT '', tset BLOB, data BLOB, PRIMARY KEY(sha1)";

export const examples = (): ArtifactExample<TrustedCertificate>[] => [
  {
    name: 'a certificate that is trusted for everything, and one that is denied',
    content: {
      sqlite: {
        tables: {
          tsettings: {
            columns: newer,
            rows: [
              [Uint8Array.of(1), subject, settings(''), certificate, Uint8Array.of(7)],
              [Uint8Array.of(2), subject, settings(result(3)), certificate, Uint8Array.of(8)],
            ],
          },
        },
      },
    },
    records: [trusted, { ...trusted, trustResults: ['deny'], isTrusted: false }],
    times: [
      [
        { at: '2024-01-02T03:04:05Z', marks: 'certificate valid from', clock: 'utc' },
        { at: '2034-01-02T03:04:05Z', marks: 'certificate valid until', clock: 'utc' },
      ],
      [
        { at: '2024-01-02T03:04:05Z', marks: 'certificate valid from', clock: 'utc' },
        { at: '2034-01-02T03:04:05Z', marks: 'certificate valid until', clock: 'utc' },
      ],
    ],
  },
  {
    name: 'the older store, with settings that say nothing',
    devicePath: '/private/var/Keychains/TrustStore.sqlite3',
    content: {
      sqlite: {
        tables: {
          tsettings: {
            columns: older,
            rows: [[Uint8Array.of(1), subject, settings(result(4)), certificate]],
          },
        },
      },
    },
    records: [{ ...trusted, trustResults: ['unspecified'], isTrusted: null }],
  },
  {
    name: 'a row whose certificate and settings are gone',
    content: {
      sqlite: {
        tables: {
          tsettings: {
            columns: older,
            rows: [[Uint8Array.of(0xab, 0xcd), subject, null, null]],
          },
        },
      },
    },
    records: [
      {
        sha256: null,
        olderDigests: ['abcd'],
        commonName: null,
        validFrom: null,
        validUntil: null,
        trustResults: [],
        isTrusted: null,
      },
    ],
    problems: ['malformed'],
  },
  {
    name: 'nothing was trusted',
    content: { sqlite: { tables: { tsettings: { columns: newer, rows: [] } } } },
    records: [],
  },
  {
    name: 'a database of another schema',
    content: { sqlite: { tables: { other: { columns: 'a TEXT', rows: [] } } } },
    records: [],
    problems: ['unsupported'],
    lacks: ['tsettings'],
  },
];
