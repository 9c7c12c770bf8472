import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, test } from 'vitest';
import { sha256Hex } from '../../src/bytes/sha256.ts';
import { artifacts, rules as single, sequences } from '../../src/index.ts';
import {
  artifactSentences,
  artifactText,
  artifactTranslations,
  catalogueOf,
  isMessageKey,
  languages,
  ruleSentences,
  ruleText,
  ruleTranslations,
} from '../../src/locales/index.ts';
import { withNewMarks } from '../../../../scripts/new-marks.mjs';
import { bannedIn } from './banned-words.ts';
import { otherLanguages } from './other-languages.ts';

const rules = [...single, ...sequences];
const ofRules = rules.flatMap((rule) => ruleSentences(rule));
const ofArtifacts = artifacts.flatMap((artifact) => artifactSentences(artifact));

/** Names of the placeholders; a translation may count (`plural`) where English need not. */
function placeholders(message: string): string[] {
  const names = new Set<string>();
  type Elements = ReturnType<IntlMessageFormat['getAst']>;
  const visit = (elements: Elements): void => {
    for (const element of elements) {
      // 0 is literal text.
      if ((element.type as number) !== 0 && 'value' in element) names.add(element.value);
      if ('options' in element)
        for (const option of Object.values(element.options)) visit(option.value);
    }
  };
  visit(new IntlMessageFormat(message, 'en', undefined, { ignoreTag: true }).getAst());
  return [...names].sort();
}

const mark = (english: string): string => sha256Hex(new TextEncoder().encode(english)).slice(0, 8);

describe.each([
  ...otherLanguages.map(
    (language) => ['rules', language, ofRules, ruleTranslations[language]] as const,
  ),
  ...otherLanguages.map(
    (language) => ['artifacts', language, ofArtifacts, artifactTranslations[language]] as const,
  ),
])('the sentences of %s in %s', (_, language, sentences, translations) => {
  test('are all there', () => {
    expect(sentences.map(([key]) => key).filter((key) => !(key in translations))).toEqual([]);
  });

  test('translate the English that stands in the definition today', () => {
    const stale = sentences
      .filter(([key, english]) => key in translations && translations[key]?.of !== mark(english))
      .map(
        ([key, english]) =>
          `${key} translates another text; if it still fits, its mark is ${mark(english)}`,
      );
    expect(stale).toEqual([]);
  });

  test('belong to a definition that exists', () => {
    const known = new Set(sentences.map(([key]) => key));
    expect(Object.keys(translations).filter((key) => !known.has(key))).toEqual([]);
  });

  test('hold the same values', () => {
    for (const [key, english] of sentences)
      expect([key, placeholders(translations[key]?.text ?? '')]).toEqual([
        key,
        placeholders(english),
      ]);
  });

  test('do not claim too much, and name the same programs, files and tables', () => {
    for (const [key, english] of sentences) {
      const text = translations[key]?.text ?? '';
      expect(bannedIn(language, text)).toEqual([]);
      const names = english.match(/[\w./~-]*(?:\.(?:db|plist|log)|\/)[\w./~-]*/g) ?? [];
      expect([key, names.filter((name) => !text.includes(name))]).toEqual([key, []]);
    }
  });
});

test('npm run docs marks translations that are new, and leaves those whose English has changed', () => {
  const entry = (key: string, of: string) =>
    `  '${key}': {\n    of: '${of}',\n    text: 't',\n  },\n`;
  const file = entry('rule.ios.a.title', '') + entry('rule.ios.b.title', '1') + entry('c', '');
  const marks = new Map([
    ['rule.ios.a.title', 'aa'],
    ['rule.ios.b.title', 'bb'],
  ]);
  expect(withNewMarks(file, marks)).toBe(
    entry('rule.ios.a.title', 'aa') + entry('rule.ios.b.title', '1') + entry('c', ''),
  );
  // Short ones stand on one line.
  const short = "  'rule.ios.a.title': { of: '', text: 'A' },\n";
  expect(withNewMarks(short, marks)).toBe(short.replace("''", "'aa'"));
});

test.each(otherLanguages)('the sentences in %s are used', (language) => {
  for (const rule of rules)
    expect([rule.id, ruleText(rule, language).translated]).toEqual([rule.id, true]);
  for (const artifact of artifacts) {
    const { describes, cannotShow } = artifactText(artifact, language);
    expect(describes).not.toBe(artifact.describes);
    expect(cannotShow).not.toBe(artifact.cannotShow);
  }
});

describe('definitions', () => {
  test.each(languages)('every artifact has a name that people know it by (%s)', (language) => {
    const catalogue = catalogueOf(language);
    const nameless = artifacts
      .map(({ id }) => `artifact.${id}.name`)
      .filter((key) => !isMessageKey(key) || catalogue[key] === '');
    expect(nameless).toEqual([]);
  });

  test('no name is left of an artifact that is gone', () => {
    const known = new Set(artifacts.map(({ id }) => `artifact.${id}.name`));
    const names = Object.keys(catalogueOf('en')).filter((key) => key.startsWith('artifact.'));
    expect(names.filter((key) => !known.has(key))).toEqual([]);
  });

  test('no sentence of a rule or an artifact claims too much', () => {
    const texts = [
      ...[...ofRules, ...ofArtifacts].map(([, english]) => english),
      ...artifacts.map(({ title }) => title),
    ];
    expect(texts.flatMap((text) => bannedIn('en', text))).toEqual([]);
  });
});
