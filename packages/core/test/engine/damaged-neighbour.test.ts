import { beforeAll, expect, test } from 'vitest';
import { contacts, examples as contactExamples } from '../../src/artifacts/ios/contacts.ts';
import { safariHistory, examples } from '../../src/artifacts/ios/safari-history.ts';
import { EvidenceError, type AnyArtifact } from '../../src/model/index.ts';
import { exampleBytes, startSqlite } from '../builders/example-file.ts';
import { examine, firstPath } from '../builders/examine.ts';

beforeAll(startSqlite);

const contents = { table: examples()[0]!.content, document: contactExamples()[0]!.content };

test.each<[string, AnyArtifact, (typeof contents)['table']]>([
  ['a table artifact', safariHistory, contents.table],
  ['a document artifact', contacts, contents.document],
])('a log that cannot be unpacked costs itself, not its database: %s', (_, artifact, content) => {
  const bytes = exampleBytes(content);
  const path = `${firstPath(artifact)}-wal`;
  const log = new Uint8Array(7);
  const whole = examine(artifact, bytes);
  const read = examine(artifact, bytes, {
    related: new Map([[path, log]]),
    serve: (file) => {
      if (file.size === log.length) throw new EvidenceError('malformed', 'it cannot be unpacked');
      return file;
    },
  });
  expect(whole.lines.length).toBeGreaterThan(0);
  expect(read.lines).toEqual(whole.lines);
  expect(read.fileProblems).toEqual([
    { kind: 'problem', code: 'malformed', detail: `${path}: it cannot be unpacked` },
  ]);
});
