import { base64Of } from '../bytes/base64.ts';
import { sha256 } from '../bytes/sha256.ts';
import { html, Html, type Language, type MessageKey } from '../locales/index.ts';
import { adviceSection } from './advice-section.ts';
import {
  checkedForSection,
  consentSection,
  helpSection,
  limitsSection,
} from './closing-sections.ts';
import { examinedSection } from './examined-section.ts';
import { findingsSection } from './finding-cards.ts';
import { groupFindings } from './finding-groups.ts';
import { wasAnythingRead } from './parts.ts';
import { type ReportContext, reportContext } from './report-context.ts';
import type { ReportInput } from './report-input.ts';
import { hasLogs, logsSection } from './logs-section.ts';
import { hasManySources, sourcesSection } from './many-sources.ts';
import { resultPanel } from './result-panel.ts';
import { styleSheet } from './style-sheet.ts';
import { technicalSection } from './technical-section.ts';
import { timelineSection } from './timeline-section.ts';

/**
 * `report.html`: the report for the person and the helper beside them. One file without script and without
 * anything from outside; the style sheet is allowed by its digest, so that markup smuggled in by evidence
 * could not even be styled. The same input gives the same bytes.
 */
export function htmlReport(input: ReportInput, language: Language): string {
  const context = reportContext(input, language);
  const { messages } = context;
  const findings = groupFindings(context);
  const style = styleSheet(messages);
  const digest = base64Of(sha256(new TextEncoder().encode(style)));
  const policy = `default-src 'none'; style-src 'sha256-${digest}'; font-src data:; base-uri 'none'; form-action 'none'`;
  return html`<!DOCTYPE html>
    <html lang="${language}" dir="${messages.direction}">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${new Html(policy)}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <meta name="color-scheme" content="light dark" />
        <title>${messages.html('report.title')}</title>
        ${new Html(`<style>${style}</style>`)}
      </head>
      <body>
        ${signs}
        <div id="cover" role="region" aria-label="${messages.html('report.back')}">
          <a href="#result">${messages.html('report.back')}</a>
        </div>
        ${top(context)}
        <main>
          ${resultPanel(context)}
          <div class="wrap page">
            <div>${adviceSection(context)}</div>
            ${contents(context, findings.shown.length > 0)}
            <div class="rest">
              ${sourcesSection(context, new Set(findings.shown.map(({ source }) => source)))}
              ${findingsSection(context, findings)} ${examinedSection(context)}
              ${wasAnythingRead(input) ? timelineSection(context, findings.shown) : undefined}
              ${logsSection(context)} ${checkedForSection(context)} ${helpSection(context)}
              ${limitsSection(context)} ${consentSection(context)}
              ${technicalSection(context, findings.shown)}
            </div>
          </div>
        </main>
        <footer>
          <div class="wrap"><p>${messages.html('report.made-with')}</p></div>
        </footer>
      </body>
    </html> `.source;
}

/** Signs that are used many times. Partly read: half filled; left out: a bar; not reached: a point. */
const signs = html`<svg class="out" aria-hidden="true">
  <defs>
    <symbol id="i-no" viewBox="0 0 24 24">
      <circle cx="12" cy="12" r="9.5" fill="none" stroke="currentColor" stroke-width="2.5" />
      <path d="M5.5 5.5l13 13" stroke="currentColor" stroke-width="2.5" />
    </symbol>
    <symbol id="c-read" viewBox="0 0 24 24">
      <rect class="cell" x="2" y="2" width="20" height="20" rx="2" />
    </symbol>
    <symbol id="c-partly-read" viewBox="0 0 24 24">
      <rect class="cell gap" x="2" y="2" width="20" height="20" rx="2" />
      <path class="part" d="M2 12h20v8a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2z" />
    </symbol>
    <symbol id="c-unreadable" viewBox="0 0 24 24">
      <rect class="cell gap" x="2" y="2" width="20" height="20" rx="2" />
      <path class="hatch" d="M3 15L15 3M3 21.5L21.5 3M9 21L21 9" />
    </symbol>
    <symbol id="c-not-supported" viewBox="0 0 24 24">
      <rect class="cell gap dash" x="2" y="2" width="20" height="20" rx="2" />
    </symbol>
    <symbol id="c-not-present" viewBox="0 0 24 24">
      <rect class="cell gap" x="2" y="2" width="20" height="20" rx="2" />
    </symbol>
    <symbol id="c-skipped" viewBox="0 0 24 24">
      <rect class="cell gap" x="2" y="2" width="20" height="20" rx="2" />
      <path class="line" d="M7 12h10" />
    </symbol>
    <symbol id="c-not-reached" viewBox="0 0 24 24">
      <rect class="cell gap" x="2" y="2" width="20" height="20" rx="2" />
      <circle class="dot" cx="12" cy="12" r="2.6" />
    </symbol>
  </defs>
</svg>`;

function top(context: ReportContext): Html {
  const { messages, input } = context;
  const [only] = input.sources;
  const what =
    input.sources.length === 1 && only?.device
      ? html` <span class="what">${context.deviceName(only)}</span>`
      : undefined;
  const title = messages.html(input.sources.length > 1 ? 'report.of-several' : 'report.of-phone');
  return html`<header class="top">
    <a class="skip" href="#result">${messages.html('report.skip')}</a>
    <div class="wrap">
      <p>${title}${what}</p>
      <a class="hide" href="#cover">${messages.html('report.hide')}</a>
    </div>
  </header>`;
}

function contents({ messages, input }: ReportContext, hasFindings: boolean): Html {
  const entries: readonly (readonly [string, MessageKey])[] = [
    ['do', 'heading.do.now'],
    ['dont', 'heading.do.not'],
    ['sources', 'heading.sources'],
    ['findings', 'heading.findings'],
    ['examined', 'heading.examined'],
    ['timeline', hasFindings ? 'heading.timeline' : 'heading.period'],
    ['logs', 'heading.logs'],
    ['checked', 'heading.checked-for'],
    ['help', 'heading.help'],
    ['limits', 'heading.limits'],
    ['consent', 'heading.consent'],
    ['technical', 'heading.technical'],
  ];
  return html`<nav class="contents" aria-labelledby="h-n">
    <h2 id="h-n">${messages.html('heading.contents')}</h2>
    <ol>
      ${entries.filter(([id]) => (id !== 'timeline' || wasAnythingRead(input)) && (id !== 'logs' || hasLogs(input)) && (id !== 'sources' || hasManySources(input))).map(([id, key]) => html`<li><a href="#${id}">${messages.html(key)}</a></li> `)}
    </ol>
  </nav>`;
}
