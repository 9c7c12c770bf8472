import { describe, expect, test } from 'vitest';
import {
  gradeOf,
  indicatorFinding,
  indicatorFindings,
  inForce,
  ruleFinding,
} from '../../src/engine/findings/findings.ts';
import { judged } from './finding-drafts.ts';
import { stateOfFindings } from '../../src/engine/state.ts';
import { indicatorTypes, metKinds, type EvidenceRecord, type Met } from '../../src/model/index.ts';

describe('level and state of an indicator by how it was met', () => {
  test.each(indicatorTypes)('%s received or sent: medium, S4', (type) => {
    for (const met of ['received', 'sent'] as const)
      expect(gradeOf(type, met)).toEqual({ level: 'medium', leadsTo: 'S4' });
  });

  test.each(indicatorTypes)('%s visited, redirected or resolved: high, S4', (type) => {
    for (const met of ['visited', 'redirected', 'resolved'] as const)
      expect(gradeOf(type, met)).toEqual({ level: 'high', leadsTo: 'S4' });
  });

  test.each(indicatorTypes)(
    '%s stored or configured: medium and S3, a profile-id critical and S5',
    (type) => {
      for (const met of ['stored', 'configured'] as const) {
        const expected =
          type === 'profile-id'
            ? { level: 'critical', leadsTo: 'S5' }
            : { level: 'medium', leadsTo: 'S3' };
        expect(gradeOf(type, met)).toEqual(expected);
      }
    },
  );

  test.each(['app-id', 'md5', 'sha1', 'sha256', 'certificate', 'file-path'] as const)(
    '%s ran or installed: critical, S5 by itself',
    (type) => {
      for (const met of ['ran', 'installed'] as const)
        expect(gradeOf(type, met)).toEqual({ level: 'critical', leadsTo: 'S5' });
    },
  );

  test.each(['process', 'file-name'] as const)('a bare %s that ran: high, S3 by itself', (type) => {
    for (const met of ['ran', 'installed'] as const)
      expect(gradeOf(type, met)).toEqual({ level: 'high', leadsTo: 'S3' });
  });

  test('every type and every way has a grade that changes the state', () => {
    for (const type of indicatorTypes)
      for (const met of metKinds)
        expect(['medium', 'high', 'critical']).toContain(gradeOf(type, met).level);
  });
});

describe('a program published with its folders', () => {
  const path = '/private/var/tmp/UserEventAgent';
  const found = (
    seen: string,
    data: EvidenceRecord['data'] = {},
    type: 'process' | 'file-name' = 'process',
  ) => {
    const indicator = {
      type,
      value: path,
      pattern: `[process:name='${path}']`,
      threat: 'T',
      file: 'f.stix2',
      platform: 'any' as const,
    };
    const record: EvidenceRecord = {
      id: 'ab'.repeat(16),
      source: 's1',
      devicePath: '/a',
      position: { unit: 'row', table: 't', rowId: 1 },
      times: [],
      data,
    };
    const matches = [{ indicator, alsoIn: [], confidence: 'low' as const }];
    const hits = [{ field: 'process', value: seen, met: 'ran' as const, matches }];
    const place = { artifact: 'ios.crash-reports', source: 's1', storedAt: [] };
    return [...indicatorFindings(record, place, hits).found.values()];
  };

  test('stands alone where its path was met, and is a bare name where its name was', () => {
    expect(found(path)).toMatchObject([{ level: 'critical', leadsTo: 'S5' }]);
    expect(found(path, {}, 'file-name')).toMatchObject([{ level: 'critical', leadsTo: 'S5' }]);
    expect(found('UserEventAgent')).toMatchObject([{ level: 'high', leadsTo: 'S3' }]);
    expect(stateOfFindings(found(path))).toBe('S5');
    expect(stateOfFindings(found('UserEventAgent'))).toBe('S3');
    const other = judged('medium', 'S3', { artifact: 'ios.tcc' });
    expect(stateOfFindings([...found('UserEventAgent'), other])).toBe('S5');
  });

  test('is not met by a name where the record tells that the program lies elsewhere', () => {
    const process = 'UserEventAgent';
    expect(found(process, { process, path: '/usr/libexec/UserEventAgent' })).toEqual([]);
    expect(found(process, { process, path: '/usr/libexec/other' })).toHaveLength(1);
    expect(found('aVeryLongProcess', { path: '/x/aVeryLongProcessName' })).toEqual([]);
    expect(found('aVeryLongProcess', { path: '/x/another' })).toHaveLength(1);
    expect(found('UserEventAgent', { path: '/x/UserEventAgentOfMine' })).toHaveLength(1);
  });
});

