import { isEvidenceError, type ProblemDraft, type RandomAccessFile } from '../../model/index.ts';

/** The file at a path beside the one that is read (a log of a database); `undefined` where there is none. Throws `EvidenceError` where it cannot be opened. */
export type OpenNeighbour = (devicePath: string) => RandomAccessFile | undefined;

/** Opens neighbours of a file, which go to `opened`. One that cannot be opened, such as a log that is packed and damaged, costs itself: it is told, once, and is as if it were not there. */
export function tellingNeighbours(
  open: OpenNeighbour,
  opened: RandomAccessFile[],
  tell: (problem: ProblemDraft) => void,
): OpenNeighbour {
  const closed = new Set<string>();
  return (devicePath) => {
    if (closed.has(devicePath)) return undefined;
    try {
      const file = open(devicePath);
      if (file) opened.push(file);
      return file;
    } catch (error) {
      if (!isEvidenceError(error)) throw error;
      closed.add(devicePath);
      const detail = `${devicePath}: ${error.message}`;
      tell({ kind: 'problem', code: error.code, detail });
      return undefined;
    }
  };
}
