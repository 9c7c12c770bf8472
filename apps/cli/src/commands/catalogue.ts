import {
  artifactGroups,
  artifactsOfSequence,
  isMessageKey,
  messages,
  describeArtifact,
  rules,
  ruleText,
  sequences,
  sourceFormats,
  UsageError,
  type AnyArtifact,
  type ArtifactGroup,
  type FieldDoc,
  type Language,
  type RuleText,
} from '@athar/core';
import { artifacts } from '@athar/node';
import type { Command } from 'commander';
import { chooseLanguage } from '../language.ts';
import { tool } from '../version.ts';

interface ListFlags {
  readonly json?: true;
  readonly lang?: string;
}

/** Adds `athar artifacts`, `rules`, `sources` and `explain`. */
export function registerCatalogue(program: Command): void {
  const list = (
    name: string,
    description: string,
    show: (flags: ListFlags, language: Language) => void,
  ): void => {
    program
      .command(name)
      .description(description)
      .option('--json', 'as JSON')
      .option('--lang <language>', 'en, ar, fr, es')
      .action((flags: ListFlags) => show(flags, chooseLanguage(flags.lang)));
  };
  list('artifacts', 'the kinds of traces that this version reads', showArtifacts);
  list('rules', 'what this version detects besides published indicators', showRules);
  list('sources', 'the kinds of evidence that this version opens', showSources);
  program
    .command('explain')
    .description('what an artifact or a rule means, what it cannot show, and where to read more')
    .argument(
      '<id>',
      'id of an artifact or a rule, as "athar artifacts" and "athar rules" print them',
    )
    .option('--lang <language>', 'en, ar, fr, es')
    .addHelpText(
      'after',
      '\nExamples:\n  $ athar explain ios.sms\n  $ athar explain ios.orphan-data-usage-row --lang es',
    )
    .action((id: string, flags: ListFlags) => explain(id, chooseLanguage(flags.lang)));
}

interface ListedRule {
  readonly rule: RuleText;
  /** Those whose records it looks at; a rule that looks at findings alone has none. */
  readonly artifacts: readonly AnyArtifact[];
  /** Whether it looks at what other rules found, in whichever artifacts these look. */
  readonly looksAtFindings: boolean;
}

const allRules: readonly ListedRule[] = [
  ...rules.map((rule) => ({
    rule,
    artifacts: [rule.artifact as AnyArtifact],
    looksAtFindings: false,
  })),
  ...sequences.map((rule) => ({
    rule,
    artifacts: artifactsOfSequence(rule),
    looksAtFindings: rule.findingsOf !== undefined,
  })),
];

/** The one artifact that a rule is about; none where it is about several. */
function onlyArtifact({ artifacts: own, looksAtFindings }: ListedRule): AnyArtifact | undefined {
  return own.length === 1 && !looksAtFindings ? own[0] : undefined;
}

const print = (line = ''): void => void process.stdout.write(`${line}\n`);

function printJson(value: unknown): void {
  print(JSON.stringify(value, null, 1));
}

/** The name people know an artifact by, in their language. */
function artifactName({ id, title }: AnyArtifact, language: Language): string {
  const key = `artifact.${id}.name`;
  return isMessageKey(key) ? messages(language).text(key) : title;
}

function showArtifacts({ json }: ListFlags, language: Language): void {
  if (json) {
    printJson(
      artifacts.map((artifact) => ({
        ...describeArtifact(artifact),
        title: artifact.title,
        group: artifact.group,
        describes: artifact.describes,
        cannotShow: artifact.cannotShow,
        references: artifact.references,
        paths: artifact.paths,
      })),
    );
    return;
  }
  for (const group of artifactGroups) {
    const members = artifacts.filter((artifact) => artifact.group === group);
    if (members.length === 0) continue;
    print(groupName(group, language));
    for (const artifact of members)
      print(`  ${artifact.id.padEnd(38)}${artifactName(artifact, language)}`);
    print();
  }
}

function groupName(group: ArtifactGroup, language: Language): string {
  return messages(language).text(`artifact-group.${group}`);
}

function showRules({ json }: ListFlags, language: Language): void {
  if (json) {
    printJson(
      allRules.map(({ rule, artifacts: own }) => ({
        id: rule.id,
        version: rule.version,
        title: rule.title,
        message: rule.message,
        why: rule.why,
        otherExplanations: rule.otherExplanations,
        references: rule.references,
        level: rule.level,
        confidence: rule.confidence,
        leadsTo: rule.leadsTo,
        met: rule.met,
        ...('artifact' in rule ? { artifact: own[0]!.id } : { artifacts: own.map(({ id }) => id) }),
        ...(rule.standsAlone !== undefined && { standsAlone: rule.standsAlone }),
      })),
    );
    return;
  }
  for (const artifact of artifacts) {
    const members = allRules.filter((listed) => onlyArtifact(listed)?.id === artifact.id);
    printRules(artifactName(artifact, language), members, language);
  }
  const several = allRules.filter((listed) => onlyArtifact(listed) === undefined);
  printRules(messages(language).text('rules.several-artifacts'), several, language);
}

