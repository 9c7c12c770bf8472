import { differInOneLetter } from '../../bytes/one-letter.ts';
import {
  EvidenceError,
  isEvidenceError,
  type EntryKind,
  type Limits,
  type SourceProblem,
  type SparseRun,
} from '../../model/index.ts';
import { isSparseWhole, paxRecords } from './pax.ts';
import { commaPieces, decimal, LeadingMap, oldGnuPieces, runsFrom } from './sparse-map.ts';
import {
  blockBytes,
  differsLittle,
  isTarHeader,
  isZeroBlock,
  readTarHeader,
  shortNameBytes,
  textAt,
  type TarHeader,
  numberAt,
} from './tar-header.ts';
import type { TarMember } from './tar-members.ts';

/** Longest extended header that is read: names and sparse maps, not content. */
const maxMetadataBytes = 2 ** 22;

/** Keys of PAX by which a member is found; no other key is one of these but for a letter. */
const readKeys = ['path', 'linkpath', 'size'];

/** A longer name is none of a file: an iPhone has none beyond 1024 bytes, and no system beyond this. */
const longestName = 4096;

/** Characters of names for each member that may be, taken together: a phone has a tenth of the members, and packed names take no room. */
const nameShare = 64;

/** What the scanner must be given next. `content` is not needed and may be stepped over; an empty step ends the archive. */
export type TarStep =
  | { readonly want: 'block' }
  | { readonly want: 'metadata'; readonly bytes: number }
  | { readonly want: 'skip'; readonly bytes: number }
  | { readonly want: 'nothing' };

const nextBlock: TarStep = { want: 'block' };

interface Pending {
  readonly header: TarHeader;
  /** Of the file as the device had it, where it is not the size that is stored. */
  realSize: number | undefined;
  pieces: number[];
}

/**
 * Reads a tar block by block, whoever brings the blocks: a file that is stepped through, or a stream that is unpacked.
 * Knows ustar, GNU long names, PAX, and sparse files of GNU's old format and of PAX 0.0, 0.1 and 1.0.
 * After a damaged block it looks for the next header; what it found before and after stays.
 */
export class TarScanner {
  private readonly take: (member: TarMember) => void;
  private readonly report: (problem: SourceProblem) => void;
  private readonly limits: Limits;
  private state: 'header' | 'metadata' | 'gnu-map' | 'leading-map' | 'ended' = 'header';
  private metadataType = '';
  private longName: string | undefined;
  private longLink: string | undefined;
  private pax = new Map<string, string>();
  private paxPieces: number[] = [];
  private pending: Pending | undefined;
  private leadingMap = new LeadingMap();
  private storedLeft = 0;
  private zeroBlocks = 0;
  private members = 0;
  private nameLength = 0;
  private overlong = 0;
  private searching = false;
  private bad = 0;
  private badExtended = 0;

  constructor(
    take: (member: TarMember) => void,
    report: (problem: SourceProblem) => void,
    limits: Limits,
  ) {
    this.take = take;
    this.report = report;
    this.limits = limits;
  }

  /** Takes the block or the metadata that was asked for; `position` is where it begins in the tar. */
  give(bytes: Uint8Array, position: number): TarStep {
    switch (this.state) {
      case 'header':
        return this.#header(bytes, position);
      case 'metadata':
        return this.#metadata(bytes);
      case 'gnu-map':
      case 'leading-map':
        return this.#mapBlock(bytes, position);
      case 'ended':
        return { want: 'nothing' };
    }
  }

  /** The archive gave no more bytes; `hasEndMark` where its end was found in another way than by scanning. */
  end(hasEndMark = false): void {
    if (this.bad > 0) {
      this.report({ code: 'malformed', detail: `${this.bad} damaged headers were stepped over` });
    }
    if (this.badExtended > 0) {
      const detail = `${this.badExtended} extended headers are damaged: names and sizes may be others`;
      this.report({ code: 'malformed', detail });
    }
    if (this.overlong > 0) {
      const detail = `${this.overlong} members have names of more than ${longestName} characters`;
      this.report({ code: 'limit-exceeded', detail });
    }
    if (this.state !== 'ended' && !hasEndMark) {
      this.report({ code: 'truncated', detail: 'the archive ends without its end mark' });
    }
  }

