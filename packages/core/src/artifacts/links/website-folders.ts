/** `https_www.example.org_0`, also with the ending of a store: scheme, host and port of a website's data. */
const originName = /^(https?)_([^/]{1,253})_(\d{1,5})(?:\.[a-z][a-z0-9-]{0,31}){0,2}$/;

/** Websites that a path names, as URLs. */
export interface FolderOrigins {
  /** The website of the first folder: the page that was open. */
  readonly originUrl: string | null;
  /** Other websites of folders below it, each once: frames within the page; `null` where there are none. */
  readonly embeddedOriginUrls: readonly string[] | null;
}

const none: FolderOrigins = { originUrl: null, embeddedOriginUrls: null };

/**
 * The websites that components of a path name; port 0 stands for the usual one. WebKit keeps the data of a frame of another website in a
 * folder within that of the page (`IndexedDB/v1/https_page.example_0/https_frame.example_0`).
 */
export function folderOrigins(path: string): FolderOrigins {
  let originUrl: string | null = null;
  let embedded: Set<string> | undefined;
  for (let at = path.indexOf('http'); at >= 0; at = path.indexOf('http', at + 1)) {
    if (at > 0 && path[at - 1] !== '/') continue;
    const slash = path.indexOf('/', at);
    const match = originName.exec(slash < 0 ? path.slice(at) : path.slice(at, slash));
    if (!match) continue;
    const url = `${match[1]!}://${match[2]!}${match[3] === '0' ? '' : `:${match[3]!}`}/`;
    if (originUrl === null) originUrl = url;
    else if (url !== originUrl) (embedded ??= new Set()).add(url);
  }
  return originUrl === null
    ? none
    : { originUrl, embeddedOriginUrls: embedded ? [...embedded] : null };
}
