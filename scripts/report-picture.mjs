/**
 * Makes the picture of the README, `docs/report.png`: how the report of the demo begins, in English and Arabic. Needs Chromium
 * (`ATHAR_CHROMIUM` names it) and the built program. By hand, where the beginning of the report changed: type looks different on each machine.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));
/** Of one report, in CSS pixels, and how much smaller it is drawn. */
const [width, height, scale] = [1000, 1400, 0.6];

const folder = mkdtempSync(join(tmpdir(), 'athar-picture-'));
const browser = await chromium.launch({
  executablePath: process.env.ATHAR_CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
try {
  const halves = [];
  for (const language of ['en', 'ar']) {
    const out = join(folder, language);
    const demo = ['demo', '--quiet', '--lang', language, '--out', out];
    execFileSync(process.execPath, [path('../apps/cli/bin/athar.js'), ...demo]);
    const page = await browser.newPage({ viewport: { width, height }, deviceScaleFactor: scale });
    await page.goto(pathToFileURL(join(out, 'report.html')).href);
    const picture = await page.screenshot();
    halves.push(`<img src="data:image/png;base64,${picture.toString('base64')}">`);
  }
  const gap = 8;
  const viewport = { width: 2 * width * scale + 3 * gap, height: height * scale + 2 * gap };
  const page = await browser.newPage({ viewport });
  const style = `margin: 0; padding: ${gap}px; display: flex; gap: ${gap}px; background: #cfd8dc`;
  await page.setContent(`<body style="${style}">${halves.join('')}</body>`);
  await page.screenshot({ path: path('../docs/report.png') });
} finally {
  await browser.close();
  rmSync(folder, { recursive: true });
}
