import type { Messages } from '../locales/index.ts';

/**
 * The style sheet of the person's report. Logical properties only, so that it serves both directions of
 * writing; colours for light and dark with a contrast of at least 4.5 for text; a version for paper.
 * It must be the same text as the one whose digest stands in the content security policy.
 */
export function styleSheet(messages: Messages): string {
  const pageNumber = pageNumberContent(messages);
  const folded = cssString(messages.unisolated('report.folded-on-paper'));
  return `:root {
  color-scheme: light dark;
  --paper: #ffffff; --ink: #17222a; --quiet: #4a5862; --line: #cfd8dc; --edge: #6b7a83;
  --tint: #edf4f5; --grey: #f3f4f4; --accent: #0b5567; --on-accent: #ffffff; --code: #eef1f2; --band: #6695a2;
  --text: "Noto Sans", system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
  --mono: ui-monospace, "SF Mono", "Cascadia Mono", Consolas, "Noto Sans Mono", "DejaVu Sans Mono", monospace;
  --leading: 1.6; --measure: 66ch; --bold: 600;
  --s1: .25rem; --s2: .5rem; --s3: 1rem; --s4: 1.5rem; --s5: 2.5rem; --s6: 4rem;
}
:lang(ar) {
  --text: "Noto Naskh Arabic", "Geeza Pro", "Segoe UI", "Noto Sans Arabic", Tahoma, "Noto Sans", sans-serif;
  --leading: 1.85; --measure: 62ch; --bold: 700;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #11181c; --ink: #e6ebee; --quiet: #aebac1; --line: #35434b; --edge: #84949d;
    --tint: #18272d; --grey: #1b2328; --accent: #8ccfdc; --on-accent: #08262e; --code: #212c32; --band: #47798a;
  }
}
*, *::before, *::after { box-sizing: border-box; }
html { font-size: 112.5%; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-padding-block-start: 1rem; }
html:lang(ar) { font-size: 118.75%; }
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
body { margin: 0; background: var(--paper); color: var(--ink); font-family: var(--text); line-height: var(--leading); overflow-wrap: break-word; }
h1, h2, h3, h4, p, ul, ol, dl, dd, figure { margin: 0; padding: 0; }
h1, h2, h3, h4 { line-height: 1.25; font-weight: var(--bold); text-wrap: balance; }
:lang(ar) :is(h1, h2, h3, h4) { line-height: 1.5; }
h2 { font-size: 1.65rem; } h2.sub { font-size: 1.3rem; } h3 { font-size: 1.22rem; } h4 { font-size: 1rem; }
p, li, dd { max-width: var(--measure); text-wrap: pretty; }
a { color: var(--accent); text-decoration-thickness: .08em; text-underline-offset: .2em; }
a:hover { text-decoration-thickness: .16em; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; border-radius: 2px; }
q { quotes: "“" "”"; font-weight: var(--bold); } :lang(ar) q, :lang(es) q { quotes: "«" "»"; } :lang(fr) q { quotes: "«\u00a0" "\u00a0»"; }
.quiet { color: var(--quiet); }
.small { font-size: .9rem; }
.out { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.wrap { max-inline-size: 66rem; margin-inline: auto; padding-inline: 1rem; }
@media (min-width: 48rem) { .wrap { padding-inline: 2rem; } }

/* values from evidence and indicators: isolated, never obeyed, broken anywhere; before Safari 15.4 by the older name of it */
.evidence { unicode-bidi: isolate; font-family: var(--mono); font-size: .88em; word-break: break-word; overflow-wrap: anywhere; background: var(--code); border-radius: 3px; padding: .08em .3em; -webkit-box-decoration-break: clone; box-decoration-break: clone; }
.evidence.name { font-family: inherit; font-size: 1em; font-weight: var(--bold); background: none; padding: 0; }
.time { display: block; }
.time:not(.doubt) .evidence { display: inline-block; max-inline-size: 100%; line-height: 1.5; } /* moves to the next line whole */
.doubt .evidence.short { white-space: nowrap; } /* a comma follows: it must not begin a line */
@media (min-width: 22.5rem) { time, .groups b { white-space: nowrap; } } /* by the reader's own size of type: enlarged on a small screen, or with the letters further apart, a date is wider than the page */
@media (min-width: 44rem) { .no-date { white-space: nowrap; } }
@media (max-width: 39.99rem) { .finding :not(.doubt) > .evidence.short { display: inline-block; max-inline-size: 100%; line-height: 1.5; } } /* a date that is broken in right-to-left text cannot be read */
.option { white-space: nowrap; }
@media print, (min-width: 40rem) { .finding .evidence.short { white-space: nowrap; } } /* up to 24 signs: as much as the narrowest column holds */

/* head */
.skip { position: absolute; inset-inline-start: 1rem; inset-block-start: -10rem; background: var(--accent); color: var(--on-accent); padding: .5rem 1rem; z-index: 2; }
.skip:focus { inset-block-start: .5rem; }
.top .wrap { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; justify-content: space-between; align-items: baseline; padding-block: .9rem; }
.top p { font-weight: var(--bold); }
.top .what { color: var(--quiet); font-weight: 400; }
.hide { display: inline-block; padding-block: .25rem; }

/* the result: the same panel for every state, no colour of its own, no sign of approval or alarm */
.result { background: var(--tint); border-block-start: 6px solid var(--accent); }
.result .wrap { padding-block: var(--s5); }
.result .over { color: var(--accent); font-weight: var(--bold); margin-block-end: var(--s2); }
.result h1 { font-size: clamp(1.55rem, 1.2rem + 1.9vw, 2.35rem); max-inline-size: 32ch; }
:lang(ar) .result h1 { max-inline-size: 34ch; }
.result .lead { font-size: 1.12rem; margin-block-start: var(--s4); max-inline-size: 60ch; }
.result .lead + p, .result .lead + p + p { margin-block-start: var(--s3); }
.result .calm { font-weight: var(--bold); }
.reasons { margin-block-start: var(--s4); } .reasons p:first-child { font-weight: var(--bold); } .reasons ul + p { margin-block-start: var(--s2); } .reasons ul { margin-block-start: var(--s2); padding-inline-start: 1.3rem; } .reasons li + li { margin-block-start: var(--s2); }
.facts { display: grid; gap: var(--s3) var(--s5); margin-block-start: var(--s5); padding-block-start: var(--s4); border-block-start: 1px solid var(--edge); grid-template-columns: repeat(auto-fit, minmax(min(15rem, 100%), 1fr)); }
.facts dt { color: var(--quiet); font-size: .9rem; }
.facts dd { font-weight: var(--bold); }
.facts dd span { display: block; }
.facts dd .then { font-weight: 400; }
.facts .of + .of { margin-block-start: var(--s2); }
@media (min-width: 60rem) {
  .result .wrap { display: grid; grid-template-columns: minmax(0, 1fr) 17rem; column-gap: 4rem; }
  .facts { display: block; margin: 0; padding: 0 0 0 0; padding-inline-start: var(--s4); border-block-start: 0; border-inline-start: 1px solid var(--edge); align-self: start; }
  .facts > div + div { margin-block-start: var(--s4); }
}

/* body: contents beside the text on wide screens, above it on narrow ones */
.page { padding-block: var(--s5) var(--s6); }
.contents h2 { font-size: 1rem; margin-block-end: var(--s2); }
.contents ol { list-style: none; border-block-start: 1px solid var(--line); }
.contents li { border-block-end: 1px solid var(--line); }
.contents a { display: block; padding-block: .45rem; text-decoration: none; line-height: 1.4; }
.contents a:hover { text-decoration: underline; }
@media (min-width: 60rem) {
  .page { display: grid; grid-template-columns: 13rem minmax(0, 1fr); grid-template-rows: auto 1fr; column-gap: 4rem; }
  .page > div { grid-column: 2; } .contents { grid-area: 1 / 1 / span 2; }
  .contents { position: sticky; inset-block-start: 1.5rem; align-self: start; font-size: .9rem; max-block-size: calc(100vh - 3rem); overflow-y: auto; padding: 4px; }
}
@media (max-width: 59.99rem) { .contents { margin-block-start: var(--s6); } .contents ol { columns: 16rem; column-gap: 2rem; } .contents li { break-inside: avoid; } }
section > * + *, .headed > * + * { margin-block-start: var(--s3); }
main section + section, .rest > section { margin-block-start: var(--s6); }
section > h2:first-child, .headed > h2 { padding-block-start: var(--s3); border-block-start: 3px solid var(--ink); }
section > h2.sub { margin-block-start: var(--s5); }
section > h3, section > * + h3, .headed > h3:first-child { margin-block-start: var(--s5); }
section h2 + h3 { margin-block-start: var(--s4); }
.device { border-block-start: 1px solid var(--edge); padding-block-start: var(--s4); } .device > * + * { margin-block-start: var(--s3); } * + .device { margin-block-start: var(--s5); } .device > h4, section > h4 { margin-block-start: var(--s4); font-size: 1.08rem; }

/* what to do */
.now { counter-reset: step; list-style: none; }
.now > li { counter-increment: step; position: relative; padding-inline-start: 3.4rem; padding-block: 0 var(--s4); min-block-size: 3.7rem; }
.now > li::before { content: counter(step); position: absolute; inset-inline-start: 0; inset-block-start: -.1rem; inline-size: 2.2rem; block-size: 2.2rem; border-radius: 50%; background: var(--accent); color: var(--on-accent); font-weight: var(--bold); display: grid; place-items: center; line-height: 1; }
.now > li:not(:last-child)::after { content: ""; position: absolute; inset-inline-start: calc(1.1rem - 1px); inset-block: 2.4rem .4rem; inline-size: 2px; background: var(--line); }
.now p + p { margin-block-start: var(--s2); }
.now h3 { margin-block-end: var(--s2); font-size: 1.08rem; }
.now ol { list-style: decimal; padding-inline-start: 1.6rem; margin-block-start: var(--s2); }
.now ol li + li, .list li + li { margin-block-start: .6rem; }
.list { padding-inline-start: 1.3rem; }
.list li::marker { color: var(--accent); }
.not { background: var(--grey); border-inline-start: 6px solid var(--ink); padding: var(--s4); margin-block-start: var(--s5); }

.not ul { list-style: none; margin-block-start: var(--s3); }
.not li { position: relative; padding-inline-start: 2.1rem; }
.not li + li { margin-block-start: .65rem; }
.not li svg { position: absolute; inset-inline-start: 0; inset-block-start: calc((var(--leading) * 1em - 1.25em) / 2); inline-size: 1.25em; block-size: 1.25em; }

/* findings */
.finding { border: 1px solid var(--edge); border-radius: 4px; }
.finding header { padding: var(--s3) var(--s4); background: var(--grey); border-block-end: 1px solid var(--line); border-start-start-radius: 4px; border-start-end-radius: 4px; display: grid; grid-template-columns: auto minmax(0, 1fr); column-gap: .9rem; align-items: start; }
.finding header svg { inline-size: 2.2rem; block-size: 2.2rem; margin-block-start: .15rem; }
.finding .level { color: var(--quiet); font-size: .9rem; }
.finding dl { padding: var(--s2) var(--s4) var(--s3); }
.finding dl > div { padding-block: .8rem; }
.finding dl > div + div, .begin + dl > div, .begin + details dl > div { border-block-start: 1px solid var(--line); }
.finding .begin dl { padding-block-end: 0; } .finding .begin + dl { padding-block-start: 0; }
.finding dt { font-weight: var(--bold); color: var(--quiet); text-wrap: balance; }
.further { font-weight: var(--bold); } * + .further { margin-block-start: var(--s4); }
.finding > details { border-block-end: 0; } .finding > details > summary { padding-inline: var(--s4); } .finding > details > div { padding: 0; }
.finding:target { outline: 3px solid var(--accent); outline-offset: 2px; }
tr:has(:target) { outline: 3px solid var(--accent); outline-offset: 2px; } /* alone: before Firefox 121 it voids the rule that it stands in */
@media (max-width: 43.99rem) { .finding header, .finding > details > summary, .chart, .not { padding-inline: var(--s3); } .finding dl { padding-inline: var(--s3); } .finding dt { font-size: .9rem; } }
@media (max-width: 19.99rem) { .wrap, .finding header, .finding > details > summary, .finding dl, .chart, .not { padding-inline: var(--s2); } } /* enlarged type on a small screen: the longest words need what the borders take */
:lang(ar) .finding dt { color: var(--ink); font-size: 1rem; }
.finding dd > * + * { margin-block-start: .5rem; }
@media (min-width: 44rem) { .finding dl > div { display: grid; grid-template-columns: 12rem minmax(0, 1fr); column-gap: 1.5rem; } }
.mark { fill: var(--accent); stroke: var(--accent); stroke-width: 2; } .mark.open { fill: var(--paper); } .halo { fill: var(--paper); }
.num { fill: var(--on-accent); font: 600 1rem var(--text); text-anchor: middle; } .num.open { fill: var(--accent); } .num.two { font-size: .72rem; } .num.more { font-size: .58rem; }

/* charts: lengths in % and em, so they keep their size of type at any width */
.chart { border: 1px solid var(--line); border-radius: 4px; padding: var(--s4); }
.chart figcaption { font-weight: var(--bold); margin-block-end: var(--s3); max-inline-size: var(--measure); }
.lane svg { display: block; inline-size: 100%; overflow: visible; font-family: var(--text); font-size: 1rem; }
.lane .in { inline-size: auto; }
.lane p { font-size: .95rem; line-height: 1.4; max-inline-size: none; } .lane + .lane { margin-block-start: .7rem; } .lane p + svg { margin-block-start: .35rem; }
.lane .strong { font-weight: var(--bold); }
.chart text { fill: var(--ink); font-size: .9rem; } .chart text.quiet { fill: var(--quiet); font-size: .84rem; }
.chart .num { font-size: .84rem; fill: var(--on-accent); } .chart .num.open { fill: var(--accent); }
.chart .under { fill: var(--paper); } .chart .bar { fill: var(--band); } .chart .break { fill: var(--paper); stroke: var(--edge); stroke-dasharray: 2 2; }
.chart .axis { stroke: var(--edge); stroke-width: 1; } .chart .grid { stroke: var(--line); stroke-width: 1; }

.key { list-style: none; display: flex; flex-wrap: wrap; gap: .4rem 1.6rem; margin-block-start: var(--s3); font-size: .9rem; }
.key li { display: flex; gap: .55rem; align-items: center; }
.key svg { inline-size: 1.35rem; block-size: 1.35rem; flex: none; }
.groups { display: grid; gap: .9rem 2rem; grid-template-columns: repeat(auto-fit, minmax(min(17rem, 100%), 1fr)); }
.groups p { display: flex; flex-wrap: wrap; justify-content: space-between; column-gap: 1rem; font-size: .95rem; line-height: 1.5; }
.groups b { font-weight: var(--bold); } .groups span { min-inline-size: 0; }
.groups svg { display: block; margin-block-start: .3rem; font-size: 1rem; max-inline-size: 100%; }
.cell { fill: var(--accent); stroke: var(--accent); stroke-width: 2; } .cell.gap { fill: var(--paper); stroke: var(--ink); }
.hatch { stroke: var(--ink); stroke-width: 2; } .dash { stroke-dasharray: 4 3; } .part { fill: var(--accent); } .line { stroke: var(--ink); stroke-width: 2.5; } .dot { fill: var(--ink); }

/* parts that were not read: cards; tables: two or three columns, so they fit 320 px */
.gaps { list-style: none; display: grid; grid-template-columns: minmax(0, 1fr); gap: var(--s3); } .gaps .head span { min-inline-size: 0; }
.gaps li { border-inline-start: 4px solid var(--ink); padding-inline-start: var(--s3); max-inline-size: none; }
.list.names { columns: 17rem; column-gap: 2rem; } .list.names li { break-inside: avoid; }
.gaps .names { padding-inline-start: 1.3rem; columns: 17rem; } .gaps .names li { border: 0; padding: 0; break-inside: avoid; }
.gaps .head { display: flex; gap: .7rem; align-items: start; font-weight: var(--bold); }
.gaps .head svg { inline-size: 1.3rem; block-size: 1.3rem; flex: none; margin-block-start: calc((var(--leading) * 1em - 1.3rem) / 2); }
table { border-collapse: collapse; inline-size: 100%; font-size: .95rem; }
caption { text-align: start; font-weight: var(--bold); padding-block-end: var(--s2); }
th, td { text-align: start; vertical-align: baseline; padding: .55rem .9rem .55rem 0; border-block-end: 1px solid var(--line); padding-inline: 0 .9rem; line-height: 1.45; }
:lang(ar) :is(th, td) { line-height: 1.7; }
thead th { border-block-end: 2px solid var(--edge); color: var(--quiet); font-weight: var(--bold); vertical-align: bottom; }
tbody th { font-weight: 400; }
.n { text-align: right; font-variant-numeric: tabular-nums; } /* in both directions of writing: digits run from left to right, and units stand below units */
td:last-child, th:last-child { padding-inline-end: 0; }
th > a { white-space: nowrap; }
@media (max-width: 30rem) { th, td { padding-inline-end: .6rem; } table { font-size: .9rem; } .stack caption { display: block; } .stack td[data-label]::before { content: attr(data-label) " "; color: var(--quiet); } .stack thead { position: absolute; clip-path: inset(50%); block-size: 1px; inline-size: 1px; overflow: hidden; } .stack, .stack tbody, .stack tr, .stack th, .stack td { display: block; } .stack tr { border-block-end: 1px solid var(--line); padding-block: .6rem; } .stack :is(th, td) { border: 0; padding: .1rem 0; text-align: start; } }
.top .evidence { display: inline-block; max-inline-size: 100%; }

/* folded parts */
details { border-block: 1px solid var(--line); }
.finding h4 { font-size: 1.22rem; } .finding.brief :is(h3, h4) { font-size: 1.05rem; } .finding.brief header { padding-block: var(--s2); } .finding.brief > details > summary { padding-block: .45rem; } summary :is(h3, h4) { display: inline; font-size: 1rem; }
details + details { border-block-start: 0; margin-block-start: 0; }
summary { cursor: pointer; padding-block: .7rem; font-weight: var(--bold); color: var(--accent); }
summary:hover { text-decoration: underline; text-underline-offset: .2em; }
details > div { padding-block: 0 var(--s4); } details > div > * + * { margin-block-start: var(--s3); }
.pairs > div { padding-block: .5rem; border-block-end: 1px solid var(--line); }
.pairs dt { color: var(--quiet); font-size: .9rem; } .pairs dd { grid-column-start: 2; }
@media (min-width: 44rem) { .pairs > div { display: grid; grid-template-columns: 13rem minmax(0, 1fr); gap: 1.5rem; align-items: baseline; } }
.fill { display: none; }

/* cover: a link, no script; shows an empty page in place of the report */
#cover { display: none; }
#cover:target { display: block; position: fixed; inset: 0; z-index: 9; background: var(--paper); padding: 2rem; }
#cover:target ~ * { display: none; }

footer { border-block-start: 1px solid var(--line); color: var(--quiet); font-size: .9rem; padding-block: var(--s4); }

@media (forced-colors: active) { /* pictures too in the colours that the reader has chosen */
  :root { --paper: Canvas; --ink: CanvasText; --quiet: CanvasText; --line: CanvasText; --edge: CanvasText; --tint: Canvas; --grey: Canvas; --code: Canvas; --accent: CanvasText; --on-accent: Canvas; --band: CanvasText; }
  .now > li::before { border: 2px solid; } .chart text, .num, .skip, .now > li::before { forced-color-adjust: none; } .chart .grid { stroke-opacity: .35; }
}

@page { margin: 17mm 19mm 19mm; @bottom-center { content: ${pageNumber}; font: 9pt "Noto Sans", "Noto Naskh Arabic", sans-serif; color: #4a5862; } }
@media print {
  :root { color-scheme: light; --paper: #fff; --ink: #000; --quiet: #3c474e; --line: #b9c2c7; --edge: #6b7a83; --tint: #fff; --grey: #fff; --accent: #0b5567; --on-accent: #fff; --code: #fff; }
  html { font-size: 10.5pt; } html:lang(ar) { font-size: 11pt; } :root { --measure: 84ch; --leading: 1.45; } :root:lang(ar), :lang(ar) { --measure: 84ch; --leading: 1.6; } :lang(ar) :is(th, td) { line-height: 1.5; }
  .result .wrap { display: block; } .facts { display: grid !important; border: 0; } .facts > div + div { margin: 0; }
  .hide, .skip, .contents, #cover { display: none !important; }
  .wrap { max-inline-size: none; padding-inline: 0; } .page { display: block; padding-block: 0; }
  .top .wrap { padding-block: 0 .5rem; }
  .result { border-block-end: 1px solid var(--edge); } .result .wrap { padding-block: .8rem; } .result h1 { font-size: 17pt; max-inline-size: none; }
  .result .lead { max-inline-size: none; font-size: 1.05rem; margin-block-start: .6rem; } .result .lead + p, .result .lead + p + p { margin-block-start: .5rem; }
  .facts dd, .facts dt { font-size: .92rem; } .facts { margin-block-start: .8rem; padding-block-start: .6rem; grid-template-columns: 1.15fr .9fr 1.45fr; gap: 1rem; padding-inline: 0; border-block-start: 1px solid var(--edge); border-inline-start: 0; }
  main section + section { margin-block-start: 1.6rem; } section > h3, section > * + h3 { margin-block-start: 1.1rem; }
  .now > li { padding-block-end: .7rem; min-block-size: 0; padding-inline-start: 2.6rem; } .now > li::before { inset-block-start: 0; inline-size: 1.6rem; block-size: 1.6rem; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .now > li::after { display: none; }
  .finding header { padding: .5rem 1rem; } .finding dl { padding: .2rem 1rem; } .finding dl > div { padding-block: .4rem; display: flow-root; } .finding dt { float: inline-start; inline-size: 11.5rem; } .finding dd { margin-inline-start: 12.5rem; } /* no grid: WebKit leaves holes in one where it breaks a page */ .finding dd > * + * { margin-block-start: .25rem; }
  .list li + li, .now ol li + li { margin-block-start: .3rem; } .chart { padding: .8rem 1rem; } th, td { padding-block: .25rem; } .pairs > div { padding-block: .25rem; display: grid; grid-template-columns: 12rem minmax(0, 1fr); gap: 1rem; } summary { padding-block: .4rem; }
  h2 { font-size: 1.45rem; } h2.sub, h3 { font-size: 1.12rem; } section > h2.sub { margin-block-start: 1.1rem; }
  .not { padding: .8rem 1rem; margin-block-start: 1.1rem; border: 1px solid var(--ink); border-inline-start-width: 5px; }
  .tick { list-style: none; padding-inline-start: 1.7rem; } .tick li { position: relative; } .tick li::before { content: ""; position: absolute; inset-inline-start: -1.6rem; inset-block-start: .3em; inline-size: .85em; block-size: .85em; border: 1.2px solid var(--ink); }
  .sheet { break-before: page; margin-block-start: 0 !important; } footer { display: none; } table .evidence, .pairs .evidence { font-size: .8em; }
  .lane { display: grid; grid-template-columns: 11rem minmax(0, 1fr); column-gap: 1rem; } .lane > svg { grid-column: 2; } .lane p { font-size: .9rem; line-height: 1.25; } .lane p + svg { margin-block-start: 0; } .lane + .lane { margin-block-start: .2rem; } /* names beside the bars: the longest picture is no longer than a page */
  h2, h3, h4, .further, summary, caption, .finding header, .device > h3 + p, .device > h3 + p + p { break-after: avoid; break-inside: avoid; } /* broken inside, an empty piece of it would keep what stands before it at the foot of the sheet */
  .brief > .begin { break-after: avoid; } .begin, .headed { break-inside: avoid; } /* Firefox and WebKit do not obey break-after: a head and what follows are one piece */
  .finding { border: 0; } .begin, .finding > .begin + * { border: solid var(--edge); } .begin { border-width: 1px 1px 0; border-radius: 4px 4px 0 0; } .finding > .begin + * { border-width: 0 1px 1px; border-radius: 0 0 4px 4px; } /* of a card that moves on, no frame stays behind */
  .now > li, .not, .chart, .lane, .gaps li, tr, .finding dl > div, .list li, .pairs > div { break-inside: avoid; }
  p, li { orphans: 3; widows: 3; } thead { display: table-header-group; }
  details::details-content { display: block !important; content-visibility: visible !important; block-size: auto !important; }
  @supports selector(::details-content) { .finding > details > summary { display: none; } } /* what it names follows anyway */
  @supports not selector(::details-content) { details:not([open]) > summary::after { content: ${folded}; display: block; font-weight: 400; } } /* before Safari 18.4 and Firefox 143 nothing unfolds it on paper */
  summary { list-style: none; color: var(--ink); } summary::-webkit-details-marker { display: none; }
  .evidence { padding: 0; }
  .chart svg, .finding svg, .key svg { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .fill { display: grid; grid-template-columns: 1fr 1fr; gap: 2.2rem 2rem; padding-block-start: 2rem; } .fill p { border-block-start: 1px solid var(--ink); font-size: .9rem; padding-block-start: .2rem; }
  a { color: inherit; text-decoration: none; } .onward { display: none; }
}
`;
}

/** The words around the two counters of `@page`, as the value of `content`. */
function pageNumberContent(messages: Messages): string {
  const words = messages.unisolated('report.page-of', { page: '#1#', pages: '#2#' });
  return words
    .split('#')
    .map((piece) => {
      if (piece === '1') return 'counter(page)';
      if (piece === '2') return 'counter(pages)';
      return cssString(piece);
    })
    .join(' ');
}

const cssString = (text: string): string => `"${text.replace(/[\\"\n]/g, '')}"`;
