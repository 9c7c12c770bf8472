import { readFileSync } from 'node:fs';

const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  readonly version: string;
};

/** Name and version, as results carry them. */
export const tool = { name: 'athar', version: manifest.version } as const;
