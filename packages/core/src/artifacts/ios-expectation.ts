import type { Expectation, SourceFacts } from '../model/index.ts';

/** Something every iPhone has and every backup of one holds: its absence is a gap. */
export function onEveryIphone(source: SourceFacts): Expectation {
  return holdsIosFiles(source) ? 'always' : 'never';
}

/** Something an iPhone may lack without anything being wrong. */
export function onSomeIphones(source: SourceFacts): Expectation {
  return holdsIosFiles(source) ? 'optional' : 'never';
}

/**
 * Something that iOS puts into encrypted backups only, since version 13; a file-system dump always has it. What is not known of a backup, its
 * version or whether it was made with encryption, says neither that it must hold this nor that it cannot.
 */
export function inEncryptedBackups(source: SourceFacts): Expectation {
  if (!holdsIosFiles(source)) return 'never';
  const { kind, encrypted, mayBeDecrypted, device } = source;
  const version = majorVersion(device.osVersion);
  if (kind !== 'itunes-backup' || encrypted || version < 13) return 'always';
  return mayBeDecrypted || version === Infinity ? 'optional' : 'never';
}

/** Something that no backup holds and every file-system dump does: its absence there is a gap. */
export function inEveryDump(source: SourceFacts): Expectation {
  return holdsDumpOfIos(source) ? 'always' : 'never';
}

/** Something that no backup holds, and that an iPhone may lack without anything being wrong. */
export function inSomeDumps(source: SourceFacts): Expectation {
  return holdsDumpOfIos(source) ? 'optional' : 'never';
}

/** The store of an app: expected where the app is installed or the manifest names its domain. */
export function withApp(
  source: SourceFacts,
  bundleIds: readonly string[],
  domains: readonly string[],
): Expectation {
  if (!holdsIosFiles(source)) return 'never';
  const isThere =
    bundleIds.some((id) => source.installedApps.has(id)) ||
    domains.some((domain) => source.domains.has(domain));
  return isThere ? 'always' : 'optional';
}

function holdsDumpOfIos({ kind, device }: SourceFacts): boolean {
  return kind === 'filesystem-dump' && device.platform !== 'android';
}

function holdsIosFiles({ kind, device }: SourceFacts): boolean {
  return (kind === 'itunes-backup' || kind === 'filesystem-dump') && device.platform !== 'android';
}

/** The first number of a version; an unknown version counts as a new one. */
export function majorVersion(version: string | undefined): number {
  const major = /^(\d{1,3})(?:\.|$)/.exec(version ?? '')?.[1];
  return major === undefined ? Infinity : Number(major);
}
