import type { ArtifactExample } from '../../model/index.ts';
import { undecided, type Permission } from './permission.ts';

const newColumns =
  'service TEXT NOT NULL, client TEXT NOT NULL, client_type INTEGER NOT NULL, auth_value INTEGER NOT NULL, ' +
  'auth_reason INTEGER NOT NULL, auth_version INTEGER NOT NULL, csreq BLOB, policy_id INTEGER, ' +
  'last_modified INTEGER NOT NULL, PRIMARY KEY (service, client, client_type)';

/** Of `ios.tcc`. */
export const permissionExamples = (): ArtifactExample<Permission>[] => [
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
        lastUsed: null,
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
        lastUsed: null,
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
        lastUsed: null,
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
        lastUsed: null,
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
        lastUsed: null,
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
        ...undecided,
        lastModified: '2021-01-14T20:44:11Z',
        expiredAt: '2021-03-30T14:41:27Z',
        lastUsed: null,
      },
    ],
  },
  {
    name: 'before iOS 11 a table says when a service was last used, also by a program without a decision',
    content: {
      sqlite: {
        tables: {
          access: {
            columns:
              'service TEXT NOT NULL, client TEXT NOT NULL, client_type INTEGER NOT NULL, allowed INTEGER NOT NULL, ' +
              'prompt_count INTEGER NOT NULL, csreq BLOB, policy_id INTEGER, PRIMARY KEY (service, client, client_type)',
            rows: [],
          },
          access_times: {
            columns:
              'service TEXT NOT NULL, client TEXT NOT NULL, client_type INTEGER NOT NULL, last_used_time INTEGER NOT NULL, ' +
              'policy_id INTEGER, PRIMARY KEY (service, client, client_type)',
            rows: [['kTCCServiceMicrophone', 'com.example.call', 0, 1_475_000_000, null]],
          },
        },
      },
    },
    records: [
      {
        service: 'kTCCServiceMicrophone',
        client: 'com.example.call',
        clientType: 'bundle_id',
        ...undecided,
        lastModified: null,
        expiredAt: null,
        lastUsed: '2016-09-27T18:13:20Z',
      },
    ],
    times: [[{ at: '2016-09-27T18:13:20Z', marks: 'permission last used', clock: 'utc' }]],
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
