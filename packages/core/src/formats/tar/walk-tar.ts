import { fillUpTo } from '../../bytes/read-up-to.ts';
import type { RandomAccessFile } from '../../model/index.ts';
import { blockBytes } from './tar-header.ts';
import type { TarScanner, TarStep } from './tar-scanner.ts';

/** Headers of small members stand close together: one read serves several. */
const windowBytes = 65_536;

/** Steps through the headers of a tar from a position on, until its end mark or the end of the file; tells which, and where. */
export function walkTar(
  file: RandomAccessFile,
  scanner: TarScanner,
  from: number,
): { readonly position: number; readonly isEnded: boolean } {
  const window = new Uint8Array(windowBytes);
  let windowStart = 0;
  let windowSize = 0;
  const bytesAt = (position: number, length: number): Uint8Array => {
    if (length > windowBytes) return file.read(position, length);
    if (position < windowStart || position + length > windowStart + windowSize) {
      windowStart = position;
      windowSize = fillUpTo(file, window, position, length);
    }
    const start = position - windowStart;
    return window.subarray(start, Math.min(start + length, windowSize));
  };

  let position = from;
  let step: TarStep = { want: 'block' };
  while (step.want !== 'nothing') {
    if (step.want === 'skip') {
      position += step.bytes;
      step = { want: 'block' };
      continue;
    }
    const length = step.want === 'block' ? blockBytes : step.bytes;
    const bytes = bytesAt(position, length);
    if (bytes.length < length) return { position, isEnded: false };
    const at: number = position;
    position += length;
    step = scanner.give(bytes, at);
  }
  return { position, isEnded: true };
}
