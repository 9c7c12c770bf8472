import {
  closeSync,
  constants,
  fstatSync,
  ftruncateSync,
  lstatSync,
  openSync,
  readSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { environmentError, removedError, systemCode } from '../machine-errors.ts';
import { makeOwnFolder } from '../output-folder.ts';

interface Output {
  readonly path: string;
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
/** How a line of the timeline names its record. */
const recordNamed = /,"record":"([^"]*)"/;
/** What a line of a record begins with. */
const beforeId = '{"id":"';
const idLength = 32;

/**
 * The line files of a check: `timeline.jsonl` and `records/<artifact>.jsonl`. A file is begun when its artifact is, even if it stays empty.
 * Of the records only the file that was written last is open: one for each artifact would be more than some systems allow.
 */
export class LineFiles {
  readonly #folder: string;
  readonly #timeline: Output;
  readonly #timelineDescriptor: number;
  readonly #records = new Map<string, Output>();
  #last: { readonly output: Output; readonly descriptor: number } | undefined;
  #isRemoved = false;

  constructor(folder: string) {
    this.#folder = folder;
    makeRecordsFolder(join(folder, 'records'));
    this.#timeline = output(join(folder, 'timeline.jsonl'));
    this.#timelineDescriptor = begin(this.#timeline);
  }

