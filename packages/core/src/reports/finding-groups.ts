import { type Finding, type Level, levels } from '../model/index.ts';
import { findingKinds, type KindOfFindings, type Sight } from './finding-kinds.ts';
import type { FindingText } from './finding-text.ts';
import { placeAmongMany } from './many-sources.ts';
import type { ReportContext } from './report-context.ts';
import type { ReportSource } from './report-input.ts';

/** One card in the report: findings that read the same to a person, or very many of one kind that are told together. */
export interface FindingGroup {
  /** Counts from 1 through the report. */
  readonly number: number;
  readonly source: ReportSource;
  /** The earliest. */
  readonly finding: Finding;
  readonly text: FindingText;
  readonly findings: readonly Finding[];
  /** What was seen, each once, the earliest first: several only where they are told together. */
  readonly sights: readonly Sight[];
  /** How many of the findings no sight tells: they stand only in `findings.jsonl`. */
  readonly untold: number;
}

/** The findings of a source as the report shows them. */
export interface GroupedFindings {
  /** Those that count for the state first, and of these all, as far as a page can hold them. */
  readonly shown: readonly FindingGroup[];
  /** How many findings have no card and stand only in `findings.jsonl`: those that count for the state, and notes. */
  readonly more: { readonly strong: number; readonly weak: number };
}

/** Cards of findings that count for the state: none is left out on any phone that was met, and evidence made to flood the page cannot. */
const maxStrong = 500;
/** Cards of notes. Each kind has one before another has its second, so that only very many phones leave any out. */
const maxWeak = 200;
/** Cards together, beyond which each kind of note has no more than one. */
const maxApart = 30;
/** Cards of findings that count for the state, beyond which each kind of them has no more than one: it lists what was seen. */
const maxStrongApart = 60;
/** Sights of one kind that have cards of their own; of more, one card tells all. */
const maxCards = { strong: 10, weak: 3 } as const;
/** Sights that one card lists, and those of all cards together: a page that can still be opened on a phone, and printed. */
const maxListed = { strong: 500, weak: 200 } as const;
const maxListedInAll = 1500;

type Draft = Omit<FindingGroup, 'number'>;

/** The findings of all sources as cards: the gravest first, then by time. What many cards would say alike is one. */
export function groupFindings(context: ReportContext): GroupedFindings {
  const all = context.input.sources.flatMap((source) =>
    source.findings.map((finding) => ({ source, finding, first: firstTime(context, finding) })),
  );
  all.sort(
    (a, b) =>
      rank(b.finding.level) - rank(a.finding.level) ||
      compare(a.first, b.first) ||
      compare(a.source.id, b.source.id) ||
      compare(a.finding.id, b.finding.id),
  );
  const { kinds, left } = findingKinds(context, all);
  const more = { strong: 0, weak: 0 };
  for (const finding of left) more[strengthOf(finding)]++;

  const weighty = kinds.filter(({ finding }) => isStrong(finding));
  const each = weighty.flatMap(cardsOf);
  const strong = each.length <= maxStrongApart ? each : weighty.map(together);
  const notes = kinds.filter(({ finding }) => !isStrong(finding));
  const apart = notes.flatMap(cardsOf);
  const weak = strong.length + apart.length <= maxApart ? apart : notes.map(together);
  for (const { findings } of strong.slice(maxStrong)) more.strong += findings.length;
  for (const { findings } of weak.slice(maxWeak)) more.weak += findings.length;

  const order = new Map(all.map(({ finding }, n) => [finding, n]));
  let room = maxListedInAll;
  const shown = [...strong.slice(0, maxStrong), ...weak.slice(0, maxWeak)]
    .sort(
      (a, b) =>
        placeAmongMany(context.input, a.source) - placeAmongMany(context.input, b.source) ||
        order.get(a.finding)! - order.get(b.finding)!,
    )
    .map((draft, n) => {
      const group = { ...shortened(draft, room), number: n + 1 };
      if (group.sights.length > 1) room -= group.sights.length;
      return group;
    });
  return { shown, more };
}

/** A card for each sight of a kind; one for all where there are too many. */
function cardsOf(kind: KindOfFindings): Draft[] {
  if (kind.unworded.length > 0 || kind.sights.length > maxCards[strengthOf(kind.finding)])
    return [together(kind)];
  return kind.sights.map((sight) => ({
    source: kind.source,
    finding: sight.finding,
    text: { ...kind.text, seen: sight.seen },
    findings: sight.findings,
    sights: [sight],
    untold: 0,
  }));
}

function together({ source, finding, text, sights, unworded }: KindOfFindings): Draft {
  const findings = [...sights.flatMap((sight) => sight.findings), ...unworded];
  return { source, finding, text, findings, sights, untold: unworded.length };
}

/** As many sights as there is room for, and never fewer than a few. */
function shortened(draft: Draft, room: number): Draft {
  const most = Math.max(5, Math.min(room, maxListed[strengthOf(draft.finding)]));
  const left = draft.sights.slice(most);
  return {
    ...draft,
    sights: draft.sights.slice(0, most),
    untold: left.reduce((sum, { findings }) => sum + findings.length, draft.untold),
  };
}

/** Findings of these levels change the state. */
export function isStrong({ level }: Finding): boolean {
  return rank(level) >= rank('medium');
}

const strengthOf = (finding: Finding): 'strong' | 'weak' => (isStrong(finding) ? 'strong' : 'weak');

function firstTime(context: ReportContext, finding: Finding): string {
  // Without a time last: "~" sorts behind every digit.
  return context.recordedTimes(finding).reduce((first, { at }) => (at < first ? at : first), '~');
}

function rank(level: Level): number {
  return levels.indexOf(level);
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