  #header(block: Uint8Array, position: number): TarStep {
    if (isZeroBlock(block)) {
      this.zeroBlocks += 1;
      if (this.zeroBlocks >= 2 && !this.searching) {
        this.state = 'ended';
        return { want: 'nothing' };
      }
      return nextBlock;
    }
    const isBehindZeros = this.zeroBlocks > 0;
    this.zeroBlocks = 0;
    if (!isTarHeader(block)) {
      if (!this.searching) this.bad += 1;
      this.searching = true;
      return nextBlock;
    }
    // One block of zeros alone ends nothing: it stands in the place of a header.
    if (isBehindZeros && !this.searching) this.bad += 1;
    const header = readTarHeader(block);
    // While searching, content that looks like a header is met too: the magic makes that unlikely.
    if (this.searching && textAt(block, 257, 5) !== 'ustar') return nextBlock;
    this.searching = false;
    switch (header.type) {
      case 'L':
      case 'K':
      case 'x':
      case 'X':
      case 'g':
        return this.#metadataHeader(header);
      default:
        return this.#member(header, block, position);
    }
  }

  #metadataHeader(header: TarHeader): TarStep {
    if (!(header.size <= maxMetadataBytes)) {
      // No tool writes one so long: to believe its size could mean to step over everything that follows.
      this.report({ code: 'limit-exceeded', detail: 'an extended header that is too long' });
      return this.#damaged();
    }
    this.state = 'metadata';
    this.metadataType = header.type;
    this.storedLeft = header.size;
    return { want: 'metadata', bytes: padded(header.size) };
  }

  #metadata(bytes: Uint8Array): TarStep {
    this.state = 'header';
    const content = bytes.subarray(0, this.storedLeft);
    switch (this.metadataType) {
      case 'L':
        this.longName = this.#longText(content);
        break;
      case 'K':
        this.longLink = this.#longText(content);
        break;
      case 'x':
      case 'X':
        this.#paxHeader(content);
        break;
      default: // A global header ('g') says nothing that we use.
    }
    return nextBlock;
  }

  /** A name or the target of a link in GNU's format; `undefined` where it is damaged. */
  #longText(content: Uint8Array): string | undefined {
    const text = textAt(content, 0, content.length);
    const end = content.indexOf(0);
    const isWhole = text !== '' && (end < 0 || isZeroBlock(content.subarray(end)));
    if (!isWhole) this.badExtended += 1;
    return isWhole ? text : undefined;
  }

  #paxHeader(content: Uint8Array): void {
    const { records, isWhole } = paxRecords(content);
    let isGood = isWhole;
    for (const [key, value] of records) {
      // PAX 0.0 repeats these two keys, once for each piece.
      if (key === 'GNU.sparse.offset' || key === 'GNU.sparse.numbytes') {
        this.paxPieces.push(/^\d{1,16}$/.test(value) ? Number(value) : NaN);
        continue;
      }
      // An empty value takes back what a global header said.
      if (key === 'size' && value !== '' && !/^\d{1,16}$/.test(value)) isGood = false;
      if ((key === 'path' || key === 'linkpath') && value.includes('\0')) isGood = false;
      if (readKeys.some((read) => differInOneLetter(key, read))) isGood = false;
      this.pax.set(key, value);
    }
    if (!isGood) this.badExtended += 1;
  }

  #member(header: TarHeader, block: Uint8Array, position: number): TarStep {
    if (++this.members > this.limits.maxEntries) {
      throw new EvidenceError('limit-exceeded', `more than ${this.limits.maxEntries} members`);
    }
    const paxSize = this.pax.get('size');
    const size =
      paxSize !== undefined && /^\d{1,16}$/.test(paxSize) ? Number(paxSize) : header.size;
    if (!Number.isSafeInteger(size) || size < 0) return this.#damaged();
    const named: TarHeader = {
      type: header.type,
      size: hasContent(header.type) ? size : 0,
      modified: modifiedOf(header.modified, this.pax.get('mtime')),
      name: this.pax.get('GNU.sparse.name') ?? this.pax.get('path') ?? this.longName ?? header.name,
      linkName: this.pax.get('linkpath') ?? this.longLink ?? header.linkName,
    };
    const longName = this.pax.get('path') ?? this.longName;
    if (longName !== undefined && differsLittle(textAt(block, 0, shortNameBytes), longName))
      this.badExtended += 1;
    if (differsFrom(header.modified, this.pax.get('mtime'))) this.badExtended += 1;
    if (!isSparseWhole(this.pax, this.paxPieces.length > 0)) this.badExtended += 1;
    const pending: Pending = { header: named, realSize: undefined, pieces: [] };
    this.pending = pending;
    this.storedLeft = named.size;
    try {
      if (header.type === 'S') {
        const { numbers, continues } = oldGnuPieces(block, 'header');
        pending.pieces.push(...numbers);
        pending.realSize = numberAt(block, 483, 12);
        if (continues) {
          this.state = 'gnu-map';
          return nextBlock;
        }
      } else if (this.pax.get('GNU.sparse.major') === '1') {
        pending.realSize = decimal(this.pax.get('GNU.sparse.realsize') ?? '');
        this.leadingMap = new LeadingMap();
        this.state = 'leading-map';
        return nextBlock;
      } else {
        const realSize = this.pax.get('GNU.sparse.size') ?? this.pax.get('GNU.sparse.realsize');
        if (realSize !== undefined) {
          pending.realSize = decimal(realSize);
          const map = this.pax.get('GNU.sparse.map');
          pending.pieces = map === undefined ? this.paxPieces : commaPieces(map);
        }
      }
    } catch (error) {
      if (!isEvidenceError(error)) throw error;
      return this.#finish(position + blockBytes, error);
    }
    return this.#finish(position + blockBytes);
  }

  #mapBlock(block: Uint8Array, position: number): TarStep {
    const pending = this.pending!;
    try {
      if (this.state === 'gnu-map') {
        const { numbers, continues } = oldGnuPieces(block, 'continuation');
        pending.pieces.push(...numbers);
        if (pending.pieces.length > maxMetadataBytes) {
          throw new EvidenceError('limit-exceeded', 'a sparse map that is too long');
        }
        if (continues) return nextBlock;
      } else {
        this.storedLeft -= blockBytes;
        if (!this.leadingMap.take(block)) {
          if (this.storedLeft <= 0) {
            throw new EvidenceError('malformed', 'a sparse map without an end');
          }
          return nextBlock;
        }
        pending.pieces = this.leadingMap.numbers;
      }
    } catch (error) {
      if (!isEvidenceError(error)) throw error;
      return this.#finish(position + blockBytes, error);
    }
    return this.#finish(position + blockBytes);
  }

  /** Hands the member on, and steps over its content. */
  #finish(offset: number, problem?: EvidenceError): TarStep {
    const { header, realSize, pieces } = this.pending!;
    const storedSize = Math.max(0, this.storedLeft);
    const problems: SourceProblem[] = [];
    if (problem !== undefined) problems.push({ code: problem.code, detail: problem.message });
    let runs: readonly SparseRun[] | undefined;
    if (realSize !== undefined && problem === undefined) {
      try {
        if (!Number.isSafeInteger(realSize)) {
          throw new EvidenceError('malformed', 'sparse member: no size');
        }
        runs = runsFrom(pieces, realSize);
      } catch (error) {
        if (!isEvidenceError(error)) throw error;
        problems.push({ code: error.code, detail: error.message });
      }
    }
    if (header.name.length > longestName || header.linkName.length > longestName) {
      this.overlong += 1;
    } else {
      this.#countNames(header);
      this.take({
        rawName: header.name,
        kind: kindOf(header),
        size: runs === undefined ? storedSize : realSize!,
        offset,
        storedSize,
        modified: header.modified,
        ...(runs !== undefined && { runs }),
        ...(header.type === '1' && { sameAs: header.linkName }),
        ...(header.type === '2' && { leadsTo: header.linkName }),
        ...(problems.length > 0 && { problems }),
      });
    }
    this.#reset();
    return storedSize === 0 ? nextBlock : { want: 'skip', bytes: padded(storedSize) };
  }

  #countNames({ name, linkName }: TarHeader): void {
    this.nameLength += name.length + linkName.length;
    const most = this.limits.maxEntries * nameShare;
    if (this.nameLength > most) {
      throw new EvidenceError('limit-exceeded', `names of more than ${most} characters`);
    }
  }

  #damaged(): TarStep {
    this.bad += 1;
    this.searching = true;
    this.#reset();
    return nextBlock;
  }

  #reset(): void {
    this.state = 'header';
    this.pending = undefined;
    this.longName = undefined;
    this.longLink = undefined;
    if (this.pax.size > 0) this.pax = new Map();
    if (this.paxPieces.length > 0) this.paxPieces = [];
  }
}

