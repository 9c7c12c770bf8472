/** Longer JSON is not taken apart: a message is never as long. */
const mostCharacters = 262_144;

/**
 * The texts under these keys, wherever they stand in a JSON text, also in lists under such a key. What is no JSON, or too long, gives all of
 * it as one text, so that a link in it is still found.
 */
export function addressesInJson(json: string | null, keys: ReadonlySet<string>): string[] {
  return textsOf(json, keys);
}

/** All texts in a JSON text, under whatever keys; what is no JSON as above. */
export function textsInJson(json: string): string[] {
  return textsOf(json, undefined);
}

function textsOf(json: string | null, keys: ReadonlySet<string> | undefined): string[] {
  if (json === null || json === '') return [];
  if (json.length > mostCharacters) return [json];
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    // Bytes of the evidence, not a mistake of ours: SyntaxError says that this is no JSON.
    if (error instanceof SyntaxError) return [json];
    // Nested so deeply that the parser gave up.
    if (error instanceof RangeError) return [json];
    throw error;
  }
  return textsUnder(value, keys);
}

/** In their order. Values wait in a list of our own: JSON may be nested as deeply as it is long. */
function textsUnder(root: unknown, keys: ReadonlySet<string> | undefined): string[] {
  const found: string[] = [];
  const waiting: { readonly value: unknown; readonly isWanted: boolean }[] = [
    { value: root, isWanted: keys === undefined },
  ];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value, isWanted } = next;
    if (typeof value === 'string') {
      if (isWanted) found.push(value);
    } else if (Array.isArray(value)) {
      for (const item of value.toReversed() as unknown[]) waiting.push({ value: item, isWanted });
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, item] of Object.entries(value).reverse() as [string, unknown][]) {
        waiting.push({ value: item, isWanted: keys?.has(key) ?? true });
      }
    }
  }
  return found;
}
