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
const generalizedTime = 0x18;

const commonName = [0x06, 3, 0x55, 0x04, 0x03] as const;
/** UTF8String, PrintableString, TeletexString, IA5String and BMPString. */
const textEncodings: ReadonlyMap<number, string> = new Map([
  [0x0c, 'utf-8'],
  [0x13, 'utf-8'],
  [0x14, 'latin1'],
  [0x16, 'utf-8'],
  [0x1e, 'utf-16be'],
]);

const pem = /-----BEGIN CERTIFICATE-----([A-Za-z\d+/=\s]{1,90000})-----END CERTIFICATE-----/;

/**
 * The validity of an X.509 certificate, in DER or PEM: the one place where two times of the usual form stand in a
 * sequence of their own. Nothing else of the certificate is read, and no signature is checked; `undefined` where there is none.
 */
export function certificateValidity(bytes: Uint8Array): CertificateValidity | undefined {
  const der = derOf(bytes);
  const found = der && validityIn(der);
  return found && { from: found.from, until: found.until };
}

/** The common name of whom an X.509 certificate in DER or PEM is for: the first behind its validity, which its subject follows. `undefined` where there is none. */
export function certificateName(bytes: Uint8Array): string | undefined {
  const der = derOf(bytes);
  const start = der && validityIn(der)?.end;
  return start === undefined ? undefined : commonNameIn(der!.subarray(start));
}

function validityIn(der: Uint8Array): (CertificateValidity & { readonly end: number }) | undefined {
  for (let at = der.indexOf(sequence); at !== -1; at = der.indexOf(sequence, at + 1)) {
    const from = timeAt(der, at + 2);
    const until = from && timeAt(der, from.end);
    if (until === undefined || der[at + 1] !== until.end - at - 2) continue;
    return { from: from!.moment, until: until.moment, end: until.end };
  }
  return undefined;
}

/** The text behind the first object identifier 2.5.4.3 (`id-at-commonName`) in these bytes. */
function commonNameIn(bytes: Uint8Array): string | undefined {
  for (let at = bytes.indexOf(0x06); at !== -1; at = bytes.indexOf(0x06, at + 1)) {
    if (!commonName.every((byte, index) => bytes[at + index] === byte)) continue;
    const [type = 0, length = 0] = bytes.subarray(at + commonName.length);
    const text = bytes.subarray(at + commonName.length + 2, at + commonName.length + 2 + length);
    const encoding = textEncodings.get(type);
    // Names have 64 characters at most (RFC 5280).
    if (encoding === undefined || length > 127 || text.length < length) return undefined;
    return new TextDecoder(encoding).decode(text);
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

/** `YYMMDDHHMMSSZ`, where years from 50 on are of the last century, or `YYYYMMDDHHMMSSZ` from 2050 on (RFC 5280). */
function timeAt(
  der: Uint8Array,
  at: number,
): { readonly moment: string; readonly end: number } | undefined {
  const length = der[at] === utcTime ? 13 : der[at] === generalizedTime ? 15 : undefined;
  if (length === undefined || der[at + 1] !== length) return undefined;
  const end = at + 2 + length;
  const text = new TextDecoder().decode(der.subarray(at + 2, end));
  const parts = /^(\d\d)?(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(text);
  if (parts === null) return undefined;
  const [, century, year, month, day, hour, minute, second] = parts;
  const full = `${century ?? (Number(year) >= 50 ? '19' : '20')}${year}`;
  const moment = momentOfText(`${full}-${month}-${day} ${hour}:${minute}:${second}Z`)?.at;
  return moment === undefined ? undefined : { moment, end };
}