function padded(size: number): number {
  return Math.ceil(size / blockBytes) * blockBytes;
}

/** PAX tells fractions of a second too; whole seconds are kept. What is no time of a file is none. */
function modifiedOf(modified: number, pax: string | undefined): number {
  return pax !== undefined && /^\d{1,12}(?:\.\d{0,20})?$/.test(pax)
    ? Math.floor(Number(pax))
    : modified;
}

/** What a header puts for a time that it has no room for. */
const noTimes: ReadonlySet<number> = new Set([0, 8 ** 11 - 1]);

/** Whether PAX tells another time than the header, which has it in whole seconds: cut off or rounded. */
function differsFrom(modified: number, pax: string | undefined): boolean {
  const told = modifiedOf(NaN, pax);
  return !noTimes.has(modified) && Math.abs(told - modified) > 1;
}

/** Links, folders and devices have a size now and then, and never content. */
function hasContent(type: string): boolean {
  return !'123456'.includes(type) || type === '\0';
}

function kindOf({ type, name }: TarHeader): EntryKind {
  switch (type) {
    case '0':
    case '\0':
    case '7':
      return name.endsWith('/') ? 'folder' : 'file';
    case '1':
    case 'S':
      return 'file';
    case '2':
      return 'link';
    case '5':
    case 'D':
      return 'folder';
    default:
      return 'other';
  }
}
