import { Buffer, isUtf8 } from 'node:buffer';
import { readdirSync, type Dirent } from 'node:fs';
import { join } from 'node:path';
import { below, compareUtf8, type EntryKind } from '@athar/core';

/** A path as the system takes it: text, or bytes that are no UTF-8. */
export type DiskPath = string | Buffer;

/** What lies in a folder of the disk, under the text that its name looks like. */
export interface DiskEntry {
  readonly name: string;
  readonly kind: EntryKind;
}

const replaced = '\ufffd';

/**
 * The names of what lies below one folder of the disk. A name that is no UTF-8 (of an old disk, or of another system) goes by the text that it looks like,
 * with U+FFFD for what is none and a number before its ending where two look alike; its bytes are remembered, so that it can be opened.
 */
export class DiskNames {
  readonly #root: string;
  /** By the whole name, the bytes of its last part. */
  readonly #bytes = new Map<string, Buffer>();

  constructor(root: string) {
    this.#root = root;
  }

  path(name: string): DiskPath {
    if (name === '') return this.#root;
    const parts = name.split('/');
    if (this.#bytes.size === 0) return join(this.#root, ...parts);
    const known = parts.map((_, index) => this.#bytes.get(parts.slice(0, index + 1).join('/')));
    if (known.every((bytes) => bytes === undefined)) return join(this.#root, ...parts);
    const pieces = parts.map((part, index) => known[index] ?? Buffer.from(part));
    return Buffer.concat([
      Buffer.from(this.#root),
      ...pieces.flatMap((piece) => [Buffer.from('/'), piece]),
    ]);
  }

  /** What lies in a folder, in the byte order of its names. Throws what the system throws. */
  list(folder: string): DiskEntry[] {
    const path = this.path(folder);
    const entries = readdirSync(path, { withFileTypes: true });
    const all = entries.some(({ name }) => name.includes(replaced))
      ? this.#named(folder, path)
      : entries.map((entry) => ({ name: entry.name, kind: kindOf(entry) }));
    return all.sort((a, b) => compareUtf8(a.name, b.name));
  }

  #named(folder: string, path: DiskPath): DiskEntry[] {
    const entries = readdirSync(path, { withFileTypes: true, encoding: 'buffer' });
    entries.sort((a, b) => Buffer.compare(a.name, b.name));
    const taken = new Set(
      entries.filter(({ name }) => isUtf8(name)).map(({ name }) => name.toString()),
    );
    /** The number to try next, so that thousands of names that look alike are not tried one against another. */
    const next = new Map<string, number>();
    return entries.map((entry) => {
      const text = entry.name.toString();
      const kind = kindOf(entry);
      if (isUtf8(entry.name)) return { name: text, kind };
      let name = text;
      for (let number = next.get(text) ?? 2; taken.has(name); number++) {
        name = numbered(text, number);
        next.set(text, number + 1);
      }
      taken.add(name);
      this.#bytes.set(below(folder, name), entry.name);
      return { name, kind };
    });
  }
}

/** What a file is goes by how its name ends, for whoever looks for it. */
function numbered(name: string, number: number): string {
  const dot = name.lastIndexOf('.');
  const end = dot > 0 ? dot : name.length;
  return `${name.slice(0, end)}~${String(number)}${name.slice(end)}`;
}

/** What the file system calls take: they know no other bytes than a Buffer's. */
export function diskPath(path: string | Uint8Array): DiskPath {
  return typeof path === 'string' ? path : Buffer.from(path);
}

/** Whether a path is that of a folder, or of something below it. */
export function isWithin(path: DiskPath, folder: string, separator: string): boolean {
  const start = folder.endsWith(separator) ? folder : folder + separator;
  const bytes = Buffer.from(path);
  const inside = Buffer.from(start);
  return bytes.equals(Buffer.from(folder)) || bytes.subarray(0, inside.length).equals(inside);
}

function kindOf(entry: Dirent<string | Buffer>): EntryKind {
  if (entry.isFile()) return 'file';
  if (entry.isDirectory()) return 'folder';
  return entry.isSymbolicLink() ? 'link' : 'other';
}
