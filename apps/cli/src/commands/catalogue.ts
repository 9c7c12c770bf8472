import {
  artifactGroups,
  messages,
  describeArtifact,
  keyOfEnglish,
  ruleText,
  sourceFormats,
  type ArtifactGroup,
  type Language,
  type Messages,
} from '@athar/core';
import { artifacts } from '@athar/node';
import type { Command } from 'commander';
import { examples, exitCodes, languageOption, shownOrNot } from '../help-text.ts';
import { chooseLanguage } from '../language.ts';
import { listLine, paragraph, print } from './explain-text.ts';
import { allRules, artifactName, onlyArtifact, type ListedRule } from './listed-rules.ts';

interface ListFlags {
  readonly json?: true;
  readonly lang?: string;
}

/** Adds `athar artifacts`, `rules` and `sources`. */
export function registerCatalogue(program: Command, words: Messages): void {
  const list = (
    name: string,
    description: string,
    show: (flags: ListFlags, language: Language) => void,
  ): void => {
    const lines = [
      [`$ athar ${name} --lang fr`],
      [`$ athar ${name} --json > ${name}.json`],
    ] as const;
    program
      .command(name)
      .description(description)
      .option('--json', words.text('help.json'))
      .addOption(languageOption(words))
      .addHelpText('after', exitCodes(words, shownOrNot))
      .addHelpText('after', examples(words, lines))
      .action((flags: ListFlags) => show(flags, chooseLanguage(flags.lang)));
  };
  list('artifacts', words.text('help.artifacts'), showArtifacts);
  list('rules', words.text('help.rules'), showRules);
  list('sources', words.text('help.sources'), showSources);
}

function printJson(value: unknown): void {
  print(JSON.stringify(value, null, 1));
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
  const words = messages(language);
  for (const group of artifactGroups) {
    const members = artifacts.filter((artifact) => artifact.group === group);
    if (members.length === 0) continue;
    print(paragraph(groupName(group, language)));
    for (const artifact of members)
      print(listLine(artifact.id, 38, artifactName(artifact, language), words));
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
  print(paragraph(heading));
  for (const { rule } of members) {
    const words = messages(language);
    print(listLine(rule.id, 44, words.text(`level.${rule.level}.label`), words));
    print(paragraph(ruleText(rule, language).title, '    '));
  }
  print();
}

function showSources({ json }: ListFlags, language: Language): void {
  if (json) {
    printJson(sourceFormats);
    return;
  }
  const words = messages(language);
  // The English of the definition, found again in the catalogue; names such as `tar.gz` are the same in all languages.
  const inLanguage = (prefix: string, english: string): string => {
    const key = keyOfEnglish(`cli.sources.${prefix}.`, english);
    return key === undefined ? english : words.text(key);
  };
  for (const { id, forms, encrypted, versions } of sourceFormats) {
    print(listLine(id, 20, words.text(`source.${id}`), words, ''));
    const line = words.text('cli.sources.line', {
      versions: inLanguage('versions', versions),
      forms: forms.map((form) => inLanguage('form', form)).join(words.comma),
      encrypted: inLanguage('encrypted', encrypted),
    });
    print(paragraph(line, '  '));
  }
}
