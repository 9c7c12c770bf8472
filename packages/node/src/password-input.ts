import { closeSync, openSync, readSync } from 'node:fs';
import { stdin, stderr } from 'node:process';
import { UsageError, type KeyProvider, type PasswordQuestion } from '@athar/core';
import { interruptThisProcess } from './ending-signals.ts';

const maxFileBytes = 2 ** 20;
const maxPasswordLength = 1024;

/** Where passwords come from, in the order in which they are tried. */
export interface PasswordOptions {
  /** Passwords, one a line. */
  readonly passwordFile?: string;
  /** `ATHAR_PASSWORD`. */
  readonly fromEnvironment?: string | undefined;
  /** What the person reads before the answer; absent where nobody is to be asked. */
  readonly prompt?: (question: PasswordQuestion) => string;
  readonly onProgress?: KeyProvider['onProgress'];
  /** Ends the question, as if the person had given up. */
  readonly signal?: AbortSignal;
}

/** Passwords from a file, the environment and, where one sits at a terminal, the person. Throws `UsageError` where the file cannot be read. */
export function keyProvider(options: PasswordOptions): KeyProvider {
  const passwords = [
    ...(options.passwordFile === undefined ? [] : passwordsIn(options.passwordFile)),
    ...(options.fromEnvironment === undefined || options.fromEnvironment === ''
      ? []
      : [options.fromEnvironment]),
  ];
  const { prompt, signal } = options;
  const canAsk = prompt !== undefined && stdin.isTTY && stderr.isTTY;
  const ahead: TypedAhead = { text: '' };
  return {
    passwords,
    ...(canAsk && {
      ask: (question: PasswordQuestion) => askHidden(prompt(question), ahead, signal),
    }),
    ...(options.onProgress !== undefined && { onProgress: options.onProgress }),
  };
}

function passwordsIn(path: string): string[] {
  let texts: readonly string[];
  try {
    texts = decoded(contentOf(path));
  } catch (error) {
    throw new UsageError('cli.password.file', `cannot read the password file: ${path}`, {
      path,
      detail: String(error),
    });
  }
  // Only the line end is taken off: a password may begin or end with a space.
  const lines = texts.flatMap((text) => text.split(/\r?\n/)).filter((line) => line !== '');
  return [...new Set(lines)];
}

/** What a pipe or a device gives has no size: it is read until it ends, or is too much. */
function contentOf(path: string): Uint8Array {
  const descriptor = openSync(path, 'r');
  try {
    const bytes = new Uint8Array(maxFileBytes + 1);
    let length = 0;
    for (let read = 1; read > 0 && length < bytes.length; length += read)
      read = readSync(descriptor, bytes, length, bytes.length - length, null);
    if (length > maxFileBytes) throw new Error(`the file has more than ${maxFileBytes} bytes`);
    return bytes.subarray(0, length);
  } finally {
    closeSync(descriptor);
  }
}

/**
 * UTF-8, or UTF-16 where the mark at its beginning says so: PowerShell writes that with `>`. The mark is no part of a password. What is
 * neither was saved as "ANSI" by an editor of Windows: in the code page of the languages of western Europe, or of Arabic.
 */
function decoded(bytes: Uint8Array): readonly string[] {
  const mark = ((bytes[0] ?? 0) << 8) | (bytes[1] ?? 0);
  const decode = (encoding: string, options?: { readonly fatal: true }): string =>
    new TextDecoder(encoding, options).decode(bytes);
  if (mark === 0xfffe) return [decode('utf-16le')];
  if (mark === 0xfeff) return [decode('utf-16be')];
  try {
    return [decode('utf-8', { fatal: true })];
  } catch {
    return [decode('windows-1252'), decode('windows-1256')];
  }
}

/** What was typed or pasted behind the end of an answer, for the next question. */
interface TypedAhead {
  text: string;
}

/** Reads a line from the terminal without showing it; `undefined` where the person gives up with Ctrl-D, or the check was ended. */
async function askHidden(
  prompt: string,
  ahead: TypedAhead,
  signal?: AbortSignal,
): Promise<string | undefined> {
  if (signal?.aborted) return undefined;
  // Before the question: what is typed at once is neither shown nor lost.
  stdin.setRawMode(true);
  stderr.write(prompt);
  stdin.setEncoding('utf8');
  stdin.resume();
  try {
    return await new Promise<string | undefined>((resolve) => {
      let typed = '';
      const end = (answer: string | undefined): void => {
        stdin.off('data', take);
        signal?.removeEventListener('abort', giveUp);
        resolve(answer);
      };
      // A signal from outside ends the question too: nobody may be there to answer.
      const giveUp = (): void => end(undefined);
      const take = (text: string): void => {
        let at = 0;
        for (const character of text) {
          at += character.length;
          if (character === '\r' || character === '\n') {
            // Both together end one line.
            ahead.text = text.slice(character === '\r' && text[at] === '\n' ? at + 1 : at);
            end(typed);
            return;
          }
          if (character === '\u0004' || character === '\u0003') {
            // In raw mode the terminal sends no signal for Ctrl-C. What it ends must have ended before the answer is taken.
            if (character === '\u0003') interruptThisProcess();
            if (character === '\u0004' || signal === undefined) end(undefined);
            return;
          }
          if (character === '\u007f' || character === '\b')
            typed = Array.from(typed).slice(0, -1).join('');
          else if (typed.length < maxPasswordLength) typed += character;
        }
      };
      stdin.on('data', take);
      signal?.addEventListener('abort', giveUp);
      const { text } = ahead;
      ahead.text = '';
      take(text);
    });
  } finally {
    stdin.setRawMode(false);
    stdin.pause();
    stderr.write('\n');
  }
}
