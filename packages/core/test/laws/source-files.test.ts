import { homedir } from 'node:os';
import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';
import { filesBelow, root, textOf } from './repository.ts';

const longestFile = 450;

/** Files that may be longer, each with its reason. */
const longerFiles: { readonly [path: string]: string } = {
  'packages/core/src/locales/en.ts': 'a table of sentences',
  'packages/core/src/locales/ar.ts': 'a table of sentences',
  'packages/core/src/locales/fr.ts': 'a table of sentences',
  'packages/core/src/locales/es.ts': 'a table of sentences',
  'packages/core/src/locales/artifacts-ar.ts': 'a table of sentences',
  'packages/core/src/locales/artifacts-es.ts': 'a table of sentences',
  'packages/core/src/locales/artifacts-fr.ts': 'a table of sentences',
  'packages/core/src/locales/rules-ar.ts': 'a table of sentences',
  'packages/core/src/locales/rules-es.ts': 'a table of sentences',
  'packages/core/src/locales/rules-fr.ts': 'a table of sentences',
};

/** What no file here imports by its name, each with the reason why it is exported all the same. */
const takenElsewhere: { readonly [pathAndName: string]: string } = {
  'packages/core/src/model/failure-reason.ts: failureReasons': 'for whoever uses the package',
  'packages/core/src/model/record.ts: doubts': 'for whoever uses the package',
};

const code = ['packages', 'apps', 'scripts', 'bench'].flatMap((folder) =>
  filesBelow(folder, /\.(?:ts|mts|js|mjs)$/),
);
const isProduct = (path: string): boolean => /^(?:packages|apps)\/[^/]+\/src\//.test(path);
const isTest = (path: string): boolean => /^(?:packages|apps)\/[^/]+\/test\//.test(path);

/** Lines of the files that match, as a reader would look for them. */
function linesWith(pattern: RegExp, paths: readonly string[]): string[] {
  return paths.flatMap((path) =>
    textOf(path)
      .split('\n')
      .flatMap((line, index) =>
        pattern.test(line) ? [`${path}:${index + 1}: ${line.trim()}`] : [],
      ),
  );
}

describe('source files', () => {
  test(`hold at most ${longestFile} lines, but for tables`, () => {
    const long = code
      .filter(isProduct)
      .filter((path) => !path.endsWith('.generated.ts'))
      .filter((path) => textOf(path).split('\n').length - 1 > longestFile);
    expect(long).toEqual(Object.keys(longerFiles).sort());
  });

  test('are named for what they hold', () => {
    const nameless = /^(?:utils?|helpers?|common|misc|lib|shared-utils)(?:\.|$)/;
    expect(code.filter((path) => path.split('/').some((part) => nameless.test(part)))).toEqual([]);
    const other = code
      .map((path) => basename(path))
      .filter((name) => !/^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z]+)*\.m?[jt]s$/.test(name));
    expect(other).toEqual([]);
  });

  test('export no function, class or constant that no other file takes', () => {
    const taken = new Set(code.flatMap((path) => namesTaken(textOf(path))));
    const unused = code.filter(isProduct).flatMap((path) =>
      [...textOf(path).matchAll(/^export (?:async )?(?:function\*?|class|const) (\w+)/gm)]
        .map(([, name]) => name!)
        // Tests find the examples of a definition by where it stands.
        .filter((name) => name !== 'examples' && !taken.has(name))
        .map((name) => `${path}: ${name}`),
    );
    expect(unused).toEqual(Object.keys(takenElsewhere));
  });

  test('hold no marks of work left over', () => {
    // Written in two parts, so that this file is not one of those it finds.
    const mark = new RegExp(`\\b(?:${'TO' + 'DO'}|${'FIX' + 'ME'}|${'X' + 'XX'})\\b`);
    expect(linesWith(mark, code)).toEqual([]);
  });

  test('name no place of the machine they were written on', () => {
    const text = [...code, ...filesBelow('', /\.(?:md|json|yml|html)$/)];
    const places = [root, homedir()].filter((place) => place.length > '/root/'.length);
    const found = [...new Set(text)].filter((path) =>
      places.some((place) => textOf(path).includes(place)),
    );
    expect(found).toEqual([]);
  });

  test('take no path from the address of a file but as the system writes paths', () => {
    // The path of `file:///C:/athar` is `/C:/athar`, which Windows has not, and a space in it is `%20` anywhere.
    const found = linesWith(/import\.meta\.url\)\.pathname/, [...code, 'vitest.config.ts']);
    expect(found).toEqual([]);
  });

  test('are written alike on every system', () => {
    // Git for Windows changes the ends of lines where nothing says otherwise, and then no generated file is as it was stored.
    expect(textOf('.gitattributes')).toMatch(/^\* text=auto eol=lf$/m);
  });

  test('print nothing from the libraries', () => {
    const libraries = code.filter((path) => isProduct(path) && path.startsWith('packages/'));
    expect(linesWith(/\bconsole\.|process\.stdout\.write/, libraries)).toEqual([]);
  });
});

describe('tests', () => {
  test('are neither left out nor alone, but on a condition', () => {
    expect(
      linesWith(/\b(?:test|it|describe)\b[\w.]*\.(?:only|skip|todo|fails)\b/, code.filter(isTest)),
    ).toEqual([]);
  });

  test('do not wait for a clock', () => {
    expect(linesWith(/\bsetTimeout\(/, code.filter(isTest))).toEqual([]);
  });

  test('stand where vitest looks for them', () => {
    expect(code.filter((path) => /\.(?:test|spec)\./.test(path) && !isTest(path))).toEqual([]);
  });
});

/** Names in the braces of imports, static and dynamic, and of what a file hands on from another. */
function namesTaken(text: string): string[] {
  const lists = [
    ...text.matchAll(/^(?:import|export) [^'"{;]*\{([^}]*)\} from /gm),
    ...text.matchAll(/\{([^{}]*)\} = await import\(/g),
  ];
  return lists.flatMap(([, list]) =>
    list!.split(',').map(
      (name) =>
        name
          .trim()
          .replace(/^type /, '')
          .split(/ as |: /)[0]!,
    ),
  );
}
