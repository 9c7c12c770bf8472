import {
  closeSync,
  fstatSync,
  ftruncateSync,
  lstatSync,
  openSync,
  readSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { environmentError } from '../machine-errors.ts';
import { makeOwnFolder } from '../output-folder.ts';

interface Output {
  readonly path: string;
  readonly descriptor: number;
  position: number;
  /** Where the line that is being written began. */
  lineStart: number;
}

const newline = 0x0a;
const comma = 0x2c;
/** Before the ids of a line. Evidence cannot write it: the quotes of its texts stand behind backslashes. */
const beforeIds = ',"findings":["';
/** Room for the source and the record of a line, which stand before its findings. */
const mostBeforeIds = 128;
const windowBytes = 1 << 20;
const timelineName = 'timeline';

/** The line files of a check: `timeline.jsonl` and `records/<artifact>.jsonl`. A file is begun when its artifact is, even if it stays empty. */
export class LineFiles {
  readonly #folder: string;
  readonly #open = new Map<string, Output>();

  constructor(folder: string) {
    this.#folder = folder;
    makeRecordsFolder(join(folder, 'records'));
    this.#begin(timelineName, join(folder, 'timeline.jsonl'));
  }

  /** Begins the file of an artifact; once begun it is gone on with. */
  beginRecords(artifact: string): void {
    if (!this.#open.has(artifact)) {
      this.#begin(artifact, join(this.#folder, 'records', `${artifact}.jsonl`));
    }
  }

  records(artifact: string, bytes: Uint8Array): void {
    this.#write(this.#open.get(artifact)!, bytes);
  }

  timeline(bytes: Uint8Array): void {
    this.#write(this.#open.get(timelineName)!, bytes);
  }

  /** Length so far, in bytes. */
  recordsLength(artifact: string): number {
    return this.#open.get(artifact)?.position ?? 0;
  }

  /** Takes back the part of a line that a worker did not finish. */
  dropUnfinishedLine(artifact: string): void {
    for (const output of [this.#open.get(artifact), this.#open.get(timelineName)]) {
      if (!output || output.lineStart === output.position) continue;
      ftruncateSync(output.descriptor, output.lineStart);
      output.position = output.lineStart;
    }
  }

  /** Lines of an artifact's file from this place on. */
  countRecordsFrom(artifact: string, from: number): number {
    const output = this.#open.get(artifact);
    if (!output) return 0;
    const window = new Uint8Array(windowBytes);
    let lines = 0;
    for (let at = from; at < output.position;) {
      const length = readSync(output.descriptor, window, 0, window.length, at);
      if (length === 0) break;
      for (let i = 0; i < length; i++) if (window[i] === newline) lines++;
      at += length;
    }
    return lines;
  }

  /** Lets lines of the timeline name other findings, whose ids are as long; for each source those that are told for it. */
  replaceFindings(ids: ReadonlyMap<string, ReadonlyMap<string, string>>): void {
    const { descriptor, position } = this.#open.get(timelineName)!;
    const window = Buffer.alloc(windowBytes);
    for (let from = 0; from < position; from += windowBytes - beforeIds.length + 1) {
      const bytes = window.subarray(0, readSync(descriptor, window, 0, windowBytes, from));
      for (let at = bytes.indexOf(beforeIds); at >= 0; at = bytes.indexOf(beforeIds, at + 1)) {
        const own = ids.get(sourceBefore(descriptor, from + at) ?? '');
        if (own !== undefined) replaceIds(descriptor, from + at + beforeIds.length, own);
      }
    }
  }

  /** Whether the files were taken away while they were written: another check may stand in the folder by now. */
  areRemoved(): boolean {
    const { path, descriptor } = this.#open.get(timelineName)!;
    const own = fstatSync(descriptor, { bigint: true });
    // Some network disks count no names.
    return (
      own.nlink === 0n && lstatSync(path, { bigint: true, throwIfNoEntry: false })?.ino !== own.ino
    );
  }

  /** Takes back the file of an artifact that was begun and for which nothing was there: an empty file says that nothing was found. */
  dropEmptyRecords(artifact: string): void {
    const output = this.#open.get(artifact);
    if (!output || output.position > 0) return;
    closeSync(output.descriptor);
    this.#open.delete(artifact);
    rmSync(output.path, { force: true });
  }

  close(): void {
    for (const { descriptor } of this.#open.values()) closeSync(descriptor);
    this.#open.clear();
  }

  #begin(name: string, path: string): void {
    try {
      const descriptor = openSync(path, 'wx+');
      this.#open.set(name, { path, descriptor, position: 0, lineStart: 0 });
    } catch (error) {
      throw environmentError(error);
    }
  }

  #write(output: Output, bytes: Uint8Array): void {
    try {
      for (let from = 0; from < bytes.length;) {
        // At its place: what was cut off stays behind the descriptor's own position.
        const at = output.position + from;
        from += writeSync(output.descriptor, bytes, from, bytes.length - from, at);
      }
    } catch (error) {
      // What found room ends in the middle of a line.
      ftruncateSync(output.descriptor, output.lineStart);
      output.position = output.lineStart;
      throw environmentError(error);
    }
    const last = bytes.lastIndexOf(newline);
    if (last >= 0) output.lineStart = output.position + last + 1;
    output.position += bytes.length;
  }
}

/** The source that a line names; `at` is where its findings begin. */
function sourceBefore(descriptor: number, at: number): string | undefined {
  const from = Math.max(0, at - mostBeforeIds);
  const bytes = Buffer.alloc(at - from);
  readSync(descriptor, bytes, 0, bytes.length, from);
  return /"source":"([^"]*)","record":"[^"]*"$/.exec(bytes.toString('latin1'))?.[1];
}

/** In a list whose first id begins at `from`. */
function replaceIds(descriptor: number, from: number, ids: ReadonlyMap<string, string>): void {
  const [{ length } = ''] = ids.keys();
  // The id, its closing quote, and what stands behind.
  const bytes = Buffer.alloc(length + 2);
  for (let at = from; readSync(descriptor, bytes, 0, bytes.length, at) === bytes.length;) {
    const id = ids.get(bytes.toString('latin1', 0, length));
    if (id !== undefined) writeSync(descriptor, id, at, 'latin1');
    if (bytes.at(-1) !== comma) return;
    at += length + 3;
  }
}

function makeRecordsFolder(path: string): void {
  try {
    makeOwnFolder(path);
  } catch (error) {
    throw environmentError(error);
  }
}
