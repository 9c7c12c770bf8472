import { cellCount, pageKind, unsigned16 } from '../../page.ts';
import { storedNumber } from '../../record.ts';
import { varintLength, varintSize } from '../../varint.ts';
import { serialLength } from '../shapes/serial-class.ts';

/** Of the first values of freed rows of a leaf, so many lie between those of its rows, or as far beyond as these are apart. */
const shareNear = 0.9;

/** What rows of one leaf of a table without rowid have as their first value, which is the first column of the key: rows stand in its order. */
export class NeighbouringKeys {
  readonly #least: number;
  readonly #most: number;

  private constructor(least: number, most: number) {
    const apart = Math.max(1, most - least);
    this.#least = least - apart;
    this.#most = most + apart;
  }

  /** `undefined` where the first and the last row of the page, which is the bytes alone, do not both have a whole number. */
  static of(bytes: Uint8Array): NeighbouringKeys | undefined {
    if (bytes[0] !== pageKind.leafIndex) return undefined;
    const count = cellCount(bytes, 0, bytes.length);
    if (count < 2) return undefined;
    const [first, last] = [0, count - 1].map((i) =>
      firstNumber(bytes, unsigned16(bytes, 8 + 2 * i)),
    );
    if (first === undefined || last === undefined) return undefined;
    return new NeighbouringKeys(Math.min(first, last), Math.max(first, last));
  }

  /** How probable a first value is, as a logarithm; `anywhere`: where nothing is known of the page. */
  of(value: number, anywhere: number): number {
    const isNear = value >= this.#least && value <= this.#most;
    const near = isNear ? shareNear / (this.#most - this.#least + 1) : 0;
    return Math.log(near + (1 - shareNear) * Math.exp(anywhere));
  }
}

function firstNumber(bytes: Uint8Array, cell: number): number | undefined {
  const headerAt = cell + varintLength(bytes, cell);
  const headerSize = varintSize(bytes, headerAt);
  const serial = bytes[headerAt + varintLength(bytes, headerAt)];
  if (serial === 8 || serial === 9) return serial - 8;
  if (serial === undefined || serial < 1 || serial > 6) return undefined;
  const at = headerAt + headerSize;
  if (at + serialLength(serial) > bytes.length) return undefined;
  return Number(storedNumber(bytes, at, serial));
}
