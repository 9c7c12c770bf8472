import type { PlistExampleValue } from '@athar/core';
import { binaryPlist } from './property-list.ts';

/** What `mbFile` is told about one entry of a manifest; times in Unix seconds. */
export interface MbFileDescription {
  readonly relativePath: string;
  readonly lastModified?: number;
  readonly lastStatusChange?: number;
  readonly birth?: number;
  readonly flags?: number;
  readonly userId?: number;
  readonly groupId?: number;
  readonly mode?: number;
  readonly size?: number;
  readonly inode?: number | bigint;
  readonly protectionClass?: number;
  /** Class (4 bytes, little-endian) and wrapped key (40 bytes). */
  readonly encryptionKey?: Uint8Array;
  readonly digest?: Uint8Array;
  readonly target?: string;
}

type ArchivedFields = { [key: string]: PlistExampleValue };

/**
 * A binary archive as NSKeyedArchiver writes it, of plain values: text, numbers and `Uint8Array` (NSData) as they
 * stand, `Date` as NSDate, arrays as NSArray, dictionaries as NSDictionary. A dictionary with a text under `$class`
 * is an object of that class, its numbers and booleans written in place as coders write primitives.
 */
export function keyedArchive(root: PlistExampleValue): Uint8Array {
  return binaryPlist(keyedArchiveValue(root));
}

/** The same before it is bytes, for XML or for damage. */
export function keyedArchiveValue(root: PlistExampleValue): PlistExampleValue {
  const archive = new ArchiveWriter();
  const top = archive.add(root);
  return archive.finished({ root: top });
}

/** The value of the column `file` in a manifest, as iOS 14 writes it: byte for byte where the file has no key. */
export function mbFile(file: MbFileDescription): Uint8Array {
  const archive = new ArchiveWriter();
  const fields: ArchivedFields = {};
  const root = archive.reserve(fields);
  const path = archive.add(file.relativePath);
  const target = file.target === undefined ? undefined : archive.add(file.target);
  const digest = file.digest === undefined ? undefined : archive.add(file.digest);
  const key =
    file.encryptionKey === undefined ? undefined : archive.addMutableData(file.encryptionKey);
  const ownClass = archive.classReference('MBFile', ['MBFile', 'NSObject']);
  const { protectionClass = 3 } = file;
  const birth = long(file.birth ?? 1_600_000_000);
  const inode = long(file.inode ?? 100_000);
  fields.LastModified = long(file.lastModified ?? birth);
  if (digest) fields.ProtectionClass = protectionClass;
  fields.Flags = file.flags ?? 0;
  fields.GroupID = file.groupId ?? 501;
  if (target) fields.Target = target;
  fields.$class = ownClass;
  fields.LastStatusChange = long(file.lastStatusChange ?? birth);
  fields.RelativePath = path;
  fields.Birth = birth;
  if (key) fields.EncryptionKey = key;
  fields.Size = long(file.size ?? 0);
  // The order is that of Core Foundation's hash tables and changes with their size.
  if (!key) fields.InodeNumber = inode;
  fields.Mode = file.mode ?? 0o100644;
  fields.UserID = file.userId ?? 501;
  if (digest) fields.Digest = digest;
  if (key) fields.InodeNumber = inode;
  if (!digest) fields.ProtectionClass = protectionClass;
  return binaryPlist(archive.finished({ root }));
}

/** Fields of 64 bits are written apart from equal ones of 32. */
function long(value: number | bigint): number | bigint {
  return typeof value === 'number' && Number.isSafeInteger(value) ? BigInt(value) : value;
}

class ArchiveWriter {
  readonly #objects: PlistExampleValue[] = ['$null'];
  readonly #classes = new Map<string, { readonly uid: number }>();
  readonly #scalars = new Map<string, { readonly uid: number }>();

  /** Archives a value and whatever it holds; its number comes before theirs. */
  add(value: PlistExampleValue): { readonly uid: number } {
    if (value === null) return { uid: 0 };
    if (typeof value !== 'object') return this.#addScalar(value);
    if (value instanceof Uint8Array) return this.reserve(value);
    if (value instanceof Date) {
      const fields: ArchivedFields = { 'NS.time': value.getTime() / 1000 - 978_307_200 };
      return this.#instance(fields, 'NSDate', []);
    }
    if (Array.isArray(value)) {
      return this.#collection('NSArray', undefined, value as readonly PlistExampleValue[]);
    }
    const dictionary = value as { readonly [key: string]: PlistExampleValue };
    const className = dictionary.$class;
    if (typeof className === 'string') return this.#custom(dictionary, className);
    return this.#collection('NSDictionary', Object.keys(dictionary), Object.values(dictionary));
  }

  addMutableData(bytes: Uint8Array): { readonly uid: number } {
    return this.#instance({ 'NS.data': bytes }, 'NSMutableData', ['NSData']);
  }

  reserve(value: PlistExampleValue): { readonly uid: number } {
    return { uid: this.#objects.push(value) - 1 };
  }

  classReference(name: string, classes: readonly string[]): { readonly uid: number } {
    const known = this.#classes.get(name) ?? this.reserve({ $classname: name, $classes: classes });
    this.#classes.set(name, known);
    return known;
  }

  finished(top: ArchivedFields): PlistExampleValue {
    return {
      $version: 100_000,
      $archiver: 'NSKeyedArchiver',
      $top: top,
      $objects: this.#objects,
    };
  }

  #addScalar(value: string | number | bigint | boolean): { readonly uid: number } {
    const identity = `${typeof value} ${String(value)}`;
    const known = this.#scalars.get(identity) ?? this.reserve(value);
    this.#scalars.set(identity, known);
    return known;
  }

  #instance(
    fields: ArchivedFields,
    name: string,
    parents: readonly string[],
  ): { readonly uid: number } {
    const reference = this.reserve(fields);
    fields.$class = this.classReference(name, [name, ...parents, 'NSObject']);
    return reference;
  }

  #collection(
    name: string,
    keys: readonly string[] | undefined,
    values: readonly PlistExampleValue[],
  ): { readonly uid: number } {
    const fields: ArchivedFields = {};
    const reference = this.reserve(fields);
    if (keys) fields['NS.keys'] = keys.map((key) => this.add(key));
    fields['NS.objects'] = values.map((value) => this.add(value));
    fields.$class = this.classReference(name, [name, 'NSObject']);
    return reference;
  }

  #custom(
    object: { readonly [key: string]: PlistExampleValue },
    name: string,
  ): { readonly uid: number } {
    const fields: ArchivedFields = {};
    const reference = this.reserve(fields);
    for (const [key, value] of Object.entries(object)) {
      if (key === '$class') continue;
      const isPrimitive = typeof value === 'number' || typeof value === 'boolean';
      fields[key] = isPrimitive || key.startsWith('NS.') ? value : this.add(value);
    }
    fields.$class = this.classReference(name, [name, 'NSObject']);
    return reference;
  }
}
