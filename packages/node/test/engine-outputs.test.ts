import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { LineFiles } from '../src/engine/outputs.ts';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'athar-lines-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const id = (number: number) => number.toString(16).padStart(32, '0');
const ids = new Map([
  [id(1), id(101)],
  [id(2), id(102)],
]);
const idsOfSources = new Map([['s1', ids]]);

/** Lines of all lengths, so that one of them is cut by the end of every window; the ids within a text are evidence, and none of ours. */
function lines(nameOf: (number: number, source: string) => string): string {
  let text = '';
  for (let n = 0; text.length < 2_500_000; n++) {
    const evidence = JSON.stringify(`,"findings":["${id(1)}"]`).slice(1, -1);
    const message = `${'x'.repeat(n % 97)} ${evidence}`;
    // The same ids in another source stand for other findings.
    const source = n % 5 === 0 ? 's12' : 's1';
    const findings = [[], [1], [3, 2], [1, 2, 3, 4]][n % 4]!;
    const named =
      findings.length === 0
        ? ''
        : `,"findings":${JSON.stringify(findings.map((number) => nameOf(number, source)))}`;
    text += `{"message":"${message}","source":"${source}","record":"${id(2)}"${named}}\n`;
  }
  return text;
}

test('lines of the timeline name other findings, wherever they stand, and nothing else of them changes', () => {
  const files = new LineFiles(folder);
  files.timeline(Buffer.from(lines(id)));
  files.replaceFindings(idsOfSources);
  files.timeline(Buffer.from('{"last":1}\n'));
  files.close();
  const expected = lines(
    (number, source) => idsOfSources.get(source)?.get(id(number)) ?? id(number),
  );
  expect(readFileSync(join(folder, 'timeline.jsonl'), 'utf8') === `${expected}{"last":1}\n`).toBe(
    true,
  );
});

test('a timeline without lines stays as it is', () => {
  const files = new LineFiles(folder);
  files.replaceFindings(idsOfSources);
  files.close();
  expect(readFileSync(join(folder, 'timeline.jsonl'), 'utf8')).toBe('');
});

describe('records that found no room', () => {
  const record = (number: number) => `{"id":"${id(number)}","data":{"text":"\\"record\\":\\"x"}}\n`;
  const moment = (number: number) =>
    `{"message":",\\"record\\":\\"x\\"${'y'.repeat(300_000)}","source":"s1","record":"${id(number)}"}\n`;
  const written = (name: string) => readFileSync(join(folder, name), 'utf8');
  const text = (of: (number: number) => string, ...numbers: number[]) => numbers.map(of).join('');

  test('stand in no line of the timeline', () => {
    const files = new LineFiles(folder);
    files.beginRecords('a');
    files.records('a', Buffer.from(text(record, 1, 2)));
    files.timeline(Buffer.from(text(moment, 1, 2)));
    const [recordsFrom, timelineFrom] = [files.recordsLength('a'), files.timelineLength()];
    // Records without times have no lines there, and others several.
    files.records('a', Buffer.from(text(record, 3, 4, 5, 6)));
    files.timeline(Buffer.from(text(moment, 4, 4, 5, 7, 7, 8)));
    files.dropTimelineBehind('a', recordsFrom, timelineFrom);
    expect(written('timeline.jsonl')).toBe(text(moment, 1, 2, 4, 4, 5));
    files.timeline(Buffer.from(text(moment, 6)));
    files.dropTimelineBehind('a', recordsFrom, timelineFrom);
    expect(written('timeline.jsonl')).toBe(text(moment, 1, 2, 4, 4, 5, 6));
    files.close();
  });

  test('are those of a file that was not even begun', () => {
    const files = new LineFiles(folder);
    files.timeline(Buffer.from(text(moment, 1)));
    files.dropTimelineBehind('a', 0, 0);
    files.close();
    expect(written('timeline.jsonl')).toBe('');
  });
});
