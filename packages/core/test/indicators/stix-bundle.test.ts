import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { memoryFile } from '../../src/bytes/memory-file.ts';
import { IndicatorTableBuilder, openMatcher, readStixBundle } from '../../src/indicators/index.ts';
import { EvidenceError } from '../../src/model/index.ts';
import type { ObservableType, RandomAccessFile } from '../../src/model/index.ts';

const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const indicator = (n: number, pattern: string, more: object = {}) => ({
  type: 'indicator',
  spec_version: '2.1',
  id: `indicator--${uuid(n)}`,
  created: '2024-01-01T00:00:00Z',
  modified: '2024-01-01T00:00:00Z',
  pattern,
  pattern_type: 'stix',
  valid_from: '2024-01-01T00:00:00Z',
  ...more,
});
const domain = (n: number, value: string, more: object = {}) =>
  indicator(n, `[domain-name:value='${value}']`, more);
const named = (type: string, n: number, name: string, more: object = {}) => ({
  type,
  id: `${type}--${uuid(n)}`,
  name,
  ...more,
});
const indicates = (n: number, source: number, target: string, more: object = {}) => ({
  type: 'relationship',
  id: `relationship--${uuid(n)}`,
  relationship_type: 'indicates',
  source_ref: `indicator--${uuid(source)}`,
  target_ref: target,
  ...more,
});
const bundle = (...objects: readonly object[]) => ({
  type: 'bundle',
  id: `bundle--${uuid(0)}`,
  objects,
});

function load(content: string | Uint8Array | RandomAccessFile | object) {
  const builder = new IndicatorTableBuilder();
  const file =
    typeof content === 'string' || content instanceof Uint8Array
      ? memoryFile(content)
      : 'readInto' in content
        ? content
        : memoryFile(JSON.stringify(content));
  const report = readStixBundle(file, builder, { name: 'feed.stix2' });
  const matcher = openMatcher(builder.finish());
  return {
    report,
    threat: (value: string, type: ObservableType = 'domain') =>
      matcher.match(type, value).map((match) => match.indicator.threat),
    alsoIn: (value: string) => matcher.match('domain', value).map((match) => match.alsoIn),
    platform: (value: string, type: ObservableType) =>
      matcher.match(type, value).map((match) => match.indicator.platform),
  };
}

