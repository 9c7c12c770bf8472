import { beforeAll, describe, expect, test } from 'vitest';
import type { AnyArtifact, ArtifactExample, SqliteExample } from '../../src/model/index.ts';
import { exampleBytes, startSqlite } from '../builders/example-file.ts';
import { backupFacts, examine, type Examined } from '../builders/examine.ts';
import { coverageOf } from '../../src/engine/coverage.ts';
import { artifactModules } from '../modules.ts';

/**
 * Older and newer versions of iOS: a database that lacks a table or a column is read for what is there, and the coverage says
 * what was not; one whose schema is another is not supported, which is neither an error nor nothing.
 */

beforeAll(startSqlite);

interface Case {
  readonly id: string;
  readonly artifact: AnyArtifact;
  readonly example: ArtifactExample;
  readonly database: SqliteExample;
}

/** Artifacts for which every schema is a known one, each with its reason. */
const ofAnySchema: { readonly [id: string]: string } = {
  'ios.database-state': 'reads how a database is kept, not what its tables hold',
};

const cases: readonly Case[] = artifactModules.flatMap(({ definition, examples }) =>
  examples.flatMap((example) => {
    const { content, records, problems = [] } = example;
    if (typeof content !== 'object' || !('sqlite' in content)) return [];
    if (records.length === 0 || problems.length > 0) return [];
    if (Object.hasOwn(ofAnySchema, definition.id)) return [];
    return [{ id: definition.id, artifact: definition, example, database: content.sqlite }];
  }),
);

const unrelated: SqliteExample = { tables: { unrelated: { columns: 'a TEXT', rows: [['x']] } } };

/**
 * Columns that may be gone, and observables of the examples with them, while the artifact still counts as read, each with its reason.
 * Tables may: which there are differs from version to version, and the coverage names those that are absent.
 * `*` at the end stands for any rest of the name.
 */
const older = 'systems before a certain version lack it';
const forms = 'one of several forms, each of which lacks what is of another';
const beside = 'a secondary address of a record: the one it is kept for stands elsewhere';
const unproven =
  'known from public copies of the schema, not from a phone: what every version has is not known';
const mayBeGone: { readonly [name: string]: string } = {
  'ios.accounts ZACCOUNT.ZOWNINGBUNDLEID': older,
  'ios.cache-files cfurl_cache_response.partition': older,
  'ios.chrome-history visits.external_referrer_url': older,
  'ios.calls ZCALLRECORD.ZSERVICE_PROVIDER': older,
  'ios.homekit-invitations *': unproven,
  'ios.interaction-c ZINTERACTIONS.ZCONTENTURL': older,
  'ios.interaction-c Z_1INTERACTIONS.*': older,
  'ios.interaction-c Z_2INTERACTIONRECIPIENT.*': older,
  'ios.knowledge-c ZOBJECT.ZSOURCE': beside,
  'ios.mail messages.summary': beside,
  'ios.notes ZICCLOUDSYNCINGOBJECT.ZSNIPPET': beside,
  'ios.notes ZICCLOUDSYNCINGOBJECT.ZURLSTRING': beside,
  'ios.photos ZASSET.ZADDITIONALATTRIBUTES': beside,
  'ios.photos ZGENERICASSET.ZADDITIONALATTRIBUTES': beside,
  'ios.photos ZADDITIONALASSETATTRIBUTES*': beside,
  'ios.powerlog PLXPCAgent_EventPoint_BackgroundTransfer.errorFailingURL': unproven,
  'ios.reminders *': forms,
  'ios.safari-browser-state tabs.user_visible_url': beside,
  'ios.safari-browser-state tabs.uuid': forms,
  'ios.safari-browser-state tabs.session_data': forms,
  'ios.safari-history history_visits.redirect_destination': beside,
  'ios.safari-history history_visits.redirect_source': beside,
  'ios.shared-calendars *': unproven,
  'ios.shared-photos *': unproven,
  'ios.shortcuts ZSHORTCUTACTIONS.ZSHORTCUT': forms,
  'ios.shortcuts ZSHORTCUT.ZACTIONS': forms,
  'ios.shortcuts ZSHORTCUT.ZACTIONSDESCRIPTION': beside,
  'ios.sms message.message_summary_info': older,
  'ios.sms message.subject': older,
  'ios.sms-attachments attachment.transfer_name': beside,
  'ios.threema ZMESSAGE.ZCAPTION': beside,
  'ios.viber ZVIBERMESSAGE.ZMETADATA': beside,
  'ios.whatsapp ZWAMESSAGE.ZMEDIAITEM': beside,
  'ios.whatsapp ZWAMEDIAITEM.ZTITLE': beside,
  'ios.whatsapp ZWAMEDIAITEM.ZVCARDSTRING': beside,
};

function isExcused(name: string): boolean {
  return Object.keys(mayBeGone).some((excuse) =>
    excuse.endsWith('*') ? name.startsWith(excuse.slice(0, -1)) : name === excuse,
  );
}

