import { html, type Html, type MessageKey } from '../locales/index.ts';
import { type ArtifactGroup, artifactGroups, type Coverage, type Outcome } from '../model/index.ts';
import { otherGaps } from './other-gaps.ts';
import { deviceId, hasManySources } from './many-sources.ts';
import { absentParts, chartOutcomes, neededParts, toldOutcome } from './parts.ts';
import { dayOf, headingOfSource, type ReportContext } from './report-context.ts';
import type { ReportSource } from './report-input.ts';
import { coveredBy, failureSentence } from './result-panel.ts';
import { stackedTable } from './stacked-table.ts';

/** What was and was not read: a chart of squares, each gap with its reason, and the parts that were read. A part for each source. */
export function examinedSection(context: ReportContext): Html {
  const { messages, input } = context;
  const [only] = input.sources;
  const inner =
    input.sources.length === 1 && only
      ? sourceParts(context, only, 0)
      : input.sources.map((source, n) => ofSeveral(context, source, n));
  return html`<section id="examined" class="sheet" aria-labelledby="h-c">
    <h2 id="h-c">${messages.html('heading.examined')}</h2>
    ${input.sources.length === 0 ? html`<p>${messages.html('coverage.none')}</p>` : inner}
  </section>`;
}

function ofSeveral(context: ReportContext, source: ReportSource, n: number): Html {
  const { messages } = context;
  const label = context.labelBeside(source);
  const parts = sourceParts(context, source, n);
  const told =
    hasManySources(context.input) && source.failure === undefined
      ? html`<details>
          <summary>
            ${messages.html('heading.examined')}${messages.colon}${partsRead(context, neededParts(source.coverage))}
          </summary>
          <div>${parts}</div>
        </details>`
      : parts;
  return html`<div class="device" id="${deviceId(context.input, source)}">
    <h3>${context.sourceName(source)}</h3>
    ${label && html`<p>${label}</p>`}
    <p>
      ${messages.html('report.source-result')}${messages.colon}<strong
        >${messages.html(`state.${source.state}.sentence`)}</strong
      >
    </p>
    ${hasManySources(context.input) ? period(context, source) : undefined} ${told}
  </div> `;
}

/** Of few sources the panel of the result tells it. */
function period(context: ReportContext, source: ReportSource): Html | undefined {
  const { messages } = context;
  const covered = coveredBy(context, source);
  if (!covered) return undefined;
  const length = covered.length && html`<br />${covered.length}`;
  return html`<p>
    ${messages.html('heading.period')}${messages.colon}<strong>${covered.days}</strong>${length}
  </p>`;
}

/** How many of the parts were read, in a sentence. */
function partsRead({ messages }: ReportContext, parts: readonly Coverage[]): Html {
  if (parts.length === 0) return messages.html('coverage.none');
  const read = parts.filter(({ outcome }) => outcome === 'read').length;
  return read === parts.length
    ? messages.html('plural.all-parts-read', { n: read })
    : messages.html('plural.parts-read', { n: read, total: parts.length });
}

function sourceParts(context: ReportContext, source: ReportSource, n: number): Html {
  const { messages } = context;
  const parts = ordered(context, neededParts(source.coverage));
  if (source.failure !== undefined)
    return html`${summary(context, source)}${notOpened(context, parts)}`;
  const chart =
    parts.length === 0
      ? html`<p>${messages.html('coverage.none')}</p>`
      : html`${coverageChart(context, parts, `cov-${String(n + 1)}`)}${gaps(context, source, parts)}${partsThatWereRead(context, source, parts)}`;
  return html`${summary(context, source)}${chart}${notNeeded(context, source)}`;
}

/** Nothing was begun, so there is nothing to draw: a sentence, and the names for who looks for one. */
function notOpened(context: ReportContext, parts: readonly Coverage[]): Html {
  const { messages } = context;
  if (parts.length === 0) return html`<p>${messages.html('coverage.none')}</p>`;
  return html`${headingOfSource(context, 'heading.not-read')}
    <p>${messages.html('coverage.not-opened.text')}</p>
    <details>
      <summary>${messages.html('coverage.not-opened.list')}</summary>
      <div>
        <ul class="list names">
          ${parts.map(({ artifact }) => html`<li>${context.artifactName(artifact)}</li> `)}
        </ul>
      </div>
    </details>`;
}