describe('what is loaded', () => {
  test('indicators, with value and pattern as published', () => {
    const builder = new IndicatorTableBuilder();
    readStixBundle(
      memoryFile(JSON.stringify(bundle(domain(1, 'Evil.example'), named('malware', 9, 'Bad')))),
      builder,
      { name: 'feed.stix2' },
    );
    expect(openMatcher(builder.finish()).match('domain', 'evil.example')).toEqual([
      {
        indicator: {
          type: 'domain',
          value: 'Evil.example',
          pattern: "[domain-name:value='Evil.example']",
          threat: 'Bad',
          file: 'feed.stix2',
          platform: 'any',
        },
        alsoIn: [],
        confidence: 'high',
      },
    ]);
  });

  test('what is not loaded is counted with its reason, and a few examples', () => {
    const or = "[domain-name:value='a.example' OR domain-name:value='b.example']";
    const { report } = load(
      bundle(
        domain(1, 'good.example'),
        ...Array.from({ length: 7 }, (_, i) => indicator(10 + i, or)),
        domain(20, 'gone.example', { revoked: true }),
        domain(21, 'old.example', {
          valid_until: '2020-01-01T00:00:00Z',
          modified: '2024-06-01T00:00:00Z',
        }),
        domain(22, 'kind.example', { indicator_types: ['benign'] }),
        domain(28, 'kinder.example', { labels: ['Benign'] }),
        indicator(23, "[ipv4-addr:value='10.0.0.0/8']"),
        indicator(24, "[file:hashes.md5='xyz']"),
        domain(25, 'evil example'),
        indicator(26, 'alert tcp any', { pattern_type: 'snort' }),
        { ...domain(27, 'x'), pattern: undefined },
      ),
    );
    expect(report).toMatchObject({ name: 'feed.stix2', loaded: 1, complete: true });
    expect(report?.notLoaded.map(({ reason, count }) => [reason, count])).toEqual([
      ['address-range', 1],
      ['benign', 2],
      ['expired', 1],
      ['malformed', 1],
      ['revoked', 1],
      ['unsupported-pattern', 8],
      ['unusable-value', 2],
    ]);
    expect(report?.notLoaded[5]?.examples).toEqual(Array(5).fill(or));
  });

  const lost = (object: object, old: string, changed: string): string =>
    JSON.stringify(bundle(domain(1, 'good.example'), object)).replace(old, changed);
  const second = domain(2, 'evil.example');

  test.each<[string, string | Uint8Array, number]>([
    [
      'a second pattern in one object',
      lost(
        second,
        '"spec_version":"2.1","id":"indicator--00000000-0000-4000-8000-000000000002"',
        `"id":"indicator--${uuid(2)}","pattern":"[domain-name:value='lost.example']"`,
      ),
      2,
    ],
    [
      'a second type',
      lost(second, '"valid_from":"2024-01-01T00:00:00Z"}]', '"type":"malware"}]'),
      1,
    ],
    ['a type that is none', lost(second, '},{"type":"indicator"', '},{"type":"indicatos"'), 1],
    ['a type that is a number', lost(second, '},{"type":"indicator"', '},{"type":7'), 1],
    ['no type', lost(second, '},{"type":"indicator",', '},{'), 1],
    [
      'a type into which the id was written',
      lost(second, '},{"type":"indicator","spec_version":"2.1","id":"', '},{"type":"ind     '),
      1,
    ],
    [
      'a type that is none, of another object',
      lost(named('malware', 3, 'X'), '"malware"', '"mblware"'),
      1,
    ],
    ['an id of another type', lost(named('malware', 3, 'X'), '"malware--', '"malvare--'), 1],
    ['a value that is no object', lost(second, '},{', '},"text, [{",{'), 2],
    ['several values that are none', lost(second, '},{', '},null , 5,{'), 2],
    ['a list among the objects', lost(second, '},{', '},[{}],{'), 2],
    ['something between the objects', lost(second, '},{', '},x"y"z{'), 2],
    [
      'bytes that are no text in a pattern',
      Buffer.from(lost(second, 'evil.example', 'ev~l.example')).map((byte) =>
        byte === 0x7e ? 0xff : byte,
      ),
      1,
    ],
  ])('%s is told as damaged, and the rest is loaded', (what, content, loaded) => {
    const { report } = load(content);
    expect(report).toMatchObject({ loaded, complete: true });
    const count = /several|second type/.test(what) ? 2 : 1;
    expect(report?.notLoaded).toMatchObject([{ reason: 'malformed', count }]);
  });

  test('nothing is told of what is said twice alike, of names within other members, and of kinds of the publisher', () => {
    const ordinary = [
      lost(second, '"pattern_type":"stix",', '"pattern_type":"stix","pattern_type" : "stix",'),
      lost(
        { ...second, name: 'a "b" \\', extensions: { a: { type: 1 }, pattern: [{ type: 2 }] } },
        '',
        '',
      ),
      lost(named('x-publisher-rule', 3, 'rule', { pattern: 'any' }), '', ''),
      lost(second, '},{', '},\n\t {').replace('}]', '},\n]'),
    ];
    for (const content of ordinary)
      expect(load(content).report).toMatchObject({ complete: true, notLoaded: [] });
  });

  test.each(['null', '"x"', '5'])(
    'a bundle whose list of objects is %s is told as damaged',
    (list) => {
      const { report } = load(`{"type":"bundle","id":"bundle--${uuid(0)}","objects":${list}}`);
      expect(report).toMatchObject({ loaded: 0, notLoaded: [{ reason: 'malformed', count: 1 }] });
    },
  );

  test('a bundle whose objects stand under another name is told as damaged, and one without any is not', () => {
    const text = JSON.stringify(bundle(domain(1, 'evil.example')));
    for (const name of ['obiects', 'objects ', ''])
      expect(load(text.replace('"objects"', `"${name}"`)).report).toMatchObject({
        loaded: 0,
        notLoaded: [{ reason: 'malformed', count: 1 }],
      });
    expect(load({ type: 'bundle', id: `bundle--${uuid(0)}` }).report).toMatchObject({
      loaded: 0,
      notLoaded: [],
    });
  });

  test.each([true, 'True', 1, '1', 'yes'])('revoked: %j takes an indicator back', (revoked) => {
    const { report } = load(bundle(domain(1, 'gone.example', { revoked })));
    expect(report).toMatchObject({ loaded: 0, notLoaded: [{ reason: 'revoked', count: 1 }] });
  });

  // The third has nothing that makes a text of it.
  test.each([false, 0, { toString: 1, valueOf: 1 }, ['true'], null])(
    'revoked: %j takes none back',
    (revoked) => {
      const { report } = load(bundle(domain(1, 'here.example', { revoked })));
      expect(report).toMatchObject({ loaded: 1, notLoaded: [] });
    },
  );

  test.each(['a[@]b.example', 'a@b[.]example', '@b.example', '*@b.example', 'a@', 'a b'])(
    'an e-mail address that no message can have, %s, is not loaded, and said',
    (value) => {
      const { report } = load(bundle(indicator(1, `[email-addr:value='${value}']`)));
      expect(report).toMatchObject({ loaded: 0, notLoaded: [{ reason: 'unusable-value' }] });
    },
  );

  test.each([
    ['domain-name:value', 'a.*.evil.example'],
    ['domain-name:value', '*evil.example'],
    ['domain-name:value', '*'],
    ['domain-name:value', 'evil.example;'],
    ['domain-name:value', 'evil.example,b.example'],
    ['domain-name:value', 'evil(.)example'],
    ['domain-name:value', 'somebody@mail.example'],
    ['domain-name:value', 'mailto:somebody@mail.example'],
    ['domain-name:value', '192.0.2'],
    ['domain-name:value', '192.0.2.300'],
    ['ipv4-addr:value', '192.0.2'],
    ['ipv4-addr:value', '192.0.2.'],
    ['url:value', 'http://*.evil.example/x'],
    ['url:value', 'https://evil,example/'],
    ['app:id', 'com.evil.*'],
    ['file:name', '*.dylib'],
    ['file:path', '/data/local/tmp/*'],
    ['process:name', '*'],
    ['process:name', '/usr/libexec/'],
  ])('a value that nothing could equal is not loaded, and said: %s %s', (path, value) => {
    const { report } = load(bundle(indicator(1, `[${path} = '${value}']`)));
    expect(report).toMatchObject({ loaded: 0, notLoaded: [{ reason: 'unusable-value' }] });
  });

  test.each([
    ['domain-name:value', '*.evil.example'],
    ['domain-name:value', '_dmarc.evil-1.example'],
    ['domain-name:value', 'мир.рф'],
    ['url:value', 'http://evil.example/*'],
    ['url:value', 'http://[2001:db8::1]/x'],
    ['file:name', 'a(1), b;c.apk'],
    ['process:name', 'a b'],
  ])('a value with signs that it can have is loaded: %s %s', (path, value) => {
    const { report } = load(bundle(indicator(1, `[${path} = '${value}']`)));
    expect(report).toMatchObject({ loaded: 1, notLoaded: [] });
  });

  test.each([
    'A@B.example',
    'Name <a+b@b.example>',
    '"a b"@b.example',
    'a@[192.0.2.1]',
    'a@müller.example',
  ])('the e-mail address %s is loaded', (value) => {
    const { report } = load(bundle(indicator(1, `[email-addr:value='${value}']`)));
    expect(report).toMatchObject({ loaded: 1, notLoaded: [] });
  });

  test('a pattern is one of STIX also where its publisher writes that in capitals', () => {
    const { report } = load(bundle(domain(1, 'a.example', { pattern_type: 'STIX' })));
    expect(report).toMatchObject({ loaded: 1, notLoaded: [] });
  });

  test.each([
    ['older version first', ['2024-01-01T00:00:00Z', '2024-02-01T00:00:00Z']],
    ['newer version first', ['2024-02-01T00:00:00Z', '2024-01-01T00:00:00Z']],
  ])('of several versions of one object the newest counts: %s', (_, dates) => {
    const objects = dates.map((modified) =>
      domain(1, modified.includes('02-01') ? 'new.example' : 'old.example', { modified }),
    );
    const { report, threat } = load(bundle(...objects));
    expect(report?.loaded).toBe(1);
    expect(threat('new.example')).toHaveLength(1);
    expect(threat('old.example')).toEqual([]);
  });

  test('a newer version that is revoked takes the earlier one back', () => {
    const { report, threat } = load(
      bundle(
        domain(1, 'evil.example'),
        domain(1, 'evil.example', { modified: '2024-03-01T00:00:00Z', revoked: true }),
      ),
    );
    expect(report).toMatchObject({ loaded: 0, notLoaded: [{ reason: 'revoked', count: 1 }] });
    expect(threat('evil.example')).toEqual([]);
  });

  test.each(['true', 'True'])(
    'what was revoked is, also where that is written as text: %j',
    (revoked) => {
      const { report, threat } = load(
        bundle(
          domain(1, 'evil.example', { revoked }),
          domain(2, 'b.example', { revoked: 'false' }),
        ),
      );
      expect(report).toMatchObject({ loaded: 1, notLoaded: [{ reason: 'revoked', count: 1 }] });
      expect(threat('evil.example')).toEqual([]);
      const malware = named('malware', 100, 'Bad', { revoked });
      const other = load(bundle(domain(1, 'a.example'), malware, indicates(201, 1, malware.id)));
      expect(other.report?.threats).not.toContain('Bad');
    },
  );

  test('the newest date of any object is told', () => {
    const { report } = load(
      bundle(
        domain(1, 'a.example'),
        named('malware', 2, 'x', { modified: '2025-05-05T01:02:03Z' }),
      ),
    );
    expect(report?.newest).toBe('2025-05-05');
  });

  test('the id of the bundle is told, wherever it stands, and none where there are several', () => {
    const objects = [domain(1, 'a.example')];
    const id = 'bundle--6c4ae57e-883d-4235-8994-056463d2dbf2';
    const one = { type: 'bundle', id, objects };
    expect(load(one).report?.bundleId).toBe(id);
    expect(load({ objects, id, type: 'bundle' }).report?.bundleId).toBe(id);
    expect(load(JSON.stringify(one) + JSON.stringify(one)).report?.bundleId).toBeUndefined();
    expect(load(objects[0]!).report?.bundleId).toBeUndefined();
    expect(load({ ...one, id: 'bundle--' + 'x'.repeat(100) }).report?.bundleId).toBeUndefined();
  });
});

