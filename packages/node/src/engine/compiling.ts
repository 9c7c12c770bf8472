import { setFlagsFromString } from 'node:v8';

/**
 * How far V8 inlines functions while evidence is read, and by itself: each worker compiles the same code, so less is inlined (5 % less time, measured).
 * Not while threads start: the code that Node.js keeps of its own modules, and the build of ours, is taken only under the flags it was kept with.
 */
const inlined = { whileReading: 230, otherwise: 920 };

/** Has V8 compile so from now on, in all threads. */
export function compileAs(when: keyof typeof inlined): void {
  setFlagsFromString(`--max-inlined-bytecode-size-cumulative=${inlined[when]}`);
}
