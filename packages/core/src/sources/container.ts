import type {
  BytesIdentity,
  EntryKind,
  FileTicket,
  SourceProblem,
  UnreadableContent,
} from '../model/index.ts';

/** A name in a container, before anything is read of it. */
export interface EntryName {
  /** Components separated by `/`, relative to the container; never empty. A name: it may hold `..` and is never a place to write. */
  readonly name: string;
  readonly kind: EntryKind;
  /** What the container claims; `undefined` where it would cost a look at the disk. */
  readonly size: number | undefined;
  /** When it was last changed, in Unix seconds, where a walk was asked for times and the container tells them. */
  readonly modified?: number;
}

/** What a walk tells beside the names of files, which is all that costs nothing. */
export interface WalkOptions {
  /** Sizes and times of all files: on a disk they cost a look at each. */
  readonly withDetails?: boolean;
  /** The folders too, each before what lies in it. */
  readonly withFolders?: boolean;
}

/** One stored file, ready to be opened. */
export interface Entry {
  readonly name: string;
  readonly size: number | undefined;
  readonly content: FileTicket | UnreadableContent;
  /** Of what can be opened. */
  readonly identity?: BytesIdentity;
  /** What is wrong although it can be opened. */
  readonly problems: readonly SourceProblem[];
}

/** Something that could not be listed. */
export interface ContainerProblem extends SourceProblem {
  /** The folder (`''` is the top) in or below which names may be missing; absent where none is. */
  readonly hides?: string;
}

/**
 * A folder, a zip or a tar file: names, and how to open what is behind each.
 * All listings are in the byte order of the names, whatever the container's own order.
 */
export interface Container {
  /** Where its entries lie: `[]` for a folder, the file names of the archives around them, outermost first, else. */
  readonly storedIn: readonly string[];
  /** What stands directly in a folder (`''` is the top); empty where there is no such folder. */
  children(folder: string): readonly EntryName[];
  /** A file by its exact name; `undefined` where there is none. Folders are not entries. */
  entry(name: string): Entry | undefined;
  /** Everything below a folder, read as it is asked for; the folders themselves only where they are asked for. */
  walk(folder: string, options?: WalkOptions): Iterable<EntryName>;
  /** What could not be listed; grows while it is walked. */
  readonly problems: readonly ContainerProblem[];
  /**
   * Makes these entries quick to open (a large packed member is unpacked into the scratch folder). Entries that need nothing cost nothing;
   * `undefined` where no entry of this container ever does.
   */
  readonly stage?: (names: Iterable<string>) => Promise<void>;
  /** May be called again. Sources that lie in one archive close it together. */
  close(): void;
}

/** `a/b` of a folder and a child; the top folder is `''`. */
export function below(folder: string, child: string): string {
  return folder === '' ? child : `${folder}/${child}`;
}

/** Names of the folders among children, without the path of their parent. */
export function folderNames(folder: string, children: readonly EntryName[]): ReadonlySet<string> {
  return namesOf(folder, children, (kind) => kind === 'folder');
}

/** Names of all but the folders. */
export function fileNames(folder: string, children: readonly EntryName[]): ReadonlySet<string> {
  return namesOf(folder, children, (kind) => kind !== 'folder');
}

function namesOf(
  folder: string,
  children: readonly EntryName[],
  fits: (kind: EntryKind) => boolean,
): ReadonlySet<string> {
  const cut = folder === '' ? 0 : folder.length + 1;
  return new Set(children.filter(({ kind }) => fits(kind)).map(({ name }) => name.slice(cut)));
}

/** Problems without repetitions: a folder that is listed twice tells twice what it could not list. */
export function distinctProblems<P extends SourceProblem>(problems: readonly P[]): P[] {
  const distinct = new Map(
    problems.map((problem) => [`${problem.code} ${problem.detail}`, problem]),
  );
  return [...distinct.values()];
}

/** Those of the problems that concern a folder of the container: what could not be listed beside it is none of its own. */
export function problemsWithin(container: Container, folder: string): ContainerProblem[] {
  return distinctProblems(
    container.problems.filter(({ hides }) => hides === undefined || touches(hides, folder)),
  );
}

/** The same, as problems of the source in that folder. */
export function containerProblems(container: Container, folder: string): SourceProblem[] {
  return problemsWithin(container, folder).map(({ code, detail, about = 'container' }) => ({
    code,
    detail,
    about,
  }));
}

/** Whether one of two folders lies in the other. */
function touches(one: string, other: string): boolean {
  return isWithin(one, other) || isWithin(other, one);
}

/** Whether a folder is another, or lies in it. */
export function isWithin(folder: string, outer: string): boolean {
  return outer === '' || folder === outer || folder.startsWith(`${outer}/`);
}
