import type { RuleWording } from '../locales/index.ts';
import type {
  ArtifactGroup,
  Coverage,
  DeviceInfo,
  FailureReason,
  Finding,
  IndicatorFile,
  ListingProblem,
  SourceKind,
  StateId,
  TimeDocs,
} from '../model/index.ts';

/** All that the person's report is made from. The same input gives the same bytes: it holds no clock and no path of the examiner's machine. */
export interface ReportInput {
  readonly tool: { readonly name: string; readonly version: string };
  /** State of the case. */
  readonly state: StateId;
  readonly aborted: boolean;
  readonly sources: readonly ReportSource[];
  readonly indicators: readonly IndicatorFile[];
  /** In the order in which the chart shows them. */
  readonly artifacts: readonly ReportArtifact[];
  /** The rules that ran: their sentences are rendered in the language of the report. */
  readonly rules: readonly RuleWording[];
  readonly options: ReportOptions;
}

/** What the report says of an artifact. */
export interface ReportArtifact {
  readonly id: string;
  readonly title: string;
  readonly group: ArtifactGroup;
  /** What its times are, by what they mark. */
  readonly times?: TimeDocs;
}

/** The options that change results. */
export interface ReportOptions {
  readonly full: boolean;
  readonly timezone?: string;
  readonly artifact?: readonly string[];
  readonly skip?: readonly string[];
}

/** One source: opened and read, or not. */
export interface ReportSource {
  readonly id: string;
  /** Name of the folder or archive; never a path of the examiner's machine. */
  readonly label: string;
  readonly state: StateId;
  /** Set where it could not be opened; the rest is then empty. */
  readonly failure?: FailureReason;
  readonly kind?: SourceKind;
  readonly encrypted?: boolean;
  readonly device?: DeviceInfo;
  /** Files that were read. */
  readonly files: number;
  readonly covers?: { readonly from: string; readonly to: string };
  /** Zone of the phone as the evidence tells it; stronger than the option. */
  readonly timezone?: string;
  readonly coverage: readonly Coverage[];
  /** Of the list of files itself and of what is around it: a damaged manifest, folders that could not be listed. */
  readonly problems?: readonly ListingProblem[];
  /** Much of what it lists is not stored, whether or not a part asks for it. */
  readonly lacksMany?: boolean;
  readonly findings: readonly Finding[];
  /** Ids of the rules that could not judge what they saw, for what would disprove them was not read to its end. */
  readonly notJudged?: readonly string[];
  /** First and last time of the records of an artifact, as many artifacts as are known. */
  readonly spans: readonly ArtifactSpan[];
  readonly read: readonly { readonly devicePath: string; readonly sha256: string }[];
}

/** Times in ISO 8601 of the first and the last record of an artifact that can be believed. */
export interface ArtifactSpan {
  readonly artifact: string;
  readonly from: string;
  readonly to: string;
}
