import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { backupFileId } from '@athar/synthetic';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { shareOf } from '../../../packages/core/test/builders/share.ts';
import { browserPath, launchBrowser } from '../../../packages/core/test/reports/browser.ts';
import { check, fresh, phoneBackup, standingAthar } from './run-athar.ts';

/** The smallest and a usual width, in CSS pixels. */
const widths = [360, 1280];
const languages = ['en', 'ar'] as const;
type ReportLanguage = (typeof languages)[number];
const tried = shareOf(languages);

/** Fits on a path of the phone, and would run in three ways if it became markup. */
const hostile = `x"'><img src=x onerror=window.attacked=1><script>window.attacked=1<`;

interface Opened {
  readonly page: Page;
  /** Addresses asked for, the report's own among them. */
  readonly requests: readonly string[];
  /** Of those, the ones that the page's own policy stopped before they left. */
  readonly stopped: readonly string[];
  /** What the console said, at any level. */
  readonly said: readonly string[];
}

describe.skipIf(browserPath === undefined)(
  'report.html in Chromium (skipped where there is none; ATHAR_CHROMIUM names one)',
  () => {
    const reports = new Map<ReportLanguage, string>();
    let browser: Browser;

    beforeAll(async () => {
      for (const language of languages) {
        const out = fresh('demo');
        expect(standingAthar(['demo', '--out', out, '--lang', language]).code).toBe(0);
        reports.set(language, join(out, 'report.html'));
      }
      browser = await launchBrowser();
    });
    afterAll(async () => {
      await browser.close();
    });

    async function open(path: string, width: number, by: Browser = browser): Promise<Opened> {
      const page = await by.newPage({ viewport: { width, height: 800 } });
      const requests: string[] = [];
      const stopped: string[] = [];
      const said: string[] = [];
      page.on('requestfailed', (request) => {
        if (request.failure()?.errorText === 'csp') stopped.push(request.url());
      });
      page.on('request', (request) => requests.push(request.url()));
      page.on('console', (message) => said.push(message.text()));
      page.on('pageerror', ({ message }) => said.push(message));
      await page.goto(pathToFileURL(path).href);
      return { page, requests, stopped, said };
    }

    const cases = tried.flatMap((language) => widths.map((width) => [language, width] as const));

    test.each(cases)('%s, %i px wide: asks for nothing and fits', async (language, width) => {
      const path = reports.get(language)!;
      const { page, requests, said } = await open(path, width);
      expect(await page.getAttribute('html', 'dir')).toBe(language === 'ar' ? 'rtl' : 'ltr');
      expect(await page.evaluate('getComputedStyle(document.body).direction')).toBe(
        language === 'ar' ? 'rtl' : 'ltr',
      );
      // Everything unfolded, so that what lies in the folded parts has to fit as well.
      await page.evaluate(
        'document.querySelectorAll("details").forEach((part) => part.open = true)',
      );
      const [content, window] = await page.evaluate<[number, number]>(
        '[document.documentElement.scrollWidth, document.documentElement.clientWidth]',
      );
      expect(window).toBe(width);
      expect(content).toBeLessThanOrEqual(window);
      expect(await page.evaluate(partsOutside)).toEqual([]);
      expect(await page.evaluate(numbersOutside)).toEqual([]);
      expect(await page.evaluate(brokenEntries)).toEqual([]);
      expect(await page.evaluate(emptyValues)).toEqual([]);
      expect(await page.evaluate(squaresOutside)).toEqual([]);
      expect(requests).toEqual([pathToFileURL(path).href]);
      expect(said).toEqual([]);
      await page.close();
    });

    test('fits a small screen where the reader has set the type to twice its size', async () => {
      const enlarged = await launchBrowser('--blink-settings=defaultFontSize=32');
      try {
        for (const language of tried) {
          const { page } = await open(reports.get(language)!, 360, enlarged);
          expect(
            await page.evaluate('parseFloat(getComputedStyle(document.body).fontSize)'),
          ).toBeGreaterThanOrEqual(32);
          await page.evaluate(
            'document.querySelectorAll("details").forEach((part) => part.open = true)',
          );
          expect(await page.evaluate(partsOutside)).toEqual([]);
          expect(
            await page.evaluate(
              'document.documentElement.scrollWidth - document.documentElement.clientWidth',
            ),
          ).toBeLessThanOrEqual(0);
        }
      } finally {
        await enlarged.close();
      }
    });

    test('fits the smallest screen so too where something could not be read, in each language', async () => {
      const folder = fresh('damaged');
      cpSync(phoneBackup(), folder, { recursive: true });
      const id = backupFileId('HomeDomain', 'Library/SMS/sms.db');
      writeFileSync(join(folder, id.slice(0, 2), id), 'no database');
      const enlarged = await launchBrowser('--blink-settings=defaultFontSize=32');
      try {
        for (const language of ['en', 'ar', 'fr', 'es']) {
          const out = check([folder, fresh('none')], '--lang', language).folder;
          const { page } = await open(join(out, 'report.html'), 320, enlarged);
          await page.evaluate(
            'document.querySelectorAll("details").forEach((part) => part.open = true)',
          );
          expect(await page.textContent('#x-problems + div')).toContain('malformed');
          expect([language, await page.evaluate(partsOutside)]).toEqual([language, []]);
          const overrun = await page.evaluate(
            'document.documentElement.scrollWidth - document.documentElement.clientWidth',
          );
          expect([language, overrun]).toEqual([language, 0]);
        }
      } finally {
        await enlarged.close();
      }
    }, 60_000);

    test.each(tried)(
      '%s: folded parts open by keyboard, in the order of the page',
      async (language) => {
        const { page } = await open(reports.get(language)!, 1280);
        const folded = await page.locator('summary').count();
        expect(folded).toBeGreaterThan(2);
        const reached: number[] = [];
        for (let step = 0; step < 400 && reached.length < folded; step++) {
          await page.keyboard.press('Tab');
          const place = await page.evaluate<number>(
            '[...document.querySelectorAll("summary")].indexOf(document.activeElement)',
          );
          if (place < 0) continue;
          expect(await page.evaluate('getComputedStyle(document.activeElement).outlineStyle')).toBe(
            'solid',
          );
          const isOpen = 'document.activeElement.parentElement.open';
          const before = await page.evaluate(isOpen);
          await page.keyboard.press(place % 2 === 0 ? 'Enter' : 'Space');
          expect(await page.evaluate(isOpen)).toBe(!before);
          reached.push(place);
        }
        expect(reached).toEqual([...Array(folded).keys()]);
        await page.close();
      },
    );

    test.each(['light', 'dark'] as const)(
      'text stands out from what is behind it, %s',
      async (colorScheme) => {
        const { page } = await open(reports.get('ar')!, 1280);
        await page.emulateMedia({ colorScheme });
        await page.evaluate(
          'document.querySelectorAll("details").forEach((part) => part.open = true)',
        );
        const [looked, faint] = await page.evaluate<[number, string[]]>(faintTexts);
        expect(looked).toBeGreaterThan(300);
        expect(faint).toEqual([]);
        await page.close();
      },
    );

    test('the first stop of the keyboard leads past the head, and the page hides by a link', async () => {
      const { page } = await open(reports.get('en')!, 360);
      await page.keyboard.press('Tab');
      expect(await page.evaluate('document.activeElement.className')).toBe('skip');
      await page.keyboard.press('Enter');
      expect(page.url()).toMatch(/#result$/);
      await page.locator('a.hide').click();
      expect(await page.locator('main').isVisible()).toBe(false);
      await page.locator('#cover a').click();
      expect(await page.locator('main').isVisible()).toBe(true);
      await page.close();
    });

    test.each(tried)(
      '%s: paper shows every finding, and what is folded on the screen',
      async (language) => {
        const { page } = await open(reports.get(language)!, 720);
        const visible = (selector: string) =>
          page.evaluate<[number, number]>(
            `(() => { const all = [...document.querySelectorAll(${JSON.stringify(selector)})];
            return [all.length, all.filter((part) => part.checkVisibility({ contentVisibilityAuto: true })
              && part.getBoundingClientRect().height > 0).length]; })()`,
          );
        const parts = 'details:not([open]) > div';
        const [folded, before] = await visible(parts);
        expect([folded > 2, before]).toEqual([true, 0]);
        await page.emulateMedia({ media: 'print' });
        const [findings, shown] = await visible('.finding');
        expect(findings).toBeGreaterThan(10);
        expect(shown).toBe(findings);
        expect(await visible(parts)).toEqual([folded, folded]);
        expect(await page.locator('nav.contents').isVisible()).toBe(false);
        await page.close();
      },
    );

    test.each([
      ['A4', 297 - 36, 210 - 38],
      ['Letter', 279 - 36, 216 - 38],
    ])('a picture fits a sheet of %s whole', async (_, height, width) => {
      const millimetre = 96 / 25.4;
      for (const language of tried) {
        const { page } = await open(reports.get(language)!, Math.floor(width * millimetre));
        await page.emulateMedia({ media: 'print' });
        const heights = await page.evaluate<number[]>(
          '[...document.querySelectorAll(".chart")].map((chart) => chart.getBoundingClientRect().height)',
        );
        expect(heights).toHaveLength(3);
        expect(Math.max(...heights)).toBeLessThan(height * millimetre);
        // The paper is the reader's, not ours.
        expect(await page.content()).not.toMatch(/@page \{[^}]*\bsize:/);
        await page.close();
      }
    });

    test('a card leads to its place, which lies open, and the place back', async () => {
      const { page } = await open(reports.get('en')!, 1280);
      const row = page.locator('#e2');
      expect(await row.isVisible()).toBe(true);
      await page.locator('#f2 a[href="#e2"]').click();
      expect(page.url()).toMatch(/#e2$/);
      await row.click();
      expect(page.url()).toMatch(/#f2$/);
      await page.close();
    });

    test.each(cases)(
      '%s, %i px wide: what each link leads to is seen in browsers too in which a link unfolds nothing',
      async (language, width) => {
        const { page } = await open(reports.get(language)!, width);
        // Measured before any link is followed: this browser would unfold what a link leads to.
        const unseen = await page.evaluate<string[]>(`[...document.querySelectorAll('a[href^="#"]')]
          .map((link) => link.getAttribute('href').slice(1))
          .filter((id) => id !== 'cover' && !document.getElementById(id).checkVisibility({ contentVisibilityAuto: true }))`);
        expect(unseen).toEqual([]);
        await page.close();
      },
    );

    test('markup that got into the page could not run, be styled or fetch', async () => {
      const report = readFileSync(reports.get('en')!, 'utf8');
      const path = `${fresh('injected')}.html`;
      const parts = [
        '<script>window.attacked = 1</script>',
        '<img src="https://athar.invalid/seen" onerror="window.attacked = 1">',
        '<svg onload="window.attacked = 1"></svg>',
        '<style>main { display: none }</style>',
        '<p id="styled" style="display: none">shown</p>',
        '<iframe src="https://athar.invalid/frame"></iframe>',
        '<link rel="stylesheet" href="https://athar.invalid/sheet">',
        '<script src="https://athar.invalid/script"></script>',
      ];
      writeFileSync(path, report.replace('</main>', `${parts.join('')}</main>`));
      const { page, requests, stopped, said } = await open(path, 1280);
      expect(await page.evaluate('typeof window.attacked')).toBe('undefined');
      expect(await page.locator('#styled').isVisible()).toBe(true);
      expect(requests.filter((address) => !stopped.includes(address))).toEqual([
        pathToFileURL(path).href,
      ]);
      expect(
        said.filter((line) => line.includes('Content Security Policy')).length,
      ).toBeGreaterThanOrEqual(parts.length);
      await page.close();
    });

    test('text of the evidence and of indicators stays text', async () => {
      const indicators = `${fresh('hostile')}.stix2`;
      writeFileSync(indicators, stixOfFileName(hostile));
      const file = { domain: 'HomeDomain', relativePath: `Library/Caches/${hostile}` };
      const { folder, findings } = check(
        phoneBackup({ more: [{ ...file, content: new Uint8Array(1) }] }),
        '--indicators',
        indicators,
        '--full',
      );
      expect(findings.length).toBeGreaterThan(0);
      const { page, requests, said } = await open(join(folder, 'report.html'), 360);
      expect(await page.locator('.finding').count()).toBeGreaterThan(0);
      expect(await page.evaluate('document.body.textContent')).toContain(hostile);
      expect(await page.evaluate('document.querySelectorAll("img, script").length')).toBe(0);
      expect(await page.evaluate('typeof window.attacked')).toBe('undefined');
      expect(requests).toHaveLength(1);
      expect(said).toEqual([]);
      await page.close();
    });
  },
);

/** Elements with text that begin or end outside of the window; what is only for screen readers may. */
const partsOutside = `(() => {
  const edge = document.documentElement.clientWidth;
  return [...document.querySelectorAll('main :is(p, li, dd, dt, th, td, h1, h2, h3, h4, summary, .evidence)')]
    .filter((part) => part.closest('.out') === null && part.checkVisibility())
    .filter((part) => { const { left, right, width } = part.getBoundingClientRect();
      return width > 1 && (left < -0.5 || right > edge + 0.5); })
    .map((part) => part.tagName + ' ' + part.textContent.slice(0, 60));
})()`;

/** How many texts there are, and those whose contrast by WCAG 2 is below 4.5; a text in a picture is held against the shape before it. */
const faintTexts = `(() => {
  const rgb = (color) => color.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => [r, g, b].map((part) => part / 255)
    .map((part) => part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
    .reduce((sum, part, n) => sum + part * [0.2126, 0.7152, 0.0722][n], 0);
  const behind = (part) => {
    const shape = part.previousElementSibling;
    if (shape && part.tagName === 'text' && ['circle', 'rect'].includes(shape.tagName)) return rgb(getComputedStyle(shape).fill);
    for (let at = part; at; at = at.parentElement) {
      const color = rgb(getComputedStyle(at).backgroundColor);
      if ((color[3] ?? 1) > 0) return color;
    }
    return [255, 255, 255];
  };
  const texts = [...document.querySelectorAll('body *')].filter((part) => part.checkVisibility()
    && [...part.childNodes].some(({ nodeType, data }) => nodeType === Node.TEXT_NODE && data.trim() !== ''));
  const faint = texts.filter((part) => {
    const style = getComputedStyle(part);
    const [high, low] = [rgb(part.tagName === 'text' ? style.fill : style.color), behind(part)].map(light).sort((a, b) => b - a);
    return (high + 0.05) / (low + 0.05) < 4.5;
  });
  return [texts.length, faint.map((part) => part.tagName + ' ' + part.textContent.trim().slice(0, 40))];
})()`;

/** Numbers of findings that are wider than the circle they stand in. */
const numbersOutside = `[...document.querySelectorAll('.finding header svg')]
  .filter((sign) => {
    const number = sign.querySelector('text').getBoundingClientRect();
    const circle = sign.querySelector('circle').getBoundingClientRect();
    return number.width > circle.width * 0.8;
  })
  .map((sign) => sign.textContent.trim())`;

/** Names of entries that stand on more than one line. */
const brokenEntries = `[...document.querySelectorAll('th > a')]
  .filter((entry) => entry.firstElementChild.getClientRects().length > 1)
  .map((entry) => entry.textContent)`;

/** Squares of the chart of parts that its picture cuts off. */
const squaresOutside = `[...document.querySelectorAll('.groups use')].filter((square) => {
  const [own, picture] = [square, square.ownerSVGElement].map((one) => one.getBoundingClientRect());
  return own.left < picture.left - 1 || own.right > picture.right + 1 || own.bottom > picture.bottom + 1;
}).map((square) => square.getAttribute('x'))`;

/** Frames of values of evidence with nothing in them. */
const emptyValues = `[...document.querySelectorAll('.evidence')]
  .filter((value) => value.textContent.trim() === '')
  .map((value) => value.parentElement.textContent)`;

function stixOfFileName(name: string): string {
  const malware = 'malware--00000000-0000-4000-8000-000000000001';
  const indicator = 'indicator--00000000-0000-4000-8000-000000000002';
  const value = name.replace(/[\\']/g, (sign) => `\\${sign}`);
  return JSON.stringify({
    type: 'bundle',
    id: 'bundle--00000000-0000-4000-8000-000000000003',
    objects: [
      { type: 'malware', id: malware, name, is_family: false },
      {
        type: 'indicator',
        id: indicator,
        name,
        pattern: `[file:name='${value}']`,
        pattern_type: 'stix',
      },
      {
        type: 'relationship',
        id: 'relationship--00000000-0000-4000-8000-000000000004',
        relationship_type: 'indicates',
        source_ref: indicator,
        target_ref: malware,
      },
    ],
  });
}
