import { artifactsAr } from './artifacts-ar.ts';
import { artifactsEs } from './artifacts-es.ts';
import { artifactsFr } from './artifacts-fr.ts';
import type { Language } from './language.ts';
import type { Translations } from './translations.ts';

/** The sentences of an artifact as its definition holds them; its name is in the message catalogue. */
export interface ArtifactWording {
  readonly id: string;
  readonly describes: string;
  readonly cannotShow: string;
}

/** By language, then by `artifact.<id>.<part>`. */
export const artifactTranslations: { readonly [L in Exclude<Language, 'en'>]: Translations } = {
  ar: artifactsAr,
  fr: artifactsFr,
  es: artifactsEs,
};

/** The English sentences of an artifact, by the keys of their translations. */
export function artifactSentences(artifact: ArtifactWording): [key: string, english: string][] {
  return (['describes', 'cannotShow'] as const).map((part) => [
    `artifact.${artifact.id}.${part}`,
    artifact[part],
  ]);
}

/** An artifact's sentences in the language; in English where there is none. */
export function artifactText(artifact: ArtifactWording, language: Language): ArtifactWording {
  if (language === 'en') return artifact;
  const translations = artifactTranslations[language];
  const [describes, cannotShow] = artifactSentences(artifact).map(([key, english]) =>
    Object.hasOwn(translations, key) ? translations[key]!.text : english,
  );
  return { id: artifact.id, describes: describes!, cannotShow: cannotShow! };
}
