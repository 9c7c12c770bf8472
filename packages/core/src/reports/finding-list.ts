import { html, type Html } from '../locales/index.ts';
import { type FindingGroup, isStrong } from './finding-groups.ts';
import type { Sight } from './finding-kinds.ts';
import { dayOf, type ReportContext } from './report-context.ts';

/** Of many alike that lie open; the others unfold. */
const maxOpen = 3;

/** What was seen, of very many findings that are told together: how many, the first, those after them folded, and how many are told nowhere here. */
export function seenTogether(context: ReportContext, group: FindingGroup): Html {
  const { messages } = context;
  const { sights, findings, untold, finding } = group;
  const all = sights.map(({ seen }) => new Set(seen.map(String)));
  // What is said of each of them is said once, below.
  const isShared = (paragraph: Html): boolean => all.every((own) => own.has(String(paragraph)));
  const row = (sight: Sight): Html => rowOf(context, group, sight, isShared);
  const folded = sights.slice(maxOpen);
  const further =
    folded.length === 0
      ? undefined
      : html`<details>
          <summary>${messages.html('plural.further-findings', { n: counted(folded) })}</summary>
          <div>
            <ul class="list">
              ${folded.map(row)}
            </ul>
          </div>
        </details>`;
  const key = isStrong(finding) ? 'plural.more-strong-findings' : 'plural.more-findings';
  const left =
    untold === 0
      ? undefined
      : html`<p>${messages.html(key, { n: untold, file: 'findings.jsonl' })}</p>`;
  return html`<p>${messages.html('plural.findings-alike', { n: findings.length })}</p>
    <ul class="list">
      ${sights.slice(0, maxOpen).map(row)}
    </ul>
    ${further} ${left}
    ${finding.deleted ? html`<p>${messages.html('finding.deleted')}</p>` : undefined}
    ${group.text.seen.filter(isShared).map((paragraph) => html`<p>${paragraph}</p>`)}`;
}

const counted = (sights: readonly Sight[]): number =>
  sights.reduce((sum, { findings }) => sum + findings.length, 0);

function rowOf(
  context: ReportContext,
  { source }: FindingGroup,
  { seen, finding, findings }: Sight,
  isShared: (paragraph: Html) => boolean,
): Html {
  const { messages } = context;
  const [first] = context.recordedTimes(finding).sort((a, b) => (a.at < b.at ? -1 : 1));
  const day = first && html`${dayOf(first.at, context.datesOf(source, first))} · `;
  const often =
    findings.length > 1
      ? html` <br />${messages.html('plural.recorded-times', { n: findings.length })}`
      : undefined;
  // Each on a line of its own, as in a card of one: not all of them are sentences with an end.
  const told = seen.filter((paragraph) => !isShared(paragraph));
  return html`<li>
    ${day}${told.map((paragraph, n) => (n === 0 ? paragraph : html` <br />${paragraph}`))}${often}
  </li> `;
}
