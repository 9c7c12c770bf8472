import { evidence, html, type Html, type MessageKey, type Messages } from '../locales/index.ts';
import type { Finding } from '../model/index.ts';
import { type FindingGroup, type GroupedFindings, isStrong } from './finding-groups.ts';
import { seenTogether } from './finding-list.ts';
import { daysOf, whenSeen } from './finding-times.ts';
import { findingsId, hasManySources } from './many-sources.ts';
import { wasAnythingRead } from './parts.ts';
import type { ReportContext } from './report-context.ts';
import type { ReportSource } from './report-input.ts';

/** Cards that lie open whole; of those after them what was seen does, the stronger ones apart from the notes. */
const maxOpen = 10;
/** Cards of which what was seen lies open; of those after them the head alone does. */
const maxSeen = 30;

type Form = 'whole' | 'short' | 'head';

const formOf = ({ number }: FindingGroup): Form => {
  if (number <= maxOpen) return 'whole';
  return number <= maxSeen ? 'short' : 'head';
};

/** Each finding explained: seen, when, where, why, what else it can be, how certain, who should confirm. */
export function findingsSection(context: ReportContext, { shown, more }: GroupedFindings): Html {
  const { messages, input } = context;
  const none = wasAnythingRead(input)
    ? messages.html('plural.findings', { n: 0 })
    : messages.html('coverage.none');
  const inOne = hasManySources(input) ? [] : shown;
  const open = inOne.slice(0, maxOpen);
  const further = inOne.slice(maxOpen);
  const strong = further.filter(({ finding }) => isStrong(finding));
  const weak = further.filter(({ finding }) => !isStrong(finding));
  const short = (key: MessageKey, groups: readonly FindingGroup[]): Html | undefined =>
    groups.length === 0
      ? undefined
      : html`<p class="further">${messages.html(key, { n: groups.length })}${messages.colon}</p>
          ${groups.map((group) => card(context, group))}`;
  const left = (key: MessageKey, n: number): Html | undefined =>
    n === 0 ? undefined : html`<p>${messages.html(key, { n, file: 'findings.jsonl' })}</p>`;
  // Cards begin a page of their own on paper; one sentence needs none.
  const start = shown.length === 0 ? '' : 'sheet';
  return html`<section id="findings" class="${start}" aria-labelledby="h-f">
    <h2 id="h-f">${messages.html('heading.findings')}</h2>
    <p>${shown.length === 0 ? none : messages.html('report.times')}</p>
    ${left('plural.more-strong-findings', more.strong)}
    ${hasManySources(input) ? cardsBySource(context, shown) : undefined}
    ${open.map((group) => card(context, group))}${short('plural.further-strong-findings', strong)}${short('plural.further-findings', weak)}
    ${left('plural.more-findings', more.weak)}
  </section>`;
}

/** Of very many sources: the cards of each below its name, to which the list of them leads. */
function cardsBySource(context: ReportContext, shown: readonly FindingGroup[]): Html[] {
  const bySource = new Map<ReportSource, FindingGroup[]>();
  for (const group of shown) {
    const own = bySource.get(group.source);
    if (own) own.push(group);
    else bySource.set(group.source, [group]);
  }
  return [...bySource].map(
    ([source, groups]) =>
      html`<h3 id="${findingsId(context.input, source)}">${context.sourceName(source)}</h3>
        ${groups.map((group) => card(context, group))}`,
  );
}

/** Name of a finding's place in the technical details; Latin in every language, so that two reports match. */
function entryName(number: number): Html {
  return evidence(`E-${String(number).padStart(2, '0')}`);
}

/** Leads from the card to the first row of its places. */
function linkToEntry(number: number): Html {
  return html`<a href="#e${number}">${entryName(number)}</a>`;
}

/** Leads back to the card; the first row of a finding is what its card leads to. */
export function linkToCard(number: number, isFirst: boolean): Html {
  return isFirst
    ? html`<a id="e${number}" href="#f${number}">${entryName(number)}</a>`
    : html`<a href="#f${number}">${entryName(number)}</a>`;
}

/**
 * Of a short card all but the head and what was seen is folded, of one among very many all but the head. Never the head: links lead to the card,
 * and before Safari 26.2 and Firefox 139 a link into a folded part leads nowhere.
 */
