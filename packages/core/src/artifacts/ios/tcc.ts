import { timesOf } from '../../bytes/time.ts';
import type { ArtifactExample, Met, RecordDraft, Row } from '../../model/index.ts';
import { defineArtifact } from '../../model/index.ts';
import type { BoundTable } from '../rows/database-rows.ts';
import {
  flagAt,
  numberAt,
  openArtifactDatabase,
  optionalTable,
  remainingProblems,
  requireTable,
  timeAt,
} from '../rows/database-rows.ts';
import { isoAt } from '../rows/field-values.ts';
import { onEveryIphone } from '../ios-expectation.ts';
import { timeDocs } from '../rows/time-docs.ts';
import { deletedMark } from '../rows/deleted-rows.ts';
import { rowsAndVanished } from '../rows/vanished-rows.ts';
import { columnsOf } from '../rows/schema-names.ts';

/** One decision about one service (camera, microphone, contacts, …) for one program. */
export type Permission = {
  readonly service: string | null;
  readonly client: string | null;
  readonly clientType: string | null;
  /** `denied`, `unknown`, `allowed`, `limited`; another number as it stands. */
  readonly authValue: string | null;
  readonly authReasonDesc: string | null;
  /** Only before iOS 14: how many times the phone asked. */
  readonly promptCount: number | null;
  readonly lastModified: string | null;
  /** Only for decisions that the phone has put aside, in the table `expired`. */
  readonly expiredAt: string | null;
};

/** Decisions remembered, so that none is told as deleted that is still there. */
const maxDecisions = 100_000;

const authValues: readonly string[] = ['denied', 'unknown', 'allowed', 'limited'];

/** By `auth_reason`; 0 is written where no reason was kept. */
const authReasons: readonly string[] = [
  'unknown',
  'error',
  'user_consent',
  'user_set',
  'system_set',
  'service_policy',
  'mdm_policy',
  'override_policy',
  'missing_usage_string',
  'prompt_timeout',
  'preflight_unknown',
  'entitled',
  'app_type_policy',
];

/** Reasons that arise only when the program itself asked for the service; the others can be set for one that never started. */
const reasonsOfAsking: ReadonlySet<string> = new Set([
  'user_consent',
  'user_set',
  'missing_usage_string',
  'prompt_timeout',
  'preflight_unknown',
  'entitled',
]);

