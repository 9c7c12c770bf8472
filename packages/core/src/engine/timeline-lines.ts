import type { AnyArtifact } from '../model/index.ts';
import { bytesOf, copyBytes, writeAscii, writeJsonAsText } from './json-bytes.ts';

/** Makes the lines of `timeline.jsonl` (Timesketch: message, datetime, timestamp_desc) from a record line that stands in a buffer. */
export interface TimelineWriter {
  reset(): void;
  /** What follows a time with this mark in its line, up to the id of the record; made once for each mark. */
  afterTime(mark: string): Uint8Array;
  /** A time of the record: where its text stands in the line, and what follows it in the timeline. */
  time(start: number, end: number, after: Uint8Array): void;
  /** Where the value of the summary field with this number stands. */
  note(summary: number, start: number, end: number): void;
  /** One line for each time. */
  write(
    line: Uint8Array,
    findings: readonly string[],
    take: (buffer: Uint8Array, length: number) => void,
  ): void;
}

const datetime = bytesOf('","datetime":"');
const lineEnd = bytesOf('"}\n');
const mostTimes = 256;
const idStart = 7;
const idEnd = 39;

export function timelineWriter(artifact: AnyArtifact): TimelineWriter {
  const summary: readonly string[] = artifact.summary;
  const labels = summary.map((name) => bytesOf(`; ${name}=`));
  const head = bytesOf(`{"message":${JSON.stringify(artifact.title).slice(0, -1)}`);
  const starts = new Int32Array(summary.length);
  const ends = new Int32Array(summary.length);
  const timeStarts = new Int32Array(mostTimes);
  const timeEnds = new Int32Array(mostTimes);
  const afters: Uint8Array[] = [];
  let times = 0;
  let buffer = new Uint8Array(1 << 14);

  return {
    reset() {
      times = 0;
      ends.fill(0);
    },
    afterTime: (mark) =>
      bytesOf(
        `","timestamp_desc":${JSON.stringify(mark)},"artifact":${JSON.stringify(artifact.id)},"record":"`,
      ),
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
    write(line, findings, take) {
      if (times === 0) return;
      let room = head.length + 256 + findings.length * 40;
      for (let i = 0; i < labels.length; i++)
        room += labels[i]!.length + (ends[i]! - starts[i]!) * 2;
      for (let i = 0; i < times; i++) room += afters[i]!.length;
      if (room > buffer.length) buffer = new Uint8Array(room * 2);
      let messageEnd = copyBytes(buffer, 0, head);
      for (let i = 0; i < labels.length; i++) {
        if (ends[i] === 0) continue;
        messageEnd = copyBytes(buffer, messageEnd, labels[i]!);
        messageEnd = writeJsonAsText(buffer, messageEnd, line, starts[i]!, ends[i]!);
      }
      for (let i = 0; i < times; i++) {
        let at = copyBytes(buffer, messageEnd, datetime);
        for (let from = timeStarts[i]!; from < timeEnds[i]!; from++) buffer[at++] = line[from]!;
        at = copyBytes(buffer, at, afters[i]!);
        for (let from = idStart; from < idEnd; from++) buffer[at++] = line[from]!;
        if (findings.length > 0) {
          at = writeAscii(buffer, at, `","findings":${JSON.stringify(findings)}}\n`);
        } else {
          at = copyBytes(buffer, at, lineEnd);
        }
        take(buffer, at);
      }
    },
  };
}
