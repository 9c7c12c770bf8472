import { type DateWriter, dateWriter, html, type Html } from '../locales/index.ts';
import type { Coverage, LogGap } from '../model/index.ts';
import { axisRow, gridLines, percent } from './time-lanes.ts';
import { dayOf, type ReportContext } from './report-context.ts';
import type { ReportSource } from './report-input.ts';
import { type TimeAxis, timeAxis } from './time-axis.ts';

/** Most lanes of one picture; the words below name all logs. */
const maxLanes = 16;
/** Most gaps of one log that are told; the others stand in `coverage.json`. */
const maxGaps = 5;
/** Percent of the picture that a bar, or a break in it, has at least: a few days of many years must still be seen. */
const thinnest = 1;

const millisecondsPerDay = 86_400_000;

type Log = Coverage & { readonly span: NonNullable<Coverage['span']> };

/** Whether a source has a log of days. */
export function hasLogs({ sources }: ReportContext['input']): boolean {
  return sources.some((source) => logsOf(source).length > 0);
}

/** How far each log reaches back and where it is silent: a picture for each source, and the same in words. */
export function logsSection(context: ReportContext): Html | undefined {
  const { messages, input } = context;
  if (!hasLogs(input)) return undefined;
  return html`<section id="logs" aria-labelledby="h-logs">
    <h2 id="h-logs">${messages.html('heading.logs')}</h2>
    <p>${messages.html('logs.intro')}</p>
    <p>${messages.html('logs.reasons')}</p>
    ${input.sources.map((source, n) => ofSource(context, source, `logs-${String(n + 1)}`))}
  </section>`;
}

function logsOf({ coverage }: ReportSource): Log[] {
  return coverage.flatMap((row) =>
    row.span && row.daysWithEntries !== undefined ? [{ ...row, span: row.span }] : [],
  );
}

function ofSource(context: ReportContext, source: ReportSource, id: string): Html | undefined {
  const { messages, input } = context;
  const logs = logsOf(source);
  const axis = timeAxis(logs.flatMap(({ span }) => [Date.parse(span.from), Date.parse(span.to)]));
  if (!axis || logs.length === 0) return undefined;
  const dates = dateWriter(messages.language, 'UTC');
  const title = input.sources.length > 1 ? html`<h3>${context.sourceName(source)}</h3>` : undefined;
  return html`${title}
    <figure class="chart">
      <figcaption id="${id}">${messages.html('logs.chart')}</figcaption>
      <div role="img" aria-labelledby="${id}" aria-describedby="${id}-words">
        ${drawn(logs).map((log) => lane(context, log, axis))}${axisRow(axis, dates, messages.direction)}
      </div>
      ${keyOf(context, logs.some(hasGaps))}
    </figure>
    <ul class="list" id="${id}-words">
      ${logs.map((log) => inWords(context, log, dates))}
    </ul>`;
}

/** Where there are too many, those with gaps come first; in their own order all the same. */
function drawn(logs: readonly Log[]): Log[] {
  const most = [...logs].sort((a, b) => Number(hasGaps(b)) - Number(hasGaps(a))).slice(0, maxLanes);
  return logs.filter((log) => most.includes(log));
}

const hasGaps = ({ gaps = [] }: Log): boolean => gaps.length > 0;

function lane(context: ReportContext, { artifact, span, gaps = [] }: Log, axis: TimeAxis): Html {
  const { direction } = context.messages;
  const box = (kind: string, from: number, to: number): Html => {
    const width = Math.max(thinnest, axis.place(to) - axis.place(from));
    const start = Math.min(axis.place(from), 100 - width);
    const x = direction === 'rtl' ? 100 - start - width : start;
    return html`<rect
      class="${kind}"
      x="${percent(x)}"
      y=".45em"
      width="${percent(width)}"
      height=".8em"
    />`;
  };
  return html`<div class="lane">
    <p>${context.artifactName(artifact)}</p>
    <svg aria-hidden="true" width="100%" height="1.7em">
      ${gridLines(axis, direction)}${box('bar', Date.parse(span.from), Date.parse(span.to))}${gaps.map(
        ({ from, to }) => box('break', startOf(from), startOf(to) + millisecondsPerDay),
      )}
    </svg>
  </div> `;
}

function keyOf({ messages }: ReportContext, isBroken: boolean): Html {
  const sign = (kind: string): Html =>
    html`<svg aria-hidden="true" viewBox="0 0 24 24">
      <rect class="${kind}" x="0" y="7" width="24" height="10" />
    </svg>`;
  return html`<ul class="key">
    <li>${sign('bar')}${messages.html('logs.bar')}</li>
    ${isBroken ? html`<li>${sign('break')}${messages.html('logs.gap')}</li>` : undefined}
  </ul>`;
}

function inWords(context: ReportContext, log: Log, dates: DateWriter): Html {
  const { messages } = context;
  const { span, gaps = [], moreGaps = 0 } = log;
  const [from, to] = [dayOf(span.from, dates), dayOf(span.to, dates)];
  const isOneDay = span.from.slice(0, 10) === span.to.slice(0, 10);
  const longest = [...gaps].sort((a, b) => b.days - a.days).slice(0, maxGaps);
  const told = gaps
    .filter((gap) => longest.includes(gap))
    .map((gap) => gapInWords(context, gap, dates));
  const others = gaps.length - told.length + moreGaps;
  return html`<li>
    ${context.artifactName(log.artifact)}${messages.colon}${isOneDay ? from : messages.html('report.from-to-inside', { from, to })}.
    ${told}
    ${others === 0 ? undefined : messages.html('plural.more-silences', { n: others, file: 'coverage.json' })}
  </li> `;
}

function gapInWords(
  { messages }: ReportContext,
  { from, to, days }: LogGap,
  dates: DateWriter,
): Html {
  return html`${messages.html('plural.no-entries-between', { from: dayOf(noonOf(from), dates), to: dayOf(noonOf(to), dates), n: days })} `;
}

const startOf = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const noonOf = (day: string): string => `${day}T12:00:00Z`;