describe('the threat', () => {
  test('is what the indicator indicates, wherever the relationship stands', () => {
    const malware = named('malware', 100, 'First');
    const other = named('malware', 101, 'Second');
    const { threat, report } = load(
      bundle(
        indicates(201, 1, malware.id),
        domain(1, 'a.example'),
        malware,
        other,
        domain(2, 'b.example'),
        indicates(202, 2, other.id),
      ),
    );
    expect(threat('a.example')).toEqual(['First']);
    expect(threat('b.example')).toEqual(['Second']);
    expect(report?.threats).toEqual(['First', 'Second']);
    expect(report).not.toHaveProperty('stalkerware');
  });

  describe('is stalkerware', () => {
    const told = (name: string, more: object, fileName = 'feed.stix2') => {
      const apps = [named('malware', 100, 'Ordinary'), named('malware', 101, name, more)];
      const content = bundle(
        ...apps,
        ...apps.flatMap(({ id }, n) => [domain(n, `${n}.example`), indicates(200 + n, n, id)]),
      );
      const builder = new IndicatorTableBuilder();
      return readStixBundle(memoryFile(JSON.stringify(content)), builder, { name: fileName })
        ?.stalkerware;
    };

    test.each([
      ['by its name', 'Stalkerware NightOwl', {}],
      ['by its description', 'NightOwl', { description: 'Stalkerware applications' }],
      ['by a label', 'NightOwl', { labels: ['android', 'watchware'] }],
      ['by its type', 'NightOwl', { malware_types: ['spyware', 'stalkerware'] }],
    ])('%s', (_, name, more) => {
      expect(told(name, more)).toEqual([name]);
    });

    test('where the file says it of all that it names', () => {
      expect(told('NightOwl', {}, 'stalkerware-2.stix2')).toEqual(['NightOwl', 'Ordinary']);
    });

    test.each([
      ['another description', { description: 'Sold to states; its makers stalk nobody.' }],
      [
        'fields that are no text',
        { description: 7, labels: { a: 'stalkerware' }, malware_types: [null] },
      ],
    ])('not by %s', (_, more) => {
      expect(told('NightOwl', more)).toBeUndefined();
    });
  });

  test.each(['campaign', 'threat-actor', 'tool', 'intrusion-set', 'infrastructure'])(
    'may be a %s',
    (type) => {
      const target = named(type, 100, 'Name');
      const others = [named('malware', 101, 'A'), named('malware', 102, 'B')];
      const { threat } = load(
        bundle(domain(1, 'a.example'), target, ...others, indicates(201, 1, target.id)),
      );
      expect(threat('a.example')).toEqual(['Name']);
    },
  );

  test('malware before the technique it uses', () => {
    const technique = named('attack-pattern', 100, 'Phishing');
    const malware = named('malware', 101, 'Bad');
    const { threat } = load(
      bundle(
        domain(1, 'a.example'),
        indicates(201, 1, technique.id),
        indicates(202, 1, malware.id),
        technique,
        malware,
      ),
    );
    expect(threat('a.example')).toEqual(['Bad']);
  });

  test('else the report that lists it, else the only threat named, else the file', () => {
    const report = named('report', 100, 'Report', { object_refs: [`indicator--${uuid(1)}`] });
    expect(load(bundle(domain(1, 'a.example'), report)).threat('a.example')).toEqual(['Report']);
    expect(
      load(bundle(domain(1, 'a.example'), named('malware', 1, 'Only'))).threat('a.example'),
    ).toEqual(['Only']);
    expect(load(bundle(domain(1, 'a.example'))).threat('a.example')).toEqual(['feed']);
    expect(
      load(
        bundle(domain(1, 'a.example'), named('malware', 1, 'One'), named('malware', 2, 'Two')),
      ).threat('a.example'),
    ).toEqual(['feed']);
  });

  test('is not what a revoked relationship says', () => {
    const malware = named('malware', 100, 'First');
    const other = named('malware', 101, 'Second');
    const revoked = indicates(201, 1, malware.id, { revoked: true });
    expect(
      load(bundle(domain(1, 'a.example'), malware, other, revoked)).threat('a.example'),
    ).toEqual(['feed']);
  });

  describe('of an indicator of infrastructure', () => {
    const infrastructure = named('infrastructure', 100, 'Server');
    const relates = (
      n: number,
      type: string,
      source: object,
      target: object,
      more: object = {},
    ) => ({
      type: 'relationship',
      id: `relationship--${uuid(n)}`,
      relationship_type: type,
      source_ref: (source as { id: string }).id,
      target_ref: (target as { id: string }).id,
      ...more,
    });
    const malware = named('malware', 101, 'Bad');
    const actor = named('threat-actor', 102, 'Actor');
    const first = domain(1, 'a.example');
    const start = [first, infrastructure, malware, actor];

    test.each<[string, object, object]>([
      ['uses', malware, infrastructure],
      ['beacons-to', malware, infrastructure],
      ['controls', infrastructure, malware],
      ['hosts', infrastructure, malware],
      ['communicates-with', infrastructure, malware],
      ['delivers', infrastructure, malware],
      ['exfiltrates-to', malware, infrastructure],
    ])('is the malware that it leads to: %s', (type, source, target) => {
      const relations = [
        relates(201, type, source, target),
        relates(202, 'indicates', first, infrastructure),
        relates(203, 'owns', actor, infrastructure),
      ];
      const { threat, alsoIn, report } = load(bundle(...relations, ...start));
      expect(threat('a.example')).toEqual(['Bad']);
      expect(alsoIn('a.example')).toEqual([[]]);
      expect(report?.threats).toEqual(['Bad']);
    });

    test.each<[string, object, object]>([
      ['owns', actor, infrastructure],
      ['compromises', actor, infrastructure],
      ['attributed-to', infrastructure, actor],
    ])('is who stands behind it, where no malware does: %s', (type, source, target) => {
      const relations = [
        relates(201, type, source, target),
        relates(202, 'indicates', first, infrastructure),
      ];
      expect(load(bundle(...relations, ...start)).threat('a.example')).toEqual(['Actor']);
    });

    test('is each malware that uses it, and the malware that it indicates itself before these', () => {
      const other = named('malware', 103, 'Worse');
      const direct = named('malware', 104, 'Direct');
      const objects = [
        ...start,
        other,
        relates(201, 'indicates', first, infrastructure),
        relates(202, 'uses', malware, infrastructure),
        relates(203, 'uses', other, infrastructure),
      ];
      const both = load(bundle(...objects));
      expect(both.threat('a.example')).toEqual(['Bad']);
      expect(both.alsoIn('a.example')).toEqual([[{ file: 'feed.stix2', threat: 'Worse' }]]);
      const itself = load(bundle(...objects, direct, relates(204, 'indicates', first, direct)));
      expect(itself.threat('a.example')).toEqual(['Direct']);
      expect(itself.alsoIn('a.example')).toEqual([[]]);
    });

    test('is the malware of the one that leads on, where another leads nowhere', () => {
      const nowhere = named('infrastructure', 105, 'Elsewhere');
      const objects = [
        relates(201, 'indicates', first, nowhere),
        relates(202, 'indicates', first, infrastructure),
        relates(203, 'uses', malware, infrastructure),
      ];
      const { threat, alsoIn } = load(bundle(...start, nowhere, ...objects));
      expect(threat('a.example')).toEqual(['Bad']);
      expect(alsoIn('a.example')).toEqual([[]]);
    });

    test('is the infrastructure where it leads no further, or two steps, or by what says too little', () => {
      const between = named('infrastructure', 105, 'Between');
      for (const relations of [
        [relates(202, 'uses', malware, infrastructure, { revoked: true })],
        [relates(202, 'related-to', malware, infrastructure)],
        [
          relates(202, 'communicates-with', infrastructure, between),
          relates(203, 'uses', malware, between),
        ],
      ]) {
        const { threat } = load(
          bundle(...start, between, relates(201, 'indicates', first, infrastructure), ...relations),
        );
        expect(threat('a.example')).toEqual(['Server']);
      }
      const gone = load(
        bundle(
          first,
          infrastructure,
          actor,
          named('malware', 101, 'Bad', { revoked: true }),
          relates(201, 'indicates', first, infrastructure),
          relates(202, 'uses', malware, infrastructure),
        ),
      );
      expect(gone.threat('a.example')).toEqual(['Server']);
    });

    test('needs no name of the infrastructure', () => {
      const nameless = { ...infrastructure, name: undefined };
      const objects = [
        relates(201, 'indicates', first, nameless),
        relates(202, 'uses', malware, nameless),
      ];
      expect(load(bundle(first, nameless, malware, actor, ...objects)).threat('a.example')).toEqual(
        ['Bad'],
      );
    });
  });

  test('several of one kind are all told', () => {
    const first = named('malware', 100, 'First');
    const second = named('malware', 101, 'Second');
    const actor = named('threat-actor', 102, 'Actor');
    const { threat, alsoIn, report } = load(
      bundle(
        domain(1, 'a.example'),
        indicates(201, 1, actor.id),
        indicates(202, 1, first.id),
        indicates(203, 1, second.id),
        indicates(204, 1, second.id),
        first,
        second,
        actor,
      ),
    );
    expect(threat('a.example')).toEqual(['First']);
    expect(alsoIn('a.example')).toEqual([[{ file: 'feed.stix2', threat: 'Second' }]]);
    expect(report?.threats).toEqual(['First', 'Second']);
  });

  test('is none that was revoked', () => {
    const malware = named('malware', 100, 'First', { revoked: true });
    const { threat, report } = load(
      bundle(domain(1, 'a.example'), malware, indicates(201, 1, malware.id)),
    );
    expect(threat('a.example')).toEqual(['feed']);
    expect(report?.threats).toEqual(['feed']);
  });

  test('ids that are no UUIDs work too', () => {
    const object = { ...domain(1, 'a.example'), id: 'indicator--my-own' };
    const malware = { type: 'malware', id: 'malware--mine', name: 'Mine' };
    const relation = { ...indicates(2, 1, malware.id), source_ref: object.id };
    const other = named('malware', 5, 'Other');
    expect(load(bundle(relation, malware, other, object)).threat('a.example')).toEqual(['Mine']);
  });
});

