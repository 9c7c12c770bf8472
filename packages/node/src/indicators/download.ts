import { closeSync, openSync, writeSync } from 'node:fs';

/** Why something could not be fetched; each has a sentence in the catalogue of messages. */
export type DownloadFailure =
  'silent' | 'slow' | 'status' | 'too-large' | 'redirected-often' | 'redirected-away' | 'network';

/** The message is for the log; people read the sentence of `failure`, with `values`. */
export class DownloadError extends Error {
  override readonly name = 'DownloadError';
  readonly failure: DownloadFailure;
  readonly values: { readonly [placeholder: string]: string };

  constructor(
    failure: DownloadFailure,
    message: string,
    values: { readonly [placeholder: string]: string } = {},
    options?: { cause?: unknown },
  ) {
    super(message, options);
    this.failure = failure;
    this.values = values;
  }
}

/** Beyond any of them a download fails, and nothing of it is kept. */
export interface DownloadLimits {
  readonly maxBytes: number;
  /** From the first request to the last byte. */
  readonly maxMilliseconds: number;
  /** Without a byte, and until the first. */
  readonly maxSilentMilliseconds?: number;
}

const defaultSilentMilliseconds = 30_000;

const maxRedirects = 5;

/** Fetches a URL into memory. */
export async function downloadText(
  url: string,
  limits: DownloadLimits,
  signal?: AbortSignal,
): Promise<string> {
  const parts: Uint8Array[] = [];
  await download(url, limits, signal, (part) => parts.push(part));
  return Buffer.concat(parts).toString('utf8');
}

/** Fetches a URL into a new file, which must not exist. */
export async function downloadFile(
  url: string,
  path: string,
  limits: DownloadLimits,
  signal?: AbortSignal,
): Promise<void> {
  const descriptor = openSync(path, 'wx', 0o600);
  try {
    await download(url, limits, signal, (part) => {
      for (let done = 0; done < part.length;) done += writeSync(descriptor, part, done);
    });
  } finally {
    closeSync(descriptor);
  }
}

/**
 * Hands over the body piece by piece, unpacked; ends as soon as a limit is passed. A body shorter than promised fails. Throws the reason of
 * `stop` where that is aborted.
 */
async function download(
  url: string,
  { maxBytes, maxMilliseconds, maxSilentMilliseconds = defaultSilentMilliseconds }: DownloadLimits,
  stop: AbortSignal | undefined,
  take: (part: Uint8Array) => void,
): Promise<void> {
  const patience = new AbortController();
  const tooLarge = () => new DownloadError('too-large', `larger than ${maxBytes} bytes`);
  const slow = setTimeout(() => {
    patience.abort(new DownloadError('slow', 'took too long'));
  }, maxMilliseconds);
  const silent = setTimeout(() => {
    patience.abort(new DownloadError('silent', 'the server sent nothing for too long'));
  }, maxSilentMilliseconds);
  const signal = AbortSignal.any([patience.signal, ...(stop ? [stop] : [])]);
  try {
    signal.throwIfAborted();
    const response = await follow(url, signal);
    const length = Number(response.headers.get('content-length') ?? 0);
    if (length > maxBytes) {
      // What nobody reads keeps the connection open, and the program from ending.
      await response.body?.cancel();
      throw tooLarge();
    }
    let received = 0;
    for await (const part of response.body ?? []) {
      silent.refresh();
      const bytes = part as Uint8Array;
      received += bytes.length;
      if (received > maxBytes) throw tooLarge();
      take(bytes);
    }
  } catch (error) {
    if (error instanceof DownloadError || isSystemError(error)) throw error;
    if (signal.aborted) throw signal.reason;
    throw networkError(error);
  } finally {
    clearTimeout(slow);
    clearTimeout(silent);
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
      const status = String(response.status);
      throw new DownloadError('status', `the server answered ${status}`, { status });
    }
    await response.body?.cancel();
    const next = URL.canParse(location, url) ? new URL(location, url) : undefined;
    const isAllowed =
      next?.protocol === 'https:' || (next?.protocol === 'http:' && url.startsWith('http:'));
    if (next === undefined || !isAllowed)
      throw new DownloadError('redirected-away', 'redirected to where it must not');
    url = next.href;
  }
  throw new DownloadError('redirected-often', 'redirected too often');
}

/** A full disk is no matter of the server's. */
function isSystemError(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error && error.syscall === 'write';
}

/** `fetch failed` says nothing; its cause does. */
function networkError(error: unknown): DownloadError {
  const cause = error instanceof Error ? error.cause : undefined;
  const told = cause instanceof Error ? cause : error;
  const text = told instanceof Error ? told.message || told.name : String(told);
  const detail = text.slice(0, 200);
  // The client gives up a connection by itself, before we do.
  const isTimeout =
    told instanceof Error && 'code' in told && /TIME(?:D_?)?OUT/.test(String(told.code));
  if (isTimeout) return new DownloadError('silent', detail, {}, { cause: error });
  return new DownloadError('network', detail, { detail }, { cause: error });
}
