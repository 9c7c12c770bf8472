import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readPropertyList, toPlain } from '../../../src/formats/plist/index.ts';
import { isEvidenceError } from '../../../src/model/index.ts';

const corpus = process.env.ATHAR_CORPUS ?? '';
const hasPython = spawnSync('python3', ['-c', 'import plistlib']).status === 0;

/** Python's plistlib, printing what `toPlain` gives; `null` where it refuses the file. */
const oracle = `
import base64, datetime, json, plistlib, sys
def plain(v):
    if isinstance(v, dict): return {k: plain(x) for k, x in v.items()}
    if isinstance(v, list): return [plain(x) for x in v]
    if isinstance(v, bytes): return {'hex': v.hex()}
    if isinstance(v, plistlib.UID): return {'uid': v.data}
    if isinstance(v, datetime.datetime):
        us = v.microsecond
        return v.isoformat(timespec='seconds' if us == 0 else 'milliseconds' if us % 1000 == 0 else 'microseconds') + 'Z'
    if isinstance(v, int) and not isinstance(v, bool) and abs(v) > 2**53 - 1: return str(v)
    if isinstance(v, float) and v == int(v): return int(v)
    return v
out = []
for path in sys.stdin.read().split('\\n'):
    try:
        with open(path, 'rb') as f: out.append({'value': plain(plistlib.load(f))})
    except Exception as e: out.append(None)
print(json.dumps(out))
`;

function propertyLists(folder: string): string[] {
  const found: string[] = [];
  for (const name of readdirSync(folder).sort()) {
    const path = join(folder, name);
    const stat = statSync(path);
    if (stat.isDirectory()) found.push(...propertyLists(path));
    else if (stat.size > 8 && stat.size < 2_000_000 && isPropertyList(path)) found.push(path);
  }
  return found;
}

function isPropertyList(path: string): boolean {
  const start = readFileSync(path).subarray(0, 400).toString('latin1');
  return start.startsWith('bplist00') || /<plist|<!DOCTYPE plist/.test(start);
}

describe('the corpus', () => {
  test.skipIf(!existsSync(corpus) || !hasPython)(
    "every property list reads as Python's plistlib reads it (skipped without corpus or python3)",
    () => {
      const paths = propertyLists(join(corpus, 'ios'));
      expect(paths.length).toBeGreaterThan(40);
      const printed = execFileSync('python3', ['-c', oracle], {
        input: paths.join('\n'),
        maxBuffer: 2 ** 29,
      });
      const expected = JSON.parse(String(printed)) as ({ value: unknown } | null)[];
      const different: string[] = [];
      for (const [index, path] of paths.entries()) {
        const theirs = expected[index];
        const ours = read(path);
        if (theirs?.value === null) {
          // An empty <plist> is None to Python; Core Foundation and we call it malformed.
          expect(ours).toMatch(/^malformed/);
        } else if (
          theirs &&
          JSON.stringify(sorted(ours)) !== JSON.stringify(sorted(theirs.value))
        ) {
          different.push(
            `${path.slice(corpus.length)}: ${JSON.stringify(ours).slice(0, 300)} | ${JSON.stringify(theirs.value).slice(0, 300)}`,
          );
        }
      }
      expect(different).toEqual([]);
    },
  );
});

/** The empty key stands there twice, on purpose. */
const holdsKeyTwice = '/empty_keys.plist';

function read(path: string): unknown {
  const tell = (detail: string): void => {
    if (path.endsWith(holdsKeyTwice) && detail.endsWith('a key that stands twice')) return;
    throw new Error(`${path}: ${detail}`);
  };
  try {
    return toPlain(readPropertyList(readFileSync(path), undefined, { tell }), 10_000_000);
  } catch (error) {
    if (isEvidenceError(error)) return `${error.code}: ${error.message}`;
    throw error;
  }
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, item]): [string, unknown] => [key, sorted(item)])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}
