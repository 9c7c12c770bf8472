import { sqliteExample } from '@athar/synthetic';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calls } from '../../src/artifacts/ios/calls.ts';
import { safariHistory } from '../../src/artifacts/ios/safari-history.ts';
import { looksByField, NoteTaker } from '../../src/engine/findings/note-taker.ts';
import { SequenceMemory } from '../../src/engine/findings/sequence-memory.ts';
import { finishSequences } from '../../src/engine/findings/sequences.ts';
import type { FindingDraft } from '../../src/engine/findings/findings.ts';
import type { Coverage, Note, SequenceMatch, SequenceRule } from '../../src/model/index.ts';
import { backupFacts, examine } from '../builders/examine.ts';

const text = {
  version: 1,
  title: 'title',
  message: 'message',
  why: 'why',
  otherExplanations: ['other'],
  references: ['https://example.org/'],
  level: 'medium',
  confidence: 'medium',
  leadsTo: 'S3',
  met: 'stored',
} as const;

const matchOf = (note: Note): SequenceMatch => ({ values: note.values as never, shows: [note] });

/** Says all that it remembers. */
const repeats: SequenceRule = {
  ...text,
  id: 'ios.repeats',
  notes: [{ artifact: calls, note: () => ({}) }],
  finish: ({ notes }) => notes.map(matchOf),
};

const note = (record: string, at?: string, artifact = 'ios.calls'): Note => ({
  artifact,
  record,
  provenance: {
    source: 's1',
    devicePath: '/calls',
    storedAt: ['calls'],
    position: { unit: 'key', path: record },
  },
  times: at === undefined ? [] : [{ at, marks: 'call', clock: 'utc' }],
  values: { name: record },
});

const row = (artifact: string): Coverage => ({
  source: 's1',
  artifact,
  expected: true,
  outcome: 'read',
  files: 1,
  records: 1,
  problems: [],
});

function finish(
  sequences: readonly SequenceRule[],
  memory: SequenceMemory,
  findings: readonly FindingDraft[] = [],
) {
  return finishSequences({
    facts: backupFacts,
    sequences,
    rules: [],
    memory,
    findings,
    rowGaps: [],
    coverage: [row('ios.calls'), row('ios.sms')],
  });
}

function memoryOf(notes: readonly Note[], maxNotesPerRule = 100, rule = repeats.id) {
  const memory = new SequenceMemory({ maxNotesPerRule });
  for (const one of notes) memory.add([{ kind: 'note', rule, note: one }]);
  return memory;
}

