import { describe, expect, test } from 'vitest';
import { artifacts } from '../../src/catalogue/artifacts.generated.ts';
import type { FieldDoc } from '../../src/model/index.ts';
import { catalogueOf } from '../../src/locales/index.ts';
import { sourceFormats } from '../../src/sources/source-formats.ts';
import { bannedIn } from '../locales/banned-words.ts';
import { ruleModules, sequenceModules } from '../modules.ts';
import { filesBelow, textOf } from './repository.ts';

const rules = [...ruleModules, ...sequenceModules].map(({ definition }) => definition);

interface Sentence {
  /** As `ios.sms describes`. */
  readonly place: string;
  readonly text: string;
  /** It says what was seen or what data is; an explanation, or what data cannot show, may name what somebody can have done. */
  readonly isStatement: boolean;
}

const sentences: readonly Sentence[] = [
  ...artifacts.flatMap((artifact) => [
    statement(`${artifact.id} title`, artifact.title),
    statement(`${artifact.id} describes`, artifact.describes),
    explanation(`${artifact.id} cannotShow`, artifact.cannotShow),
    ...Object.entries(artifact.fields as { readonly [name: string]: FieldDoc }).map(
      ([name, { label }]) => statement(`${artifact.id} ${name}`, label),
    ),
  ]),
  ...sourceFormats.flatMap(({ id, title, describes }) => [
    statement(`${id} title`, title),
    statement(`${id} describes`, describes),
  ]),
  ...rules.flatMap((rule) => [
    statement(`${rule.id} title`, rule.title),
    statement(`${rule.id} message`, rule.message),
    explanation(`${rule.id} why`, rule.why),
    ...rule.otherExplanations.map((text) => explanation(`${rule.id} otherExplanations`, text)),
    ...(rule.standsAlone === undefined
      ? []
      : [explanation(`${rule.id} standsAlone`, rule.standsAlone)]),
  ]),
];

function statement(place: string, text: unknown): Sentence {
  return { place, text: text as string, isStatement: true };
}

function explanation(place: string, text: string): Sentence {
  return { place, text, isStatement: false };
}

/** Words that claim certainty, or that a person did what only the data of a phone says. */
const claims: readonly RegExp[] = [
  /\b(?:proves?|proven|certainly|definitely|undoubtedly|guaranteed?|always shows?)\b/i,
  /\b(?:the|a|this) (?:user|owner|person|victim|suspect|target)s? (?:has |have |had )?(?:visited|opened|clicked|tapped|read|installed|downloaded|deleted|sent|wrote|searched|called|knew)\b/i,
  /\b(?:suspect|criminal|culprit)s?\b/i,
];

/** Sentences that hold such a word and still claim nothing, each with its reason. */
const allowed: { readonly [place: string]: string } = {};

describe('what artifacts, sources and rules say', () => {
  test('holds none of the words that claim something about a phone', () => {
    const found = sentences.flatMap(({ place, text }) =>
      bannedIn('en', text).map((banned) => `${place}: ${banned}`),
    );
    expect(found).toEqual([]);
  });

  test('tells what was seen, not what somebody did, and claims no certainty', () => {
    const found = sentences
      .filter(({ text, isStatement }) =>
        claims.some((pattern, index) => (isStatement || index === 0) && pattern.test(text)),
      )
      .map(({ place }) => place);
    expect([...new Set(found)].sort()).toEqual(Object.keys(allowed).sort());
  });

  test('is never empty, and never two sentences in one message', () => {
    expect(sentences.filter(({ text }) => text.trim() === '').map(({ place }) => place)).toEqual(
      [],
    );
    const long = rules.filter(({ message }) => /\.\s+[A-Z]/.test(message)).map(({ id }) => id);
    expect(long).toEqual([]);
  });

  test('has references that anybody can open', () => {
    const bad = [...artifacts, ...sourceFormats, ...rules]
      .filter(({ references }) => references.length === 0 || !references.every(isAddress))
      .map(({ id }) => id);
    expect(bad).toEqual([]);
  });
});

describe('every rule', () => {
  test.each(rules.map((rule) => [rule.id, rule] as const))('%s can be doubted', (_, rule) => {
    expect(rule.otherExplanations.length).toBeGreaterThan(0);
    expect(rule.why).not.toBe(rule.message);
    expect(rule.standsAlone !== undefined).toBe(rule.leadsTo === 'S5');
  });
});

const isAddress = (text: string): boolean => /^https:\/\/[a-z0-9.-]+\.[a-z]+\/\S*$/.test(text);

/** Pages that name the words in order to ban them. */
const mayNameThem = new Set(['CONTRIBUTING.md', 'docs/decisions/0008-the-state-has-no-clean.md']);

describe('the pages of this repository', () => {
  const pages = filesBelow('', /\.md$/).filter((path) => !mayNameThem.has(path));
  test.each(pages)('%s holds none of these words', (path) => {
    // Code and targets of links are named as they must be: they are not what is said about a phone.
    const text = textOf(path).replace(
      /```[\s\S]*?```|`[^`\n]*`|\]\([^)]*\)|<https?:[^>\s]*>/g,
      ' ',
    );
    expect(bannedIn('en', text)).toEqual([]);
  });
});

test('every sentence of the catalogue is shown somewhere', () => {
  const sources = ['packages', 'apps']
    .flatMap((folder) => filesBelow(folder, /\.ts$/))
    .filter((path) => path.includes('/src/') && !/\/locales\/(?:en|ar|fr|es)\.ts$/.test(path));
  // A key that stands whole, or the beginning of keys that are put together (`finding.title.${met}`) or looked up by their English ('stands-alone.').
  const named = new Set(
    sources.flatMap((path) =>
      [...textOf(path).matchAll(/['`]([a-z][a-z0-9.-]*)(?:'|\$\{)/g)].map(([, name]) => name!),
    ),
  );
  const beginnings = [...named].filter((name) => name.endsWith('.'));
  const unused = Object.keys(catalogueOf('en')).filter(
    (key) => !named.has(key) && !beginnings.some((start) => key.startsWith(start)),
  );
  expect(unused).toEqual([]);
});
