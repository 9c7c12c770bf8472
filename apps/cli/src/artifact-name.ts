import { isMessageKey, messages, type Language } from '@athar/core';
import { artifacts } from '@athar/node';

/** What people call an artifact; its English title where the catalogue has no other, its id where it is none of this version. */
export function artifactName(id: string, language: Language): string {
  const key = `artifact.${id}.name`;
  if (isMessageKey(key)) return messages(language).text(key);
  return artifacts.find((artifact) => artifact.id === id)?.title ?? id;
}
