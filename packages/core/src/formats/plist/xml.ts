import { EvidenceError, isEvidenceError } from '../../model/index.ts';
import { decodeBase64, isWholeBase64 } from './base64.ts';
import { narrowed } from './binary.ts';
import type { PlistLimits, PlistOptions } from './limits.ts';
import { emptyDictionary, keyTwice, PlistReal, PlistUid, type PlistValue } from './value.ts';
import { dateOf, integerOf, realOf } from './xml-scalars.ts';

const cutData = 'an XML property list with data that lack letters, or have too many';

/** Longest name between `&` and `;`: `&#x10FFFF;` with some leading zeros. */
const longestEntity = 12;

/**
 * Reads an XML property list from its text. No entity is expanded but the five of XML and numeric ones, so a text
 * cannot grow; DOCTYPE, comments and processing instructions are passed over. Time is linear in the length.
 */
export function readXmlPropertyList(
  text: string,
  limits: PlistLimits,
  options: PlistOptions = {},
): PlistValue {
  return new XmlReader(text, limits, options).read();
}

interface Tag {
  readonly name: string;
  readonly kind: 'open' | 'close' | 'empty';
}

class XmlReader {
  readonly #text: string;
  readonly #limits: PlistLimits;
  readonly #tellsReals: boolean;
  readonly #tell: PlistOptions['tell'];
  readonly #tellDamage: PlistOptions['tellDamage'];
  #at = 0;
  #objectsLeft: number;

  constructor(
    text: string,
    limits: PlistLimits,
    { tellsReals = false, tell, tellDamage = tell }: PlistOptions,
  ) {
    this.#text = text;
    this.#tellsReals = tellsReals;
    this.#tell = tell;
    this.#tellDamage = tellDamage;
    this.#limits = limits;
    this.#objectsLeft = limits.maxObjects;
  }

