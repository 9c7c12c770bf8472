import { beforeAll, expect, test } from 'vitest';
import type { FieldMatcher } from '../../src/engine/lines/field-slots.ts';
import type {
  AnyArtifact,
  ArtifactExample,
  EvidenceRecord,
  Position,
  Timestamp,
} from '../../src/model/index.ts';
import { exampleBytes, startSqlite } from '../builders/example-file.ts';
import { examine, type Examined } from '../builders/examine.ts';
import { artifactModules } from '../modules.ts';

beforeAll(startSqlite);

/**
 * What examples need not say: where each record stands, how the phone met each value, and when. The state rests on it.
 * `npx vitest run packages/core/test/artifacts/example-places.test.ts -u` writes the list again; read the difference.
 */
test('records of the examples stand, were met and are dated as the list says', async () => {
  const lines = artifactModules.flatMap(({ definition, examples }) => [
    `# ${definition.id}`,
    ...examples.flatMap((example) => [`## ${example.name}`, ...told(definition, example)]),
    '',
  ]);
  await expect(lines.join('\n')).toMatchFileSnapshot('example-places.txt');
});

/** Whatever the artifact: how the phone met it decides the level, and the sentence that people read. */
test('what a record says was sent was met as sent, and what it says was received as received', () => {
  const otherwise = artifactModules.flatMap(({ definition, examples }) =>
    examples.flatMap((example) => {
      const { lines, findings } = read(definition, example);
      return lines.flatMap(({ id, data: { direction } }) =>
        direction !== 'sent' && direction !== 'received'
          ? []
          : findings
              .filter(({ records, met }) => records.includes(id) && met !== direction)
              .map(({ met }) => `${definition.id}, ${example.name}: ${direction}, met as ${met}`),
      );
    }),
  );
  expect(otherwise).toEqual([]);
});

/** Every value that can be compared is that of an indicator. */
const anything: FieldMatcher = (type) => (source, start, end) =>
  end > start
    ? [
        {
          indicator: {
            type: type === 'program' ? 'process' : type,
            value: new TextDecoder().decode(source.slice(start, end)),
            pattern: '',
            threat: 'T',
            file: 'f',
            platform: 'any',
          },
          alsoIn: [],
          confidence: 'high',
        },
      ]
    : undefined;

function read(
  artifact: AnyArtifact,
  { content, devicePath, related = {} }: ArtifactExample,
): Examined {
  return examine(artifact, exampleBytes(content), {
    ...(devicePath !== undefined && { devicePath }),
    related: new Map(Object.entries(related).map(([path, of]) => [path, exampleBytes(of)])),
    matcher: anything,
  });
}

function told(artifact: AnyArtifact, example: ArtifactExample): string[] {
  const { lines, findings, problems } = read(artifact, example);
  return [
    ...lines.map((line) =>
      [place(line.position), ...met(findings, line), ...dates(line)].join('; '),
    ),
    ...problems.map(({ code, detail, count }) => `${count} × ${code}: ${detail}`),
  ];
}

function met(findings: Examined['findings'], { id }: EvidenceRecord): string[] {
  const fields = new Map<string, Set<unknown>>();
  for (const { records, met: how, values } of findings) {
    if (!records.includes(id)) continue;
    fields.set(how, (fields.get(how) ?? new Set()).add(values['field']));
  }
  return [...fields].map(([how, names]) => `${how}: ${[...names].join(', ')}`);
}

const dates = ({ times, deleted }: EvidenceRecord): string[] => [
  ...times.map(date),
  ...(deleted ? ['deleted'] : []),
];

const date = ({ marks, at, clock, epoch, raw, doubt }: Timestamp): string =>
  [marks, at, clock, epoch, raw, doubt].filter((part) => part !== undefined).join(' ');

function place(position: Position): string {
  switch (position.unit) {
    case 'row':
      return `row ${String(position.rowId)} of ${String(position.table)}`;
    case 'key':
      return `key "${position.path}"`;
    default:
      return `${position.unit} ${position.from} to ${position.to}`;
  }
}
