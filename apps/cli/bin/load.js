/**
 * Loads the scripts of `bundle`, with the code that V8 compiled of them when they were built: a thread starts in half the time.
 * Code of another version of Node.js or of another script is not taken, and the script is compiled as ever.
 */
import { createHash } from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { Script, constants } from 'node:vm';

// V8 takes compiled code only under the flags it was made with, and this one must be set before a thread starts. See the pool of the engine for what it does.
setFlagsFromString('--no-concurrent-recompilation');

const folder = fileURLToPath(new URL('../bundle/', import.meta.url));
const digestBytes = 32;
const head = '(function (exports, require, __filename) {';

/** The scripts that were loaded in this thread, by their paths. */
const loaded = new Map();

/** What a script of the bundle exports. */
export function load(name) {
  const filename = `${folder}${name}`;
  const text = readFileSync(filename);
  const script = new Script(`${head}${text.toString('utf8')}\n})`, {
    filename,
    columnOffset: -head.length,
    cachedData: keptCode(filename, text),
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
  loaded.set(filename, { script, text });
  const exports = {};
  script.runInThisContext()(exports, createRequire(filename), filename);
  return exports;
}

/** Keeps the code of what was loaded and ran so far, for the threads that start later. */
export function keepCode() {
  for (const [filename, { script, text }] of loaded) {
    const code = script.createCachedData();
    writeFileSync(`${filename}.code`, Buffer.concat([digestOf(text, code), code]));
  }
}

/** Whole, of this very text and this very Node.js: V8 itself compares little more than lengths, and crashes on code of a build that is nearly its own. */
function keptCode(filename, text) {
  try {
    const kept = readFileSync(`${filename}.code`);
    const code = kept.subarray(digestBytes);
    return digestOf(text, code).equals(kept.subarray(0, digestBytes)) ? code : undefined;
  } catch {
    return undefined;
  }
}

function digestOf(text, code) {
  return createHash('sha256').update(builtOf()).update(text).update(code).digest();
}

/** Tells this Node.js from every other: an update within a line keeps V8's version, and two builds of one version may differ as well. */
function builtOf() {
  const { size, mtimeMs } = statSync(process.execPath);
  return JSON.stringify([process.version, process.arch, size, mtimeMs]);
}
