import { describe, expect, test } from 'vitest';
import type { MessageKey } from '../../src/locales/index.ts';
import type { StateId } from '../../src/model/index.ts';
import { adviceFor, type AdviceLists, type AdviceSituation } from '../../src/reports/advice.ts';

const states: readonly StateId[] = ['S0', 'S1', 'S2', 'S3', 'S4', 'S5'];

const situation = (state: StateId, others: Partial<AdviceSituation> = {}): AdviceSituation => ({
  state,
  hasAndroid: false,
  causes: new Set(),
  isPlainBackup: false,
  indicators: 'current',
  ...others,
});

const everything: Partial<AdviceSituation> = {
  hasAndroid: true,
  causes: new Set(['folder', 'password', 'damaged']),
  isPlainBackup: true,
  indicators: 'none',
};

const keysOf = ({ now, day, later, not }: AdviceLists): MessageKey[] => [
  ...now.flatMap((line) =>
    typeof line === 'string' ? line : [line.title, line.first, line.intro, ...line.cases],
  ),
  ...day,
  ...later,
  ...not,
];

describe('the advice', () => {
  test.each(states)('of %s keeps what could be a trace, and says nothing twice', (state) => {
    for (const others of [{}, everything]) {
      const lists = adviceFor(situation(state, others));
      expect(lists.not).toEqual(
        expect.arrayContaining(['dont.reset', 'dont.delete-message', 'dont.click']),
      );
      const keys = keysOf(lists);
      expect(new Set(keys).size).toBe(keys.length);
    }
  });

  test.each(['S3', 'S4', 'S5'] as const)(
    'of %s asks for help from another device, keeps the phone and warns whoever could answer',
    (state) => {
      const { now, day, later, not } = adviceFor(situation(state));
      expect(now.slice(0, 3)).toEqual([
        'advice.another-device',
        'advice.contact-helpline',
        'advice.keep-phone',
      ]);
      expect(keysOf({ now, day, later, not })).toEqual(
        expect.arrayContaining(['advice.leave-as-is', 'advice.threat-notice']),
      );
      expect(day).toEqual(
        expect.arrayContaining([
          'advice.collect-report',
          'advice.keep-backup',
          'advice.write-down',
        ]),
      );
      expect(later).toEqual(
        expect.arrayContaining(['advice.update', 'advice.update-alone', 'advice.lockdown']),
      );
      expect(not).toEqual(expect.arrayContaining(['dont.reply', 'dont.confront', 'dont.post']));
    },
  );

  test('relies on a result only where something was found', () => {
    const relying = states.filter(
      (state) => !adviceFor(situation(state)).not.includes('dont.rely'),
    );
    expect(relying).toEqual(['S0', 'S3', 'S4', 'S5']);
  });

  test.each(['S0', 'S1'] as const)('of %s begins with what could not be read', (state) => {
    const { now } = adviceFor(situation(state, everything));
    const expected: MessageKey[] = [
      'advice.read-list',
      ...(state === 'S1' ? (['indicators.update-hint', 'advice.encrypted-backup'] as const) : []),
      'advice.right-folder',
      'advice.password-again',
      'advice.copy-again',
      'advice.threat-notice',
      'advice.bring-helper',
    ];
    expect(now).toEqual(expected);
  });
});
