import { describe, expect, test } from 'vitest';
import { rules, sequences } from '../../src/index.ts';
import {
  indicatorText,
  languages,
  messages,
  ruleSentences,
  ruleText,
  ruleTranslations,
} from '../../src/locales/index.ts';
import { powerlogTables } from '../../src/artifacts/usage/powerlog-tables.ts';
import { withoutMessages } from '../../src/locales/indicator-text.ts';
import { indicatorTypes, metKinds } from '../../src/model/observable.ts';
import { artifactModules } from '../modules.ts';
import { otherLanguages } from './other-languages.ts';

const rule = {
  id: 'ios.example-rule',
  title: 'A title',
  message: 'Something named {name} was seen.',
  why: 'It is rare.',
  otherExplanations: ['A harmless program can have the same name by coincidence.', 'Another one.'],
};

describe('the sentences of a rule', () => {
  test('stand in English where one of them is not translated, and say so', () => {
    expect(ruleText(rule, 'ar')).toEqual({ ...rule, translated: false });
    expect(ruleText(rule, 'en')).toEqual({ ...rule, translated: true });
  });

  test('need no translation of their own where the catalogue holds them', () => {
    expect(ruleSentences(rule).map(([key]) => key)).toEqual([
      'rule.ios.example-rule.title',
      'rule.ios.example-rule.message',
      'rule.ios.example-rule.why',
      'rule.ios.example-rule.other.1',
    ]);
  });
});

describe.each(otherLanguages)('the translations of rules (%s)', (language) => {
  test('say the same where the English is the same', () => {
    const byEnglish = new Map<string, Set<string>>();
    for (const { of, text } of Object.values(ruleTranslations[language]))
      byEnglish.set(of, (byEnglish.get(of) ?? new Set()).add(text));
    expect(byEnglish.size).toBeGreaterThan(200);
    expect([...byEnglish.values()].filter((ways) => ways.size > 1)).toEqual([]);
  });
});

describe.each(languages)('a count in a sentence (%s)', (language) => {
  const told = (id: string, values: { readonly [name: string]: string | number }): string => {
    const { message } = ruleText(
      [...rules, ...sequences].find((rule) => rule.id === id)!,
      language,
    );
    return messages(language).templateUnisolated(message, values);
  };

  test('names the programs beside what was counted of them', () => {
    const text = told('ios.crash-counted-without-report', {
      programs: 'IMTransferAgent (4)',
      reports: 3,
    });
    expect(text.indexOf('IMTransferAgent')).toBeLessThan(text.indexOf('3'));
  });

  test('agrees with one and with none', () => {
    const text = told('ios.backup-files-missing', { listed: 4000, missing: 1, unlisted: 0 });
    expect(text).toMatch(/: \P{L}*1\P{L}*[;؛].*: \P{L}*0\P{L}*$/u);
    expect(told('ios.database-log-unusual', { frames: 1, applied: 0 })).toMatch(/0\P{L}*$/u);
  });
});

