import type { FileTicket } from './file.ts';
import type { ProblemCode } from './problem.ts';

export const sourceKinds = [
  'itunes-backup',
  'filesystem-dump',
  'sysdiagnose',
  'bugreport',
  'androidqf',
  'android-backup',
  'intrusion-logs',
] as const;

export type SourceKind = (typeof sourceKinds)[number];

export interface DeviceInfo {
  readonly platform: 'ios' | 'android' | 'unknown';
  readonly model?: string;
  /** e.g. `14.3` */
  readonly osVersion?: string;
  readonly build?: string;
  /** Serial number, UDID and the like are kept out of here: they are personal. */
}

/** One file inside a source, not yet opened. */
export interface EvidenceFile {
  /** The path as the device knew it. A name: never a place to write. */
  readonly devicePath: string;
  readonly storedAt: readonly string[];
  /** What the source claims, in bytes; the exact size is known once it is open. */
  readonly size: number | undefined;
  /** How to open it; the reason where that is impossible. */
  readonly content:
    | FileTicket
    | { readonly kind: 'unreadable'; readonly code: ProblemCode; readonly detail: string };
  /** The bytes as stored, whose SHA-256 goes to `case.json`; absent where nothing is stored. */
  readonly stored?: FileTicket;
}

/** What an artifact may ask of the source to decide whether it must be there. */
export interface SourceFacts {
  readonly kind: SourceKind;
  readonly encrypted: boolean;
  readonly device: DeviceInfo;
  /** Bundle ids of installed apps, where the source tells them. */
  readonly installedApps: ReadonlySet<string>;
  /** Backup domains (`AppDomain-…`, `HomeDomain`) that the manifest names; empty for other kinds. */
  readonly domains: ReadonlySet<string>;
}

/** Anything that was acquired from a device and can list what it holds. */
export interface EvidenceSource extends SourceFacts {
  /** Listed in a stable order, so that two runs over the same evidence are equal. May yield problems of the listing itself. */
  files(): Iterable<EvidenceFile>;
  /** Known after `files()` was read to its end. */
  readonly problems: readonly { readonly code: ProblemCode; readonly detail: string }[];
  close(): void;
}
