import { isCutList, linksInBytes, linksInText } from '../../formats/links.ts';
import {
  isKeyedArchive,
  readPropertyList,
  unarchive,
  type PlistOptions,
  type PlistValue,
} from '../../formats/plist/index.ts';
import { readTypedstream, typedstreamLinks } from '../../formats/typedstream.ts';
import {
  EvidenceError,
  isEvidenceError,
  type FieldSlot,
  type ParseContext,
  type Row,
} from '../../model/index.ts';
import { nestedLinks, type NestedLinks } from '../links/nested-links.ts';
import { earlierTexts, linksBesideEarlierTexts, linksInDamage } from './earlier-texts.ts';

/** So many links of a row are told apart by their bytes; those of a newsletter become strings. */
const mostSpans = 256;
const utf8 = new TextDecoder();
const lettersOf = (text: string): Uint8Array =>
  Uint8Array.from(text, (letter) => letter.charCodeAt(0));
/** What stands behind most texts is shorter than this, and has no room for a link beside the attribute that each text has. */
const withoutLinks = 130;

/** The links of one message, each once. As long as all stand in the row itself no text is made of them. */
export class MessageLinks {
  readonly #context: ParseContext;
  readonly #spans = new Int32Array(mostSpans * 2);
  #count = 0;
  readonly #texts = new Set<string>();
  #bytes: Uint8Array = new Uint8Array(0);
  readonly #tellDamage = ({ code, message }: EvidenceError): void => {
    this.#context.problem({ code, detail: `attributedBody: ${message}` });
  };
  readonly #found = (start: number, end: number): boolean => {
    if (this.#count === mostSpans) {
      this.#texts.add(utf8.decode(this.#bytes.slice(start, end)));
      return !isCutList(this.#texts.size);
    }
    for (let i = 0; i < this.#count; i++) {
      if (sameBytes(this.#bytes, this.#spans[2 * i]!, this.#spans[2 * i + 1]!, start, end)) {
        return true;
      }
    }
    this.#spans[2 * this.#count] = start;
    this.#spans[2 * this.#count + 1] = end;
    this.#count++;
    return true;
  };

  constructor(context: ParseContext) {
    this.#context = context;
  }

  start(bytes: Uint8Array): void {
    this.#bytes = bytes;
    this.#count = 0;
    if (this.#texts.size > 0) this.#texts.clear();
  }

  look(start: number, end: number): void {
    linksInBytes(this.#bytes, start, end, this.#found);
  }

  add(links: readonly string[]): void {
    for (const link of links) this.#texts.add(link);
  }

  /** A link that is only an attribute of a word (the shown text is another) stands behind the text. */
  lookIntoAttributes(start: number, end: number, after: number): void {
    const holdsSome =
      linkName.isIn(this.#bytes, after, end) ||
      (end - after > withoutLinks && urlName.isIn(this.#bytes, after, end));
    if (holdsSome) this.add(typedstreamLinks(this.#bytes.subarray(start, end), this.#tellDamage));
  }

  /** Of a recovered row, whose damage is none of the file. */
  addAttributes(body: Uint8Array): void {
    this.#reading('attributedBody', () => this.add(typedstreamLinks(body)));
  }

  /** A text that cannot be read is told, with why; its attributes are gone with it. Of its links what can be made out is kept. */
  tellBody(body: Uint8Array): void {
    if (this.#reading('attributedBody', () => readTypedstream(body))) return;
    try {
      this.add(this.#linksIn(readPropertyList(body, this.#context.limits)).urls);
    } catch (error) {
      if (!isEvidenceError(error)) throw error;
      this.add(linksInDamage(body));
    }
  }

  /** The texts that a message had before it was edited, and that of the message that it is a reaction to. */
  lookIntoSummary(summary: Uint8Array): void {
    this.#reading('message_summary_info', () => {
      for (const body of earlierTexts(summary, this.#damageOf('message_summary_info'))) {
        const isWhole = this.#reading('message_summary_info', () => {
          this.add(linksInText(readTypedstream(body).text));
          this.add(typedstreamLinks(body));
        });
        if (!isWhole) this.add(linksInDamage(body));
      }
    });
    const { urls, shortened } = linksBesideEarlierTexts(summary, this.#context.limits);
    this.add(urls);
    if (shortened)
      this.#context.problem({
        code: shortened.code,
        detail: `message_summary_info: ${shortened.detail}`,
      });
  }

  /** The preview of a link keeps its address and where it led to. */
  lookIntoPreview(row: Row, column: number): void {
    const blob = row.blob(column);
    if (!blob || blob.length === 0) return;
    this.#reading('payload_data', () => {
      const { urls, shortened } = this.#linksIn(
        readPropertyList(blob, this.#context.limits, this.#damageOf('payload_data')),
      );
      this.add(urls);
      if (shortened) throw new EvidenceError(shortened.code, shortened.detail);
    });
  }

  write(
    writer: {
      list(field: FieldSlot, values: readonly string[]): void;
      spans(field: FieldSlot, source: Uint8Array, spans: ArrayLike<number>, count: number): void;
    },
    field: FieldSlot,
  ): void {
    if (this.#texts.size === 0) {
      writer.spans(field, this.#bytes, this.#spans, this.#count);
      return;
    }
    const inRow: string[] = [];
    for (let i = 0; i < this.#count; i++) {
      inRow.push(utf8.decode(this.#bytes.slice(this.#spans[2 * i], this.#spans[2 * i + 1])));
    }
    writer.list(field, [...new Set([...inRow, ...this.#texts])]);
  }

  #linksIn(list: PlistValue): NestedLinks {
    const { limits } = this.#context;
    return nestedLinks(isKeyedArchive(list) ? unarchive(list, limits) : list, limits, 'strict');
  }

  /** A list that is damaged, but can be read, may lack links all the same. */
  #damageOf(column: string): PlistOptions {
    return {
      tellDamage: (detail) => {
        this.#context.problem({ code: 'malformed', detail: `${column}: ${detail}` });
      },
    };
  }

  /** A damaged blob costs its own links only. Whether it could be read. */
  #reading(column: string, read: () => void): boolean {
    try {
      read();
      return true;
    } catch (error) {
      if (!isEvidenceError(error)) throw error;
      this.#context.problem({ code: error.code, detail: `${column}: ${error.message}` });
      return false;
    }
  }
}

/** Looks for a name as Horspool (1980) does: most bytes are never looked at. */
class NameSearch {
  readonly #name: Uint8Array;
  /** How far the search moves on by the byte under its end. */
  readonly #steps: Uint8Array;

  constructor(name: Uint8Array) {
    this.#name = name;
    this.#steps = new Uint8Array(256).fill(name.length);
    for (let i = 0; i < name.length - 1; i++) this.#steps[name[i]!] = name.length - 1 - i;
  }

  isIn(bytes: Uint8Array, start: number, end: number): boolean {
    const last = this.#name.length - 1;
    for (let at = start + last; at < end; at += this.#steps[bytes[at]!]!) {
      let same = 0;
      while (same <= last && bytes[at - same] === this.#name[last - same]) same++;
      if (same > last) return true;
    }
    return false;
  }
}

const linkName = new NameSearch(lettersOf('__kIMLinkAttributeName'));
/** What such an attribute holds: where its name is damaged, this is left. */
const urlName = new NameSearch(lettersOf('NSURL'));

/** Whether bytes `[start, end)` are those of `[from, to)`. */
export function sameBytes(
  bytes: Uint8Array,
  start: number,
  end: number,
  from: number,
  to: number,
): boolean {
  if (end - start !== to - from) return false;
  for (let i = 0; i < end - start; i++) if (bytes[start + i] !== bytes[from + i]) return false;
  return true;
}
