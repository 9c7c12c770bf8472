/** How often each byte was seen. */
class SeenBytes {
  readonly #counts = new Uint16Array(256);
  #seen = 0;
  /** Bytes that were seen just once. */
  #once = 0;

  add(byte: number): void {
    const count = ++this.#counts[byte]!;
    this.#seen++;
    if (count === 1) this.#once++;
    else if (count === 2) this.#once--;
  }

  /** How probable it is at most that the next one is none that was seen, if this one is none: as often as those came that were seen but once (Good and Turing). */
  rarityOf(byte: number): number {
    return this.#counts[byte]! > 0 ? 1 : (this.#once + 1) / (this.#seen + 1);
  }
}

interface Edges {
  readonly first: SeenBytes;
  readonly last: SeenBytes;
}

/** With what bytes the texts of a table's live rows begin and end, by their position in the record: of texts that are cut in the wrong place, others do. */
export class TextEdges {
  readonly #edges: (Edges | undefined)[] = [];

  learn(position: number, first: number, last: number): void {
    const edges = (this.#edges[position] ??= { first: new SeenBytes(), last: new SeenBytes() });
    edges.first.add(first);
    edges.last.add(last);
  }

  /** How rarely a text of that position begins with such a byte, where no live one does; 1 where one does. */
  rarityOfFirst(position: number, byte: number): number {
    return this.#edges[position]?.first.rarityOf(byte) ?? 1;
  }

  /** The same of its last byte. */
  rarityOfLast(position: number, byte: number): number {
    return this.#edges[position]?.last.rarityOf(byte) ?? 1;
  }
}
