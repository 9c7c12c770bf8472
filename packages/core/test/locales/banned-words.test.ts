import { describe, expect, test } from 'vitest';
import { catalogueOf, languages, ruleTranslations } from '../../src/locales/index.ts';
import { allowedDenials, bannedIn } from './banned-words.ts';
import { otherLanguages } from './other-languages.ts';

describe('words that claim too much', () => {
  test.each(languages)('none stands in the catalogue (%s)', (language) => {
    const found = Object.entries(catalogueOf(language)).flatMap(([key, text]) =>
      bannedIn(language, text).map((claim) => `${key}: ${claim}`),
    );
    expect(found).toEqual([]);
  });

  test.each(otherLanguages)('none stands in a translated rule (%s)', (language) => {
    const found = Object.entries(ruleTranslations[language]).flatMap(([key, { text }]) =>
      bannedIn(language, text).map((claim) => `${key}: ${claim}`),
    );
    expect(found).toEqual([]);
  });

  test.each(languages)('only the sentence of S2 denies one (%s)', (language) => {
    const holders = Object.entries(catalogueOf(language))
      .filter(([, text]) => text.includes(allowedDenials[language]))
      .map(([key]) => key);
    expect(holders).toEqual(['state.S2.sentence']);
  });

  test.each([
    ['en', 'Your phone is Safe.'],
    ['en', 'The device was hacked'],
    ['en', '100 % sure'],
    ['en', 'compromised by Pegasus'],
    ['ar', 'الهاتف نظيفٌ'],
    ['ar', 'وهو الآمن'],
    ['ar', 'جهاز مُصاب'],
    ['ar', 'الهاتف مخترَق'],
    ['ar', 'خالٍ من البرمجيات'],
    ['ar', 'تعرّض للاختراق'],
    ['fr', 'un téléphone sûr'],
    ['fr', 'le téléphone est sain'],
    ['fr', 'bien sûr'],
    ['fr', '100\u00a0%'],
    ['fr', 'téléphone piraté'],
    ['es', 'El teléfono está limpio'],
    ['es', 'es seguro'],
    ['es', 'está protegida'],
  ] as const)('a claim is seen (%s: %s)', (language, text) => {
    expect(bannedIn(language, text)).not.toEqual([]);
  });

  test.each([
    ['en', 'a safety plan, Safari, the Security Lab, 100 files'],
    ['ar', 'مختبر الأمن، الأمان الرقمي، خطة أمان، سلامة البيانات، 100 ملف'],
    ['fr', 'sur le téléphone, plan de sécurité, propriétaire, saisissez, 100 fichiers'],
    ['es', 'copia de seguridad, Protección avanzada, protege este equipo, 100 archivos'],
  ] as const)('an ordinary word near one is let through (%s)', (language, text) => {
    expect(bannedIn(language, text)).toEqual([]);
  });
});
