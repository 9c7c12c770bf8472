// Writes docs/catalogue from the built definitions, docs/parity.md from the tables of the tests, and the marks of new translations.
// With --check it only compares pages.
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync, existsSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { artifacts, rules, sequences, sourceFormats } from '../packages/core/dist/index.js';
import {
  artifactSentences,
  languages,
  ruleSentences,
} from '../packages/core/dist/locales/index.js';
import { cataloguePages } from './catalogue-pages.mjs';
import { withNewMarks } from './new-marks.mjs';
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
if (!check) markTranslations();
if (check && stale.length > 0) {
  console.error(`Out of date: ${stale.join(', ')}. Run \`npm run build && npm run docs\`.`);
  process.exitCode = 1;
}

/** What each translation of a definition is held to: the beginning of the SHA-256 of its English (`packages/core/src/locales/translations.ts`). */
function markTranslations() {
  const sentences = [
    ...artifacts.flatMap((artifact) => artifactSentences(artifact)),
    ...[...rules, ...sequences].flatMap((rule) => ruleSentences(rule)),
  ];
  const marks = new Map(
    sentences.map(([key, english]) => [
      key,
      createHash('sha256').update(english).digest('hex').slice(0, 8),
    ]),
  );
  for (const kind of ['artifacts', 'rules', 'sequences']) {
    for (const language of languages.filter((name) => name !== 'en')) {
      const path = join(root, `packages/core/src/locales/${kind}-${language}.ts`);
      const text = readFileSync(path, 'utf8');
      const marked = withNewMarks(text, marks);
      if (marked !== text) writeFileSync(path, marked);
    }
  }
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
