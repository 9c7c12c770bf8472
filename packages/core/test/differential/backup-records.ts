import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { memoryFile } from '../../src/bytes/memory-file.ts';
import { matchesGlob, parseGlob } from '../../src/engine/globs.ts';
import { devicePathOf } from '../../src/formats/backup-domains.ts';
import { openDatabase } from '../../src/formats/sqlite/index.ts';
import type { AnyArtifact, EvidenceRecord, Problem } from '../../src/model/index.ts';
import { examine } from '../builders/examine.ts';
import { artifactModules } from '../modules.ts';

export interface ArtifactRun {
  readonly records: readonly EvidenceRecord[];
  readonly problems: readonly Pick<Problem, 'code' | 'detail'>[];
}

/** Files of the backup itself, under the paths that artifacts know them by. */
const ownFiles = ['Info.plist', 'Manifest.db'];

/**
 * What each artifact reads in a plain backup folder, by its id.
 * `unlisted` are stored files that the list of files does not name, by the path they would have on the phone.
 */
export function recordsOfBackup(
  folder: string,
  options: { readonly full: boolean; readonly unlisted: { readonly [devicePath: string]: string } },
): ReadonlyMap<string, ArtifactRun> {
  const stored = listedFiles(folder);
  for (const [devicePath, name] of Object.entries(options.unlisted)) {
    stored.set(devicePath, join(folder, name));
  }
  const bytes = new Map(Array.from(stored, ([path, at]) => [path, readFileSync(at)] as const));
  return new Map(
    artifactModules.map(({ definition }) => [
      definition.id,
      runArtifact(definition, bytes, options.full),
    ]),
  );
}

/** Where each device path lies on the disk, of the files that are there. */
export function listedFiles(folder: string): Map<string, string> {
  const stored = new Map<string, string>();
  for (const name of ownFiles) stored.set(`/${name}`, join(folder, name));
  const manifest = openDatabase(memoryFile(readFileSync(join(folder, 'Manifest.db'))));
  const files = manifest.table('Files')!;
  for (const row of manifest.rows(files)) {
    const fileId = row.text(files.column('fileID'))!;
    const path = join(folder, fileId.slice(0, 2), fileId);
    if (!existsSync(path)) continue;
    const domain = row.text(files.column('domain'))!;
    stored.set(devicePathOf(domain, row.text(files.column('relativePath'))!), path);
  }
  return stored;
}

function runArtifact(
  artifact: AnyArtifact,
  files: ReadonlyMap<string, Uint8Array>,
  full: boolean,
): ArtifactRun {
  const globs = artifact.paths.map((path: string) => parseGlob(path));
  const runs = Array.from(files)
    .filter(([path]) => globs.some((glob) => matchesGlob(glob, path)))
    .map(([devicePath, bytes]) => examine(artifact, bytes, { devicePath, related: files, full }));
  return {
    records: runs.flatMap(({ lines }) => lines),
    problems: runs.flatMap(({ problems, fileProblems }) => [...problems, ...fileProblems]),
  };
}
