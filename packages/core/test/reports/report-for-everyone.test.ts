import axe from 'axe-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { languages, type Language } from '../../src/locales/index.ts';
import { htmlReport, type ReportInput } from '../../src/reports/index.ts';
import { shareOf } from '../builders/share.ts';
import { browserPath, launchBrowser } from './browser.ts';
import { reportOfSeveral, reportWithLogs, states } from './many-reports.ts';
import { reportExample, sourceExample } from './sample-report.ts';

const inputs: readonly (readonly [string, ReportInput])[] = [
  ...states.map((state) => [state, reportExample(state)] as const),
  ['several', reportOfSeveral()],
  ['logs', reportWithLogs()],
];

/** What is laid out and read aloud the same, whoever reads the report and on what: laws over each state, in each language. */
describe.skipIf(browserPath === undefined)(
  'for whoever reads it (skipped where no browser is)',
  () => {
    let browser: Browser;
    let context: BrowserContext;

    beforeAll(async () => {
      browser = await launchBrowser();
      // What looks at the page is a script, or a style of the reader, which its policy would stop.
      context = await browser.newContext({ bypassCSP: true });
    });
    afterAll(async () => {
      await browser.close();
    });

    /** Opens each report in turn, unfolded. */
    async function eachReport(
      language: Language,
      look: (page: Page, name: string) => Promise<void>,
    ): Promise<void> {
      const page = await context.newPage();
      for (const [name, input] of inputs) {
        await page.setContent(htmlReport(input, language));
        await page.evaluate(
          'document.querySelectorAll("details").forEach((one) => one.open = true)',
        );
        await look(page, name);
      }
      await page.close();
    }

    /** By axe, which a page keeps from one report to the next. */
    async function faultsOf(page: Page, rules: readonly string[]): Promise<[number, string[]]> {
      if ((await page.evaluate('typeof axe')) === 'undefined') await page.evaluate(axe.source);
      return page.evaluate<[number, string[]]>(faultsByAxe(rules));
    }

    test.each(shareOf(languages))(
      '%s: axe finds nothing that keeps anybody from it',
      async (language) => {
        await eachReport(language, async (page, name) => {
          const [passed, faults] = await faultsOf(page, allRules);
          expect(passed).toBeGreaterThan(20);
          expect([name, faults]).toEqual([name, []]);
        });
      },
    );

    test('nothing is too faint in dark colours either, which no language changes', async () => {
      await eachReport('en', async (page, name) => {
        await page.emulateMedia({ colorScheme: 'dark' });
        const [, faint] = await faultsOf(page, ['color-contrast']);
        expect([name, faint]).toEqual([name, []]);
      });
    });

    test.each(shareOf(languages))(
      '%s: a list without signs before its entries says that it is a list',
      async (language) => {
        await eachReport(language, async (page, name) => {
          const [lists, unsaid] = await page.evaluate<[number, string[]]>(unsaidLists);
          expect(lists).toBeGreaterThan(1);
          expect([name, unsaid]).toEqual([name, []]);
        });
      },
    );

    test('a name of 300 signs without a space leaves no page, in browsers too that know its breaking by the older name only', async () => {
      const [finding] = reportExample('S5').sources[0]!.findings;
      const provenance = [{ ...finding!.provenance[0]!, devicePath: `/${'x'.repeat(300)}` }];
      const source = sourceExample({ state: 'S5', findings: [{ ...finding!, provenance }] });
      const page = await context.newPage();
      await page.setContent(htmlReport(reportExample('S5', { sources: [source] }), 'ar'));
      await page.addStyleTag({ content: '.evidence { overflow-wrap: break-word !important }' });
      for (const width of [320, 768, 1280]) {
        await page.setViewportSize({ width, height: 800 });
        expect([width, await page.evaluate(overrun)]).toEqual([width, 0]);
      }
      await page.close();
    });

    test.each(shareOf(languages))(
      '%s: in a column of numbers, units stand below units',
      async (language) => {
        await eachReport(language, async (page, name) => {
          await page.setViewportSize({ width: 1280, height: 800 });
          const ends = await page.evaluate<number[][]>(endsOfNumbers);
          expect([name, ends.filter((column) => new Set(column).size > 1)]).toEqual([name, []]);
          if (name === 'S2') expect(ends.map(({ length }) => length)).toEqual([22]);
        });
      },
    );

    test.each(shareOf(languages))(
      '%s: no letter leaves the page where a reader sets letters, words and lines further apart',
      async (language) => {
        await eachReport(language, async (page, name) => {
          await page.addStyleTag({ content: readersSpacing });
          for (const width of [320, 360, 1280]) {
            await page.setViewportSize({ width, height: 800 });
            expect([name, width, await page.evaluate(overrun)]).toEqual([name, width, 0]);
          }
        });
      },
    );

    test.each(['light', 'dark'] as const)(
      'where the reader has chosen the colours, pictures have no other, and letters in that of the page keep the field behind them: %s',
      async (colorScheme) => {
        await eachReport('en', async (page, name) => {
          await page.emulateMedia({ forcedColors: 'active', colorScheme });
          const [shapes, foreign] = await page.evaluate<[number, string[]]>(foreignColours);
          expect(shapes).toBeGreaterThan(3);
          const [reversed, lost] = await page.evaluate<[number, string[]]>(lostLetters);
          expect(reversed).toBeGreaterThan(1);
          expect([name, foreign, lost]).toEqual([name, [], []]);
        });
      },
    );

    test.each(shareOf(languages))(
      '%s: what may not be last on a sheet of paper is not broken over two of them either',
      async (language) => {
        await eachReport(language, async (page, name) => {
          await page.emulateMedia({ media: 'print' });
          const [kept, broken] = await page.evaluate<[number, string[]]>(brokenHeads);
          expect(kept).toBeGreaterThan(10);
          expect([name, broken]).toEqual([name, []]);
        });
      },
    );

    test('the head of a finding, and of the timeline, is one piece with what follows it on paper, in browsers too that know no other way', async () => {
      await eachReport('en', async (page, name) => {
        await page.emulateMedia({ media: 'print' });
        const [heads, apart] = await page.evaluate<[number, string[]]>(headsApart);
        expect([name, heads]).toEqual([name, name === 'S0' ? 0 : expect.any(Number)]);
        expect([name, apart]).toEqual([name, []]);
        expect([name, await page.evaluate(gridsInFindings)]).toEqual([name, 0]);
      });
    });
  },
);