describe('what a sequence rule remembers', () => {
  test('comes by time, then by id, in whatever order workers sent it', () => {
    const notes = [
      note('b'),
      note('c', '2021-01-01T00:00:00Z'),
      note('a', '2021-01-02T00:00:00Z'),
      note('d', '2021-01-02T00:00:00Z'),
      {
        ...note('e'),
        times: [
          ...note('e', '2021-01-03T00:00:00Z').times,
          ...note('e', '2020-12-31T00:00:00Z').times,
        ],
      },
    ];
    const order = fc.shuffledSubarray(notes, { minLength: notes.length });
    fc.assert(
      fc.property(order, (sent) => {
        const { findings } = finish([repeats], memoryOf(sent));
        expect(findings.map(({ values }) => values.name)).toEqual(['b', 'e', 'c', 'a', 'd']);
      }),
    );
  });

  test('is handed over no further than to one over the limit', () => {
    const given: string[] = [];
    const taker = new NoteTaker({
      artifact: calls,
      sequences: [repeats],
      place: { artifact: 'ios.calls', source: 's1', storedAt: [] },
      facts: backupFacts,
      most: 2,
      remember: (entries) =>
        given.push(...entries.map((entry) => (entry.kind === 'note' ? entry.note.record : ''))),
      problem: () => undefined,
    });
    const asked: boolean[] = [];
    for (const id of ['a', 'b', 'c', 'd', 'e']) {
      asked.push(taker.asks(new Set()));
      const position = { unit: 'key', path: id } as const;
      taker.take(
        { id, source: 's1', devicePath: '/file', position, times: [], data: {} },
        new Set(),
      );
    }
    taker.flush();
    expect(given).toEqual(['a', 'b', 'c']);
    expect(asked).toEqual([true, true, true, false, false]);
  });

  test('is forgotten whole over the limit, which is told of the rule: the artifact was read', () => {
    const notes = ['a', 'b', 'c'].map((name) => note(name));
    const { findings, coverage, forgotten, notJudged } = finish([repeats], memoryOf(notes, 2));
    expect(findings).toEqual([]);
    expect(coverage.map(({ outcome, problems }) => [outcome, problems.length])).toEqual([
      ['read', 0],
      ['read', 0],
    ]);
    expect(forgotten).toEqual([
      {
        code: 'limit-exceeded',
        detail: 'rule ios.repeats: more than 2 records of ios.calls to remember',
        count: 1,
      },
    ]);
    expect(notJudged).toEqual(['ios.repeats']);
    expect(finish([repeats], memoryOf(notes, 3)).findings).toHaveLength(3);
  });

  test('over the limit stops that rule, and no other that needs the same artifact whole', () => {
    const needs: SequenceRule = { ...repeats, needsWhole: [calls] };
    const other: SequenceRule = { ...needs, id: 'ios.other' };
    const memory = memoryOf(
      ['a', 'b', 'c'].map((name) => note(name)),
      2,
    );
    memory.add([
      { kind: 'note', rule: 'ios.other', note: note('a') },
      // What is left of another artifact is not judged without what was forgotten.
      { kind: 'note', rule: 'ios.repeats', note: note('d', undefined, 'ios.sms') },
    ]);
    const { findings, notJudged } = finish([needs, other], memory);
    expect(findings.map(({ origin }) => (origin as { id: string }).id)).toEqual(['ios.other']);
    expect(notJudged).toEqual(['ios.repeats']);
  });

  test('is the largest number of each key', () => {
    let seen: ReadonlyMap<string, number> = new Map();
    const rule: SequenceRule = {
      ...repeats,
      finish: ({ tallies }) => {
        seen = tallies;
        return [];
      },
    };
    const memory = new SequenceMemory({ maxNotesPerRule: 10 });
    for (const [artifact, key, number] of [
      ['ios.calls', 'a', 1],
      ['ios.sms', 'a', 3],
      ['ios.calls', 'a', 2],
      ['ios.sms', 'b', -1],
    ] as const)
      memory.add([{ kind: 'tally', rule: rule.id, artifact, key, number }]);
    finish([rule], memory);
    expect(seen).toEqual(
      new Map([
        ['a', 3],
        ['b', -1],
      ]),
    );
  });
});

describe('a sequence rule', () => {
  test('that throws costs itself only', () => {
    const throws: SequenceRule = {
      ...repeats,
      id: 'ios.throws',
      finish: () => {
        throw new TypeError('undefined is not a function');
      },
    };
    const { findings, coverage } = finish([throws, repeats], memoryOf([note('a')]));
    expect(findings.map(({ origin }) => origin)).toEqual([
      { kind: 'rule', id: 'ios.repeats', version: 1 },
    ]);
    expect(coverage[0]!.problems).toEqual([
      {
        code: 'internal',
        detail: 'rule ios.throws: TypeError: undefined is not a function',
        count: 1,
      },
    ]);
  });

  test('that finds very much is cut off, which is told where it looked and nowhere else', () => {
    const many = (count: number): SequenceRule => ({
      ...repeats,
      finish: ({ notes }) => Array.from({ length: count }, () => matchOf(notes[0]!)),
    });
    const exact = finish([many(1000)], memoryOf([note('a')]));
    expect(exact.findings).toHaveLength(1000);
    expect(exact.coverage).toEqual([row('ios.calls'), row('ios.sms')]);
    const over = finish([many(1001)], memoryOf([note('a')]));
    expect(over.findings).toHaveLength(1000);
    expect(over.coverage).toMatchObject([
      { outcome: 'partly-read', problems: [{ code: 'limit-exceeded', count: 1 }] },
      row('ios.sms'),
    ]);
  });

  test('that points at nothing says nothing, and that is a mistake', () => {
    const empty: SequenceRule = { ...repeats, finish: () => [{ values: {}, shows: [] }] };
    const { findings, coverage } = finish([empty], memoryOf([note('a')]));
    expect([findings, coverage[0]!.problems[0]?.code]).toEqual([[], 'internal']);
  });

  test('can say less than its level and never more', () => {
    const says = (match: Partial<SequenceMatch>): FindingDraft =>
      finish(
        [{ ...repeats, finish: ({ notes }) => [{ ...matchOf(notes[0]!), ...match }] }],
        memoryOf([note('a')]),
      ).findings[0]!;
    expect(says({})).toMatchObject({ level: 'medium', confidence: 'medium' });
    expect(says({ level: 'low', confidence: 'low' })).toMatchObject({
      level: 'low',
      confidence: 'low',
    });
    expect(says({ level: 'critical', confidence: 'high' })).toMatchObject({
      level: 'medium',
      confidence: 'medium',
    });
  });

  test('that looks at findings sees those of other sequence rules, whatever their order', () => {
    const looks: SequenceRule = {
      ...text,
      id: 'ios.looks',
      findingsOf: ({ id }) => id === repeats.id,
      finish: ({ findings }) =>
        findings.length === 0 ? [] : [{ values: { n: findings.length }, shows: findings }],
    };
    const memory = memoryOf([note('a', '2021-01-01T00:00:00Z'), note('b')]);
    const found = finish([looks, repeats], memory).findings;
    expect(found.map(({ values }) => values)).toEqual([{ name: 'b' }, { name: 'a' }, { n: 2 }]);
    expect(found[2]).toMatchObject({
      records: ['b', 'a'],
      times: [{ at: '2021-01-01T00:00:00Z' }],
      provenance: [{ position: { path: 'b' } }, { position: { path: 'a' } }],
      deleted: false,
    });
  });

  test('points at each record once, deleted only where all are', () => {
    const both: SequenceRule = {
      ...repeats,
      finish: ({ notes }) => [{ values: {}, shows: [...notes, ...notes] }],
    };
    const gone = { ...note('a'), deleted: true as const };
    expect(finish([both], memoryOf([gone, note('b')])).findings[0]).toMatchObject({
      records: ['a', 'b'],
      deleted: false,
    });
    expect(finish([both], memoryOf([gone])).findings[0]).toMatchObject({ deleted: true });
  });
});

