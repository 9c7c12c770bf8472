import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  caseState,
  sourceState,
  stateOfFindings,
  type SourceOutcome,
} from '../../src/engine/state.ts';
import {
  indicatorTypes,
  levels,
  metKinds,
  outcomes,
  type SourceFacts,
} from '../../src/model/index.ts';
import { judged, met, row, someIndicators } from './finding-drafts.ts';

const facts = (more: Partial<SourceFacts> = {}): SourceFacts => ({
  kind: 'itunes-backup',
  encrypted: true,
  device: { platform: 'ios', osVersion: '17.5' },
  installedApps: new Set(),
  domains: new Set(),
  ...more,
});

const whole: SourceOutcome = {
  failed: false,
  facts: facts(),
  coverage: [row('read', true)],
  findings: [],
  listingProblems: 0,
  aborted: false,
};

const stateOf = (more: Partial<SourceOutcome>, indicators = [someIndicators]) =>
  sourceState({ ...whole, ...more }, indicators);

describe('S0', () => {
  test('nothing could be opened', () => {
    expect(stateOf({ failed: true, coverage: [row('not-reached')] })).toBe('S0');
  });

  test('nothing was read, whatever the reason', () => {
    const without = outcomes.filter((outcome) => outcome !== 'read' && outcome !== 'partly-read');
    for (const outcome of without) expect(stateOf({ coverage: [row(outcome)] })).toBe('S0');
    expect(stateOf({ coverage: [] })).toBe('S0');
  });
});

describe('S2 and the gaps that make it S1', () => {
  test('everything expected was read', () => {
    expect(stateOf({})).toBe('S2');
    expect(
      stateOf({ coverage: [row('read', true), row('not-present'), row('not-applicable')] }),
    ).toBe('S2');
  });

  test.each(['partly-read', 'unreadable', 'not-supported', 'skipped', 'not-reached'] as const)(
    'an artifact that is %s, expected or not',
    (outcome) => {
      expect(stateOf({ coverage: [row('read', true), row(outcome)] })).toBe('S1');
      expect(stateOf({ coverage: [row('read', true), row(outcome, true)] })).toBe('S1');
    },
  );

  test('an expected artifact that is not there', () => {
    expect(stateOf({ coverage: [row('read'), row('not-present', true)] })).toBe('S1');
  });

  test('only parts of a file were read', () => {
    expect(stateOf({ coverage: [row('partly-read', true)] })).toBe('S1');
  });

  test('a listing with problems, or an interrupted run', () => {
    expect(stateOf({ listingProblems: 1 })).toBe('S1');
    expect(stateOf({ aborted: true })).toBe('S1');
  });

  test('no indicators, none loaded, or one file not read to its end', () => {
    expect(stateOf({}, [])).toBe('S1');
    expect(stateOf({}, [{ ...someIndicators, loaded: 0 }])).toBe('S1');
    expect(stateOf({}, [someIndicators, { ...someIndicators, complete: false }])).toBe('S1');
  });

  test('patterns that are not supported are no gap', () => {
    const notLoaded = [{ reason: 'unsupported-pattern', count: 2, examples: ['x'] }];
    expect(stateOf({}, [{ ...someIndicators, notLoaded }])).toBe('S2');
  });

  test.each(['13.0', '14.3', '17', '27.1.2', undefined, 'beta'])(
    'a plain backup of iOS %s holds too little',
    (osVersion) => {
      const device = { platform: 'ios' as const, ...(osVersion !== undefined && { osVersion }) };
      expect(stateOf({ facts: facts({ encrypted: false, device }) })).toBe('S1');
      expect(stateOf({ facts: facts({ encrypted: true, device }) })).toBe('S2');
      expect(stateOf({ facts: facts({ kind: 'filesystem-dump', encrypted: false, device }) })).toBe(
        'S2',
      );
    },
  );

  test.each(['12.5.7', '10.2', '9'])('a plain backup of iOS %s holds all there is', (osVersion) => {
    expect(
      stateOf({ facts: facts({ encrypted: false, device: { platform: 'ios', osVersion } }) }),
    ).toBe('S2');
  });
});

describe('S3, S4 and S5', () => {
  test('info and low findings change nothing', () => {
    const findings = [judged('info', 'S5'), judged('low', 'S5')];
    expect(stateOf({ findings })).toBe('S2');
    expect(stateOfFindings(findings)).toBeUndefined();
  });

  test.each(['medium', 'high', 'critical'] as const)(
    'a rule of level %s leads where it says',
    (level) => {
      for (const state of ['S3', 'S4', 'S5'] as const)
        expect(stateOf({ findings: [judged(level, state)] })).toBe(state);
    },
  );

  test('findings stand above gaps, aborted runs and missing indicators', () => {
    const findings = [met('domain', 'received')];
    expect(stateOf({ findings, aborted: true, coverage: [row('partly-read')] }, [])).toBe('S4');
  });

  test('a weak lead is S3, a link that came or was opened is S4, a program is S5', () => {
    expect(stateOf({ findings: [met('domain', 'stored')] })).toBe('S3');
    expect(stateOf({ findings: [met('domain', 'stored'), met('url', 'received')] })).toBe('S4');
    expect(stateOf({ findings: [met('domain', 'visited')] })).toBe('S4');
    expect(stateOf({ findings: [met('app-id', 'installed')] })).toBe('S5');
    expect(stateOf({ findings: [met('profile-id', 'configured')] })).toBe('S5');
  });
});

