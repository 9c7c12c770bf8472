/** Bytes at either end of a text that are compared. */
const longestEdge = 4;
/** Bytes of a text that are looked at. */
const mostBytes = 512;

type EdgeOf = (bytes: Uint8Array, from: number, to: number, length: number) => number;

/** How often each edge of up to so many bytes was seen, at one end of texts. */
class SeenEdges {
  readonly #edgeOf: EdgeOf;
  /** The bytes of each, the outermost lowest, and how many these are. */
  readonly #edges: number[] = [];
  readonly #lengths: number[] = [];
  /** By their length; made when first asked for. */
  #counted: readonly CountedEdges[] | undefined = undefined;

  constructor(edgeOf: EdgeOf) {
    this.#edgeOf = edgeOf;
  }

  add(bytes: Uint8Array, from: number, to: number): void {
    const length = Math.min(to - from, longestEdge);
    this.#edges.push(this.#edgeOf(bytes, from, to, length));
    this.#lengths.push(length);
    this.#counted = undefined;
  }

  /** Whether one has this outermost byte. */
  has(byte: number): boolean {
    return this.#edges.some((edge, index) => this.#lengths[index]! > 0 && edge % 256 === byte);
  }

  /**
   * How probable it is at most that the next text has an edge that none had, of as few bytes as this one shows it by, at most `longest`: as often as
   * those came that were seen but once (Good and Turing). 1 where it was seen whole.
   */
  rarityOf(bytes: Uint8Array, from: number, to: number, longest: number): number {
    const most = Math.min(to - from, longest);
    const edge = this.#edgeOf(bytes, from, to, most);
    this.#counted ??= Array.from({ length: longestEdge }, (_, index) =>
      countedEdges(this.#edges, this.#lengths, index + 1),
    );
    for (let length = 1; length <= most; length++) {
      const { seen, once, counts } = this.#counted[length - 1]!;
      if (!counts.has(edge % 256 ** length)) return (once + 1) / (seen + 1);
    }
    return 1;
  }
}

interface CountedEdges {
  readonly seen: number;
  /** Edges that were seen just once. */
  readonly once: number;
  readonly counts: ReadonlyMap<number, number>;
}

function countedEdges(
  edges: readonly number[],
  lengths: readonly number[],
  bytes: number,
): CountedEdges {
  const counts = new Map<number, number>();
  let seen = 0;
  for (const [index, edge] of edges.entries()) {
    if (lengths[index]! < bytes) continue;
    seen++;
    const key = edge % 256 ** bytes;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  let once = 0;
  for (const count of counts.values()) if (count === 1) once++;
  return { seen, once, counts };
}

/** In how many texts each byte was seen. */
class SeenInside {
  readonly #texts = new Uint16Array(256);
  /** The number of the text in which a byte was seen last. */
  readonly #last = new Uint32Array(256);
  #seen = 0;
  /** Bytes that were seen in just one text. */
  #once = 0;

  add(bytes: Uint8Array, from: number, to: number): void {
    const text = ++this.#seen;
    const end = Math.min(to, from + mostBytes);
    for (let at = from; at < end; at++) {
      const byte = bytes[at]!;
      if (this.#last[byte] === text) continue;
      this.#last[byte] = text;
      const count = ++this.#texts[byte]!;
      if (count === 1) this.#once++;
      else if (count === 2) this.#once--;
    }
  }

  has(byte: number): boolean {
    return this.#texts[byte]! > 0;
  }

  /** How probable it is at most that the next text holds a byte that none held. */
  get rarity(): number {
    return Math.min(1, (this.#once + 1) / (this.#seen + 1));
  }
}

interface SeenTexts {
  readonly first: SeenEdges;
  readonly last: SeenEdges;
  readonly inside: SeenInside;
}

/**
 * With what bytes the texts of a table's live rows begin and end, and what bytes they hold, by their position in the record: of texts that are cut in
 * the wrong place, others do.
 */
export class TextEdges {
  readonly #texts: (SeenTexts | undefined)[] = [];

  learn(position: number, bytes: Uint8Array, from: number, to: number): void {
    const texts = (this.#texts[position] ??= {
      first: new SeenEdges(firstEdge),
      last: new SeenEdges(lastEdge),
      inside: new SeenInside(),
    });
    texts.first.add(bytes, from, to);
    texts.last.add(bytes, from, to);
    texts.inside.add(bytes, from, to);
  }

  /** Whether a text of that position begins with this byte. */
  hasFirst(position: number, byte: number): boolean {
    return this.#texts[position]?.first.has(byte) ?? false;
  }

  /** How rarely a text of that position begins so, where no live one does; 1 where one does. Up to `longest` bytes are compared. */
  rarityOfFirst(
    position: number,
    bytes: Uint8Array,
    from: number,
    to: number,
    longest = longestEdge,
  ): number {
    return this.#texts[position]?.first.rarityOf(bytes, from, to, longest) ?? 1;
  }

  /** The same of how it ends. */
  rarityOfLast(
    position: number,
    bytes: Uint8Array,
    from: number,
    to: number,
    longest = longestEdge,
  ): number {
    return this.#texts[position]?.last.rarityOf(bytes, from, to, longest) ?? 1;
  }

  /** How rarely a text of that position holds a byte that no live one holds, where such a byte is in a stretch; 1 where none is. */
  rarityInside(position: number, bytes: Uint8Array, from: number, to: number): number {
    const inside = this.#texts[position]?.inside;
    if (inside === undefined) return 1;
    const end = Math.min(to, from + mostBytes);
    for (let at = from; at < end; at++) if (!inside.has(bytes[at]!)) return inside.rarity;
    return 1;
  }
}

/** Bytes as one number, the first lowest. */
function firstEdge(bytes: Uint8Array, from: number, _to: number, length: number): number {
  let edge = 0;
  for (let i = length - 1; i >= 0; i--) edge = edge * 256 + bytes[from + i]!;
  return edge;
}

/** The same, the last lowest. */
function lastEdge(bytes: Uint8Array, _from: number, to: number, length: number): number {
  let edge = 0;
  for (let i = length; i > 0; i--) edge = edge * 256 + bytes[to - i]!;
  return edge;
}
