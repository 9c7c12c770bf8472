// Makes docs/parity.md out of the tables in packages/core/test/parity.

const before = `# Athar beside MVT

What [MVT](https://docs.mvt.re) (version 2026.7.29) reads from an iPhone, what Athar has for it, and what differs. Below that, what Athar reads beyond it.
This page is made by \`npm run docs\` from the tables in \`packages/core/test/parity/\`; tests hold these to the code.

**State.** *done*: the same evidence, at least the fields that MVT prints, and times. *in part*: read, but something that MVT prints or does is missing; it is named.
*not there*: nothing yet. *left out*: on purpose, for the reason beside it.

**Checked by.** Each artifact has examples with the records they must give, which also go through damage (\`packages/core/test/artifacts.test.ts\`), and databases that lack
a table or a column (\`packages/core/test/laws/schemas.test.ts\`). Beyond those:

- *MVT*: field by field against MVT's own output for its test backup ([test](../packages/core/test/differential/mvt-ios14.test.ts)); each difference has a reason there.
- *test*: cases of our own; some read public data too.
- *public data*: counts or values of public phone images, or what other readers print for them.
- *examples*: nothing but the examples. No public data of a phone was at hand; tables and keys are as public sources describe them, and a phone may differ.

**Everywhere.** A table or key that is missing is read around and said. Every record says file and row, byte or key; a write-ahead log is applied. Rows that
were deleted and can still be found are records too, marked as deleted, in \`ios.sms\`, \`ios.safari-history\`, \`ios.whatsapp\`, \`ios.calendar\`, \`ios.data-usage\`, \`ios.netusage\`, \`ios.knowledge-c\`, \`ios.accounts\`,
\`ios.app-store-system\`, \`ios.powerlog\`, \`ios.notes\`, \`ios.reminders\`, \`ios.screen-time\`, \`ios.voicemail\`,
\`ios.chrome-history\`, \`ios.firefox-history\`, \`ios.safari-favicon\`, \`ios.chrome-favicon\`, \`ios.cache-files\`, \`ios.calls\`, \`ios.contacts\` (web addresses),
\`ios.interaction-c\`, \`ios.interaction-contacts\`, \`ios.tcc\`, \`ios.webkit-resource-load-statistics\`, \`ios.safari-browser-state\`,
\`ios.message-chats\`, \`ios.message-accounts\`, \`ios.sms-attachments\`, \`ios.whatsapp-chats\`, \`ios.chrome-downloads\`, \`ios.chrome-searches\`, \`ios.photos\`,
\`ios.shortcuts\`, \`ios.mail\`, \`ios.netusage-domains\`, \`ios.trusted-certificates\`, \`ios.app-store-user\`, \`ios.watch-data-usage\` and \`ios.service-workers\`; MVT reads none. The levels of findings come from how the
phone met a value, not from its kind: a link that was received does not weigh like a process that ran. MVT's list of URLs (\`urls.json\`) is no file of its own here: links stand in the records.
`;

const groups = [
  ['backup', 'Backup only'],
  ['dump', 'Copy of the file system only'],
  ['both', 'Backup and copy of the file system'],
  ['sysdiagnose', 'Sysdiagnose only'],
];

/** The text of docs/parity.md. */
export function parityPage({ modules, alerts, traces, judgements }) {
  const sections = groups.map(([evidence, title]) =>
    section(
      title,
      '',
      ['MVT', 'Athar', 'more, less, other', 'checked by', 'state'],
      modules
        .filter((row) => row.evidence === evidence)
        .map((row) => [row.module, ids(row.artifacts), row.differs, proofs(row.proofs), row.state]),
    ),
  );
  sections.push(
    section(
      'What MVT raises without indicators',
      'Ours never depend on whether indicators are loaded.',
      ['MVT', 'Athar', 'why it differs', 'state'],
      alerts.map(({ mvt, rules, why, state }) => [mvt, ids(rules), why, state]),
    ),
    section(
      'Beyond MVT: traces',
      '',
      ['what', 'Athar', 'checked by', 'state'],
      traces.map((row) => [row.what, ids(row.artifacts), proofs(row.proofs), row.state]),
    ),
    section(
      'Beyond MVT: rules',
      '',
      ['what', 'Athar', 'state'],
      judgements.map(({ what, ours, state }) => [what, ours, state]),
    ),
  );
  return [before, ...sections].join('\n');
}

function section(title, introduction, heads, rows) {
  const lines = [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
  return [`## ${title}`, '', ...(introduction ? [introduction, ''] : []), ...lines, ''].join('\n');
}

function ids(list) {
  return list.length === 0 ? 'nothing' : list.map((id) => `\`${id}\``).join(', ');
}

/** Each test as a link; of one kind in several files, numbered. */
function proofs(list) {
  const seen = new Map();
  return list
    .map(({ kind, file, note }) => {
      const text = note === undefined ? kind : `${kind}, ${note}`;
      if (kind === 'examples') return text;
      const count = (seen.get(kind) ?? 0) + 1;
      seen.set(kind, count);
      const name = count === 1 ? kind : String(count);
      return `[${name}](../${file})${note === undefined || count > 1 ? '' : `, ${note}`}`;
    })
    .join(', ');
}
