import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { matchesGlob, parseGlob } from '../src/engine/globs.ts';
import {
  artifactGroups,
  type AnyArtifact,
  type ArtifactExample,
  type FieldDoc,
  type RandomAccessFile,
} from '../src/model/index.ts';
import { exampleBytes, startSqlite } from './builders/example-file.ts';
import { backupFacts, examine, firstPath, lackedIn, type Examined } from './builders/examine.ts';
import { once } from './builders/once.ts';
import { damaged } from './damage.ts';
import { artifactModules } from './modules.ts';
import { runsOf } from './builders/share.ts';

beforeAll(startSqlite);

const damageRuns = runsOf(Number(process.env.ATHAR_DAMAGE_RUNS ?? 150));

describe.each(artifactModules)('$definition.id', ({ file, definition: artifact, examples }) => {
  const readExample = once((example: ArtifactExample) => readExampleIn(artifact, example, {}));

  test('is documented', () => {
    expect(artifact.id).toMatch(/^(ios|android|any)\.[a-z0-9-]+$/);
    expect(file.endsWith(`/${artifact.id.split('.')[1]!}.ts`)).toBe(true);
    expect(artifactGroups).toContain(artifact.group);
    expect(artifact.describes.length).toBeGreaterThan(40);
    expect(artifact.cannotShow.length).toBeGreaterThan(40);
    expect(artifact.references.length).toBeGreaterThan(0);
    expect(examples.length).toBeGreaterThan(0);
    expect(overclaims(`${artifact.title} ${artifact.describes} ${artifact.cannotShow}`)).toEqual(
      [],
    );
    for (const path of artifact.paths) expect(() => parseGlob(path)).not.toThrow();
  });

  test('says how the phone met each value that indicators are compared with', () => {
    const fields = Object.entries(artifact.fields as Record<string, FieldDoc>);
    expect(
      fields.filter(([, doc]) => doc.observable !== undefined && doc.met === undefined),
    ).toEqual([]);
    expect(fields.filter(([, doc]) => doc.label === '')).toEqual([]);
  });

  test('says of each time how it is stored and on which clock, and writes it so', () => {
    const lines = examples.flatMap((example) => readExample(example).lines);
    const times = lines.flatMap((line) => line.times);
    const docs = artifact.times ?? {};
    expect(
      [...new Set(times.map(({ marks }) => marks))].filter((marks) => !(marks in docs)),
    ).toEqual([]);
    const others = times.filter(
      ({ marks, clock, epoch }) => epoch !== undefined || clock !== docs[marks]?.clock,
    );
    expect(others.length > 0).toBe(writtenOtherwise.has(artifact.id));
  });

  test('says which of its times are those of entries, if it is a log of days', () => {
    const hasEntries = Object.values(artifact.times ?? {}).some(({ entry }) => entry);
    expect(hasEntries).toBe(artifact.logLike === true && !logsOfOtherThings.has(artifact.id));
  });

  test('says in its timeline nothing that is personal', () => {
    const fields = artifact.fields as Record<string, FieldDoc>;
    const personal = artifact.summary.filter((name) => fields[name]?.personal === true);
    expect(personal).toEqual([]);
  });

  test('answers for every kind of source whether it must be there', () => {
    for (const kind of ['itunes-backup', 'filesystem-dump', 'bugreport'] as const) {
      for (const encrypted of [true, false]) {
        expect(['always', 'optional', 'never']).toContain(
          artifact.expected({ ...backupFacts, kind, encrypted }),
        );
      }
    }
  });

  test.each(examples)('$name', (example) => {
    const read = readExample(example);
    expect(read.lines.map(({ data }) => data)).toEqual(example.records);
    if (example.times) expect(read.lines.map(({ times }) => times)).toEqual(example.times);
    expect(codesOf(read)).toEqual(example.problems ?? []);
    expectLacks(lackedIn(read), example.lacks ?? []);
  });

  test.each(examples)('lies where the artifact looks for it: $name', ({ devicePath }) => {
    const path = devicePath ?? firstPath(artifact);
    expect(artifact.paths.some((glob) => matchesGlob(parseGlob(glob), path))).toBe(true);
  });

  test.each(examples)('leaves out what is personal, unless asked: $name', (example) => {
    const fields = artifact.fields as Record<string, FieldDoc>;
    const minimal = readExampleIn(artifact, example, { full: false });
    for (const { data } of minimal.lines) {
      const hidden = Object.entries(fields).filter(
        ([, doc]) => doc.personal === true && doc.observable === undefined,
      );
      expect(hidden.filter(([name]) => name in data)).toEqual([]);
    }
    expect(minimal.lines.map(({ id }) => id)).toEqual(
      readExample(example).lines.map(({ id }) => id),
    );
  });

  test.each(examples)('gives every record an id of its own: $name', (example) => {
    const ids = readExample(example).lines.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{32}$/);
  });

  test.each(examples)('reads the same in small pieces: $name', (example) => {
    const whole = readExample(example);
    const pieces = readExampleIn(artifact, example, { serve: (file) => inPieces(file, 3) });
    expect(pieces).toEqual(whole);
  });

  test('survives damaged evidence', () => {
    const seeds = examples
      .map(({ content }) => exampleBytes(content))
      .filter(({ length }) => length > 0);
    fc.assert(
      fc.property(damaged(seeds), (bytes) => {
        const read = examine(artifact, bytes);
        expect(codesOf(read)).not.toContain('internal');
      }),
      { numRuns: damageRuns },
    );
  });
});

