import {
  isEvidenceError,
  type FileTicket,
  type Limits,
  type RandomAccessFile,
} from '../../model/index.ts';
import { blockBytes } from './tar-header.ts';
import { moreBehindEnd, TarMembers } from './tar-members.ts';
import { TarScanner, type TarStep } from './tar-scanner.ts';

/** Longest record that tools write, which they fill with zeros at the end. */
const mostPadding = 2 ** 20;

/** Headers of small members stand close together: one read serves several. */
const windowBytes = 65_536;

/** Reads the index of a tar; `ticket` opens the same file. Only headers are read, content is stepped over. */
export function readTar(file: RandomAccessFile, ticket: FileTicket, limits: Limits): TarMembers {
  const members = new TarMembers((offset, size) => ({ kind: 'part', of: ticket, offset, size }));
  const scanner = new TarScanner(
    (member) => {
      if (member.offset + member.storedSize <= file.size) {
        members.add(member);
        return;
      }
      const problem = { code: 'truncated', detail: 'the archive ends within the member' } as const;
      members.add({ ...member, problems: [...(member.problems ?? []), problem] });
    },
    (problem) => members.problems.push(problem),
    limits,
  );

  const window = new Uint8Array(windowBytes);
  let windowStart = 0;
  let windowSize = 0;
  const bytesAt = (position: number, length: number): Uint8Array => {
    if (length > windowBytes) return file.read(position, length);
    if (position < windowStart || position + length > windowStart + windowSize) {
      windowStart = position;
      windowSize = file.readInto(window, position);
    }
    const from = position - windowStart;
    return window.subarray(from, Math.min(from + length, windowSize));
  };

  let position = 0;
  let step: TarStep = { want: 'block' };
  try {
    while (step.want !== 'nothing') {
      if (step.want === 'skip') {
        position += step.bytes;
        step = { want: 'block' };
        continue;
      }
      const length = step.want === 'block' ? blockBytes : step.bytes;
      const bytes = bytesAt(position, length);
      if (bytes.length < length) break;
      const at: number = position;
      position += length;
      step = scanner.give(bytes, at);
    }
  } catch (error) {
    if (!isEvidenceError(error)) throw error;
    members.problems.push({ code: error.code, detail: error.message });
    return members;
  }
  scanner.end();
  // Tools fill the last record with zeros; the next archive, where one follows, begins behind them.
  if (step.want === 'nothing' && file.read(position, mostPadding).some((byte) => byte !== 0)) {
    members.problems.push(moreBehindEnd);
  }
  return members;
}
