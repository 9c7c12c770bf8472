/** Longer JSON is not taken apart: a message is never as long. */
const mostCharacters = 262_144;
const mostAddresses = 256;
const deepest = 32;

/**
 * The texts under these keys, wherever they stand in a JSON text. What is no JSON, or too long, gives all of it as one text,
 * so that a link in it is still found.
 */
export function addressesInJson(json: string | null, keys: ReadonlySet<string>): string[] {
  if (json === null || json === '') return [];
  if (json.length > mostCharacters) return [json];
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    // Bytes of the evidence, not a mistake of ours: SyntaxError says that this is no JSON.
    if (error instanceof SyntaxError) return [json];
    throw error;
  }
  const found: string[] = [];
  collect(value, keys, found, 0);
  return found;
}

function collect(value: unknown, keys: ReadonlySet<string>, found: string[], depth: number): void {
  if (typeof value !== 'object' || value === null || depth > deepest) return;
  for (const [key, inner] of Object.entries(value)) {
    if (typeof inner !== 'string') collect(inner, keys, found, depth + 1);
    else if (keys.has(key) && found.length < mostAddresses) found.push(inner);
  }
}
