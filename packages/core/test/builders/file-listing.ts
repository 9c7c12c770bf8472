import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';

const listing = join(
  process.env.ATHAR_CORPUS ?? '',
  'ios/file-listing/belkasoft_ctf6_ios_device1/belkasoft-ctf6-ios-dev1.csv.zip',
);

export const hasListing = existsSync(listing);

let paths: readonly string[] | undefined;

/** Device paths of every file of a public image of an ordinary iPhone (iOS 16.3). */
export function listedPaths(): readonly string[] {
  paths ??= firstMember(readFileSync(listing))
    .split('\n')
    .slice(1)
    // The path stands first; a quoted one may hold commas.
    .map((line) => /^(?:"([^"]*)"|([^,]*)),/.exec(line))
    .map((found) => found?.[1] ?? found?.[2] ?? '')
    .filter((path) => path !== '')
    .map((path) => `/${path}`);
  return paths;
}

/** The text of the first member of a zip, whose sizes stand in its directory. */
function firstMember(zip: Buffer): string {
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  const entry = zip.readUInt32LE(end + 16);
  const packed = zip.readUInt32LE(entry + 20);
  const local = zip.readUInt32LE(entry + 42);
  const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
  return inflateRawSync(zip.subarray(start, start + packed)).toString('utf8');
}
