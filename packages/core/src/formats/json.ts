import { EvidenceError, isEvidenceError } from '../model/index.ts';

/** An object read from JSON. Keys come from the evidence: only `memberOf` and what stands below it may look into it. */
export type JsonObject = { readonly [key: string]: unknown };

/** The value that a JSON text holds; throws `malformed` where it is none. Numbers beyond 2^53 are rounded. */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new EvidenceError('malformed', 'no JSON', { cause: error });
  }
}

/** Arrays and `null` are no objects. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object that a JSON text holds; `undefined` where it is another value, or none. */
export function jsonObjectIn(text: string): JsonObject | undefined {
  try {
    const value = readJson(text);
    return isJsonObject(value) ? value : undefined;
  } catch (error) {
    if (isEvidenceError(error)) return undefined;
    throw error;
  }
}

/** What stands under a key of its own; never what every object inherits. */
export function memberOf(object: JsonObject, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

/** Text under a key, or a number as text, since writers differ; `null` where there is neither. */
export function textOf(object: JsonObject, key: string): string | null {
  const value = memberOf(object, key);
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? value : null;
}

/** A number under a key, or text that is wholly one. */
export function numberOf(object: JsonObject, key: string): number | null {
  const value = memberOf(object, key);
  const number =
    typeof value === 'string' && /^-?\d{1,15}(?:\.\d{1,15})?$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : null;
}

/** An object under a key; an empty one where there is none. */
export function objectOf(object: JsonObject, key: string): JsonObject {
  const value = memberOf(object, key);
  return isJsonObject(value) ? value : {};
}

/** An array under a key; an empty one where there is none. */
export function arrayOf(object: JsonObject, key: string): readonly unknown[] {
  const value = memberOf(object, key);
  return Array.isArray(value) ? value : [];
}
