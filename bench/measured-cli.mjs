// Runs the command line in this process and tells at the end what the process used, on file descriptor 3.
import { writeSync } from 'node:fs';
import { load } from '../apps/cli/bin/load.js';

process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  writeSync(
    3,
    JSON.stringify({ peakKiB: maxRSS, cpuSeconds: (userCPUTime + systemCPUTime) / 1e6 }),
  );
});
await load('main.cjs').main(process.argv.slice(2));
