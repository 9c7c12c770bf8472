import { beforeAll, describe, expect, test } from 'vitest';
import type { ArtifactExample, PlistExampleValue } from '../../src/model/index.ts';
import { isDictionary, isKeyedArchive, readPropertyList } from '../../src/formats/plist/index.ts';
import { defaultLimits } from '../../src/model/index.ts';
import { exampleBytes, startSqlite } from '../builders/example-file.ts';
import { examine, valuesIn, type Examined } from '../builders/examine.ts';
import { artifactModules } from '../modules.ts';

/**
 * Property lists of versions that are not known: one that holds something else than what is read is told, and so is a list or dictionary
 * that is of another type now, and so is any other value that is read. What was not read never looks like nothing.
 */

beforeAll(startSqlite);

type Dictionary = { readonly [key: string]: PlistExampleValue };

const examples = artifactModules.flatMap(({ definition: artifact, examples }) =>
  examples.flatMap((example) => {
    const { content } = example;
    if (typeof content !== 'object' || !('plist' in content)) return [];
    const list = readPropertyList(exampleBytes(content), defaultLimits);
    // What an archive holds is told by its objects, which tests of the format damage.
    if (!isDictionary(list) || isKeyedArchive(list)) return [];
    const plist = content.plist as Dictionary;
    return [{ id: artifact.id, name: example.name, artifact, example, plist }];
  }),
);
type Case = (typeof examples)[number];

function read(
  { artifact, example }: Pick<Case, 'artifact' | 'example'>,
  plist: Dictionary,
  related: ArtifactExample['related'] = example.related,
): Examined {
  const { devicePath }: ArtifactExample = example;
  const beside = Object.entries(related ?? {}).map(
    ([path, of]) => [path, exampleBytes(of)] as const,
  );
  return examine(artifact, exampleBytes({ plist }), {
    ...(devicePath !== undefined && { devicePath }),
    related: new Map(beside),
  });
}

const toldBy = ({ problems, fileProblems, absent }: Examined): string =>
  JSON.stringify([problems, fileProblems, absent]);

describe('a property list of an unknown schema', () => {
  test.each(examples)('is told, or shown: $id, $name', (one) => {
    // Alone: of an app whose description names nothing, the file of the store beside it tells.
    const found = read(one, { Unrelated: 'x', Other: { a: 1 } }, {});
    const { records, problems, fileProblems, absent } = found;
    expect(records + problems.length + fileProblems.length + absent.length).toBeGreaterThan(0);
  });

  test('is tried on every artifact that reads one', () => {
    expect(new Set(examples.map(({ id }) => id)).size).toBeGreaterThan(20);
  });
});

/** Dictionaries beside which values of other types stand in every version, so that one in their place is nothing unknown. */
const mayBeOther: ReadonlyMap<string, string> = new Map([
  ['ios.locationd-clients', 'settings stand among the programs'],
]);

describe('a list or dictionary that became something else', () => {
  const silent = new Set<string>();
  test.each(examples)('is told where it costs records: $id, $name', (one) => {
    const whole = read(one, one.plist);
    const lost: string[] = [];
    for (const path of containersIn(one.plist)) {
      const after = read(one, replaced(one.plist, path, 'odd') as Dictionary);
      if (after.records < whole.records && toldBy(after) === toldBy(whole))
        lost.push(path.join('/'));
    }
    if (lost.length > 0) silent.add(one.id);
    expect(mayBeOther.has(one.id) ? [] : lost).toEqual([]);
  });

  test('but where values of any type are known to stand', () => {
    expect([...mayBeOther.keys()].filter((id) => !silent.has(id))).toEqual([]);
  });
});

/** Where a value of another type is no less than it was, although a field of its own is empty then. */
const shownOtherwise: ReadonlyMap<string, string> = new Map([
  [
    'ios.configuration-profiles',
    'all that a profile holds is shown; what is no text is no address',
  ],
  ['ios.global-preferences', 'each setting is shown, whatever its type'],
  ['ios.remote-management', 'addresses are sought in all that is text'],
]);

describe('a value that is of another type', () => {
  let changes = 0;
  const otherwise = new Set<string>();
  // What is told of an example itself may be of another place of the same kind.
  const sound = examples.filter(({ example }) => example.problems === undefined);
  test.each(sound)('is told, or shown: $id, $name', (one) => {
    const whole = read(one, one.plist);
    const silent: string[] = [];
    for (const path of leavesIn(one.plist)) {
      const leaf = at(one.plist, path);
      for (const odd of [typeof leaf === 'string' ? new Date(0) : 'odd', [leaf]]) {
        const after = read(one, replaced(one.plist, path, odd) as Dictionary);
        changes += 1;
        if (toldBy(after) === toldBy(whole) && valuesIn(after) < valuesIn(whole))
          silent.push(`${path.join('/')} = ${Array.isArray(odd) ? 'a list' : 'another type'}`);
      }
    }
    if (silent.length > 0) otherwise.add(one.id);
    expect(shownOtherwise.has(one.id) ? [] : silent).toEqual([]);
  });

  test('but where it is shown in another field', () => {
    expect([...shownOtherwise.keys()].filter((id) => !otherwise.has(id))).toEqual([]);
  });

  test('that is asked of many values', () => {
    expect(changes).toBeGreaterThan(400);
  });
});

type Path = readonly (string | number)[];

function isContainer(value: PlistExampleValue): value is Dictionary | readonly PlistExampleValue[] {
  if (typeof value !== 'object' || value === null) return false;
  return !(value instanceof Date) && !(value instanceof Uint8Array);
}

/** The ways to all lists and dictionaries below the root. */
function* containersIn(value: PlistExampleValue, path: Path = []): Generator<Path> {
  if (!isContainer(value)) return;
  if (path.length > 0) yield path;
  const entries = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  for (const [key, item] of entries) yield* containersIn(item as PlistExampleValue, [...path, key]);
}

/** The ways to all values that hold no others. */
function* leavesIn(value: PlistExampleValue, path: Path = []): Generator<Path> {
  if (!isContainer(value)) {
    yield path;
    return;
  }
  const entries = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  for (const [key, item] of entries) yield* leavesIn(item as PlistExampleValue, [...path, key]);
}

function at(value: PlistExampleValue, path: Path): PlistExampleValue {
  return path.reduce<PlistExampleValue>(
    (inner, key) => (inner as Record<string | number, PlistExampleValue>)[key]!,
    value,
  );
}

function replaced(value: PlistExampleValue, path: Path, by: PlistExampleValue): PlistExampleValue {
  const [key, ...rest] = path;
  if (key === undefined) return by;
  if (Array.isArray(value)) {
    return value.map((item: PlistExampleValue, at) =>
      at === key ? replaced(item, rest, by) : item,
    );
  }
  const dictionary = value as Dictionary;
  return { ...dictionary, [key]: replaced(dictionary[key]!, rest, by) };
}
