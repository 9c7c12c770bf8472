import { expect, test } from 'vitest';
import { faultOfObject, hasNameTwice, type JsonShape } from '../../src/formats/json-shape.ts';
import { isJsonObject, readJson } from '../../src/formats/json.ts';

const shape: JsonShape = { procName: 'text', pid: 'number', states: 'list', exception: 'object' };

function faultIn(text: string): string | undefined {
  const object = readJson(text);
  if (!isJsonObject(object)) throw new Error('an object was written');
  return faultOfObject(object, shape);
}

test.each([
  '{"procName":"a","pid":1,"states":[],"exception":{}}',
  '{"procName":12,"pid":"1"}',
  '{"procName":null,"pid":null,"states":null,"exception":null}',
  '{"other":{"procName":[]},"processName":"a","procname":1,"procName":"a"}',
  // A short name has neighbours by chance.
  '{"uid":501}',
  '{}',
])('nothing is wrong with %s', (text) => {
  expect(faultIn(text)).toBeUndefined();
});

test.each([
  ['{"procName":["a"]}', 'procName holds no text'],
  ['{"pid":"a"}', 'pid holds no number'],
  ['{"states":{}}', 'states holds no list'],
  ['{"exception":[]}', 'exception holds no object'],
  ['{"procNamd":"a","pid":1}', 'a name that is procName but for one letter'],
  ['{"procName":"a","statds":[]}', 'a name that is states but for one letter'],
])('of %s it is told that %s', (text, fault) => {
  expect(faultIn(text)).toBe(fault);
});

test.each([
  ['{"a":1,"b":{"a":2},"c":[{"a":3},{"a":4}]}', false],
  ['{"a:b":"c:d","e\\"":"f\\\\","\\\\":":"}', false],
  ['[1,"a:b",[]]', false],
  ['{"__proto__":{"a":1}}', false],
  ['{"a":1,"a":2}', true],
  ['{"a":{"b":1,"c":2},"a":{"b":1,"c":2}}', true],
  ['{"a":[{"b":1},{"c":"x","c":"y"}]}', true],
])('a name stands twice in %s: %s', (text, isTwice) => {
  expect(hasNameTwice(text, readJson(text))).toBe(isTwice);
});
