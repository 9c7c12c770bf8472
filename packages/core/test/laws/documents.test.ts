import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import type { Command } from 'commander';
import { describe, expect, test } from 'vitest';
import { makeProgram } from '../../../../apps/cli/src/main.ts';
import { cataloguePages } from '../../../../scripts/catalogue-pages.mjs';
import { artifacts, messages, rules, sequences, sourceFormats } from '../../src/index.ts';
import { gradeOf } from '../../src/engine/findings/findings.ts';
import { indicatorTypes, metKinds } from '../../src/model/index.ts';
import { filesBelow, manifestOf, root, textOf } from './repository.ts';

const pages = filesBelow('', /\.md$/);

describe('links', () => {
  test.each(pages)('of %s lead to something', (page) => {
    const dead = linksOf(textOf(page)).filter((link) => {
      const [path, anchor] = link.split('#');
      const target = path === '' ? page : posix.join(posix.dirname(page), decodeURI(path!));
      if (!existsSync(join(root, target))) return true;
      return (
        anchor !== undefined && target.endsWith('.md') && !anchorsOf(textOf(target)).has(anchor)
      );
    });
    expect(dead).toEqual([]);
  });

  test('to papers that are not in the repository stand nowhere', () => {
    // Written in two parts, so that this file is not one of those it finds.
    const paper = new RegExp(`\\b(?:${'CONT' + 'RACT'}|${'CONVEN' + 'TIONS'})\\b`);
    const all = filesBelow('', /\.(?:md|m?[jt]s)$/).filter((path) => paper.test(textOf(path)));
    expect(all).toEqual([]);
  });

  test('to pages of docs that source files name lead to something', () => {
    const sources = ['packages', 'apps', 'scripts', 'bench'].flatMap((folder) =>
      filesBelow(folder, /\.m?[jt]s$/),
    );
    const dead = sources.flatMap((path) =>
      [...textOf(path).matchAll(/(?<![\w/])docs\/[\w/-]+\.md\b/g)]
        .filter(([target]) => !existsSync(join(root, target)))
        .map(([target]) => `${path}: ${target}`),
    );
    expect(dead).toEqual([]);
  });
});

describe('commands that the pages show', () => {
  const program = makeProgram();
  const shown = pages
    .filter((page) => !page.startsWith('docs/catalogue/'))
    .flatMap((page) => commandsOf(textOf(page)).map((line) => [page, line] as const));

  test('are there', () => {
    expect(shown.filter(([page]) => page === 'README.md').length).toBeGreaterThan(5);
  });

  test.each(shown)('%s: athar %s', (_, line) => {
    let command: Command = program;
    const words = line.split(/\s+/).filter((word) => word !== '');
    while (words.length > 0) {
      const next = command.commands.find((child) => child.name() === words[0]);
      if (!next) break;
      command = next;
      words.shift();
    }
    const options = words.filter((word) => /^--?[a-z]/.test(word));
    const known = [...command.options, ...program.options].map(({ long }) => long);
    expect(options.filter((word) => !known.includes(word) && word !== '--help')).toEqual([]);
    if (command === program) expect(options.length).toBeGreaterThan(0);
    else if (command.commands.length > 0) expect(words).toEqual([]);
  });

  test('of npm are scripts of package.json', () => {
    const scripts = new Set(Object.keys(manifestOf('').scripts ?? {}));
    const unknown = pages.flatMap((page) =>
      [...textOf(page).matchAll(/\bnpm (?:run ([\w:-]+)|(test)\b)/g)]
        .map(([, run, plain]) => run ?? plain!)
        .filter((name) => !scripts.has(name))
        .map((name) => `${page}: ${name}`),
    );
    expect(unknown).toEqual([]);
  });
});

describe('docs/anti-forensics.md', () => {
  const lines = new Map(
    [...textOf('docs/anti-forensics.md').matchAll(/^\| (A\d{1,2}) \|(.*)$/gm)].map((found) => [
      found[1]!,
      found[2]!,
    ]),
  );

  test('has a line for each of the 22 traces', () => {
    expect([...lines.keys()]).toEqual(Array.from({ length: 22 }, (_, n) => `A${String(n + 1)}`));
  });

  test('names every rule in the line of its trace, with its level', () => {
    const missing = [...rules, ...sequences].filter(({ id, level, antiForensic }) => {
      const line = antiForensic === undefined ? '' : lines.get(antiForensic)!;
      return antiForensic !== undefined && !(line.includes(`\`${id}\``) && line.includes(level));
    });
    expect(missing.map(({ id, antiForensic, level }) => `${id} ${antiForensic!} ${level}`)).toEqual(
      [],
    );
  });
});

