import type { FieldMatcher } from '../../src/engine/lines/field-slots.ts';
import { compileIndicators, openMatcher } from '../../src/indicators/index.ts';
import type { MatcherOptions } from '../../src/indicators/index.ts';
import type { Indicator, IndicatorType, ObservableType } from '../../src/model/index.ts';

/** An indicator as a test needs it: the pattern is only for show. */
export function published(
  type: IndicatorType,
  value: string,
  more: Partial<Indicator> = {},
): Indicator {
  return {
    type,
    value,
    pattern: `[${type}='${value}']`,
    threat: 'Threat',
    file: 'a.stix2',
    platform: 'any',
    ...more,
  };
}

/** What a value meets, as `type value confidence`. */
export function asker(indicators: readonly Indicator[], options: MatcherOptions = {}) {
  const matcher = openMatcher(compileIndicators(indicators), options);
  return (type: ObservableType, value: string): string[] =>
    matcher
      .match(type, value)
      .map(({ indicator, confidence }) => `${indicator.type} ${indicator.value} ${confidence}`);
}

/** Compares the fields of records with these indicators, as the engine does. */
export function fieldMatcher(...indicators: Indicator[]): FieldMatcher {
  return openMatcher(compileIndicators(indicators), { platform: 'ios' }).comparison;
}