function card(context: ReportContext, group: FindingGroup): Html {
  const { messages, input } = context;
  const form = formOf(group);
  const { finding, findings, sights, text, source, number } = group;
  const strong = isStrong(finding);
  const id = `f${String(number)}`;
  const paragraphs = (list: readonly (Html | undefined)[]): Html[] =>
    list.flatMap((content) => (content ? [html`<p>${content}</p>`] : []));

  const seen =
    sights.length > 1
      ? seenTogether(context, group)
      : paragraphs([
          ...text.seen,
          findings.length > 1
            ? messages.html('plural.recorded-times', { n: findings.length })
            : undefined,
          finding.deleted ? messages.html('finding.deleted') : undefined,
        ]);
  const count =
    sights.length > 1
      ? html`${messages.colon}${messages.html('plural.findings', { n: findings.length })}`
      : undefined;
  const days = form === 'head' ? daysOf(context, group) : undefined;
  const where = paragraphs([
    context.artifactName(finding.artifact),
    input.sources.length > 1 ? context.sourceName(source) : undefined,
    messages.html('finding.entry', { entry: linkToEntry(number) }),
  ]);
  const why = paragraphs([...text.why, messages.html(`level.${finding.level}.text`)]);
  const other = html`<ul class="list">
      ${text.otherExplanations.map((explanation) => html`<li>${explanation}</li> `)}
    </ul>
    ${strong ? html`<p>${messages.html('other.closing')}</p>` : undefined}`;
  const sure = html`<p>
      <strong>${messages.html(`confidence.${finding.confidence}.label`)}</strong>
    </p>
    <p>${messages.html(sureText(finding))}</p>`;
  const confirm = html`<p>
    ${messages.html(strong ? 'finding.confirm.specialist' : 'finding.confirm.none')}
  </p>`;

  const seenPart = html`<div>
    <dt>${messages.html('finding.heading.seen')}</dt>
    <dd>${seen}</dd>
  </div>`;
  const rest = html`<dl>
    ${form === 'head' ? seenPart : undefined}
    <div>
      <dt>${messages.html('finding.heading.when')}</dt>
      <dd>${whenSeen(context, group)}</dd>
    </div>
    <div>
      <dt>${messages.html('finding.heading.where')}</dt>
      <dd>${where}</dd>
    </div>
    <div>
      <dt>${messages.html('finding.heading.why')}</dt>
      <dd>${why}</dd>
    </div>
    <div>
      <dt>${messages.html('finding.heading.other')}</dt>
      <dd>${other}</dd>
    </div>
    <div>
      <dt>${messages.html('finding.heading.sure')}</dt>
      <dd>${sure}</dd>
    </div>
    <div>
      <dt>${messages.html('finding.heading.confirm')}</dt>
      <dd>${confirm}</dd>
    </div>
  </dl>`;

  const title = html`<span class="out">${messages.html('finding.number', { number })}. </span
    >${text.title}`;
  return html`<article
    class="finding${form === 'head' ? ' brief' : ''}"
    id="${id}"
    aria-labelledby="${id}-t"
  >
    <div class="begin">
      <header>
        ${numberSign(number, strong)}
        <div>
          ${hasManySources(input) ? html`<h4 id="${id}-t">${title}</h4>` : html`<h3 id="${id}-t">${title}</h3>`}
          <p class="level">${messages.html(`level.${finding.level}.label`)}${count}</p>
          ${days && html`<p class="level">${days}</p>`}
        </div>
      </header>
      ${form === 'head' ? undefined : html`<dl>${seenPart}</dl>`}
    </div>
    ${form === 'whole' ? rest : folded(messages, group, form, rest)}
  </article> `;
}

/** Nothing that was recovered was read in full, however sure what is left of it makes. */
function sureText({ confidence, deleted }: Finding): MessageKey {
  return deleted && confidence === 'high'
    ? 'confidence.high.recovered'
    : `confidence.${confidence}.text`;
}

function folded(messages: Messages, { number }: FindingGroup, form: Form, rest: Html): Html {
  return html`<details>
    <summary>
      <span class="out">${messages.html('finding.number', { number })}${messages.colon}</span
      >${messages.html(form === 'head' ? 'finding.all' : 'finding.rest')}
    </summary>
    <div>${rest}</div>
  </details>`;
}

/** The more digits, the smaller, so that they stay inside the circle. */
const digitSizes = [
  { size: '', y: 6 },
  { size: ' two', y: 5 },
  { size: ' more', y: 4 },
] as const;

function numberSign(number: number, strong: boolean): Html {
  const open = strong ? '' : ' open';
  const { size, y } = digitSizes[Math.min(String(number).length, digitSizes.length) - 1]!;
  return html`<svg aria-hidden="true" viewBox="-14 -14 28 28">
    <circle class="mark${open}" r="12" />
    <text class="num${size}${open}" y="${y}">${number}</text>
  </svg>`;
}
