import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { indicatorsIn, UsageError } from '@athar/core';
import {
  DownloadError,
  downloadFile,
  downloadText,
  type DownloadFailure,
  type DownloadLimits,
} from './download.ts';
import { httpUrl, parseIndicatorIndex, type IndicatorFeed } from './index.ts';
import { removeLeftovers, temporaryPath } from './incoming.ts';
import { indicatorFileName } from './names.ts';
import { readRecord, type ManagedEntry, type StoreRecord } from './managed-record.ts';
import { inspectIndicatorFile, withEntry, writeRecord } from './store.ts';
import { makeFolder } from '../output-folder.ts';

/** The index that is used where none is named. */
export const defaultIndicatorIndex =
  'https://raw.githubusercontent.com/mvt-project/mvt-indicators/main/indicators.yaml';

const indexLimits: DownloadLimits = { maxBytes: 4 * 2 ** 20, maxMilliseconds: 60_000 };
const feedLimits: DownloadLimits = { maxBytes: 512 * 2 ** 20, maxMilliseconds: 300_000 };

/** Where the published indicators go, and where the index is fetched from if not from the usual address. */
export interface UpdateOptions {
  readonly folder: string;
  readonly index?: string;
  readonly now: Date;
  /** For tests: smaller limits for each feed. */
  readonly feedLimits?: DownloadLimits;
  /** Ends the update: what came so far is kept, and the reason of the signal is thrown. */
  readonly signal?: AbortSignal;
  onFeed?(result: FeedResult): void;
}

/** What became of one feed of the index; the others go on whatever it is. */
export type FeedResult =
  | {
      readonly outcome: 'new' | 'updated' | 'unchanged';
      readonly title: string;
      readonly file: string;
      readonly loaded: number;
    }
  /** The index no longer names it, and it was removed. */
  | { readonly outcome: 'withdrawn'; readonly title: string; readonly file: string }
  /** The earlier file, where there is one, is kept. */
  | {
      readonly outcome: 'failed';
      readonly title: string;
      /** For the log; people read the sentence of `failure`, with `values`. */
      readonly reason: string;
      readonly failure: FeedFailure;
      readonly values: { readonly [placeholder: string]: string };
    };

/** Why a feed gave nothing; each has a sentence in the catalogue of messages. */
export type FeedFailure = DownloadFailure | 'no-address' | 'not-stix' | 'holds-none';

/**
 * Brings the managed folder up to date with an index. Each feed is downloaded beside the old file, read as STIX to its end,
 * and only then takes its place; what fails keeps the old. Files of this index that it no longer names are removed, whatever becomes of
 * the others, but for what a failed feed may have had before; added files and those of other indexes are left alone. An index that cannot be had or read changes nothing (`UsageError`).
 * The only code that opens a socket.
 */
export async function updateIndicators(options: UpdateOptions): Promise<readonly FeedResult[]> {
  const index = httpUrl(options.index ?? defaultIndicatorIndex);
  if (index === undefined) {
    throw new UsageError(
      'cli.indicators.index-address',
      `${options.index ?? ''} is no http(s) address`,
      {
        url: options.index ?? '',
      },
    );
  }
  const { folder, signal } = options;
  const { feeds, refused } = await fetchIndex(index, signal);
  makeFolder(folder);
  removeLeftovers(folder);
  const results: FeedResult[] = [];
  const report = (result: FeedResult) => {
    results.push(result);
    options.onFeed?.(result);
  };

  for (const { name: title, reason } of refused) {
    report({ outcome: 'failed', title, reason, failure: 'no-address', values: {} });
  }
  let record = readRecord(folder);
  for (const feed of feeds) {
    signal?.throwIfAborted();
    const { result, record: next } = await updateFeed(feed, index, record, options);
    record = next;
    writeRecord(folder, record);
    report(result);
  }
  const named = new Set(feeds.map(({ url }) => url));
  const unnamed = record.files.filter(
    (entry) => entry.index === index && entry.url !== undefined && !named.has(entry.url),
  );
  const known = new Set(record.files.map(({ url }) => url));
  const missing = [...refused, ...feeds.filter(({ url }) => !known.has(url))];
  const kept = new Set(missing.flatMap((feed) => earlierOf(feed, unnamed)));
  for (const entry of unnamed) {
    if (kept.has(entry)) continue;
    rmSync(join(folder, entry.file), { force: true });
    record = { ...record, files: record.files.filter(({ file }) => file !== entry.file) };
    report({ outcome: 'withdrawn', title: entry.title, file: entry.file });
  }
  writeRecord(folder, { ...record, lastUpdate: options.now.toISOString() });
  return results;
}

