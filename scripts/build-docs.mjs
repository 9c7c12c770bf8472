// Writes docs/catalogue from the built definitions. With --check it only compares.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync, existsSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { artifacts, rules, sequences, sourceFormats } from '../packages/core/dist/index.js';
import { cataloguePages } from './catalogue-pages.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const check = process.argv.includes('--check');
const pages = cataloguePages({ artifacts, rules, sequences, sources: sourceFormats });
const stale = [];

for (const [path, text] of pages) {
  const target = join(root, path);
  if (existsSync(target) && readFileSync(target, 'utf8') === text) continue;
  stale.push(path);
  if (check) continue;
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, text);
}
for (const path of written(join(root, 'docs/catalogue'))) {
  if (pages.has(path)) continue;
  stale.push(path);
  if (!check) rmSync(join(root, path));
}
if (check && stale.length > 0) {
  console.error(`Out of date: ${stale.join(', ')}. Run \`npm run build && npm run docs\`.`);
  process.exitCode = 1;
}

/** Files that are there, as paths from the root with `/`. */
function written(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'));
}
