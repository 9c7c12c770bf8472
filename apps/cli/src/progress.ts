import { messages } from '@athar/core';
import type { CheckPhase } from '@athar/node';
import type { Terminal } from './terminal.ts';

/** Tells how far long work has come: a bar with the time left on a terminal, a plain line for each phase elsewhere. */
export interface Progress {
  phase(phase: CheckPhase | 'deriving-key'): void;
  /** 0 to 1 within the phase. */
  share(share: number, secondsLeft?: number): void;
  end(): void;
}

const barWidth = 24;
const redrawMilliseconds = 100;
/** A guess before this is no guess. */
const firstGuessSeconds = 1;

export function progress(
  terminal: Terminal,
  now: () => number = () => performance.now(),
): Progress {
  const words = messages(terminal.language);
  const isBar = process.stderr.isTTY && !terminal.isQuiet;
  let text = '';
  let began = now();
  let drawn = Number.NEGATIVE_INFINITY;
  let isOpen = false;

  const erase = (): void => {
    if (isOpen) process.stderr.write('\r\u001b[K');
    isOpen = false;
  };

  return {
    phase(phase) {
      erase();
      text = words.text(`progress.${phase}`);
      began = now();
      drawn = Number.NEGATIVE_INFINITY;
      if (!isBar) terminal.note(text);
      else {
        process.stderr.write(text);
        isOpen = true;
      }
    },
    share(share, secondsLeft) {
      if (!isBar || now() - drawn < redrawMilliseconds) return;
      drawn = now();
      const elapsed = (now() - began) / 1000;
      const left =
        secondsLeft ??
        (elapsed >= firstGuessSeconds && share > 0 ? (elapsed / share) * (1 - share) : undefined);
      erase();
      process.stderr.write(
        `${text} ${bar(share)} ${left === undefined ? words.text('progress.unknown') : timeLeft(left)}`,
      );
      isOpen = true;
    },
    end: erase,
  };

  function timeLeft(seconds: number): string {
    if (seconds < 2) return words.text('progress.soon');
    if (seconds < 90) return words.text('plural.seconds-left', { n: Math.round(seconds) });
    if (seconds < 5400) return words.text('plural.minutes-left', { n: Math.round(seconds / 60) });
    return words.text('plural.hours-left', { n: Math.round(seconds / 3600) });
  }

  function bar(share: number): string {
    const full = Math.round(Math.min(Math.max(share, 0), 1) * barWidth);
    // In a right-to-left language the terminal turns the line; the bar itself is symmetric in meaning.
    return `[${'#'.repeat(full)}${'.'.repeat(barWidth - full)}]`;
  }
}
