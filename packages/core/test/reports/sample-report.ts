import type {
  ArtifactGroup,
  Coverage,
  Finding,
  Level,
  Met,
  Outcome,
  Problem,
  StateId,
} from '../../src/model/index.ts';
import type { ReportInput, ReportSource } from '../../src/reports/index.ts';

/** Parts of an iPhone backup as the catalogue lists them, shortened. */
const parts: readonly (readonly [string, string, ArtifactGroup])[] = [
  ['ios.backup-info', 'Description of the backup and the phone', 'device'],
  ['ios.manifest', 'List of files in the backup', 'device'],
  ['ios.sms', 'Messages (SMS and iMessage)', 'messages'],
  ['ios.sms-attachments', 'Files attached to messages', 'messages'],
  ['ios.whatsapp', 'WhatsApp messages and links', 'messages'],
  ['ios.safari-history', 'Safari browsing history', 'browsing'],
  ['ios.safari-browser-state', 'Open tabs in Safari', 'browsing'],
  ['ios.chrome-history', 'Chrome browsing history', 'browsing'],
  ['ios.webkit-resource-load-statistics', 'Statistics about websites', 'browsing'],
  ['ios.applications', 'Installed apps', 'apps'],
  ['ios.data-usage', 'Data usage of apps and programs', 'apps'],
  ['ios.os-analytics-ad-daily', 'Daily usage statistics', 'apps'],
  ['ios.tcc', 'Permissions of apps', 'apps'],
  ['ios.locationd-clients', 'Apps that used location', 'apps'],
  ['ios.shortcuts', 'Shortcuts and automations', 'apps'],
  ['ios.global-preferences', 'System settings', 'system'],
  ['ios.configuration-profiles', 'Configuration profiles', 'system'],
  ['ios.profile-events', 'Changes to configuration profiles', 'system'],
  ['ios.calendar', 'Calendar and invitations', 'people'],
  ['ios.calls', 'Call history', 'people'],
  ['ios.contacts', 'Contacts', 'people'],
  ['ios.interaction-c', 'Record of messages, calls and mail', 'people'],
];

export const exampleRule = {
  id: 'ios.example-rule',
  title: 'A calendar invitation of an unusual form',
  message:
    'An invitation named {name} from {sender} holds {n, plural, one {# file} other {# files}}.',
  why: 'Invitations of this form were used in earlier attacks.',
  otherExplanations: ['People do send calendar invitations like this one.'],
};

interface IndicatorExample {
  readonly met: Met;
  readonly level: Level;
  readonly value: string;
  readonly type?: 'domain' | 'url' | 'process' | 'app-id' | 'file-path';
  readonly threat?: string;
  readonly artifact?: string;
  readonly at?: string | null;
  readonly published?: string;
  readonly id?: string;
}

export function indicatorExample(example: IndicatorExample): Finding {
  const { met, level, value, type = 'domain', threat = 'Example Family' } = example;
  const { artifact = 'ios.sms', at = '2024-03-14T09:12:40Z', published = value } = example;
  return {
    id: example.id ?? `${met}-${value}-${String(at)}`,
    level,
    confidence: level === 'critical' ? 'high' : 'medium',
    origin: {
      kind: 'indicator',
      type,
      value: published,
      pattern: `[domain-name:value='${published}']`,
      threat,
      file: 'example-family.stix2',
    },
    met,
    message: `This phone received a message that holds ${value}.`,
    why: 'This address is on a published list.',
    otherExplanations: [],
    references: [],
    artifact,
    records: ['r1'],
    provenance: [
      {
        source: 's1',
        devicePath: '/private/var/mobile/Library/SMS/sms.db',
        storedAt: ['3d/3d0d7e5fb2ce288813306e4d4636395e047a3d28'],
        position: {
          unit: 'row',
          table: 'message',
          rowId: 3120,
          page: 12,
          offset: 88,
          space: 'cell',
        },
      },
    ],
    times: at === null ? [] : [{ at, marks: 'message received', clock: 'utc' }],
    deleted: false,
    values: { value, field: 'links' },
  };
}

export function ruleExample(level: Level, values: Finding['values']): Finding {
  return {
    ...indicatorExample({ met: 'stored', level, value: 'x', artifact: 'ios.calendar' }),
    id: `rule-${level}`,
    origin: { kind: 'rule', id: exampleRule.id, version: 1 },
    values,
  };
}

const problem = (code: Problem['code']): Problem => ({
  code,
  detail: `page 7 is ${code}`,
  count: 2,
});