/** Artifacts whose evidence itself tells another clock or form for some times; their records say so. */
const writtenOtherwise: ReadonlyMap<string, string> = new Map([
  ['ios.biome', 'some streams count from 1970'],
  ['ios.calendar', 'an event without a zone is at that hour wherever the phone is'],
  ['ios.firefox-history', 'older versions count milliseconds'],
  ['ios.safari-favicon', 'newer versions of Safari count from 1970'],
  ['ios.safari-suggestions', 'newer versions of Safari count from 1970'],
]);

/** Logs without days of entries: what they keep says nothing about the days between. */
const logsOfOtherThings: ReadonlyMap<string, string> = new Map([
  ['ios.data-usage', 'one row for each program, with its first and last use'],
  ['ios.netusage', 'one row for each program, with its first and last use'],
  ['ios.netusage-domains', 'one row for each program and site, with the first and last use'],
  ['ios.os-analytics-ad-daily', 'one row for each program, with the day from which it counts'],
  ['ios.id-status-cache', 'one row for each account, with its last lookup'],
]);

test('no exception of the times is stale', () => {
  const ids = artifactModules.map(({ definition }) => definition.id);
  for (const id of [...writtenOtherwise.keys(), ...logsOfOtherThings.keys()]) {
    expect(ids).toContain(id);
  }
});

/** Read in another way. */
function readExampleIn(
  artifact: AnyArtifact,
  { content, related = {}, devicePath }: ArtifactExample,
  setup: { full?: boolean; serve?: (file: RandomAccessFile) => RandomAccessFile },
): Examined {
  return examine(artifact, exampleBytes(content), {
    ...(devicePath !== undefined && { devicePath }),
    related: new Map(Object.entries(related).map(([path, of]) => [path, exampleBytes(of)])),
    ...setup,
  });
}

/** Without what the schema lacks, which `lacks` of the example lists. */
function codesOf({ problems, fileProblems }: Examined): string[] {
  const all = [...problems, ...fileProblems.map((problem) => ({ ...problem, count: 1 }))];
  const others = all.filter(
    (problem) => lackedIn({ problems: [problem], fileProblems: [] }).length === 0,
  );
  return others.flatMap(({ code, count }) => Array<string>(count).fill(code));
}

/** Each lack is listed, and each entry of the list stands for one. */
function expectLacks(lacked: readonly string[], listed: readonly string[]): void {
  const coveredBy = (name: string) => (entry: string) =>
    entry.endsWith('.*') ? name.startsWith(entry.slice(0, -1)) : name === entry;
  expect(lacked.filter((name) => !listed.some(coveredBy(name)))).toEqual([]);
  expect(listed.filter((entry) => !lacked.some((name) => coveredBy(name)(entry)))).toEqual([]);
}

/** The same file, but no read gives more than a few bytes; readers must ask again. */
function inPieces(file: RandomAccessFile, most: number): RandomAccessFile {
  return {
    size: file.size,
    read(offset, length) {
      const parts: number[] = [];
      while (parts.length < length) {
        const part = file.read(offset + parts.length, Math.min(length - parts.length, most));
        if (part.length === 0) break;
        parts.push(...part);
      }
      return Uint8Array.from(parts);
    },
    readInto(target, offset) {
      let at = 0;
      while (at < target.length) {
        const part = file.read(offset + at, Math.min(target.length - at, most));
        if (part.length === 0) break;
        target.set(part, at);
        at += part.length;
      }
      return at;
    },
    close: () => file.close(),
  };
}

/** Words that say more than a parser can know. */
function overclaims(text: string): string[] {
  return (
    text.match(
      /\b(the user (did|visited|sent)|all activity|proves?|infected|hacked|definitely|clean|safe)\b/gi,
    ) ?? []
  );
}
