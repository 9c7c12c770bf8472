import type { AnyArtifact, Clock, Doubt } from '../../model/index.ts';
import { bytesOf, copyBytes, copyPart, writeAscii, writeJsonAsText } from './json-bytes.ts';
import { handOverAt, LineBuffer, type TakeLines } from './line-buffer.ts';
import { idLength, idStart } from './line-parts.ts';
import { timeDescription } from '../../model/time-description.ts';

/** Makes the lines of `timeline.jsonl` (Timesketch: message, datetime, timestamp_desc) from a record line that stands in a buffer. */
export interface TimelineWriter {
  reset(): void;
  /** What follows a time with this mark in its line, up to the id of the record; made once for each mark. A time in doubt, or of a clock in no known zone, is told as such. */
  afterTime(mark: string, clock: Clock, doubt?: Doubt): Uint8Array;
  /** A time of the record: where its text stands in the line, and what follows it in the timeline. */
  time(start: number, end: number, after: Uint8Array): void;
  /** Where the value of the summary field with this number stands. */
  note(summary: number, start: number, end: number): void;
  /** One line for each time. */
  write(line: Uint8Array, lineStart: number, findings: readonly string[]): void;
  /** Hands over what was written. */
  handOver(): void;
}

const datetime = bytesOf('","datetime":"');
const lineEnd = bytesOf('"}\n');
const mostTimes = 256;

/** For the records of one artifact in one source; the lines go to `take` as bytes. */
export function timelineWriter(
  artifact: AnyArtifact,
  source: string,
  take: TakeLines,
): TimelineWriter {
  const summary: readonly string[] = artifact.summary;
  const labels = summary.map((name) => bytesOf(`; ${name}=`));
  const head = bytesOf(`{"message":${JSON.stringify(artifact.title).slice(0, -1)}`);
  const starts = new Int32Array(summary.length);
  const ends = new Int32Array(summary.length);
  const timeStarts = new Int32Array(mostTimes);
  const timeEnds = new Int32Array(mostTimes);
  const afters: Uint8Array[] = [];
  const lines = new LineBuffer();
  let times = 0;
  let sentenceStart = 0;
  let sentenceLength = 0;

  return {
    reset() {
      times = 0;
      ends.fill(0);
    },
    afterTime(mark, clock, doubt) {
      const what = timeDescription(mark, clock, doubt);
      return bytesOf(
        `","timestamp_desc":${JSON.stringify(what)},"artifact":${JSON.stringify(artifact.id)},"source":${JSON.stringify(source)},"record":"`,
      );
    },
    time(start, end, after) {
      if (times === mostTimes) return;
      timeStarts[times] = start;
      timeEnds[times] = end;
      afters[times++] = after;
    },
    note(index, start, end) {
      starts[index] = start;
      ends[index] = end;
    },
    write(line, lineStart, findings) {
      if (times === 0) return;
      let room = head.length + 256 + findings.length * 40;
      for (let i = 0; i < labels.length; i++)
        room += labels[i]!.length + (ends[i]! - starts[i]!) * 2;
      for (let i = 0; i < times; i++) {
        const after = afters[i]!;
        lines.room(room + after.length);
        const { bytes } = lines;
        let at: number;
        if (i === 0) {
          at = copyBytes(bytes, lines.start, head);
          for (let j = 0; j < labels.length; j++) {
            if (ends[j] === 0) continue;
            at = copyBytes(bytes, at, labels[j]!);
            at = writeJsonAsText(bytes, at, line, starts[j]!, ends[j]!);
          }
          at = copyBytes(bytes, at, datetime);
          sentenceLength = at - lines.start;
        } else {
          // The sentence is that of the line before.
          bytes.copyWithin(lines.start, sentenceStart, sentenceStart + sentenceLength);
          at = lines.start + sentenceLength;
        }
        sentenceStart = lines.start;
        at = copyPart(bytes, at, line, timeStarts[i]!, timeEnds[i]!);
        at = copyBytes(bytes, at, after);
        const id = lineStart + idStart;
        at = copyPart(bytes, at, line, id, id + idLength);
        if (findings.length > 0) {
          at = writeAscii(bytes, at, `","findings":${JSON.stringify(findings)}}\n`);
        } else {
          at = copyBytes(bytes, at, lineEnd);
        }
        lines.at = at;
        lines.start = at;
      }
      if (lines.at >= handOverAt) lines.handOver(take);
    },
    handOver: () => lines.finish(take),
  };
}
