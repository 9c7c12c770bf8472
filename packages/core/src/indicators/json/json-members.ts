import type { RandomAccessFile } from '../../model/index.ts';
import { MemberCutter, type MemberReceiver } from './member-cutter.ts';
import { utf8Chunks, type ChunkReader } from './utf8-chunks.ts';

/** How far a document could be read, and what it says of itself. */
export interface MemberReading {
  /** Why it was not read to its end: the file ends in the middle, what stands there cannot be JSON, or its disk gave no more of it. */
  readonly fault?: 'cut' | 'damaged' | 'disk-error';
  /** Members that were stepped over for their size or depth. */
  readonly tooLarge: number;
  /** Values that are no objects, where such should stand. */
  readonly strays: number;
  /** The `type` of the outermost object, or of bundles in an outermost array, where it has one. */
  readonly topType: string | undefined;
  /** Its `id`; absent where there are several outermost objects. */
  readonly topId: string | undefined;
}

/**
 * Cuts the objects out of a JSON document without holding it whole: the members of its `objects` array (a STIX bundle, a
 * TAXII envelope), of an outermost array, or outermost objects themselves, also several one after another. A member of an outermost
 * array that has an `objects` array itself is a bundle: its members are handed over in its place. Each is handed
 * over as UTF-8 bytes `[start, end)` that are valid during the call only. They are cut by brackets and strings; whether
 * they are JSON is for the receiver to see. `undefined` where the file does not begin like a JSON object or array.
 */
export function readJsonMembers(
  file: RandomAccessFile,
  member: MemberReceiver,
): MemberReading | undefined {
  const next = utf8Chunks(file);
  const cutter = new MemberCutter(file.size, member);
  let isBroken = false;
  while (!isBroken) {
    const chunk = next();
    if (chunk === undefined) break;
    isBroken = !cutter.take(chunk);
  }
  if (!cutter.hasBegun) return undefined;
  const fault = faultOf(next, isBroken, cutter);
  return { ...(fault !== undefined && { fault }), ...cutter.tally, ...cutter.head };
}

function faultOf(
  chunks: ChunkReader,
  isBroken: boolean,
  cutter: MemberCutter,
): MemberReading['fault'] {
  if (chunks.failure !== undefined) return 'disk-error';
  if (isBroken) return 'damaged';
  return cutter.isWithinValue ? 'cut' : undefined;
}
