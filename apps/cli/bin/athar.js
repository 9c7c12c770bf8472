#!/usr/bin/env node
import { load } from './load.js';

try {
  await load('main.cjs').main(process.argv.slice(2));
} catch (error) {
  // Of the program itself: node would end with 1, which is a result.
  console.error(error);
  process.exitCode = 4;
}
