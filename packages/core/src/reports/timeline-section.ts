import { html, type Html, type Messages, parseIso } from '../locales/index.ts';
import { backupMade, type BelievedTime } from '../model/index.ts';
import { type FindingGroup, isStrong } from './finding-groups.ts';
import { daysOf } from './finding-times.ts';
import { foldedSource, hasManySources, headingOfSeveral } from './many-sources.ts';
import { dayOf, headingOfSource, isOneDay, type ReportContext } from './report-context.ts';
import type { ArtifactSpan, ReportSource } from './report-input.ts';
import { type TimeAxis, timeAxis } from './time-axis.ts';
import { axisRow, edgeOf, gridLines, percent, sided } from './time-lanes.ts';

const browsingHistory = 'ios.safari-history';

/** Lanes of a page without findings: parts whose reach says most about what could be seen. */
const tellingParts = [
  'ios.sms',
  'ios.whatsapp',
  'ios.calls',
  browsingHistory,
  'ios.data-usage',
  'ios.os-analytics-ad-daily',
];

/** Most lanes of one picture. */
const maxLanes = 14;
/** Most findings that the words below a picture name at once; the others unfold. */
const maxWords = 10;

const millisecondsPerDay = 86_400_000;

interface Mark {
  readonly moment: number;
  /** The one that the moment is of. */
  readonly time: BelievedTime;
  readonly group: FindingGroup;
}

interface Lane {
  readonly artifact: string;
  readonly span: ArtifactSpan | undefined;
  readonly marks: readonly Mark[];
}

/** When the findings were recorded and how far back each part reaches: a picture for each source, and the same in words. */
export function timelineSection(context: ReportContext, groups: readonly FindingGroup[]): Html {
  const { messages, input } = context;
  const told = input.sources.flatMap((source, n) => {
    const own = groups.filter((group) => group.source === source);
    const pictured = ofSource(context, source, own, `tl-${String(n + 1)}`);
    return pictured ? [{ source, ...pictured }] : [];
  });
  const name = messages.html(groups.length > 0 ? 'heading.timeline' : 'heading.period');
  const heading = html`<h2 id="h-t">${name}</h2>`;
  const pieces = hasManySources(input)
    ? told.map(({ source, picture, words }) => foldedSource(context, source, picture, words))
    : told.map(
        ({ source, picture, words }, n) =>
          html`<div class="headed">
              ${n === 0 ? heading : undefined} ${headingOfSeveral(context, source)} ${picture}
            </div>
            ${words}`,
      );
  const isApart = hasManySources(input) || told.length === 0;
  return html`<section id="timeline" aria-labelledby="h-t">
    ${isApart ? heading : undefined}
    ${told.length === 0 ? html`<p>${messages.html('timeline.no-dates')}</p>` : pieces}
  </section>`;
}

function ofSource(
  context: ReportContext,
  source: ReportSource,
  groups: readonly FindingGroup[],
  id: string,
): { readonly picture: Html; readonly words: Html } | undefined {
  const { messages } = context;
  const lanes = lanesOf(context, source, groups);
  // What the source covers as a whole sets the scale: one part that reaches back ten years would hide the rest.
  const reach = source.covers ? [source.covers] : lanes.flatMap(({ span }) => span ?? []);
  const axis = timeAxis(
    [
      ...reach.flatMap(({ from, to }) => [Date.parse(from), Date.parse(to)]),
      ...lanes.flatMap(({ marks }) => marks.map(({ moment }) => moment)),
    ],
    context.zone(source),
  );
  if (!axis || lanes.length === 0) return undefined;
  const marks = lanes.flatMap((lane) => lane.marks);
  const picture = html`<figure class="chart">
    <figcaption id="${id}">
      ${messages.html(marks.length > 0 ? 'timeline.findings' : 'timeline.spans')}
    </figcaption>
    <div role="img" aria-labelledby="${id}" aria-details="${wordsId(id)}">
      ${lanes.map((lane) => laneRow(context, lane, axis))}${axisRow(axis, context.calendar, messages.direction)}
    </div>
    ${keyOf(context, lanes, axis)}
  </figure>`;
  return { picture, words: inWords(context, source, lanes, id) };
}