describe('notes of records', () => {
  const url = 'https://news.example/';
  const example = {
    tables: {
      history_items: { columns: 'id INTEGER PRIMARY KEY, url TEXT', rows: [[1, url]] },
      history_visits: {
        columns:
          'id INTEGER PRIMARY KEY, history_item INTEGER, visit_time REAL, redirect_source INTEGER, redirect_destination INTEGER',
        rows: [[11, 1, 700_000_000, null, null]],
      },
    },
  } as const;

  test('are those that the cheap look lets through, with the id and times of their line', () => {
    const asked: string[] = [];
    const rule = (holdsAny: readonly string[]): SequenceRule => ({
      ...text,
      id: `ios.asks-${holdsAny[0]!}`,
      notes: [
        {
          artifact: safariHistory,
          onlyIf: { field: 'url', holdsAny },
          note: ({ data }: { readonly data: { readonly url: string } }) => {
            asked.push(data.url);
            return { url: data.url };
          },
        },
      ],
      finish: () => [],
    });
    const { lines, memory, findings } = examine(safariHistory, sqliteExample(example), {
      sequences: [rule(['news.example']), { ...rule(['elsewhere.example']), notes: [] }],
      full: false,
    });
    expect([asked, findings]).toEqual([[url], []]);
    expect(memory).toEqual([
      {
        kind: 'note',
        rule: 'ios.asks-news.example',
        note: expect.objectContaining({ record: lines[0]!.id, times: lines[0]!.times }) as unknown,
      },
    ]);
    asked.length = 0;
    examine(safariHistory, sqliteExample(example), { sequences: [rule(['elsewhere.example'])] });
    expect(asked).toEqual([]);
  });

  test('of one field share one look', () => {
    const looks = looksByField([
      { field: 'a', holdsAny: ['needle'] },
      { field: 'a', accepts: (bytes, start, end) => end - start === 2 && bytes[start] === 0x78 },
      { field: 'b', holdsAny: ['thread'] },
    ]);
    const sees = (field: string, value: string): boolean => {
      const bytes = new TextEncoder().encode(value);
      return looks.get(field)!(bytes, 0, bytes.length);
    };
    expect([...looks.keys()]).toEqual(['a', 'b']);
    expect([sees('a', 'a needle'), sees('a', 'xy'), sees('a', 'thread')]).toEqual([
      true,
      true,
      false,
    ]);
    expect([sees('b', 'a thread'), sees('b', 'xy')]).toEqual([true, false]);
  });
});