describe('a database of an unknown schema', () => {
  const artifacts = [...new Map(cases.map((one) => [one.id, one])).values()];
  test.each(artifacts)('is not supported, and not nothing: $id', (one) => {
    const coverage = coverageAfter(one, read(one, unrelated));
    expect(coverage).toMatchObject({ outcome: 'not-supported', records: 0 });
    expect(coverage.problems.length).toBeGreaterThan(0);
  });

  test('is tried on every artifact that reads databases', () => {
    expect(artifacts.length).toBeGreaterThan(45);
  });
});

describe('a database that lacks a table or a column', () => {
  test.each(cases)('is read for what is there: $id, $example.name', (one) => {
    const whole = read(one, one.database);
    for (const { lacks, database } of reduced(one.database)) {
      const found = read(one, database);
      const { outcome, problems, absent = [] } = coverageAfter(one, found);
      const told = [...problems.map(({ detail }) => detail), ...absent].join('\n').toLowerCase();
      // Core Data numbers the names of relations anew in each version.
      const name = lacks
        .split('.')
        .at(-1)!
        .toLowerCase()
        .replace(/^z_?\d+/, '');

      expect(
        problems.map(({ code }) => code),
        lacks,
      ).not.toContain('internal');
      expect(['read', 'partly-read', 'not-supported'], lacks).toContain(outcome);
      expect(absent.filter((one) => /(?:^|\.)$/.test(one))).toEqual([]);
      // Nothing is never shown where there was something, without a word about it.
      if (dataOf(found) !== dataOf(whole)) expect(told, lacks).toContain(name);
    }
  });
});

describe('a database whose values to compare stand under other names', () => {
  const artifacts = [...new Map(cases.map((one) => [one.id, one.artifact])).values()];
  test.each(artifacts)('does not count as read: $id', (artifact) => {
    const silent = new Set<string>();
    for (const one of cases.filter(({ id }) => id === artifact.id)) {
      const whole = observablesOf(artifact, read(one, one.database));
      for (const { lacks, database } of reduced(one.database)) {
        const found = read(one, database);
        const left = observablesOf(artifact, found);
        const isLost = [...whole].some((value) => !left.has(value));
        if (isLost && lacks.includes('.') && coverageAfter(one, found).outcome === 'read')
          silent.add(lacks);
      }
    }
    expect([...silent].filter((lacks) => !isExcused(`${artifact.id} ${lacks}`))).toEqual([]);
  });
});

function observablesOf({ fields }: AnyArtifact, { lines }: Examined): Set<string> {
  const names = Object.keys(fields).filter((name) => fields[name]?.observable !== undefined);
  return new Set(
    lines.flatMap(({ data }) =>
      names.flatMap((name) =>
        [data[name] ?? []].flat().map((value) => `${name} ${JSON.stringify(value)}`),
      ),
    ),
  );
}

function dataOf({ lines }: Examined): string {
  return JSON.stringify(lines.map(({ data, times }) => ({ data, times })));
}

function read({ artifact, example }: Case, sqlite: SqliteExample): Examined {
  return examine(artifact, exampleBytes({ sqlite }), {
    ...(example.devicePath !== undefined && { devicePath: example.devicePath }),
    related: new Map(
      Object.entries(example.related ?? {}).map(([path, of]) => [path, exampleBytes(of)]),
    ),
  });
}

function coverageAfter({ artifact }: Case, { problems, fileProblems, ...rest }: Examined) {
  const all = [...problems, ...fileProblems.map((problem) => ({ ...problem, count: 1 }))];
  const expectation = artifact.expected(backupFacts);
  return coverageOf('s1', artifact.id, expectation, 'chosen', [{ ...rest, problems: all }]);
}

/** The database without each of its tables, and without each of its columns. */
function* reduced({
  tables,
}: SqliteExample): Generator<{ lacks: string; database: SqliteExample }> {
  for (const [name, { columns, rows }] of Object.entries(tables)) {
    const others = Object.fromEntries(Object.entries(tables).filter(([other]) => other !== name));
    yield { lacks: name, database: { tables: { ...unrelated.tables, ...others } } };

    const declared = columnsIn(columns);
    // What constrains the table would name a column that is gone.
    const kept = declared.filter(
      (text) => !/^(PRIMARY|UNIQUE|FOREIGN|CHECK|CONSTRAINT)\b/i.test(text),
    );
    if (kept.length < 2) continue;
    for (const [at, column] of kept.entries()) {
      // The number of the row itself: it is there in every version, whatever its name.
      if (/\bINTEGER PRIMARY KEY\b/i.test(column)) continue;
      const table = {
        columns: kept.filter((_, index) => index !== at).join(', '),
        rows: rows.map((row) => row.filter((_, index) => index !== at)),
      };
      const bare = /^["`[]?([\w ]+?)["`\]]?(?:\s|$)/.exec(column)?.[1] ?? column;
      yield { lacks: `${name}.${bare}`, database: { tables: { ...tables, [name]: table } } };
    }
  }
}

/** The parts between the commas of a `CREATE TABLE` that stand in no brackets. */
function columnsIn(text: string): string[] {
  const parts: string[] = [];
  let part = '';
  let depth = 0;
  for (const character of text) {
    if (character === '(') depth += 1;
    if (character === ')') depth -= 1;
    if (character === ',' && depth === 0) {
      parts.push(part);
      part = '';
    } else {
      part += character;
    }
  }
  parts.push(part);
  return parts.map((part) => part.trim());
}