export const tcc = defineArtifact<Permission>({
  id: 'ios.tcc',
  version: 1,
  title: 'Permissions of apps (camera, microphone and others)',
  group: 'apps',
  describes:
    'Which programs were allowed or refused the camera, the microphone, contacts, photos and other guarded services, ' +
    'why, and when that was last changed.',
  cannotShow:
    'Whether a permission was used, and programs that go around the permission system. Only the last decision for each ' +
    'program and service is kept, and what free space still holds of removed ones, marked as deleted; location is kept elsewhere; decisions can outlive the app and be restored from an older backup.',
  references: [
    'https://www.rainforestqa.com/blog/macos-tcc-db-deep-dive',
    'https://docs.mvt.re/en/latest/ios/records/#tccjson',
  ],
  paths: ['/private/var/mobile/Library/TCC/TCC.db'],
  expected: onEveryIphone,
  decisive: [...columnsOf('access', 'service client'), ...columnsOf('expired', 'service client')],

  fields: {
    service: { label: 'Service' },
    client: { label: 'Program', observable: 'program', met: 'configured' },
    clientType: { label: 'How the program is named' },
    authValue: { label: 'Decision' },
    authReasonDesc: { label: 'Reason' },
    promptCount: { label: 'Times asked' },
    lastModified: { label: 'Last changed' },
    expiredAt: { label: 'Put aside' },
  },
  summary: ['client', 'service', 'authValue'],
  times: timeDocs('unix-seconds', { others: ['permission changed', 'permission put aside'] }),

  *parse(file, context) {
    const database = openArtifactDatabase(file, context);
    const { table, at } = requireTable(
      database,
      'access',
      ['service', 'client'],
      ['client_type', 'auth_value', 'auth_reason', 'allowed', 'prompt_count', 'last_modified'],
    );
    const isNew = at.auth_value !== -1;
    if (!isNew && at.allowed === -1) {
      // Each version has one of the two.
      context.problem({
        code: 'unsupported',
        detail: 'not in this schema: access.auth_value or access.allowed',
      });
    }
    const permissionIn = (row: Row): RecordDraft<Permission> => {
      const reason = nameOf(authReasons, numberAt(row, at.auth_reason));
      const promptCount = numberAt(row, at.prompt_count);
      const met: Met =
        reasonsOfAsking.has(reason ?? '') || (promptCount ?? 0) > 0 ? 'ran' : 'configured';
      return {
        kind: 'record',
        data: {
          service: row.text(at.service),
          client: row.text(at.client),
          clientType: clientTypeOf(row, at.client_type),
          authValue: isNew
            ? nameOf(authValues, numberAt(row, at.auth_value))
            : olderDecision(flagAt(row, at.allowed)),
          authReasonDesc: reason,
          promptCount,
          lastModified: isoAt(row, at.last_modified, 'unix-seconds'),
          expiredAt: null,
        },
        position: row.position(),
        times: timesOf(['permission changed', 'unix-seconds', timeAt(row, at.last_modified)]),
        met,
      };
    };

    const expired = optionalTable(database, 'expired', [
      'service',
      'client',
      'client_type',
      'last_modified',
      'expired_at',
    ]);
    const rows = rowsAndVanished(file, context, database, [
      table,
      ...(expired === undefined ? [] : [expired.table]),
    ]);
    const decided = new Set<string>();
    for (const row of rows.live(table)) {
      const permission = permissionIn(row);
      if (decided.size < maxDecisions) decided.add(decisionOf(permission.data));
      yield permission;
    }
    if (expired !== undefined) {
      for (const row of rows.live(expired.table)) yield expiredPermission(row, expired);
    }
    // A decision that was taken anew is written as a new row: the old one is an earlier state of what is still there.
    const vanished = rows.vanished();
    for (const row of vanished.rows) {
      const isExpired = expired !== undefined && row.table === expired.table.name;
      const permission = isExpired ? expiredPermission(row, expired) : permissionIn(row);
      const { service, client } = permission.data;
      if (service === null || client === null) continue;
      if (!isExpired && decided.has(decisionOf(permission.data))) continue;
      yield { ...permission, ...deletedMark(row) };
    }
    yield* vanished.problems();
    yield* remainingProblems(database);
  },
});

/** What a decision is about. */
function decisionOf({ service, client }: Permission): string {
  return JSON.stringify([service, client]);
}

function expiredPermission(
  row: Row,
  { at }: BoundTable<'service' | 'client' | 'client_type' | 'last_modified' | 'expired_at'>,
): RecordDraft<Permission> {
  return {
    kind: 'record',
    data: {
      service: row.text(at.service),
      client: row.text(at.client),
      clientType: clientTypeOf(row, at.client_type),
      authValue: null,
      authReasonDesc: null,
      promptCount: null,
      lastModified: isoAt(row, at.last_modified, 'unix-seconds'),
      expiredAt: isoAt(row, at.expired_at, 'unix-seconds'),
    },
    position: row.position(),
    times: timesOf(
      ['permission changed', 'unix-seconds', timeAt(row, at.last_modified)],
      ['permission put aside', 'unix-seconds', timeAt(row, at.expired_at)],
    ),
  };
}

function clientTypeOf(row: Row, column: number): string | null {
  const type = numberAt(row, column);
  if (type === null) return null;
  return type === 0 ? 'bundle_id' : 'absolute_path';
}

function olderDecision(allowed: boolean | null): string | null {
  if (allowed === null) return null;
  return allowed ? 'allowed' : 'denied';
}

/** A number that a newer iOS added is kept as it stands. */
function nameOf(names: readonly string[], value: number | null): string | null {
  return value === null ? null : (names[value] ?? String(value));
}

const newColumns =
  'service TEXT NOT NULL, client TEXT NOT NULL, client_type INTEGER NOT NULL, auth_value INTEGER NOT NULL, ' +
  'auth_reason INTEGER NOT NULL, auth_version INTEGER NOT NULL, csreq BLOB, policy_id INTEGER, ' +
  'last_modified INTEGER NOT NULL, PRIMARY KEY (service, client, client_type)';

