import { describe, expect, test } from 'vitest';
import { caseDocument, describeArtifact, type CaseInput } from '../../src/cases/case-document.ts';
import { artifacts } from '../../src/catalogue/artifacts.generated.ts';
import { defaultLimits } from '../../src/model/index.ts';

const input: CaseInput = {
  tool: { name: 'athar', version: '0.0.0' },
  state: 'S1',
  sources: [
    {
      id: 's1',
      state: 'S1',
      label: 'phone',
      kind: 'itunes-backup',
      encrypted: false,
      files: 2,
      bytes: 3,
      device: { platform: 'ios', model: 'iPhone10,1' },
      covers: { from: '2021-01-01T00:00:00Z', to: '2021-02-01T00:00:00Z' },
      read: [{ devicePath: '/a', storedAt: ['3d/3d0d'], bytes: 1, sha256: '00' }],
      problems: [],
      notJudged: [],
    },
    {
      id: 's2',
      state: 'S0',
      label: 'photos',
      files: 0,
      bytes: 0,
      read: [],
      failure: { reason: 'not-recognised', detail: 'd' },
      problems: [{ code: 'unsupported', detail: 'd', count: 1 }],
      notJudged: [],
    },
  ],
  artifacts,
  indicators: [
    { name: 'a.stix2', sha256: '00', loaded: 2, notLoaded: [], threats: ['T'], complete: true },
  ],
  ignoredIndicatorFiles: [],
  records: 7,
  findings: [
    { level: 'high' },
    { level: 'info' },
    { level: 'high' },
  ] as unknown as CaseInput['findings'],
  limits: defaultLimits,
  options: { full: false, artifact: [], skip: [], lang: 'en' },
  run: {
    startedAt: '2026-01-01T00:00:00Z',
    endedAt: '2026-01-01T00:00:01Z',
    host: 'not recorded',
    jobs: 2,
    force: false,
    quiet: false,
  },
};

interface Written {
  readonly [key: string]: unknown;
  readonly sources: readonly Record<string, unknown>[];
  readonly artifacts: readonly { readonly id: string; readonly fields: object }[];
}
const written = JSON.parse(JSON.stringify(caseDocument(input))) as Written;

describe('case.json', () => {
  test('has its keys in the order of the contract', () => {
    expect(Object.keys(written)).toEqual([
      'schema',
      'tool',
      'state',
      'sentence',
      'sources',
      'artifacts',
      'indicators',
      'counts',
      'limits',
      'options',
      'run',
    ]);
    const known = ['id', 'kind', 'state', 'encrypted', 'files', 'bytes', 'device', 'covers'];
    expect(Object.keys(written.sources[0]!)).toEqual([...known, 'read']);
    expect(Object.keys(written.sources[1]!)).toEqual([...known, 'failure', 'problems', 'read']);
  });

  test('tells the sentence in every language, and what is unknown as null', () => {
    expect(written.schema).toBe('athar/case/1');
    expect(Object.keys(written.sentence as object)).toEqual(['en', 'ar', 'fr', 'es']);
    for (const sentence of Object.values(written.sentence as Record<string, string>)) {
      expect(sentence.length).toBeGreaterThan(20);
      expect(sentence).not.toMatch(/[\u2066-\u2069]/);
    }
    expect(written.sources[1]).toMatchObject({
      kind: null,
      encrypted: null,
      device: null,
      covers: null,
    });
  });

  test('names rules that could not judge what they saw, where there are any', () => {
    const notJudged = ['ios.looked-up-account-unknown'];
    const sources = input.sources.map((source, n) => (n === 0 ? { ...source, notJudged } : source));
    const [first, second] = (caseDocument({ ...input, sources }) as Written).sources;
    expect(first).toMatchObject({ notJudged });
    expect(second).not.toHaveProperty('notJudged');
  });

  test('counts findings by level, the gravest first', () => {
    expect(JSON.stringify(written.counts)).toBe(
      '{"records":7,"findings":{"critical":0,"high":2,"medium":0,"low":0,"info":1}}',
    );
  });

  test('counts what met an indicator after its end, where there is any', () => {
    const { counts } = caseDocument({ ...input, metAfterEnd: 3 }) as Written;
    expect(counts).toEqual({ ...(written.counts as object), metAfterEnd: 3 });
  });

  test('explains every field of every artifact, observables and personal ones marked', () => {
    expect(written.artifacts.map(({ id }) => id)).toEqual(artifacts.map(({ id }) => id));
    const messages = artifacts.find(({ id }) => id === 'ios.sms')!;
    const described = describeArtifact(messages) as { fields: Record<string, object> };
    expect(described.fields.text).toEqual({
      label: messages.fields.text!.label,
      observable: null,
      personal: true,
    });
    expect(described.fields.links).toMatchObject({ observable: 'url' });
  });

  test('tells what differs between two runs under run alone', () => {
    const later = { ...input.run, startedAt: 'x', endedAt: 'y', jobs: 9, aborted: true as const };
    const other = JSON.parse(JSON.stringify(caseDocument({ ...input, run: later }))) as Written;
    expect({ ...other, run: undefined }).toEqual({ ...written, run: undefined });
    const sources = input.sources.map(({ id, label }) => ({ id, label }));
    expect(other.run).toEqual({ ...later, sources });
  });
});
