import { isMessageKey, isUsageError, messages, visibleControls, type Language } from '@athar/core';
import { createColors } from 'picocolors';

/** What a command writes with: results to standard output, everything else to standard error. */
export interface Terminal {
  readonly language: Language;
  readonly isQuiet: boolean;
  /** A line of the result. */
  say(line: string): void;
  /** The line of the result that the eye should find first: bold in a terminal. */
  sayFirst(line: string): void;
  /** A line for the person who waits; left out with --quiet. */
  note(line: string): void;
  /** A line that --quiet does not silence. */
  warn(line: string): void;
}

export interface TerminalOptions {
  readonly language: Language;
  readonly isQuiet?: boolean;
  readonly color?: boolean;
}

/** Writes results to standard output and notes to standard error. Codes of the terminal are left out in a pipe, with `color: false`, and where `NO_COLOR` is set. */
export function terminal({ language, isQuiet = false, color = true }: TerminalOptions): Terminal {
  const { NO_COLOR, TERM } = process.env;
  const isWanted = color && !NO_COLOR && TERM !== 'dumb';
  // In a pipe nobody says: `undefined` would let the library decide, which writes codes there on Windows and where `CI` is set.
  const { bold } = createColors(process.stdout.isTTY ? isWanted : false);
  return {
    language,
    isQuiet,
    say: (line) => process.stdout.write(`${line}\n`),
    sayFirst: (line) => process.stdout.write(`${bold(line)}\n`),
    note: (line) => {
      if (!isQuiet) process.stderr.write(`${line}\n`);
    },
    warn: (line) => process.stderr.write(`${line}\n`),
  };
}

/** Columns of the terminal, or those that a person asks for; `undefined` where nobody says, as in a pipe. */
export function terminalColumns(): number | undefined {
  const told = Number(process.env.COLUMNS);
  return process.stdout.columns || (Number.isSafeInteger(told) && told > 0 ? told : undefined);
}

/**
 * JSON in one line, with signs that nobody sees (controls, directions, marks of formatting) as escapes: a terminal would obey some of them.
 * Whoever parses it gets the same value.
 */
export function jsonLine(value: unknown): string {
  return JSON.stringify(value).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (sign) =>
    sign
      .split('')
      .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .join(''),
  );
}

/** What went wrong with the caller's words, in the caller's language where the catalogue has it. */
export function usageText(error: unknown, language: Language): string | undefined {
  if (!isUsageError(error)) return undefined;
  const { code, values, message } = error;
  if (!isMessageKey(code)) return visibleControls(message);
  const words = messages(language);
  const told = words.text(code, values);
  const { nearest } = values;
  return nearest === undefined
    ? told
    : `${told} ${words.text('cli.usage.suggestion', { name: nearest })}`;
}
