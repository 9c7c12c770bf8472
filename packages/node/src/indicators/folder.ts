import { homedir, platform } from 'node:os';
import { join } from 'node:path';

/**
 * The folder that `athar indicators` manages: below `$ATHAR_DATA`, else in the user's data directory as the system has it
 * (XDG, `Application Support`, `%APPDATA%`). It need not exist.
 */
export function managedIndicatorFolder(
  environment: Readonly<Record<string, string | undefined>> = process.env,
): string {
  return join(dataFolder(environment), 'indicators');
}

function dataFolder(environment: Readonly<Record<string, string | undefined>>): string {
  const own = environment['ATHAR_DATA'];
  if (own) return own;
  const home = homedir();
  switch (platform()) {
    case 'win32':
      return join(environment['APPDATA'] || join(home, 'AppData', 'Roaming'), 'athar');
    case 'darwin':
      return join(home, 'Library', 'Application Support', 'athar');
    default:
      return join(environment['XDG_DATA_HOME'] || join(home, '.local', 'share'), 'athar');
  }
}