describe('an indicator without an id', () => {
  const without = (n: number, pattern: unknown, id?: unknown) => ({
    ...indicator(n, ''),
    pattern,
    id,
  });

  test('is loaded, each by itself, whatever stands in place of the id', () => {
    const { report, threat } = load(
      bundle(
        without(1, "[domain-name:value='a.example']"),
        without(2, "[domain-name:value='b.example']"),
        without(3, "[domain-name:value='c.example']", 5),
        without(4, "[domain-name:value='d.example']", 'the same'),
        without(5, "[domain-name:value='e.example']", 'the same'),
        named('malware', 1, 'Only'),
      ),
    );
    expect(report).toMatchObject({ loaded: 5, notLoaded: [], complete: true });
    for (const name of ['a', 'b', 'c', 'd', 'e'])
      expect(threat(`${name}.example`)).toEqual(['Only']);
  });

  test('is counted where its pattern cannot be used', () => {
    const { report } = load(
      bundle(without(1, "[a:b='c' AND d:e='f']"), domain(2, 'a.example'), without(3, undefined)),
    );
    expect(report).toMatchObject({
      loaded: 1,
      notLoaded: [
        { reason: 'malformed', count: 1 },
        { reason: 'unsupported-pattern', count: 1 },
      ],
    });
  });

  test('makes no STIX of other JSON', () => {
    expect(load({ type: 'list', objects: [{ type: 'indicator', name: 'x' }] }).report).toBe(
      undefined,
    );
  });
});