describe('a finding', () => {
  const record: EvidenceRecord = {
    id: 'ab'.repeat(16),
    source: 's1',
    devicePath: '/a',
    position: { unit: 'row', table: 't', rowId: 1 },
    times: [],
    data: {},
  };
  const place = { artifact: 'ios.sms', source: 's1', storedAt: ['3d/3d0d'] };
  const match = (value: string) => ({
    indicator: {
      type: 'domain' as const,
      value,
      pattern: `[domain-name:value='${value}']`,
      threat: 'T',
      file: 'f.stix2',
      platform: 'any' as const,
    },
    alsoIn: [],
    confidence: 'high' as const,
  });
  const found = (value: string, field = 'links', met: Met = 'received') =>
    indicatorFinding(record, place, { field, value: `https://${value}/`, met }, match(value));

  test('has an id made of its record and its origin alone', () => {
    expect(found('a.example').id).toMatch(/^[0-9a-f]{32}$/);
    expect(found('a.example', 'text', 'sent').id).toBe(found('a.example').id);
    expect(found('b.example').id).not.toBe(found('a.example').id);
  });

  test('of a site stands also where a folder of the record has the name of the site', () => {
    const data = { folder: '/private/var/mobile/Library/WebKit/a.example' };
    const hits = [
      { field: 'host', value: 'a.example', met: 'stored' as const, matches: [match('a.example')] },
    ];
    expect(indicatorFindings({ ...record, data }, place, hits).found.size).toBe(1);
  });

  test.each([
    ['the surer comes first', ['high', 'low']],
    ['the surer comes last', ['low', 'high']],
  ] as const)('tells the surest of several links of one record: %s', (_, confidences) => {
    const hits = confidences.map((confidence) => ({
      field: 'links',
      value: `https://${confidence}.example/`,
      met: 'received' as const,
      matches: [{ ...match('a.example'), confidence }],
    }));
    const { found } = indicatorFindings(record, place, hits);
    expect([...found.values()]).toMatchObject([
      { confidence: 'high', values: { value: 'https://high.example/' } },
    ]);
  });

  test('tells the worst way in which one record met an indicator', () => {
    const hit = (field: string, met: Met) => ({
      field,
      value: 'https://a.example/',
      met,
      matches: [match('a.example')],
    });
    const { found } = indicatorFindings(record, place, [hit('a', 'received'), hit('b', 'visited')]);
    expect([...found.values()]).toMatchObject([{ level: 'high', met: 'visited' }]);
  });

  test.each([
    ['/private/var/tmp/bh', 'critical', 'S5'],
    ['~/Library/x/bh', 'critical', 'S5'],
    ['file:///private/var/tmp/bh', 'critical', 'S5'],
    ['tmp/bh', 'high', 'S3'],
    ['Library/x/', 'high', 'S3'],
  ] as const)('of the path %s that ran is %s', (value, level, leadsTo) => {
    const { indicator } = match(value);
    const path = { ...match(value), indicator: { ...indicator, type: 'file-path' as const } };
    const hit = { field: 'client', value: '/private/var/tmp/bh', met: 'ran' as const };
    expect(indicatorFinding(record, place, hit, path)).toMatchObject({ level, leadsTo });
  });

  test('says what was seen and where, and carries no empty list of other files', () => {
    const finding = found('a.example');
    expect(finding.values).toEqual({ value: 'https://a.example/', field: 'links' });
    expect(finding.provenance).toEqual([
      { source: 's1', devicePath: '/a', storedAt: ['3d/3d0d'], position: record.position },
    ]);
    expect(finding).not.toHaveProperty('alsoIn');
    expect(finding.deleted).toBe(false);
  });

  test('of a rule takes level, state and way from the rule', () => {
    const rule = {
      id: 'ios.example',
      version: 3,
      level: 'low',
      confidence: 'medium',
      leadsTo: 'S3',
      met: 'stored',
    } as never;
    const finding = ruleFinding(record, place, rule, { name: 'x' });
    expect(finding).toMatchObject({
      level: 'low',
      confidence: 'medium',
      leadsTo: 'S3',
      met: 'stored',
      origin: { kind: 'rule', id: 'ios.example', version: 3 },
      deleted: false,
      values: { name: 'x' },
    });
    const deleted = ruleFinding({ ...record, deleted: true }, place, rule, { name: 'x' });
    expect(deleted).toMatchObject({ level: 'low', confidence: 'low', deleted: true });
  });

  test.each([
    ['cell', 'high'],
    ['wal', 'high'],
    ['freelist', 'medium'],
    ['freeblock', 'medium'],
    ['gap', 'medium'],
    ['journal', 'medium'],
  ] as const)('from a row in a %s is as sure as what can stand there: %s', (space, confidence) => {
    const position = { unit: 'row' as const, table: 't', rowId: 1, space };
    const hit = { field: 'links', value: 'https://a.example/', met: 'received' as const };
    const finding = indicatorFinding({ ...record, position }, place, hit, match('a.example'));
    expect(finding).toMatchObject({ level: 'medium', confidence, deleted: false });
  });
});

