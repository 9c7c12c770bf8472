import { parse } from 'yaml';

/** One published file of indicators, as an index names it. */
export interface IndicatorFeed {
  readonly name: string;
  readonly url: string;
  readonly sources: readonly string[];
  readonly references: readonly string[];
}

/** A published list of files of indicators. */
export interface IndicatorIndex {
  readonly feeds: readonly IndicatorFeed[];
  /** Entries that could not be understood, and why. */
  readonly refused: readonly { readonly name: string; readonly reason: string }[];
}

/** Feeds of one index; there are some fifteen. */
const maxFeeds = 1000;
const maxTextLength = 500;

const rawGithub = 'https://raw.githubusercontent.com';

/**
 * Reads an index in the format of mvt-indicators: YAML with `indicators:`, each either `type: github` with owner, repo,
 * branch and path, or with a `download_url`. `undefined` where it is no such index.
 */
export function parseIndicatorIndex(text: string): IndicatorIndex | undefined {
  const document = parsed(text);
  const entries = isMapping(document) ? document['indicators'] : undefined;
  if (!Array.isArray(entries) || entries.length > maxFeeds) return undefined;
  const feeds: IndicatorFeed[] = [];
  const refused: { name: string; reason: string }[] = [];
  for (const entry of entries as readonly unknown[]) {
    const name = textOf(entry, 'name') ?? 'without a name';
    const url = urlOf(entry);
    if (url === undefined) refused.push({ name, reason: 'no address that can be downloaded' });
    else
      feeds.push({
        name,
        url,
        sources: texts(entry, 'sources'),
        references: texts(entry, 'references'),
      });
  }
  return { feeds, refused };
}

function parsed(text: string): unknown {
  try {
    // Aliases can blow a small file up; an index has none
    return parse(text, { maxAliasCount: 10, logLevel: 'silent' });
  } catch (error) {
    if (error instanceof Error) return undefined;
    throw error;
  }
}

function urlOf(entry: unknown): string | undefined {
  const direct = textOf(entry, 'download_url');
  if (textOf(entry, 'type') !== 'github') return direct && httpUrl(direct);
  const github = isMapping(entry) ? entry['github'] : undefined;
  const owner = textOf(github, 'owner');
  const repository = textOf(github, 'repo');
  const branch = textOf(github, 'branch') ?? 'main';
  const path = textOf(github, 'path');
  if (!owner || !repository || !path) return undefined;
  const segments = [owner, repository, ...branch.split('/'), ...path.split('/')];
  if (segments.some((segment) => segment === '' || segment === '.' || segment === '..')) {
    return undefined;
  }
  return httpUrl([rawGithub, ...segments.map(encodeURIComponent)].join('/'));
}

/** The URL where it is one of http or https, without a password in it. */
export function httpUrl(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  const isHttp = url.protocol === 'https:' || url.protocol === 'http:';
  return isHttp && url.username === '' && url.password === '' ? url.href : undefined;
}

function texts(entry: unknown, key: string): string[] {
  const list = isMapping(entry) ? entry[key] : undefined;
  if (!Array.isArray(list)) return [];
  return list
    .filter((item) => typeof item === 'string')
    .map((item) => item.slice(0, maxTextLength));
}

function textOf(entry: unknown, key: string): string | undefined {
  const value = isMapping(entry) ? entry[key] : undefined;
  return typeof value === 'string' && value !== '' ? value.slice(0, maxTextLength) : undefined;
}

function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
