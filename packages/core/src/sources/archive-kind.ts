import { looksLikeTar } from '../formats/tar/index.ts';
import { looksLikeGzip } from '../formats/gzip/index.ts';
import { endsAsZip, looksLikeZip } from '../formats/zip/index.ts';
import type { RandomAccessFile } from '../model/index.ts';

/** The forms of archive that are known by their bytes. */
export type ArchiveKind = 'zip' | 'tar' | 'gzip';

/**
 * Which archive a file is by its first bytes, or by its last, as a zip may stand behind a program that unpacks it; `undefined` where it
 * is none that we read.
 */
export function archiveKindOf(file: RandomAccessFile): ArchiveKind | undefined {
  const head = file.read(0, 512);
  if (looksLikeZip(head)) return 'zip';
  if (looksLikeGzip(head)) return 'gzip';
  if (looksLikeTar(head)) return 'tar';
  return endsAsZip(file) ? 'zip' : undefined;
}
