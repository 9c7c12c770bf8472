import { GrowingBytes } from '../bytes/growing-arrays.ts';
import type { EntryKind, RandomAccessFile } from '../model/index.ts';

/**
 * The names of all files and folders of a source as one file of its own, so that they can be read by an artifact like any other
 * evidence: for each its device path, its kind, size and time of change, each ended by a NUL, which no path can hold.
 */

/** Where a source lists it; no device has a file of this name. */
export const fileListingPath = '/.file-listing';

/** One line of it. */
export interface ListedFile {
  readonly devicePath: string;
  readonly kind: EntryKind;
  /** In bytes, where the source tells it. */
  readonly size: number | undefined;
  /** Unix seconds, where the source tells it. */
  readonly modified: number | undefined;
}

/** Gathers a listing; 300,000 paths of a phone make about 40 MB. */
export class FileListing {
  readonly #bytes = new GrowingBytes();

  add({ devicePath, kind, size, modified }: ListedFile): void {
    this.#bytes.addText(
      `${devicePath.replaceAll('\0', '\ufffd')}\0${kind}\0${size ?? ''}\0${modified ?? ''}\0`,
    );
  }

  /** On shared memory, so that it is not copied for each thread. */
  bytes(): Uint8Array {
    return this.#bytes.shared();
  }
}

const windowBytes = 1 << 20;

/** The files of a listing, as far as `size` bytes of it reach. What does not follow the form ends it. */
export function* readFileListing(file: RandomAccessFile, size: number): Generator<ListedFile> {
  // Decoders do not take shared memory, and a copy of it all would take as much again.
  let window = new Uint8Array(Math.min(windowBytes, size));
  const decoder = new TextDecoder();
  const ends = [0, 0, 0, 0];
  for (let position = 0; position < size;) {
    const length = file.readInto(window.subarray(0, size - position), position);
    let from = 0;
    while (from < length && findEnds(window, from, length, ends)) {
      const [pathEnd, kindEnd, sizeEnd, end] = ends as [number, number, number, number];
      const text = (start: number, to: number): string =>
        decoder.decode(window.subarray(start, to));
      const sizeText = text(kindEnd + 1, sizeEnd);
      const modified = text(sizeEnd + 1, end);
      yield {
        devicePath: text(from, pathEnd),
        kind: text(pathEnd + 1, kindEnd) as EntryKind,
        size: sizeText === '' ? undefined : Number(sizeText),
        modified: modified === '' ? undefined : Number(modified),
      };
      from = end + 1;
    }
    if (from === 0) {
      // Not even one file in the whole window: its name is longer, or the listing ends within it.
      if (position + length >= size || length < window.length) return;
      window = new Uint8Array(Math.min(2 * window.length, size - position));
    }
    position += from;
  }
}

/** Where the four fields of a file end; false where the last does not end before `to`. */
function findEnds(bytes: Uint8Array, from: number, to: number, ends: number[]): boolean {
  let at = from;
  for (let field = 0; field < ends.length; field++) {
    const end = bytes.indexOf(0, at);
    if (end < 0 || end >= to) return false;
    ends[field] = end;
    at = end + 1;
  }
  return true;
}