  /** Something else than the end behind the value is told, and not read. */
  read(): PlistValue {
    let tag = this.#nextTag();
    const isWrapped = tag.name === 'plist' && tag.kind === 'open';
    if (isWrapped) tag = this.#nextTag();
    const value = this.#value(tag, 0);
    if (this.#tellDamage !== undefined) this.#tellRest(this.#tellDamage, isWrapped);
    return value;
  }

  #tellRest(tell: (detail: string) => void, isWrapped: boolean): void {
    if (this.#text.slice(0, this.#at).includes('\0')) tell('an XML property list with zeros in it');
    if (!this.#endsHere(isWrapped)) tell('an XML property list that does not end behind its value');
  }

  /** Whether nothing follows but the end of what wraps the value; zeros too, with which some stores fill a value up. */
  #endsHere(isWrapped: boolean): boolean {
    try {
      const tag = isWrapped ? this.#nextTag() : undefined;
      if (tag !== undefined && (tag.name !== 'plist' || tag.kind !== 'close')) return false;
      for (;;) {
        const code = this.#text.charCodeAt(this.#at);
        if (isSpace(code) || code === 0) this.#at++;
        else if (this.#at === this.#text.length) return true;
        else if (!this.#skipMarkup()) return false;
      }
    } catch (error) {
      if (!isEvidenceError(error)) throw error;
      return false;
    }
  }

  #value(tag: Tag, depth: number): PlistValue {
    if (tag.kind === 'close') throw this.#malformed(`</${tag.name}> where a value was expected`);
    if (this.#objectsLeft-- <= 0) {
      throw new EvidenceError('limit-exceeded', `more than ${this.#limits.maxObjects} objects`);
    }
    if (depth > this.#limits.maxDepth) {
      throw new EvidenceError('limit-exceeded', `nested deeper than ${this.#limits.maxDepth}`);
    }
    switch (tag.name) {
      case 'dict':
        return tag.kind === 'empty' ? new Map() : this.#dictionary(depth);
      case 'array':
        return tag.kind === 'empty' ? [] : this.#array(depth);
      case 'string':
        return this.#content(tag);
      case 'integer':
        return this.#scalar(tag, (text) => {
          const value = integerOf(text);
          return value === undefined ? undefined : narrowed(value);
        });
      case 'real':
        return this.#scalar(tag, (text) => {
          const value = realOf(text);
          return value === undefined || !this.#tellsReals ? value : new PlistReal(value);
        });
      case 'date':
        return this.#scalar(tag, dateOf);
      case 'data':
        return this.#scalar(tag, (text) => {
          if (!isWholeBase64(text)) this.#tellDamage?.(cutData);
          return decodeBase64(text);
        });
      case 'true':
      case 'false':
        if (this.#content(tag).trim() !== '') throw this.#malformed(`text in <${tag.name}>`);
        return tag.name === 'true';
    }
    throw this.#malformed(`<${tag.name.slice(0, 40)}> is no element of property lists`);
  }

  #scalar<T>(tag: Tag, convert: (text: string) => T | undefined): T {
    const value = convert(this.#content(tag));
    if (value === undefined) throw this.#malformed(`content of <${tag.name}>`);
    return value;
  }

  #array(depth: number): PlistValue {
    const items: PlistValue[] = [];
    for (;;) {
      const tag = this.#nextTag();
      if (tag.kind === 'close') {
        if (tag.name !== 'array') throw this.#malformed(`</${tag.name}> in an array`);
        return items;
      }
      items.push(this.#value(tag, depth + 1));
    }
  }

  #dictionary(depth: number): PlistValue {
    const entries = emptyDictionary(this.#tell);
    for (;;) {
      const tag = this.#nextTag();
      if (tag.kind === 'close') {
        if (tag.name !== 'dict') throw this.#malformed(`</${tag.name}> in a dictionary`);
        return withUid(entries);
      }
      if (tag.name !== 'key') throw this.#malformed(`<${tag.name}> where a key was expected`);
      const key = this.#content(tag);
      if (!this.#tell && entries.has(key)) this.#tellDamage?.(keyTwice);
      entries.set(key, this.#value(this.#nextTag(), depth + 1));
    }
  }

  /** The next tag; between tags only white space and what is no content may stand. */
  #nextTag(): Tag {
    for (;;) {
      const start = this.#find('<');
      for (let i = this.#at; i < start; i++) {
        if (!isSpace(this.#text.charCodeAt(i))) throw this.#malformed('text between elements');
      }
      this.#at = start;
      if (!this.#skipMarkup()) return this.#tag();
    }
  }

  /** Text up to the closing tag: character data, CDATA and references, comments left out. */
  #content(tag: Tag): string {
    if (tag.kind === 'empty') return '';
    const pieces: string[] = [];
    for (;;) {
      const start = this.#find('<');
      if (start > this.#at) pieces.push(this.#decoded(this.#text.slice(this.#at, start)));
      this.#at = start;
      if (this.#text.startsWith('<![CDATA[', start)) {
        const end = this.#find(']]>');
        pieces.push(this.#text.slice(start + 9, end));
        this.#at = end + 3;
      } else if (!this.#skipMarkup()) {
        const closing = this.#tag();
        if (closing.kind !== 'close' || closing.name !== tag.name) {
          throw this.#malformed(`<${closing.name}> inside <${tag.name}>`);
        }
        return pieces.length === 1 ? (pieces[0] ?? '') : pieces.join('');
      }
    }
  }

  /** Passes over a comment, a processing instruction or a DOCTYPE; false where there is none. */
  #skipMarkup(): boolean {
    if (this.#text.startsWith('<!--', this.#at)) {
      this.#at += 4;
      this.#at = this.#find('-->') + 3;
    } else if (this.#text.startsWith('<?', this.#at)) {
      this.#at = this.#find('?>') + 2;
    } else if (this.#text.startsWith('<!DOCTYPE', this.#at)) {
      this.#skipDoctype();
    } else {
      return false;
    }
    return true;
  }

  #skipDoctype(): void {
    let brackets = 0;
    for (this.#at += 9; this.#at < this.#text.length; this.#at++) {
      const character = this.#text[this.#at];
      if (character === '"' || character === "'") {
        this.#at++;
        this.#at = this.#find(character);
      } else if (character === '<' && this.#text.startsWith('<!--', this.#at)) {
        this.#at += 4;
        this.#at = this.#find('-->') + 2;
      } else if (character === '[') {
        brackets++;
      } else if (character === ']') {
        brackets--;
      } else if (character === '>' && brackets <= 0) {
        this.#at++;
        return;
      }
    }
    throw new EvidenceError('truncated', 'DOCTYPE without end');
  }

  /** A tag at the cursor; attributes are passed over, `>` within quotes does not end it. */
  #tag(): Tag {
    const isClosing = this.#text[this.#at + 1] === '/';
    const start = this.#at + (isClosing ? 2 : 1);
    let end = start;
    while (isNameCharacter(this.#text.charCodeAt(end))) end++;
    const name = this.#text.slice(start, end);
    for (this.#at = end; this.#at < this.#text.length; this.#at++) {
      const character = this.#text[this.#at];
      if (character === '"' || character === "'") {
        this.#at++;
        this.#at = this.#find(character);
      } else if (character === '<') {
        throw this.#malformed(`'<' inside the tag ${name.slice(0, 40)}`);
      } else if (character === '>') {
        const isEmpty = this.#text[this.#at - 1] === '/' && this.#at > start;
        this.#at++;
        if (name === '') throw this.#malformed('tag without a name');
        return { name, kind: isClosing ? 'close' : isEmpty ? 'empty' : 'open' };
      }
    }
    throw new EvidenceError('truncated', `tag ${name.slice(0, 40)} without end`);
  }

  /** Where `mark` next stands; a text that ends before it was cut off. */
  #find(mark: string): number {
    const found = this.#text.indexOf(mark, this.#at);
    if (found < 0) {
      throw new EvidenceError('truncated', `text ends without '${mark}' after ${this.#at}`);
    }
    return found;
  }

  #decoded(text: string): string {
    let ampersand = text.indexOf('&');
    if (ampersand < 0) return text;
    const pieces: string[] = [];
    let from = 0;
    while (ampersand >= 0) {
      const body = text.slice(ampersand + 1, ampersand + 1 + longestEntity);
      const length = body.indexOf(';');
      const character = length < 0 ? undefined : characterOf(body.slice(0, length));
      if (character === undefined) throw this.#malformed('reference to an entity');
      pieces.push(text.slice(from, ampersand), character);
      from = ampersand + length + 2;
      ampersand = text.indexOf('&', from);
    }
    pieces.push(text.slice(from));
    return pieces.join('');
  }

  #malformed(what: string): EvidenceError {
    return new EvidenceError('malformed', `XML property list, character ${this.#at}: ${what}`);
  }
}

/** Keyed archives in XML write a reference as a dictionary with this one key. */
function withUid(entries: Map<string, PlistValue>): PlistValue {
  if (entries.size !== 1) return entries;
  const uid = entries.get('CF$UID');
  return typeof uid === 'number' && uid >= 0 && Number.isInteger(uid) ? new PlistUid(uid) : entries;
}

const namedEntities = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
]);

function characterOf(entity: string): string | undefined {
  if (!entity.startsWith('#')) return namedEntities.get(entity);
  const isHex = entity[1] === 'x';
  const digits = entity.slice(isHex ? 2 : 1);
  if (!(isHex ? /^[0-9a-fA-F]{1,10}$/ : /^[0-9]{1,10}$/).test(digits)) return undefined;
  const code = parseInt(digits, isHex ? 16 : 10);
  return code > 0x10ffff ? undefined : String.fromCodePoint(code);
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}

/** Digits and the signs `-.:_` too, so that no element is taken for one whose name its own begins with. */
function isNameCharacter(code: number): boolean {
  const isLetter = (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a);
  return isLetter || (code >= 0x2d && code <= 0x3a && code !== 0x2f) || code === 0x5f;
}
