import {
  distinctNames,
  endedBy,
  foreignAmong,
  noCrash,
  reasonOf,
  type Crash,
} from './crash-report.ts';

/** Lines of one report that are looked at. */
const maxLines = 200_000;

const heading = /^([A-Z][A-Za-z/ ]{1,40}):\s{1,40}(\S.{0,4000})$/;
const nameAndPid = /^(.{1,512}) \[(\d{1,10})\]$/;
const crashedThread = /^Thread \d{1,6}(?: name: .{0,200})? Crashed:/;
const frameNumber = /^\d{1,5}\s{1,8}/;
const frameAddress = /\s0x[\da-fA-F]{4,16}\s/;

/** A longer name of a piece of code is cut. */
const maxNameLength = 200;
const image = /^\s{0,20}0x[\da-fA-F]{1,16}\s{1,4}-\s{1,20}0x[\da-fA-F]{1,16}\s/;

/** A report in text, as iOS wrote it until version 14; `undefined` where the text is none. */
export function crashFromText(text: string): Crash | undefined {
  const lines = text.split('\n', maxLines).map((line) => line.trimEnd());
  const head = headOf(lines);
  const [process, pid] = named(head.get('Process'));
  if (process === null && !head.has('Exception Type')) return undefined;
  const [parent, parentPid] = named(head.get('Parent Process'));
  const [type, signal] = typeAndSignal(head.get('Exception Type') ?? null);
  const path = head.get('Path') ?? null;
  return {
    ...noCrash,
    process,
    path,
    bundleId: head.get('Identifier') ?? null,
    pid,
    coalition: named(head.get('Coalition'))[0],
    parent,
    parentPid,
    responsible: named(head.get('Responsible'))[0],
    userId: wholeNumber(head.get('User ID')),
    exceptionType: type,
    exceptionSubtype: head.get('Exception Subtype') ?? null,
    exceptionCodes: head.get('Exception Codes') ?? null,
    signal,
    termination: head.get('Termination Reason') ?? null,
    otherPrograms: endedBy(named(head.get('Terminating Process'))[0], process),
    reason: reasonOf(saidIn(lines)),
    crashedIn: distinctNames(framesIn(lines)),
    ...imagesIn(lines, path),
    osVersion: head.get('OS Version') ?? null,
    isFault: /\b(?:SIMULATED|NON-FATAL)\b/.test(head.get('Exception Note') ?? ''),
    crashedAt: head.get('Date/Time') ?? null,
    startedAt: head.get('Launch Time') ?? null,
  };
}

/** What stands above the first thread; the first line of a name counts. */
function headOf(lines: readonly string[]): Map<string, string> {
  const head = new Map<string, string>();
  for (const line of lines) {
    if (/^Thread \d/.test(line) || line.startsWith('Binary Images')) break;
    const [, name, value] = heading.exec(line) ?? [];
    if (name !== undefined && value !== undefined && !head.has(name)) head.set(name, value);
  }
  return head;
}

function named(text: string | undefined): [name: string | null, pid: number | null] {
  if (text === undefined) return [null, null];
  const [, name, pid] = nameAndPid.exec(text) ?? [];
  return name === undefined ? [text, null] : [name, Number(pid)];
}

function typeAndSignal(text: string | null): [type: string | null, signal: string | null] {
  const [, type, signal] = /^(\S{1,100}) {1,4}\((\S{1,40})\)$/.exec(text ?? '') ?? [];
  return type === undefined ? [text, null] : [type, signal ?? null];
}

function wholeNumber(text: string | undefined): number | null {
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : null;
}

/** The lines below a heading, until an empty one. */
function* below(lines: readonly string[], isHeading: (line: string) => boolean): Generator<string> {
  const start = lines.findIndex(isHeading);
  if (start === -1) return;
  for (const line of lines.slice(start + 1)) {
    if (line === '') return;
    yield line;
  }
}

function saidIn(lines: readonly string[]): string | null {
  const said = [...below(lines, (line) => line.startsWith('Application Specific Information:'))];
  return said.length === 0 ? null : said.join('\n');
}

function* framesIn(lines: readonly string[]): Generator<string> {
  for (const line of below(lines, (one) => crashedThread.test(one))) {
    const start = frameNumber.exec(line)?.[0].length;
    const end = start === undefined ? -1 : line.search(frameAddress);
    const name = start === undefined ? '' : line.slice(start, Math.max(start, end)).trim();
    if (name !== '') yield name.slice(0, maxNameLength);
  }
}

function imagesIn(
  lines: readonly string[],
  process: string | null,
): Pick<Crash, 'foreignImages' | 'unnamedImages'> {
  const paths: string[] = [];
  let unnamedImages = 0;
  for (const line of below(lines, (one) => one.startsWith('Binary Images'))) {
    if (!image.test(line)) continue;
    // Address range, name, architecture, `<UUID>`, path; names may hold spaces, and code without a UUID has none between brackets.
    const end = line.indexOf('> ');
    const start = end === -1 ? line.indexOf('  /') : end;
    const path = start === -1 ? '' : line.slice(start + 2).trim();
    if (path === '') unnamedImages += 1;
    else if (path.startsWith('/')) paths.push(path);
  }
  return { foreignImages: foreignAmong(paths, process), unnamedImages };
}