/** The heading of the lists that say the same as the picture: as its description they would be read in one breath, and then again. */
const wordsId = (id: string): string => `${id}-words`;

function lanesOf(
  context: ReportContext,
  source: ReportSource,
  groups: readonly FindingGroup[],
): Lane[] {
  const spans = new Map(source.spans.map((span) => [span.artifact, span]));
  const marksOf = new Map<string, Mark[]>();
  for (const group of groups) {
    const marks = marksOf.get(group.finding.artifact) ?? [];
    marksOf.set(group.finding.artifact, marks);
    // What is told together reaches over a time, and is marked all along it.
    for (const finding of group.sights.length > 1 ? group.findings : [group.finding]) {
      // At the day of the backup, what was installed would be read as installed on that day.
      const [time] = context
        .recordedTimes(finding)
        .filter(({ marks }) => marks !== backupMade)
        .sort((a, b) => compare(a.at, b.at));
      const moment = time && parseIso(time.at)?.getTime();
      if (time && moment !== undefined) marks.push({ moment, time, group });
    }
  }
  const dated = [...marksOf].flatMap(([artifact, marks]) => (marks.length > 0 ? [artifact] : []));
  const withLinks = groups.some(({ finding }) => finding.met === 'received');
  const telling = [
    dated.length > 0 ? [...dated, ...(withLinks ? [browsingHistory] : [])] : tellingParts,
    // Nothing that is known to tell much: what there is.
    [...spans.keys()],
  ];
  for (const artifacts of telling) {
    const lanes = [...new Set(artifacts)]
      .map((artifact) => ({
        artifact,
        span: spans.get(artifact),
        marks: marksOf.get(artifact) ?? [],
      }))
      .filter(({ span, marks }) => span !== undefined || marks.length > 0);
    if (lanes.length > 0) return lanes.slice(0, maxLanes);
  }
  return [];
}

function laneRow(context: ReportContext, lane: Lane, axis: TimeAxis): Html {
  const { direction } = context.messages;
  const height = lane.marks.length > 0 ? '2.9em' : '1.7em';
  return html`<div class="lane">
    <p>${context.artifactName(lane.artifact)}</p>
    <svg aria-hidden="true" width="100%" height="${height}">
      ${gridLines(axis, direction)}${bar(lane.span, axis, direction)}${marksOnBar(context, lane.marks, axis)}
    </svg>
  </div> `;
}

function bar(span: ArtifactSpan | undefined, axis: TimeAxis, direction: 'ltr' | 'rtl') {
  const [from, to] = [Date.parse(span?.from ?? ''), Date.parse(span?.to ?? '')];
  if (!Number.isFinite(from) || !Number.isFinite(to)) return undefined;
  const [start, end] = [axis.place(from), axis.place(to)];
  // A part that covers a moment only must still be seen.
  const width = Math.max(0.6, end - start);
  const x = direction === 'rtl' ? 100 - start - width : start;
  const { before, after } = cutsOf(span, axis);
  return html`<rect
      class="bar"
      x="${percent(Math.max(0, Math.min(x, 100 - width)))}"
      y=".45em"
      width="${percent(width)}"
      height=".8em"
      rx="2"
    />${before ? pointed(sided(0, direction)) : undefined}${after ? pointed(sided(100, direction)) : undefined}`;
}

/** Whether a part reaches beyond the scale, by a day or more, which nobody could see on it. */
function cutsOf(
  span: ArtifactSpan | undefined,
  axis: TimeAxis,
): { before: boolean; after: boolean } {
  return {
    before: Date.parse(span?.from ?? '') <= axis.from - millisecondsPerDay,
    after: Date.parse(span?.to ?? '') >= axis.to + millisecondsPerDay,
  };
}

