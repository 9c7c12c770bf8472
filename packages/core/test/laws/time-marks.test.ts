import { describe, expect, test } from 'vitest';
import { artifactModules } from '../modules.ts';
import { filesBelow, textOf } from './repository.ts';

/**
 * What a time of a record marks is told by its artifact, in `case.json` and in four languages. Only an example with that very time would
 * show that one is not: what stands in the code is held against it here.
 */

const declared = new Set(
  artifactModules.flatMap(({ definition }) => Object.keys(definition.times ?? {})),
);

/** `['message sent', 'cocoa-seconds', value]`, as `timesOf` takes it. */
const moment = /\[\s*'([^']+)',\s*'(?:cocoa|unix|chrome|webkit|mac)[a-z-]*'/g;

const marked = filesBelow('packages/core/src/artifacts', /\.ts$/).flatMap((path) =>
  [...textOf(path).matchAll(moment)].map(([, mark]) => ({ path, mark })),
);

describe('what the code of an artifact says that a time marks', () => {
  test('is found in the code', () => {
    expect(marked.length).toBeGreaterThan(50);
  });

  test('is declared by an artifact', () => {
    expect(marked.filter(({ mark }) => mark === undefined || !declared.has(mark))).toEqual([]);
  });
});
