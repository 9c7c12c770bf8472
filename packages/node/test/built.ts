import { existsSync, readdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const projects = ['packages/core', 'packages/node', 'packages/synthetic', 'apps/cli'];

/** The script of the workers that a check starts: it comes as one file. Run as it is, since compiled code that was kept of it imports nothing. */
export const workerOfProgram = new URL('../../../apps/cli/bundle/worker.cjs', import.meta.url);

/** Workers run from `dist`, the command line from `bundle`: fails where one is missing or older than the source. */
export function requireBuild(): void {
  for (const project of projects) {
    const stamp = `${root}${project}/dist/tsconfig.tsbuildinfo`;
    const built = existsSync(stamp) ? statSync(stamp).mtimeMs : 0;
    const newer = readdirSync(`${root}${project}/src`, { recursive: true, encoding: 'utf8' }).find(
      (name) => name.endsWith('.ts') && statSync(`${root}${project}/src/${name}`).mtimeMs > built,
    );
    if (newer !== undefined) {
      throw new Error(`${project}/dist is older than src/${newer}: run "npm run build" first`);
    }
  }
  const bundle = `${root}apps/cli/bundle/main.cjs`;
  const bundled = existsSync(bundle) ? statSync(bundle).mtimeMs : 0;
  const newer = projects.find(
    (project) => statSync(`${root}${project}/dist/tsconfig.tsbuildinfo`).mtimeMs > bundled,
  );
  if (newer !== undefined) {
    throw new Error(`apps/cli/bundle is older than ${newer}/dist: run "npm run build" first`);
  }
}
