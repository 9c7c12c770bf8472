import type { RandomAccessFile } from './file.ts';
import type { Limits } from './limits.ts';
import type { ProblemDraft } from './problem.ts';
import type { DeviceInfo } from './source.ts';

/** What a parser is given besides the file. */
export interface ParseContext {
  readonly devicePath: string;
  readonly limits: Limits;
  readonly device: DeviceInfo;
  /** IANA zone of the device, where the evidence or the examiner says it. */
  readonly timezone?: string;
  /**
   * Opens a neighbour: for databases the engine always offers what SQLite keeps beside `<devicePath>`; others must match the artifact's `alsoReads`.
   * `undefined` where the source does not hold it.
   */
  related(devicePath: string): RandomAccessFile | undefined;
  /** For readers of tables, which cannot yield: tells what could not be read; reading goes on. */
  problem(problem: Omit<ProblemDraft, 'kind'>): void;
  /**
   * A table or column (`table.column`) that was asked for and that this version of the schema lacks, or in words what this
   * version of the system does not keep. No fault; the coverage says so.
   */
  absent(name: string): void;
  /** For logs: an entry of which no record of its own is made was written then (Unix seconds). Its day is none without entries. */
  logged(seconds: number): void;
  /** The file has no place for what the artifact reads, as that of another version may: nothing is there, which is not "nothing found". */
  holdsNone(): void;
}
