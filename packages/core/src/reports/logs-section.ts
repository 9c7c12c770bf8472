import { evidence, html, type Html } from '../locales/index.ts';
import type { Coverage, LogGap } from '../model/index.ts';
import { foldedSource, hasManySources, headingOfSeveral } from './many-sources.ts';
import { axisRow, gridLines, percent } from './time-lanes.ts';
import { dayOf, isOneDay, type ReportContext } from './report-context.ts';
import type { ReportSource } from './report-input.ts';
import { momentIn, type TimeAxis, timeAxis } from './time-axis.ts';

/** Most lanes of one picture; the words below name all logs. */
const maxLanes = 16;
/** Most gaps of one log that are told; the others stand in `coverage.json`. */
const maxGaps = 5;
/** Percent of the picture that a bar, or a break in it, has at least: a few days of many years must still be seen. */
const thinnest = 1;

const millisecondsPerDay = 86_400_000;

type Log = Coverage & { readonly span: NonNullable<Coverage['span']> };

/** Whether a source has a log of days, or one that holds none. */
export function hasLogs({ sources }: ReportContext['input']): boolean {
  return sources.some((source) => logsOf(source).length + emptyLogsOf(source).length > 0);
}

/** How far each log reaches back and where it is silent: a picture for each source, and the same in words. */
export function logsSection(context: ReportContext): Html | undefined {
  const { messages, input } = context;
  if (!hasLogs(input)) return undefined;
  const zones = new Set(
    input.sources
      .filter((source) => logsOf(source).length > 0)
      .map((source) => context.zone(source)),
  );
  // Where no log has one, what a break can mean would only be read as if there were some.
  const hasBreaks = input.sources.some((source) => logsOf(source).some(hasGaps));
  return html`<section id="logs" aria-labelledby="h-logs">
    <h2 id="h-logs">${messages.html('heading.logs')}</h2>
    <p>${messages.html('logs.intro')} ${[...zones].map((zone) => daysIn(context, zone))}</p>
    ${hasBreaks ? html`<p>${messages.html('logs.breaks')} ${messages.html('logs.reasons')}</p>` : undefined}
    ${input.sources.map((source, n) => ofSource(context, source, `logs-${String(n + 1)}`))}
  </section>`;
}

function daysIn({ messages }: ReportContext, zone: string | undefined): Html {
  return zone === undefined
    ? messages.html('logs.days-in-utc')
    : html`${messages.html('logs.days-in-zone', { zone: evidence(zone) })} `;
}

function logsOf({ coverage }: ReportSource): Log[] {
  return coverage.flatMap((row) =>
    row.span && row.daysWithEntries !== undefined ? [{ ...row, span: row.span }] : [],
  );
}

/** Read in full, and no entry in it has a date that is believed; entries that were recovered do not count. */
function emptyLogsOf({ coverage }: ReportSource): Coverage[] {
  return coverage.filter(({ span, daysWithEntries }) => !span && daysWithEntries === 0);
}

function ofSource(context: ReportContext, source: ReportSource, id: string): Html | undefined {
  const { messages } = context;
  const logs = logsOf(source);
  const empty = emptyLogsOf(source);
  if (logs.length + empty.length === 0) return undefined;
  const words = html`<ul class="list" id="${id}-words">
    ${logs.map((log) => inWords(context, source, log))}
    ${empty.map(
      ({ artifact, records }) =>
        html`<li>
          ${context.artifactName(artifact)}${messages.colon}${messages.html(records === 0 ? 'logs.empty' : 'logs.undated')}
        </li> `,
    )}
  </ul>`;
  const drawing = picture(context, source, id) ?? html``;
  if (hasManySources(context.input)) return foldedSource(context, source, drawing, words);
  return html`${headingOfSeveral(context, source)} ${drawing} ${words}`;
}

function picture(context: ReportContext, source: ReportSource, id: string): Html | undefined {
  const { messages } = context;
  const logs = logsOf(source);
  const axis = timeAxis(
    logs.flatMap(({ span }) => [Date.parse(span.from), Date.parse(span.to)]),
    context.zone(source),
  );
  if (!axis || logs.length === 0) return undefined;
  return html`<figure class="chart">
    <figcaption id="${id}">${messages.html('logs.chart')}</figcaption>
    <div role="img" aria-labelledby="${id}" aria-details="${id}-words">
      ${drawn(logs).map((log) => lane(context, source, log, axis))}${axisRow(axis, context.calendar, messages.direction)}
    </div>
    ${keyOf(context, logs.some(hasGaps))}
  </figure>`;
}

/** Where there are too many, those with gaps come first; in their own order all the same. */
function drawn(logs: readonly Log[]): Log[] {
  const most = [...logs].sort((a, b) => Number(hasGaps(b)) - Number(hasGaps(a))).slice(0, maxLanes);
  return logs.filter((log) => most.includes(log));
}

const hasGaps = ({ gaps = [] }: Log): boolean => gaps.length > 0;

function lane(context: ReportContext, source: ReportSource, log: Log, axis: TimeAxis): Html {
  const { artifact, span, gaps = [] } = log;
  const { direction } = context.messages;
  const startOf = (day: string): number =>
    momentIn(zoneOf(context, source, log), Date.parse(`${day}T00:00:00Z`));
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
  return html`<ul class="key" role="list" aria-label="${messages.html('report.key')}">
    <li>${sign('bar')}${messages.html('logs.bar')}</li>
    ${isBroken ? html`<li>${sign('break')}${messages.html('logs.gap')}</li>` : undefined}
  </ul>`;
}

function inWords(context: ReportContext, source: ReportSource, log: Log): Html {
  const { messages } = context;
  const { span, gaps = [], moreGaps = 0 } = log;
  const dates = zoneOf(context, source, log) === 'UTC' ? context.calendar : context.dates(source);
  const [from, to] = [dayOf(span.from, dates), dayOf(span.to, dates)];
  const longest = [...gaps].sort((a, b) => b.days - a.days).slice(0, maxGaps);
  const told = gaps.filter((gap) => longest.includes(gap)).map((gap) => gapInWords(context, gap));
  const others = gaps.length - told.length + moreGaps;
  return html`<li>
    ${context.artifactName(log.artifact)}${messages.colon}${isOneDay(span, dates) ? from : messages.html('report.from-to-inside', { from, to })}.
    ${told}
    ${others === 0 ? undefined : messages.html('plural.more-silences', { n: others, file: 'coverage.json' })}
  </li> `;
}

/** Its days are counted in the zone that the examiner named already. */
function gapInWords(
  { messages, calendar }: ReportContext,
  { from, to, days, outOfOrder }: LogGap,
): Html {
  const between = { from: dayOf(noonOf(from), calendar), to: dayOf(noonOf(to), calendar), n: days };
  return html`${messages.html('plural.no-entries-between', between)}
  ${outOfOrder && messages.html('logs.out-of-order')} `;
}

/** What is written on a clock whose zone nobody knows has its day already. */
function zoneOf(context: ReportContext, source: ReportSource, { clock }: Log): string {
  return clock === undefined ? (context.zone(source) ?? 'UTC') : 'UTC';
}

const noonOf = (day: string): string => `${day}T12:00:00Z`;