describe('the platform', () => {
  test('is iOS for profiles and paths below /private, Android for properties and /data', () => {
    const { platform } = load(
      bundle(
        indicator(1, "[configuration-profile:id='P']"),
        indicator(2, "[file:path='/private/var/x']"),
        indicator(3, "[android-property:name='p']"),
        indicator(4, "[file:path='/data/x']"),
        indicator(5, "[app:id='com.x']"),
        domain(6, 'evil.example'),
      ),
    );
    expect(platform('P', 'profile-id')).toEqual(['ios']);
    expect(platform('/private/var/x', 'file-path')).toEqual(['ios']);
    expect(platform('p', 'android-property')).toEqual(['android']);
    expect(platform('/data/x', 'file-path')).toEqual(['android']);
    expect(platform('com.x', 'app-id')).toEqual(['android']);
    expect(platform('evil.example', 'domain')).toEqual(['any']);
  });

  test('of an app id alone is not known', () => {
    const { platform } = load(bundle(indicator(5, "[app:id='com.x']")));
    expect(platform('com.x', 'app-id')).toEqual(['any']);
  });

  test('is what a label says', () => {
    const { platform } = load(bundle(indicator(5, "[app:id='com.x']", { labels: ['iOS'] })));
    expect(platform('com.x', 'app-id')).toEqual(['ios']);
  });
});

