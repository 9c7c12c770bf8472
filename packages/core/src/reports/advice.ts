import type { MessageKey } from '../locales/index.ts';
import type { IndicatorsInUse, StateId } from '../model/index.ts';
import { type FailureCause, secondTries } from './failure-causes.ts';

/** What decides which lines of advice are shown. */
export interface AdviceSituation {
  readonly state: StateId;
  readonly hasAndroid: boolean;
  /** Why a source could not be opened, or what was opened not be read. */
  readonly causes: ReadonlySet<FailureCause>;
  /** A backup that leaves parts out because it is not encrypted. */
  readonly isPlainBackup: boolean;
  readonly indicators: IndicatorsInUse;
}

/** What to do and what not, in the order in which it is told. */
export interface AdviceLists {
  /** A list inside a list is one block: title, first sentence, introduction, then numbered cases. */
  readonly now: readonly (MessageKey | PowerBlock)[];
  readonly day: readonly MessageKey[];
  readonly later: readonly MessageKey[];
  readonly not: readonly MessageKey[];
}

/** "Leave it on or switch it off?" */
export interface PowerBlock {
  readonly title: MessageKey;
  readonly first: MessageKey;
  readonly intro: MessageKey;
  readonly cases: readonly MessageKey[];
}

const powerBlock: PowerBlock = {
  title: 'advice.power.question',
  first: 'advice.leave-as-is',
  intro: 'advice.power.intro',
  cases: ['advice.power.danger', 'advice.power.collect-first', 'advice.power.off-keep'],
};

/** The order in which advice is given in each state. The lines themselves wait for the review of a helpline. */
export function adviceFor(situation: AdviceSituation): AdviceLists {
  switch (situation.state) {
    case 'S0':
    case 'S1':
      return afterGaps(situation);
    case 'S2':
      return afterNothing(situation);
    case 'S3':
    case 'S4':
      return afterLead(situation.state === 'S4');
    case 'S5':
      return afterStrongSign();
  }
}

function afterGaps({ state, causes, isPlainBackup, indicators }: AdviceSituation): AdviceLists {
  return {
    now: [
      'advice.read-list',
      // Without them no known trace was looked for at all, which weighs more than any one part.
      ...(state === 'S1' ? indicatorHints[indicators] : []),
      ...when(state === 'S1' && isPlainBackup, 'advice.encrypted-backup'),
      ...secondTries(causes),
      'advice.threat-notice',
      'advice.bring-helper',
    ],
    day: ['advice.other-reasons', 'advice.write-down'],
    later: ['advice.symptoms', 'advice.extortion', 'advice.check-again'],
    not: [
      'dont.same-try',
      'dont.reset',
      'dont.delete-message',
      'dont.click',
      ...when(state === 'S1', 'dont.rely'),
    ],
  };
}

/** What the person who ran the check can do where no indicator that holds was compared. */
export const indicatorHints: { readonly [use in IndicatorsInUse]: readonly MessageKey[] } = {
  current: [],
  ended: ['indicators.newer-hint'],
  other: ['indicators.update-hint'],
  none: ['indicators.update-hint'],
};

function afterNothing({ hasAndroid }: AdviceSituation): AdviceLists {
  return {
    now: ['advice.threat-notice', 'advice.other-reasons', 'advice.extortion'],
    day: ['advice.update-now', 'advice.lockdown'],
    later: [
      'advice.symptoms',
      ...when(hasAndroid, 'advice.intrusion-logging'),
      'advice.check-again',
    ],
    not: ['dont.rely', 'dont.click', 'dont.delete-message', 'dont.reset'],
  };
}

function afterLead(isTargeted: boolean): AdviceLists {
  return {
    now: [
      'advice.another-device',
      'advice.contact-helpline',
      'advice.keep-phone',
      isTargeted ? powerBlock : 'advice.leave-as-is',
      'advice.threat-notice',
    ],
    day: ['advice.collect-report', 'advice.keep-backup', 'advice.write-down'],
    later: [
      ...when(isTargeted, 'advice.tell-others'),
      'advice.update',
      'advice.update-alone',
      'advice.lockdown',
      ...when(isTargeted, 'advice.passwords'),
      'advice.check-again',
    ],
    not: [
      'dont.delete-message',
      'dont.click',
      'dont.reply',
      'dont.reset',
      'dont.confront',
      'dont.post',
    ],
  };
}

function afterStrongSign(): AdviceLists {
  return {
    now: [
      'advice.another-device',
      'advice.contact-helpline',
      'advice.keep-phone',
      powerBlock,
      'advice.stop-using',
    ],
    day: [
      'advice.collect-report',
      'advice.keep-backup',
      'advice.write-down',
      'advice.passwords',
      'advice.threat-notice',
    ],
    later: [
      'advice.tell-others',
      'advice.consent-publish',
      'advice.update',
      'advice.update-alone',
      'advice.lockdown',
    ],
    not: [
      'dont.reset',
      'dont.delete-message',
      'dont.click',
      'dont.reply',
      'dont.confront',
      'dont.post',
      'dont.update-first',
    ],
  };
}

/** Where someone close may be behind it: no hurry, nothing removed, shown instead of the lists above. */
export const stalkingAdvice: AdviceLists & { readonly intro: readonly MessageKey[] } = {
  intro: ['stalker.intro', 'stalker.consent'],
  now: [
    'stalker.now.danger',
    'stalker.now.another-device',
    'stalker.now.line',
    'stalker.now.as-usual',
    'stalker.now.hide-report',
  ],
  day: ['stalker.day.plan', 'stalker.day.note'],
  later: ['stalker.later.app', 'stalker.later.accounts'],
  not: [
    'stalker.dont.remove',
    'stalker.dont.reset',
    'stalker.dont.confront',
    'stalker.dont.search',
  ],
};

function when(condition: boolean, ...keys: MessageKey[]): MessageKey[] {
  return condition ? keys : [];
}
