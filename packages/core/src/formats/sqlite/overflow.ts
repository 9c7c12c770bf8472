import { unsigned32 } from './page.ts';
import type { Pager } from './pager.ts';
import type { PageWindow } from './page-window.ts';
import { PageSet } from './page-set.ts';

/** A payload whose pages were followed as far as they go. */
export interface JoinedPayload {
  readonly bytes: Uint8Array;
  /** Less than was asked for where the chain breaks off. */
  readonly length: number;
  readonly fault: 'malformed' | 'truncated' | undefined;
}

const keptBytes = 2 ** 20;

/** Puts payloads together that do not fit in their cell. The memory is used again for the next one. */
export class OverflowReader {
  readonly #pager: Pager;
  readonly #nearby: readonly PageWindow[];
  #buffer = new Uint8Array(0);

  /** Overflow pages mostly stand beside the leaf: `nearby` is looked at first. */
  constructor(pager: Pager, nearby: readonly PageWindow[]) {
    this.#pager = pager;
    this.#nearby = nearby;
  }

  /** `first` is the number of the first overflow page, `local` the part that stands in the cell. */
  join(local: Uint8Array, size: number, first: number): JoinedPayload {
    const { usableSize } = this.#pager;
    const onePage = usableSize - 4;
    if (this.#buffer.length > keptBytes) this.#buffer = new Uint8Array(0);
    // The stated size is not believed before the pages are seen.
    this.#grow(Math.min(size, local.length + 16 * onePage), 0);
    this.#buffer.set(local);
    let length = local.length;
    let page = first;
    const visited = new PageSet();
    let fault: JoinedPayload['fault'];
    while (length < size) {
      if (!this.#pager.has(page)) {
        fault = page > this.#pager.pageCount ? 'truncated' : 'malformed';
        break;
      }
      if (!visited.add(page)) {
        fault = 'malformed';
        break;
      }
      const near = this.#nearby.find((window) => window.find(page) >= 0);
      const view =
        near === undefined ? this.#pager.page(page)! : { bytes: near.bytes, at: near.find(page) };
      const part = Math.min(onePage, size - length);
      if (length + part > this.#buffer.length)
        this.#grow(Math.min(size, (length + part) * 2), length);
      this.#buffer.set(view.bytes.subarray(view.at + 4, view.at + 4 + part), length);
      length += part;
      page = unsigned32(view.bytes, view.at);
    }
    return { bytes: this.#buffer, length, fault };
  }

  #grow(size: number, kept: number): void {
    if (this.#buffer.length >= size) return;
    const larger = new Uint8Array(size);
    larger.set(this.#buffer.subarray(0, kept));
    this.#buffer = larger;
  }
}
