import { homedir, platform, userInfo } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';

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
  // Where a variable is no whole path, what a check finds would depend on the folder that it is started in.
  const named = (variable: string): string | undefined => {
    const path = environment[variable];
    return path !== undefined && isAbsolute(path) ? path : undefined;
  };
  const home = homeFolder();
  switch (platform()) {
    case 'win32':
      return join(named('APPDATA') ?? join(home, 'AppData', 'Roaming'), 'athar');
    case 'darwin':
      return join(home, 'Library', 'Application Support', 'athar');
    default:
      return join(named('XDG_DATA_HOME') ?? join(home, '.local', 'share'), 'athar');
  }
}

/** By `HOME`, else as the system has it; the root where it has none, as for a user of a container who is a bare number. */
function homeFolder(): string {
  for (const find of [homedir, () => userInfo().homedir]) {
    try {
      const home = find();
      if (isAbsolute(home)) return home;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error)) throw error;
    }
  }
  return resolve('/');
}
