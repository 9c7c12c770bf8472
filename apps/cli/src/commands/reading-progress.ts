import type { Language, RandomAccessFile } from '@athar/core';
import type { RecoverySource } from '@athar/core/formats';
import { progress, type Progress } from '../progress.ts';
import { terminal } from '../terminal.ts';

/** What is smaller is shown before anybody asks how long it will take. */
const leastBytes = 2 ** 24;
/** Deleted rows are looked for in all pages, and compared with all rows that are still there. */
const passesOfRecovery = 2;
const almostAll = 0.99;

/** Tells how far a database has been read, by the bytes of its files, on a terminal that shows nothing else. */
export class ReadingProgress {
  readonly source: RecoverySource;
  readonly #bar: Progress | undefined;
  readonly #expected: number;
  #read = 0;

  constructor(
    { file, wal, journal }: RecoverySource,
    { deleted, json }: { readonly deleted?: boolean; readonly json?: boolean },
    language: Language,
  ) {
    const bytes = file.size + (wal?.size ?? 0) + (journal?.size ?? 0);
    this.#expected = bytes * (deleted === true ? 1 + passesOfRecovery : 1);
    const isAlone = process.stderr.isTTY && !(json === true && process.stdout.isTTY);
    if (isAlone && bytes >= leastBytes) {
      this.#bar = progress(terminal({ language }));
      this.#bar.phase('database');
    }
    this.source = {
      file: this.#watched(file),
      wal: wal && this.#watched(wal),
      journal: journal && this.#watched(journal),
    };
  }

  /** Takes the bar away, before anything is written; it comes back with what is read next. */
  hide(): void {
    this.#bar?.end();
  }

  #watched(file: RandomAccessFile): RandomAccessFile {
    const bar = this.#bar;
    if (bar === undefined) return file;
    const told = (bytes: number): number => {
      this.#read += bytes;
      bar.share(Math.min(almostAll, this.#read / this.#expected));
      return bytes;
    };
    return {
      size: file.size,
      read: (offset, length) => {
        const bytes = file.read(offset, length);
        told(bytes.length);
        return bytes;
      },
      readInto: (target, offset) => told(file.readInto(target, offset)),
      close: () => file.close(),
    };
  }
}
