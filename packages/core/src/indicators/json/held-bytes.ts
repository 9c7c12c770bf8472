/** The part of a document that is held while it is read on: what is no longer needed goes, what comes is put behind it. */
export class HeldBytes {
  bytes: Uint8Array<ArrayBuffer>;
  /** How many of `bytes` are of the document. */
  length = 0;

  /** With room for so many bytes; it grows where more are needed at one time. */
  constructor(room: number) {
    this.bytes = new Uint8Array(room);
  }

  /** Drops what lies before `keep`, and puts a chunk behind the rest; offsets into `bytes` are less by `keep` afterwards. */
  takeIn(chunk: Uint8Array, keep: number): void {
    const kept = this.length - keep;
    if (kept + chunk.length > this.bytes.length) {
      const larger = new Uint8Array(Math.max(this.bytes.length * 2, kept + chunk.length));
      larger.set(this.bytes.subarray(keep, this.length));
      this.bytes = larger;
    } else {
      this.bytes.copyWithin(0, keep, this.length);
    }
    this.bytes.set(chunk, kept);
    this.length = kept + chunk.length;
  }
}
