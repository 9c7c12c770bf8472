import type { Language } from '../../src/locales/index.ts';

/** The one sentence of each language that may hold a banned word, because it denies it; it ends `state.S2.sentence`. */
export const allowedDenials: { readonly [L in Language]: string } = {
  en: 'This does not prove that the phone is safe.',
  ar: 'وهذا لا يثبت أن الهاتف آمن.',
  fr: 'Cela ne prouve pas que le téléphone est sûr.',
  es: 'Esto no demuestra que el teléfono sea seguro.',
};

const letter = '[\\p{L}\\p{M}]';
const word = (...words: string[]): string => `(?<!${letter})(?:${words.join('|')})(?!${letter})`;
const stem = (...stems: string[]): string => `(?<!${letter})(?:${stems.join('|')})`;
/** As `word`, also behind و ف ب ل ك ال and any run of them. */
const arabicWord = (...words: string[]): string =>
  `(?<!${letter})(?:ال|[وفبلك])*(?:${words.join('|')})(?!${letter})`;

const patterns: { readonly [L in Language]: readonly string[] } = {
  en: [
    word('clean', 'cleaned', 'cleaner', 'cleaning'),
    word('safe', 'safer', 'safest', 'safely', 'unsafe'),
    word('secure', 'secured', 'securely', 'insecure'),
    stem('infect', 'hack'),
    word('compromised'),
    '100 ?%',
    word(
      '100 percent',
      'all clear',
      'everything looks fine',
      'nothing to worry about',
      'virus-free',
    ),
  ],
  ar: [
    'نظيف',
    arabicWord('آمن', 'آمنة', 'آمنا', 'مأمون'),
    arabicWord('سليم', 'سليمة', 'سليما'),
    arabicWord('محمي', 'محمية'),
    arabicWord('خال من', 'خالية من'),
    'مصاب',
    arabicWord('إصابة', 'أصيب'),
    'مخترق',
    arabicWord('تعرض للاختراق'),
    'مقرصن|قرصنة|مهكر|تهكير',
    '100 ?[%٪]|[٪%]100|١٠٠ ?[٪%]|مئة بالمئة',
  ],
  fr: [
    word('propres?', 'proprement'),
    word('saine?s?'),
    word('sûre?s?'),
    stem('sécuris', 'infect', 'pirat', 'hack', 'nettoy'),
    word('compromise?'),
    '100 ?%',
    word('tout va bien', 'rien à signaler'),
  ],
  es: [
    stem('limpi', 'infec', 'hacke', 'pirate', 'jaque'),
    word('segur[oa]s?', 'seguramente', 'a salvo'),
    word('protegid[oa]s?'),
    word('comprometid[oa]'),
    '100 ?%',
    word('todo está bien'),
  ],
};

const compiled = new Map(
  Object.entries(patterns).map(([language, list]) => [
    language,
    list.map((source) => new RegExp(source, 'giu')),
  ]),
);

/**
 * The claims about a phone that a text makes and may not make. Values of evidence are to be left out before;
 * the sentence that denies one is taken out here.
 */
export function bannedIn(language: Language, text: string): string[] {
  const plain = folded(text).replaceAll(folded(allowedDenials[language]), ' ');
  return (compiled.get(language) ?? []).flatMap((pattern) =>
    [...plain.matchAll(pattern)].map(({ 0: found, index }) =>
      `${found} in: ${plain.slice(Math.max(0, index - 30), index + 40)}`.replaceAll('\n', ' '),
    ),
  );
}

/** One kind of space and apostrophe; Arabic without vowel signs and stretching, hamza and accents kept. */
function folded(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u00a0\u202f]/g, ' ')
    .replaceAll('’', "'")
    .replace(/[\u064b-\u0652\u0640]/g, '');
}