describe('forms of files', () => {
  const object = domain(1, 'evil.example');
  const utf16 = (text: string, isLittle: boolean) => {
    const bytes = Buffer.from('\ufeff' + text, 'utf16le');
    return new Uint8Array(isLittle ? bytes : bytes.swap16());
  };
  const text = JSON.stringify(bundle(object));

  test.each<[string, string | Uint8Array]>([
    ['a bundle', text],
    ['white space everywhere', JSON.stringify(bundle(object), null, 4)],
    ['a byte order mark', '\ufeff' + text],
    ['UTF-16', utf16(text, true)],
    ['UTF-16, big end first', utf16(text, false)],
    ['UTF-16 without a mark', new Uint8Array(Buffer.from(text, 'utf16le'))],
    ['a TAXII envelope', JSON.stringify({ more: false, objects: [object] })],
    ['objects first', JSON.stringify({ objects: [object], id: 'bundle--x', type: 'bundle' })],
    ['an array', JSON.stringify([object])],
    ['an array of bundles', JSON.stringify([bundle(named('malware', 3, 'x')), bundle(object)])],
    ['the same with white space', JSON.stringify([bundle(), bundle(object)], null, 2)],
    [
      'bundles that begin with their objects',
      JSON.stringify([{ objects: [object], id: 'bundle--x', type: 'bundle' }]),
    ],
    ['a bundle among objects', JSON.stringify([named('malware', 3, 'x'), bundle(object)])],
    ['an object among bundles', JSON.stringify([bundle(named('malware', 3, 'x')), object])],
    ['a bundle in a bundle', JSON.stringify(bundle(bundle(object)))],
    [
      'a bundle without an id in one',
      JSON.stringify(bundle({ type: 'bundle', objects: [object] })),
    ],
    ['a TAXII envelope in a bundle', JSON.stringify(bundle({ objects: [7, null, object] }))],
    ['a bundle in one in an array', JSON.stringify([bundle(bundle(bundle(object)))])],
    ['an array of TAXII envelopes', JSON.stringify([{ more: false, objects: [object] }])],
    ['one object', JSON.stringify(object)],
    ['one object a line', JSON.stringify(named('malware', 3, 'x')) + '\n' + JSON.stringify(object)],
    ['one object in the place of the list', JSON.stringify({ ...bundle(), objects: object })],
    ['objects by their ids', JSON.stringify({ ...bundle(), objects: { [object.id]: object } })],
    ['an escaped key', text.replace('"objects"', '"\\u006fbjects"')],
  ])('%s', (_, content) => {
    const { report, threat } = load(content);
    expect(report).toMatchObject({ loaded: 1, complete: true });
    expect(threat('evil.example')).toHaveLength(1);
  });

  test.each<[string, string | Uint8Array]>([
    ['nothing', ''],
    ['a web page', '<!doctype html><title>404</title>'],
    ['a list of domains', 'evil.example\nevil.org\n'],
    ['other JSON', '{"name": "x", "objects": [{"a": 1}, {"type": "x", "id": 7}]}'],
    ['a JSON array', '[1, 2, {"type": "indicator"}]'],
    ['a JSON string', '"bundle"'],
    ['a JSON number', '12'],
    ['zero bytes', new Uint8Array(4096)],
    ['random bytes', Uint8Array.from({ length: 5000 }, (_, i) => (i * 7919 + (i >> 3)) & 255)],
    ['a bracket', '{'],
    ['closing brackets', '}}}]]]'],
  ])('%s is no bundle', (_, content) => {
    expect(load(content).report).toBeUndefined();
  });

  test('of an array of bundles no single one gives its id, and those after it are read', () => {
    const [first, second] = [domain(1, 'one.example'), domain(2, 'two.example')];
    const content = [bundle(first), { ...bundle(second), id: `bundle--${uuid(9)}` }];
    const { report, threat } = load(content);
    expect(report).toMatchObject({ loaded: 2, complete: true });
    expect(report?.bundleId).toBeUndefined();
    expect([threat('one.example'), threat('two.example')].flat()).toHaveLength(2);
  });

  test('bundles in an array are not held whole', () => {
    const padding = 'x'.repeat(2 ** 20);
    const objects = Array.from({ length: 24 }, (_, n) =>
      domain(n, `host${String(n)}.example`, { description: padding.repeat(n % 3 === 0 ? 5 : 4) }),
    );
    // More than 96 MiB, above which a single object would be stepped over.
    const { report, threat } = load([bundle(...objects), bundle(domain(99, 'last.example'))]);
    expect(report).toMatchObject({ loaded: 25, complete: true, notLoaded: [] });
    expect(threat('last.example')).toHaveLength(1);
  });

  test('an array of bundles that is cut off gives what stood before, and is not complete', () => {
    const text = JSON.stringify([
      bundle(domain(1, 'one.example')),
      bundle(domain(2, 'two.example')),
    ]);
    const { report, threat } = load(text.slice(0, text.indexOf('two.example')));
    expect(report).toMatchObject({ loaded: 1, complete: false });
    expect(threat('one.example')).toHaveLength(1);
  });

  test('what cannot be used of a bundle in a bundle is counted, and its id names nothing', () => {
    const or = "[domain-name:value='a.example' OR domain-name:value='b.example']";
    const inner = { ...bundle(object, indicator(2, or)), id: `bundle--${uuid(9)}` };
    const { report } = load(bundle(domain(3, 'c.example'), inner));
    expect(report).toMatchObject({
      loaded: 2,
      complete: true,
      bundleId: `bundle--${uuid(0)}`,
      notLoaded: [{ reason: 'unsupported-pattern', count: 1, examples: [or] }],
    });
  });

  test('bundles in bundles that are too deep are told', () => {
    const nested = (key: string, depth: number): string =>
      `{"type":"bundle","${key}":[`.repeat(depth) + JSON.stringify(object) + ']}'.repeat(depth);
    expect(load(nested('objects', 5000)).report).toMatchObject({
      loaded: 0,
      complete: false,
      fault: 'too-large',
      notLoaded: [{ reason: 'too-large', count: 1 }],
    });
    // With the key escaped it is held whole, and the depth not counted
    expect(load(nested('\\u006fbjects', 50_000)).report).toMatchObject({ loaded: 1 });
  });

  test('a list within an array is no bundle, whatever words stand in it', () => {
    expect(load(JSON.stringify([['a', 'objects', [object]]])).report).toBeUndefined();
  });

  test('a file of observables alone says so', () => {
    const seen = [
      { type: 'domain-name', id: `domain-name--${uuid(1)}`, value: 'seen.example' },
      { type: 'file', id: `file--${uuid(2)}`, name: 'seen.bin' },
      { type: 'observed-data', id: `observed-data--${uuid(3)}`, number_observed: 1 },
    ];
    const { report, threat } = load(bundle(...seen));
    expect(report).toMatchObject({
      loaded: 0,
      complete: true,
      notLoaded: [
        {
          reason: 'observable',
          count: 3,
          examples: ['seen.example', 'seen.bin', `observed-data--${uuid(3)}`],
        },
      ],
    });
    expect(threat('seen.example')).toEqual([]);
    expect(load(bundle(...seen, object)).report).toMatchObject({ loaded: 1, notLoaded: [] });
  });

  test('an empty bundle is one', () => {
    expect(load(bundle()).report).toMatchObject({ loaded: 0, complete: true });
  });

  test('values with brackets, quotes and escapes do not confuse the cutting', () => {
    const odd = { ...object, name: 'a "}]{[ \\" \\\\ \u2028 😀', x: [{ y: ['}'] }] };
    expect(load(bundle(odd, domain(2, 'b.example'))).report).toMatchObject({
      loaded: 2,
      complete: true,
    });
  });

  test('a member that is no JSON is counted and the rest read', () => {
    const broken = text.replace(
      '{"type":"indicator"',
      '{"type":"malware","id":,}, {"type":"indicator"',
    );
    expect(load(broken).report).toMatchObject({
      loaded: 1,
      complete: true,
      notLoaded: [{ reason: 'malformed', count: 1 }],
    });
  });

  test('a deep member is stepped over, and said', () => {
    const deep = `{"type":"indicator","id":"indicator--x","a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
    const { report } = load(text.replace('"objects":[', `"objects":[${deep},`));
    expect(report).toMatchObject({
      loaded: 1,
      complete: false,
      notLoaded: [{ reason: 'too-large', count: 1 }],
    });
  });

  test('a file cut off anywhere gives what stood before the cut, and is not complete', () => {
    const whole = JSON.stringify(bundle(domain(1, 'a.example'), domain(2, 'b.example')));
    const firstEnd = whole.indexOf('"indicator--' + uuid(2)) - 10;
    for (let length = firstEnd; length < whole.length; length += 7) {
      const { report } = load(whole.slice(0, length));
      expect([report?.complete, report?.fault]).toEqual([false, 'cut']);
      expect(report?.loaded).toBe(length >= whole.length - 2 ? 2 : 1);
    }
  });

  test('zeros at the end, as broken downloads have them, are told', () => {
    expect(load(text + '\0'.repeat(100)).report).toMatchObject({
      loaded: 1,
      complete: false,
      fault: 'damaged',
    });
  });

  test('a disk that fails in the middle leaves what was read', () => {
    const many = new TextEncoder().encode(
      JSON.stringify(bundle(...Array.from({ length: 8000 }, (_, i) => domain(i, `d${i}.example`)))),
    );
    const whole = memoryFile(many);
    const failing: RandomAccessFile = {
      ...whole,
      readInto: (target, offset) => {
        if (offset > 0) throw new EvidenceError('truncated', 'bad sector');
        return whole.readInto(target, offset);
      },
    };
    const { report } = load(failing);
    expect([report?.complete, report?.fault]).toEqual([false, 'disk-error']);
    expect(report?.loaded).toBeGreaterThan(1000);
    expect(report?.loaded).toBeLessThan(8000);
  });

  test('objects on the borders of the pieces that are read are not lost', () => {
    const filler = 'x'.repeat(300_000);
    const objects = Array.from({ length: 12 }, (_, i) =>
      domain(i, `d${i}.example`, { description: filler.slice(i * 1237) }),
    );
    const { report } = load(bundle(...objects));
    expect(report).toMatchObject({ loaded: 12, complete: true });
  });
});

test('damaged bundles never fail, and load no more than there was', () => {
  const whole = new TextEncoder().encode(
    JSON.stringify(
      bundle(
        domain(1, 'a.example'),
        named('malware', 2, 'x'),
        indicates(3, 1, 'malware--' + uuid(2)),
      ),
    ),
  );
  fc.assert(
    fc.property(
      fc.array(
        fc.tuple(fc.nat(whole.length - 1), fc.constantFrom(...Array.from('{}[]",:\\0a\0\xff'))),
        {
          maxLength: 4,
        },
      ),
      (changes) => {
        const bytes = whole.slice();
        for (const [at, character] of changes) bytes[at] = character.charCodeAt(0);
        expect(load(bytes).report?.loaded ?? 0).toBeLessThanOrEqual(2);
      },
    ),
    { numRuns: 2000 },
  );
});

const corpus = process.env['ATHAR_CORPUS'] ?? '';
const feeds = join(corpus, 'indicators/stix2');

interface SourceFile {
  readonly path: string;
  readonly ground_truth?: {
    readonly type?: string;
    readonly objects?: { readonly indicator?: number };
    readonly malware_names?: readonly string[];
  };
}

test.skipIf(!existsSync(feeds))(
  'every published bundle loads whole, with as many indicators as its source states (skipped without the corpus)',
  () => {
    const sources = JSON.parse(readFileSync(join(corpus, 'SOURCES.json'), 'utf8')) as {
      cases: { files?: SourceFile[] }[];
    };
    const files = sources.cases
      .flatMap((entry) => entry.files ?? [])
      .filter(
        ({ path, ground_truth: truth }) =>
          path.startsWith('indicators/stix2/') && truth?.type === 'stix2',
      );
    expect(files.length).toBeGreaterThanOrEqual(14);
    for (const { path, ground_truth: truth } of files) {
      const { report } = load(new Uint8Array(readFileSync(join(corpus, path))));
      expect(report, path).toMatchObject({
        complete: true,
        loaded: truth?.objects?.indicator ?? 0,
        notLoaded: [],
      });
      if (truth?.malware_names?.length) expect(report?.threats, path).toEqual(truth.malware_names);
    }
  },
);
