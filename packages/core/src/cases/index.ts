export {
  caseDocument,
  describeArtifact,
  type CaseInput,
  type CaseOptions,
  type CaseRun,
  type CaseSource,
  type ReadFile,
} from './case-document.ts';
export { findingOnTimeline } from './finding-on-timeline.ts';
export { wordFinding } from './word-finding.ts';