/** Takes the corners off the end of a bar at an edge of the picture, 0 or 100 percent. */
function pointed(edge: number): Html {
  const inward = edge === 0 ? 9 : -9;
  const out = edge === 0 ? -1 : 1;
  return html`<svg
    class="in"
    x="${percent(edge)}"
    y=".45em"
    width=".8em"
    height=".8em"
    viewBox="0 0 16 16"
    overflow="visible"
  >
    <path class="under" d="M${out} -1H${inward}L${out} 8zM${out} 17H${inward}L${out} 8z" />
  </svg>`;
}

/** Marks nearer than this, in percent of the lane, are drawn as one: on a small screen they would cover each other. A mark of several is wider. */
const mergeWithin = 9;
const mergeWithinSeveral = 14;
/** Dates nearer than this are not both written. */
const labelWithin = 20;

function marksOnBar(context: ReportContext, marks: readonly Mark[], axis: TimeAxis): Html[] {
  const { direction } = context.messages;
  const sorted = [...marks].sort((a, b) => a.moment - b.moment);
  const merged: { place: number; marks: Mark[] }[] = [];
  for (const mark of sorted) {
    const place = axis.place(mark.moment);
    const last = merged.at(-1);
    const reach = last && last.marks.length > 1 ? mergeWithinSeveral : mergeWithin;
    if (last && place - last.place < reach) last.marks.push(mark);
    else merged.push({ place, marks: [mark] });
  }
  let labelled = -Infinity;
  return merged.map(({ place, marks: members }) => {
    // The date is that of the number that is written first.
    const [told] = [...members].sort((a, b) => a.group.number - b.group.number);
    const hasLabel = told !== undefined && place - labelled >= labelWithin;
    if (hasLabel) labelled = place;
    const label = hasLabel ? markedDate(context, told, axis) : undefined;
    const x = percent(sided(place, direction));
    return markSign(context.messages, members, x, label, edgeOf(place));
  });
}

/** On an axis of years a day alone would not say of which. */
function markedDate(context: ReportContext, { group, time, moment }: Mark, axis: TimeAxis): string {
  const dates = context.datesOf(group.source, time);
  const at = new Date(moment);
  return axis.unit === 'year' ? dates.monthOfYear(at) : dates.shortDay(at);
}

function markSign(
  { comma, direction }: Pick<Messages, 'comma' | 'direction'>,
  marks: readonly Mark[],
  x: string,
  label: string | undefined,
  anchor: string,
) {
  // The strongest has the smallest number: where only one is written, it is that one.
  const numbers = [...new Set(marks.map(({ group }) => group.number))].sort((a, b) => a - b);
  const strong = marks.some(({ group }) => isStrong(group.finding));
  const open = strong ? '' : ' open';
  const isCut = numbers.length > 2;
  const first = String(numbers[0]);
  // As it is seen, from left to right: WebKit draws a number before "…" beside its mark where writing runs from right to left.
  const cut = direction === 'rtl' ? `… ${first}` : `${first} …`;
  const text = isCut ? cut : numbers.join(comma);
  const halfWidth = 0.78 + (text.length - 1) * 0.22;
  const shape =
    text.length <= 2
      ? html`<circle class="halo" r="1em" /><circle class="mark${open}" r=".78em" />`
      : html`<rect
            class="halo"
            x="${em(-halfWidth - 0.2)}"
            y="-1em"
            width="${em(2 * halfWidth + 0.4)}"
            height="2em"
            rx="16"
          /><rect
            class="mark${open}"
            x="${em(-halfWidth)}"
            y="-.78em"
            width="${em(2 * halfWidth)}"
            height="1.56em"
            rx="14"
          />`;
  const date =
    label === undefined
      ? undefined
      : html`<text class="quiet" y="2.1em" text-anchor="${anchor}">${label}</text>`;
  return html`<svg class="in" x="${x}" y=".85em" overflow="visible">
    ${shape}
    <text class="num${open}" y=".3em" direction="${isCut ? 'ltr' : direction}">${text}</text>
    ${date}
  </svg>`;
}