export function coverageExample(
  outcomes: { readonly [artifact: string]: Outcome } = {},
  all: Outcome = 'read',
): Coverage[] {
  return parts.map(([artifact], n) => {
    const outcome = outcomes[artifact] ?? all;
    return {
      source: 's1',
      artifact,
      expected: outcome !== 'not-applicable',
      outcome,
      files: ['not-present', 'not-applicable', 'skipped'].includes(outcome) ? 0 : 1,
      records: outcome === 'read' ? n * 311 + 1 : 0,
      problems:
        outcome === 'unreadable'
          ? [problem('malformed')]
          : outcome === 'partly-read'
            ? [problem('truncated'), problem('malformed')]
            : outcome === 'not-supported'
              ? [problem('unsupported')]
              : [],
    };
  });
}

export function sourceExample(change: Partial<ReportSource> = {}): ReportSource {
  return {
    id: 's1',
    label: '00008030-001A',
    state: 'S2',
    kind: 'itunes-backup',
    encrypted: true,
    device: { platform: 'ios', model: 'iPhone14,5', osVersion: '17.5', build: '21F79' },
    files: 4817,
    covers: { from: '2023-11-02T07:00:00Z', to: '2024-06-03T18:04:51Z' },
    coverage: coverageExample(),
    findings: [],
    spans: [
      { artifact: 'ios.sms', from: '2023-11-02T07:00:00Z', to: '2024-06-03T18:00:00Z' },
      { artifact: 'ios.safari-history', from: '2024-05-04T00:10:00Z', to: '2024-06-03T17:00:00Z' },
      { artifact: 'ios.data-usage', from: '2024-03-11T00:00:00Z', to: '2024-06-03T00:00:00Z' },
      { artifact: 'ios.calendar', from: '2023-12-01T00:00:00Z', to: '2024-06-20T00:00:00Z' },
    ],
    read: [
      { devicePath: '/private/var/mobile/Library/SMS/sms.db', sha256: 'a3'.repeat(32) },
      { devicePath: '/private/var/mobile/Library/Safari/History.db', sha256: 'b4'.repeat(32) },
    ],
    ...change,
  };
}

const link = 'https://delivery-update.example/t/8fa?id=12';
const gaps: { readonly [artifact: string]: Outcome } = {
  'ios.whatsapp': 'not-present',
  'ios.interaction-c': 'not-supported',
  'ios.calendar': 'unreadable',
  'ios.sms-attachments': 'partly-read',
  'ios.chrome-history': 'not-applicable',
};

const targeted: readonly Finding[] = [
  indicatorExample({
    met: 'received',
    level: 'medium',
    value: link,
    published: 'delivery-update.example',
  }),
  indicatorExample({
    met: 'received',
    level: 'medium',
    value: 'https://m.delivery-update.example/',
    published: 'delivery-update.example',
    at: '2024-05-09T14:31:07Z',
  }),
];

const strong: readonly Finding[] = [
  ...targeted,
  indicatorExample({
    met: 'ran',
    level: 'critical',
    value: '/private/var/db/com.example.agent/agent',
    type: 'file-path',
    artifact: 'ios.data-usage',
    at: '2024-04-02T03:04:05Z',
  }),
];

function sourceOf(state: StateId): ReportSource {
  switch (state) {
    case 'S0':
      return {
        id: 's1',
        label: '00008030-001A',
        state,
        failure: 'wrong-password',
        kind: 'itunes-backup',
        encrypted: true,
        device: { platform: 'ios', model: 'iPhone14,5', osVersion: '17.5' },
        files: 0,
        coverage: [],
        findings: [],
        spans: [],
        read: [],
      };
    case 'S1':
      return sourceExample({ state, coverage: coverageExample(gaps), encrypted: false });
    case 'S2':
      return sourceExample({ state });
    case 'S3':
      return sourceExample({
        state,
        findings: [ruleExample('medium', { name: 'Meeting', sender: 'a@b.example', n: 3 })],
      });
    case 'S4':
      return sourceExample({
        state,
        coverage: coverageExample(gaps),
        timezone: 'Asia/Amman',
        findings: [...targeted, ruleExample('low', { name: 'Meeting', sender: 'x', n: 1 })],
      });
    case 'S5':
      return sourceExample({ state, findings: strong, timezone: 'Asia/Amman' });
  }
}

export function reportExample(state: StateId, change: Partial<ReportInput> = {}): ReportInput {
  return {
    tool: { name: 'athar', version: '0.1.0' },
    state,
    aborted: false,
    sources: [sourceOf(state)],
    indicators: [
      {
        name: 'example-family.stix2',
        sha256: '46'.repeat(32),
        loaded: 12,
        notLoaded: [{ reason: 'unsupported-pattern', count: 2, examples: ['[a AND b]'] }],
        threats: ['Example Family', 'NSO Group Pegasus', 'OperationTriangulation'],
        complete: true,
        newest: '2024-05-28',
      },
    ],
    artifacts: parts.map(([id, title, group]) => ({ id, title, group })),
    rules: [exampleRule],
    options: { full: false },
    ...change,
  };
}
