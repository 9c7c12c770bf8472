import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, test } from 'vitest';
import {
  catalogueOf,
  isMessageKey,
  keyOfEnglish,
  languages,
  type MessageKey,
  messages,
} from '../../src/locales/index.ts';
import { artifactTranslations } from '../../src/locales/artifact-text.ts';
import { ruleTranslations } from '../../src/locales/rule-text.ts';
import type { NotLoadedReason } from '../../src/indicators/index.ts';
import { outcomes } from '../../src/model/coverage.ts';
import { indicatorFaults } from '../../src/model/indicator.ts';
import { metKinds } from '../../src/model/observable.ts';
import { levels } from '../../src/model/level.ts';
import { sourceKinds } from '../../src/model/source.ts';
import { artifactGroups } from '../../src/model/artifact.ts';
import { otherLanguages } from './other-languages.ts';

const english = catalogueOf('en');
const keys = Object.keys(english);
type Element = ReturnType<IntlMessageFormat['getAst']>[number];
const parsed = (message: string): Element[] =>
  new IntlMessageFormat(message, 'en', undefined, { ignoreTag: true }).getAst();

// Kinds of element, as the parser numbers them.
const literal = 0;
const pound = 7;
const isKind = (element: Element, kind: number): boolean => (element.type as number) === kind;

/** The placeholders of a message with what is done with each, whatever the order. */
function placeholders(elements: readonly Element[]): string[] {
  const found = new Set<string>();
  const visit = (list: readonly Element[]): void => {
    for (const element of list) {
      if (isKind(element, literal) || isKind(element, pound) || !('value' in element)) continue;
      found.add(`${element.value}:${String(element.type)}`);
      if ('options' in element)
        for (const option of Object.values(element.options)) visit(option.value);
    }
  };
  visit(elements);
  return [...found].sort();
}

function pluralsOf(message: string): string[][] {
  return parsed(message).flatMap((element) =>
    'options' in element ? [Object.keys(element.options)] : [],
  );
}

/** The sentences of a message one by one: itself, or the forms of its plural. */
function sentences(message: string): string[] {
  const element = parsed(message)[0];
  if (!element || !('options' in element)) return [message];
  return Object.values(element.options).map(({ value }) =>
    value.map((part) => (isKind(part, literal) && 'value' in part ? part.value : '{}')).join(''),
  );
}

describe('the catalogue', () => {
  test.each(otherLanguages)('holds the same keys in the same order as English (%s)', (language) => {
    expect(Object.keys(catalogueOf(language))).toEqual(keys);
  });

  test.each(languages)('every message can be read as ICU MessageFormat (%s)', (language) => {
    for (const [key, text] of Object.entries(catalogueOf(language)))
      expect(() => parsed(text), key).not.toThrow();
  });

  test.each(otherLanguages)(
    'has the same placeholders as English in every message (%s)',
    (language) => {
      for (const [key, text] of Object.entries(catalogueOf(language)))
        expect([key, placeholders(parsed(text))]).toEqual([
          key,
          placeholders(parsed(english[key as MessageKey])),
        ]);
    },
  );

  test.each(otherLanguages)('a sentence that is long enough is translated (%s)', (language) => {
    const same = Object.entries(catalogueOf(language))
      .filter(([key, text]) => text === english[key as MessageKey] && text.split(' ').length > 3)
      .map(([key]) => key);
    expect(same).toEqual([]);
  });

  test('the three languages that need it have the plural forms they need', () => {
    for (const key of keys.filter((name) => name.startsWith('plural.')) as MessageKey[]) {
      const forms = (language: (typeof languages)[number]): string[][] =>
        pluralsOf(catalogueOf(language)[key]);
      expect([key, forms('ar')]).toEqual([key, [['zero', 'one', 'two', 'few', 'many', 'other']]]);
      expect([key, forms('fr')]).toEqual([key, [['=0', 'one', 'many', 'other']]]);
      expect([key, forms('es')]).toEqual([key, [['=0', 'one', 'many', 'other']]]);
      expect([key, forms('en')]).toEqual([key, [['=0', 'one', 'other']]]);
    }
  });

  test('every value of the model that people may see has its words', () => {
    const needed = [
      ...metKinds.flatMap((met) => [`met.${met}`, `met.${met}.note`, `finding.title.${met}`]),
      ...levels.flatMap((level) => [`level.${level}.label`, `level.${level}.text`]),
      ...outcomes.flatMap((outcome) => [`coverage.${outcome}.label`, `coverage.${outcome}.text`]),
      ...sourceKinds.map((kind) => `source.${kind}`),
      ...artifactGroups.map((group) => `artifact-group.${group}`),
      ...[
        'malformed',
        'truncated',
        'unsupported',
        'encrypted',
        'archive-locked',
        'archive-method',
        'other-backup',
        'wrong-password',
        'limit-exceeded',
        'timeout',
        'missing',
        'no-permission',
        'disk-error',
        'missing-key',
        'link-not-followed',
        'same-place',
        'not-a-file',
        'changed',
        'aborted',
        'internal',
      ].map((code) => `reason.${code}`),
    ];
    expect(needed.filter((key) => !keys.includes(key))).toEqual([]);
  });

  test('a sentence of a finding is found again by its English text', () => {
    expect(keyOfEnglish('other.', english['other.spam'])).toBe('other.spam');
    expect(keyOfEnglish('other.', english['met.received.note'])).toBeUndefined();
    expect(keyOfEnglish('other.', 'toString')).toBeUndefined();
  });
});

