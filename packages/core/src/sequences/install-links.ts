/** What a link would install: a profile, an app from outside the store, an app that is being tested. */
export type InstallLinkKind = 'profile' | 'app' | 'test';

/** One of these stands in every such link. */
export const installLinkParts = [
  'itms-services:',
  'ITMS-SERVICES:',
  '.mobileconfig',
  '.ipa',
  'testflight.apple.com',
] as const;

/** Longer ones are cut where links are read. */
const longest = 4096;

/** What an address installs on the phone that opens it: an app, a test of one, a profile. `url` is cut at the bound. */
export function installLinkIn(url: string): { kind: InstallLinkKind; url: string } | undefined {
  const text = url.slice(0, longest);
  if (/^itms-services:/i.test(text)) return { kind: 'app', url: text };
  const [, host, path] = /^[a-z]{1,10}:\/\/([^/?#]{1,255})([^?#]*)/i.exec(text) ?? [];
  if (host === undefined) return undefined;
  if (/^testflight\.apple\.com$/i.test(host)) return { kind: 'test', url: text };
  const ending = path?.slice(-'.mobileconfig'.length).toLowerCase() ?? '';
  if (ending === '.mobileconfig') return { kind: 'profile', url: text };
  return ending.endsWith('.ipa') ? { kind: 'app', url: text } : undefined;
}
