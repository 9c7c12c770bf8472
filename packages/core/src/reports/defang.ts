import type { IndicatorType } from '../model/index.ts';

// To the end of a link of any length: what a bound would leave of it could hold the token.
const linkInText = /[a-z][a-z0-9+.-]{0,30}:\/\/[^\s<>"]+/gi;
const hostInText = /[\p{L}\p{N}_-]{1,63}(?:\.[\p{L}\p{N}_-]{1,63}){1,20}/gu;

/** Types of indicator whose values are addresses even without a scheme before them. */
const addressTypes: ReadonlySet<string> = new Set<IndicatorType>([
  'domain',
  'url',
  'ipv4',
  'email',
]);

/**
 * A value as the person's report may show it: links cannot be opened and end after the host, because
 * what follows can hold a token or a name. `type` says whether bare hosts are addresses here too.
 */
export function defanged(value: string, type?: string): string {
  const isAddress = type !== undefined && addressTypes.has(type);
  if (isAddress && !/[\s:]/.test(value)) return cutAfterHost(value);
  let result = '';
  let end = 0;
  for (const { 0: link, index } of value.matchAll(linkInText)) {
    result += plainText(value.slice(end, index), isAddress) + defangedLink(link);
    end = index + link.length;
  }
  return result + plainText(value.slice(end), isAddress);
}

function plainText(text: string, isAddress: boolean): string {
  return isAddress ? text.replace(hostInText, (host) => host.replaceAll('.', '[.]')) : text;
}

function defangedLink(link: string): string {
  const colon = link.indexOf('://');
  const scheme = link.slice(0, colon).toLowerCase();
  const harmless =
    scheme === 'http' || scheme === 'https' ? scheme.replace('tt', 'xx') : `${scheme}[:]`;
  const separator = harmless.endsWith(']') ? '//' : '://';
  return `${harmless}${separator}${cutAfterHost(link.slice(colon + 3))}`;
}

/** `user@host.example:8080/path?q` becomes `…@host[.]example:8080/…`. */
function cutAfterHost(address: string): string {
  const hostEnd = address.search(/[/\\?#]/);
  const authority = hostEnd < 0 ? address : address.slice(0, hostEnd);
  const rest = hostEnd < 0 ? '' : address.slice(hostEnd);
  const at = authority.lastIndexOf('@');
  const host = authority.slice(at + 1).replaceAll('.', '[.]');
  return `${at < 0 ? '' : '…@'}${host}${rest === '' || rest === '/' ? '' : '/…'}`;
}