/**
 * What a feed that gave nothing had before under another address: what has its name, else what its file was called. Until it gives
 * something, that is not withdrawn.
 */
function earlierOf(
  feed: { readonly name: string; readonly url?: string },
  unnamed: readonly ManagedEntry[],
): readonly ManagedEntry[] {
  const sameName = unnamed.filter(({ title }) => title === feed.name);
  if (sameName.length > 0 || feed.url === undefined) return sameName;
  const file = lastPart(feed.url);
  return unnamed.filter(({ url }) => url !== undefined && lastPart(url) === file);
}

function lastPart(url: string): string {
  return url.slice(url.lastIndexOf('/') + 1);
}

async function fetchIndex(url: string, signal: AbortSignal | undefined) {
  let text: string;
  try {
    text = await downloadText(url, indexLimits, signal);
  } catch (error) {
    if (!(error instanceof DownloadError)) throw error;
    // Whoever tells it puts the sentence of the failure in the place of the reason.
    throw new UsageError('cli.indicators.index-unreachable', `${url}: ${error.message}`, {
      ...error.values,
      url,
      reason: error.message,
      failure: error.failure,
    });
  }
  const index = parseIndicatorIndex(text);
  if (index === undefined || index.feeds.length === 0) {
    throw new UsageError('cli.indicators.index-unreadable', `${url} is no index of indicators`, {
      url,
    });
  }
  return index;
}

async function updateFeed(
  feed: IndicatorFeed,
  index: string,
  record: StoreRecord,
  { folder, now, feedLimits: limits = feedLimits, signal }: UpdateOptions,
): Promise<{ result: FeedResult; record: StoreRecord }> {
  const title = feed.name;
  const temporary = temporaryPath(folder);
  const failed = (failure: FeedFailure, reason: string, values: Values = {}) => ({
    result: { outcome: 'failed', title, reason, failure, values } as const,
    record,
  });
  try {
    await downloadFile(feed.url, temporary, limits, signal);
    const earlier = record.files.find((entry) => entry.url === feed.url);
    const file = earlier?.file ?? indicatorFileName(decodedPath(feed.url), namesOf(record));
    const fresh = inspectIndicatorFile(temporary, file);
    if (!fresh?.complete) return failed('not-stix', 'it is not a whole STIX bundle');
    // Whoever takes back all that they published says something: what is here would go on being met.
    const isTakenBack = earlier && fresh.notLoaded.some(({ reason }) => reason === 'revoked');
    if (indicatorsIn(fresh) === 'none' && !isTakenBack)
      return failed('holds-none', 'it holds no indicators');
    const old = earlier && inspectIndicatorFile(join(folder, file), file);
    const outcome = !old ? 'new' : old.sha256 === fresh.sha256 ? 'unchanged' : 'updated';
    renameSync(temporary, join(folder, file));
    const entry = {
      file,
      title,
      url: feed.url,
      index,
      updatedAt: now.toISOString(),
      sha256: fresh.sha256,
      sources: feed.sources,
      references: feed.references,
    };
    return {
      result: { outcome, title, file, loaded: fresh.loaded },
      record: withEntry(record, entry),
    };
  } catch (error) {
    if (!(error instanceof DownloadError)) throw error;
    return failed(error.failure, error.message, error.values);
  } finally {
    rmSync(temporary, { force: true });
  }
}

interface Values {
  readonly [placeholder: string]: string;
}

/** Names that are spoken for. A file that the record does not know, left by a record that was lost, may be replaced. */
function namesOf(record: StoreRecord): Set<string> {
  return new Set(record.files.map(({ file }) => file.toLowerCase()));
}

/** The path of a URL as people read it; only its last part becomes a name, and only letters and digits of it. */
function decodedPath(url: string): string {
  const path = new URL(url).pathname;
  try {
    return decodeURIComponent(path);
  } catch (error) {
    if (error instanceof URIError) return path;
    throw error;
  }
}
