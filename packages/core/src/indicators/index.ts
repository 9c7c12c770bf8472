export { openMatcher } from './matcher.ts';
export type { IndicatorMatcher, MatcherOptions } from './matcher.ts';
export { compileIndicators, IndicatorTableBuilder } from './table-builder.ts';
export type { IndicatorDraft, IndicatorTables } from './tables.ts';
export {
  normaliseAddress,
  normaliseEmail,
  normaliseHex,
  normaliseHost,
  normaliseIdentifier,
  normalisePath,
  normaliseUrl,
} from './normalise.ts';
export { readStixBundle } from './stix-bundle.ts';
export type { NotLoadedReason } from './refusals.ts';
export type { BundleOptions } from './stix-bundle.ts';
export { withNotCompared, type Comparison } from './not-compared.ts';
export { withOlderVersions } from './older-versions.ts';
export { parseStixPattern } from './stix-pattern.ts';
