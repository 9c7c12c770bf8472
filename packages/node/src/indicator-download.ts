import { closeSync, openSync, writeSync } from 'node:fs';

/** Why something could not be fetched, in words for the log and for the list of results. */
export class DownloadError extends Error {
  override readonly name = 'DownloadError';
}

export interface DownloadLimits {
  readonly maxBytes: number;
  readonly maxMilliseconds: number;
}

const maxRedirects = 5;

/** Fetches a URL into memory. */
export async function downloadText(url: string, limits: DownloadLimits): Promise<string> {
  const parts: Uint8Array[] = [];
  await download(url, limits, (part) => parts.push(part));
  return Buffer.concat(parts).toString('utf8');
}

/** Fetches a URL into a new file, which must not exist. */
export async function downloadFile(
  url: string,
  path: string,
  limits: DownloadLimits,
): Promise<void> {
  const descriptor = openSync(path, 'wx', 0o600);
  try {
    await download(url, limits, (part) => {
      for (let done = 0; done < part.length;) done += writeSync(descriptor, part, done);
    });
  } finally {
    closeSync(descriptor);
  }
}

/** Hands over the body piece by piece, unpacked; ends as soon as a limit is passed. A body shorter than promised fails. */
async function download(
  url: string,
  { maxBytes, maxMilliseconds }: DownloadLimits,
  take: (part: Uint8Array) => void,
): Promise<void> {
  const signal = AbortSignal.timeout(maxMilliseconds);
  try {
    const response = await follow(url, signal);
    const length = Number(response.headers.get('content-length') ?? 0);
    if (length > maxBytes) throw new DownloadError(`larger than ${maxBytes} bytes`);
    let received = 0;
    for await (const part of response.body ?? []) {
      const bytes = part as Uint8Array;
      received += bytes.length;
      if (received > maxBytes) throw new DownloadError(`larger than ${maxBytes} bytes`);
      take(bytes);
    }
  } catch (error) {
    if (error instanceof DownloadError || isSystemError(error)) throw error;
    if (signal.aborted) throw new DownloadError('took too long', { cause: error });
    throw new DownloadError(reasonOf(error), { cause: error });
  }
}

/** Follows redirections within http and https, never from https to http. */
async function follow(start: string, signal: AbortSignal): Promise<Response> {
  let url = start;
  for (let times = 0; times <= maxRedirects; times++) {
    const response = await fetch(url, {
      redirect: 'manual',
      signal,
      headers: { 'user-agent': 'athar', accept: '*/*' },
    });
    const location = response.headers.get('location');
    if (response.status < 300 || response.status > 399 || location === null) {
      if (response.ok) return response;
      await response.body?.cancel();
      throw new DownloadError(`the server answered ${response.status}`);
    }
    await response.body?.cancel();
    const next = URL.canParse(location, url) ? new URL(location, url) : undefined;
    const isAllowed =
      next?.protocol === 'https:' || (next?.protocol === 'http:' && url.startsWith('http:'));
    if (next === undefined || !isAllowed)
      throw new DownloadError('redirected to where it must not');
    url = next.href;
  }
  throw new DownloadError('redirected too often');
}

/** A full disk is no matter of the server's. */
function isSystemError(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error && error.syscall === 'write';
}

/** `fetch failed` says nothing; its cause does. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  const told = cause instanceof Error ? cause : error;
  const text = told instanceof Error ? told.message || told.name : String(told);
  return text.slice(0, 200);
}
