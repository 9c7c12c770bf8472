import {
  evidence,
  evidenceName,
  html,
  type Html,
  type HtmlValues,
  indicatorText,
  keyOfEnglish,
  type Language,
  languageFacts,
  ruleText,
} from '../locales/index.ts';
import type { Finding } from '../model/index.ts';
import { defanged } from './defang.ts';
import type { ReportContext } from './report-context.ts';
import type { ReportInput } from './report-input.ts';

/** What the sentences of a finding need: a language, and the rules of this version. */
export interface FindingContext extends Pick<ReportContext, 'messages'> {
  readonly input: Pick<ReportInput, 'rules'>;
}

/** A finding in the words of the report's language. */
export interface FindingText {
  readonly title: Html;
  /** What was seen, a paragraph each. */
  readonly seen: readonly Html[];
  readonly why: readonly Html[];
  readonly otherExplanations: readonly Html[];
}

/** The sentences of a finding; values of evidence stand in them isolated, and links cannot be opened. */
export function findingText(context: FindingContext, finding: Finding): FindingText {
  return finding.origin.kind === 'indicator'
    ? textOfIndicator(context, finding, finding.origin)
    : textOfRule(context, finding, finding.origin.id);
}

function textOfIndicator(
  { messages }: FindingContext,
  { met, artifact, values, times, provenance, alsoIn }: Finding,
  origin: Extract<Finding['origin'], { kind: 'indicator' }>,
): FindingText {
  const { type, threat } = origin;
  const text = indicatorText({
    met,
    artifact,
    type,
    published: origin.value,
    seen: String(values.value ?? origin.value),
    mayHaveEnded: values.until !== undefined,
    hasThreat: threat !== '',
    times,
    provenance,
  });
  const shown = defanged(String(values.value ?? origin.value), type);
  const published = defanged(origin.value, type);
  const lists = [...new Set((alsoIn ?? []).map(({ threat: other, file }) => other || file))]
    .filter((name) => name !== threat)
    .slice(0, 10);
  return {
    title: messages.html(text.title),
    seen: [
      messages.html(text.message, { value: shown }),
      ...(shown === published ? [] : [messages.html('finding.published-as', { value: published })]),
      messages.html(text.note),
    ],
    why: [
      messages.html(text.why, { threat: evidenceName(threat) }),
      ...(lists.length === 0
        ? []
        : [messages.html('finding.why.also', { lists: nameList(lists, messages.language) })]),
      ...(threat === '' ? [] : [messages.html('threats.match-is-not-author')]),
    ],
    otherExplanations: text.otherExplanations.map((key) => messages.html(key)),
  };
}

function textOfRule(context: FindingContext, finding: Finding, id: string): FindingText {
  const { messages, input } = context;
  const rule = input.rules.find((candidate) => candidate.id === id);
  if (!rule) return textWithoutRule(context, finding, id);
  const text = ruleText(rule, messages.language);
  const values: Record<string, Html | number> = {};
  for (const [name, value] of Object.entries(finding.values))
    values[name] =
      typeof value === 'number' ? value : (ruleTitle(context, value) ?? evidence(defanged(value)));
  const own = (sentence: string): Html =>
    text.translated ? html`${sentence}` : html`<bdi lang="en" dir="ltr">${sentence}</bdi>`;
  const message = templateHtml(context, text.message, values);
  return {
    title: own(text.title),
    seen: [
      text.translated ? message : html`<bdi lang="en" dir="ltr">${message}</bdi>`,
      ...(text.translated ? [] : [messages.html('finding.english-only')]),
    ],
    why: [own(text.why)],
    otherExplanations: text.otherExplanations.map((sentence) =>
      text.translated ? own(sentence) : (inCatalogue(context, sentence) ?? own(sentence)),
    ),
  };
}

/** A rule over findings names the rules that made them by id; a person reads what those are called. */
export function ruleTitle({ input, messages }: FindingContext, id: string): Html | undefined {
  const rule = input.rules.find((candidate) => candidate.id === id);
  if (!rule) return undefined;
  const { title, translated } = ruleText(rule, messages.language);
  return translated ? html`<q>${title}</q>` : html`<q><bdi lang="en" dir="ltr">${title}</bdi></q>`;
}

/** A placeholder that the finding has no value for (an older version of the rule made it) stays visible as a gap. */
function templateHtml({ messages }: FindingContext, template: string, values: HtmlValues): Html {
  const known: Record<string, Html | number | string> = { ...values };
  for (const { 1: name } of template.matchAll(/\{([A-Za-z]\w{0,63})[,}]/g))
    if (name !== undefined && !Object.hasOwn(known, name)) known[name] = '…';
  return messages.templateHtml(template, known);
}

/** The rule is not in this version: the sentence that the finding itself holds, as a value. */
function textWithoutRule(context: FindingContext, finding: Finding, id: string): FindingText {
  const english = (sentence: string): Html =>
    inCatalogue(context, sentence) ?? evidenceName(defanged(sentence), 'en');
  return {
    title: evidence(id),
    seen: [evidenceName(defanged(finding.message), 'en')],
    why: [evidenceName(defanged(finding.why), 'en')],
    otherExplanations: finding.otherExplanations.map(english),
  };
}

/** An explanation that the catalogue has in every language, by its English text. */
function inCatalogue({ messages }: FindingContext, sentence: string): Html | undefined {
  const key = keyOfEnglish('other.', sentence);
  return key && messages.html(key);
}

/** Names one after the other; Arabic with «،» alone, so that و is not glued to a Latin name. */
export function nameList(names: readonly string[], language: Language): Html {
  const items = names.map((name) => evidenceName(name));
  if (language === 'ar') return html`${items.map((item, n) => (n === 0 ? item : html`، ${item}`))}`;
  const places = names.map((_, n) => String(n));
  const parts = new Intl.ListFormat(languageFacts[language].locale, {
    type: 'conjunction',
  }).formatToParts(places);
  return html`${parts.map(({ type, value }) => (type === 'element' ? items[Number(value)] : value))}`;
}
