import { existsSync, lstatSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { messages, UsageError, type Language, type Messages } from '@athar/core';
import {
  check,
  loadIndicators,
  makeFolder,
  notWritable,
  type CheckOptions,
  type CheckResult,
} from '@athar/node';
import type { PlantedFinding, SyntheticPhone } from '@athar/synthetic';
import type { Command } from 'commander';
import { examples, exitCodes, languageOption } from '../help-text.ts';
import { chooseLanguage } from '../language.ts';
import { progress, type Progress } from '../progress.ts';
import { terminal, type Terminal } from '../terminal.ts';
import { tool } from '../version.ts';

const defaultFolder = 'athar-demo';
const password = 'demo';

/** Fewer rounds than a phone uses, so that nobody waits for a phone that does not exist. */
const derivation = { sha256Rounds: 100_000, sha1Rounds: 10_000 };

/** Names inside the folder; the rest there is what every check writes. */
const madeByDemo = { phone: 'demo-phone', list: 'demo.json' } as const;
const indicatorName = 'nightjar.stix2';
const schema = 'athar/demo/1';

interface DemoFlags {
  readonly out: string;
  readonly lang?: string;
  readonly quiet?: true;
  readonly color: boolean;
}

/** Adds `athar demo`. */
export function registerDemo(program: Command, words: Messages): void {
  program
    .command('demo')
    .description(words.text('help.demo'))
    .option('--out <folder>', words.text('help.demo.out'), defaultFolder)
    .addOption(languageOption(words))
    .option('--quiet', words.text('help.quiet'))
    .option('--no-color', words.text('help.no-color'))
    .addHelpText(
      'after',
      exitCodes(words, [
        [0, 'help.exit.as-planted'],
        [1, 'help.exit.not-as-planted'],
        [2, 'help.exit.usage'],
        [4, 'help.exit.failure'],
      ]),
    )
    .addHelpText(
      'after',
      examples(words, [['$ athar demo'], ['$ athar demo --out trial --lang ar']]),
    )
    .action(async ({ out, lang, quiet, color }: DemoFlags) => {
      const language = chooseLanguage(lang);
      const screen = terminal({ language, isQuiet: quiet === true, color });
      process.exitCode = await runDemo({ out, language, screen, bar: progress(screen), check });
    });
}

export interface DemoOptions {
  readonly out: string;
  readonly language: Language;
  readonly screen: Terminal;
  readonly bar: Progress;
  readonly check: (options: CheckOptions) => Promise<CheckResult>;
}

/** Makes the phone, checks it and compares; returns the exit code. */
export async function runDemo({ out, language, screen, bar, check }: DemoOptions): Promise<number> {
  const words = messages(language);
  makeRoom(out);
  // Loaded here alone: no other command waits for the phone that this one makes.
  const { demoPhone, writeBackup } = await import('@athar/synthetic');
  const phone = demoPhone();
  writeList(out, phone);
  screen.note(words.text('cli.demo.making', { folder: out }));
  const phoneFolder = join(out, madeByDemo.phone);
  const backup = join(phoneFolder, 'backup');
  const indicators = join(phoneFolder, indicatorName);
  writeBackup(backup, { ...phone.backup, encryption: { password, derivation } });
  writeFileSync(indicators, phone.indicators);
  try {
    const result = await check({
      tool,
      evidence: [backup],
      out,
      // The folder holds the phone already; only files of an earlier check are removed.
      force: true,
      quiet: screen.isQuiet,
      full: false,
      language,
      only: [],
      skip: [],
      keys: { passwords: [password] },
      loadIndicators: () => loadIndicators({ paths: [indicators] }),
      onPhase: (phase) => bar.phase(phase),
      onProgress: (share) => bar.share(share),
    });
    bar.end();
    const { missing, unexpected } = compare(phone.planted, result);
    for (const line of missing) screen.warn(words.text('cli.demo.missing', { what: line }));
    for (const line of unexpected) screen.warn(words.text('cli.demo.unexpected', { what: line }));
    const { planted, nearMisses } = phone;
    screen.say(words.text('cli.demo.password', { password }));
    const found = planted.length - missing.length;
    screen.say(
      words.text('cli.demo.found', {
        planted: planted.length,
        found,
        nearMisses: nearMisses.length,
      }),
    );
    screen.say('');
    screen.sayFirst(words.text(`state.${result.state}.sentence`));
    screen.say(words.text('cli.report-at', { path: join(out, 'report.html') }));
    screen.note(words.text('cli.open-report'));
    const isAsPlanted = missing.length === 0 && unexpected.length === 0 && !result.aborted;
    return isAsPlanted ? 0 : 1;
  } finally {
    bar.end();
  }
}

/** Makes room: a folder that is new, empty or of an earlier demo; anything else is left alone. */
function makeRoom(out: string): void {
  try {
    makeFolder(out);
    if (readdirSync(resolve(out)).length === 0) return;
    if (!isOfDemo(join(out, madeByDemo.list))) {
      throw new UsageError('cli.out.must-be-empty', `${out} is not empty`, { path: out });
    }
    const phone = join(out, madeByDemo.phone);
    const path = foreignIn(phone, phoneNames);
    if (path !== undefined) {
      throw new UsageError('cli.demo.foreign', `${path} is none of the demo's`, { path });
    }
    rmSync(phone, { recursive: true, force: true });
  } catch (error) {
    throw notWritable(out, error);
  }
}

/** Names of a folder that the demo made, at any depth, and what may lie in those that are folders. */
interface Names {
  readonly files: RegExp;
  readonly folders?: readonly (readonly [name: RegExp, inside: Names])[];
}

/** Left by the systems that showed the folder, and by programs that looked into a database. */
const leftByOthers = String.raw`\.DS_Store|\._.*|Thumbs\.db|desktop\.ini|.*-(?:wal|shm|journal)`;
const named = (names: string): RegExp => new RegExp(`^(?:${names}|${leftByOthers})$`);

const phoneNames: Names = {
  files: named(String.raw`[\w-]+\.stix2`),
  folders: [
    [
      /^backup$/,
      {
        files: named(String.raw`(?:Info|Manifest|Status)\.plist|Manifest\.db`),
        folders: [[/^[\da-f]{2}$/, { files: named(String.raw`[\da-f]{40}`) }]],
      },
    ],
  ],
};

/** The path of something in a folder that no demo makes; `undefined` where there is none, or no folder. */
function foreignIn(folder: string, { files, folders = [] }: Names): string | undefined {
  if (lstatSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) return undefined;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    const [, inside] = folders.find(([name]) => name.test(entry.name)) ?? [];
    if (!entry.isDirectory() ? !files.test(entry.name) : inside === undefined) return path;
    const foreign = inside && foreignIn(path, inside);
    if (foreign !== undefined) return foreign;
  }
  return undefined;
}

