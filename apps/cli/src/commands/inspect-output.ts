import type { WriteStream } from 'node:tty';

const chunkLength = 2 ** 16;

/** Lines for standard output, in pieces, waiting where the reader is slow. */
export class LineOutput {
  readonly #stream: WriteStream;
  #waiting = '';

  constructor(stream: WriteStream) {
    this.#stream = stream;
  }

  /** False where the reader has gone, so that more lines are of no use. */
  async line(text: string): Promise<boolean> {
    this.#waiting += `${text}\n`;
    if (this.#waiting.length >= chunkLength) await this.flush();
    return !this.#stream.destroyed && this.#stream.writable;
  }

  async flush(): Promise<void> {
    const text = this.#waiting;
    this.#waiting = '';
    if (text === '' || this.#stream.destroyed || !this.#stream.writable) return;
    if (this.#stream.write(text)) return;
    await new Promise<void>((resolve) => {
      const done = () => {
        this.#stream.off('drain', done).off('close', done).off('error', done);
        resolve();
      };
      this.#stream.once('drain', done).once('close', done).once('error', done);
    });
  }
}
