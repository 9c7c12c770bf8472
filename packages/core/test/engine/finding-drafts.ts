import { gradeOf, type FindingDraft } from '../../src/engine/findings/findings.ts';
import type {
  Coverage,
  IndicatorFile,
  IndicatorType,
  Level,
  Met,
  Outcome,
} from '../../src/model/index.ts';

interface Place {
  readonly artifact?: string;
  readonly source?: string;
  readonly devicePath?: string;
}

/** A finding by an indicator that was met in this file. */
export function met(type: IndicatorType, how: Met, place: Place = {}): FindingDraft {
  const { artifact = 'ios.sms', source = 's1', devicePath = `/${artifact}` } = place;
  return {
    id: `${type} ${how} ${source} ${devicePath}`,
    ...gradeOf(type, how),
    confidence: 'high',
    origin: { kind: 'indicator', type, value: 'v', pattern: 'p', threat: 't', file: 'f' },
    met: how,
    artifact,
    records: ['r'],
    provenance: [{ source, devicePath, storedAt: ['x'], position: { unit: 'key', path: '' } }],
    times: [],
    deleted: false,
    values: {},
  };
}

/** A finding by a rule of this level. */
export function judged(level: Level, leadsTo: 'S3' | 'S4' | 'S5', place: Place = {}): FindingDraft {
  return {
    ...met('domain', 'stored', place),
    level,
    leadsTo,
    origin: { kind: 'rule', id: 'ios.example', version: 1 },
  };
}

export function row(outcome: Outcome, expected = false): Coverage {
  return {
    source: 's1',
    artifact: 'ios.sms',
    expected,
    outcome,
    files: 1,
    records: 1,
    problems: [],
  };
}

export const someIndicators: IndicatorFile = {
  name: 'a.stix2',
  sha256: '00',
  loaded: 1,
  notLoaded: [],
  threats: [],
  complete: true,
};
