import { messages } from '@athar/core';
import type { CheckPhase } from '@athar/node';
import type { Terminal } from './terminal.ts';

/** Tells how far long work has come: a bar with the time left on a terminal, a plain line for each phase elsewhere. */
export interface Progress {
  phase(phase: CheckPhase | 'deriving-key' | 'database'): void;
  /** 0 to 1 within the phase. */
  share(share: number, secondsLeft?: number): void;
  end(): void;
}

const widestBar = 24;
/** A bar with fewer steps says nothing. */
const narrowestBar = 6;
/** Where a terminal does not tell its width. */
const usualColumns = 80;
const redrawMilliseconds = 100;
/** A guess before this is no guess. */
const firstGuessSeconds = 1;

/** A bar on a terminal, plain lines elsewhere, on standard error; nothing where `--quiet` is given. */
export function progress(
  terminal: Terminal,
  now: () => number = () => performance.now(),
): Progress {
  const words = messages(terminal.language);
  // A dumb terminal (of an editor, say) obeys neither the code that erases nor the return to the first column.
  const isBar = process.stderr.isTTY && process.env.TERM !== 'dumb' && !terminal.isQuiet;
  let text = '';
  let began = now();
  let drawn = Number.NEGATIVE_INFINITY;
  /** The line that stands there now. */
  let shown = '';

  const erase = (): void => {
    if (shown !== '') process.stderr.write('\r\u001b[K');
    shown = '';
  };
  const show = (line: string): void => {
    // A line that says the same is left standing: a screen reader speaks each that is written.
    if (line === shown) return;
    erase();
    process.stderr.write(line);
    shown = line;
  };

  return {
    phase(phase) {
      text = words.text(`progress.${phase}`);
      began = now();
      drawn = Number.NEGATIVE_INFINITY;
      if (isBar) show(fitting(text, room()));
      else terminal.note(text);
    },
    share(share, secondsLeft) {
      if (!isBar || now() - drawn < redrawMilliseconds) return;
      drawn = now();
      const elapsed = (now() - began) / 1000;
      const left =
        secondsLeft ??
        (elapsed >= firstGuessSeconds && share > 0 ? (elapsed / share) * (1 - share) : undefined);
      const time = left === undefined ? words.text('progress.unknown') : timeLeft(left);
      show(progressLine(text, share, time, room()));
    },
    end: erase,
  };

  function timeLeft(seconds: number): string {
    if (seconds < 2) return words.text('progress.soon');
    if (seconds < 90) return words.text('plural.seconds-left', { n: Math.round(seconds) });
    if (seconds < 5400) return words.text('plural.minutes-left', { n: Math.round(seconds / 60) });
    return words.text('plural.hours-left', { n: Math.round(seconds / 3600) });
  }
}

/** The last column stays free: some terminals go to the next line once it is written. */
function room(): number {
  return (process.stderr.columns || usualColumns) - 1;
}

/**
 * What is done, how far it has come and the time left, within `columns`: a line that wraps cannot be erased, and would stand
 * there once for each time it was drawn. The bar is shortened first; where that does not do, the time goes, then the bar.
 */
export function progressLine(text: string, share: number, time: string, columns: number): string {
  const beside = columns - widthOf(text) - ' []'.length;
  const besideTime = beside - widthOf(time) - 1;
  if (besideTime >= narrowestBar) return `${text} ${bar(share, besideTime)} ${time}`;
  if (beside >= narrowestBar) return `${text} ${bar(share, beside)}`;
  return fitting(text, columns);
}

function bar(share: number, columns: number): string {
  const width = Math.min(columns, widestBar);
  const full = Math.round(Math.min(Math.max(share, 0), 1) * width);
  // In a right-to-left language the terminal turns the line; the bar itself is symmetric in meaning.
  return `[${'#'.repeat(full)}${'.'.repeat(width - full)}]`;
}

/** Vowel signs and isolates take no column. */
const withoutColumn = /[\p{Mn}\p{Cf}]/gu;

function widthOf(text: string): number {
  return text.replace(withoutColumn, '').length;
}

function fitting(text: string, columns: number): string {
  return widthOf(text) <= columns ? text : `${text.slice(0, Math.max(columns - 1, 0))}…`;
}
