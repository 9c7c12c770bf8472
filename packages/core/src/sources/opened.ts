import type { DeviceInfo, EvidenceSource, FailureReason, SourceKind } from '../model/index.ts';

interface SourceName {
  /** `s1`, `s2`, … in the order of the arguments, then of the paths. */
  readonly id: string;
  /** Name of the folder or archive, and the place inside it; never the path of the examiner's machine. */
  readonly label: string;
}

/** Something worth saying about a source that could be opened. */
export type Notice =
  /** A password was given and not needed. */
  'password-not-needed';

/** Whoever opened it closes its source. */
export interface OpenedSource extends SourceName {
  readonly outcome: 'opened';
  readonly source: EvidenceSource;
  readonly notices: readonly Notice[];
}

/** Nothing can be read of it: state S0, with the reason. What could be told of it all the same is kept. */
export interface FailedSource extends SourceName {
  readonly outcome: 'failed';
  readonly reason: FailureReason;
  /** Technical detail in English for the log. */
  readonly detail: string;
  readonly kind?: SourceKind;
  readonly encrypted?: boolean;
  readonly device?: DeviceInfo;
}

/** What became of one source; told apart by `outcome`. */
export type OpenedEvidence = OpenedSource | FailedSource;

/** What a source format answers when it cannot open what it recognised. */
export class SourceFailure extends Error {
  override readonly name = 'SourceFailure';
  readonly reason: FailureReason;
  readonly known: Pick<FailedSource, 'kind' | 'encrypted' | 'device'>;

  constructor(
    reason: FailureReason,
    detail: string,
    known: Pick<FailedSource, 'kind' | 'encrypted' | 'device'> = {},
  ) {
    super(detail);
    this.reason = reason;
    this.known = known;
  }
}
