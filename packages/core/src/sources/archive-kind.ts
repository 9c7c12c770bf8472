import { looksLikeTar } from '../formats/tar/index.ts';
import { looksLikeGzip } from '../formats/gzip/index.ts';
import { looksLikeZip } from '../formats/zip/index.ts';
import type { RandomAccessFile } from '../model/index.ts';

export type ArchiveKind = 'zip' | 'tar' | 'gzip';

/** Which archive a file is by its first bytes; `undefined` where it is none that we read. */
export function archiveKindOf(file: RandomAccessFile): ArchiveKind | undefined {
  const head = file.read(0, 512);
  if (looksLikeZip(head)) return 'zip';
  if (looksLikeGzip(head)) return 'gzip';
  return looksLikeTar(head) ? 'tar' : undefined;
}
