import { existsSync, readdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const projects = ['packages/core', 'packages/node', 'packages/synthetic', 'apps/cli'];

/** Workers and the command line run from `dist`: fails where it is missing or older than the source. */
export function requireBuild(): void {
  for (const project of projects) {
    const stamp = `${root}${project}/tsconfig.tsbuildinfo`;
    const built = existsSync(stamp) ? statSync(stamp).mtimeMs : 0;
    const newer = readdirSync(`${root}${project}/src`, { recursive: true, encoding: 'utf8' }).find(
      (name) => name.endsWith('.ts') && statSync(`${root}${project}/src/${name}`).mtimeMs > built,
    );
    if (newer !== undefined) {
      throw new Error(`${project}/dist is older than src/${newer}: run "npm run build" first`);
    }
  }
}
