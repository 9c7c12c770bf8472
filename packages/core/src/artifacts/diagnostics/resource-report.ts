import { distinctNames, foreignAmong, noCrash, reasonOf, type Crash } from './crash-report.ts';

/** Lines of one report that are looked at. */
const maxLines = 200_000;

const heading = /^([A-Z][A-Za-z/ ]{1,40}):\s{1,40}(\S.{0,4000})$/;
const nameAndNumber = /^(.{1,512}) \[(\d{1,10})\]$/;
/** Newer systems tell the name; others the number alone, under another heading. */
const coalition = /^"(.{1,512})"\(\d{1,10}\)$/;
/** Address range, whose end may be unknown, name, UUID or word in brackets, path. */
const image =
  /^\s{1,20}0x[\da-fA-F]{1,16} -\s{1,20}(?:0x[\da-fA-F]{1,16}|\?\?\?)\s[^<]{1,400}<[^>]{1,60}>\s{1,8}(\/.{1,4000})$/;

/** A program that was sampled, and the code that was loaded into it. */
interface Sampled {
  path: string | null;
  readonly images: string[];
}

/**
 * A report of a program that used more of the processor or of the disk than it may, in text: what was sampled meanwhile. Other programs that
 * were sampled have parts of their own in it, each with its path. `undefined` where the text is no such report.
 */
export function crashFromResourceReport(text: string): Crash | undefined {
  const head = new Map<string, string>();
  const sampled: Sampled[] = [];
  for (const line of text.split('\n', maxLines)) {
    const [, name, value] = heading.exec(line.trimEnd()) ?? [];
    const last = sampled.at(-1);
    if (name === 'Powerstats for') sampled.push({ path: null, images: [] });
    else if (last === undefined) {
      if (name !== undefined && value !== undefined && !head.has(name)) head.set(name, value);
    } else if (name === 'Path') last.path ??= value ?? null;
    else if (name === undefined) {
      const path = image.exec(line.trimEnd())?.[1];
      if (path !== undefined) last.images.push(path);
    }
  }
  const process = head.get('Command') ?? null;
  if (process === null) return undefined;
  const path = head.get('Path') ?? null;
  const [parent, parentPid] = numbered(head.get('Parent'));
  const pid = head.get('PID') ?? '';
  return {
    ...noCrash,
    process,
    path,
    bundleId: head.get('Identifier') ?? null,
    pid: /^\d{1,10}$/.test(pid) ? Number(pid) : null,
    coalition: coalition.exec(head.get('Resource Coalition') ?? '')?.[1] ?? null,
    parent,
    parentPid,
    reason: reasonOf(head.get('Event') ?? null),
    foreignImages: distinctNames(
      sampled.flatMap((one) => foreignAmong(one.images, one.path ?? path)),
    ),
    otherPrograms: distinctNames(
      sampled.flatMap((one) => (one.path === null || one.path === path ? [] : one.path)),
    ),
    osVersion: head.get('OS Version') ?? null,
  };
}

/** Of a program whose name the sampler did not learn the number is told alone. */
function numbered(text: string | undefined): [name: string | null, number: number | null] {
  const [, name, number] = nameAndNumber.exec(text ?? '') ?? [];
  if (name === undefined) return [null, null];
  return [name === 'UNKNOWN' ? null : name, Number(number)];
}
