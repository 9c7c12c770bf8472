import type { Position } from './provenance.ts';

/**
 * Why a piece of evidence could not be (fully) read.
 *
 * A problem is data, not an exception: it is shown to the examiner, counted in
 * the coverage and kept in the report. `internal` means a bug of ours.
 * What people read is rendered from `reason.<code>` of the message catalogue.
 */
export type ProblemCode =
  | 'malformed' // the bytes break the format's own rules
  | 'truncated' // the evidence ends before the format says it should
  | 'unsupported' // a version or variant we know of but cannot read yet
  | 'encrypted' // readable only with a key we were not given
  | 'archive-locked' // locked by the password of the archive around it
  | 'archive-method' // packed by the archive around it in a way that is not read
  | 'damaged-archive' // the archive around it is damaged, so this may be too
  | 'wrong-password'
  | 'limit-exceeded' // a safety limit stopped us; see `Limits`
  | 'timeout'
  | 'missing' // a file the source should hold is not there
  | 'other-backup' // the list of files and what is stored are of different backups
  | 'no-permission' // the examiner's machine did not let us open it
  | 'disk-error' // its disk, or the system, failed to give what is there
  | 'missing-key' // of an encrypted file whose source was unlocked
  | 'link-not-followed' // a link stands in the place of the file and leads elsewhere
  | 'changed' // it was written to while it was read
  | 'same-place' // another file has its name or its place on the phone, and one of them was read
  | 'not-a-file' // a folder, pipe, socket or device stands in the place of the file
  | 'aborted'
  | 'internal'; // our own mistake: please report it

/** Places in one file with faults of one kind that are listed; further ones are counted together. */
export const mostAlike = 500;

/** What a parser yields; the engine adds where it happened. */
export interface ProblemDraft {
  readonly kind: 'problem';
  readonly code: ProblemCode;
  /** Technical detail in English for the log; never shown as the explanation. */
  readonly detail: string;
  readonly position?: Position;
}

/**
 * What a problem of a source concerns, if not its list of files: a file in which a backup describes itself, that such files name two phones, that
 * it was never finished, the folder or archive around it, files that another file stands in the place of, names that are all in letters of one case, or rules
 * that had too much to remember.
 */
export type ListingSubject =
  | 'description'
  | 'two-phones'
  | 'unfinished'
  | 'container'
  | 'same-place'
  | 'small-letters'
  | 'capital-letters'
  | 'rules';

/** A problem of a source as a whole. */
export interface ListingProblem extends Problem {
  readonly about?: ListingSubject;
}

/** Problems of one artifact in one source, alike ones counted together. */
export interface Problem {
  readonly code: ProblemCode;
  readonly detail: string;
  readonly count: number;
}