describe('an indicator with an end', () => {
  const seconds = (at: string) => Date.parse(at) / 1000;
  const match = (validUntil?: string) => ({
    indicator: {
      type: 'domain' as const,
      value: 'x.example',
      pattern: "[domain-name:value='x.example']",
      threat: 'T',
      file: 'f',
      platform: 'any' as const,
    },
    alsoIn: [],
    confidence: 'high' as const,
    ...(validUntil && { validUntil: seconds(validUntil) }),
  });
  const recordAt = (...times: readonly string[]): EvidenceRecord => ({
    id: 'ab'.repeat(16),
    source: 's1',
    devicePath: '/a',
    position: { unit: 'row', table: 't', rowId: 1 },
    times: times.map((at) => ({ at, marks: 'visited', clock: 'utc' })),
    data: {},
  });

  test('counts for what happened before it, and for nothing after', () => {
    const ended = match('2022-11-03T00:00:00Z');
    expect(inForce(recordAt('2022-11-02T23:59:59Z'), ended)).toBe(ended);
    expect(inForce(recordAt('2022-11-03T00:00:00Z'), ended)).toBe(ended);
    expect(inForce(recordAt('2022-11-03T00:00:01Z'), ended)).toBeUndefined();
    expect(inForce(recordAt('2023-01-01T00:00:00Z', '2021-01-01T00:00:00Z'), ended)).toBe(ended);
  });

  test('is less certain where the record has no time', () => {
    expect(inForce(recordAt(), match('2022-11-03T00:00:00Z'))?.confidence).toBe('low');
  });

  test('is told in the finding where the record has no time to compare it with', () => {
    const ended = match('2022-11-03T00:00:00Z');
    const place = { artifact: 'ios.sms', source: 's1', storedAt: [] };
    const hit = { field: 'links', value: 'v', met: 'received' as const };
    const until = (record: EvidenceRecord, met = ended) =>
      indicatorFinding(record, place, hit, met).values['until'];
    expect(until(recordAt())).toBe('2022-11-03T00:00:00Z');
    expect(until(recordAt('2022-11-02T00:00:00Z'))).toBeUndefined();
    expect(until(recordAt(), match())).toBeUndefined();
  });

  test('without one counts always', () => {
    const endless = match();
    expect(inForce(recordAt('2999-01-01T00:00:00Z'), endless)).toBe(endless);
    expect(inForce(recordAt(), endless)).toBe(endless);
  });
});