export const examples = (): ArtifactExample<Permission>[] => [
  {
    name: 'allowed by the person, set by the system, and one with a reason that is not known yet',
    content: {
      sqlite: {
        tables: {
          access: {
            columns: newColumns,
            rows: [
              ['kTCCServiceMicrophone', 'com.example.call', 0, 2, 2, 1, null, null, 1_610_657_051],
              ['kTCCServiceUbiquity', 'com.apple.Preferences', 0, 2, 4, 1, null, null, 0],
              ['kTCCServiceCamera', '/usr/libexec/example', 1, 7, 40, 1, null, null, 1_610_657_052],
            ],
          },
        },
      },
    },
    records: [
      {
        service: 'kTCCServiceMicrophone',
        client: 'com.example.call',
        clientType: 'bundle_id',
        authValue: 'allowed',
        authReasonDesc: 'user_consent',
        promptCount: null,
        lastModified: '2021-01-14T20:44:11Z',
        expiredAt: null,
      },
      {
        service: 'kTCCServiceUbiquity',
        client: 'com.apple.Preferences',
        clientType: 'bundle_id',
        authValue: 'allowed',
        authReasonDesc: 'system_set',
        promptCount: null,
        lastModified: null,
        expiredAt: null,
      },
      {
        service: 'kTCCServiceCamera',
        client: '/usr/libexec/example',
        clientType: 'absolute_path',
        authValue: '7',
        authReasonDesc: '40',
        promptCount: null,
        lastModified: '2021-01-14T20:44:12Z',
        expiredAt: null,
      },
    ],
    times: [
      [{ at: '2021-01-14T20:44:11Z', marks: 'permission changed', clock: 'utc' }],
      [],
      [{ at: '2021-01-14T20:44:12Z', marks: 'permission changed', clock: 'utc' }],
    ],
  },
  {
    name: 'the schema before iOS 14, with and without the time of change',
    content: {
      sqlite: {
        tables: {
          access: {
            columns:
              'service TEXT NOT NULL, client TEXT NOT NULL, client_type INTEGER NOT NULL, allowed INTEGER NOT NULL, ' +
              'prompt_count INTEGER NOT NULL, csreq BLOB, CONSTRAINT key PRIMARY KEY (service, client, client_type)',
            rows: [
              ['kTCCServicePhotos', 'com.example.album', 0, 1, 1, null],
              ['kTCCServiceCamera', 'com.example.album', 0, 0, 0, null],
            ],
          },
        },
      },
    },
    records: [
      {
        service: 'kTCCServicePhotos',
        client: 'com.example.album',
        clientType: 'bundle_id',
        authValue: 'allowed',
        authReasonDesc: null,
        promptCount: 1,
        lastModified: null,
        expiredAt: null,
      },
      {
        service: 'kTCCServiceCamera',
        client: 'com.example.album',
        clientType: 'bundle_id',
        authValue: 'denied',
        authReasonDesc: null,
        promptCount: 0,
        lastModified: null,
        expiredAt: null,
      },
    ],
  },
  {
    name: 'a decision that was put aside is kept apart',
    content: {
      sqlite: {
        tables: {
          access: { columns: newColumns, rows: [] },
          expired: {
            columns:
              'service TEXT NOT NULL, client TEXT NOT NULL, client_type INTEGER NOT NULL, csreq BLOB, ' +
              'last_modified INTEGER NOT NULL, expired_at INTEGER NOT NULL, PRIMARY KEY (service, client, client_type)',
            rows: [
              ['kTCCServiceCamera', 'com.example.gone', 0, null, 1_610_657_051, 1_617_115_287],
            ],
          },
        },
      },
    },
    records: [
      {
        service: 'kTCCServiceCamera',
        client: 'com.example.gone',
        clientType: 'bundle_id',
        authValue: null,
        authReasonDesc: null,
        promptCount: null,
        lastModified: '2021-01-14T20:44:11Z',
        expiredAt: '2021-03-30T14:41:27Z',
      },
    ],
  },
  {
    name: 'a database without the access table is of a schema that is not known',
    content: {
      sqlite: {
        tables: {
          admin: { columns: 'key TEXT PRIMARY KEY, value INTEGER', rows: [['version', 20]] },
        },
      },
    },
    records: [],
    problems: ['unsupported'],
  },
];
