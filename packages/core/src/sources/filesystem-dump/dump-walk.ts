import { FileListing, fileListingPath, type ListedFile } from '../../formats/file-listing.ts';
import type { EvidenceFile, PathFilter } from '../../model/index.ts';
import { folderNames, type Container } from '../container.ts';
import { deviceNameOf, hasLinkedTwins } from './device-names.ts';
import type { DumpCopy } from './dump-copy.ts';
import { bundleIdOf, isContainerMetadata } from './dump-facts.ts';
import { noFile, secondFile, storedFile } from './dump-files.ts';
import type { DumpRoot } from './dump-roots.ts';

const maxApps = 20_000;

/** Apps that a copy has a container of. */
export interface DumpApps {
  readonly ids: Set<string>;
  /** Containers whose app is not known. */
  unnamed: number;
}

/** Something in a copy, and where it was on the phone. */
interface ListedPlace {
  readonly devicePath: string;
  /** In the container. */
  readonly name: string;
  readonly kind: ListedFile['kind'];
  /** Another is listed under its device path. */
  readonly isSecond: boolean;
}

/** One walk through a copy: it hands out the wanted files, and counts all that it comes by. */
export class DumpWalk {
  /** All that the copy holds, where it is wanted. */
  readonly listing: FileListing | undefined;
  files = 0;
  /** Of the files that were handed out. */
  bytes = 0;
  /** Files for a device path that another file has. */
  duplicates = 0;
  readonly #copy: DumpCopy;
  readonly #wanted: PathFilter;
  readonly #apps: DumpApps;
  /** Device paths of the files that were handed out. */
  readonly #taken = new Set<string>();

  /** `apps` is filled on the way. */
  constructor(copy: DumpCopy, wanted: PathFilter, apps: DumpApps) {
    this.#copy = copy;
    this.#wanted = wanted;
    this.#apps = apps;
    this.listing = wanted(fileListingPath) ? new FileListing() : undefined;
  }

  /** The wanted files, in the order of the container. */
  *evidence(): Iterable<EvidenceFile> {
    for (const place of this.#places()) {
      const { devicePath, name, kind, isSecond } = place;
      if (kind === 'folder') {
        if (mustBeFile(devicePath, this.#wanted))
          yield noFile(devicePath, this.#storedAt(name), 'a folder');
        continue;
      }
      this.files += 1;
      if (isContainerMetadata(devicePath, this.#copy.isSmall)) this.#noteApp(name);
      if (this.#wanted(devicePath)) yield* this.#wantedFile(place);
      else if (isSecond) this.duplicates += 1;
    }
  }

  /** A wanted file, or what stands in its place; nothing for a link of the device, which leads to a file that is listed under its own name. */
  *#wantedFile({ devicePath, name, kind }: ListedPlace): Iterable<EvidenceFile> {
    const entry = kind === 'other' ? undefined : this.#copy.container.entry(name);
    if (entry === undefined) {
      // A pipe where a store should be is not the same as no store.
      if (kind === 'other' || mustBeFile(devicePath, this.#wanted))
        yield noFile(devicePath, this.#storedAt(name), 'no regular file');
    } else if (this.#taken.has(devicePath)) {
      this.duplicates += 1;
      yield secondFile(devicePath, this.#storedAt(name));
    } else {
      this.#taken.add(devicePath);
      this.bytes += entry.size ?? 0;
      yield storedFile(devicePath, this.#storedAt(entry.name), entry);
    }
  }

  /** All that the roots hold, each under its device path and put into the listing; `isSecond` where another has its path already. */
  *#places(): Iterable<ListedPlace> {
    const { container, folder, roots, beside, isSmall } = this.#copy;
    const { listing } = this;
    const listed = listing && mayMeet(container, roots) ? new Set<string>() : undefined;
    const options = { withDetails: listing !== undefined, withFolders: true };
    for (const root of roots) {
      for (const { name, kind, size, modified } of container.walk(root.folder, options)) {
        if (isInAny(beside, folder, name)) continue;
        const inRoot = deviceNameOf(root, kind === 'folder' ? `${name}/` : name);
        const path = inRoot.replace(/\/$/, '');
        const devicePath = (isSmall ? this.#wanted.spelled?.(path) : undefined) ?? path;
        const isSecond = listed?.has(devicePath) === true;
        if (!isSecond) {
          listed?.add(devicePath);
          listing?.add({ devicePath, kind, size, modified });
        }
        yield { devicePath, name, kind, isSecond };
      }
    }
  }

  /** The app whose container this file names; beyond `maxApps` it only counts as one that is not known. */
  #noteApp(name: string): void {
    const { platform, container } = this.#copy;
    const id = bundleIdOf(platform, container.entry(name));
    if (id !== undefined && this.#apps.ids.size < maxApps) this.#apps.ids.add(id);
    else this.#apps.unnamed += 1;
  }

  #storedAt(name: string): readonly string[] {
    const { container, folder } = this.#copy;
    const inFolder = container.storedIn.length === 0 && folder !== '';
    return [...container.storedIn, inFolder ? name.slice(folder.length + 1) : name];
  }
}

/** Where a database keeps its newest rows, or those before a change that was not finished: SQLite never makes anything but a file of that name. */
function isDatabaseLog(devicePath: string): boolean {
  return devicePath.endsWith('-wal') || devicePath.endsWith('-journal');
}

/** Whether a folder of this name stands where nothing but a file should; where only a glob fits, it may be anything. */
function mustBeFile(devicePath: string, wanted: PathFilter): boolean {
  return (
    wanted.exact?.has(devicePath) === true || (isDatabaseLog(devicePath) && wanted(devicePath))
  );
}

/** Whether a name is that of one of these folders in `parent`, or lies in one. */
function isInAny(folders: ReadonlySet<string>, parent: string, name: string): boolean {
  if (folders.size === 0) return false;
  const end = name.indexOf('/', parent === '' ? 0 : parent.length + 1);
  return folders.has(end < 0 ? name : name.slice(0, end));
}

/** Whether files of several folders can have one device path; only then is it worth the room to remember each. */
function mayMeet(container: Container, roots: readonly DumpRoot[]): boolean {
  return (
    roots.length > 1 ||
    roots.some(({ folder, deviceRoot }) => {
      const names = folderNames(folder, container.children(folder));
      return deviceRoot === '/' && hasLinkedTwins(names);
    })
  );
}
