import { timesOf } from '../../bytes/time.ts';
import type { Met, RecordDraft, Row } from '../../model/index.ts';
import { defineArtifact } from '../../model/index.ts';
import { permissionExamples } from '../apps/permission-examples.ts';
import { undecided, type Permission } from '../apps/permission.ts';
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

export type { Permission };

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
    'why, and when that was last changed; until about iOS 10 also when a program last used such a service.',
  cannotShow:
    'Whether a permission was used (since iOS 11), and programs that go around the permission system. Only the last decision for each program and service is kept, and what free space still holds of removed ones, marked as deleted; location is kept elsewhere; decisions can outlive the app and be restored from an older backup.',
  references: [
    'https://www.rainforestqa.com/blog/macos-tcc-db-deep-dive',
    'https://docs.mvt.re/en/latest/ios/records/#tccjson',
  ],
  paths: ['/private/var/mobile/Library/TCC/TCC.db'],
  expected: onEveryIphone,
  decisive: [
    ...columnsOf('access', 'service client'),
    ...columnsOf('expired', 'service client'),
    ...columnsOf('access_times', 'service client last_used_time'),
  ],

  fields: {
    service: { label: 'Service' },
    client: { label: 'Program', observable: 'program', met: 'ran' },
    clientType: { label: 'How the program is named' },
    authValue: { label: 'Decision' },
    authReasonDesc: { label: 'Reason' },
    promptCount: { label: 'Times asked' },
    lastModified: { label: 'Last changed' },
    expiredAt: { label: 'Put aside' },
    lastUsed: { label: 'Last used' },
  },
  summary: ['client', 'service', 'authValue'],
  times: timeDocs('unix-seconds', {
    others: ['permission changed', 'permission put aside', 'permission last used'],
  }),

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
          ...subjectOf(row, at),
          authValue: isNew
            ? nameOf(authValues, numberAt(row, at.auth_value))
            : olderDecision(flagAt(row, at.allowed)),
          authReasonDesc: reason,
          promptCount,
          lastModified: isoAt(row, at.last_modified, 'unix-seconds'),
          expiredAt: null,
          lastUsed: null,
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
    const uses = optionalTable(database, 'access_times', [
      'service',
      'client',
      'client_type',
      'last_used_time',
    ]);
    const rows = rowsAndVanished(file, context, database, [
      table,
      ...(expired === undefined ? [] : [expired.table]),
      ...(uses === undefined ? [] : [uses.table]),
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
    const used = new Set<string>();
    if (uses !== undefined) {
      for (const row of rows.live(uses.table)) {
        const use = usedPermission(row, uses);
        if (used.size < maxDecisions) used.add(decisionOf(use.data));
        yield use;
      }
    }
    // A decision that was taken anew is written as a new row: the old one is an earlier state of what is still there.
    const vanished = rows.vanished();
    for (const row of vanished.rows) {
      const isExpired = expired !== undefined && row.table === expired.table.name;
      const isUse = uses !== undefined && row.table === uses.table.name;
      const permission = isExpired
        ? expiredPermission(row, expired)
        : isUse
          ? usedPermission(row, uses)
          : permissionIn(row);
      const { service, client } = permission.data;
      if (service === null || client === null) continue;
      const standing = isUse ? used : decided;
      if (!isExpired && standing.has(decisionOf(permission.data))) continue;
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

/** Which service, and which program. */
function subjectOf(
  row: Row,
  at: BoundTable<'service' | 'client' | 'client_type'>['at'],
): Pick<Permission, 'service' | 'client' | 'clientType'> {
  return {
    service: row.text(at.service),
    client: row.text(at.client),
    clientType: clientTypeOf(row, at.client_type),
  };
}

function expiredPermission(
  row: Row,
  { at }: BoundTable<'service' | 'client' | 'client_type' | 'last_modified' | 'expired_at'>,
): RecordDraft<Permission> {
  return {
    kind: 'record',
    data: {
      ...subjectOf(row, at),
      ...undecided,
      lastModified: isoAt(row, at.last_modified, 'unix-seconds'),
      expiredAt: isoAt(row, at.expired_at, 'unix-seconds'),
      lastUsed: null,
    },
    position: row.position(),
    times: timesOf(
      ['permission changed', 'unix-seconds', timeAt(row, at.last_modified)],
      ['permission put aside', 'unix-seconds', timeAt(row, at.expired_at)],
    ),
    // Why it was decided is not kept.
    met: 'configured',
  };
}

/** When a program last used a service that is guarded: it ran then, whatever was decided about it. */
function usedPermission(
  row: Row,
  { at }: BoundTable<'service' | 'client' | 'client_type' | 'last_used_time'>,
): RecordDraft<Permission> {
  return {
    kind: 'record',
    data: {
      ...subjectOf(row, at),
      ...undecided,
      lastModified: null,
      expiredAt: null,
      lastUsed: isoAt(row, at.last_used_time, 'unix-seconds'),
    },
    position: row.position(),
    times: timesOf(['permission last used', 'unix-seconds', timeAt(row, at.last_used_time)]),
    met: 'ran',
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

export const examples = permissionExamples;