test('every reason for which an indicator file was not read has words', () => {
  for (const fault of indicatorFaults) expect(keys).toContain(`indicators.fault.${fault}`);
});

test('every reason for which an indicator is not loaded has words', () => {
  const named: { readonly [reason in Exclude<NotLoadedReason, 'expired'>]: true } = {
    'unsupported-pattern': true,
    'address-range': true,
    'unusable-value': true,
    revoked: true,
    'older-version': true,
    benign: true,
    malformed: true,
    'too-large': true,
    observable: true,
  };
  for (const reason of Object.keys(named))
    expect([reason, isMessageKey(`not-loaded.${reason}`)]).toEqual([reason, true]);
});

describe('what the contract says letter for letter', () => {
  test.each([
    ['state.S0.sentence', 'This phone could not be checked. Here is why, and what to try.'],
    [
      'state.S1.sentence',
      'Nothing was found in what could be checked. Some parts could not be checked (see list).',
    ],
    [
      'state.S2.sentence',
      'We found no traces of the spyware we can recognise in the data examined. This does not prove that the phone is safe.',
    ],
    [
      'state.S3.sentence',
      "Something needs a specialist's eye. On its own it is not proof; there are ordinary explanations.",
    ],
    [
      'state.S4.sentence',
      'Someone may have tried to target this phone. We saw no sign in this data that it worked.',
    ],
    [
      'state.S5.sentence',
      'Traces here match known spyware. A specialist must confirm. Keep the phone; do not reset it; contact help from another device.',
    ],
  ] as const)('%s', (key, sentence) => {
    expect(messages('en').text(key)).toBe(sentence);
  });
});

/**
 * Every sentence of a language: those of the catalogue, and those of the rules and artifacts, which stand beside it.
 * Arabic goes without the artifacts: their verbs in the past read like imperatives.
 */
function textsOf(language: 'ar' | 'fr' | 'es'): [key: string, text: string][] {
  const beside = language === 'ar' ? [ruleTranslations] : [ruleTranslations, artifactTranslations];
  return [
    ...Object.entries(catalogueOf(language)),
    ...beside.flatMap((translations) =>
      Object.entries(translations[language]).map(([key, { text }]): [string, string] => [
        key,
        text,
      ]),
    ),
  ];
}

