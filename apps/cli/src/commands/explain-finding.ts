import { createReadStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import {
  backupMade,
  findingText,
  isMessageKey,
  messages,
  plainText,
  positionText,
  sentenceOfDoubt,
  timeMark,
  UsageError,
  type AnyArtifact,
  type Finding,
  type Html,
  type Language,
  type Messages,
  type Timestamp,
} from '@athar/core';
import { artifacts } from '@athar/node';
import { tool } from '../version.ts';
import { paragraph, print, printReferences, standsAloneIn } from './explain-text.ts';
import { allRules, artifactName } from './listed-rules.ts';

const fileName = 'findings.jsonl';

/** Longer than any finding; what is longer is stepped over. */
const maxLine = 2 ** 22;
const tooLong = '…';

/** Of each kind that are printed; the file holds all. */
const maxPrinted = 20;

/**
 * Explains one finding of a check in the words of its report: what was seen, when, where in which file, why it matters, what else
 * it can be. Throws `UsageError` where the folder holds no findings, or none with this id.
 */
export async function explainFinding(
  id: string,
  folder: string,
  language: Language,
): Promise<void> {
  const path = join(folder, fileName);
  if (!existsSync(path)) {
    throw new UsageError(
      'cli.explain.no-findings',
      `${folder} holds no ${fileName}; --in names the folder that a check wrote`,
      { path: folder, id },
    );
  }
  const { findings, isWhole } = await findingsIn(path, id);
  if (findings.length === 0 && !isWhole) {
    throw new UsageError(
      'cli.explain.findings-damaged',
      `lines of ${path} are no findings, and none of the others is ${id}`,
      { path, id },
    );
  }
  if (findings.length === 0) {
    throw new UsageError('cli.explain.finding-unknown', `${path} holds no finding ${id}`, {
      path,
      id,
    });
  }
  const words = messages(language);
  for (const [index, finding] of limited(findings).entries()) {
    if (index > 0) print();
    printFinding(finding, words);
  }
  if (findings.length > maxPrinted) print(words.text('cli.explain.more', { file: fileName }));
}

/**
 * The findings with this id; none where no line is one. There is one for each source that holds the trace in the same place, as two
 * backups of a phone do: an id does not depend on the source. `isWhole`: all lines up to the last that was looked at are findings.
 */
async function findingsIn(
  path: string,
  id: string,
): Promise<{ readonly findings: readonly Finding[]; readonly isWhole: boolean }> {
  const findings: Finding[] = [];
  let isWhole = true;
  for await (const line of linesOf(path)) {
    const finding = parsed(line);
    if (finding?.id === id) findings.push(finding);
    if (finding === undefined && line !== '') isWhole = false;
    if (findings.length > maxPrinted) break;
  }
  return { findings, isWhole };
}

async function* linesOf(path: string): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of createReadStream(path, 'utf8') as AsyncIterable<string>) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
    // One that is longer goes on as one that cannot be read.
    if (rest.length > maxLine) rest = tooLong;
  }
  yield rest;
}