describe('a bare process or file name', () => {
  const ran = met('process', 'ran', { artifact: 'ios.data-usage' });
  const state = (...others: Parameters<typeof met>[2][]) =>
    stateOfFindings([ran, ...others.map((place) => met('domain', 'stored', place))]);

  test('is S3 by itself', () => expect(state()).toBe('S3'));
  test('is S5 with a second finding from the file of another artifact', () => {
    expect(state({ artifact: 'ios.sms' })).toBe('S5');
    expect(stateOfFindings([ran, judged('medium', 'S3', { artifact: 'ios.tcc' })])).toBe('S5');
    const installed = met('process', 'installed', { artifact: 'ios.data-usage' });
    expect(stateOfFindings([installed])).toBe('S3');
    expect(stateOfFindings([installed, met('domain', 'stored')])).toBe('S5');
  });
  test('is S3 with a second finding of the same artifact, or of the same file', () => {
    expect(state({ artifact: 'ios.data-usage', devicePath: '/other' })).toBe('S3');
    expect(state({ artifact: 'ios.sms', devicePath: '/ios.data-usage' })).toBe('S3');
  });
  test('is S3 with a finding of another device', () => {
    expect(state({ artifact: 'ios.sms', source: 's2' })).toBe('S3');
  });
  test('is S5 with a second finding from another source of the same device', () => {
    const place = (artifact: string) => met('domain', 'stored', { artifact, source: 's2' });
    expect(stateOfFindings([ran], [place('ios.sms')])).toBe('S5');
    expect(stateOfFindings([ran], [place('ios.data-usage')])).toBe('S3');
    expect(stateOfFindings([place('ios.sms')], [ran])).toBe('S3');
  });
  test('is S3 with context only', () => {
    expect(stateOfFindings([ran, judged('low', 'S3', { artifact: 'ios.tcc' })])).toBe('S3');
  });
  test('the end of a path counts as a name, a whole path stands alone', () => {
    const path = (value: string) => ({
      ...ran,
      origin: { ...ran.origin, type: 'file-path' as const, value },
    });
    const other = judged('medium', 'S3', { artifact: 'ios.tcc' });
    expect(stateOfFindings([path('tmp/bh')])).toBe('S3');
    expect(stateOfFindings([path('tmp/bh'), other])).toBe('S5');
  });
  test('that was only stored is no running program', () => {
    const stored = met('process', 'stored', { artifact: 'ios.tcc' });
    expect(stateOfFindings([stored, met('domain', 'stored', { artifact: 'ios.sms' })])).toBe('S3');
  });
});

describe('laws', () => {
  const finding = fc
    .tuple(
      fc.constantFrom(...indicatorTypes),
      fc.constantFrom(...metKinds),
      fc.constantFrom('ios.sms', 'ios.tcc'),
      fc.constantFrom('/a', '/b'),
      fc.constantFrom(...levels),
    )
    .map(([type, how, artifact, devicePath, level]) =>
      level === 'info' || level === 'low'
        ? judged(level, 'S5')
        : met(type, how, { artifact, devicePath }),
    );

  test('one more finding never lowers the state, and their order does not matter', () => {
    fc.assert(
      fc.property(fc.array(finding, { maxLength: 5 }), finding, (some, more) => {
        const before = stateOf({ findings: some });
        const after = stateOf({ findings: [...some, more] });
        expect(after >= before).toBe(true);
        expect(stateOf({ findings: [more, ...some].reverse() })).toBe(after);
      }),
      { numRuns: 500 },
    );
  });

  test('a gap never makes S2', () => {
    fc.assert(
      fc.property(fc.constantFrom(...outcomes), fc.boolean(), (outcome, expected) => {
        const isGap =
          !['read', 'not-applicable'].includes(outcome) && (outcome !== 'not-present' || expected);
        const state = stateOf({ coverage: [row('read', true), row(outcome, expected)] });
        expect(state).toBe(isGap ? 'S1' : 'S2');
      }),
    );
  });
});

describe('the state of the case', () => {
  test.each([
    [[], 'S0'],
    [['S0', 'S0'], 'S0'],
    [['S2', 'S2'], 'S2'],
    [['S2', 'S1'], 'S1'],
    [['S2', 'S0'], 'S1'],
    [['S1', 'S0'], 'S1'],
    [['S0', 'S3'], 'S3'],
    [['S4', 'S3', 'S2'], 'S4'],
    [['S3', 'S5', 'S4'], 'S5'],
  ] as const)('%j is %s', (states, expected) => {
    expect(caseState(states)).toBe(expected);
  });
});