function summary(context: ReportContext, source: ReportSource): Html {
  const { messages } = context;
  const failure = source.failure && failureSentence(context, source.failure, source.label);
  const kind = source.kind && html`${messages.html(`source.${source.kind}`)}. `;
  const encryption =
    source.encrypted === undefined
      ? undefined
      : html`${messages.html(source.encrypted ? 'source.encrypted' : 'source.not-encrypted')}. `;
  const files = failure
    ? undefined
    : html`${messages.html('plural.files-read', { n: source.files })}.`;
  return html`<p>${kind}${encryption}${files}${failure}</p> `;
}

/** In the order of the artifact list; parts that no definition names last. */
function ordered({ input }: ReportContext, parts: readonly Coverage[]): Coverage[] {
  const places = new Map(input.artifacts.map(({ id }, n) => [id, n]));
  const place = ({ artifact }: Coverage): number => places.get(artifact) ?? places.size;
  return [...parts].sort((a, b) => place(a) - place(b));
}

function coverageChart(context: ReportContext, parts: readonly Coverage[], id: string): Html {
  const { messages, input } = context;
  const groupOf = new Map(input.artifacts.map(({ id: artifact, group }) => [artifact, group]));
  const present = new Set(parts.map(toldOutcome));
  const keys = chartOutcomes.filter((outcome) => present.has(outcome));
  return html`<figure class="chart" aria-labelledby="${id}">
    <figcaption id="${id}">${partsRead(context, parts)}</figcaption>
    <div class="groups">
      ${artifactGroups.map((group) =>
        groupRow(
          context,
          group,
          parts.filter(({ artifact }) => (groupOf.get(artifact) ?? 'system') === group),
        ),
      )}
    </div>
    <ul class="key" role="list" aria-label="${messages.html('report.key')}">
      ${keys.map((outcome) => html`<li>${sign(outcome)}${messages.html(`coverage.${outcome}.label`)}</li>`)}
    </ul>
  </figure> `;
}

function groupRow({ messages }: ReportContext, group: ArtifactGroup, parts: readonly Coverage[]) {
  if (parts.length === 0) return undefined;
  const read = parts.filter(({ outcome }) => outcome === 'read').length;
  const counts = messages.html('coverage.group-read', { read, total: parts.length });
  return html`<div>
    <p><span>${messages.html(`artifact-group.${group}`)}</span> <b>${counts}</b></p>
    ${squares(parts, messages.direction)}
  </div> `;
}

const squareStep = 1.9;
const squaresPerRow = 8;

/** One square a part; mirrored where writing runs from right to left, because a picture is not. All of them shrink where a row has no room. */
function squares(parts: readonly Coverage[], direction: 'ltr' | 'rtl'): Html {
  const columns = Math.min(parts.length, squaresPerRow);
  const width = columns * squareStep - 0.3;
  const rows = Math.ceil(parts.length / squaresPerRow);
  const uses = parts.map((part, n) => {
    const column = n % squaresPerRow;
    const x = direction === 'rtl' ? width - 1.6 - column * squareStep : column * squareStep;
    const y = Math.floor(n / squaresPerRow) * squareStep;
    return html`<use
      href="#c-${toldOutcome(part)}"
      x="${x.toFixed(1)}"
      y="${y.toFixed(1)}"
      width="1.6"
      height="1.6"
    />`;
  });
  const height = (rows * squareStep - 0.3).toFixed(1);
  return html`<svg
    aria-hidden="true"
    width="${width.toFixed(1)}em"
    viewBox="0 0 ${width.toFixed(1)} ${height}"
  >
    ${uses}
  </svg>`;
}

function sign(outcome: Outcome): Html {
  return html`<svg aria-hidden="true" viewBox="0 0 24 24"><use href="#c-${outcome}" /></svg>`;
}

/** More gaps than this with the same reason are told once, with their names below. */
const mostAlike = 3;

function gaps(
  context: ReportContext,
  source: ReportSource,
  parts: readonly Coverage[],
): Html | undefined {
  const alike = new Map<string, Coverage[]>();
  for (const row of parts.filter(({ outcome }) => outcome !== 'read')) {
    const key = JSON.stringify([toldOutcome(row), isHidden(row), reasonKeys(row).sort()]);
    const rows = alike.get(key);
    if (rows) rows.push(row);
    else alike.set(key, [row]);
  }
  const others = otherGaps(context, source);
  if (alike.size === 0 && others.length === 0) return undefined;
  const told = [...alike.values()].flatMap((rows) =>
    rows.length > mostAlike ? gapsTogether(context, rows) : rows.map((row) => gap(context, row)),
  );
  return html`${headingOfSource(context, 'heading.not-read')}
    <ul class="gaps" role="list">
      ${others.map(
        ({ sign: outcome, name, text }) =>
          html`<li>
            <p class="head">${sign(outcome)}<span>${name}</span></p>
            <p>${text}</p>
          </li> `,
      )}
      ${told}
    </ul> `;
}

