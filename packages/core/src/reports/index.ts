export { neededParts, partsByReading } from './parts.ts';
export { defanged } from './defang.ts';
export { listingReasons, type ListingReason } from './listing-reasons.ts';
export { sentenceOfDoubt } from './finding-times.ts';
export { kindsOfMany, manyOfLevel, reasonsOf } from './finding-kinds.ts';
export { findingText, type FindingContext, type FindingText } from './finding-text.ts';
export { htmlReport } from './html-report.ts';
export { sentenceOfFailure } from './result-panel.ts';
export { positionText } from './position-text.ts';
export { knownFamilies, namedThreats, type SpywareFamily } from './known-families.ts';
export type {
  ArtifactSpan,
  ReportArtifact,
  ReportInput,
  ReportOptions,
  ReportSource,
} from './report-input.ts';
