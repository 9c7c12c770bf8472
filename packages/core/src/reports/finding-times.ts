import {
  evidence,
  html,
  type Html,
  isoInZone,
  type Language,
  type MessageKey,
  parseIso,
  timeMark,
} from '../locales/index.ts';
import {
  backupMade,
  type BelievedTime,
  believedTimes,
  type Doubt,
  type Finding,
  type Timestamp,
} from '../model/index.ts';
import type { FindingGroup } from './finding-groups.ts';
import { dayOf, isDayOnly, type ReportContext } from './report-context.ts';
import type { ReportSource } from './report-input.ts';

/** Times of one card that are printed, and what one of them marks; the others stand in `findings.jsonl`. */
const maxTimes = 4;

/** When something was seen: the days, and below them each time with what it marks. */
export function whenSeen(context: ReportContext, { findings, source, sights }: FindingGroup): Html {
  const { messages } = context;
  const told = findings.flatMap((finding) => finding.times);
  const moments = momentsOf(believedTimes(told));
  const doubtful = doubtfulTimes(context, told);
  const [earliest, latest] = [moments[0], moments.at(-1)];
  if (!earliest || !latest) return doubtful ?? html`<p>${messages.html('finding.no-time')}</p>`;
  const span = html`<p>${spanOf(context, source, findings)}</p>`;
  // Of those that are told together, each tells its own day.
  if (sights.length > 1) return span;
  const isOneDay = areOneDay(context, source, earliest.time, latest.time);
  const shown = moments
    .slice(0, maxTimes)
    .map((moment) => momentLines(context, source, moment, !isOneDay));
  const more = moments.length - shown.length;
  // "Was installed", and beside it the day of the backup, would be read as the day when it was.
  const isOfBackup = told.every(({ marks }) => marks === backupMade);
  return html`${span} ${shown}
  ${isOfBackup ? html`<p class="small">${messages.html('finding.backup-time')}</p>` : undefined}
  ${more === 0 ? undefined : html`<p class="small">${messages.html('plural.more-times', { n: more, file: 'findings.jsonl' })}</p>`}${doubtful}`;
}

/** What is said of a time that cannot be true; placeholder `{value}`. */
export const sentenceOfDoubt: { readonly [doubt in Doubt]: MessageKey } = {
  'before-phones': 'finding.time-too-early',
  'after-2037': 'finding.time-too-late',
  'no-date': 'finding.time-no-date',
};

/** What a time marks; as the file has it where this version does not know it. */
function markName(marks: string, language: Language): Html {
  const name = timeMark(marks, language);
  return name === undefined ? evidence(marks) : html`${name}`;
}

/** A time, and all that is told to have been then. */
interface Moment {
  readonly time: BelievedTime;
  readonly marks: Set<string>;
}

function momentsOf(times: readonly BelievedTime[]): Moment[] {
  const moments = new Map<string, Moment>();
  for (const time of times) {
    const key = `${time.at} ${time.clock}`;
    const known = moments.get(key);
    if (known) known.marks.add(time.marks);
    else moments.set(key, { time, marks: new Set([time.marks]) });
  }
  return [...moments.values()].sort((a, b) =>
    a.time.at < b.time.at ? -1 : Number(a.time.at > b.time.at),
  );
}

/** What happened, the day where the one above them is not that of all, and the time as clocks show it. */
function momentLines(
  context: ReportContext,
  source: ReportSource,
  { time, marks }: Moment,
  withDay: boolean,
): Html {
  const { messages } = context;
  const day = withDay
    ? html`${messages.colon}${dayOf(time.at, context.datesOf(source, time))}`
    : undefined;
  return html`<p class="small">
    ${markLine(context, [...marks], day)}${clockLines(context, time, context.zone(source))}
  </p> `;
}

function markLine(
  { messages }: ReportContext,
  marks: readonly string[],
  day: Html | undefined,
): Html {
  const names = marks.slice(0, maxTimes).map((one) => markName(one, messages.language));
  const all = marks.length > maxTimes ? [...names, html`…`] : names;
  const joined = all.map((name, n) => (n === 0 ? name : html` · ${name}`));
  return html`<strong class="time">${joined}${day}</strong>`;
}

function clockLines(
  { messages }: ReportContext,
  time: BelievedTime,
  zone: string | undefined,
): Html[] {
  const line = (content: Html): Html => html`<span class="time">${content}</span>`;
  const bare = time.at.replace(/Z$/, '');
  if (time.clock === 'unknown')
    return [line(messages.html('finding.unknown-clock', { time: evidence(bare) }))];
  if (time.clock === 'device-local')
    return [line(messages.html('finding.local-time', { time: evidence(bare) }))];
  const moment = parseIso(time.at);
  // A day alone has no hour to tell in a zone.
  const local =
    zone === undefined || !moment || isDayOnly(time)
      ? []
      : [line(messages.html('finding.local-time', { time: isoInZone(moment, zone) }))];
  return [...local, line(messages.html('finding.utc', { time: time.at }))];
}

/** Times that cannot be true are told with what they should mark and what is stored, and used for nothing. */
function doubtfulTimes(context: ReportContext, times: readonly Timestamp[]): Html | undefined {
  const told = new Map<string, Html>();
  for (const { doubt, at, raw, marks } of times) {
    if (doubt === undefined || told.size === maxTimes) continue;
    const value = at === undefined ? String(raw) : at.replace(/Z$/, '');
    const line = context.messages.html(sentenceOfDoubt[doubt], { value: evidence(value) });
    told.set(
      `${doubt} ${value} ${marks}`,
      html`<p class="small">
        ${markLine(context, [marks], undefined)}<span class="time doubt">${line}</span>
      </p> `,
    );
  }
  return told.size === 0 ? undefined : html`${[...told.values()]}`;
}

function areOneDay(
  context: ReportContext,
  source: ReportSource,
  first: BelievedTime,
  last: BelievedTime,
): boolean {
  const [start, end] = [parseIso(first.at), parseIso(last.at)];
  const dayIn = (time: BelievedTime, moment: Date): string =>
    context.datesOf(source, time).day(moment);
  return !start || !end || dayIn(first, start) === dayIn(last, end);
}

/** The days of the first and of the last of what a card tells; one where they are the same, none where nothing has a time. */
export function daysOf(
  context: ReportContext,
  { findings, source }: FindingGroup,
): Html | undefined {
  return spanOf(context, source, findings);
}

/** An appointment can lie years off: its day is told beside what it marks, and only where nothing else has a day as a day of the finding. */
function spanOf(
  context: ReportContext,
  source: ReportSource,
  findings: readonly Finding[],
): Html | undefined {
  const recorded = findings.flatMap((finding) => context.recordedTimes(finding));
  const times =
    recorded.length > 0 ? recorded : believedTimes(findings.flatMap((finding) => finding.times));
  const moments = momentsOf(times);
  const [first, last] = [moments[0], moments.at(-1)];
  if (!first || !last) return undefined;
  const isOneDay = areOneDay(context, source, first.time, last.time);
  return days(context, source, first.time, isOneDay ? undefined : last.time);
}

function days(
  context: ReportContext,
  source: ReportSource,
  first: BelievedTime,
  last: BelievedTime | undefined,
): Html {
  const from = dayOf(first.at, context.datesOf(source, first));
  if (!last) return from;
  const to = dayOf(last.at, context.datesOf(source, last));
  return context.messages.html('report.from-to', { from, to });
}
