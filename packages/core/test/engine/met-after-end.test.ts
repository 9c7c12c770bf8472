import { expect, test } from 'vitest';
import { AfterEnd } from '../../src/engine/findings/met-after-end.ts';
import { mostMetAfterEnd } from '../../src/model/index.ts';

test('all records that met an ended indicator are counted, so many are named, and none is told twice', () => {
  const met = new AfterEnd();
  expect(met.take()).toEqual({});
  const ids = Array.from({ length: mostMetAfterEnd + 5 }, (_, i) => `r${i}`);
  for (const id of ids) met.note(id);
  expect(met.take()).toEqual({
    metAfterEnd: { count: ids.length, records: ids.slice(0, mostMetAfterEnd) },
  });
  expect(met.take()).toEqual({});
  met.note('later');
  expect(met.take()).toEqual({ metAfterEnd: { count: 1, records: ['later'] } });
});