/** What WCAG 2.2 asks for at level AA, and what is good practice; level AAA is more than is promised. */
const allRules = 'wcag2a wcag2aa wcag21a wcag21aa wcag22aa best-practice experimental'.split(' ');

/** How many of these rules of axe, or of those with these tags, were met, and where one was not. */
const faultsByAxe = (
  rules: readonly string[],
): string => `axe.run(document, { runOnly: ${JSON.stringify(rules)}, resultTypes: ['violations'] })
  .then(({ passes, violations }) => [passes.length, violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => [id, target, failureSummary].join(' ')))])`;

/**
 * How many lists have no signs before their entries, and which of them do not say their role. Safari takes such a list
 * for none, but in a navigation.
 */
const unsaidLists = `(() => {
  const bare = [...document.querySelectorAll('ul, ol')]
    .filter((list) => getComputedStyle(list).listStyleType === 'none' && !list.closest('nav'));
  return [bare.length, bare.filter((list) => list.getAttribute('role') !== 'list')
    .map((list) => list.className + ' ' + list.textContent.trim().slice(0, 40))];
})()`;

/** Where the digits of each column of numbers end on the right. */
const endsOfNumbers = `[...document.querySelectorAll('table')].map((table) =>
  [...table.querySelectorAll('td.n')].map((cell) => {
    const digits = document.createRange();
    digits.selectNodeContents(cell);
    return Math.round(digits.getBoundingClientRect().right);
  })).filter((column) => column.length > 0)`;

/** What WCAG 2.2 (1.4.12) lets a reader set; the page must fit all the same. */
const readersSpacing = `* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
  p { margin-block-end: 2em !important }`;

const overrun = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';

/** How many shapes and letters of pictures were looked at, and their colours that are none of the system's. */
const foreignColours = `(() => {
  const probe = document.body.appendChild(document.createElement('p'));
  probe.style.forcedColorAdjust = 'none';
  const own = ['Canvas', 'CanvasText'].map((name) => {
    probe.style.color = name;
    return getComputedStyle(probe).color;
  });
  probe.remove();
  const shapes = [...document.querySelectorAll('svg :is(rect, circle, path, line, text)')];
  const used = shapes.flatMap((shape) => {
    const { fill, stroke } = getComputedStyle(shape);
    return [fill, stroke];
  });
  // Black is what an open line without a fill has by default, and is not seen.
  return [shapes.length, [...new Set(used)].filter((colour) => colour !== 'none' && !own.includes(colour))];
})()`;

/**
 * How many texts, those of style sheets too, are in the colour of the page, and which of these the browser puts a field of that colour behind, as it
 * does behind all text where colours are forced.
 */
const lostLetters = `(() => {
  const probe = document.body.appendChild(document.createElement('p'));
  probe.style.cssText = 'forced-color-adjust: none; color: Canvas';
  const { color } = getComputedStyle(probe);
  probe.remove();
  const holdsText = (part) => [...part.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== '');
  const reversed = [...document.querySelectorAll('body :not(svg *)')].flatMap((part) =>
    [undefined, '::before', '::after'].flatMap((pseudo) => {
      const style = getComputedStyle(part, pseudo);
      const isText = pseudo === undefined ? holdsText(part) : !['none', 'normal', '""'].includes(style.content);
      return isText && style.color === color ? [{ part, style }] : [];
    }));
  return [reversed.length, reversed.filter(({ style }) => style.forcedColorAdjust !== 'none')
    .map(({ part }) => part.tagName + ' ' + part.textContent.trim().slice(0, 40))];
})()`;

/** How many parts keep to what follows them on paper, and those of them that could themselves be broken. */
const brokenHeads = `(() => {
  const kept = [...document.querySelectorAll('body *')]
    .filter((part) => getComputedStyle(part).breakAfter === 'avoid');
  return [kept.length, kept.filter((part) => getComputedStyle(part).breakInside !== 'avoid')
    .map((part) => part.tagName + ' ' + part.textContent.trim().slice(0, 40))];
})()`;

/** How many heads stand before what a page may end in front of, and which of them could be left alone there. */
const headsApart = `(() => {
  const heads = [...document.querySelectorAll('.finding header, #timeline h2')];
  return [heads.length, heads.filter((head) => head.nextElementSibling === null
    || getComputedStyle(head.parentElement).breakInside !== 'avoid').map((head) => head.textContent.trim())];
})()`;

/** Rows of findings that are laid out as a grid, in which WebKit leaves holes where it breaks a page. */
const gridsInFindings = `[...document.querySelectorAll('.finding dl > div')]
  .filter((row) => getComputedStyle(row).display === 'grid').length`;
