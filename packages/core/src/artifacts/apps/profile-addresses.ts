import { maxLinkBytes } from '../../formats/links.ts';
import {
  isArray,
  isDictionary,
  type PlistDictionary,
  type PlistValue,
} from '../../formats/plist/index.ts';

/** What a profile names of the network. */
export interface ProfileAddresses {
  /** Values that are URLs, wherever they stand. */
  readonly urls: readonly string[];
  /** Bare names and numbers of servers, proxies and gateways, with or without a port. */
  readonly hosts: readonly string[];
  /** True where the profile holds more of them than are taken out, or longer ones. */
  readonly isCut: boolean;
}

/** Addresses of one profile; nearly all have less than a dozen. */
const maxAddresses = 1000;

const url = /^[a-z][a-z\d+.-]{0,31}:\/\/\S+$/i;

/**
 * Keys under which payloads name a server without a scheme: `RemoteAddress`, `ProxyServer`, `IncomingMailServerHostName`,
 * `HTTPProxy`, `ServerAddresses`, …
 */
const hostKey =
  /(?:hosts?|hostname|servers?|servernames?|address(?:es)?|proxy|remoteidentifier|urls?|urlstring)$/i;

/** A name with a dot, or an address; a path may follow, as in the remote address of some VPN services. */
const host = /^(?=[^/]{0,255}[.:])[^\s/@,]{1,255}(?:\/\S*)?$/;

/** What a web filter names so is what it keeps the phone from. */
const blockedKey = /^(?:deny|disallow|black|block)/i;

/** The addresses that a profile sets, each once, in their order. Free text is not searched. */
export function addressesInProfile(profile: PlistDictionary): ProfileAddresses {
  const urls = new Set<string>();
  const hosts = new Set<string>();
  let isCut = false;
  let isFull = false;

  function look(key: string, value: PlistValue): void {
    if (isFull || blockedKey.test(key)) return;
    if (isDictionary(value)) {
      for (const [name, item] of value) look(name, item);
    } else if (isArray(value)) {
      for (const item of value) look(key, item);
    } else if (typeof value === 'string') {
      const text = value.trim();
      const isUrl = url.test(text);
      if (!isUrl && !(hostKey.test(key) && host.test(text))) return;
      if (urls.size + hosts.size >= maxAddresses) {
        isCut = isFull = true;
        return;
      }
      if (text.length > maxLinkBytes) isCut = true;
      (isUrl ? urls : hosts).add(text.slice(0, maxLinkBytes));
    }
  }

  look('', profile);
  return { urls: [...urls], hosts: [...hosts], isCut };
}
