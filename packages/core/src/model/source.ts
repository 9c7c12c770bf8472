import type { FileTicket } from './file.ts';
import type { ListingSubject, ProblemCode } from './problem.ts';

/** The kinds that results can name; not each can be read yet (`sourceFormats` lists those that can). */
export const sourceKinds = [
  'itunes-backup',
  'filesystem-dump',
  'sysdiagnose',
  'bugreport',
  'androidqf',
  'android-backup',
  'intrusion-logs',
] as const;

/** The `kind` of a source in `case.json`; a change of a name here is a change of that file. */
export type SourceKind = (typeof sourceKinds)[number];

/** What the evidence itself says of the phone; `model` and `build` as the system writes them (`iPhone10,1`, `18C66`). */
export interface DeviceInfo {
  readonly platform: 'ios' | 'android' | 'unknown';
  readonly model?: string;
  /** e.g. `14.3` */
  readonly osVersion?: string;
  readonly build?: string;
  /** Serial number, UDID and the like are kept out of here: they are personal. */
}

/** Something wrong with a source or with one of its files that was already seen while listing. */
export interface SourceProblem {
  readonly code: ProblemCode;
  /** Technical detail in English for the log; never a path of the examiner's machine. */
  readonly detail: string;
  /** How many files are concerned, where that is more than one thing to say. */
  readonly count?: number;
  readonly about?: ListingSubject;
}

/** A folder of the device whose listing is not whole: whether something lies in it, or below, is not known. */
export interface HiddenFolder extends SourceProblem {
  readonly devicePath: string;
  /** Paths that were asked for by their whole name are known to be there or not: in doubt are those that only a pattern names. */
  readonly sparesExact?: true;
}

/** Why the bytes of a listed file cannot be had. */
export interface UnreadableContent extends SourceProblem {
  readonly kind: 'unreadable';
}

/** Tells names that lead to the same stored bytes: symbolic and hard links, or entries of a list that name one payload. */
export interface BytesIdentity {
  /** Equal for the same bytes of one source, and in no output. */
  readonly id: string;
  /** They stand under this name; false for a link to them. */
  readonly isOwnName: boolean;
}

/** One file inside a source, not yet opened. */
export interface EvidenceFile {
  /** The path as the device knew it. A name: never a place to write. */
  readonly devicePath: string;
  readonly storedAt: readonly string[];
  /** What the source claims, in bytes; the exact size is known once it is open. */
  readonly size: number | undefined;
  /** How to open it; the reason where that is impossible. */
  readonly content: FileTicket | UnreadableContent;
  /** The bytes as stored, whose SHA-256 goes to `case.json`; absent where nothing is stored. */
  readonly stored?: FileTicket;
  /** Absent where the source makes the bytes itself. */
  readonly identity?: BytesIdentity;
  /** What is wrong with the stored bytes although they can be opened (cut off, bad padding); told with the artifact that reads the file. */
  readonly problems?: readonly SourceProblem[];
}

/** What an artifact may ask of the source to decide whether it must be there. Whole only after `files()` was read to its end. */
export interface SourceFacts {
  readonly kind: SourceKind;
  readonly encrypted: boolean;
  /** True of a plain backup that does not say whether it was made with encryption: it may be a copy that a tool decrypted. */
  readonly mayBeDecrypted?: boolean;
  readonly device: DeviceInfo;
  /** Bundle ids of installed apps, where the source tells them. */
  readonly installedApps: ReadonlySet<string>;
  /** True where a part of what tells the installed apps could not be read: that an app is not among them then says nothing. */
  readonly lacksApps?: boolean;
  /** Backup domains (`AppDomain-…`, `HomeDomain`) that the manifest names; empty for other kinds. */
  readonly domains: ReadonlySet<string>;
  /** When the source was made, where it says so: Unix seconds, by the clock of the computer that made it. */
  readonly madeAt?: number;
}

/**
 * Since iOS 13 a backup without encryption leaves out browsing and calls: too little for "nothing found". An unknown version counts
 * as a new one.
 */
export function holdsTooLittle({
  kind,
  encrypted,
  device,
}: {
  readonly kind?: SourceKind;
  readonly encrypted?: boolean;
  readonly device?: DeviceInfo;
}): boolean {
  if (kind !== 'itunes-backup' || encrypted !== false) return false;
  const major = /^(\d{1,3})(?:\.|$)/.exec(device?.osVersion ?? '')?.[1];
  return major === undefined || Number(major) >= 13;
}

/** How much a source lists, for `case.json`. */
export interface SourceTotals {
  /** Entries of the listing: rows of a manifest, members of an archive, files of a folder. */
  readonly files: number;
  /** Stored bytes of those among them that were wanted and are there; to learn the others' sizes would cost a look at each. */
  readonly bytes: number;
}

/** Says whether the file with a device path is wanted. */
export interface PathFilter {
  (devicePath: string): boolean;
  /**
   * A quicker look at UTF-8 paths below a folder (`/private/var/mobile`), before they are made text: false only where no path
   * with these bytes can be wanted.
   */
  readonly below?: (folder: string) => (path: Uint8Array, start: number, end: number) => boolean;
  /** The paths that are asked for by their whole name: where something else than a file has one, that is worth telling. */
  readonly exact?: ReadonlySet<string>;
  /** A path in small letters as whoever wants it spells it, for evidence whose names have lost their capital letters. */
  readonly spelled?: (smallPath: string) => string | undefined;
}

/** Anything that was acquired from a device and can list what it holds. */
export interface EvidenceSource extends SourceFacts {
  /** The same for two sources of one device, where they tell: its UDID. Personal, and in no output. */
  readonly deviceKey?: string;
  /**
   * Lists the files whose device path is wanted (all without a predicate), once each, in an order that depends on
   * the evidence alone. The predicate is asked for every file, so it must be quick; details are read only of wanted files.
   */
  files(wanted?: PathFilter): Iterable<EvidenceFile>;
  /** Problems of the listing itself; known after `files()` was read to its end. */
  readonly problems: readonly SourceProblem[];
  /** Where files may lie that were not listed; known after `files()` was read to its end. */
  readonly hidden: readonly HiddenFolder[];
  /** Known after `files()` was read to its end. */
  readonly totals: SourceTotals;
  /** True where much of what it lists is not stored, whether or not anything asks for it; known after `files()` was read to its end. */
  readonly lacksMany?: boolean;
  close(): void;
}
