// The pages of docs/catalogue, made from the definitions; scripts/build-docs.mjs writes them and a test compares them.
import { withBarePlaceholders } from '@athar/core';

const folder = 'docs/catalogue';
const note = '<!-- Made by `npm run docs` from the definitions; do not edit. -->';

/** Sources that stand for the usual cases, to tell where an artifact is expected. */
const usualSources = [
  ['Encrypted backup', { kind: 'itunes-backup', encrypted: true }],
  ['Backup without encryption', { kind: 'itunes-backup', encrypted: false }],
  ['Copy of the file system', { kind: 'filesystem-dump', encrypted: false }],
];

const expectations = {
  always: 'Expected: where it is missing, the check has a gap.',
  optional: 'Read where it is there; an ordinary phone may lack it.',
  never: 'Not part of it.',
};

/** Pages by their path from the root of the repository. */
export function cataloguePages({ artifacts, rules, sequences, sources }) {
  const all = [
    ...rules.map((rule) => ({ rule, artifacts: [rule.artifact] })),
    ...sequences.map((rule) => ({ rule, artifacts: artifactsOf(rule) })),
  ].sort((a, b) => (a.rule.id < b.rule.id ? -1 : 1));
  const pages = new Map();
  pages.set(
    `${folder}/README.md`,
    overview(
      artifacts,
      all.map(({ rule }) => rule),
      sources,
    ),
  );
  for (const source of sources) pages.set(`${folder}/sources/${source.id}.md`, sourcePage(source));
  for (const artifact of artifacts)
    pages.set(
      `${folder}/artifacts/${artifact.id}.md`,
      artifactPage(
        artifact,
        all
          .filter((entry) => entry.artifacts.some(({ id }) => id === artifact.id))
          .map(({ rule }) => rule),
      ),
    );
  for (const { rule, artifacts: own } of all)
    pages.set(`${folder}/rules/${rule.id}.md`, rulePage(rule, own));
  return pages;
}

function overview(artifacts, rules, sources) {
  const groups = [...new Set(artifacts.map(({ group }) => group))].sort();
  return page([
    '# What Athar reads and detects',
    '',
    `${sources.length} kinds of sources, ${artifacts.length} artifacts, ${rules.length} rules. The same from the program: \`athar sources\`, \`athar artifacts\`,`,
    '`athar rules`, `athar explain ID`.',
    '',
    '## Sources',
    '',
    ...sources.map(({ id, title }) => `- [${title}](sources/${id}.md)`),
    '',
    '## Artifacts',
    ...groups.flatMap((group) => [
      '',
      `### ${group[0].toUpperCase()}${group.slice(1)}`,
      '',
      ...table(
        ['Id', 'Version', 'What it is'],
        artifacts
          .filter((artifact) => artifact.group === group)
          .map(({ id, version, title }) => [`[${id}](artifacts/${id}.md)`, version, text(title)]),
      ),
    ]),
    '',
    '## Rules',
    '',
    'Besides these, every value that a field of an artifact offers for it is compared with the indicators that are loaded.',
    '',
    ...table(
      ['Id', 'Version', 'What it finds', 'Level'],
      rules.map(({ id, version, title, level }) => [
        `[${id}](rules/${id}.md)`,
        version,
        text(title),
        level,
      ]),
    ),
  ]);
}

function sourcePage({ id, title, describes, forms, references }) {
  return page([
    `# ${title}`,
    '',
    `\`${id}\``,
    '',
    describes,
    '',
    `Read as: ${forms.join(', ')}.`,
    ...referenceList(references),
  ]);
}

