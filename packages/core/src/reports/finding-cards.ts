import {
  evidence,
  html,
  type Html,
  isoInZone,
  type MessageKey,
  parseIso,
} from '../locales/index.ts';
import {
  backupMade,
  type BelievedTime,
  believedTimes,
  type Doubt,
  type Timestamp,
} from '../model/index.ts';
import { type FindingGroup, type GroupedFindings, isStrong } from './finding-groups.ts';
import { wasAnythingRead } from './parts.ts';
import { dayOf, isDayOnly, type ReportContext } from './report-context.ts';
import type { ReportSource } from './report-input.ts';

/** Cards that lie open; those after them unfold, the stronger ones apart from the notes. */
const maxOpen = 10;
/** Times of one card that are printed; the others stand in `findings.jsonl`. */
const maxTimes = 4;

/** Each finding explained: seen, when, where, why, what else it can be, how certain, who should confirm. */
export function findingsSection(context: ReportContext, { shown, more }: GroupedFindings): Html {
  const { messages, input } = context;
  const none = wasAnythingRead(input)
    ? messages.html('plural.findings', { n: 0 })
    : messages.html('coverage.none');
  const open = shown.slice(0, maxOpen);
  const folded = shown.slice(maxOpen);
  const strong = folded.filter(({ finding }) => isStrong(finding));
  const weak = folded.filter(({ finding }) => !isStrong(finding));
  const fold = (key: MessageKey, groups: readonly FindingGroup[]): Html | undefined =>
    groups.length === 0
      ? undefined
      : html`<details class="more">
          <summary>${messages.html(key, { n: groups.length })}</summary>
          <div>${groups.map((group) => card(context, group))}</div>
        </details>`;
  const left = (key: MessageKey, n: number): Html | undefined =>
    n === 0 ? undefined : html`<p>${messages.html(key, { n, file: 'findings.jsonl' })}</p>`;
  // Cards begin a page of their own on paper; one sentence needs none.
  const start = shown.length === 0 ? '' : 'sheet';
  return html`<section id="findings" class="${start}" aria-labelledby="h-f">
    <h2 id="h-f">${messages.html('heading.findings')}</h2>
    <p>${shown.length === 0 ? none : messages.html('report.times')}</p>
    ${left('plural.more-strong-findings', more.strong)}
    ${open.map((group) => card(context, group))}${fold('plural.further-strong-findings', strong)}${fold('plural.further-findings', weak)}
    ${left('plural.more-findings', more.weak)}
  </section>`;
}

/** Name of a finding's place in the technical details; Latin in every language, so that two reports match. */
export function entryName(number: number): string {
  return `E-${String(number).padStart(2, '0')}`;
}

function card(context: ReportContext, group: FindingGroup): Html {
  const { messages, input } = context;
  const { finding, findings, text, source, number } = group;
  const strong = isStrong(finding);
  const id = `f${String(number)}`;
  const paragraphs = (list: readonly (Html | undefined)[]): Html[] =>
    list.flatMap((content) => (content ? [html`<p>${content}</p>`] : []));

  const seen = paragraphs([
    ...text.seen,
    findings.length > 1
      ? messages.html('plural.recorded-times', { n: findings.length })
      : undefined,
    finding.deleted ? messages.html('finding.deleted') : undefined,
  ]);
  const where = paragraphs([
    context.artifactName(finding.artifact),
    input.sources.length > 1 ? context.sourceName(source) : undefined,
    messages.html('finding.entry', { entry: entryName(number) }),
  ]);
  const why = paragraphs([...text.why, messages.html(`level.${finding.level}.text`)]);
  const other = html`<ul class="list">
      ${text.otherExplanations.map((explanation) => html`<li>${explanation}</li> `)}
    </ul>
    ${strong ? html`<p>${messages.html('other.closing')}</p>` : undefined}`;
  const sure = html`<p>
      <strong>${messages.html(`confidence.${finding.confidence}.label`)}</strong>
    </p>
    <p>${messages.html(`confidence.${finding.confidence}.text`)}</p>`;
  const confirm = html`<p>
    ${messages.html(strong ? 'finding.confirm.specialist' : 'finding.confirm.none')}
  </p>`;

  return html`<article class="finding" id="${id}" aria-labelledby="${id}-t">
    <header>
      ${numberSign(number, strong)}
      <div>
        <h3 id="${id}-t">
          <span class="out">${messages.html('finding.number', { number })}. </span>${text.title}
        </h3>
        <p class="level">${messages.html(`level.${finding.level}.label`)}</p>
      </div>
    </header>
    <dl>
      <div>
        <dt>${messages.html('finding.heading.seen')}</dt>
        <dd>${seen}</dd>
      </div>
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
    </dl>
  </article> `;
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

function whenSeen(context: ReportContext, { findings, source }: FindingGroup): Html {
  const { messages } = context;
  const told = findings.flatMap((finding) => finding.times);
  const times = distinctTimes(believedTimes(told));
  const doubtful = doubtfulTimes(context, told);
  const [first] = times;
  const last = times.at(-1);
  if (!first || !last) return doubtful ?? html`<p>${messages.html('finding.no-time')}</p>`;
  const zone = context.zone(source);
  const lines = times.slice(0, maxTimes).map((time) => timeLines(context, time, zone));
  const more = times.length - lines.length;
  // "Was installed", and beside it the day of the backup, would be read as the day when it was.
  const isOfBackup = told.every(({ marks }) => marks === backupMade);
  return html`<p>${days(context, source, first, last)}</p>
    <p class="small">${lines}</p>
    ${isOfBackup ? html`<p class="small">${messages.html('finding.backup-time')}</p>` : undefined}
    ${more === 0 ? undefined : html`<p class="small">${messages.html('plural.more-times', { n: more, file: 'findings.jsonl' })}</p>`}${doubtful}`;
}

/** What is said of a time that cannot be true; placeholder `{value}`. */
export const sentenceOfDoubt: { readonly [doubt in Doubt]: MessageKey } = {
  'before-phones': 'finding.time-too-early',
  'after-2037': 'finding.time-too-late',
  'no-date': 'finding.time-no-date',
};

/** Times that cannot be true are told with what is stored, and used for nothing. */
function doubtfulTimes({ messages }: ReportContext, times: readonly Timestamp[]): Html | undefined {
  const told = new Map<string, Html>();
  for (const { doubt, at, raw } of times) {
    if (doubt === undefined || told.size === maxTimes) continue;
    const value = at === undefined ? String(raw) : at.replace(/Z$/, '');
    const line = messages.html(sentenceOfDoubt[doubt], { value: evidence(value) });
    told.set(`${doubt} ${value}`, html`<span class="time doubt">${line}</span>`);
  }
  return told.size === 0 ? undefined : html`<p class="small">${[...told.values()]}</p>`;
}

function days(
  context: ReportContext,
  source: ReportSource,
  first: BelievedTime,
  last: BelievedTime,
): Html {
  const [dates, lastDates] = [context.datesOf(source, first), context.datesOf(source, last)];
  const from = dayOf(first.at, dates);
  const to = dayOf(last.at, lastDates);
  const [start, end] = [parseIso(first.at), parseIso(last.at)];
  if (!start || !end || dates.day(start) === lastDates.day(end)) return from;
  return context.messages.html('report.from-to', { from, to });
}

function timeLines(
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

function distinctTimes(times: readonly BelievedTime[]): BelievedTime[] {
  const byMoment = new Map(times.map((time) => [`${time.at} ${time.clock}`, time]));
  return [...byMoment.values()].sort((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at)));
}
