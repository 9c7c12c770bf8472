import { momentOfText } from '../bytes/time-text.ts';
import { decodeBase64 } from './plist/base64.ts';

/** From when until when a certificate is to be used, in UTC. */
export interface CertificateValidity {
  readonly from: string;
  readonly until: string;
}

/** A certificate longer than this is none that a computer makes for pairing. */
const maxCertificateBytes = 2 ** 16;
const sequence = 0x30;
const utcTime = 0x17;
const utcTimeLength = 0x0d;

const pem = /-----BEGIN CERTIFICATE-----([A-Za-z\d+/=\s]{1,90000})-----END CERTIFICATE-----/;

/**
 * The validity of an X.509 certificate, in DER or PEM: the one place where two times of the usual form stand in a
 * sequence of their own. Nothing else of the certificate is read, and no signature is checked; `undefined` where there is none.
 */
export function certificateValidity(bytes: Uint8Array): CertificateValidity | undefined {
  const der = derOf(bytes);
  if (der === undefined) return undefined;
  for (let at = der.indexOf(sequence); at !== -1; at = der.indexOf(sequence, at + 1)) {
    if (der[at + 1] !== 2 * (utcTimeLength + 2)) continue;
    const from = utcTimeAt(der, at + 2);
    const until = utcTimeAt(der, at + 2 + utcTimeLength + 2);
    if (from !== undefined && until !== undefined) return { from, until };
  }
  return undefined;
}

/** The bytes of a certificate, whichever way it is written; `undefined` where it is too long or no base64. */
export function derOf(bytes: Uint8Array): Uint8Array | undefined {
  if (bytes.length > maxCertificateBytes) return undefined;
  if (bytes[0] === sequence) return bytes;
  const text = pem.exec(new TextDecoder().decode(bytes))?.[1];
  return text === undefined ? undefined : decodeBase64(text);
}

/** `YYMMDDHHMMSSZ`; years from 50 on are of the last century (RFC 5280). */
function utcTimeAt(der: Uint8Array, at: number): string | undefined {
  if (der[at] !== utcTime || der[at + 1] !== utcTimeLength) return undefined;
  const text = new TextDecoder().decode(der.subarray(at + 2, at + 2 + utcTimeLength));
  const parts = /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(text);
  if (parts === null) return undefined;
  const [, year, month, day, hour, minute, second] = parts;
  const century = Number(year) >= 50 ? '19' : '20';
  return momentOfText(`${century}${year}-${month}-${day} ${hour}:${minute}:${second}Z`)?.at;
}
