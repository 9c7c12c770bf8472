import { dateWriter, evidence, html, type Html, type MessageKey } from '../locales/index.ts';
import {
  holdsTooLittle,
  indicatorsIn,
  indicatorsInAll,
  joinedMetAfterEnd,
  type IndicatorFile,
} from '../model/index.ts';
import { indicatorHints } from './advice.ts';
import { nameList, ruleTitle } from './finding-text.ts';
import { namedThreats } from './known-families.ts';
import { sentenceOfUse } from './other-gaps.ts';
import { wasAnythingRead } from './parts.ts';
import { dayOf, type ReportContext } from './report-context.ts';
import { pointsToStalkerware } from './stalkerware.ts';

/** Names that were looked for and well-known names that were not. Never with a count of indicators. */
export function checkedForSection(context: ReportContext): Html {
  const { messages, input } = context;
  if (!wasAnythingRead(input))
    return html`<section id="checked" aria-labelledby="h-k">
      <h2 id="h-k">${messages.html('heading.checked-for')}</h2>
      <p>${messages.html('threats.nothing-read')}</p>
    </section>`;
  const used = input.indicators.filter((file) => indicatorsIn(file) !== 'none');
  const inUse = indicatorsInAll(used);
  const ofAll = namedThreats(threatsOf(used));
  const { checked } = namedThreats(threatsOf(used.filter(({ loaded }) => loaded > 0)));
  const ended = ofAll.checked.filter((name) => !checked.includes(name));
  const names = (list: readonly string[]): Html => nameList(list, messages.language);
  const newest = used
    .map((file) => file.newest ?? '')
    .sort()
    .at(-1);
  const age =
    newest === undefined || newest === ''
      ? messages.html('report.indicators-undated')
      : messages.html('report.newest-indicators', {
          date: dayOf(newest, dateWriter(messages.language)),
        });
  const sentenceOf = (key: MessageKey, families: readonly string[]): Html | undefined =>
    families.length === 0
      ? undefined
      : html`<p>${messages.html(key, { families: names(families) })}</p>`;
  const incomplete = input.indicators.some(({ complete }) => !complete);
  const lookedFor =
    inUse === 'current'
      ? html`${sentenceOf('threats.checked-for', checked)}
          ${sentenceOf('threats.checked-before-end', ended)}
          <p>${messages.html('threats.rules-too')}</p>`
      : html`<p>${messages.html(sentenceOfUse[inUse])}</p>
          ${sentenceOf('threats.checked-before-end', ended)}
          <p>
            ${indicatorHints[inUse].map((key) => messages.html(key, { command: evidence('athar indicators update') }))}
          </p>`;
  const afterEnd = joinedMetAfterEnd(
    input.sources.flatMap(({ coverage }) => coverage.map(({ metAfterEnd }) => metAfterEnd)),
  );
  return html`<section id="checked" aria-labelledby="h-k">
    <h2 id="h-k">${messages.html('heading.checked-for')}</h2>
    ${lookedFor}
    ${afterEnd && html`<p>${messages.html('plural.met-after-end', { n: afterEnd.count, file: 'coverage.json' })}</p>`}
    ${ofAll.notChecked.length > 0 ? html`<p>${messages.html('threats.not-checked-for', { families: names(ofAll.notChecked) })} ${messages.html('threats.not-checked-for.note')}</p>` : undefined}
    ${rulesNotApplied(context)}
    <p>${messages.html('threats.other-names')}</p>
    ${incomplete ? html`<p>${messages.html('reason.indicators-partly-loaded')}</p>` : undefined}
    ${used.length > 0 ? html`<p>${age}</p>` : undefined}
  </section>`;
}

/** "General rules were applied as well" would not be true of these. */
function rulesNotApplied(context: ReportContext): Html | undefined {
  const { messages, input } = context;
  const items = input.sources.flatMap((source) =>
    (source.notJudged ?? []).map((id) => {
      const where = input.sources.length > 1 ? html` (${context.sourceName(source)})` : undefined;
      return html`<li>${ruleTitle(context, id) ?? evidence(id)}${where}</li> `;
    }),
  );
  if (items.length === 0) return undefined;
  return html`<p>${messages.html('threats.rules-not-applied')}</p>
    <ul class="list">
      ${items}
    </ul>`;
}

/** A name of which nothing was compared was not looked for. */
const threatsOf = (files: readonly IndicatorFile[]): string[] =>
  files.flatMap(({ threats, notCompared }) =>
    threats.filter((name) => notCompared?.threats.includes(name) !== true),
  );

const helplines: readonly MessageKey[] = [
  'help.org.access-now',
  'help.org.smex',
  'help.org.7amleh',
  'help.org.socialtic',
];
const laboratories: readonly MessageKey[] = ['help.org.amnesty', 'help.org.rsf'];

/** Names only: contact details go out of date, and a wrong one does harm. */
export function helpSection({ messages, input }: ReportContext): Html {
  const list = (heading: MessageKey, keys: readonly MessageKey[]): Html =>
    html`<h3>${messages.html(heading)}</h3>
      <ul class="list">
        ${keys.map((key) => html`<li><strong>${messages.html(key)}</strong></li> `)}
      </ul> `;
  const isStalking = pointsToStalkerware(input);
  const stalking = html`<h3>${messages.html('help.group.stalking')}</h3>
    <p>${messages.html('help.stalking-names')}</p> `;
  return html`<section id="help" aria-labelledby="h-h">
    <div class="headed">
      <h2 id="h-h">${messages.html('heading.help')}</h2>
      <p>${messages.html('help.intro-names')}</p>
    </div>
    ${list('help.group.digital', helplines)}${list('help.group.labs', laboratories)}${isStalking ? stalking : undefined}
    <p class="quiet small">${messages.html('help.not-endorsed')}</p>
  </section>`;
}

/** What this check could not show, by what was given to it. */
export function limitsSection({ messages, input }: ReportContext): Html {
  const backups = input.sources.filter(({ kind }) => kind === 'itunes-backup');
  const keys: MessageKey[] = ['report.never-sees'];
  if (backups.length > 0) keys.push('limits.no-logs');
  if (input.sources.some(holdsTooLittle)) keys.push('limits.plain-backup');
  keys.push('limits.links');
  if (input.options.full) keys.push('cli.full-option');
  const rows = input.sources.flatMap(({ coverage }) => coverage);
  const n = rows.reduce((sum, { unsearchedPages = 0 }) => sum + unsearchedPages, 0);
  return html`<section id="limits" aria-labelledby="h-l">
    <div class="headed">
      <h2 id="h-l">${messages.html('heading.limits')}</h2>
      <ul class="list">
        ${keys.map((key) => html`<li>${messages.html(key)}</li> `)}
        ${n > 0 ? html`<li>${messages.html('plural.pages-not-searched', { n })}</li> ` : undefined}
      </ul>
    </div>
  </section>`;
}

/** Consent, with two lines to fill in by hand, because the report holds no clock of the computer. */
export function consentSection({ messages }: ReportContext): Html {
  return html`<section id="consent" aria-labelledby="h-s">
    <div class="headed">
      <h2 id="h-s">${messages.html('heading.consent')}</h2>
      <p>${messages.html('consent.only-with')}</p>
    </div>
    <p>${messages.html('consent.withdraw')}</p>
    <p>${messages.html('advice.consent-publish')}</p>
    <div class="fill">
      <p>${messages.html('consent.helper-name')}</p>
      <p>${messages.html('consent.talk-date')}</p>
    </div>
    <h3>${messages.html('heading.left-device')}</h3>
    <p>${messages.html('report.nothing-left')}</p>
  </section>`;
}