/** A line as a finding, if it has all that is printed of one: anybody can have written the file. */
function parsed(line: string): Finding | undefined {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
  return isFinding(value) ? value : undefined;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function isFinding(value: unknown): value is Finding {
  if (!isObject(value)) return false;
  const { id, level, confidence, origin, met, artifact, message, why, values, ...rest } = value;
  const isListOf = (list: unknown, isOne: (item: unknown) => boolean): boolean =>
    Array.isArray(list) && list.every(isOne);
  const isText = (item: unknown): boolean => typeof item === 'string';
  return (
    [id, level, confidence, met, artifact, message, why].every(isText) &&
    isMessageKey(`level.${String(level)}.label`) &&
    isMessageKey(`confidence.${String(confidence)}.label`) &&
    isMessageKey(`met.${String(met)}`) &&
    isOrigin(origin) &&
    isObject(values) &&
    isListOf(rest['otherExplanations'], isText) &&
    isListOf(rest['references'], isText) &&
    isListOf(rest['times'], isTime) &&
    isListOf(
      rest['provenance'],
      (item) =>
        isObject(item) &&
        isText(item['devicePath']) &&
        isListOf(item['storedAt'], isText) &&
        isPosition(item['position']),
    ) &&
    (rest['alsoIn'] === undefined || isListOf(rest['alsoIn'], isListed))
  );
}

function isListed(item: unknown): boolean {
  if (!isObject(item)) return false;
  const { file, threat } = item;
  return typeof file === 'string' && typeof threat === 'string';
}

function isTime(item: unknown): boolean {
  if (!isObject(item)) return false;
  const { marks, doubt } = item;
  const isKnownDoubt = typeof doubt === 'string' && Object.hasOwn(sentenceOfDoubt, doubt);
  return typeof marks === 'string' && (doubt === undefined || isKnownDoubt);
}

const spaces: ReadonlySet<unknown> = new Set([
  undefined,
  'cell',
  'freelist',
  'freeblock',
  'gap',
  'wal',
  'journal',
]);

function isPosition(item: unknown): boolean {
  if (!isObject(item)) return false;
  const { unit, table, path, space } = item;
  if (unit === 'row') return (table === null || typeof table === 'string') && spaces.has(space);
  return unit === 'line' || unit === 'byte' || (unit === 'key' && typeof path === 'string');
}

function isOrigin(origin: unknown): boolean {
  if (!isObject(origin)) return false;
  const { kind, id, type, value, pattern, threat, file } = origin;
  const needed = kind === 'rule' ? [id] : [type, value, pattern, threat, file];
  return (
    (kind === 'rule' || kind === 'indicator') && needed.every((text) => typeof text === 'string')
  );
}

function printFinding(finding: Finding, words: Messages): void {
  const { language, direction } = words;
  const rules = allRules.map(({ rule }) => rule);
  const text = findingText({ messages: words, input: { rules } }, finding);
  const plain = (list: readonly Html[]): string[] => list.map((html) => plainText(html, direction));
  const { origin, level, confidence, times, provenance } = finding;
  const rule = origin.kind === 'rule' ? rules.find(({ id }) => id === origin.id) : undefined;

  print(plainText(text.title, direction));
  print(words.text(`level.${level}.label`));
  print(words.text(`confidence.${confidence}.label`));
  for (const [heading, lines] of [
    [
      'finding.heading.seen',
      [...plain(text.seen), ...(finding.deleted ? [words.text('finding.deleted')] : [])],
    ],
    ['finding.heading.when', whenLines(times, words)],
    ['finding.heading.where', [partName(finding.artifact, language), ...placesOf(finding, words)]],
    [
      'finding.heading.why',
      [...plain(text.why), words.text(`level.${level}.text`), ...standsAloneIn(rule, words)],
    ],
    ['finding.heading.other', plain(text.otherExplanations)],
    ['finding.heading.sure', [words.text(`confidence.${confidence}.text`)]],
  ] as const) {
    print();
    print(words.text(heading));
    const none = heading === 'finding.heading.when' && lines.length === 0;
    for (const line of none ? [words.text('finding.no-time')] : lines) print(paragraph(line, '  '));
  }
  printReferences(finding.references, words);
  print();
  print(words.text(origin.kind === 'rule' ? 'cli.explain.rule' : 'cli.explain.indicator'));
  for (const line of originLines(finding, words)) print(`  ${line}`);
  if (provenance.length > maxPrinted || times.length > maxPrinted)
    print(words.text('cli.explain.more', { file: fileName }));
}

function partName(id: string, language: Language): string {
  const artifact: AnyArtifact | undefined = artifacts.find((candidate) => candidate.id === id);
  const shown = messages(language).value(id);
  return artifact ? `${artifactName(artifact, language)}  (${shown})` : shown;
}

/** The file on the phone, where it is stored in the evidence, and the place in it: what leads back to the bytes. */
function placesOf({ provenance }: Finding, words: Messages): string[] {
  return limited(provenance).flatMap(({ source, devicePath, storedAt, position }) => {
    const stored = storedAt.length === 0 ? [] : [`[${storedAt.join(' > ')}]`];
    return [
      ...[`${source} ${devicePath}`, ...stored].map((line) => words.value(line)),
      plainText(positionText(words, position), words.direction),
    ];
  });
}

const limited = <T>(list: readonly T[]): readonly T[] => list.slice(0, maxPrinted);

/** "Was installed", and beside it the day of the backup, would be read as the day when it was. */
function whenLines(times: readonly Timestamp[], words: Messages): string[] {
  const isOfBackup = times.length > 0 && times.every(({ marks }) => marks === backupMade);
  return [
    ...limited(times.map((time) => timeText(time, words))),
    ...(isOfBackup ? [words.text('finding.backup-time')] : []),
  ];
}

function timeText({ at, raw, clock, marks, doubt }: Timestamp, words: Messages): string {
  const time = String(at ?? raw ?? '');
  const bare = time.replace(/Z$/, '');
  return `${told()}  (${timeMark(marks, words.language) ?? words.value(marks)})`;

  function told(): string {
    if (doubt !== undefined) return words.text(sentenceOfDoubt[doubt], { value: bare });
    if (clock === 'utc') return words.text('finding.utc', { time });
    const key = clock === 'device-local' ? 'finding.local-time' : 'finding.unknown-clock';
    return words.text(key, { time: bare });
  }
}

/** Which definition or lists made the finding, as scripts name them. */
function originLines({ origin, alsoIn = [] }: Finding, words: Messages): string[] {
  if (origin.kind === 'rule') return [words.value(`${tool.name} explain ${origin.id}`)];
  const lists = limited([origin, ...alsoIn]).map(({ file, threat }) =>
    [file, threat]
      .filter((name) => name !== '')
      .map((name) => words.value(name))
      .join(words.colon),
  );
  return [words.value(origin.pattern), ...lists];
}
