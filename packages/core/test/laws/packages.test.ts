import { posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import { importsOf } from './imports-of.ts';
import { filesBelow, manifestOf, packageFolders, textOf } from './repository.ts';

/** What each package loads at run time: ours first, then those of others. Each of others has its reason in docs/dependencies.md. */
const mayDependOn: { readonly [folder: string]: readonly string[] } = {
  'packages/core': ['intl-messageformat'],
  'packages/node': ['@athar/core', 'yaml'],
  'packages/synthetic': ['@athar/core'],
  'apps/cli': ['@athar/core', '@athar/node', '@athar/synthetic', 'commander', 'picocolors'],
};

/** Packages that know the platform Node.js. */
const knowsNode = new Set(['packages/node', 'packages/synthetic', 'apps/cli']);

interface LockEntry {
  readonly version?: string;
  readonly resolved?: string;
  readonly link?: true;
  readonly integrity?: string;
  readonly license?: string;
  readonly hasInstallScript?: true;
}

const lock = Object.entries(
  (JSON.parse(textOf('package-lock.json')) as { packages: Record<string, LockEntry> }).packages,
);
const installed = lock.filter(([path, { link }]) => path.includes('node_modules/') && !link);

/** The package that an import names: `@athar/core/formats` is of `@athar/core`. */
const packageOf = (target: string): string =>
  target
    .split('/')
    .slice(0, target.startsWith('@') ? 2 : 1)
    .join('/');

/** What the files of each package import, taken from their syntax once. */
const importsOfPackage = new Map(
  packageFolders.map((folder) => [
    folder,
    filesBelow(`${folder}/src`, /\.ts$/).flatMap((path) =>
      importsOf(textOf(path)).map(({ target }) => ({ path, target })),
    ),
  ]),
);

describe('every package', () => {
  test('has its row in the table', () => {
    expect([...packageFolders].sort()).toEqual(Object.keys(mayDependOn).sort());
  });

  test.each(packageFolders)('%s loads what the table names and no more', (folder) => {
    const loaded = importsOfPackage
      .get(folder)!
      .filter(({ target }) => !target.startsWith('.') && !target.startsWith('node:'))
      .map(({ target }) => packageOf(target));
    expect([...new Set(loaded)].sort()).toEqual([...mayDependOn[folder]!].sort());
  });

  test.each(packageFolders)('%s declares what it loads and no more', (folder) => {
    const declared = Object.keys(manifestOf(folder).dependencies ?? {});
    expect(declared.sort()).toEqual([...mayDependOn[folder]!].sort());
  });

  test.each(packageFolders)('%s reaches other packages by their names only', (folder) => {
    const outside = importsOfPackage
      .get(folder)!
      .filter(({ target }) => target.startsWith('.'))
      .filter(
        ({ path, target }) => !posix.join(posix.dirname(path), target).startsWith(`${folder}/src/`),
      );
    expect(outside).toEqual([]);
  });

  test.each(packageFolders)(
    '%s has no files that lead back to themselves, by types either',
    (folder) => {
      const left = new Map<string, Set<string>>();
      for (const { path, target } of importsOfPackage.get(folder)!) {
        if (!target.startsWith('.')) continue;
        const imported = posix.join(posix.dirname(path), target);
        left.set(path, (left.get(path) ?? new Set()).add(imported));
      }
      // Whatever leads to nothing that is left is in no circle.
      for (let before = -1; before !== left.size;) {
        before = left.size;
        for (const [path, targets] of left)
          if (![...targets].some((target) => left.has(target))) left.delete(path);
      }
      expect([...left.keys()]).toEqual([]);
    },
  );

  test.each(packageFolders.filter((folder) => !knowsNode.has(folder)))(
    '%s knows no platform',
    (folder) => {
      expect(
        importsOfPackage.get(folder)!.filter(({ target }) => target.startsWith('node:')),
      ).toEqual([]);
      const { compilerOptions } = JSON.parse(textOf(`${folder}/tsconfig.json`)) as {
        compilerOptions: { types?: readonly string[] };
      };
      const base = JSON.parse(textOf('tsconfig.base.json')) as {
        compilerOptions: { types: readonly string[]; lib: readonly string[] };
      };
      expect(compilerOptions.types ?? base.compilerOptions.types).toEqual([]);
      expect(base.compilerOptions.lib).toEqual(['ES2023']);
    },
  );
});

test('the scripts of npm are lines that the shell of any system understands', () => {
  // What cmd.exe and a POSIX shell have in common: programs, words, and `&&` between them.
  const parts = Object.values(manifestOf('').scripts ?? {}).flatMap((line) => line.split(' && '));
  const common = /^(?:npm|node|tsc|vitest|eslint|prettier)(?: [\w./:-]+)*$/;
  expect(parts.filter((part) => !common.test(part))).toEqual([]);
});

describe('dependencies', () => {
  const manifests = ['', ...packageFolders].map(manifestOf);
  const declared = manifests.flatMap((manifest) =>
    Object.entries({
      ...manifest.dependencies,
      ...manifest.devDependencies,
      ...manifest.optionalDependencies,
      ...manifest.peerDependencies,
    }).map(([name, version]) => ({ by: manifest.name, name, version })),
  );

  test('are named with one exact version each', () => {
    const loose = declared.filter(({ version }) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version));
    expect(loose).toEqual([]);
  });

  test('run nothing when they are installed', () => {
    expect(installed.filter(([, entry]) => entry.hasInstallScript).map(([path]) => path)).toEqual(
      [],
    );
    const scripts = packageFolders.flatMap((folder) =>
      Object.keys(manifestOf(folder).scripts ?? {}),
    );
    expect(scripts.filter((name) => /install|prepare/.test(name))).toEqual([]);
  });

  test('are held to their contents by the lock file, and to no one place to fetch them from', () => {
    expect(installed.filter(([, { integrity }]) => !integrity?.startsWith('sha512-'))).toEqual([]);
    expect(lock.filter(([, { resolved }]) => resolved?.includes(':'))).toEqual([]);
    expect(textOf('.npmrc')).toContain('omit-lockfile-registry-resolved=true');
  });

  test('may be used together with the licence of this project', () => {
    const known = new Set([
      '0BSD',
      'Apache-2.0',
      'BlueOak-1.0.0',
      'BSD-2-Clause',
      'BSD-3-Clause',
      'ISC',
      'MIT',
      'MIT OR Apache-2.0',
      'MPL-2.0',
    ]);
    expect(
      installed
        .filter(([, { license }]) => license === undefined || !known.has(license))
        .map(([path, { license }]) => `${path}: ${license ?? 'none'}`),
    ).toEqual([]);
  });

  test('have a reason each in docs/dependencies.md, and no reason is left of one that is gone', () => {
    const reasons = [...textOf('docs/dependencies.md').matchAll(/^\| `([^`]+)` \|.*\w.*\|$/gm)];
    const named = reasons.map(([, name]) => name!).sort();
    const others = new Set(
      declared.map(({ name }) => name).filter((name) => !name.startsWith('@athar/')),
    );
    expect(named).toEqual([...others].sort());
  });
});
