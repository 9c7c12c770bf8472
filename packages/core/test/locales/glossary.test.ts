import { expect, test } from 'vitest';
import { messages } from '../../src/locales/index.ts';
import { ar } from '../../src/locales/ar.ts';
import { es } from '../../src/locales/es.ts';
import { fr } from '../../src/locales/fr.ts';
import { artifactTranslations } from '../../src/locales/artifact-text.ts';
import { ruleTranslations } from '../../src/locales/rule-text.ts';
import { timeMarksAr } from '../../src/locales/time-marks-ar.ts';
import { timeMarksEs } from '../../src/locales/time-marks-es.ts';
import { timeMarksFr } from '../../src/locales/time-marks-fr.ts';

/** Ideas for which the project has one term in a language, and what was written in its place. */
const terms: readonly {
  readonly language: 'ar' | 'fr' | 'es';
  readonly term: string;
  readonly others: RegExp;
}[] = [
  { language: 'ar', term: 'إنذار كاذب', others: /[إا]نذار(?:ات)? ?(?:ال)?خاطئ/u },
  // "Llega hasta" is read as the end, and what is meant is the beginning.
  { language: 'es', term: 'se remonta a', others: /llegan? hasta|hasta dónde llega/iu },
  // Such values are written as `2024-03-14T09:12:40Z`: a day with its time.
  {
    language: 'fr',
    term: 'le {at}',
    others: /(?<!\} )à \{(?:made|at|first|created|last)\}|arrêts de \{|daté de \{/iu,
  },
  { language: 'es', term: 'el {at}', others: /a las \{|hecha a \{|apagados? de \{/iu },
  // What is no person is one feminine thing in the plural, and "هكذا" before a noun is spoken language.
  {
    language: 'ar',
    term: 'من هذا النوع',
    others: /هكذا صفوف|ملفات تعريف كهذا|(?:ملفات|صفوف|برامج|مجلدات|رسائل|روابط) كهذا/u,
  },
  { language: 'ar', term: 'مقاطع فيديو', others: /فيديوهات/u },
  { language: 'ar', term: '«البريد»', others: /(?<!\p{L})Mail(?!\p{L})/u },
  { language: 'ar', term: 'صف', others: /(?<!كل )(?<!أ)سطر|سطور/u },
  { language: 'ar', term: 'رد (خادم)', others: /إجاب(?:ة|ات)/u },
  { language: 'ar', term: 'ذاكرة التخزين المؤقت', others: /مخبأ/u },
  { language: 'ar', term: 'كلمة مرور', others: /كلم(?:ة|ات) (?:ال)?سر/u },
  { language: 'ar', term: 'مؤشّر', others: /مؤشر/u },
  { language: 'ar', term: 'ملاحظة', others: /نتيجت(?:ان|ين)/u },
  { language: 'ar', term: 'برمجية تجسس', others: /برنامج (?:ال)?تجسس|برامج (?:ال)?تجسس/u },
  { language: 'ar', term: 'سجل التنشيط', others: /(?:سجل|سجلات|خدمة) (?:ال)?تفعيل/u },
  {
    language: 'ar',
    term: 'عنصر',
    others:
      /(?<!\p{L})(?:ال)?قيد(?:ها)?(?! الاستخدام| التشغيل)(?!\p{L})|قيوداً|المدخلات|إدخال(?! كلم(?:ة|ات) | قيمة )/u,
  },
  { language: 'ar', term: 'البيانات', others: /المادة/u },
  // "نسخة" is a copy: what a system has is "إصدار".
  { language: 'ar', term: 'إصدار', others: /نسخة (?:\p{L}+ )?من iOS/u },
  { language: 'ar', term: 'من يستخدم الهاتف', others: /مستخدم(?:و|ي)? (?:ال)?(?:هاتف|موقع)/u },
  { language: 'ar', term: 'الأذونات', others: /أذون(?!ات)/u },
  { language: 'ar', term: 'الملحقات البرمجية', others: /الإضافات/u },
  { language: 'ar', term: 'سجل', others: /سجلّ/u },
  { language: 'ar', term: 'افتراضي', others: /القيمة المعتادة/u },
  // As the settings of an iPhone call them: "التحليل" is what this program does.
  { language: 'ar', term: 'بيانات التحليلات', others: /بيانات التحليل(?!ات)/u },
  { language: 'ar', term: 'مانعات الإعلانات', others: /حاجبات/u },
  { language: 'ar', term: 'لم يتوفر هاتف', others: /في متناولنا/u },
  { language: 'ar', term: 'من يملك الهاتف', others: /صاحبة? (?:ال)?(?:هاتف|جهاز)/u },
  { language: 'ar', term: 'مُرسل غير معروف', others: /مُ?رسل مجهول/u },
  // "استخدم الموقع" alone is read as a website.
  { language: 'ar', term: 'الموقع الجغرافي', others: /استخدمت? الموقع(?! الجغرافي)/u },
  // Tanwin stands on the alif.
  { language: 'ar', term: 'أثراً', others: /\u064b\u0627/u },
  { language: 'fr', term: 'constat', others: /constatations?/iu },
  {
    language: 'es',
    term: 'aplicación',
    others: /(?<!privacidad de las )(?<!\{)\bapps?\b(?! store)/iu,
  },
  { language: 'es', term: 'software espía', others: /programas? espía/iu },
  { language: 'es', term: 'comando', others: /la orden\b/iu },
  { language: 'es', term: 'teléfonos comunes', others: /teléfonos (?:normales|corrientes)/iu },
  // What belongs to something is not said as what belongs to somebody.
  {
    language: 'fr',
    term: 'qui lui est réservé',
    others: /(?<!\p{L})à (?:lui|elle|eux|elles)(?!\p{L})(?!-même| seul)/u,
  },
  { language: 'fr', term: 'arrêt brusque', others: /plant(?:é|er|ent)(?!\p{L})/u },
  { language: 'es', term: 'cierre inesperado', others: /fallaron los programas/u },
  {
    language: 'es',
    term: 'eliminar',
    others: /borrad[oa]s?(?!\p{L})|fue borrad|borra (?:su|los|la) /iu,
  },
  { language: 'es', term: 'zona horaria', others: /huso/iu },
  { language: 'es', term: 'operador', others: /operadoras?(?!\p{L})/iu },
  { language: 'es', term: 'modo Avión', others: /modo avión/u },
  {
    language: 'fr',
    term: 'supprimé',
    others:
      /(?:message|ligne|invitation|entrée|événement|jointe)s?,? (?:a été |ont été )?effacée?s?(?!\p{L})/iu,
  },
  { language: 'fr', term: 'journal', others: /le registre recommence/iu },
];

const catalogues = { ar, fr, es };
const timeMarks = { ar: timeMarksAr, fr: timeMarksFr, es: timeMarksEs };

const textsOf = (language: 'ar' | 'fr' | 'es'): readonly string[] => [
  ...Object.values(catalogues[language]).map(String),
  ...Object.values(ruleTranslations[language]).map(({ text }) => text),
  ...Object.values(artifactTranslations[language]).map(({ text }) => text),
  ...Object.values(timeMarks[language]),
];

const texts = textsOf('ar');

test.each(terms)('$language has one term for $term', ({ language, others }) => {
  expect(textsOf(language).filter((text) => others.test(text))).toEqual([]);
});

test('in Arabic no part of the data is called by the word for a finding, but the app of that name in quotation marks', () => {
  const names = Object.entries(ar).filter(([key]) => /^(?:artifact|technical)\./.test(key));
  expect(names.length).toBeGreaterThan(90);
  const bare = names.filter(([, text]) => /(?<!«ال)ملاحظات/u.test(text));
  expect(bare).toEqual([]);
});

test('the texts that are looked through are those that people read', () => {
  expect(texts).toContain(messages('ar').text('state.S0.sentence'));
  expect(texts.some((text) => text.includes('الإنذار الكاذب'))).toBe(true);
});
