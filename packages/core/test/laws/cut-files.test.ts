import { beforeAll, expect, test } from 'vitest';
import { exampleBytes, startSqlite } from '../builders/example-file.ts';
import { examine, type Examined } from '../builders/examine.ts';
import { artifactModules } from '../modules.ts';

/**
 * Of a file that was cut, that its end is missing is told, wherever its format shows it: a log whose writer ends each line, a report or a
 * property list that closes what it opens. Behind a whole line of a log nobody can know.
 */

beforeAll(startSqlite);

/** Athar's own list of the files of a source, which nobody cuts. */
const ownFile = 'ios.filesystem';

const cutsOfAFile = 60;

const cases = artifactModules.flatMap(({ definition: artifact, examples }) =>
  examples.flatMap((example) =>
    (typeof example.content !== 'object' || !('sqlite' in example.content)) &&
    artifact.id !== ownFile &&
    example.problems === undefined &&
    example.records.length > 0
      ? [{ id: artifact.id, name: example.name, artifact, example }]
      : [],
  ),
);

let cuts = 0;

test.each(cases)('a cut file is told to be cut: $id, $name', ({ artifact, example }) => {
  const bytes = exampleBytes(example.content);
  const related = new Map(
    Object.entries(example.related ?? {}).map(([path, of]) => [path, exampleBytes(of)] as const),
  );
  const { devicePath } = example;
  const read = (part: Uint8Array): Examined =>
    examine(artifact, part, { ...(devicePath !== undefined && { devicePath }), related });
  const whole = linesOf(read(bytes));
  const silent: number[] = [];
  const step = Math.max(1, Math.floor(bytes.length / cutsOfAFile));
  for (let length = 1; length < bytes.length; length += step) {
    const isBehindLine = typeof example.content === 'string' && bytes[length - 1] === 0x0a;
    if (isBehindLine) continue;
    cuts += 1;
    const part = read(bytes.subarray(0, length));
    const isTold = part.problems.length + part.fileProblems.length > 0;
    if (!isTold && linesOf(part) !== whole) silent.push(length);
  }
  expect(silent).toEqual([]);
});

test('that is asked of many places', () => {
  expect(cuts).toBeGreaterThan(3000);
});

const linesOf = ({ lines }: Examined): string =>
  JSON.stringify(lines.map(({ data, times }) => ({ data, times })));
