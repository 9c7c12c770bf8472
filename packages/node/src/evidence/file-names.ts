import { createHash } from 'node:crypto';

/** Longest name of one component that every file system takes, in bytes. */
const maxNameBytes = 200;

/** Longest path within the folder of the files, in bytes: macOS takes 1024 for all of it, and no phone comes near. */
const maxPlaceBytes = 640;

/** Device names of Windows, which cannot be file names there, with or without an ending; spaces before the ending do not count, and a raised digit does. */
const reservedOnWindows = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[\d¹²³]) *(?:\.|$)/i;

/** What no file system, shell or screen should meet: control and direction characters, separators, wildcards; and `%` itself, so that no two names become one. */
const unfit =
  /[\u0000-\u001f\u007f-\u009f"%*:<>?\\|\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** A relative path that can be written on any system, made of a device path: no `..`, no root, nothing that climbs or hides. */
export function writablePath(devicePath: string): string {
  const names = devicePath.split('/').filter((name) => name !== '');
  return names.length === 0 ? '_' : names.map(writableName).join('/');
}

/** One component: what is unfit is written as `%` and two hexadecimal digits for each byte. */
function writableName(name: string): string {
  let result = name.replace(unfit, percent);
  if (/^\.{1,2}$/.test(result)) result = result.replaceAll('.', '%2E');
  // Windows drops a dot or a space at the end.
  result = result.replace(/[. ]$/, percent);
  if (reservedOnWindows.test(result)) result = percent(result.charAt(0)) + result.slice(1);
  return shortened(result, name);
}

function percent(text: string): string {
  return Array.from(Buffer.from(text, 'utf8'))
    .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)
    .join('');
}

function shortened(name: string, original: string): string {
  if (Buffer.byteLength(name) <= maxNameBytes) return name;
  const hash = createHash('sha256').update(original).digest('hex').slice(0, 16);
  let kept = name;
  while (Buffer.byteLength(kept) > maxNameBytes - hash.length - 1) {
    // By whole characters, so that no half of a pair remains.
    kept = Array.from(kept)
      .slice(0, -Math.max(1, Math.ceil((Buffer.byteLength(kept) - maxNameBytes) / 4)))
      .join('');
  }
  return `${kept}~${hash}`;
}

/**
 * Gives each device path a place of its own in one folder, also where the disk takes `A` and `a`, or two forms of `é`, for one name, and a short
 * one where the system could not make the folders of a path. A folder goes by the spelling that came first, everywhere, so that the place names the
 * file on any disk. `isTaken` tells of a place whether the disk has something there all the same: a disk can take more names for one than are known here,
 * as Windows does with `LONGNA~1.TXT`.
 */
export function placeFinder(
  reserved: readonly string[],
  isTaken: (place: string) => boolean = () => false,
): (devicePath: string) => string {
  const files = new Set(reserved.map(folded));
  /** By how it folds, as it is spelled. */
  const folders = new Map<string, string>();
  const fits = (place: string): boolean => {
    const key = folded(place);
    return (
      !files.has(key) &&
      !folders.has(key) &&
      !foldersOf(key).some((path) => files.has(path)) &&
      !isTaken(place)
    );
  };
  const inKnownFolders = (place: string): string => {
    const known = foldersOf(place).findLast((path) => folders.has(folded(path)));
    return known === undefined
      ? place
      : `${folders.get(folded(known)) ?? known}${place.slice(known.length)}`;
  };
  return (devicePath) => {
    let place = inKnownFolders(writablePath(devicePath));
    const isLong = Buffer.byteLength(place) > maxPlaceBytes;
    if (isLong) place = apart('long-path', devicePath, 0);
    for (let attempt = 1; !fits(place); attempt++) {
      place = apart(isLong ? 'long-path' : 'same-name', devicePath, attempt);
    }
    files.add(folded(place));
    for (const folder of foldersOf(place))
      if (!folders.has(folded(folder))) folders.set(folded(folder), folder);
    return place;
  };
}

/** The name of the file, in a folder that no other path has. */
function apart(folder: string, devicePath: string, attempt: number): string {
  const hash = createHash('sha256').update(`${attempt} ${devicePath}`).digest('hex');
  const name = writableName(devicePath.slice(devicePath.lastIndexOf('/') + 1));
  return `${folder}/${hash.slice(0, 16)}/${name}`;
}

/** Equal for what a disk may take for one name. Small letters first: the two of `Σ`, and those that only one of both cases has, are one in capitals. */
const folded = (place: string): string =>
  place.normalize('NFD').toLowerCase().toUpperCase().normalize('NFD');

function foldersOf(place: string): string[] {
  const names = place.split('/');
  return names.slice(1).map((_, index) => names.slice(0, index + 1).join('/'));
}
