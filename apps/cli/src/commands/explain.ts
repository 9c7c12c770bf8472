import {
  artifactText,
  messages,
  ruleText,
  UsageError,
  withBarePlaceholders,
  type AnyArtifact,
  type FieldDoc,
  type Language,
  type Messages,
} from '@athar/core';
import { artifacts, nearestName } from '@athar/node';
import type { Command } from 'commander';
import { examples, exitCodes, languageOption, shownOrNot } from '../help-text.ts';
import { chooseLanguage } from '../language.ts';
import { tool } from '../version.ts';
import { explainFinding } from './explain-finding.ts';
import { listLine, paragraph, print, printReferences, standsAloneIn } from './explain-text.ts';
import { allRules, artifactName, type ListedRule } from './listed-rules.ts';

interface ExplainFlags {
  readonly in: string;
  readonly lang?: string;
}

/** Adds `athar explain`. */
export function registerExplain(program: Command, words: Messages): void {
  program
    .command('explain')
    .description(words.text('help.explain'))
    .argument('<id>', words.text('help.explain.id'))
    .option('--in <folder>', words.text('help.explain.in'), '.')
    .addOption(languageOption(words))
    .addHelpText('after', exitCodes(words, shownOrNot))
    .addHelpText(
      'after',
      examples(words, [
        ['$ athar explain ios.sms'],
        ['$ athar explain ios.orphan-data-usage-row --lang es'],
        ['$ athar explain ef175e59fa8be511843ac00ef8245859 --in athar-demo'],
      ]),
    )
    .action((id: string, flags: ExplainFlags) => explain(id, flags));
}

/** What is wrong with the id itself is thrown at once; a finding is looked up in its file. */
function explain(id: string, flags: ExplainFlags): void | Promise<void> {
  const language = chooseLanguage(flags.lang);
  const artifact = artifacts.find((candidate) => candidate.id === id);
  const rule = allRules.find((candidate) => candidate.rule.id === id);
  if (!artifact && !rule && /^[\da-f]{32}$/i.test(id))
    return explainFinding(id.toLowerCase(), flags.in, language);
  if (!artifact && !rule) {
    const ids = [...artifacts.map((one) => one.id), ...allRules.map((one) => one.rule.id)];
    const nearest = nearestName(id, ids);
    throw new UsageError(
      'cli.explain.unknown',
      `nothing is called ${id}; see "${tool.name} artifacts" and "${tool.name} rules"`,
      { id, ...(nearest !== undefined && { nearest }) },
    );
  }
  if (artifact) explainArtifact(artifact, language);
  if (rule) explainRule(rule, language);
}

function explainArtifact(artifact: AnyArtifact, language: Language): void {
  const words = messages(language);
  print(paragraph(titleLine(artifactName(artifact, language), artifact, words)));
  print();
  const { describes, cannotShow } = artifactText(artifact, language);
  print(paragraph(describes));
  print();
  print(words.text('cli.explain.cannot-show'));
  print(paragraph(cannotShow, '  '));
  print();
  print(words.text('cli.explain.paths'));
  for (const path of artifact.paths) print(`  ${words.value(path)}`);
  print();
  print(words.text('cli.explain.fields'));
  if (language !== 'en') print(paragraph(words.text('cli.explain.fields-in-english'), '  '));
  for (const [name, doc] of Object.entries(artifact.fields as Record<string, FieldDoc>)) {
    const marks = [
      ...(doc.observable
        ? [words.text('cli.explain.compared', { type: doc.observable, met: doc.met ?? '' })]
        : []),
      ...(doc.personal ? [words.text('cli.explain.personal')] : []),
    ];
    // Each in brackets of its own: what separates a list, and its spaces, differs between languages.
    const label = words.value(doc.label);
    const told = [label, ...marks.map((mark) => `(${mark})`)].join(' ');
    print(listLine(name, 34, told, words));
  }
  const about = allRules.filter(({ artifacts: own }) => own.some(({ id }) => id === artifact.id));
  if (about.length > 0) {
    print();
    print(words.text('cli.explain.rules'));
    for (const { rule } of about)
      print(listLine(rule.id, 44, ruleText(rule, language).title, words));
  }
  printReferences(artifact.references, words);
}

function explainRule(listed: ListedRule, language: Language): void {
  const { rule } = listed;
  const words = messages(language);
  const text = ruleText(rule, language);
  print(paragraph(titleLine(text.title, rule, words)));
  print(words.text(`level.${rule.level}.label`));
  print(words.text(`confidence.${rule.confidence}.label`));
  for (const [heading, body] of [
    ['finding.heading.seen', sentenceOf(text.message, words)],
    ['finding.heading.where', placesOf(listed, language)],
    [
      'finding.heading.why',
      [text.why, words.text(`level.${rule.level}.text`), ...standsAloneIn(rule, words)],
    ],
    ['finding.heading.other', text.otherExplanations],
    ['finding.heading.sure', [words.text(`confidence.${rule.confidence}.text`)]],
  ] as const) {
    print();
    print(words.text(heading));
    for (const line of body) print(paragraph(line, '  '));
  }
  printReferences(rule.references, words);
}

/** What is explained, and as what and in which version scripts know it. */
function titleLine(
  title: string,
  { id, version }: { readonly id: string; readonly version: number },
  words: Messages,
): string {
  const told = words.text('cli.explain.version', { version: String(version) });
  return `${title}  (${words.value(id)}${words.comma}${told})`;
}

function placesOf({ artifacts: own, looksAtFindings }: ListedRule, language: Language): string[] {
  const words = messages(language);
  const names = own.map(
    (artifact) => `${artifactName(artifact, language)}  (${words.value(artifact.id)})`,
  );
  return looksAtFindings ? [words.text('rules.of-findings'), ...names] : names;
}

const placeholder = /\{\w{1,64}\}/g;

/** The sentence of a rule before anything was found, and that `{app}` stands where a finding names one. */
function sentenceOf(message: string, words: Messages): string[] {
  const sentence = withBarePlaceholders(message);
  const [example] = sentence.match(placeholder) ?? [];
  return [
    sentence.replace(placeholder, (name) => words.value(name)),
    ...(example === undefined ? [] : [words.text('cli.explain.placeholders', { example })]),
  ];
}