describe('README.md', () => {
  const text = textOf('README.md');

  test('tells the states in the words of the report', () => {
    const shown = [...text.matchAll(/^\| (S\d) \| (.*) \|$/gm)].map(([, id, sentence]) => [
      id,
      sentence,
    ]);
    const said = (['S0', 'S1', 'S2', 'S3', 'S4', 'S5'] as const).map((id) => [
      id,
      messages('en').text(`state.${id}.sentence`),
    ]);
    expect(shown).toEqual(said);
  });

  test('names every command', () => {
    const unnamed = makeProgram()
      .commands.map((command) => command.name())
      .filter((name) => !text.includes(`athar ${name}`));
    expect(unnamed).toEqual([]);
  });

  test('asks for the version of Node.js that package.json asks for', () => {
    const { engines } = manifestOf('');
    expect(engines?.node).toMatch(/^>=\d+\.\d+$/);
    expect(text).toContain(`${engines!.node!.slice(2)} or later`);
  });
});

describe('docs/methodology/read-a-result.md', () => {
  const rows = [
    ...textOf('docs/methodology/read-a-result.md').matchAll(
      /^\| ([a-z, ]+) \| (any(?: other)?|`.*?`) \| (\w+) \| (S\d) \|$/gm,
    ),
  ].map(([, mets, types, level, leadsTo]) => ({
    mets: mets!.split(', '),
    types: [...types!.matchAll(/`(.*?)`/g)].map(([, type]) => type),
    grade: { level, leadsTo },
  }));

  test.each(metKinds)('says what an indicator leads to that was %s', (met) => {
    const ofMet = rows.filter(({ mets }) => mets.includes(met));
    for (const type of indicatorTypes) {
      const row =
        ofMet.find(({ types }) => types.includes(type)) ??
        ofMet.find(({ types }) => types.length === 0);
      expect([type, row?.grade]).toEqual([type, gradeOf(type, met)]);
    }
  });
});

describe('what is generated', () => {
  test('the lists of artifacts and rules hold every file (npm run catalogue)', () => {
    const check = () =>
      execFileSync(process.execPath, [join(root, 'scripts/build-catalogue.mjs'), '--check'], {
        encoding: 'utf8',
      });
    expect(check).not.toThrow();
  });

  test('the pages of the catalogue say what the definitions say (npm run build && npm run docs)', () => {
    const expected = cataloguePages({ artifacts, rules, sequences, sources: sourceFormats });
    expect(filesBelow('docs/catalogue', /./)).toEqual([...expected.keys()].sort());
    for (const [path, text] of expected) expect(textOf(path), path).toBe(text);
  });
});

describe('CHANGELOG.md', () => {
  const text = textOf('CHANGELOG.md');

  test('begins each release with the results that change', () => {
    const releases = text.split(/^## /m).slice(1);
    expect(releases.length).toBeGreaterThan(0);
    for (const release of releases)
      expect(/^### (.*)$/m.exec(release)?.[1]).toBe('Results that change');
  });

  test('names every artifact and rule whose results have changed, with its version', () => {
    const changed = [...artifacts, ...rules, ...sequences]
      .filter(({ version }) => version > 1)
      .map(({ id, version }) => `${id} ${version}`);
    expect(changed.filter((name) => !text.includes(name))).toEqual([]);
  });
});

describe('decisions', () => {
  const decisions = filesBelow('docs/decisions', /\.md$/);

  test('are numbered without a gap', () => {
    expect(decisions.map((path) => Number(posix.basename(path).slice(0, 4)))).toEqual(
      decisions.map((_, index) => index + 1),
    );
  });

  test.each(decisions)('%s has its four parts on a page', (path) => {
    const headings = [...textOf(path).matchAll(/^## (.*)$/gm)].map(([, heading]) => heading);
    expect(headings).toEqual(['Context', 'Decision', 'Consequences', 'What would change our mind']);
    expect(textOf(path).split('\n').length).toBeLessThanOrEqual(60);
  });
});

/** Targets of links and pictures, but for those into the network and those within code. */
function linksOf(markdown: string): string[] {
  const text = withoutCode(markdown);
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target]) => target!)
    .filter((target) => !/^[a-z]+:/.test(target));
}

/** Anchors of the headings, as GitHub makes them. */
function anchorsOf(markdown: string): Set<string> {
  const headings = markdown.replace(/```[\s\S]*?```/g, '').matchAll(/^#+ (.*)$/gm);
  return new Set(
    [...headings].map(([, heading]) =>
      heading!
        .toLowerCase()
        .replace(/[^\p{L}\p{N} _-]/gu, '')
        .replaceAll(' ', '-'),
    ),
  );
}

function withoutCode(markdown: string): string {
  return markdown.replace(/```[\s\S]*?```|`[^`\n]*`/g, '');
}

/** What follows `athar` on each line of code that begins with it, without comments. */
function commandsOf(markdown: string): string[] {
  const blocks = [...markdown.matchAll(/```[a-z]*\n([\s\S]*?)```/g)].map(([, text]) => text!);
  const inline = [...markdown.replace(/```[\s\S]*?```/g, '').matchAll(/`([^`\n]+)`/g)].map(
    ([, text]) => text!,
  );
  return [...blocks.flatMap((text) => text.split('\n')), ...inline].flatMap((line) => {
    const found = /(?:^|&& |\$ )(?:npx )?athar (?!\/)([^#&|]*)/.exec(line.trim());
    return found ? [found[1]!.trim()] : [];
  });
}
