import { base64Of } from '../../bytes/base64.ts';
import { isoTime } from '../../bytes/time.ts';
import type { Epoch, Row } from '../../model/index.ts';
import { numberAt, timeAt } from './database-rows.ts';

/** A whole number as it stands: beyond 2^53, where a number would be rounded, as a string. NULL and what is no number are `null`. */
export function exactNumberAt(row: Row, column: number): number | string | null {
  const value = row.value(column);
  return typeof value === 'bigint' ? value.toString() : numberAt(row, column);
}

/** The key a row has in its table; `null` in a table without rowid. */
export function keyOf(row: Row): number | string | null {
  const { rowId } = row;
  if (rowId === undefined) return null;
  return typeof rowId === 'bigint' ? rowId.toString() : rowId;
}

/**
 * Text, also where an app stores it as a blob of UTF-8 (WhatsApp and old call histories do).
 * Bytes that are not UTF-8 become U+FFFD, so that what is readable stays readable.
 */
export function storedTextAt(row: Row, column: number): string | null {
  const value = row.value(column);
  if (typeof value === 'string') return value;
  if (!(value instanceof Uint8Array)) return row.text(column);
  return row.textOfBlob(column) ?? new TextDecoder().decode(value);
}

/** An identifier that some versions store as a blob, then as base64; text stays text. */
export function identifierAt(row: Row, column: number): string | null {
  const value = row.value(column);
  if (typeof value === 'string') return value;
  if (!(value instanceof Uint8Array)) return row.text(column);
  return row.textOfBlob(column) ?? base64Of(value);
}

/** A stored time as ISO 8601 in UTC; `null` where it names no moment. */
export function isoAt(row: Row, column: number, epoch: Epoch): string | null {
  return isoTime(epoch, timeAt(row, column)) ?? null;
}

/**
 * The e-mail address in an identifier that may as well be a phone number or an account name; `null` for those.
 * `mailto:` is taken off, and the name that some mail programs write beside it (`Name <name@example.org>`).
 */
export function emailIn(identifier: string | null): string | null {
  if (identifier === null || identifier.length > 400) return null;
  const text = /<([^<>]+)>\s*$/.exec(identifier)?.[1] ?? identifier;
  const address =
    /^(?:mailto:)?([^\s@:/<>]{1,64}@[^\s@:/<>?]{1,255}\.[^\s@:/.<>?]{2,63})(?:\?.*)?$/i.exec(
      text.trim(),
    )?.[1];
  // WhatsApp writes its account ids in the form of an address; they are none.
  return address === undefined || /@(?:[a-z]\.)?(?:whatsapp\.net|us|lid)$/i.test(address)
    ? null
    : address;
}

/**
 * The e-mail address in the address of a person as calendars store it: bare, behind `mailto:`, or with its characters written in
 * percent. Paths of accounts and phone numbers are `null`.
 */
export function mailAddressIn(address: string | null): string | null {
  if (address === null || address.length > 1000) return null;
  return emailIn(address) ?? emailIn(percentDecoded(address));
}

function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (!(error instanceof URIError)) throw error;
    return text;
  }
}

/** Some programs, and some versions of one, store what is absent as an empty text. */
export function filled(text: string | null): string | null {
  return text === '' ? null : text;
}