  /** Begins the file of an artifact; once begun it is gone on with. */
  beginRecords(artifact: string): void {
    if (this.#records.has(artifact)) return;
    const begun = output(join(this.#folder, 'records', `${artifact}.jsonl`));
    this.#closeLast();
    this.#last = { output: begun, descriptor: begin(begun) };
    this.#records.set(artifact, begun);
  }

  records(artifact: string, bytes: Uint8Array): void {
    this.#write(this.#records.get(artifact)!, bytes);
  }

  timeline(bytes: Uint8Array): void {
    this.#write(this.#timeline, bytes);
  }

  /** Length so far, in bytes. */
  recordsLength(artifact: string): number {
    return this.#records.get(artifact)?.position ?? 0;
  }

  timelineLength(): number {
    return this.#timeline.position;
  }

  /** Takes back the part of a line that a worker did not finish. */
  dropUnfinishedLine(artifact: string): void {
    for (const output of [this.#records.get(artifact), this.#timeline]) {
      if (!output || output.lineStart === output.position) continue;
      ftruncateSync(this.#descriptor(output), output.lineStart);
      output.position = output.lineStart;
    }
  }

  /** Lines of an artifact's file from this place on; takes the ids of these out of `awaited`. */
  countRecordsFrom(artifact: string, from: number, awaited: Set<string> = new Set()): number {
    const output = this.#records.get(artifact);
    if (!output || from >= output.position) return 0;
    const descriptor = this.#descriptor(output);
    const window = new Uint8Array(windowBytes);
    const head = Buffer.alloc(beforeId.length + idLength);
    let lines = 0;
    let column = 0;
    for (let at = from; at < output.position;) {
      const length = readSync(descriptor, window, 0, window.length, at);
      if (length === 0) break;
      for (let i = 0; i < length; i++, column++) {
        if (column < head.length) head[column] = window[i]!;
        if (window[i] !== newline) continue;
        awaited.delete(head.toString('latin1', beforeId.length));
        lines++;
        column = -1;
      }
      at += length;
    }
    return lines;
  }

  /**
   * Takes lines off the timeline, from this place on, whose records are not among those that an artifact's file holds from that place on: these
   * found no room, or their worker ended before them. Both stand in the same order.
   */
  dropTimelineBehind(artifact: string, recordsFrom: number, timelineFrom: number): void {
    const records = this.#records.get(artifact);
    const written = records
      ? linesIn(this.#descriptor(records), recordsFrom, records.position)
      : [][Symbol.iterator]();
    let record = written.next();
    let end = timelineFrom;
    for (const line of linesIn(this.#timelineDescriptor, timelineFrom, this.#timeline.position)) {
      const id = recordNamed.exec(line.text)?.[1] ?? '';
      while (!record.done && !record.value.text.startsWith(`${beforeId}${id}"`))
        record = written.next();
      if (record.done) break;
      end = line.end;
    }
    if (end === this.#timeline.position) return;
    ftruncateSync(this.#timelineDescriptor, end);
    this.#timeline.position = end;
    this.#timeline.lineStart = end;
  }

  /** Lets lines of the timeline name other findings, whose ids are as long; for each source those that are told for it. */
  replaceFindings(ids: ReadonlyMap<string, ReadonlyMap<string, string>>): void {
    const descriptor = this.#timelineDescriptor;
    const { position } = this.#timeline;
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
    const own = fstatSync(this.#timelineDescriptor, { bigint: true });
    // Some network disks count no names.
    const isTimelineRemoved = (): boolean =>
      own.nlink === 0n &&
      lstatSync(this.#timeline.path, { bigint: true, throwIfNoEntry: false })?.ino !== own.ino;
    return this.#isRemoved || isTimelineRemoved();
  }

  /** Takes back the file of an artifact that was begun and for which nothing was there: an empty file says that nothing was found. */
  dropEmptyRecords(artifact: string): void {
    const output = this.#records.get(artifact);
    if (!output || output.position > 0) return;
    if (this.#last?.output === output) this.#closeLast();
    this.#records.delete(artifact);
    rmSync(output.path, { force: true });
  }

  close(): void {
    this.#closeLast();
    closeSync(this.#timelineDescriptor);
  }

  /** Opens a file of records again where another was written since. */
  #descriptor(output: Output): number {
    if (output === this.#timeline) return this.#timelineDescriptor;
    if (this.#last?.output === output) return this.#last.descriptor;
    this.#closeLast();
    if (this.areRemoved()) throw removedError();
    try {
      // What was put in its place meanwhile is not followed.
      const descriptor = openSync(output.path, constants.O_RDWR | constants.O_NOFOLLOW);
      this.#last = { output, descriptor };
      return descriptor;
    } catch (error) {
      this.#isRemoved = ['ENOENT', 'ELOOP'].includes(systemCode(error));
      throw this.#isRemoved ? removedError() : environmentError(error);
    }
  }

  #closeLast(): void {
    const last = this.#last;
    this.#last = undefined;
    if (last) closeSync(last.descriptor);
  }

  #write(output: Output, bytes: Uint8Array): void {
    const descriptor = this.#descriptor(output);
    try {
      for (let from = 0; from < bytes.length;) {
        // At its place: what was cut off stays behind the descriptor's own position.
        const at = output.position + from;
        from += writeSync(descriptor, bytes, from, bytes.length - from, at);
      }
    } catch (error) {
      // What found room ends in the middle of a line.
      ftruncateSync(descriptor, output.lineStart);
      output.position = output.lineStart;
      throw environmentError(error);
    }
    const last = bytes.lastIndexOf(newline);
    if (last >= 0) output.lineStart = output.position + last + 1;
    output.position += bytes.length;
  }
}

/** The whole lines between two places of a file, with where each ends. */
function* linesIn(
  descriptor: number,
  from: number,
  to: number,
): Generator<{ readonly text: string; readonly end: number }, undefined> {
  const window = Buffer.alloc(windowBytes);
  let begun = '';
  for (let at = from; at < to;) {
    const length = readSync(descriptor, window, 0, Math.min(windowBytes, to - at), at);
    if (length === 0) return;
    let start = 0;
    for (let end = window.indexOf(newline); end >= 0 && end < length;) {
      yield { text: begun + window.toString('latin1', start, end), end: at + end + 1 };
      begun = '';
      start = end + 1;
      end = window.indexOf(newline, start);
    }
    begun += window.toString('latin1', start, length);
    at += length;
  }
}

const output = (path: string): Output => ({ path, position: 0, lineStart: 0 });

/** Makes the file, which must not be there yet. */
function begin({ path }: Output): number {
  try {
    return openSync(path, 'wx+');
  } catch (error) {
    throw environmentError(error);
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