function artifactPage(artifact, rules) {
  const { id, version, title, describes, cannotShow, paths, alsoReads = [], fields } = artifact;
  const times = Object.entries(artifact.times ?? {});
  return page([
    `# ${title}`,
    '',
    `\`${id}\`, version ${version}`,
    '',
    describes,
    '',
    '## What it cannot show',
    '',
    cannotShow,
    '',
    '## Where it lies on the phone',
    '',
    ...paths.map((path) => `- \`${path}\``),
    ...(alsoReads.length === 0
      ? []
      : ['', 'Looked into besides:', '', ...alsoReads.map((path) => `- \`${path}\``)]),
    '',
    '## In which evidence',
    '',
    'For an iPhone with iOS 18 on which no further app is known to be installed; the store of an app is expected where the app is.',
    '',
    ...table(
      ['Evidence', 'This artifact'],
      usualSources.map(([name, source]) => [
        name,
        expectations[artifact.expected(factsOf(source))],
      ]),
    ),
    '',
    '## Fields',
    '',
    ...table(
      ['Field', 'Meaning', 'Compared with indicators', 'Personal'],
      Object.entries(fields).map(([name, { label, observable, met, personal }]) => [
        `\`${name}\``,
        text(label),
        observable ? `${observable}${met ? `, ${met}` : ''}` : '',
        personal ? 'yes' : '',
      ]),
    ),
    ...(Object.values(fields).some(({ personal }) => personal)
      ? [
          '',
          'Personal fields are kept only with `--full`, unless they are compared with indicators.',
        ]
      : []),
    ...(times.length === 0
      ? []
      : [
          '',
          '## Times',
          '',
          ...table(
            ['What it marks', 'Stored as', 'Clock', 'Confidence', ''],
            times.map(([marks, { epoch, clock, confidence, entry, anytime }]) => [
              text(marks),
              `\`${epoch}\``,
              `\`${clock}\``,
              confidence,
              entry ? 'an entry of the log' : anytime ? 'may lie at any time' : '',
            ]),
          ),
          '',
          '[What this means](../../methodology/times-and-silences.md).',
        ]),
    ...(rules.length === 0
      ? []
      : ['', '## Rules', '', ...rules.map((rule) => `- [${rule.title}](../rules/${rule.id}.md)`)]),
    ...referenceList(artifact.references),
  ]);
}

/** The artifacts whose records a rule over several artifacts looks at. */
function artifactsOf({ notes = [], tallies = [], rowGapsOf = [] }) {
  const all = [...[...notes, ...tallies].map(({ artifact }) => artifact), ...rowGapsOf];
  return [...new Set(all)];
}

function rulePage(rule, artifacts) {
  const { id, version, title, message, why, otherExplanations, standsAlone } = rule;
  const looksAt = [
    ...artifacts.map((artifact) => `[${artifact.title}](../artifacts/${artifact.id}.md)`),
    ...(rule.findingsOf ? ['findings of other rules'] : []),
  ];
  return page([
    `# ${title}`,
    '',
    `\`${id}\`, version ${version}; looks at ${looksAt.join(', ')}`,
    '',
    ...table(
      ['Level', 'Confidence', 'Leads to', 'How the phone met it'],
      [[rule.level, rule.confidence, leadsTo(rule), rule.met]],
    ),
    '',
    '## What was seen',
    '',
    text(withBarePlaceholders(message)),
    '',
    '## Why it matters',
    '',
    why,
    ...(standsAlone === undefined ? [] : ['', standsAlone]),
    '',
    '## Other explanations',
    '',
    ...otherExplanations.map((explanation) => `- ${explanation}`),
    ...referenceList(rule.references),
  ]);
}

/** Findings below `medium` are context and change no state. */
function leadsTo({ level, leadsTo: state }) {
  return level === 'info' || level === 'low' ? 'no state: a note' : state;
}

function factsOf(source) {
  return {
    ...source,
    device: { platform: 'ios', osVersion: '18.0' },
    installedApps: new Set(),
    domains: new Set(),
  };
}

function referenceList(references) {
  return references.length === 0
    ? []
    : ['', '## References', '', ...references.map((reference) => `- <${reference}>`)];
}

function table(head, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)];
}

/** A text in a table or beside marks of Markdown: what would be taken for a mark is shown as it is. */
function text(value) {
  return value.replace(/[|<>*_[\]]/g, '\\$&');
}

function page(lines) {
  return `${[note, '', ...lines].join('\n')}\n`;
}