function gap(context: ReportContext, row: Coverage): Html {
  const outcome = toldOutcome(row);
  const sentences: MessageKey[] = [
    isHidden(row) ? 'coverage.hidden.text' : `coverage.${outcome}.text`,
    ...reasonKeys(row),
  ];
  return html`<li>
    <p class="head">${sign(outcome)}<span>${context.artifactName(row.artifact)}</span></p>
    <p>${inTurn(context, sentences)}${expectedHere(context, row)}</p>
  </li> `;
}

function gapsTogether(context: ReportContext, rows: readonly Coverage[]): Html {
  const [first] = rows;
  if (!first) return html``;
  const outcome = toldOutcome(first);
  const sentences: MessageKey[] = [
    isHidden(first)
      ? 'coverage.hidden.together'
      : outcome === 'read' || outcome === 'not-applicable'
        ? `coverage.${outcome}.text`
        : `coverage.${outcome}.together`,
    ...reasonKeys(first),
  ];
  return html`<li>
    <p class="head">
      ${sign(outcome)}<span>${context.messages.html(`coverage.${outcome}.label`)}</span>
    </p>
    <p>${inTurn(context, sentences)}</p>
    <ul class="names">
      ${rows.map(({ artifact }) => html`<li>${context.artifactName(artifact)}</li> `)}
    </ul>
  </li> `;
}

/** Not one file of it was listed, and what hides files is told: whether it is there is not known. */
function isHidden({ outcome, files }: Coverage): boolean {
  return outcome === 'unreadable' && files === 0;
}

/** Each kind of problem once, whatever how often. */
function reasonKeys({ problems }: Coverage): MessageKey[] {
  return [...new Set(problems.map(({ code }) => `reason.${code}` as const))];
}

function inTurn({ messages }: ReportContext, keys: readonly MessageKey[]): Html[] {
  return keys.map((key, n) => (n === 0 ? messages.html(key) : html` ${messages.html(key)}`));
}

/** Nothing hindered the reading, and yet it is not there. */
function expectedHere({ messages }: ReportContext, { outcome, problems, expected }: Coverage) {
  return outcome === 'not-present' && expected && problems.length === 0
    ? html` ${messages.html('coverage.expected')}.`
    : undefined;
}

function partsThatWereRead(
  context: ReportContext,
  source: ReportSource,
  parts: readonly Coverage[],
): Html | undefined {
  const { messages } = context;
  const rows = parts.filter(({ outcome }) => outcome === 'read' || outcome === 'partly-read');
  if (rows.length === 0) return undefined;
  const dates = context.dates(source);
  const spans = new Map(source.spans.map((span) => [span.artifact, span]));
  const hasSpans = rows.some(({ artifact }) => spans.has(artifact));
  const columns = [
    { head: messages.html('coverage.part') },
    { head: messages.html('coverage.records'), isNumber: true },
    ...(hasSpans ? [{ head: messages.html('coverage.reaches-back') }] : []),
  ];
  const id = `read-${String(context.input.sources.indexOf(source) + 1)}`;
  const table = stackedTable(
    messages,
    id,
    columns,
    rows.map(({ artifact, outcome, records }) => {
      const span = spans.get(artifact);
      // An empty cell could mean that the part was not read, or that the page lost something.
      const back = span
        ? dayOf(span.from, dates)
        : html`<span class="no-date">${messages.html('coverage.no-date')}</span>`;
      const name = context.artifactName(artifact);
      return [
        // Among parts that were read, nothing else would tell it from one that was read to its end.
        outcome === 'partly-read'
          ? html`${name} (${messages.html('coverage.partly-read.label')})`
          : name,
        html`${dates.number(records)}`,
        ...(hasSpans ? [back] : []),
      ];
    }),
  );
  return html`${headingOfSource(context, 'heading.read')}
    <details>
      <summary id="${id}">
        ${messages.html('plural.parts-that-were-read', { n: rows.length })}
      </summary>
      <div>${table}</div>
    </details> `;
}

function notNeeded(context: ReportContext, source: ReportSource): Html | undefined {
  const { messages } = context;
  const rows = ordered(context, absentParts(source.coverage));
  if (rows.length === 0) return undefined;
  return html`<details>
    <summary>${messages.html('coverage.not-needed')}</summary>
    <div>
      <ul class="list names">
        ${rows.map(({ artifact }) => html`<li>${context.artifactName(artifact)}</li> `)}
      </ul>
    </div>
  </details> `;
}