describe('Arabic', () => {
  const all = textsOf('ar').flatMap(([key, text]) =>
    sentences(text).map((sentence) => [key, sentence] as const),
  );
  const offenders = (isBad: (sentence: string) => boolean): string[] =>
    all.filter(([, sentence]) => isBad(sentence)).map(([key, sentence]) => `${key}: ${sentence}`);

  test('no message begins with a placeholder or a Latin word', () => {
    const counted = (key: string): boolean => key.startsWith('plural.');
    const bad = all.filter(([, sentence]) => /^[\s⁦-⁩]*[{\p{Script=Latin}]/u.test(sentence));
    // A count at the beginning is a number of the catalogue's own, and the page or the line is right-to-left around it.
    expect(bad.filter(([key, sentence]) => !(counted(key) && sentence.startsWith('{}')))).toEqual(
      [],
    );
  });

  test('digits are 0 to 9', () => {
    expect(offenders((sentence) => /[٠-٩۰-۹]/.test(sentence))).toEqual([]);
  });

  test('punctuation is Arabic and stands without a space before it', () => {
    expect(offenders((sentence) => /[\u0600-\u06ff][,;?]/.test(sentence))).toEqual([]);
    expect(offenders((sentence) => / [،؛؟.:…]/.test(sentence))).toEqual([]);
    expect(offenders((sentence) => /« | »|["“”]/.test(sentence))).toEqual([]);
  });

  test('isolates come in pairs, and a Latin string that touches a sign is isolated', () => {
    const count = (sentence: string, sign: string): number => sentence.split(sign).length;
    expect(offenders((s) => count(s, '\u2068') !== count(s, '\u2069'))).toEqual([]);
    const bare = (s: string): string => s.replace(/\u2068[^\u2069]*\u2069/g, '');
    expect(offenders((s) => /--[a-z]|Ctrl-/.test(bare(s)))).toEqual([]);
  });

  test('tanwin stands after the alif, and no word is stretched', () => {
    expect(offenders((sentence) => /\u064bا|\u0640/.test(sentence))).toEqual([]);
  });

  test('the reader is not addressed with an imperative that has a gender', () => {
    expect(
      offenders((s) =>
        /(?<![\p{L}\p{M}])(?:(?:احتفظ|تواصل|افتح|انقر|اضغط|اكتب|اختر)ي?|ضعه?|أعد)(?![\p{L}\u0651])/u.test(
          s,
        ),
      ),
    ).toEqual([]);
  });
});

describe('French and Spanish', () => {
  test('French keeps its narrow spaces and its apostrophe', () => {
    for (const [key, text] of textsOf('fr')) {
      const bare = text.replace(/\{n, plural,.*/su, (plural) => sentences(plural).join(' '));
      expect([key, /[^\u202f][;?!]/.exec(bare)?.[0]]).toEqual([key, undefined]);
      expect([key, /[^\u00a0]:/.exec(bare)?.[0]]).toEqual([key, undefined]);
      expect([key, /«[^\u00a0]|[^\u00a0]»/.exec(bare)?.[0]]).toEqual([key, undefined]);
      expect([key, bare.includes("'")]).toEqual([key, false]);
    }
  });

  test('Spanish opens its questions, and its quotation marks hold no space', () => {
    for (const [key, text] of textsOf('es')) {
      expect([key, text.includes('?')]).toEqual([key, text.includes('¿')]);
      expect([key, /« | »/.test(text)]).toEqual([key, false]);
    }
  });

  test('specialists have no gender, and a computer has one name', () => {
    const bad = {
      fr: /(?<!\p{L})(?:un|le|du|au|des|les) spécialistes?(?!\p{L})/u,
      es: /(?<!\p{L})(?:un|el|al|del|los) especialistas?(?!\p{L})|ordenador|computadora/u,
    };
    for (const language of ['fr', 'es'] as const)
      for (const [key, text] of textsOf(language)) {
        // What a phone shows is told in its own words.
        const own = text.replace(/«[^»]*»/gu, '');
        expect([key, bad[language].exec(own)?.[0]]).toEqual([key, undefined]);
      }
  });

  test.each(languages)('nothing is shouted (%s)', (language) => {
    for (const [key, text] of Object.entries(catalogueOf(language)))
      expect([key, /[!¡]/.test(text)]).toEqual([key, false]);
  });
});
