import {
  evidence,
  evidenceName,
  html,
  type Html,
  isoInZone,
  type MessageKey,
  parseIso,
} from '../locales/index.ts';
import {
  type FailureReason,
  type Finding,
  indicatorsInAll,
  levels,
  type Met,
} from '../model/index.ts';
import { causeOfFailure, secondTries } from './failure-causes.ts';
import { isStrong } from './finding-groups.ts';
import { kindsOfMany } from './finding-kinds.ts';
import { hasManySources, linkedSource } from './many-sources.ts';
import { otherGaps, sentenceOfUse } from './other-gaps.ts';
import { neededParts, partsByReading, wasAnythingRead } from './parts.ts';
import { dayOf, isOneDay, type ReportContext } from './report-context.ts';
import type { ReportSource } from './report-input.ts';

/** The sentence of the state as the heading, what it means, and three facts. The same panel for every state. */
export function resultPanel(context: ReportContext): Html {
  const { messages, input } = context;
  const isCalm = input.state >= 'S3';
  // What S2 explains ends with it.
  const more = input.state === 'S2' ? undefined : messages.html('state.always.more');
  return html`<section class="result" id="result" aria-labelledby="h-result">
    <div class="wrap">
      <div>
        <p class="over">${messages.html('heading.result')}</p>
        <h1 id="h-result">${messages.html(`state.${input.state}.sentence`)}</h1>
        ${concerned(context)}
        <p class="lead">${messages.html(explanation(context))}</p>
        ${isCalm ? html`<p class="calm">${messages.html('state.always.calm')}</p>` : undefined}
        ${notCompared(context)} ${more && html`<p>${more}</p>`}
        ${input.aborted ? html`<p><strong>${messages.html('report.aborted')}</strong></p>` : undefined}
        ${reasons(context)}
      </div>
      ${facts(context)}
    </div>
  </section>`;
}

/** What a phone asked for, itself or through a person, and did not merely receive. */
const reaching: ReadonlySet<Met> = new Set(['visited', 'redirected', 'resolved']);

/** That something was only received may not be said where the phone itself reached for an address. */
function explanation({ input }: ReportContext): MessageKey {
  const hasReached = (finding: Finding): boolean =>
    finding.origin.kind === 'indicator' && isStrong(finding) && reaching.has(finding.met);
  if (
    input.state === 'S4' &&
    input.sources.some(({ state, findings }) => state === 'S4' && findings.some(hasReached))
  )
    return 'state.S4.explain-reached';
  return `state.${input.state}.explain`;
}

/** "Nothing matches the traces we know" says next to nothing where none of them was looked for. */
function notCompared({ messages, input }: ReportContext): Html | undefined {
  const inUse = indicatorsInAll(input.indicators);
  if (inUse === 'current' || !wasAnythingRead(input)) return undefined;
  return html`<p><strong>${messages.html(sentenceOfUse[inUse])}</strong></p>`;
}

/** Which of several phones the sentence speaks of: "keep the phone" alone does not say which. */
function concerned(context: ReportContext): Html | undefined {
  const { messages, input } = context;
  const those = input.sources.filter(({ state }) => state === input.state);
  if (those.length === 0 || those.length === input.sources.length) return undefined;
  if (hasManySources(input)) {
    const sentence = messages.html('plural.concerns', { n: those.length });
    return html`<div class="reasons">
      <p><a href="#sources">${sentence}</a></p>
    </div>`;
  }
  return html`<div class="reasons">
    <p>${messages.html('report.concerns')}${messages.colon.trimEnd()}</p>
    <ul>
      ${those.map((source) => html`<li>${linkedSource(context, source)}</li> `)}
    </ul>
  </div>`;
}

