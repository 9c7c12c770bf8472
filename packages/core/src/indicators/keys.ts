import type { IndicatorType } from '../model/index.ts';
import { isIosDaemon } from '../model/ios-daemons.ts';
import {
  lastComponent,
  normaliseAddress,
  normaliseEmail,
  normaliseHex,
  normaliseHost,
} from './normalise.ts';
import { normaliseIdentifier, normalisePath, normalisedUrl, urlHost } from './normalise.ts';
import { emptyUrlParts, splitHost, splitUrl } from './url-parts.ts';

/** The kinds of keys in the index; one indicator may stand under several. Numbers, because they stand in shared memory. */
export const keyKinds = {
  host: 1,
  /** The host of a URL indicator: only URLs of such hosts are normalised whole. */
  urlHost: 2,
  url: 3,
  address: 4,
  email: 5,
  process: 6,
  /** The first 16 bytes of a longer process name, as systems store it. */
  processPrefix: 7,
  fileName: 8,
  path: 9,
  /** A path whose indicator ends in `/`: everything below it. */
  pathBelow: 10,
  /** Whole components at the end of a path. */
  relativePath: 11,
  relativeBelow: 12,
  md5: 13,
  sha1: 14,
  sha256: 15,
  certificate: 16,
  appId: 17,
  profileId: 18,
  androidProperty: 19,
  /** The last component of a process indicator that is a path, whole and cut: for records that hold a name alone. */
  processOfPath: 20,
} as const;

/** One of `keyKinds`. */
export type KeyKind = (typeof keyKinds)[keyof typeof keyKinds];

/** Names of processes are stored by systems with at most this many bytes. */
export const storedProcessNameBytes = 16;

/** Values longer than this, in bytes, are not loaded. */
const maxKeyBytes = 16_384;

/** What an indicator is found by: its value as normalised, in UTF-8, among those of one kind. */
export interface IndicatorKey {
  readonly kind: KeyKind;
  readonly bytes: Uint8Array;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const plainHost = /^[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63}){1,30}$/;

/** The keys under which an indicator is found; none where its value could never match anything as its type. */
export function keysOf(type: IndicatorType, value: string): readonly IndicatorKey[] {
  const keys = keysOfType(type, value);
  return keys.every(({ bytes }) => bytes.length > 0 && bytes.length <= maxKeyBytes) ? keys : [];
}

/** Whose values some publish with `*` for any text; no name of an app, a file or a process holds one, so as it stands nothing could equal it. */
const withoutWildcards: ReadonlySet<IndicatorType> = new Set([
  'app-id',
  'file-name',
  'file-path',
  'process',
]);

function keysOfType(type: IndicatorType, value: string): readonly IndicatorKey[] {
  if (withoutWildcards.has(type) && value.includes('*')) return [];
  switch (type) {
    case 'domain':
      return hostKeys(value);
    case 'url':
      return urlKeys(value.trim());
    case 'ipv4':
    case 'ipv6':
      return addressKeys(value.trim());
    case 'email': {
      const email = normaliseEmail(value);
      return canBeOfMail(email) ? [key(keyKinds.email, email)] : [];
    }
    case 'process':
      return processKeys(value.trim());
    case 'file-name':
      return value.includes('/')
        ? pathKeys(value.trim())
        : [key(keyKinds.fileName, lastComponent(value.trim()))];
    case 'file-path':
      return pathKeys(value.trim());
    case 'md5':
      return hexKeys(keyKinds.md5, value, [32]);
    case 'sha1':
      return hexKeys(keyKinds.sha1, value, [40]);
    case 'sha256':
      return hexKeys(keyKinds.sha256, value, [64]);
    case 'certificate':
      return hexKeys(keyKinds.certificate, value, [32, 40, 64]);
    case 'app-id':
      return [key(keyKinds.appId, normaliseIdentifier(value))];
    case 'profile-id':
      return [key(keyKinds.profileId, normaliseIdentifier(value))];
    case 'android-property':
      return [key(keyKinds.androidProperty, normaliseIdentifier(value))];
  }
}

/** Whether a message can have this address: one with `[@]` or `[.]`, so that nobody opens it, or with `*` for all of a host is none. */
function canBeOfMail(email: string): boolean {
  const at = email.lastIndexOf('@');
  const [person, host] = [email.slice(0, Math.max(0, at)), email.slice(at + 1)];
  const isHost = normaliseHost(host) !== undefined || /^\[[\da-f.:]+\]$/.test(host);
  return person !== '' && person !== '*' && !person.endsWith('[') && isHost;
}

/**
 * A domain, `*.` before it allowed. An address published as a domain is an address. A whole URL is taken for its host only
 * where it names nothing below it, and an e-mail address for none: it would be met by everybody with the same provider.
 */
