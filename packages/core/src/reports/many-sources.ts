import { html, type Html } from '../locales/index.ts';
import type { StateId } from '../model/index.ts';
import type { ReportContext } from './report-context.ts';
import type { ReportInput, ReportSource } from './report-input.ts';

/** Of more sources than these nobody scrolls past what is told of each: it unfolds, and a list leads to each. */
const mostOpen = 5;

/** Whether there are so many sources that what is told of each unfolds. */
export function hasManySources({ sources }: Pick<ReportInput, 'sources'>): boolean {
  return sources.length > mostOpen;
}

/** Those that need somebody first: with findings that count, then those that could not be checked at all. */
const byNeed = ['S5', 'S4', 'S3', 'S0', 'S1', 'S2'] as const satisfies readonly StateId[];

/** The order in which very many sources are told; of few, or of the same state, that of the arguments. */
export function placeAmongMany({ sources }: ReportInput, source: ReportSource): number {
  const given = sources.indexOf(source);
  return hasManySources({ sources }) ? byNeed.indexOf(source.state) * sources.length + given : 0;
}

/** `device-3`: where what was examined of a source is told. */
export const deviceId = ({ sources }: ReportInput, source: ReportSource): string =>
  `device-${String(sources.indexOf(source) + 1)}`;

/** `findings-3`: where the findings of one of very many sources begin. */
export const findingsId = ({ sources }: ReportInput, source: ReportSource): string =>
  `findings-${String(sources.indexOf(source) + 1)}`;

/** The name of a source and of its folder, linked to what is told of it. */
export function linkedSource(context: ReportContext, source: ReportSource): Html {
  const label = context.labelBeside(source);
  return html`<a href="#${deviceId(context.input, source)}">${context.sourceName(source)}</a
    >${label && html` (${label})`}`;
}

/**
 * Of very many sources: each result once, and below it those that have it; `undefined` of few, which the sections tell by themselves.
 * `withCards` are those to whose findings a link can lead.
 */
export function sourcesSection(
  context: ReportContext,
  withCards: ReadonlySet<ReportSource>,
): Html | undefined {
  const { messages, input } = context;
  if (!hasManySources(input)) return undefined;
  const entry = (source: ReportSource): Html => {
    const count = messages.html('plural.findings', { n: source.findings.length });
    const findings = withCards.has(source)
      ? html`${messages.colon}<a href="#${findingsId(input, source)}">${count}</a>`
      : undefined;
    return html`<li>${linkedSource(context, source)}${findings}</li> `;
  };
  return html`<section id="sources" class="sheet" aria-labelledby="h-of-each">
    <h2 id="h-of-each">${messages.html('heading.sources')}</h2>
    ${byNeed.map((state) => {
      const own = input.sources.filter((source) => source.state === state);
      if (own.length === 0) return undefined;
      return html`<p class="further">${messages.html(`state.${state}.sentence`)}</p>
        <p>${messages.html('plural.sources', { n: own.length })}${messages.colon.trimEnd()}</p>
        <ul class="list names">
          ${own.map(entry)}
        </ul>`;
    })}
  </section>`;
}

/** The name of a source above what is told of it, where there are several. */
export function headingOfSeveral(context: ReportContext, source: ReportSource): Html | undefined {
  return context.input.sources.length > 1
    ? html`<h3>${context.sourceName(source)}</h3>`
    : undefined;
}

/** What is told of one of very many sources, behind its name. */
export function foldedSource(
  context: ReportContext,
  source: ReportSource,
  ...told: readonly Html[]
): Html {
  return html`<details>
    <summary>${headingOfSeveral(context, source)}</summary>
    <div>${told}</div>
  </details> `;
}
