import { expect, test } from 'vitest';
import {
  arrayOf,
  isJsonObject,
  memberOf,
  numberOf,
  objectOf,
  readJson,
  textOf,
} from '../../src/formats/json.ts';

const object = readJson('{"a":"x","n":4,"t":"12.5","l":[1],"o":{"k":1},"__proto__":"p"}');

test('members are read by kind, and what is absent or of another kind is none', () => {
  if (!isJsonObject(object)) throw new Error('an object was written');
  expect(textOf(object, 'a')).toBe('x');
  expect(textOf(object, 'n')).toBe('4');
  expect(textOf(object, 'l')).toBeNull();
  expect(numberOf(object, 't')).toBe(12.5);
  expect(numberOf(object, 'a')).toBeNull();
  expect(arrayOf(object, 'l')).toEqual([1]);
  expect(arrayOf(object, 'o')).toEqual([]);
  expect(numberOf(objectOf(object, 'o'), 'k')).toBe(1);
});

test('a key that every object inherits is no member, and one of that name is', () => {
  if (!isJsonObject(object)) throw new Error('an object was written');
  expect(memberOf(object, 'constructor')).toBeUndefined();
  expect(memberOf(object, '__proto__')).toBe('p');
});

test.each(['', '{', '[1,]', '{"a":1} {'])('%j is evidence at fault', (text) => {
  expect(() => readJson(text)).toThrow(expect.objectContaining({ code: 'malformed' }));
});

test('nesting of any depth does not end the program', () => {
  expect(() => readJson('['.repeat(1_000_000))).toThrow(
    expect.objectContaining({ code: 'malformed' }),
  );
});
