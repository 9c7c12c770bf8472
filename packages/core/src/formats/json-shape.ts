import { differInOneLetter } from '../bytes/one-letter.ts';
import { isJsonObject, memberOf, numberOf, textOf, type JsonObject } from './json.ts';

/** What is read of an object, by name. */
export type JsonShape = { readonly [name: string]: keyof typeof isKind };

const isKind = {
  text: (object: JsonObject, name: string) => textOf(object, name) !== null,
  number: (object: JsonObject, name: string) => numberOf(object, name) !== null,
  list: (object: JsonObject, name: string) => Array.isArray(memberOf(object, name)),
  object: (object: JsonObject, name: string) => isJsonObject(memberOf(object, name)),
};

/** A shorter name differs from others in one letter by chance. */
const shortestName = 4;

/**
 * What is wrong with an object that can be read all the same: a value of another kind than the one that is read under its name, or the name of a
 * member that differs in one letter from one that is read and is not there. Both would pass for absent. Members that are read nowhere may be any.
 */
export function faultOfObject(object: JsonObject, shape: JsonShape): string | undefined {
  let others: readonly string[] | undefined;
  for (const [name, kind] of Object.entries(shape)) {
    const value = memberOf(object, name);
    if (value === undefined) {
      others ??= Object.keys(object).filter((other) => !Object.hasOwn(shape, other));
      const isNearly = (other: string): boolean => differInOneLetter(other, name);
      if (name.length >= shortestName && others.some(isNearly))
        return `a name that is ${name} but for one letter`;
    } else if (value !== null && !isKind[kind](object, name)) {
      return `${name} holds no ${kind}`;
    }
  }
  return undefined;
}

/** Whether an object in a text of JSON has two members of one name, of which a reader keeps the last. `value` is what was read from the text. */
export function hasNameTwice(text: string, value: unknown): boolean {
  return membersOfText(text) !== membersOf(value);
}

function membersOf(value: unknown): number {
  let count = 0;
  const waiting: unknown[] = [value];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (typeof next !== 'object' || next === null) continue;
    const inner: unknown[] = Object.values(next);
    if (!Array.isArray(next)) count += inner.length;
    for (const one of inner) if (typeof one === 'object') waiting.push(one);
  }
  return count;
}

/** A colon stands behind each name, and else in strings alone. */
function membersOfText(text: string): number {
  const [quote, escape, colon] = [0x22, 0x5c, 0x3a];
  let count = 0;
  let isInString = false;
  for (let at = 0; at < text.length; at++) {
    const sign = text.charCodeAt(at);
    if (sign === quote) isInString = !isInString;
    else if (isInString && sign === escape) at++;
    else if (!isInString && sign === colon) count++;
  }
  return count;
}
