import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

/** An installed browser, `undefined` where there is none: it is never fetched. `ATHAR_CHROMIUM` names another one. */
export const browserPath = [
  process.env.ATHAR_CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
].find((path) => path !== undefined && existsSync(path));

/** Starts it; only where `browserPath` is known. */
export function launchBrowser(...more: readonly string[]): Promise<Browser> {
  // Its sandbox needs rights that a container does not have; the page is ours.
  const args = ['--no-sandbox', '--disable-gpu', ...more];
  return chromium.launch({ executablePath: browserPath!, args });
}