/** Why a source could not be opened. Those with a place for its name (`path`) name it themselves. */
export const sentenceOfFailure: { readonly [reason in FailureReason]: MessageKey } = {
  'not-found': 'cli.source.not-found',
  'no-permission': 'cli.source.no-permission',
  'disk-error': 'reason.disk-error',
  'link-not-followed': 'reason.link-not-followed',
  empty: 'cli.source.empty',
  'not-recognised': 'cli.source.not-recognised',
  encrypted: 'cli.password.needed',
  'wrong-password': 'reason.wrong-password',
  'malformed-keybag': 'cli.source.keybag-damaged',
  'malformed-manifest': 'cli.source.manifest-damaged',
  'missing-manifest': 'cli.source.manifest-missing',
  'foreign-manifest': 'reason.other-backup',
  'malformed-archive': 'reason.malformed',
  'locked-archive': 'cli.source.archive-locked',
  'packed-archive': 'cli.source.archive-form',
  unsupported: 'reason.unsupported',
  'limit-exceeded': 'reason.limit-exceeded',
  machine: 'cli.source.machine',
  internal: 'reason.internal',
};

/** Why a source could not be opened, in a sentence. */
export function failureSentence(
  { messages }: ReportContext,
  failure: FailureReason,
  label: string,
): Html {
  return messages.html(sentenceOfFailure[failure], { path: evidence(label) });
}

function reasons(context: ReportContext): Html | undefined {
  const { messages, input } = context;
  const failed = input.sources.filter(({ failure }) => failure !== undefined);
  if (failed.length === 0) return undefined;
  const causes = new Set(failed.map(({ failure }) => failure && causeOfFailure[failure]));
  // Beside findings the phone is left as it is until a specialist advises: no new backup of it then
  causes.delete('damaged');
  // What to do in S0 and S1 holds these lines already
  const tries = input.state < 'S2' ? [] : secondTries(causes);
  // What is said of several in the same words is said once, behind their names.
  const labelsOf = new Map<string, { sentence: Html; labels: string[] }>();
  for (const { failure, label } of failed) {
    if (failure === undefined) continue;
    const sentence = failureSentence(context, failure, label);
    const known = labelsOf.get(String(sentence));
    if (known) known.labels.push(label);
    else labelsOf.set(String(sentence), { sentence, labels: [label] });
  }
  const namedUnless = (sentence: Html, labels: readonly string[]): Html => {
    if (input.sources.length === 1 || sentence.source.includes(evidence(labels[0]!).source))
      return sentence;
    const names = labels.map(
      (label, n) => html`${n > 0 ? messages.comma : undefined}${evidenceName(label)}`,
    );
    return html`${names}${messages.colon}${sentence}`;
  };
  return html`<div class="reasons">
    <p>${messages.html(input.state === 'S0' ? 'report.why-not' : 'report.not-opened')}</p>
    <ul>
      ${[...labelsOf.values()].map(({ sentence, labels }) => html`<li>${namedUnless(sentence, labels)}</li> `)}
    </ul>
    ${tries.map((key) => html`<p>${messages.html(key)}</p>`)}
  </div>`;
}

function facts(context: ReportContext): Html {
  const { messages } = context;
  const foundFact = html`<div>
    <dt>${messages.html('heading.found')}</dt>
    <dd>${found(context)}</dd>
  </div>`;
  return html`<dl class="facts">
    ${wasAnythingRead(context.input) ? foundFact : undefined}
    <div>
      <dt>${messages.html('heading.read')}</dt>
      <dd>${partsRead(context)}</dd>
    </div>
    ${period(context)}
  </dl>`;
}

/** Levels that change the state first; notes below them, lighter. */
function found({ messages, input }: ReportContext): Html {
  const all = input.sources.flatMap(({ findings }) => findings);
  if (all.length === 0) return html`<span>${messages.html('plural.findings', { n: 0 })}</span>`;
  const hasStrong = all.some(isStrong);
  return html`${[...levels].reverse().map((level) => {
    const own = all.filter((finding) => finding.level === level);
    if (own.length === 0) return undefined;
    const n = kindsOfMany(own);
    const kinds = n === undefined ? undefined : html` (${messages.html('plural.kinds', { n })})`;
    const label = messages.html(`level.${level}.label`);
    const line = html`${label}${messages.colon}${messages.html('plural.findings', { n: own.length })}${kinds}`;
    if (level !== 'low' && level !== 'info') return html`<span>${line}</span>`;
    // Beside "nothing was found" a bare number of notes would contradict it.
    const what = hasStrong ? undefined : html`. ${messages.html(`level.${level}.text`)}`;
    return html`<span class="then">${line}${what}</span>`;
  })}`;
}

