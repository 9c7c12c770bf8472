import { en } from './en.ts';

/** Every key of the message catalogue; English has them all, and the compiler wants them all of the other languages. */
export type MessageKey = keyof typeof en;

/** One language: every key, nothing else. */
export type Catalogue = { readonly [K in MessageKey]: string };

/** Keys of other languages are those of English; the compiler holds them to it. */
export function isMessageKey(key: string): key is MessageKey {
  return Object.hasOwn(en, key);
}

/**
 * The key below `prefix` whose English text is exactly this one: how a sentence that stands in
 * English in a finding or a definition is found again in another language.
 */
export function keyOfEnglish(prefix: string, english: string): MessageKey | undefined {
  keysByEnglish ??= indexByEnglish();
  return keysByEnglish.get(english)?.find((key) => key.startsWith(prefix));
}

let keysByEnglish: Map<string, MessageKey[]> | undefined;

function indexByEnglish(): Map<string, MessageKey[]> {
  const index = new Map<string, MessageKey[]>();
  for (const [key, text] of Object.entries(en) as [MessageKey, string][]) {
    const keys = index.get(text);
    if (keys) keys.push(key);
    else index.set(text, [key]);
  }
  return index;
}
