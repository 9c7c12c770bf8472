import { describe, expect, test } from 'vitest';
import { wordFinding } from '../../src/cases/word-finding.ts';
import { rules } from '../../src/catalogue/rules.generated.ts';
import {
  indicatorTypes,
  metKinds,
  type IndicatorType,
  type Met,
  type UnwordedFinding,
} from '../../src/model/index.ts';

function unworded(
  type: IndicatorType,
  met: Met,
  more: Partial<UnwordedFinding> = {},
): UnwordedFinding {
  return {
    id: 'f1',
    level: 'medium',
    confidence: 'high',
    origin: {
      kind: 'indicator',
      type,
      value: 'evil.example',
      pattern: 'p',
      threat: 'Nightjar',
      file: 'n.stix2',
    },
    met,
    artifact: 'ios.sms',
    records: ['r1'],
    provenance: [],
    times: [],
    deleted: false,
    values: { value: 'https://evil.example/a', field: 'links' },
    ...more,
  };
}

/** Words that no text of ours may claim, in English. */
const banned = /\b(?:clean|safe|secure|infected|hacked|compromised)\b|100 ?%/i;

describe('the words of a finding', () => {
  test('have the keys of the contract, in its order', () => {
    const finding = wordFinding(
      unworded('domain', 'received', { alsoIn: [{ file: 'b', threat: 't' }] }),
      [],
    );
    expect(Object.keys(finding)).toEqual([
      'id',
      'level',
      'confidence',
      'origin',
      'alsoIn',
      'met',
      'message',
      'why',
      'otherExplanations',
      'references',
      'artifact',
      'records',
      'provenance',
      'times',
      'deleted',
      'values',
    ]);
    expect(wordFinding(unworded('domain', 'received'), [])).not.toHaveProperty('alsoIn');
  });

  test.each(indicatorTypes)(
    'exist for %s however it was met, say what was seen, and claim nothing',
    (type) => {
      for (const met of metKinds) {
        const { message, why, otherExplanations } = wordFinding(unworded(type, met), []);
        expect(message).toContain('https://evil.example/a');
        expect(why).not.toBe('');
        expect(otherExplanations.length).toBeGreaterThan(0);
        for (const text of [message, why, ...otherExplanations]) {
          expect(text).not.toMatch(banned);
          expect(text).not.toMatch(/[{}]|undefined|[\u2066-\u2069]/);
        }
      }
    },
  );

  test('name the threat where the indicator has one, and none where it has none', () => {
    const [named, nameless] = ['Nightjar', ''].map((threat) => {
      const finding = unworded('domain', 'visited');
      const origin = { ...finding.origin, threat } as UnwordedFinding['origin'];
      return wordFinding({ ...finding, origin }, []);
    });
    expect(named!.why).toContain('Nightjar');
    expect(nameless!.why).not.toMatch(/\s{2}|""|“”| \./);
  });

  test('quote a long value only in part', () => {
    const value = `https://evil.example/${'a'.repeat(5000)}`;
    const { message, values } = wordFinding(
      unworded('url', 'received', { values: { value, field: 'links' } }),
      [],
    );
    expect(message.length).toBeLessThan(1000);
    expect(values.value).toBe(value);
  });

  test('of a rule are those of the rule, with its placeholders filled', () => {
    const rule = {
      ...rules[0]!,
      id: 'ios.example',
      message: 'Seen {name} {count, number} times.',
      why: 'Because.',
    };
    const finding = unworded('domain', 'stored', {
      origin: { kind: 'rule', id: 'ios.example', version: 1 },
      values: { name: 'x{y}', count: 3 },
    });
    expect(wordFinding(finding, [rule])).toMatchObject({
      message: 'Seen x{y} 3 times.',
      why: 'Because.',
    });
  });

  test('are an error for a rule that there is not', () => {
    const finding = unworded('domain', 'stored', {
      origin: { kind: 'rule', id: 'no.such', version: 1 },
    });
    expect(() => wordFinding(finding, rules)).toThrow('no rule no.such');
  });
});