function hostKeys(value: string): readonly IndicatorKey[] {
  if (plainHost.test(value) && !/\.\d+$/.test(value)) return [key(keyKinds.host, value)];
  const bytes = encoder.encode(value.trim().replace(/^\*?\./, ''));
  const parts = emptyUrlParts();
  splitHost(bytes, 0, bytes.length, parts);
  const rest = decoder.decode(bytes.slice(parts.restStart, parts.end));
  if (parts.kind !== 'url' || (rest !== '' && rest !== '/')) return [];
  const hasScheme = parts.schemeEnd > parts.schemeStart;
  if (!hasScheme && bytes[parts.hostStart - 1] === 0x40) return [];
  const name = decoder.decode(bytes.slice(parts.hostStart, parts.hostEnd));
  const address = listedAddress(name);
  if (address !== undefined) return [{ kind: keyKinds.address, bytes: address }];
  const host = normaliseHost(name);
  return host === undefined || !canBeHost(host) ? [] : [key(keyKinds.host, host)];
}

/**
 * Whether a name can be looked up: `*.` within it, a comma, brackets and the like are of how it was written down, and what ends in a number is
 * an address or nothing.
 */
function canBeHost(host: string): boolean {
  return /^[a-z0-9._-]+$/.test(host) && !/(?:^|\.)\d[^.]*$/.test(host);
}

function urlKeys(value: string): readonly IndicatorKey[] {
  const bytes = encoder.encode(value);
  const parts = emptyUrlParts();
  splitUrl(bytes, 0, bytes.length, parts);
  const url = normalisedUrl(bytes, parts);
  if (url === undefined) return [];
  const name = decoder.decode(bytes.slice(parts.hostStart, parts.hostEnd));
  const address = normaliseAddress(name);
  const hostName = urlHost(name) ?? '';
  if (address === undefined && !canBeHost(hostName)) return [];
  const host = address ?? encoder.encode(hostName);
  return [key(keyKinds.url, url), { kind: keyKinds.urlHost, bytes: host }];
}

/** One address; a range is none, unless it holds one address only. */
function addressKeys(value: string): readonly IndicatorKey[] {
  const bytes = listedAddress(value.replace(/\/(?:32|128)$/, ''));
  return bytes === undefined ? [] : [{ kind: keyKinds.address, bytes }];
}

/**
 * An address as lists write it. Zeros that fill its numbers up (`203.000.113.044`) make them octal to a browser, to which nobody
 * gives a list: four numbers that can be decimal are. A URL is published as it was met, and keeps the reading of browsers.
 */
function listedAddress(value: string): Uint8Array | undefined {
  // To a browser `192.0.2` is 192.0.0.2; in a list it is what all of a network have in common.
  if (/^\d{1,10}(?:\.\d{1,10}){1,2}\.?$/.test(value)) return undefined;
  const isDecimal =
    /^\d{1,10}(?:\.\d{1,10}){3}\.?$/.test(value) &&
    value.split('.').every((number) => Number(number) <= 255);
  return normaliseAddress(isDecimal ? value.replace(/(?<!\d)0+(?=\d)/g, '') : value);
}

/**
 * One published with its folders is met by its path; what bears its name elsewhere is another program. Its name alone says nothing where
 * every iPhone has a part of the system that is called so.
 */
function processKeys(value: string): readonly IndicatorKey[] {
  if (!value.includes('/')) return nameKeys(value, keyKinds.process, keyKinds.processPrefix);
  const name = lastComponent(value);
  // A folder is no process, and all that run from it are not the one that was meant.
  if (name === '') return [];
  return [
    ...pathKeys(value),
    ...(isIosDaemon(name) ? [] : nameKeys(name, keyKinds.processOfPath, keyKinds.processOfPath)),
  ];
}

function nameKeys(value: string, whole: KeyKind, cut: KeyKind): readonly IndicatorKey[] {
  const name = encoder.encode(lastComponent(value));
  const keys: IndicatorKey[] = [{ kind: whole, bytes: name }];
  if (name.length > storedProcessNameBytes) {
    keys.push({ kind: cut, bytes: name.slice(0, storedProcessNameBytes) });
  }
  return keys;
}

function pathKeys(value: string): readonly IndicatorKey[] {
  const path = normalisePath(value);
  if (path === '/' || path === '') return [];
  const isFolder = value.endsWith('/');
  if (path.startsWith('/')) {
    const exact = key(keyKinds.path, path);
    return isFolder ? [exact, key(keyKinds.pathBelow, path)] : [exact];
  }
  const exact = key(keyKinds.relativePath, path);
  return isFolder ? [exact, key(keyKinds.relativeBelow, path)] : [exact];
}

function hexKeys(
  kind: KeyKind,
  value: string,
  lengths: readonly number[],
): readonly IndicatorKey[] {
  const digits = normaliseHex(value);
  return digits !== undefined && lengths.includes(digits.length) ? [key(kind, digits)] : [];
}

function key(kind: KeyKind, text: string): IndicatorKey {
  return { kind, bytes: encoder.encode(text) };
}
