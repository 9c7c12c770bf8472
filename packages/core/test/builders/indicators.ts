import { memoryFile } from '../../src/bytes/memory-file.ts';
import type { FieldMatcher } from '../../src/engine/lines/field-slots.ts';
import { IndicatorTableBuilder, openMatcher, readStixBundle } from '../../src/indicators/index.ts';

/** Compares fields with the indicators of these STIX 2 patterns. */
export function matcherOf(...patterns: readonly string[]): FieldMatcher {
  const builder = new IndicatorTableBuilder();
  const objects = patterns.map((pattern, number) => ({
    type: 'indicator',
    id: `indicator--${String(number)}`,
    pattern,
  }));
  const bundle = JSON.stringify({ type: 'bundle', objects });
  readStixBundle(memoryFile(bundle), builder, { name: 'example' });
  return openMatcher(builder.finish()).comparison;
}
