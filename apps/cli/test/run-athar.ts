import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { quietPhone, writeBackup, type BackupFile, type SyntheticPhone } from '@athar/synthetic';
import type { StateId } from '@athar/core';
import { afterAll } from 'vitest';
import { askStanding } from './standing-program.ts';

export const bin = fileURLToPath(new URL('../bin/athar.js', import.meta.url));

export const password = 'correct horse';
/** Few rounds, so that tests need not wait. */
export const encryption = { password, derivation: { sha256Rounds: 20, sha1Rounds: 10 } };

/** The folder of one test file; gone when its tests have ended. */
export const work = mkdtempSync(join(tmpdir(), 'athar-cli-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

let folders = 0;
/** A name in the folder of this test file that nothing has yet. */
export const fresh = (name: string): string => join(work, `${name}-${++folders}`);

/** The environment of a person who never used the program. */
export const environment: NodeJS.ProcessEnv = {
  PATH: process.env.PATH,
  HOME: join(work, 'home'),
  ATHAR_DATA: join(work, 'data'),
};

export interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface RunOptions {
  /** The number of another user than the one that runs the tests. */
  readonly user?: number;
  /** Milliseconds after which it is ended: for what might never end. */
  readonly timeout?: number;
}

/** Runs the program, in a process of its own. */
export function athar(
  args: readonly string[],
  more: NodeJS.ProcessEnv = {},
  { user, timeout }: RunOptions = {},
): Run {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args], {
    cwd: work,
    env: { ...environment, ...more },
    encoding: 'utf8',
    input: '',
    ...(timeout !== undefined && { timeout, killSignal: 'SIGKILL' as const }),
    ...(user !== undefined && { uid: user, gid: user }),
  });
  return { code: status, out: stdout, err: stderr };
}

/** The same in a thread that stands ready, for whoever asks only what it says and writes: half of the work for a check, next to none for the rest. */
export function standingAthar(args: readonly string[], more: NodeJS.ProcessEnv = {}): Run {
  return askStanding(args, { ...environment, ...more }, work);
}

export interface CoverageRow {
  readonly source: string;
  readonly artifact: string;
  readonly outcome: string;
  readonly records: number;
  readonly problems: readonly { readonly code: string; readonly detail: string }[];
}

export interface Case {
  readonly state: StateId;
  readonly sources: readonly {
    readonly id: string;
    readonly state: StateId;
    readonly label: string;
    readonly files: number;
    readonly failure?: { readonly reason: string };
    readonly problems?: readonly { readonly code: string; readonly detail: string }[];
    readonly read: readonly { readonly devicePath: string; readonly storedAt: readonly string[] }[];
  }[];
  readonly indicators: readonly { readonly name: string; readonly loaded: number }[];
  readonly counts: { readonly records: number };
  readonly options: Readonly<Record<string, unknown>>;
  readonly run: { readonly aborted?: true };
}

interface WrittenCase extends Omit<Case, 'sources'> {
  readonly sources: readonly Omit<Case['sources'][number], 'label'>[];
  readonly run: Case['run'] & {
    readonly sources: readonly { readonly id: string; readonly label: string }[];
  };
}

export interface Checked extends Run {
  readonly folder: string;
  readonly case: Case;
  readonly coverage: readonly CoverageRow[];
  row(artifact: string): CoverageRow;
  records(artifact: string): readonly Readonly<Record<string, unknown>>[];
  readonly findings: readonly Readonly<Record<string, unknown>>[];
}

const jsonLines = (path: string) =>
  readFileSync(path, 'utf8')
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>);

/** Runs `athar check` and reads what it wrote. */
export const check = checkBy(standingAthar);

/** The same in a process of its own. */
export const checkAnew = checkBy(athar);

function checkBy(run: (args: readonly string[]) => Run) {
  return (evidence: string | readonly string[], ...flags: readonly string[]): Checked => {
    const folder = fresh('out');
    const paths = typeof evidence === 'string' ? [evidence] : evidence;
    const jobs = flags.includes('--jobs') ? [] : ['--jobs', '1'];
    return {
      ...run(['check', ...paths, '--out', folder, ...jobs, ...flags]),
      ...readResult(folder),
    };
  };
}

/** The names that the examiner gave, which `case.json` tells of the run, beside what they name. */
function withLabels(written: WrittenCase): Case {
  const labels = new Map(written.run.sources.map(({ id, label }) => [id, label]));
  const sources = written.sources.map((source) => ({ ...source, label: labels.get(source.id)! }));
  return { ...written, sources };
}

export function readResult(folder: string): Omit<Checked, keyof Run> {
  const json = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8'));
  const coverage = json('coverage.json') as CoverageRow[];
  return {
    folder,
    case: withLabels(json('case.json') as WrittenCase),
    coverage,
    findings: jsonLines(join(folder, 'findings.jsonl')),
    records: (artifact) => jsonLines(join(folder, 'records', `${artifact}.jsonl`)),
    row: (artifact) => coverage.find((row) => row.artifact === artifact)!,
  };
}

/** Every file below a folder with its content; the parts of `case.json` that tell of the run are left out. */
export function contents(folder: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    const path = join(folder, name);
    if (!statSync(path).isFile()) continue;
    const text = readFileSync(path, 'latin1');
    found.set(name, name === 'case.json' ? withoutRun(text) : text);
  }
  return found;
}

function withoutRun(text: string): string {
  const at = text.lastIndexOf('\n "run": {');
  if (at < 0) throw new Error('case.json tells nothing of the run');
  return text.slice(0, at);
}

export interface PhoneOptions {
  readonly encrypted?: boolean;
  readonly phone?: SyntheticPhone;
  /** Changes what is stored: another file instead, or none. */
  readonly change?: (file: BackupFile) => BackupFile | undefined;
  readonly more?: readonly BackupFile[];
  /** Other keys. */
  readonly seed?: string;
}

let quiet: SyntheticPhone | undefined;
/** Made once for a test file. */
const quietOnce = (): SyntheticPhone => (quiet ??= quietPhone());

/** A believable phone without traces, with little in it, in a folder of its own. */
export function phoneBackup({
  encrypted = false,
  phone = quietOnce(),
  change = (file) => file,
  more = [],
  seed,
}: PhoneOptions = {}): string {
  const folder = fresh('phone');
  const files = [...phone.backup.files].flatMap((file) => change(file) ?? []);
  writeBackup(folder, {
    ...phone.backup,
    files: [...files, ...more],
    ...(encrypted && { encryption }),
    ...(seed !== undefined && { seed }),
  });
  return folder;
}

/** Written once for a test file. */
export function writtenIndicators(): string {
  const path = fresh('nightjar.stix2');
  writeFileSync(path, quietOnce().indicators);
  return path;
}

export function passwordFile(...passwords: readonly string[]): string {
  const path = fresh('passwords');
  writeFileSync(path, passwords.map((line) => `${line}\n`).join(''));
  return path;
}