/** Written before the phone: a demo that was interrupted can be replaced as well. */
function writeList(out: string, { planted, nearMisses }: SyntheticPhone): void {
  const list = join(out, madeByDemo.list);
  try {
    // An earlier list can be a link, which is not written through.
    rmSync(list, { force: true });
    const content = { schema, password, planted, nearMisses };
    writeFileSync(list, `${JSON.stringify(content, null, 2)}\n`, { flag: 'wx' });
  } catch (error) {
    throw notWritable(out, error);
  }
}

function isOfDemo(list: string): boolean {
  if (!existsSync(list)) return false;
  return readFileSync(list, 'utf8').slice(0, 200).includes(`"schema": "${schema}"`);
}

/** What was planted and not found, and what was found and not planted; advice (level `info`) is neither. */
function compare(
  planted: readonly PlantedFinding[],
  { findings }: CheckResult,
): { readonly missing: readonly string[]; readonly unexpected: readonly string[] } {
  const open = planted.map(lineOf);
  const unexpected: string[] = [];
  for (const finding of findings) {
    if (finding.level === 'info') continue;
    const line = lineOf(finding);
    const index = open.indexOf(line);
    if (index < 0) unexpected.push(line);
    else open.splice(index, 1);
  }
  return { missing: open, unexpected };
}

type Comparable = Pick<PlantedFinding, 'artifact' | 'met' | 'level'> & {
  readonly origin: PlantedFinding['origin'];
};

function lineOf({ artifact, met, level, origin }: Comparable): string {
  const what = origin.kind === 'rule' ? origin.id : `${origin.type} ${origin.value}`;
  return `${artifact} ${met} ${level} ${what}`;
}
