import { createHash, randomBytes } from 'node:crypto';
import { existsSync, lstatSync, readdirSync, rmSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';

/**
 * A file that nobody wrote to for so long is of no run that goes on: a server that sends nothing is given up after seconds, and what
 * came is read in minutes at most.
 */
const abandonedAfterMilliseconds = 3_600_000;

/** `.incoming-`, the machine and the process that writes it, and chance; earlier versions wrote no more than the last. */
const incomingName = /^\.incoming-(?:([0-9a-f]{8})-(\d{1,10})-)?[0-9a-f]{16}$/;

/** A name in the managed folder that nothing has, and that is not taken for an indicator file. */
export function temporaryPath(folder: string): string {
  return join(
    folder,
    `.incoming-${thisMachine()}-${process.pid}-${randomBytes(8).toString('hex')}`,
  );
}

/**
 * Removes what runs left that were killed: files of `temporaryPath`, whose process is no more. The folder has no lock, and may be shared
 * between machines, so that of another machine goes only once it has not been written to for long.
 */
export function removeLeftovers(folder: string): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    const match = incomingName.exec(name);
    if (match === null) continue;
    const path = join(folder, name);
    const status = lstatSync(path, { throwIfNoEntry: false });
    if (!status?.isFile()) continue;
    const [, machine, process] = match;
    const hasEnded = machine === thisMachine() && !isRunning(Number(process));
    if (hasEnded || Date.now() - status.mtimeMs > abandonedAfterMilliseconds) {
      rmSync(path, { force: true });
    }
  }
}

function thisMachine(): string {
  return createHash('sha256').update(hostname()).digest('hex').slice(0, 8);
}

function isRunning(pid: number): boolean {
  try {
    // Signal 0 is not sent: it only asks.
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // A process of somebody else may not be asked, and runs.
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
}