function partsRead(context: ReportContext): Html {
  const { messages, input } = context;
  // What could not be opened is told by itself.
  const parts = input.sources
    .filter(({ failure }) => failure === undefined)
    .flatMap((source) => neededParts(source.coverage));
  // Of how many parts nothing was read says nothing about this phone, and a large number frightens.
  if (parts.length === 0 || !wasAnythingRead(input))
    return html`<span>${messages.html('coverage.none')}</span>`;
  const { read, partly, unread } = partsByReading(parts);
  if (read === parts.length)
    return html`<span>${messages.html('plural.all-parts-read', { n: read })}</span
      >${gapsBesideParts(context)}`;
  return html`<span>${messages.html('plural.parts-read', { n: read, total: parts.length })}</span
    >${partly > 0 ? html`<span class="then">${messages.html('plural.parts-partly-read', { n: partly })}</span>` : undefined}${unread > 0 ? html`<span class="then">${messages.html('plural.parts-not-checked', { n: unread })}</span>` : undefined}`;
}

/** "All parts were read" alone would contradict the sentence of a state that has its gaps elsewhere. */
function gapsBesideParts(context: ReportContext): Html | undefined {
  const { messages, input } = context;
  const hasGaps = input.sources.some(
    (source) => source.failure !== undefined || otherGaps(context, source).length > 0,
  );
  if (!hasGaps) return undefined;
  return html`<span class="then">${messages.html('report.missing-all-the-same')}</span>`;
}

const millisecondsPerDay = 86_400_000;

/** Of very many sources each tells its own, below its name: what to do now must not begin screens below the result. */
function period(context: ReportContext): Html | undefined {
  const { messages, input } = context;
  if (hasManySources(input)) return undefined;
  const known = input.sources.filter(({ covers }) => covers);
  if (known.length === 0) return undefined;
  return html`<div>
    <dt>${messages.html('heading.period')}</dt>
    <dd>${known.map((source) => periodOf(context, source, known.length > 1))}</dd>
  </div> `;
}

function periodOf(context: ReportContext, source: ReportSource, isNamed: boolean): Html {
  const covered = coveredBy(context, source);
  const name = isNamed ? html`<span class="then">${context.sourceName(source)}</span>` : undefined;
  const length = covered?.length && html`<span class="then">${covered.length}</span>`;
  return html`<div class="of">${name}<span>${covered?.days}</span>${length}</div> `;
}

/** From which day to which the data reach, and how many days these are, where that can be said; `undefined` where nothing has a time. */
export function coveredBy(
  context: ReportContext,
  source: ReportSource,
): { readonly days: Html; readonly length: Html | undefined } | undefined {
  const { messages } = context;
  const { covers } = source;
  if (!covers) return undefined;
  const dates = context.dates(source);
  const from = dayOf(covers.from, dates);
  const to = dayOf(covers.to, dates);
  const n = daysBetween(covers, context.zone(source) ?? 'UTC');
  return {
    days: isOneDay(covers, dates) ? from : messages.html('report.from-to', { from, to }),
    length: n !== undefined && n >= 0 ? messages.html('plural.period-days', { n }) : undefined,
  };
}

/** Days from one date to the other as they are printed beside them; hours are not counted. `undefined` where one of them is no time. */
function daysBetween(
  { from, to }: { readonly from: string; readonly to: string },
  zone: string,
): number | undefined {
  const [first, last] = [parseIso(from), parseIso(to)];
  if (!first || !last) return undefined;
  const dayIn = (moment: Date): number => Date.parse(isoInZone(moment, zone).slice(0, 10));
  return (dayIn(last) - dayIn(first)) / millisecondsPerDay;
}
