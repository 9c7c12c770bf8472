import { linksInRemains, linksInText } from '../../formats/links.ts';
import { typedstreamText } from '../../formats/typedstream.ts';
import type { Database, FieldSlot, RecordWriter, Row, Table } from '../../model/index.ts';
import { sameBytes, type MessageLinks } from './message-links.ts';

const utf8 = new TextDecoder();

/** The mark of a typed stream behind the last value of an object. */
const endOfObject = 0x86;

/** Where the text of an archived body stands in the record of its row. */
interface BodySpan {
  readonly start: number;
  readonly end: number;
}

/**
 * The text of a message of iMessage: in its column, in the archived body beside it, or (since iOS 16) in that alone. It is written from where it
 * stands in the page, without a string, as long as it does. One object serves all rows: each is read before it is written.
 */
export class MessageText {
  readonly #text: number;
  readonly #body: number;
  readonly #inUtf8: boolean;
  #bytes: Uint8Array = new Uint8Array(0);
  /** The column holds it, in UTF-8 and in the record. */
  #hasText = false;
  #ownText: string | null = null;
  #inBody: BodySpan | undefined;
  #looseText: string | null = null;

  constructor(database: Database, table: Table) {
    this.#text = table.column('text');
    this.#body = table.column('attributedBody');
    this.#inUtf8 = database.encoding === 'utf-8';
  }

  /** Finds the text of a row whose payload is `bytes`, and its links: those that are shown, and those behind its words. */
  read(row: Row, bytes: Uint8Array, links: MessageLinks): void {
    this.#bytes = bytes;
    const text = this.#text;
    const type = row.type(text);
    this.#hasText = this.#inUtf8 && type > 13 && type % 2 === 1;
    // What does not stand in the record itself (another encoding, a recovered row) is taken as a string.
    this.#ownText = this.#hasText || type === 0 ? null : row.text(text);
    if (this.#hasText) links.look(row.start(text), row.end(text));
    else if (this.#ownText) links.add(linksInText(this.#ownText));
    this.#readBody(row, links);
    // The values of a recovered row do not stand in a record of the page.
    const looseBody = row.isRecovered ? row.blob(this.#body) : null;
    this.#looseText = looseBody ? textOfBody(looseBody) : null;
    if (this.#looseText) links.add(linksInText(this.#looseText));
    if (looseBody) links.addAttributes(looseBody);
    for (const cut of row.isRecovered ? [text, this.#body] : []) {
      links.add(linksInRemains(row.remains?.(cut) ?? []));
    }
  }

  #readBody(row: Row, links: MessageLinks): void {
    const bytes = this.#bytes;
    const isThere = row.type(this.#body) >= 12;
    const start = isThere ? row.start(this.#body) : 0;
    const end = isThere ? row.end(this.#body) : 0;
    const span = end > start ? typedstreamText(bytes.subarray(start, end)) : undefined;
    this.#inBody = span && { start: start + span.start, end: start + span.end };
    if (this.#inBody !== undefined) {
      const { start: from, end: to } = this.#inBody;
      const isShown =
        this.#hasText && sameBytes(bytes, row.start(this.#text), row.end(this.#text), from, to);
      if (!isShown) links.look(from, to);
      links.lookIntoAttributes(start, end, to);
      // The length of the text is wrong, where its object does not end behind it; and the last object ends with the body.
      if (to >= end || bytes[to] !== endOfObject || bytes[end - 1] !== endOfObject)
        links.tellBody(bytes.subarray(start, end));
    } else if (end > start) links.tellBody(bytes.subarray(start, end));
  }

  /** Writes the text of the row that was read last. */
  write(row: Row, writer: RecordWriter, field: FieldSlot): void {
    const text = this.#text;
    const span = this.#inBody;
    if (this.#hasText) writer.bytes(field, this.#bytes, row.start(text), row.end(text));
    else if (this.#ownText) writer.text(field, this.#ownText);
    else if (span) writer.bytes(field, this.#bytes, span.start, span.end);
    else if (this.#looseText) writer.text(field, this.#looseText);
    else writer.column(field, row, text);
  }
}

/** The text of an archived body; `null` where none can be made out. */
export function textOfBody(body: Uint8Array): string | null {
  const span = typedstreamText(body);
  return span ? utf8.decode(body.slice(span.start, span.end)) : null;
}