function keyOf({ messages }: ReportContext, lanes: readonly Lane[], axis: TimeAxis): Html {
  const groups = lanes.flatMap(({ marks }) => marks.map(({ group }) => group));
  const circle = (open: string): Html =>
    html`<svg aria-hidden="true" viewBox="0 0 24 24">
      <circle class="mark${open}" cx="12" cy="12" r="10" />
    </svg>`;
  const strong = groups.some(({ finding }) => isStrong(finding))
    ? html`<li>${circle('')}${messages.html('timeline.strong-mark')}</li>`
    : undefined;
  const weak = groups.some(({ finding }) => !isStrong(finding))
    ? html`<li>${circle(' open')}${messages.html('timeline.weak-mark')}</li>`
    : undefined;
  const covered = lanes.some(({ span }) => span)
    ? html`<li>
        <svg aria-hidden="true" viewBox="0 0 24 24">
          <rect class="bar" x="0" y="7" width="24" height="10" rx="2" /></svg
        >${messages.html('timeline.bar')}
      </li>`
    : undefined;
  const cut = lanes
    .map(({ span }) => cutsOf(span, axis))
    .some(({ before, after }) => before || after)
    ? html`<li>
        <svg aria-hidden="true" viewBox="0 0 24 24">
          <path
            class="bar"
            d="${messages.direction === 'rtl' ? 'M24 12L16 7H0V17H16z' : 'M0 12L8 7H24V17H8z'}"
          /></svg
        >${messages.html('timeline.beyond')}
      </li>`
    : undefined;
  return html`<ul class="key" role="list" aria-label="${messages.html('report.key')}">
    ${strong}${weak}${covered}${cut}
  </ul>`;
}

function inWords(
  context: ReportContext,
  source: ReportSource,
  lanes: readonly Lane[],
  id: string,
): Html {
  const { messages } = context;
  const dates = context.dates(source);
  const marks = lanes.flatMap((lane) => lane.marks).sort((a, b) => a.moment - b.moment);
  const firsts = new Map<FindingGroup, Mark>();
  for (const mark of marks) if (!firsts.has(mark.group)) firsts.set(mark.group, mark);
  const found = [...firsts.values()].map(({ moment, time, group }) => {
    const number = messages.html('finding.number', { number: group.number });
    const day =
      group.sights.length > 1
        ? daysOf(context, group)
        : dayOf(new Date(moment).toISOString(), context.datesOf(source, time));
    return html`<li>
      ${day} · <a href="#f${group.number}">${number}</a>${messages.colon}${group.text.title}
    </li> `;
  });
  const reach = lanes.map(({ artifact, span }) => {
    if (!span) return undefined;
    const [from, to] = [dayOf(span.from, dates), dayOf(span.to, dates)];
    return html`<li>
      ${context.artifactName(artifact)}${messages.colon}${isOneDay(span, dates) ? from : messages.html('report.from-to-inside', { from, to })}
    </li> `;
  });
  const first =
    found.length === 0
      ? undefined
      : html`<ul class="list">
          ${found.slice(0, maxWords)}
        </ul> `;
  const others = found.slice(maxWords);
  const folded =
    others.length === 0
      ? undefined
      : html`<details>
          <summary>${messages.html('plural.further-findings', { n: others.length })}</summary>
          <div>
            <ul class="list">
              ${others}
            </ul>
          </div>
        </details>`;
  const reached = lanes.some(({ span }) => span)
    ? html`<ul class="list">
        ${reach}
      </ul>`
    : undefined;
  const history = lanes.find(({ artifact }) => artifact === browsingHistory)?.span;
  const limit =
    history &&
    html`<p>${messages.html('timeline.browsing-from', { date: dayOf(history.from, dates) })}</p> `;
  return html`${headingOfSource(context, 'heading.picture', wordsId(id))}
  ${first}${folded}${reached} ${limit}`;
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

const em = (value: number): string => `${value.toFixed(2)}em`;
