import { evidence, html, type Html, type MessageKey } from '../locales/index.ts';
import { holdsTooLittle, indicatorsInAll, type ProblemCode } from '../model/index.ts';
import { adviceFor, type AdviceLists, type AdviceSituation, stalkingAdvice } from './advice.ts';
import { causeOfFailure, type FailureCause } from './failure-causes.ts';
import type { ReportContext } from './report-context.ts';
import type { ReportInput } from './report-input.ts';
import { pointsToStalkerware } from './stalkerware.ts';

const barred = html`<svg aria-hidden="true" viewBox="0 0 24 24"><use href="#i-no" /></svg>`;

/** The section of the page that a line of advice speaks of, which stands far below it, and its heading. */
const sectionSpokenOf: ReadonlyMap<MessageKey, readonly [id: string, heading: MessageKey]> =
  new Map([
    ['advice.read-list', ['examined', 'heading.examined']],
    ['advice.contact-helpline', ['help', 'heading.help']],
    ['advice.other-reasons', ['help', 'heading.help']],
    ['advice.bring-helper', ['help', 'heading.help']],
    ['stalker.now.line', ['help', 'heading.help']],
  ]);

/** What to do now, within a day, later, and what not to do; the stalkerware path instead where a finding points there. */
export function adviceSection(context: ReportContext): Html {
  const { messages, input } = context;
  const isStalking = pointsToStalkerware(input);
  const lists = isStalking ? stalkingAdvice : adviceFor(situationOf(input));
  return html`<section id="do" aria-labelledby="h-do">
    <h2 id="h-do">${messages.html('heading.do.now')}</h2>
    ${isStalking ? stalkingAdvice.intro.map((key) => html`<p>${messages.html(key)}</p>`) : undefined}
    <ol class="now" role="list">
      ${lists.now.map((item) => nowItem(context, item))}
    </ol>
    ${laterList(context, 'heading.do.day', lists.day)}
    ${laterList(context, 'heading.do.later', lists.later)}
    <div class="not" id="dont">
      <h2 class="sub">${messages.html('heading.do.not')}</h2>
      <ul role="list">
        ${lists.not.map((key) => html`<li>${barred}${messages.html(key)}</li> `)}
      </ul>
    </div>
  </section>`;
}

function nowItem({ messages }: ReportContext, item: AdviceLists['now'][number]): Html {
  if (typeof item === 'string') {
    const command = evidence('athar indicators update');
    return html`<li>
      <p>${messages.html(item, { command })}</p>
      ${linkToSection(messages, item)}
    </li> `;
  }
  return html`<li>
    <h3>${messages.html(item.title)}</h3>
    <p>${messages.html(item.first)}</p>
    <p>${messages.html(item.intro)}</p>
    <ol>
      ${item.cases.map((key) => html`<li>${messages.html(key)}</li> `)}
    </ol>
  </li> `;
}

function linkToSection(messages: ReportContext['messages'], advice: MessageKey): Html | undefined {
  const section = sectionSpokenOf.get(advice);
  if (!section) return undefined;
  const [id, heading] = section;
  return html`<p class="onward"><a href="#${id}">${messages.html(heading)}</a></p>`;
}

function laterList({ messages }: ReportContext, heading: MessageKey, keys: readonly MessageKey[]) {
  return html`<h2 class="sub">${messages.html(heading)}</h2>
    <ul class="list tick">
      ${keys.map((key) => html`<li>${messages.html(key)}</li> `)}
    </ul>`;
}

/** Of what was opened: there the password, if there was one, did fit. */
const problemsOfCopies: ReadonlySet<ProblemCode> = new Set([
  'malformed',
  'truncated',
  'missing',
  'other-backup',
  'disk-error',
]);

function situationOf({ state, sources, indicators }: ReportInput): AdviceSituation {
  const causes = new Set<FailureCause>();
  for (const { failure, coverage } of sources) {
    if (failure === undefined) {
      const codes = coverage.flatMap(({ problems }) => problems.map(({ code }) => code));
      if (codes.some((code) => problemsOfCopies.has(code))) causes.add('damaged');
      continue;
    }
    const cause = causeOfFailure[failure];
    if (cause) causes.add(cause);
  }
  // Nothing was given that could be recognised at all.
  if (state === 'S0' && sources.length === 0) causes.add('folder');
  return {
    state,
    hasAndroid: sources.some(({ device }) => device?.platform === 'android'),
    causes,
    isPlainBackup: sources.some(holdsTooLittle),
    indicators: indicatorsInAll(indicators),
  };
}