describe('the sentences about an indicator', () => {
  test('exist for every type and every way to meet it', () => {
    const english = messages('en');
    for (const type of indicatorTypes)
      for (const met of metKinds)
        for (const hasThreat of [true, false]) {
          const text = indicatorText({
            met,
            artifact: 'ios.sms',
            type,
            published: 'v',
            seen: 'v',
            mayHaveEnded: false,
            hasThreat,
          });
          expect(text.otherExplanations.length).toBeGreaterThan(0);
          expect(english.text(text.message, { value: 'v' })).toContain('v');
          expect(english.text(text.why, { threat: 'Example' }).includes('Example')).toBe(hasThreat);
          expect(english.text(text.title)).not.toBe('');
        }
  });

  const ofProcess = (published: string, seen: string) =>
    indicatorText({
      met: 'ran',
      artifact: 'ios.data-usage',
      type: 'process',
      published,
      seen,
      mayHaveEnded: false,
      hasThreat: true,
    });

  test('a name that the system cut short says so, and no other', () => {
    const first = (published: string, seen: string) =>
      ofProcess(published, seen).otherExplanations[0];
    expect(first('aVeryLongProcessName', 'aVeryLongProcess')).toBe('other.name-cut');
    expect(first('/x/aVeryLongProcessName', 'aVeryLongProcess')).toBe('other.name-cut');
    expect(first('bh', 'bh')).toBe('other.same-name');
    expect(first('/x/bh', 'bh')).toBe('other.same-name');
  });

  test('an indicator that may have ended before says so first', () => {
    const told = (mayHaveEnded: boolean) =>
      indicatorText({
        met: 'received',
        artifact: 'ios.sms',
        type: 'domain',
        published: 'v',
        seen: 'v',
        mayHaveEnded,
        hasThreat: true,
      }).otherExplanations;
    expect(told(true)).toEqual(['other.may-have-ended', ...told(false)]);
  });

  test('a program that was met with its folders is known by more than its name', () => {
    expect(ofProcess('/x/bh', '/x/bh').otherExplanations).not.toContain('other.same-name');
    expect(ofProcess('/x/bh', '/x/bh').note).not.toBe('met.ran.note');
    expect(ofProcess('/x/bh', 'bh').note).toBe('met.ran.note');
    expect(ofProcess('bh', '/x/bh').note).toBe('met.ran.note');
  });

  test('of a message that was read do not say that it may not have been opened', () => {
    const note = (artifact: string, ...marks: string[]) =>
      indicatorText({
        met: 'received',
        artifact,
        type: 'url',
        published: 'v',
        seen: 'v',
        mayHaveEnded: false,
        hasThreat: true,
        times: marks.map((mark) => ({ marks: mark })),
      }).note;
    expect(note('ios.sms', 'message received')).toBe('met.received.note');
    expect(note('ios.sms', 'message received', 'message read')).toBe('met.received-read.note');
    expect(note('ios.calendar', 'message read')).toBe('met.received-other.note');
  });

  test('say that something was removed where the record tells that', () => {
    const about = (met: 'installed' | 'configured' | 'ran', mark: string) =>
      indicatorText({
        met,
        artifact: 'ios.mobile-installation-log',
        type: 'app-id',
        published: 'v',
        seen: 'v',
        mayHaveEnded: false,
        hasThreat: true,
        times: [{ marks: mark }],
      });
    expect(about('installed', 'app installed').message).toBe('met.installed');
    for (const mark of [
      'app removed',
      'removal of an app asked for',
      'profile removed',
      'removed app',
    ]) {
      expect(about('installed', mark)).toMatchObject({
        title: 'finding.title.removed',
        message: 'met.removed',
        note: 'met.removed.note',
      });
    }
    expect(about('configured', 'profile removed').message).toBe('met.removed');
    for (const mark of ['app installed or removed', 'folder of an app removed']) {
      expect(about('installed', mark)).toMatchObject({
        title: 'finding.title.installed-or-removed',
        message: 'met.installed-or-removed',
        note: 'met.installed.note',
      });
    }
    // What asked for a removal ran, and was not removed.
    expect(about('ran', 'removal of an app asked for').message).toBe('met.ran');
  });

  test('say that something was removed where a record without a time lies in a table of removals', () => {
    const removals = powerlogTables.filter(({ event }) => event === 'app removed');
    expect(removals).toHaveLength(1);
    const about = (table: string | null) =>
      indicatorText({
        met: 'installed',
        artifact: 'ios.powerlog',
        type: 'app-id',
        published: 'v',
        seen: 'v',
        mayHaveEnded: false,
        hasThreat: true,
        times: [],
        provenance: [{ position: { unit: 'row', table } }],
      }).message;
    expect(about(removals[0]!.name)).toBe('met.removed');
    expect(about('PLApplicationAgent_EventNone_AllApps')).toBe('met.installed');
    expect(about(null)).toBe('met.installed');
  });

  test('speak of a message only where one was received or sent', () => {
    for (const met of ['received', 'sent'] as const) {
      for (const type of ['email', 'domain'] as const) {
        const about = (artifact: string): string => {
          const { title, message, note, otherExplanations } = indicatorText({
            met,
            artifact,
            type,
            published: 'v',
            seen: 'v',
            mayHaveEnded: false,
            hasThreat: true,
          });
          return [title, message, note, ...otherExplanations]
            .map((key) => messages('en').text(key, { value: 'v' }))
            .join(' ');
        };
        expect(about('ios.sms')).toContain('message');
        expect(about('ios.calendar')).not.toContain('message');
      }
    }
  });

  test('know every artifact in which something is received or sent that need be no message', () => {
    const others = artifactModules.filter(
      ({ definition: { group, fields } }) =>
        group !== 'messages' &&
        Object.values(fields).some(({ met }) => met === 'received' || met === 'sent'),
    );
    // It says so in its records.
    const told = ['ios.interaction-contacts', ...others.map(({ definition }) => definition.id)];
    expect([...withoutMessages].sort()).toEqual(told.sort());
  });
});
