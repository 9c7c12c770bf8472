import type { WriteStream } from 'node:tty';

const chunkLength = 2 ** 16;

/** Lines for standard output, in pieces, waiting where the reader is slow. */
export class LineOutput {
  /** Called before a piece is written. */
  onWrite: () => void = () => undefined;
  readonly #stream: WriteStream;
  #waiting = '';

  constructor(stream: WriteStream) {
    this.#stream = stream;
  }

  /** There is enough to be written. */
  get isFull(): boolean {
    return this.#waiting.length >= chunkLength;
  }

  put(text: string): void {
    this.#waiting += `${text}\n`;
  }

  /** False where the reader has gone, so that more lines are of no use. */
  async line(text: string): Promise<boolean> {
    this.put(text);
    return this.isFull ? this.flush() : this.#isOpen;
  }

  /** Writes what waits; false where the reader has gone. */
  async flush(): Promise<boolean> {
    const text = this.#waiting;
    this.#waiting = '';
    if (text === '') return this.#isOpen;
    this.onWrite();
    if (!this.#isOpen || this.#stream.write(text)) return this.#isOpen;
    await new Promise<void>((resolve) => {
      const done = () => {
        this.#stream.off('drain', done).off('close', done).off('error', done);
        resolve();
      };
      this.#stream.once('drain', done).once('close', done).once('error', done);
    });
    return this.#isOpen;
  }

  get #isOpen(): boolean {
    return !this.#stream.destroyed && this.#stream.writable;
  }
}
