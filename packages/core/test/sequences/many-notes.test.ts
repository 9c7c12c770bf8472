import { expect, test, vi } from 'vitest';
import type { Note, NoteValues, Remembered, SeenFinding } from '../../src/model/index.ts';
import { installAfterMessageLink } from '../../src/sequences/ios/install-after-message-link.ts';
import { rootSettingsMadeNearTrace } from '../../src/sequences/ios/root-settings-made-near-trace.ts';
import { backupFacts } from '../builders/examine.ts';

const many = 300;

const noteAt = (at: string, values: NoteValues, place: number): Note => ({
  artifact: 'ios.sms',
  record: String(place),
  provenance: {
    source: 's1',
    devicePath: '/x',
    storedAt: ['x'],
    position: { unit: 'line', from: place, to: place },
  },
  times: [{ at, marks: 'made', clock: 'utc' }],
  values,
});

const remembered = (notes: readonly Note[], findings: readonly SeenFinding[] = []): Remembered => ({
  notes,
  tallies: new Map(),
  findings,
  rowGaps: [],
  outcomeOf: () => 'read',
  problemsOf: () => [],
});

test('messages with links are not each held against all steps of installing', () => {
  const parsed = vi.spyOn(Date, 'parse');
  const messages = Array.from({ length: many }, (_, i) =>
    noteAt('2022-03-09T10:00:00Z', { role: 'link', kind: 'app', name: 'https://x' }, i),
  );
  const steps = Array.from({ length: many }, (_, i) =>
    noteAt(
      '2022-03-09T09:59:59Z',
      { role: 'step', kind: 'app', name: 'x', span: 86_400 },
      many + i,
    ),
  );
  const found = installAfterMessageLink.finish(remembered([...messages, ...steps]), backupFacts);
  const looks = parsed.mock.calls.length;
  parsed.mockRestore();
  expect(found).toEqual([]);
  expect(looks).toBeLessThanOrEqual(2 * many);
});

test('files of settings are not each held against all traces', () => {
  const distances = vi.spyOn(Math, 'abs');
  const made = Date.parse('2022-03-09T10:00:00Z') / 1000;
  const files = Array.from({ length: many }, (_, i) =>
    noteAt('2022-03-09T10:00:00Z', { file: `/private/var/root/${i}`, made }, i),
  );
  const traces = Array.from({ length: many }, (_, i): SeenFinding => ({
    id: String(i),
    level: 'high',
    confidence: 'low',
    origin: { kind: 'rule', id: 'ios.x', version: 1 },
    met: 'ran',
    artifact: 'ios.sms',
    records: [String(i)],
    provenance: [files[0]!.provenance],
    times: [{ at: '2022-03-09T12:00:00Z', marks: 'made', clock: 'utc' }],
    deleted: false,
    values: {},
  }));
  const found = rootSettingsMadeNearTrace.finish(remembered(files, traces), backupFacts);
  const looks = distances.mock.calls.length;
  distances.mockRestore();
  expect(found).toEqual([]);
  expect(looks).toBeLessThanOrEqual(2 * many);
});
