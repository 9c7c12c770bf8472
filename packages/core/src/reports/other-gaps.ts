import type { Html, MessageKey } from '../locales/index.ts';
import {
  holdsTooLittle,
  indicatorsInAll,
  type IndicatorsInUse,
  type Outcome,
} from '../model/index.ts';
import { listingReasons } from './listing-reasons.ts';
import type { ReportContext } from './report-context.ts';
import type { ReportSource } from './report-input.ts';

/** A gap that is not one of the parts: it belongs to the list of what was not read all the same. */
export interface OtherGap {
  readonly sign: Outcome;
  readonly name: Html;
  readonly text: Html;
}

/** Known traces that were not compared, a backup that holds too little or was half copied, a list of files that is damaged. */
export function otherGaps(context: ReportContext, source: ReportSource): OtherGap[] {
  if (source.failure !== undefined) return [];
  return [
    ...gapOfIndicators(context),
    ...gapOfPlainBackup(context, source),
    ...gapOfCopy(context, source),
    ...gapOfList(context, source),
  ];
}

/** What is said where no indicator that holds was compared. */
export const sentenceOfUse: { readonly [use in Exclude<IndicatorsInUse, 'current'>]: MessageKey } =
  {
    ended: 'threats.all-ended',
    other: 'threats.all-other',
    none: 'threats.none-loaded',
  };

function gapOfIndicators({ messages, input }: ReportContext): OtherGap[] {
  const name = messages.html('coverage.comparison');
  const inUse = indicatorsInAll(input.indicators);
  if (inUse !== 'current') {
    const sign = inUse === 'ended' ? 'partly-read' : 'not-present';
    return [{ sign, name, text: messages.html(sentenceOfUse[inUse]) }];
  }
  if (input.indicators.some(({ complete }) => !complete))
    return [{ sign: 'partly-read', name, text: messages.html('reason.indicators-partly-loaded') }];
  return [];
}

function gapOfPlainBackup({ messages }: ReportContext, source: ReportSource): OtherGap[] {
  if (!holdsTooLittle(source)) return [];
  const name = messages.html('source.not-encrypted');
  return [{ sign: 'not-present', name, text: messages.html('limits.plain-backup') }];
}

/** Told also where no part asks for any of the missing files: a half-copied backup is not the whole that its list promises. */
function gapOfCopy({ messages }: ReportContext, { lacksMany, coverage }: ReportSource): OtherGap[] {
  const isMixed = coverage.some(({ problems }) =>
    problems.some(({ code }) => code === 'other-backup'),
  );
  if (lacksMany !== true || isMixed) return [];
  const name = messages.html('technical.files');
  return [{ sign: 'partly-read', name, text: messages.html('cli.source.half-copied') }];
}

function gapOfList({ messages }: ReportContext, { kind, problems = [] }: ReportSource): OtherGap[] {
  return listingReasons(kind, problems).map(({ sentence, values, part }) => ({
    sign: 'partly-read',
    name: messages.html(part),
    text: messages.html(sentence, values),
  }));
}
