/**
 * The names of all files and folders of a source as one file of its own, so that they can be read by an artifact like any other
 * evidence: for each its device path, its kind, size and time of change, each ended by a NUL, which no path can hold.
 */

/** Where a source lists it; no device has a file of this name. */
export const fileListingPath = '/.file-listing';

export type ListedKind = 'file' | 'folder' | 'link' | 'other';

export interface ListedFile {
  readonly devicePath: string;
  readonly kind: ListedKind;
  /** In bytes, where the source tells it. */
  readonly size: number | undefined;
  /** Unix seconds, where the source tells it. */
  readonly modified: number | undefined;
}

/** Gathers a listing; 300,000 paths of a phone make about 40 MB. */
export class FileListing {
  #bytes = new Uint8Array(1 << 16);
  #length = 0;
  readonly #encoder = new TextEncoder();

  add({ devicePath, kind, size, modified }: ListedFile): void {
    const text = `${devicePath.replaceAll('\0', '\ufffd')}\0${kind}\0${size ?? ''}\0${modified ?? ''}\0`;
    if (this.#length + text.length * 3 > this.#bytes.length) {
      const larger = new Uint8Array(2 * (this.#length + text.length * 3));
      larger.set(this.#bytes.subarray(0, this.#length));
      this.#bytes = larger;
    }
    this.#length += this.#encoder.encodeInto(text, this.#bytes.subarray(this.#length)).written;
  }

  /** On shared memory, so that it is not copied for each thread. */
  bytes(): Uint8Array {
    const shared = new Uint8Array(new SharedArrayBuffer(this.#length));
    shared.set(this.#bytes.subarray(0, this.#length));
    return shared;
  }
}

/** The files of a listing. What does not follow the form ends it. */
export function* readFileListing(bytes: Uint8Array): Generator<ListedFile> {
  // Decoders do not take shared memory; a window at a time is copied.
  const decoder = new TextDecoder();
  let from = 0;
  while (from < bytes.length) {
    const fields: string[] = [];
    for (let field = 0; field < 4; field++) {
      const end = bytes.indexOf(0, from);
      if (end < 0) return;
      fields.push(decoder.decode(bytes.slice(from, end)));
      from = end + 1;
    }
    const [devicePath, kind, size, modified] = fields as [string, ListedKind, string, string];
    yield {
      devicePath,
      kind,
      size: size === '' ? undefined : Number(size),
      modified: modified === '' ? undefined : Number(modified),
    };
  }
}
