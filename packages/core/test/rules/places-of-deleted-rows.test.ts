import { expect, test } from 'vitest';
import { rules } from '../../src/index.ts';

// A deleted row may stand in free space, in a write-ahead log or in a rollback journal; its position says where, a sentence of a rule cannot.
test('no rule says of what it found in a deleted row that it stands in free space', () => {
  const sentences = rules.flatMap(({ id, message }) =>
    /free space|freed page|write-ahead log|journal/i.test(message) ? [`${id}: ${message}`] : [],
  );
  expect(sentences).toEqual([]);
});
