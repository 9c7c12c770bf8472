// Writes docs/catalogue from the built definitions, and docs/parity.md from the tables of the tests. With --check it only compares.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync, existsSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { artifacts, rules, sequences, sourceFormats } from '../packages/core/dist/index.js';
import { cataloguePages } from './catalogue-pages.mjs';
import { parityPage } from './parity-page.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const check = process.argv.includes('--check');
const pages = cataloguePages({ artifacts, rules, sequences, sources: sourceFormats });
pages.set(
  'docs/parity.md',
  parityPage({
    ...(await tableOf('modules-of-mvt')),
    ...(await tableOf('alerts-of-mvt')),
    ...(await tableOf('traces-beyond-mvt')),
    ...(await tableOf('rules-beyond-mvt')),
  }),
);
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

/** What a file of tables exports. It imports types alone, so that nothing of it is left to resolve. */
async function tableOf(name) {
  const source = readFileSync(join(root, `packages/core/test/parity/${name}.ts`), 'utf8');
  const options = { module: ts.ModuleKind.ESNext, verbatimModuleSyntax: true };
  const { outputText } = ts.transpileModule(source, { compilerOptions: options });
  return import(`data:text/javascript;base64,${Buffer.from(outputText).toString('base64')}`);
}

/** Files that are there, as paths from the root with `/`. */
function written(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'));
}