function printRules(heading: string, members: readonly ListedRule[], language: Language): void {
  if (members.length === 0) return;
  print(heading);
  for (const { rule } of members) {
    const level = messages(language).text(`level.${rule.level}.label`);
    print(`  ${rule.id.padEnd(44)}${level}`);
    print(`    ${ruleText(rule, language).title}`);
  }
  print();
}

function showSources({ json }: ListFlags, language: Language): void {
  if (json) {
    printJson(sourceFormats);
    return;
  }
  for (const { id, forms, encrypted, versions } of sourceFormats) {
    print(`${id.padEnd(20)}${messages(language).text(`source.${id}`)}`);
    print(`  ${versions}; ${forms.join(', ')}; encrypted: ${encrypted}`);
  }
}

function explain(id: string, language: Language): void {
  const artifact = artifacts.find((candidate) => candidate.id === id);
  const rule = allRules.find((candidate) => candidate.rule.id === id);
  if (!artifact && !rule && /^[\da-f]{32}$/i.test(id)) {
    throw new UsageError(
      'cli.explain.finding-id',
      `${id} is the id of a finding or record, not of a rule or an artifact`,
      { id },
    );
  }
  if (!artifact && !rule) {
    throw new UsageError(
      'cli.explain.unknown',
      `nothing is called ${id}; see "${tool.name} artifacts" and "${tool.name} rules"`,
      { id },
    );
  }
  if (artifact) explainArtifact(artifact, language);
  if (rule) explainRule(rule, language);
}

function explainArtifact(artifact: AnyArtifact, language: Language): void {
  print(
    `${artifactName(artifact, language)}  (${artifact.id}, version ${String(artifact.version)})`,
  );
  print();
  print(wrapped(artifact.describes));
  print();
  print(wrapped(`What it cannot show: ${artifact.cannotShow}`));
  print();
  print('Where it lies on the phone:');
  for (const path of artifact.paths) print(`  ${path}`);
  print();
  print('Fields:');
  for (const [name, doc] of Object.entries(artifact.fields as Record<string, FieldDoc>)) {
    const marks = [
      ...(doc.observable ? [`compared with indicators: ${doc.observable}, ${doc.met ?? ''}`] : []),
      ...(doc.personal ? ['personal'] : []),
    ];
    print(`  ${name.padEnd(34)}${doc.label}${marks.length > 0 ? ` (${marks.join('; ')})` : ''}`);
  }
  const about = allRules.filter(({ artifacts: own }) => own.some(({ id }) => id === artifact.id));
  if (about.length > 0) {
    print();
    print('Rules:');
    for (const { rule } of about) print(`  ${rule.id.padEnd(44)}${ruleText(rule, language).title}`);
  }
  printReferences(artifact.references);
}

function explainRule(listed: ListedRule, language: Language): void {
  const { rule } = listed;
  const words = messages(language);
  const text = ruleText(rule, language);
  print(`${text.title}  (${rule.id}, version ${rule.version})`);
  print(words.text(`level.${rule.level}.label`));
  print(words.text(`confidence.${rule.confidence}.label`));
  for (const [heading, body] of [
    ['finding.heading.seen', [withBarePlaceholders(text.message)]],
    ['finding.heading.where', placesOf(listed, language)],
    [
      'finding.heading.why',
      [text.why, ...(rule.standsAlone === undefined ? [] : [rule.standsAlone])],
    ],
    ['finding.heading.other', text.otherExplanations],
  ] as const) {
    print();
    print(words.text(heading));
    for (const line of body) print(wrapped(line, '  '));
  }
  printReferences(rule.references);
}

function placesOf({ artifacts: own, looksAtFindings }: ListedRule, language: Language): string[] {
  const names = own.map((artifact) => `${artifactName(artifact, language)}  (${artifact.id})`);
  return looksAtFindings ? [messages(language).text('rules.of-findings'), ...names] : names;
}

/** `{n, plural, one {# day} other {# days}}` as `{n} days`: there is no number yet that could choose a form. */
function withBarePlaceholders(message: string): string {
  return message
    .replace(/\{(\w+), number\}/g, '{$1}')
    .replace(/\{(\w+), plural,(?:[^{}]|\{(?:[^{}]|\{\w+\})*\})*\}/g, (plural, name: string) => {
      const other = /other \{((?:[^{}]|\{\w+\})*)\}\}$/.exec(plural)?.[1];
      return other === undefined ? plural : other.replaceAll('#', `{${name}}`);
    });
}

function printReferences(references: readonly string[]): void {
  print();
  print('References:');
  for (const reference of references) print(`  ${reference}`);
}

/** Breaks a text at spaces so that it stays readable on a narrow terminal. */
function wrapped(text: string, indent = ''): string {
  const width = Math.min(process.stdout.columns || 100, 100) - indent.length;
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(indent + line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, indent + line].join('\n');
}
